//! Which claims persons said to speak of one occurrence, and which not.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Action, Judgement, JudgementId};

use super::change::why;
use super::{Judged, Orphan, Target};

/// What gathering has to heed. Claims are named by their place.
#[derive(Debug, Default)]
pub(crate) struct Bonds {
    /// Pairs that speak of one occurrence, the latest judgement first.
    pub(crate) together: Vec<(usize, usize)>,
    /// Pairs that do not; the first leaves where both would stand together.
    pub(crate) apart: Vec<(usize, usize)>,
    /// Those of the first claims that leave alone, without what their report says beside them.
    pub(crate) alone: BTreeSet<usize>,
    /// Why each claim stands where it stands, for a person.
    pub(crate) reasons: BTreeMap<usize, String>,
}

impl Bonds {
    /// The bonds between claims; `place_of` gives the place of a claim of the run in the corpus that is gathered.
    ///
    /// The later judgement holds where two cannot both: the earlier one is given back as an orphan.
    pub(crate) fn of(judged: &Judged<'_>, place_of: impl Fn(usize) -> Option<usize>) -> (Self, Vec<Orphan>) {
        let mut bonds = Self::default();
        let mut orphans = Vec::new();
        let mut classes = Classes::default();
        for found in judged.found.iter().rev() {
            let Target::Pair(a, b) = found.target else { continue };
            let is_same = matches!(found.judgement.action, Action::SameEvent { .. });
            let (Some(a), Some(b)) = (place_of(a), place_of(b)) else {
                orphans.push(orphan(found.judgement.id, "a claim that it names was rejected"));
                continue;
            };
            if !bonds.can_hold(&classes, a, b, is_same) {
                orphans.push(orphan(
                    found.judgement.id,
                    "later judgements on the same claims say otherwise",
                ));
                continue;
            }
            bonds.hold(&mut classes, found.judgement, (a, b), is_same);
        }
        (bonds, orphans)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.together.is_empty() && self.apart.is_empty()
    }

    fn can_hold(&self, classes: &Classes, a: usize, b: usize, is_same: bool) -> bool {
        let (a, b) = (classes.first(a), classes.first(b));
        if !is_same {
            return a != b;
        }
        self.apart.iter().all(|&(one, other)| {
            let (one, other) = (classes.first(one), classes.first(other));
            (one, other) != (a, b) && (one, other) != (b, a)
        })
    }

    fn hold(&mut self, classes: &mut Classes, judgement: &Judgement, (a, b): (usize, usize), is_same: bool) {
        if is_same {
            classes.join(a, b);
            self.together.push((a, b));
            self.reasons.entry(b).or_insert_with(|| why(judgement));
        } else {
            self.apart.push((a, b));
            if matches!(judgement.action, Action::OtherEvent { with_report: false, .. }) {
                self.alone.insert(a);
            }
        }
        self.reasons.entry(a).or_insert_with(|| why(judgement));
    }
}

fn orphan(judgement: JudgementId, reason: &str) -> Orphan {
    Orphan {
        judgement,
        document: None,
        reason: reason.to_owned(),
    }
}

/// Things that belong together, each class known by one of its members.
#[derive(Debug, Default, Clone)]
pub(crate) struct Classes {
    next: BTreeMap<usize, usize>,
}

impl Classes {
    /// The member by which the class of a thing is known.
    pub(crate) fn first(&self, mut thing: usize) -> usize {
        while let Some(&next) = self.next.get(&thing) {
            thing = next;
        }
        thing
    }

    /// Makes two classes one.
    pub(crate) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.next.insert(one.max(other), one.min(other));
        }
    }
}
