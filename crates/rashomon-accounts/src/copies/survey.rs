//! Goes through the documents in the order of publishing and compares each with those before it.

use std::collections::{BTreeSet, HashMap};

use rashomon_types::{Document, DocumentKind};

use super::index::{Index, Mixed};
use super::kin::{Home, Kin};
use super::overlap::{Later, Overlap, Relation};
use super::stock::Stock;
use super::text::{Portrait, portrait};
use super::{Carrying, Copy, Survey};
use crate::corpus::Corpus;

/// Earlier texts that a text is compared with in full.
const COMPARED: usize = 8;

/// Triples in common from which it is worth the while.
const LEAST_HITS: u32 = 2;

/// Hits below one in so many of the smaller text's triples are chance.
const WORTHWHILE: usize = 50;

/// A copy of a copy belongs to the same original if it has this share from the copy …
const CLOSE: f64 = 0.6;

/// … or this one from the original itself: else what it has of the copy may be the copy's own.
const DISTANT: f64 = 0.15;

/// How far back the last edition of the same publisher is looked for.
const LOOK_BACK: usize = 16;

/// The documents, earliest first: by day, then by the moment where it is known; of one day, agencies that others credit come
/// first, then longer texts, then by id; undated ones last.
pub(super) fn in_order(corpus: &Corpus<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.documents.len()).collect();
    let credits = credits(corpus);
    order.sort_by_cached_key(|&place| {
        let document = corpus.documents.get(place);
        let published = document.and_then(|document| document.published.as_ref());
        let day = published.map(|published| published.date);
        let moment = published.and_then(|published| published.instant);
        (
            day.is_none(),
            day,
            moment.is_none(),
            moment,
            !document.is_some_and(|document| is_credited(document, &credits)),
            std::cmp::Reverse(document.map_or(0, |document| document.text.len())),
            document.map(|document| document.id),
            place,
        )
    });
    order
}

/// How much of a text's two ends is looked at for a credit, in bytes.
const ENDS: usize = 240;

/// Short names in brackets or after a dash at the ends of texts, as in "PORT OST (CNA) -": the agencies that are credited.
fn credits(corpus: &Corpus<'_>) -> BTreeSet<String> {
    let mut credits = BTreeSet::new();
    for document in corpus.documents {
        let text = document.text.as_str();
        let head = text.get(..text.floor_char_boundary(ENDS)).unwrap_or_default();
        let tail = text
            .get(text.ceil_char_boundary(text.len().saturating_sub(ENDS))..)
            .unwrap_or_default();
        for end in [head, tail] {
            let brackets = end.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
            credits.extend(
                brackets
                    .map(|(inside, _)| inside.trim().to_owned())
                    .filter(|name| name.len() <= 40),
            );
        }
        let last = tail
            .trim_end()
            .rsplit_once(['–', '—'])
            .or_else(|| tail.trim_end().rsplit_once(" - "));
        let last = last.map(|(_, name)| name.trim().trim_end_matches('.').to_owned());
        credits.extend(last.filter(|name| name.len() <= 40 && !name.is_empty()));
    }
    credits
}

/// Whether others credit a document's publisher, by its name or its initials.
fn is_credited(document: &Document, credits: &BTreeSet<String>) -> bool {
    document.publisher.as_ref().is_some_and(|publisher| {
        let initials: String = publisher
            .split(' ')
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        credits.contains(publisher) || (initials.len() > 1 && credits.contains(&initials))
    })
}

/// The documents of a corpus, in their order, with what is known of those gone through so far. All places here are
/// places in that order.
struct Walk {
    portraits: Vec<Portrait>,
    homes: Vec<Home>,
    stock: Stock,
    index: Index,
    /// The first text with the same words.
    same: HashMap<u64, usize, Mixed>,
    /// For each text gone through, the original that it goes back to: itself where it is one.
    roots: Vec<usize>,
    /// The copies of each original, in order.
    copies: HashMap<usize, Vec<usize>>,
}

/// What one document turned out to be, in places of the walk.
#[derive(Default)]
struct Finding {
    copy: Option<(usize, DocumentKind, f64)>,
    carries: Vec<(usize, f64)>,
}

/// Finds copies and texts carried whole.
#[must_use]
pub fn survey(corpus: &Corpus<'_>) -> Survey {
    let order = in_order(corpus);
    let documents: Vec<_> = order.iter().filter_map(|&place| corpus.documents.get(place)).collect();
    let mut walk = Walk::new(
        documents.iter().map(|document| portrait(document)).collect(),
        documents.iter().map(|document| Home::of(document)).collect(),
    );
    let mut survey = Survey::default();
    let place = |walked: usize| order.get(walked).copied().unwrap_or_default();
    for walked in 0..order.len() {
        let finding = walk.step(walked);
        let document = place(walked);
        survey.copies.extend(finding.copy.map(|(of, kind, similarity)| Copy {
            document,
            of: place(of),
            kind,
            similarity,
        }));
        let carrying = finding.carries.iter().map(|&(of, share)| Carrying {
            document,
            of: place(of),
            share,
        });
        survey.carrying.extend(carrying);
    }
    survey.copies.sort_by_key(|copy| copy.document);
    survey.carrying.sort_by_key(|carrying| (carrying.document, carrying.of));
    survey
}

impl Walk {
    fn new(portraits: Vec<Portrait>, homes: Vec<Home>) -> Self {
        Self {
            stock: Stock::of(&portraits, &homes),
            index: Index::default(),
            same: HashMap::default(),
            roots: Vec::with_capacity(portraits.len()),
            copies: HashMap::new(),
            portraits,
            homes,
        }
    }

    /// Finds what the next document is, and takes it in.
    fn step(&mut self, text: usize) -> Finding {
        let finding = self.look_at(text);
        let root = finding.copy.map_or(text, |(root, ..)| root);
        self.roots.push(root);
        if root != text {
            self.copies.entry(root).or_default().push(text);
        }
        let Some(portrait) = self.portraits.get(text) else {
            return finding;
        };
        if self.same.contains_key(&portrait.whole) {
            return finding;
        }
        self.same.insert(portrait.whole, text);
        let carried: Vec<usize> = finding.carries.iter().map(|&(of, _)| of).collect();
        let roots = &self.roots;
        self.index.add(text, portrait, |owner| {
            let theirs = roots.get(owner).copied().unwrap_or(owner);
            theirs == root || carried.contains(&theirs)
        });
        finding
    }

    fn look_at(&mut self, text: usize) -> Finding {
        let Some(portrait) = self.portraits.get(text).filter(|portrait| portrait.words > 0) else {
            return Finding::default();
        };
        if let Some(&same) = self.same.get(&portrait.whole) {
            return self.copy_of(text, same, DocumentKind::Identical);
        }
        let nearest = self.index.nearest(portrait, LEAST_HITS);
        let later = Later::new(portrait);
        let compared = self.widened(text, &nearest);
        let (mut found, mut carries) = (Vec::new(), Vec::new());
        for earlier in compared {
            let Some((overlap, relation, kin)) = self.compare(&later, text, earlier) else {
                continue;
            };
            match relation {
                Relation::Apart => {}
                Relation::Carries => carries.push((self.root(earlier), overlap.carried)),
                Relation::Copy { verbatim } => found.push((overlap, earlier, kin, verbatim)),
            }
        }
        // The largest share first, the earlier text where two are as large.
        found.sort_by(|(left, before, ..), (right, after, ..)| {
            right.share().total_cmp(&left.share()).then(before.cmp(after))
        });
        let by_root = |&&(overlap, earlier, kin, _): &&(Overlap, usize, Kin, bool)| {
            kin == Kin::Address || overlap.share() >= CLOSE || self.root_share(&later, earlier) >= DISTANT
        };
        if let Some(&(_, earlier, kin, verbatim)) = found.iter().find(by_root) {
            return self.copy_of(text, earlier, kind(kin, verbatim));
        }
        carries.sort_by_key(|&(of, _)| of);
        carries.dedup_by_key(|&mut (of, _)| of);
        Finding { copy: None, carries }
    }

    /// The share of a text that the original has to which `earlier` goes back.
    fn root_share(&self, later: &Later<'_>, earlier: usize) -> f64 {
        let root = self.portraits.get(self.root(earlier));
        root.map_or(0.0, |root| later.overlap(root).share())
    }

    /// The nearest texts, the originals that they go back to, and the last edition of the same publisher of each.
    fn widened(&self, text: usize, nearest: &[(usize, u32)]) -> Vec<usize> {
        let mut compared: Vec<usize> = Vec::new();
        for &(near, _) in nearest
            .iter()
            .filter(|near| self.is_promising(text, near))
            .take(COMPARED)
        {
            let root = self.root(near);
            compared.extend([near, root]);
            let copies = self.copies.get(&root).map_or(&[][..], Vec::as_slice);
            let mut last = copies.iter().rev().take(LOOK_BACK);
            compared.extend(last.find(|&&copy| self.kin(text, copy) > Kin::Strangers));
        }
        compared.sort_unstable();
        compared.dedup();
        compared
    }

    /// Whether so many hits are a part worth comparing of the smaller text.
    fn is_promising(&self, text: usize, &(near, hits): &(usize, u32)) -> bool {
        let size = |text: usize| self.portraits.get(text).map_or(0, |portrait| portrait.own.len());
        WORTHWHILE * hits as usize >= size(text).min(size(near))
    }

    fn compare(&self, later: &Later<'_>, text: usize, earlier: usize) -> Option<(Overlap, Relation, Kin)> {
        let kin = self.kin(text, earlier);
        let (mine, theirs) = (self.portraits.get(text)?, self.portraits.get(earlier)?);
        let overlap = later.overlap(theirs);
        let mut relation = overlap.relation(kin);
        let is_copy = matches!(relation, Relation::Copy { .. });
        if is_copy && kin == Kin::Publisher && !self.stock.share_more(mine, theirs, self.homes.get(text)?) {
            relation = Relation::Apart;
        } else if !is_copy && kin == Kin::Strangers && 2.0 * overlap.share() >= CLOSE {
            relation = self.without_stock(text, earlier).unwrap_or(relation);
        }
        Some((overlap, relation, kin))
    }

    /// Whether a text is a copy of another publisher's once what its own publisher puts under everything is left out.
    fn without_stock(&self, text: usize, earlier: usize) -> Option<Relation> {
        let (mine, theirs) = (self.portraits.get(text)?, self.portraits.get(earlier)?);
        let rest = self.stock.rest(mine, self.homes.get(text)?);
        if rest.own.len() == mine.own.len() {
            return None;
        }
        let relation = Later::new(&rest).overlap(theirs).relation(Kin::Strangers);
        matches!(relation, Relation::Copy { .. }).then_some(relation)
    }

    /// A copy of the original that `earlier` goes back to. How it stands to that one decides, so far as it can.
    fn copy_of(&self, text: usize, earlier: usize, kind_by_earlier: DocumentKind) -> Finding {
        let root = self.root(earlier);
        let (Some(mine), Some(theirs)) = (self.portraits.get(text), self.portraits.get(root)) else {
            return Finding::default();
        };
        let overlap = Later::new(mine).overlap(theirs);
        let kin = self.kin(text, root);
        let kind = if mine.whole == theirs.whole {
            DocumentKind::Identical
        } else if root == earlier {
            kind_by_earlier
        } else {
            kind(kin, matches!(overlap.relation(kin), Relation::Copy { verbatim: true }))
        };
        let similarity = if kind == DocumentKind::Identical {
            1.0
        } else {
            overlap.share()
        };
        Finding {
            copy: Some((root, kind, similarity)),
            carries: Vec::new(),
        }
    }

    fn root(&self, text: usize) -> usize {
        self.roots.get(text).copied().unwrap_or(text)
    }

    fn kin(&self, left: usize, right: usize) -> Kin {
        match (self.homes.get(left), self.homes.get(right)) {
            (Some(left), Some(right)) => left.kin(right),
            _ => Kin::Strangers,
        }
    }
}

/// The kind of a copy that is not identical.
fn kind(kin: Kin, verbatim: bool) -> DocumentKind {
    match (kin, verbatim) {
        (Kin::Publisher | Kin::Address, _) => DocumentKind::Update,
        (Kin::Strangers, true) => DocumentKind::Syndicated,
        (Kin::Strangers, false) => DocumentKind::Reworded,
    }
}
