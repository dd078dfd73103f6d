//! Files packed with gzip: what is in them goes by their own name.

use flate2::bufread::MultiGzDecoder;
use std::io::BufReader;

use super::allowance::Allowance;
use super::guard::{Guarded, Packed};
use super::{Inputs, Source, open, refused};

/// How gzip begins.
pub const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// What a gzip file holds, all its members in one.
pub fn inputs<'a>(name: &str, source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    let allowance = match allowance.inside(name) {
        Ok(allowance) => allowance,
        Err(refusal) => return refused(refusal),
    };
    let (packed, count) = Packed::new(source.into_reader());
    let unpacked = MultiGzDecoder::new(BufReader::new(packed));
    let guarded = Guarded::new(name, unpacked, count, &allowance);
    open(name, Source::stream(guarded), &allowance)
}
