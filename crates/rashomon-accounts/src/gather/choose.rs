//! What an occurrence is known by: its kinds, its time and its place, as most of its documents have them.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::families::tells;
use super::site::{Lie, Site};
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
pub fn place(corpus: &Corpus<'_>, claims: &[usize]) -> Option<(usize, usize)> {
    let mut found: Vec<(Site, BTreeSet<usize>, u32, At)> = Vec::new();
    let mut known: BTreeMap<(String, u8), usize> = BTreeMap::new();
    for &claim in claims {
        let Some(read) = corpus.claims.get(claim) else { continue };
        let told = u32::from(!read.event_mentions.is_empty());
        for (place, read) in read.places.iter().enumerate() {
            let words = read.spans.first().map_or("", |&span| corpus.words(claim, span));
            let Some(site) = Site::of(read, words) else { continue };
            let key = (site.keys().collect::<Vec<_>>().join("|"), site.rank);
            let slot = *known.entry(key).or_insert(found.len());
            if slot == found.len() {
                found.push((site, BTreeSet::new(), 0, (claim, place)));
            }
            if let Some((_, documents, count, _)) = found.get_mut(slot) {
                documents.extend(corpus.document_of(claim));
                *count += 1 + told;
            }
        }
    }
    let votes = |site: &Site| {
        let same = found.iter().filter(|(other, ..)| site.lie(other) == Lie::Same);
        let (mut documents, mut claims) = (BTreeSet::<usize>::new(), 0);
        for (_, of, count, _) in same {
            documents.extend(of);
            claims += count;
        }
        (documents.len(), claims)
    };
    let best = found.iter().max_by_key(|(site, _, _, at)| {
        let (documents, claims) = votes(site);
        (documents, claims, std::cmp::Reverse((site.rank, name(corpus, *at))))
    });
    best.map(|(_, _, _, at)| *at)
}
