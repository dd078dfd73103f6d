//! The file: a magic line, the hash of what follows, the lengths of the sections, the sections.
//!
//! It is read in place. Opening looks at the lengths alone; every later read checks its own bounds, so that a garbled
//! file gives no rows, and never a panic. [`File::verify`] compares the hash.

mod names;
mod row;
pub(crate) mod write;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use names::RowText;
pub(crate) use row::{ROW_BYTES, Record, RowId};
use sha2::{Digest, Sha256};

use crate::GazetteerError;
use crate::bytes::{Reader, u24_at, u32_at};

/// The first line of a file, with the version of its layout.
pub(crate) const MAGIC: &[u8] = b"RASHOMON-GAZETTEER-1\n";
const HASH_BYTES: usize = 32;

/// What a file consists of, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Section {
    /// One record a row, ordered by the grid: `row.rs`.
    Rows,
    /// Names, populations and radii: `names.rs`.
    Texts,
    /// Where the postings of each bucket of folded names begin: four bytes each, one more than there are buckets.
    Buckets,
    /// A byte of the name's hash and three of a row number; within a bucket by that byte, then the most populous first.
    Postings,
    /// Row numbers of three bytes, in the order of the rows' ids.
    Ids,
    /// The first row of each cell of one degree, four bytes each, and how many rows there are.
    Cells,
    /// Country and code of each first-level unit, sixteen bytes each, in their order.
    Regions,
    /// Where the rows of each region begin: four bytes each, one more than there are regions.
    RegionStarts,
    /// Row numbers of three bytes: the larger units first, then the most populous.
    RegionRows,
    /// Borders of countries: `outlines`.
    Outlines,
}

impl Section {
    pub(crate) const ALL: [Self; 10] = [
        Self::Rows,
        Self::Texts,
        Self::Buckets,
        Self::Postings,
        Self::Ids,
        Self::Cells,
        Self::Regions,
        Self::RegionStarts,
        Self::RegionRows,
        Self::Outlines,
    ];
}

/// The bytes of a file; copies share them.
#[derive(Clone)]
pub(crate) enum Bytes {
    /// Those of the program.
    Embedded(&'static [u8]),
    /// Those of a file that was read.
    Shared(Arc<[u8]>),
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// A gazetteer file, opened.
#[derive(Clone)]
pub(crate) struct File {
    bytes: Bytes,
    sections: [Range<usize>; Section::ALL.len()],
}

impl std::fmt::Debug for File {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "File({} bytes, {} rows)", self.bytes.len(), self.len())
    }
}

impl File {
    /// Opens a file: in constant time, but for the bytes of others, see [`File::verify`].
    pub(crate) fn open(bytes: Bytes) -> Result<Self, GazetteerError> {
        let sections = sections(&bytes)?;
        let file = Self { bytes, sections };
        file.check_shape()?;
        Ok(file)
    }

    /// Whether the bytes are those that were written.
    pub(crate) fn verify(&self) -> Result<(), GazetteerError> {
        let body_start = MAGIC.len() + HASH_BYTES;
        let written = self.bytes.get(MAGIC.len()..body_start);
        let found = self.bytes.get(body_start..).map(Sha256::digest);
        if written.is_some() && written == found.as_ref().map(|hash| hash.as_slice()) {
            Ok(())
        } else {
            Err(broken("its bytes do not match its hash; make or fetch it again"))
        }
    }

    pub(crate) fn section(&self, section: Section) -> &[u8] {
        let range = self.sections.get(section as usize).cloned().unwrap_or_default();
        self.bytes.get(range).unwrap_or_default()
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.section(Section::Rows).len() / ROW_BYTES).unwrap_or(0)
    }

    /// The rows of a cell of the grid.
    pub(crate) fn cell(&self, cell: usize) -> Range<u32> {
        let cells = self.section(Section::Cells);
        match (u32_at(cells, cell), u32_at(cells, cell + 1)) {
            (Some(start), Some(end)) => start..end.min(self.len()),
            _ => 0..0,
        }
    }

    /// The row that holds a place in the list of rows by id.
    pub(crate) fn by_id_order(&self, index: usize) -> Option<RowId> {
        u24_at(self.section(Section::Ids), index).map(RowId)
    }

    /// How the sections fit together, as far as their lengths tell.
    fn check_shape(&self) -> Result<(), GazetteerError> {
        let length = |section| self.section(section).len();
        let rows = self.len() as usize;
        let regions = length(Section::Regions) / row::REGION_BYTES;
        let fits = length(Section::Rows) == rows * ROW_BYTES
            && length(Section::Ids) == rows * 3
            && length(Section::Cells) == (crate::grid::CELLS + 1) * 4
            && length(Section::Regions) == regions * row::REGION_BYTES
            && length(Section::RegionStarts) == (regions + 1) * 4
            && length(Section::RegionRows) == rows * 3
            && (length(Section::Buckets) / 4).saturating_sub(1).is_power_of_two();
        fits.then_some(())
            .ok_or_else(|| broken("its parts do not fit together"))
    }
}

pub(crate) fn broken(why: &str) -> GazetteerError {
    GazetteerError::Broken(why.to_owned())
}

/// Where each section lies.
fn sections(bytes: &[u8]) -> Result<[Range<usize>; Section::ALL.len()], GazetteerError> {
    let rest = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| broken("it does not begin as one"))?;
    let mut table = Reader::new(rest);
    let cut = || broken("it is cut short");
    table.take(HASH_BYTES).ok_or_else(cut)?;
    let mut sections = Section::ALL.map(|_| 0..0);
    let mut start = MAGIC.len() + HASH_BYTES + Section::ALL.len() * 4;
    for section in &mut sections {
        let length = table.u32().ok_or_else(cut)? as usize;
        *section = start..start + length;
        start += length;
    }
    match bytes.len().cmp(&start) {
        std::cmp::Ordering::Less => Err(cut()),
        std::cmp::Ordering::Equal => Ok(sections),
        std::cmp::Ordering::Greater => Err(broken("it goes on after its end")),
    }
}
