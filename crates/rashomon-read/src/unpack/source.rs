//! Bytes to take apart: a file, which can be read from anywhere in it, or a stream, which comes once.

use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

/// How many bytes are looked at to tell what a source is.
const HEAD: usize = 64 * 1024;

/// What can be read from anywhere in it.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// Bytes to take apart, and the first of them.
pub struct Source<'a> {
    bytes: Bytes<'a>,
    head: Option<Vec<u8>>,
}

enum Bytes<'a> {
    Stream(Box<dyn BufRead + 'a>),
    Seekable(Box<dyn ReadSeek + 'a>),
}

impl<'a> Source<'a> {
    /// What comes once, such as standard input or the member of an archive.
    pub fn stream(reader: impl Read + 'a) -> Self {
        Self {
            bytes: Bytes::Stream(Box::new(BufReader::new(reader))),
            head: None,
        }
    }

    /// What can be read from anywhere in it, such as a file.
    pub fn seekable(reader: impl Read + Seek + 'a) -> Self {
        Self {
            bytes: Bytes::Seekable(Box::new(reader)),
            head: None,
        }
    }

    /// The first bytes, at most 64 KiB. They stay part of the source.
    ///
    /// # Errors
    ///
    /// If the source cannot be read.
    pub fn head(&mut self) -> io::Result<&[u8]> {
        if self.head.is_none() {
            let mut head = Vec::new();
            match &mut self.bytes {
                Bytes::Stream(reader) => reader.take(HEAD as u64).read_to_end(&mut head)?,
                Bytes::Seekable(reader) => {
                    let read = reader.take(HEAD as u64).read_to_end(&mut head)?;
                    reader.seek(SeekFrom::Start(0))?;
                    read
                }
            };
            self.head = Some(head);
        }
        Ok(self.head.as_deref().unwrap_or_default())
    }

    /// All bytes from the first on, once.
    pub fn into_reader(self) -> Box<dyn BufRead + 'a> {
        match self.bytes {
            Bytes::Stream(reader) => Box::new(Cursor::new(self.head.unwrap_or_default()).chain(reader)),
            Bytes::Seekable(reader) => Box::new(BufReader::new(reader)),
        }
    }

    /// The bytes as something that can be read from anywhere; a stream is held in memory for it.
    ///
    /// # Errors
    ///
    /// If a stream cannot be read, or has more than `most` bytes ([`io::ErrorKind::FileTooLarge`]).
    pub fn into_seekable(self, most: u64) -> io::Result<Box<dyn ReadSeek + 'a>> {
        match self.bytes {
            Bytes::Seekable(reader) => Ok(reader),
            Bytes::Stream(_) => {
                let mut bytes = Vec::new();
                self.into_reader()
                    .take(most.saturating_add(1))
                    .read_to_end(&mut bytes)?;
                if bytes.len() as u64 > most {
                    return Err(io::ErrorKind::FileTooLarge.into());
                }
                Ok(Box::new(Cursor::new(bytes)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_stays_part_of_the_source() {
        let sources = [Source::stream(&b"abc"[..]), Source::seekable(Cursor::new(b"abc"))];
        for mut source in sources {
            assert_eq!(source.head().unwrap(), b"abc");
            let mut all = Vec::new();
            source.into_reader().read_to_end(&mut all).unwrap();
            assert_eq!(all, b"abc");
        }
    }

    #[test]
    fn a_stream_that_is_too_long_is_not_held() {
        let error = Source::stream(&b"abcd"[..]).into_seekable(3).err().unwrap();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
