//! The text of a row: population, radius, name, then its folded names, each as what it adds to the one before.

use super::row::Record;
use crate::Feature;
use crate::bytes::{Reader, push_text, push_varint};
use crate::sounds::letter_bit;

/// Radii are kept in steps of so many to a kilometre.
const RADIUS_STEPS: f64 = 10.0;
/// People to a square kilometre of a town; from this the radius of a settlement is guessed.
const DENSITY: f64 = 3000.0;
/// The least radius of a settlement, in kilometres.
const LEAST_RADIUS: f64 = 1.0;

/// The longest folded name that is kept, in bytes.
pub(crate) const LONGEST: usize = 255;

/// The text of a row, read.
pub(crate) struct RowText<'a> {
    pub(crate) name: &'a str,
    pub(crate) population: u64,
    pub(crate) radius_km: f64,
    /// How many names follow that are written in Latin, Greek or Cyrillic.
    similar: usize,
    /// How many follow in all.
    all: usize,
    keeps_fold: bool,
    rest: Reader<'a>,
}

impl<'a> RowText<'a> {
    pub(crate) fn read(texts: &'a [u8], record: &Record) -> Option<Self> {
        let mut reader = Reader::at(texts, record.text as usize)?;
        let population = reader.varint()?;
        let radius_km = match record.marks.feature {
            Feature::Settlement => settlement_radius(population),
            _ => reader.varint()? as f64 / RADIUS_STEPS,
        };
        let name = reader.text()?;
        let similar = reader.length()?;
        Some(Self {
            name,
            population,
            radius_km,
            similar,
            all: similar.saturating_add(reader.length()?),
            keeps_fold: record.marks.keeps_fold,
            rest: reader,
        })
    }

    /// The folded names, the row's own first.
    pub(crate) fn folded(&self) -> FoldedNames<'a> {
        self.first_folded(self.all, Vec::new())
    }

    /// The folded names that were Latin, Greek or Cyrillic, the row's own first, built in a buffer.
    pub(crate) fn folded_similar(&self, mut buffer: Vec<u8>) -> FoldedNames<'a> {
        buffer.clear();
        self.first_folded(self.similar, buffer)
    }

    /// Whether it has one name that was Latin, Greek or Cyrillic.
    pub(crate) fn has_one_name(&self) -> bool {
        self.similar == usize::from(self.keeps_fold)
    }

    /// The letters of the names that were Latin, Greek or Cyrillic, a bit each.
    pub(crate) fn letters(&self) -> u32 {
        let bits = |letters: u32, text: &[u8]| {
            text.iter()
                .fold(letters, |letters, letter| letters | letter_bit(*letter))
        };
        let own = if self.keeps_fold { "" } else { self.name };
        let mut letters = bits(0, own.as_bytes());
        let mut rest = self.rest;
        for _ in 0..self.similar {
            let Some(added) = rest.byte().and_then(|_| rest.byte()) else {
                break;
            };
            letters = bits(letters, rest.take(usize::from(added)).unwrap_or_default());
        }
        letters
    }

    fn first_folded(&self, count: usize, buffer: Vec<u8>) -> FoldedNames<'a> {
        FoldedNames {
            own: (!self.keeps_fold).then_some(self.name),
            left: count,
            rest: self.rest,
            current: buffer,
        }
    }
}

/// Folded names, each built from the one before.
pub(crate) struct FoldedNames<'a> {
    own: Option<&'a str>,
    left: usize,
    rest: Reader<'a>,
    current: Vec<u8>,
}

impl FoldedNames<'_> {
    /// The buffer, for the names of another row.
    pub(crate) fn into_buffer(self) -> Vec<u8> {
        self.current
    }

    /// The next name; nothing at the end.
    pub(crate) fn next(&mut self) -> Option<&[u8]> {
        if let Some(own) = self.own.take() {
            let kept = own.bytes().filter(u8::is_ascii_alphanumeric);
            self.current.extend(kept.map(|letter| letter.to_ascii_lowercase()));
            return Some(&self.current);
        }
        self.left = self.left.checked_sub(1)?;
        let shared = usize::from(self.rest.byte()?);
        let added = usize::from(self.rest.byte()?);
        let added = self.rest.take(added)?;
        self.current.truncate(shared);
        self.current.extend_from_slice(added);
        Some(&self.current)
    }
}

/// What a row's text is made of.
pub(crate) struct NewText<'a> {
    pub(crate) name: &'a str,
    pub(crate) population: u64,
    /// The radius, where it is not guessed from the population.
    pub(crate) radius_km: Option<f64>,
    /// The folded name, where it cannot be made from the name byte by byte.
    pub(crate) own_fold: Option<&'a str>,
    /// Sorted folded names from Latin, Greek and Cyrillic, without the row's own.
    pub(crate) similar: &'a [String],
    /// Sorted folded names from other scripts.
    pub(crate) other: &'a [String],
}

impl NewText<'_> {
    pub(crate) fn push(&self, bytes: &mut Vec<u8>) {
        push_varint(bytes, self.population);
        if let Some(radius) = self.radius_km {
            push_varint(bytes, (radius * RADIUS_STEPS).round() as u64);
        }
        push_text(bytes, self.name);
        push_varint(
            bytes,
            (self.similar.len() + usize::from(self.own_fold.is_some())) as u64,
        );
        push_varint(bytes, self.other.len() as u64);
        let ascii = match self.own_fold {
            Some(_) => String::new(),
            None => crate::fold(self.name),
        };
        let mut before = ascii.as_str();
        let names = self.own_fold.into_iter();
        let names = names.chain(self.similar.iter().chain(self.other).map(String::as_str));
        for name in names {
            push_name(bytes, before, name);
            before = name;
        }
    }
}

fn push_name(bytes: &mut Vec<u8>, before: &str, name: &str) {
    let common = before.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    let shared = common.min(LONGEST);
    let added = name.as_bytes().get(shared..).unwrap_or_default();
    bytes.push(shared as u8);
    bytes.push(added.len() as u8);
    bytes.extend_from_slice(added);
}

/// A guess at how far a settlement reaches, in kilometres: a disc of usual density.
pub(crate) fn settlement_radius(population: u64) -> f64 {
    let area = population as f64 / DENSITY;
    (area / std::f64::consts::PI).sqrt().max(LEAST_RADIUS)
}
