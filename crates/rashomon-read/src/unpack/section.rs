//! A part of a file that several readers share, each with its own place in it.

use std::cell::RefCell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use super::ReadSeek;

/// A file, or a part of one. Clones read from the same file and keep their own place.
#[derive(Clone)]
pub struct Section<'a> {
    file: Rc<RefCell<Box<dyn ReadSeek + 'a>>>,
    start: u64,
    len: u64,
    at: u64,
}

impl<'a> Section<'a> {
    /// All of a file.
    pub fn whole(mut file: Box<dyn ReadSeek + 'a>) -> io::Result<Self> {
        let len = file.seek(SeekFrom::End(0))?;
        Ok(Self {
            file: Rc::new(RefCell::new(file)),
            start: 0,
            len,
            at: 0,
        })
    }

    /// How many bytes it has.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// A part of it; what lies beyond its end is left out.
    pub fn part(&self, start: u64, len: u64) -> Self {
        let start = start.min(self.len);
        Self {
            file: self.file.clone(),
            start: self.start + start,
            len: len.min(self.len - start),
            at: 0,
        }
    }
}

impl Read for Section<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.len.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = into.len().min(left);
        let Some(into) = into.get_mut(..most).filter(|into| !into.is_empty()) else {
            return Ok(0);
        };
        // Readers take turns on one thread, so the file is never lent out twice.
        let mut file = self.file.try_borrow_mut().map_err(io::Error::other)?;
        file.seek(SeekFrom::Start(self.start + self.at))?;
        let read = file.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Section<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn parts_keep_their_own_place() {
        let whole = Section::whole(Box::new(Cursor::new(b"abcdefgh".to_vec()))).unwrap();
        let (mut left, mut right) = (whole.part(0, 4), whole.part(4, 400));
        let mut two = [0; 2];
        left.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"ab");
        let mut rest = String::new();
        right.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "efgh");
        left.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"cd");
        assert_eq!(left.read(&mut two).unwrap(), 0);
    }
}
