//! Finding rows by a folded name: buckets of hashes, each hit compared with the row's own names.

use crate::bytes::{Reader, u32_at};
use crate::file::{File, RowId, RowText, Section};
use crate::fold;

/// Postings to a bucket, about.
const BUCKET: usize = 6;

/// A row with the name, and whether the name is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) row: RowId,
    pub(crate) own_name: bool,
}

/// First words that are often cut short.
const SHORTENED: &[(&str, &str)] = &[
    ("st", "saint"),
    ("ste", "sainte"),
    ("mt", "mount"),
    ("ft", "fort"),
    ("pt", "port"),
];

/// A name folded, and once more with its first word written out, or cut short, if it is one that is often cut short.
pub(crate) fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![fold(name)];
    if let Some((first, rest)) = name.trim_start().split_once(['.', ' ']) {
        let first = first.to_ascii_lowercase();
        let other = SHORTENED.iter().find_map(|(short, long)| match first.as_str() {
            word if word == *short => Some(*long),
            word if word == *long => Some(*short),
            _ => None,
        });
        spellings.extend(other.map(|other| other.to_owned() + &fold(rest)));
    }
    spellings
}

/// The rows of a file that have a folded name, the most populous first.
pub(crate) fn find(file: &File, folded: &str) -> Vec<Hit> {
    if folded.is_empty() {
        return Vec::new();
    }
    let hash = hash(folded.as_bytes());
    let rows = candidates(file, hash);
    rows.filter_map(|row| compare(file, row, folded)).collect()
}

/// The rows that may have a name of this hash.
fn candidates(file: &File, hash: u64) -> impl Iterator<Item = RowId> + '_ {
    let buckets = file.section(Section::Buckets);
    let postings = file.section(Section::Postings);
    let count = (buckets.len() / 4).saturating_sub(1);
    let bucket = (hash >> 1) >> (63 - count.max(1).trailing_zeros().min(63));
    let bucket = usize::try_from(bucket).unwrap_or(usize::MAX);
    let most = postings.len() / 4;
    let bound = |index: Option<usize>| index.and_then(|index| u32_at(buckets, index)).unwrap_or(0) as usize;
    let range = bound(Some(bucket)).min(most)..bound(bucket.checked_add(1)).min(most);
    let read = move |index: usize| {
        let mut reader = Reader::at(postings, index * 4)?;
        let posting = reader.u32()?;
        (posting as u8 == hash as u8).then_some(RowId(posting >> 8))
    };
    range.filter_map(read)
}

fn compare(file: &File, row: RowId, folded: &str) -> Option<Hit> {
    let record = file.record(row)?;
    let text = RowText::read(file.section(Section::Texts), &record)?;
    let mut names = text.folded();
    let mut own_name = true;
    while let Some(name) = names.next() {
        if name == folded.as_bytes() {
            return Some(Hit { row, own_name });
        }
        own_name = false;
    }
    None
}

/// How many high bits of a hash name the bucket.
pub(crate) fn bucket_bits(postings: usize) -> u32 {
    (postings / BUCKET).max(2).next_power_of_two().trailing_zeros()
}

/// FNV-1a, its high bits mixed.
pub(crate) fn hash(name: &[u8]) -> u64 {
    let mix = |state: u64, byte: &u8| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let state = name.iter().fold(0xcbf2_9ce4_8422_2325, mix);
    let folded = state ^ (state >> 32);
    folded.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
