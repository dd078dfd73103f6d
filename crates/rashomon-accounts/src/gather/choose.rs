//! What an occurrence is known by: its kinds, its time and its place, as most of its documents have them.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::families::tells;
use super::site::{Lie, Site, is_goal};
use crate::corpus::Corpus;
use rashomon_types::{Claim, ClaimId};

/// What a value of a claim is known by whatever the order of the documents.
fn name(corpus: &Corpus<'_>, at: At) -> (Option<ClaimId>, usize) {
    (corpus.claims.get(at.0).map(|claim| claim.id), at.1)
}

/// The kinds that its claims give it, the one that tells most first: by the documents that have it and by what it tells.
pub fn kinds(corpus: &Corpus<'_>, claims: &[usize]) -> Vec<String> {
    let mut documents: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut claims_of: BTreeMap<&str, u32> = BTreeMap::new();
    for &claim in claims {
        let Some(found) = corpus.claims.get(claim) else {
            continue;
        };
        for mention in &found.event_mentions {
            documents
                .entry(&mention.kind)
                .or_default()
                .extend(corpus.document_of(claim));
            *claims_of.entry(&mention.kind).or_default() += 1;
        }
    }
    let mut kinds: Vec<(u32, u32, &str)> = documents
        .iter()
        .map(|(&kind, documents)| {
            let claims = claims_of.get(kind).copied().unwrap_or_default();
            let documents = u32::try_from(documents.len()).unwrap_or(u32::MAX);
            let points = documents.saturating_mul(claims).saturating_mul(tells(kind));
            (points, claims, kind)
        })
        .collect();
    kinds.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| a.2.cmp(b.2)));
    kinds.into_iter().map(|(_, _, kind)| kind.to_owned()).collect()
}

/// How much a claim tells of what happened; the day in a caption is often that of the picture.
fn told(claim: &Claim) -> u32 {
    let told = claim.event_mentions.iter().map(|mention| tells(&mention.kind)).max();
    match claim.medium.as_deref() {
        Some("caption") => 0,
        _ => told.unwrap_or_default().min(2),
    }
}

/// Whether a claim mentions an event of a kind.
fn mentions(claim: &Claim, kind: Option<&str>) -> bool {
    claim.event_mentions.iter().any(|mention| Some(&*mention.kind) == kind)
}

/// A value of a claim: the claim, and the place of the value in the claim's list.
type At = (usize, usize);

/// The time that most documents share, the finest of those.
pub fn time(corpus: &Corpus<'_>, claims: &[usize], near: Days) -> Option<(usize, usize)> {
    let mut found: BTreeMap<Days, (BTreeSet<usize>, At, u32)> = BTreeMap::new();
    for &claim in claims {
        let Some(read) = corpus.claims.get(claim) else { continue };
        let told = told(read);
        for (place, time) in read.times.iter().enumerate() {
            let days = Days::happened(time).filter(|days| near.gap(*days) == 0);
            let Some(days) = days else { continue };
            let entry = found
                .entry(days)
                .or_insert_with(|| (BTreeSet::new(), (claim, place), 0));
            entry.0.extend(corpus.document_of(claim));
            entry.2 = entry.2.max(told);
        }
    }
    let votes = |days: Days| {
        let overlapping = found.iter().filter(|(other, _)| days.gap(**other) == 0);
        overlapping
            .flat_map(|(_, (documents, ..))| documents)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let best = found.iter().max_by_key(|(days, (_, at, told))| {
        (
            days.is_fine(),
            *told,
            votes(**days),
            std::cmp::Reverse((days.length(), days.first, name(corpus, *at))),
        )
    });
    best.map(|(_, (_, at, _))| *at)
}

/// The place that most documents share, the finest of those.
///
/// `main` is the kind that tells most of the occurrence: a place that a claim names beside it is where it happened sooner than one
/// where somebody spoke.
pub fn place(corpus: &Corpus<'_>, claims: &[usize], main: Option<&str>) -> Option<(usize, usize)> {
    let mut found: Vec<Seen> = Vec::new();
    let mut known: BTreeMap<(String, u8), usize> = BTreeMap::new();
    for &claim in claims {
        let Some(read) = corpus.claims.get(claim) else { continue };
        let told = u32::from(!read.event_mentions.is_empty());
        let places = read.places.iter().enumerate();
        for (place, named) in places.filter(|(_, place)| !is_goal(read, place)) {
            let words = named.spans.first().map_or("", |&span| corpus.words(claim, span));
            let Some(site) = Site::of(named, words) else { continue };
            let key = (site.keys().collect::<Vec<_>>().join("|"), site.rank);
            let slot = *known.entry(key).or_insert(found.len());
            if slot == found.len() {
                found.push(Seen::new(site, (claim, place)));
            }
            if let Some(seen) = found.get_mut(slot) {
                seen.documents.extend(corpus.document_of(claim));
                seen.beside
                    .extend(corpus.document_of(claim).filter(|_| mentions(read, main)));
                seen.count += 1 + told;
            }
        }
    }
    let votes = |site: &Site| {
        let same = || found.iter().filter(|other| site.lie(&other.site) == Lie::Same);
        let documents: BTreeSet<&usize> = same().flat_map(|other| &other.documents).collect();
        let beside: BTreeSet<&usize> = same().flat_map(|other| &other.beside).collect();
        let claims: u32 = same().map(|other| other.count).sum();
        (!beside.is_empty(), documents.len() + beside.len(), claims)
    };
    let best = found.iter().max_by_key(|seen| {
        let name = std::cmp::Reverse((seen.site.rank, name(corpus, seen.at)));
        (votes(&seen.site), name)
    });
    best.map(|seen| seen.at)
}

/// A place as the claims name it.
struct Seen {
    site: Site,
    /// The documents that name it, and those that name it beside an event of the main kind.
    documents: BTreeSet<usize>,
    beside: BTreeSet<usize>,
    /// How often, claims that mention an event counted twice.
    count: u32,
    /// Where it is named first.
    at: At,
}

impl Seen {
    fn new(site: Site, at: At) -> Self {
        Self {
            site,
            documents: BTreeSet::new(),
            beside: BTreeSet::new(),
            count: 0,
            at,
        }
    }
}
