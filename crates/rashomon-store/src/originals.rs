//! What was given: bytes in pieces, so that a file of gigabytes goes in and out in little memory, under the name and with
//! the hash that it came with.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::lock::Lock;
use crate::log::hex;
use crate::told::{self, Told};
use crate::{Project, StoreError, clock, log};

/// The bytes of one piece.
const CHUNK: usize = 1 << 20;

/// A transaction is closed once it holds so many bytes …
const BATCH_BYTES: u64 = 32 << 20;
/// … or so many files.
const BATCH_FILES: usize = 500;

/// What taking in a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The project had nothing of this name.
    New,
    /// The project had other bytes of this name, and has both now.
    Changed,
    /// The project had these bytes under this name.
    Known,
}

/// Files being taken in. Dropped without [`Intake::finish`], the last few are as if they had never come.
pub struct Intake<'project> {
    project: &'project Project,
    transaction: Option<Transaction<'project>>,
    bytes: u64,
    files: usize,
    _lock: Lock,
}

impl Project {
    /// Begins to take files in.
    ///
    /// # Errors
    ///
    /// If another process takes files in, or the project cannot be written.
    pub fn intake(&self) -> Result<Intake<'_>, StoreError> {
        let lock = Lock::take(self.folder(), "add")?;
        let intake = Intake {
            project: self,
            transaction: None,
            bytes: 0,
            files: 0,
            _lock: lock,
        };
        sweep(&self.connection)?;
        Ok(intake)
    }

    /// How many originals there are, and how many bytes they have together.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn originals(&self) -> Result<(u64, u64), StoreError> {
        let count = "SELECT count(*), coalesce(sum(bytes), 0) FROM original";
        Ok(self
            .connection
            .query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

/// Throws away bytes that were not stored to their end.
fn sweep(connection: &Connection) -> Result<(), StoreError> {
    let unfinished = "SELECT id FROM content WHERE sha256 IS NULL";
    connection.execute(
        &format!("DELETE FROM content_chunk WHERE content IN ({unfinished})"),
        [],
    )?;
    connection.execute("DELETE FROM content WHERE sha256 IS NULL", [])?;
    Ok(())
}

impl Intake<'_> {
    /// Takes in a file, of which the bytes are stored once however often they come.
    ///
    /// # Errors
    ///
    /// If it cannot be read ([`StoreError::Input`]), or the project cannot be written.
    pub fn take_file(&mut self, name: &str, mut file: impl Read + Seek, told: &Told) -> Result<Taken, StoreError> {
        let unreadable = |error| StoreError::Input {
            name: name.to_owned(),
            error,
        };
        // Whoever adds a folder again should not write it again.
        let sha256 = hash(&mut file).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        match self.stored(&sha256)? {
            Some((content, bytes)) => self.note(name, &sha256, content, bytes, told),
            None => self.take_stream(name, file, told),
        }
    }

    /// The same for what can be read once, such as standard input.
    ///
    /// # Errors
    ///
    /// If it cannot be read ([`StoreError::Input`]), or the project cannot be written.
    pub fn take_stream(&mut self, name: &str, reader: impl Read, told: &Told) -> Result<Taken, StoreError> {
        let insert = "INSERT INTO content(sha256, bytes) VALUES (NULL, 0)";
        self.writing()?.execute(insert, [])?;
        let content = self.writing()?.last_insert_rowid();
        let (sha256, bytes) = self.store(name, content, reader)?;
        let content = match self.stored(&sha256)? {
            Some((known, _)) => {
                sweep(self.writing()?)?;
                known
            }
            None => {
                let complete = "UPDATE content SET sha256 = ?2, bytes = ?3 WHERE id = ?1";
                self.writing()?.execute(complete, (content, &sha256, bytes))?;
                content
            }
        };
        self.note(name, &sha256, content, bytes, told)
    }

    /// Keeps all that was taken in.
    ///
    /// # Errors
    ///
    /// If the project cannot be written.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.commit()
    }

    fn stored(&mut self, sha256: &str) -> Result<Option<(i64, i64)>, StoreError> {
        let find = "SELECT id, bytes FROM content WHERE sha256 = ?1";
        let found = self
            .writing()?
            .query_row(find, [sha256], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// Stores bytes piece by piece; their hash and their number.
    fn store(&mut self, name: &str, content: i64, mut reader: impl Read) -> Result<(String, i64), StoreError> {
        let mut hasher = Sha256::new();
        let mut bytes = 0;
        for part in 0_i64.. {
            let mut chunk = Vec::new();
            let read = reader.by_ref().take(CHUNK as u64).read_to_end(&mut chunk);
            if let Err(error) = read {
                sweep(self.writing()?)?;
                return Err(StoreError::Input {
                    name: name.to_owned(),
                    error,
                });
            }
            if chunk.is_empty() {
                break;
            }
            hasher.update(&chunk);
            bytes += chunk.len() as u64;
            let insert = "INSERT INTO content_chunk(content, part, bytes) VALUES (?1, ?2, ?3)";
            self.writing()?
                .prepare_cached(insert)?
                .execute((content, part, &chunk))?;
            self.count(chunk.len() as u64, 0)?;
        }
        Ok((hex(&hasher.finalize()), i64::try_from(bytes).unwrap_or(i64::MAX)))
    }

    /// Notes that bytes came under a name.
    fn note(&mut self, name: &str, sha256: &str, content: i64, bytes: i64, told: &Told) -> Result<Taken, StoreError> {
        let connection = self.writing()?;
        let count = "SELECT count(*), coalesce(sum(sha256 = ?2), 0) FROM original WHERE name = ?1";
        let (named, same): (i64, i64) =
            connection.query_row(count, (name, sha256), |row| Ok((row.get(0)?, row.get(1)?)))?;
        if same > 0 {
            return Ok(Taken::Known);
        }
        let insert = "
            INSERT INTO original(name, content, sha256, bytes, taken_in, published, hints)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let published = told.published.map(|date| date.to_string());
        let hints = told::wire(&told.hints)?;
        connection.execute(insert, (name, content, sha256, bytes, clock::now(), published, hints))?;
        log::append(
            connection,
            "add",
            &json!({"name": name, "sha256": sha256, "bytes": bytes}),
        )?;
        self.count(0, 1)?;
        Ok(if named > 0 { Taken::Changed } else { Taken::New })
    }

    /// The transaction that is open, or a new one.
    fn writing(&mut self) -> Result<&Transaction<'_>, StoreError> {
        let transaction = match self.transaction.take() {
            Some(open) => open,
            None => self.project.write()?,
        };
        Ok(self.transaction.insert(transaction))
    }

    fn count(&mut self, bytes: u64, files: usize) -> Result<(), StoreError> {
        self.bytes += bytes;
        self.files += files;
        if self.bytes >= BATCH_BYTES || self.files >= BATCH_FILES {
            self.commit()?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        (self.bytes, self.files) = (0, 0);
        match self.transaction.take() {
            Some(transaction) => Ok(transaction.commit()?),
            None => Ok(()),
        }
    }
}

/// The SHA-256 of all that a reader gives.
pub fn hash(reader: &mut impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => return Ok(hex(&hasher.finalize())),
            Ok(read) => hasher.update(chunk.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The bytes of an original, read piece by piece from anywhere in it.
pub struct ContentReader<'project> {
    connection: &'project Connection,
    content: i64,
    bytes: u64,
    position: u64,
    chunk: Option<(u64, Vec<u8>)>,
    /// How many bytes were read for the first time, for whoever wants to know how far it is.
    counter: Rc<Cell<u64>>,
    furthest: u64,
}

impl<'project> ContentReader<'project> {
    /// From the first byte on.
    pub fn new(connection: &'project Connection, content: i64, bytes: u64) -> Self {
        Self {
            connection,
            content,
            bytes,
            position: 0,
            chunk: None,
            counter: Rc::default(),
            furthest: 0,
        }
    }

    /// The same, adding to a counter as it goes.
    pub fn counting(self, counter: Rc<Cell<u64>>) -> Self {
        Self { counter, ..self }
    }

    fn load(&mut self, part: u64) -> io::Result<&[u8]> {
        if self.chunk.as_ref().is_none_or(|(held, _)| *held != part) {
            let select = "SELECT bytes FROM content_chunk WHERE content = ?1 AND part = ?2";
            let mut statement = self.connection.prepare_cached(select).map_err(io::Error::other)?;
            let found = statement.query_row((self.content, i64::try_from(part).unwrap_or(i64::MAX)), |row| {
                row.get(0)
            });
            self.chunk = Some((part, found.map_err(io::Error::other)?));
        }
        Ok(self
            .chunk
            .as_ref()
            .map(|(_, bytes)| bytes.as_slice())
            .unwrap_or_default())
    }
}

impl Read for ContentReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.bytes {
            return Ok(0);
        }
        let (part, offset) = (self.position / CHUNK as u64, self.position % CHUNK as u64);
        let chunk = self.load(part)?;
        let mut rest = chunk
            .get(usize::try_from(offset).unwrap_or(usize::MAX)..)
            .unwrap_or_default();
        let read = rest.read(into)?;
        self.position += read as u64;
        if self.position > self.furthest {
            self.counter.set(self.counter.get() + (self.position - self.furthest));
            self.furthest = self.position;
        }
        Ok(read)
    }
}

impl Seek for ContentReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let moved = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = moved.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_went_in_from_anywhere() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::init(folder.path()).unwrap();
        let bytes: Vec<u8> = (0..CHUNK * 2 + 17).map(|byte| (byte % 251) as u8).collect();
        let mut intake = project.intake().unwrap();
        assert_eq!(
            intake
                .take_file("a", io::Cursor::new(&bytes), &Told::default())
                .unwrap(),
            Taken::New
        );
        assert_eq!(
            intake
                .take_file("a", io::Cursor::new(&bytes), &Told::default())
                .unwrap(),
            Taken::Known
        );
        assert_eq!(
            intake.take_stream("b", &bytes[..], &Told::default()).unwrap(),
            Taken::New
        );
        assert_eq!(
            intake.take_file("a", io::Cursor::new(b"x"), &Told::default()).unwrap(),
            Taken::Changed
        );
        intake.finish().unwrap();
        assert_eq!(project.originals().unwrap().0, 3);
        let mut reader = ContentReader::new(&project.connection, 1, bytes.len() as u64);
        let mut all = Vec::new();
        reader.read_to_end(&mut all).unwrap();
        assert!(all == bytes);
        reader.seek(SeekFrom::End(-20)).unwrap();
        all.clear();
        reader.read_to_end(&mut all).unwrap();
        assert!(all == bytes[bytes.len() - 20..]);
    }

    #[test]
    fn what_was_not_finished_was_never_there() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::init(folder.path()).unwrap();
        let mut intake = project.intake().unwrap();
        intake.take_file("a", io::Cursor::new(b"x"), &Told::default()).unwrap();
        drop(intake);
        assert_eq!(project.originals().unwrap(), (0, 0));
        assert_eq!(project.check_log().unwrap().entries, 1);
    }
}
