//! A document that is a ZIP archive of parts, read under limits.

use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;

use super::Why;

/// The parts of a document may together unpack to this many bytes.
const MOST: u64 = 128 << 20;

/// How many times larger than the document its parts may be; small ones may always have [`FREE`] bytes.
const RATIO: u64 = 200;
const FREE: u64 = 8 << 20;

/// A document's archive, and how much may still be unpacked from it.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive; nothing if it is none.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let most = (bytes.len() as u64).saturating_mul(RATIO).clamp(FREE, MOST);
        Some(Self {
            archive: ZipArchive::new(Cursor::new(bytes)).ok()?,
            left: most,
        })
    }

    /// Whether there is such a part.
    pub fn has(&self, path: &str) -> bool {
        self.archive.index_for_name(path).is_some()
    }

    /// The media type that the document states in its first part; empty if there is none.
    pub fn kind(&self) -> String {
        let mut kind = String::new();
        let mut archive = self.archive.clone();
        if let Ok(part) = archive.by_name("mimetype") {
            // What cannot be read is no kind that is known.
            let _ = part.take(100).read_to_string(&mut kind);
        }
        kind.trim().to_owned()
    }

    /// The text of a part.
    pub fn text(&mut self, path: &str) -> Result<String, Why> {
        let part = self
            .archive
            .by_name(path)
            .map_err(|error| format!("is damaged in {path} ({error})"))?;
        let mut bytes = Vec::new();
        let read = part.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| format!("is damaged in {path} ({error})"))?;
        let len = bytes.len() as u64;
        if len > self.left {
            return Err("unpacks to more than a document may".to_owned());
        }
        self.left -= len;
        let (encoding, _) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
        Ok(encoding.decode(&bytes).0.into_owned())
    }
}
