//! Claims of a copy that are claims of the copied text again.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use rashomon_types::{Act, Claim, Source, SourceKind};

use super::wording::{Wording, split};
use super::{Carrying, Copy, survey};
use crate::corpus::Corpus;

/// How alike two claims' words must be. A free rewording keeps 7 words of 10.
const LIKE: f64 = 0.6;

/// How alike they must be where one speaker says them …
const LIKE_NEARBY: f64 = 0.5;

/// … about as far down the text: no further apart than this share of it.
const NEARBY: f64 = 0.25;

/// Claims of fewer words of content must have the same ones.
const SHORT: usize = 3;

/// What a shared speaker, and the same place in the text, add where several claims are alike.
const SPEAKER: f64 = 0.1;
const PLACE: f64 = 0.05;

/// For each claim of a copy, the claim of the copied text that it repeats; none for all others.
///
/// What a copy has that its original lacks may come from another copy, as in editions of a live blog: such a claim goes to
/// the first copy that has it. No claim goes to one that goes elsewhere itself. A claim with another figure, one that negates
/// what the other affirms, denies what the other asserts or has another name or another speaker is not the same claim.
#[must_use]
pub fn fold(corpus: &Corpus<'_>, copies: &[Copy]) -> Vec<Option<usize>> {
    let mut folded = repeated(corpus);
    let ranges = corpus.claims_of();
    let mut families: BTreeMap<usize, HashSet<usize>> = BTreeMap::new();
    for copy in copies.iter().filter(|copy| copy.of != copy.document) {
        families.entry(copy.of).or_default().insert(copy.document);
    }
    let order = survey::in_order(corpus);
    let mut rank = vec![0; order.len()];
    for (place, &document) in order.iter().enumerate() {
        rank.get_mut(document).into_iter().for_each(|rank| *rank = place);
    }
    let given_twice: Vec<usize> = (0..folded.len())
        .filter(|&claim| folded.get(claim) != Some(&None))
        .collect();
    for (original, copies) in families {
        let mut family = Family::default();
        family.take_in(corpus, &ranges, original, &mut folded);
        let mut copies: Vec<usize> = copies.into_iter().collect();
        copies.sort_by_key(|&copy| rank.get(copy).copied());
        for copy in copies {
            family.take_in(corpus, &ranges, copy, &mut folded);
        }
    }
    for claim in given_twice {
        follow(claim, &mut folded);
    }
    folded
}

/// Sends a claim where the claim goes that it goes to, if that one goes anywhere.
fn follow(claim: usize, folded: &mut [Option<usize>]) {
    let target = folded.get(claim).copied().flatten();
    let further = target.and_then(|target| folded.get(target).copied().flatten());
    if let (Some(further), Some(place)) = (further, folded.get_mut(claim)) {
        *place = Some(further).filter(|&further| further != claim);
    }
}

/// For each claim that was given before, as where one file is read twice, the place where it was first.
fn repeated(corpus: &Corpus<'_>) -> Vec<Option<usize>> {
    let mut first = BTreeMap::new();
    let claims = corpus.claims.iter().enumerate();
    let repeats = claims.map(|(place, claim)| {
        let found = *first.entry(claim.id).or_insert(place);
        (found != place).then_some(found)
    });
    repeats.collect()
}

/// Folds what documents repeat of texts that they carry whole; claims folded already stay as they are.
pub fn fold_carried(corpus: &Corpus<'_>, carrying: &[Carrying], folded: &mut [Option<usize>]) {
    let ranges = corpus.claims_of();
    let range = |document: usize| ranges.get(document).cloned().unwrap_or_default();
    let is_founder: Vec<bool> = folded.iter().map(Option::is_none).collect();
    // Found first and written at the end, so that no claim goes to one that goes elsewhere.
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in carrying {
        let mut family = Family::default();
        for claim in range(pair.of).filter(|&claim| is_founder.get(claim) == Some(&true)) {
            Founder::of(corpus, claim, range(pair.of))
                .into_iter()
                .for_each(|own| family.add(own));
        }
        for claim in range(pair.document).filter(|&claim| is_founder.get(claim) == Some(&true)) {
            if let Some(target) = Founder::of(corpus, claim, range(pair.document)).and_then(|own| family.nearest(&own))
            {
                found.entry(claim).or_insert(target);
            }
        }
    }
    let end = |claim: usize| {
        std::iter::successors(Some(claim), |claim| found.get(claim).copied())
            .take(found.len() + 1)
            .last()
    };
    for (&claim, &target) in &found {
        if let Some(place) = folded.get_mut(claim) {
            *place = end(target).filter(|&end| end != claim);
        }
    }
    if !found.is_empty() {
        // What went to a claim that now goes elsewhere goes there too.
        (0..folded.len()).for_each(|claim| follow(claim, folded));
    }
}

/// The different claims of an original and its copies so far.
#[derive(Default)]
struct Family<'run> {
    founders: Vec<Founder<'run>>,
    /// The founders that have a word.
    by_word: HashMap<String, Vec<usize>>,
}

/// A claim that others may repeat.
struct Founder<'run> {
    claim: usize,
    said: &'run Claim,
    wording: Wording,
    /// Names inside its content: words with a capital that begin no content.
    names: Vec<String>,
    /// Who says it, in words.
    speaker: Vec<String>,
    /// How far down its document it stands, 0 to 1.
    place: f64,
}

impl<'run> Family<'run> {
    /// Folds the claims of a document to those known, and takes in the ones that are new.
    fn take_in(
        &mut self,
        corpus: &Corpus<'run>,
        ranges: &[Range<usize>],
        document: usize,
        folded: &mut [Option<usize>],
    ) {
        let range = ranges.get(document).cloned().unwrap_or_default();
        let known = self.founders.len();
        for claim in range.clone() {
            if folded.get(claim).is_some_and(Option::is_some) {
                continue;
            }
            let Some(own) = Founder::of(corpus, claim, range.clone()) else {
                continue;
            };
            let target = self.nearest_of(&own, known);
            match (target, folded.get_mut(claim)) {
                (Some(target), Some(place)) => *place = Some(target),
                _ => self.add(own),
            }
        }
    }

    fn add(&mut self, own: Founder<'run>) {
        let mut words: Vec<&String> = own.wording.words.iter().collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            self.by_word.entry(word.clone()).or_default().push(self.founders.len());
        }
        self.founders.push(own);
    }

    fn nearest(&self, own: &Founder<'run>) -> Option<usize> {
        self.nearest_of(own, self.founders.len())
    }

    /// The claim among the first `known` that this one repeats; the earlier where two are as near.
    fn nearest_of(&self, own: &Founder<'run>, known: usize) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for candidate in self.candidates(own) {
            let Some(other) = self.founders.get(candidate).filter(|_| candidate < known) else {
                continue;
            };
            let Some(score) = own.repeats(other) else { continue };
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, other.claim));
            }
        }
        best.map(|(_, claim)| claim)
    }

    /// Founders with enough words in common, in order.
    fn candidates(&self, own: &Founder<'run>) -> Vec<usize> {
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &own.wording.words {
            for &founder in self.by_word.get(word).map_or(&[][..], Vec::as_slice) {
                *hits.entry(founder).or_default() += 1;
            }
        }
        let enough = |&(&founder, &hits): &(&usize, &usize)| {
            let theirs = self
                .founders
                .get(founder)
                .map_or(0, |founder| founder.wording.words.len());
            2.0 * hits as f64 >= LIKE_NEARBY * (own.wording.words.len() + theirs) as f64
        };
        hits.iter().filter(enough).map(|(&founder, _)| founder).collect()
    }
}

impl<'run> Founder<'run> {
    fn of(corpus: &Corpus<'run>, claim: usize, range: Range<usize>) -> Option<Self> {
        let said = corpus.claims.get(claim)?;
        let content = corpus.content(claim);
        let speaker = speaker(corpus, claim, &said.source);
        // A silence has no content: it is known by who is silent, and in which words.
        let words = if content.trim().is_empty() {
            let cue = said.cue.spans.iter().map(|&span| corpus.words(claim, span));
            format!("{} {}", speaker.join(" "), cue.collect::<Vec<_>>().join(" "))
        } else {
            content.clone()
        };
        let below = (claim - range.start.min(claim)) as f64;
        Some(Self {
            claim,
            said,
            wording: Wording::of(&words, said),
            names: names(&content),
            speaker,
            place: below / range.len().max(1) as f64,
        })
    }

    /// How well it repeats another claim; none where it does not.
    fn repeats(&self, other: &Self) -> Option<f64> {
        let same_speaker = self.same_speaker(other)?;
        let apart = (self.place - other.place).abs();
        let likeness = self.wording.likeness(&other.wording);
        let is_short = self.wording.words.len().min(other.wording.words.len()) < SHORT;
        let needed = match (is_short, same_speaker > 0.0 && apart <= NEARBY) {
            (true, _) => 1.0,
            (false, true) => LIKE_NEARBY,
            (false, false) => LIKE,
        };
        let same_act = weight(self.said.act) == weight(other.said.act);
        if likeness < needed || !same_act || !self.wording.agrees(&other.wording) || self.swaps_name(other) {
            return None;
        }
        Some(likeness + SPEAKER * same_speaker + PLACE * (1.0 - apart))
    }

    /// Whether each names somebody or some place where the other names nothing alike.
    fn swaps_name(&self, other: &Self) -> bool {
        let lacks = |mine: &Self, theirs: &Self| {
            let known = |name: &String| theirs.wording.words.iter().any(|word| is_spelling_of(name, word));
            mine.names.iter().any(|name| !known(name))
        };
        lacks(self, other) && lacks(other, self)
    }

    /// 1 for the same speaker, 0 where it cannot be told; none for another one.
    fn same_speaker(&self, other: &Self) -> Option<f64> {
        if self.speaker.is_empty() || other.speaker.is_empty() {
            let both_the_reporter = [self, other]
                .iter()
                .all(|one| one.said.source.kind == SourceKind::Reporter);
            return Some(f64::from(u8::from(both_the_reporter)));
        }
        let shared = |word: &String| other.speaker.iter().any(|theirs| is_spelling_of(word, theirs));
        if self.speaker.iter().any(shared) {
            return Some(1.0);
        }
        let (mine, theirs) = (&self.said.source, &other.said.source);
        let unclear = |kind: SourceKind| kind == SourceKind::Unknown;
        let other_kind = mine.kind != theirs.kind && !unclear(mine.kind) && !unclear(theirs.kind);
        (!(other_kind || mine.named && theirs.named)).then_some(0.0)
    }
}

/// Acts that turn the content round or ask for it; all others give it.
fn weight(act: Act) -> u8 {
    match act {
        Act::Deny => 1,
        Act::Decline | Act::Omit => 2,
        Act::Ask => 3,
        _ => 0,
    }
}

/// The words of a speaker's fullest name.
fn speaker(corpus: &Corpus<'_>, claim: usize, source: &Source) -> Vec<String> {
    let named = source.speaker.as_deref().or(source.name.as_deref()).map(split);
    let mut words = named.unwrap_or_else(|| {
        let spans = source.spans.iter();
        spans.flat_map(|&span| split(corpus.words(claim, span))).collect()
    });
    words.retain(|word| word.chars().count() > 2 && word != "the");
    words
}

/// Words with a capital that begin no content, folded.
fn names(content: &str) -> Vec<String> {
    let capitals = content.split_whitespace().skip(1).filter(|word| {
        let first = word.chars().find(|letter| letter.is_alphanumeric());
        first.is_some_and(char::is_uppercase)
    });
    capitals
        .flat_map(split)
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Whether two words are one name in two spellings: as long or nearly so, and at most a third of the letters differ.
fn is_spelling_of(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let longest = left.len().max(right.len());
    longest >= 5 && longest - left.len().min(right.len()) <= 2 && 3 * edits(&left, &right) <= longest
}

/// How many letters must be changed, added or taken away (Levenshtein 1966).
fn edits(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, letter) in left.iter().enumerate() {
        let mut diagonal = place;
        let mut before = place + 1;
        row.first_mut().into_iter().for_each(|cell| *cell = before);
        for (cell, other) in row.iter_mut().skip(1).zip(right) {
            let changed = diagonal + usize::from(letter != other);
            diagonal = *cell;
            before = changed.min(*cell + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}
