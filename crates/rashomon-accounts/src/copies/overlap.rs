//! What two texts share, and what that makes of the later one.
//!
//! The measure is containment: the share of one text's word triples that the other has (Broder 1997), quoted speech left
//! out, because independent reports share quotations. How widely a text is shared counts as well as how much of it: a
//! rewording is shared throughout, a common footer or a passage taken over is shared in one place and nowhere else.

use std::collections::HashMap;

use super::index::Mixed;
use super::kin::Kin;
use super::text::Portrait;

/// The share from which a long text is another's. Between the 0.04 of independent reports and the 0.36 of free rewordings.
const SHARE: f64 = 0.2;

/// What is asked on top of a text of few triples, divided by their number: a few triples are shared by chance.
const SHORT: f64 = 10.0;

/// No more than this is ever asked.
const MOST: f64 = 0.9;

/// The share of a copy that may lie in sentences of its own.
const OWN: f64 = 0.4;

/// The share of the other text from which it is carried whole.
const WHOLE: f64 = 0.9;

/// The share of a text in sentences of its own from which it is more than the text that it carries whole …
const FRAMING: f64 = 0.2;

/// … and the triples that these have at least: three sentences or so.
const FRAMING_TRIPLES: usize = 25;

/// Below so many triples outside quoted speech, a text is told by its quotations as well.
const FEW: usize = 12;

/// The share from which a text of one sentence, or one of quotations, is another's.
const NEARLY_ALL: f64 = 0.8;

/// The density from which a text is run nearly as it is, not in other words.
const VERBATIM: f64 = 0.75;

/// Triples that a sentence must have for its being shared or not to tell anything.
const TELLING: usize = 4;

/// The text that is compared with earlier ones.
pub struct Later<'text> {
    portrait: &'text Portrait,
    /// For each triple its place among the distinct ones; quoted ones come after `own`.
    places: HashMap<u32, u32, Mixed>,
    own: usize,
}

/// What a later text shares with an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Overlap {
    /// Distinct triples outside quoted speech that both have.
    pub shared: usize,
    /// The later text's own side of it.
    pub later: Side,
    /// The earlier text's own side.
    pub earlier: Side,
    /// The share of the earlier text's triples that the later one has anywhere, in quoted speech too.
    pub carried: f64,
    /// The smaller of both shares of all triples, quoted ones too.
    pub all: f64,
}

/// One text's side of an overlap.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Side {
    /// Its distinct triples outside quoted speech.
    pub triples: usize,
    /// The triples in sentences that have next to nothing of the other text.
    pub untouched: usize,
    /// The triples in the other sentences.
    pub touched: usize,
    /// The triples in sentences that have less than half from the other text.
    pub sparse: usize,
    /// Shared triples in touched sentences.
    pub shared: usize,
    /// How many sentences are touched, and how many are not.
    pub sentences: (usize, usize),
}

/// What a later text is to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Relation {
    /// A text of its own.
    Apart,
    /// A text of its own that carries the earlier one whole.
    Carries,
    /// A copy: of the same publisher an update.
    Copy {
        /// Whether the shared sentences are run nearly as they are.
        verbatim: bool,
    },
}

impl<'text> Later<'text> {
    /// Makes a text ready to be compared.
    #[must_use]
    pub fn new(portrait: &'text Portrait) -> Self {
        let mut places = HashMap::with_capacity_and_hasher(portrait.own.len(), Mixed::default());
        let mut add = |triple: &u32| {
            let next = places.len() as u32;
            places.entry(*triple).or_insert(next);
        };
        portrait.own.iter().for_each(&mut add);
        portrait.quoted.iter().for_each(&mut add);
        Self {
            own: portrait.distinct,
            portrait,
            places,
        }
    }

    /// What it shares with an earlier text.
    #[must_use]
    pub fn overlap(&self, earlier: &Portrait) -> Overlap {
        let mut hit = vec![false; self.places.len()];
        let mut carried = 0;
        let mut their_side = Side::default();
        for (_, triples) in earlier.by_sentence() {
            let places = triples
                .iter()
                .map(|triple| self.places.get(triple).map(|&place| place as usize));
            let mut own = 0;
            for place in places.flatten() {
                carried += 1;
                own += usize::from(place < self.own);
                hit.get_mut(place).into_iter().for_each(|hit| *hit = true);
            }
            their_side.add(triples.len(), own);
        }
        let shared = hit.iter().take(self.own).filter(|&&hit| hit).count();
        their_side.triples = earlier.distinct;
        Overlap {
            shared,
            later: self.side(&hit),
            earlier: their_side,
            carried: share(carried, earlier.own.len()),
            all: self.share_of_all(earlier, &mut hit),
        }
    }

    fn side(&self, hit: &[bool]) -> Side {
        let mut side = Side {
            triples: self.own,
            ..Side::default()
        };
        let is_hit = |triple: &&u32| self.places.get(triple).and_then(|&place| hit.get(place as usize)) == Some(&true);
        for (_, triples) in self.portrait.by_sentence() {
            side.add(triples.len(), triples.iter().filter(is_hit).count());
        }
        side
    }

    /// The smaller of both shares of all triples, once those of the earlier text's quotations are hit as well.
    fn share_of_all(&self, earlier: &Portrait, hit: &mut [bool]) -> f64 {
        let mut found = 0;
        for triple in earlier.own.iter().chain(&earlier.quoted) {
            if let Some(&place) = self.places.get(triple) {
                found += 1;
                hit.get_mut(place as usize).into_iter().for_each(|hit| *hit = true);
            }
        }
        let mine = hit.iter().filter(|&&hit| hit).count();
        share(mine, self.places.len()).min(share(found, earlier.own.len() + earlier.quoted.len()))
    }
}

impl Side {
    /// Counts a sentence.
    fn add(&mut self, triples: usize, shared: usize) {
        let (touched, untouched) = &mut self.sentences;
        if 2 * shared < triples {
            self.sparse += triples;
        }
        let is_touched = shared > triples / 12;
        if is_touched {
            *touched += 1;
            self.touched += triples;
            self.shared += shared;
        } else {
            *untouched += usize::from(triples >= TELLING);
            self.untouched += triples;
        }
    }

    /// The share of it in sentences of its own.
    #[must_use]
    pub fn own(&self) -> f64 {
        share(self.untouched, self.touched + self.untouched)
    }

    /// How much of the touched sentences is shared.
    #[must_use]
    pub fn density(&self) -> f64 {
        share(self.shared, self.touched)
    }

    /// Whether `shared` triples are enough, and widely enough spread, for a copy.
    fn is_shared_throughout(&self, shared: usize) -> bool {
        let part = share(shared, self.triples);
        let needed = (SHARE + SHORT / self.triples.max(1) as f64).min(MOST);
        let spread = match self.sentences {
            (0 | 1, 0) => part >= NEARLY_ALL,
            (touched, _) => touched > 1 && self.own() <= OWN,
        };
        part >= needed && spread
    }
}

impl Overlap {
    /// The share of the later text's triples that the earlier one has.
    #[must_use]
    pub fn share(&self) -> f64 {
        share(self.shared, self.later.triples)
    }

    /// What the later text is to the earlier one.
    #[must_use]
    pub fn relation(&self, kin: Kin) -> Relation {
        let copy = Relation::Copy {
            verbatim: self.later.density() >= VERBATIM,
        };
        if self.later.triples.min(self.earlier.triples) < FEW {
            let alike = self.all >= NEARLY_ALL && 2 * self.shared >= self.later.triples;
            return if alike && self.shared > 0 {
                copy
            } else {
                self.carrying()
            };
        }
        let is_copy = match kin {
            Kin::Strangers => self.later.is_shared_throughout(self.shared) && !self.frames(),
            _ => self.smaller().is_shared_throughout(self.shared),
        };
        if is_copy { copy } else { self.carrying() }
    }

    /// The side with fewer triples; the later one where both have as many.
    fn smaller(&self) -> Side {
        if self.earlier.triples < self.later.triples {
            self.earlier
        } else {
            self.later
        }
    }

    /// Whether the later text carries the earlier one whole and says a good deal of its own around it.
    fn frames(&self) -> bool {
        let side = &self.later;
        let framing = share(side.sparse, side.touched + side.untouched);
        self.carried >= WHOLE && framing >= FRAMING && side.sparse >= FRAMING_TRIPLES
    }

    fn carrying(&self) -> Relation {
        if self.carried >= WHOLE && self.earlier.triples >= FEW {
            Relation::Carries
        } else {
            Relation::Apart
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
