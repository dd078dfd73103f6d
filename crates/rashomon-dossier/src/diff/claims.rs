//! Which claims of two runs are the same, and how those that are differ.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, ClaimId, DocumentId, Polarity};

use super::documents::Pairs;
use super::same::{are_same, overlap, words};
use super::{ClaimChanged, ClaimChanges, ClaimShown, Difference, Side};
use crate::voice::{name, name_in_chain};
use crate::words::{evidence, verb};

/// From this share of common words on, two claims of one speaker in one report are the same claim edited.
const EDITED: f64 = 0.5;

/// The claims of two runs, paired.
pub(super) struct Matched<'run> {
    both: Vec<(&'run Claim, &'run Claim)>,
    new: Vec<&'run Claim>,
    gone: Vec<&'run Claim>,
}

/// A claim with what it is compared by.
struct Compared<'run> {
    claim: &'run Claim,
    speaker: Vec<String>,
    words: Vec<String>,
}

/// Pairs the claims of each report that both runs have.
pub(super) fn matched<'run>(before: &Side<'run>, after: &Side<'run>, documents: &Pairs<'run>) -> Matched<'run> {
    let (mut old, mut fresh) = (by_document(before), by_document(after));
    let mut matched = Matched {
        both: Vec::new(),
        new: Vec::new(),
        gone: Vec::new(),
    };
    for (earlier, later) in &documents.both {
        let mut olds = old.remove(&earlier.id).unwrap_or_default();
        let mut news = fresh.remove(&later.id).unwrap_or_default();
        matched.pair(&mut olds, &mut news);
        matched.gone.extend(olds.into_iter().map(|compared| compared.claim));
        matched.new.extend(news.into_iter().map(|compared| compared.claim));
    }
    matched
        .new
        .extend(fresh.into_values().flatten().map(|compared| compared.claim));
    let places: BTreeMap<ClaimId, usize> = after
        .run
        .claims
        .iter()
        .enumerate()
        .map(|(place, claim)| (claim.id, place))
        .collect();
    matched.new.sort_by_key(|claim| places.get(&claim.id).copied());
    matched
}

/// The claims of each document, each once, in the order of the run.
fn by_document<'run>(side: &Side<'run>) -> BTreeMap<DocumentId, Vec<Compared<'run>>> {
    let mut sorted: BTreeMap<DocumentId, Vec<Compared<'run>>> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for claim in side.run.claims.iter().filter(|claim| met.insert(claim.id)) {
        sorted.entry(claim.document).or_default().push(compared(claim, side));
    }
    sorted
}

fn compared<'run>(claim: &'run Claim, side: &Side<'run>) -> Compared<'run> {
    Compared {
        claim,
        speaker: words(&name(&claim.source)),
        words: words(&side.lookup.words(claim.document, &claim.content.spans)),
    }
}

impl<'run> Matched<'run> {
    /// Takes out of both lists the claims that are the same: by id, by speaker and words, by words, by likeness.
    fn pair(&mut self, olds: &mut Vec<Compared<'run>>, news: &mut Vec<Compared<'run>>) {
        let is_same: [fn(&Compared<'_>, &Compared<'_>) -> bool; 3] = [
            |old, new| old.claim.id == new.claim.id,
            |old, new| old.speaker == new.speaker && old.words == new.words,
            |old, new| !old.words.is_empty() && old.words == new.words,
        ];
        for is_same in is_same {
            let kept = std::mem::take(olds);
            for old in kept {
                match news.iter().position(|new| is_same(&old, new)) {
                    Some(place) => self.both.push((old.claim, news.remove(place).claim)),
                    None => olds.push(old),
                }
            }
        }
        self.pair_edited(olds, news);
    }

    /// Pairs what is left of each speaker, those most alike first.
    fn pair_edited(&mut self, olds: &mut Vec<Compared<'run>>, news: &mut Vec<Compared<'run>>) {
        let mut alike: Vec<(f64, ClaimId, ClaimId)> = Vec::new();
        for old in olds.iter() {
            let of_speaker = news.iter().filter(|new| new.speaker == old.speaker);
            let shares = of_speaker.map(|new| (overlap(&old.words, &new.words), old.claim.id, new.claim.id));
            alike.extend(shares.filter(|(share, _, _)| *share >= EDITED));
        }
        alike.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        for (_, old, new) in alike {
            let places = [(&*olds, old), (&*news, new)];
            let [Some(old), Some(new)] =
                places.map(|(list, id)| list.iter().position(|compared| compared.claim.id == id))
            else {
                continue;
            };
            self.both.push((olds.remove(old).claim, news.remove(new).claim));
        }
    }

    /// What each claim of the earlier run is in the later one.
    pub(super) fn later(&self) -> BTreeMap<ClaimId, ClaimId> {
        self.both.iter().map(|(before, after)| (before.id, after.id)).collect()
    }

    pub(super) fn changes(&self, before: &Side<'_>, after: &Side<'_>, documents: &Pairs<'_>) -> ClaimChanges {
        let said = |side: &Side<'_>| -> BTreeSet<(Vec<String>, Vec<String>)> {
            let compared = side.run.claims.iter().map(|claim| compared(claim, side));
            compared.map(|compared| (compared.speaker, compared.words)).collect()
        };
        let (said_before, said_after) = (said(before), said(after));
        let is_in = |claim: &Claim, side: &Side<'_>, said: &BTreeSet<(Vec<String>, Vec<String>)>| {
            let compared = compared(claim, side);
            said.contains(&(compared.speaker, compared.words))
        };
        let (repeated, new): (Vec<&Claim>, Vec<&Claim>) = self
            .new
            .iter()
            .copied()
            .partition(|claim| is_in(claim, after, &said_before));
        let withdrawn = self.gone.iter().filter(|claim| !is_in(claim, before, &said_after));
        let changed = self.both.iter().filter_map(|(old, new)| {
            let differences = differences(old, new, before, after);
            let is_changed = !differences.is_empty();
            is_changed.then(|| ClaimChanged {
                before: shown(old, before),
                after: shown(new, after),
                differences,
            })
        });
        ClaimChanges {
            changed: changed.collect(),
            new: new.iter().map(|claim| shown(claim, after)).collect(),
            withdrawn: withdrawn.map(|claim| shown(claim, before)).collect(),
            repeated: repeated.iter().filter(|claim| documents.is_new(claim.document)).count(),
        }
    }
}

fn shown(claim: &Claim, side: &Side<'_>) -> ClaimShown {
    let outlet = side
        .lookup
        .document(claim.document)
        .map(|document| side.lookup.outlet(document));
    ClaimShown {
        id: claim.id,
        document: claim.document,
        outlet: outlet.unwrap_or_default(),
        speaker: name(&claim.source),
        verb: verb(claim).to_owned(),
        words: side.lookup.words(claim.document, &claim.content.spans),
    }
}

/// What a claim has that may change without its words: how it is called, and what it is.
type Aspect = (&'static str, fn(&Claim) -> String);

const ASPECTS: [Aspect; 6] = [
    ("speaker", |claim| name(&claim.source)),
    ("act", |claim| verb(claim).to_owned()),
    ("polarity", |claim| match claim.polarity {
        Polarity::Negative => "negative".to_owned(),
        _ => String::new(),
    }),
    ("through", |claim| match claim.chain() {
        [] | [_] => String::new(),
        voices => voices.iter().map(name_in_chain).collect::<Vec<_>>().join(" ← "),
    }),
    ("certainty", |claim| {
        claim
            .certainty
            .as_ref()
            .map(|certainty| certainty.words.clone())
            .unwrap_or_default()
    }),
    ("evidence", |claim| {
        let offered = claim.evidence.as_ref();
        offered
            .map(|offered| evidence(offered).to_lowercase())
            .unwrap_or_default()
    }),
];

fn differences(old: &Claim, new: &Claim, before: &Side<'_>, after: &Side<'_>) -> Vec<Difference> {
    let texts =
        [(old, before), (new, after)].map(|(claim, side)| side.lookup.words(claim.document, &claim.content.spans));
    let aspects = ASPECTS.into_iter().map(|(what, of)| (what, [of(old), of(new)]));
    let differing = [("words", texts)].into_iter().chain(aspects);
    let differing = differing.filter(|(_, [before, after])| !are_same(before, after));
    differing
        .map(|(what, [before, after])| Difference { what, before, after })
        .collect()
}
