//! The candidates of all names judged together: what lies near, in or around the other places of the document wins.

use rashomon_gazetteer::{Entry, Feature};

use super::group::{Candidate, Group};

/// What the rest of the document can add, in points.
const CONTEXT: f64 = 9.0;
/// What a stated container adds if the row lies in it.
const CONTAINED: f64 = 6.0;
/// How often the shares are reckoned anew.
const ROUNDS: usize = 3;

/// A container that the text states: the group that lies in the other.
pub(crate) type Link = (usize, usize);

/// Scores every candidate; `extra` adds what relations say for a candidate of a group.
pub(crate) fn score(
    groups: &mut [Group<'_>],
    links: &[Link],
    extra: &dyn Fn(&[Group<'_>], usize, &Candidate<'_>) -> f64,
) {
    for _ in 0..ROUNDS {
        let scored: Vec<Vec<[f64; 4]>> = (0..groups.len())
            .map(|number| scores(groups, number, links, extra))
            .collect();
        for (group, scores) in groups.iter_mut().zip(scored) {
            for (candidate, [score, support, local, agreement]) in group.candidates.iter_mut().zip(scores) {
                candidate.score = score;
                candidate.support = support;
                candidate.local = local;
                candidate.agreement = agreement;
            }
            group.reckon_chances(|candidate| candidate.score);
        }
    }
}

fn scores(
    groups: &[Group<'_>],
    number: usize,
    links: &[Link],
    extra: &dyn Fn(&[Group<'_>], usize, &Candidate<'_>) -> f64,
) -> Vec<[f64; 4]> {
    let Some(group) = groups.get(number) else {
        return Vec::new();
    };
    let one = |candidate: &Candidate<'_>| {
        let (support, local) = support(groups, number, candidate);
        let context = CONTEXT * support / (support + 1.0);
        let stated = stated(groups, number, candidate, links);
        let agreement = extra(groups, number, candidate);
        let score = candidate.prior + context + stated + agreement;
        [score, support + stated / CONTAINED, local, agreement]
    };
    group.candidates.iter().map(one).collect()
}

/// What the other names say for a row: for each the best of its candidates by share and nearness. The second number
/// leaves out what countries say.
fn support(groups: &[Group<'_>], number: usize, candidate: &Candidate<'_>) -> (f64, f64) {
    let (mut all, mut local) = (0.0, 0.0);
    for (_, group) in groups.iter().enumerate().filter(|(other, _)| *other != number) {
        let best = group
            .candidates
            .iter()
            .filter(|other| other.chance > NO_CHANCE)
            .map(|other| other.chance * closeness(candidate, other));
        let best = group.weight * best.fold(0.0, f64::max);
        all += best;
        if group
            .candidates
            .first()
            .is_some_and(|first| first.entry.feature != Feature::Country)
            && best > COUNTRY_WIDE
        {
            local += best;
        }
    }
    (all, local)
}

/// A reading with a smaller share says nothing for others.
const NO_CHANCE: f64 = 0.004;
/// No more than this is said by lying in the same country.
const COUNTRY_WIDE: f64 = 0.16;

/// How much one place speaks for another, 0 to 1.
fn closeness(a: &Candidate<'_>, b: &Candidate<'_>) -> f64 {
    if contains(&b.entry, &a.entry) {
        return if b.entry.feature == Feature::Country { 0.3 } else { 0.8 };
    }
    if contains(&a.entry, &b.entry) {
        return if a.entry.feature == Feature::Country { 0.3 } else { 0.7 };
    }
    let dot = a.vector[0] * b.vector[0] + a.vector[1] * b.vector[1] + a.vector[2] * b.vector[2];
    let near = nearness(dot);
    let same_country = !a.entry.country.is_empty() && a.entry.country == b.entry.country;
    let same_region = same_country && !a.entry.admin1.is_empty() && a.entry.admin1 == b.entry.admin1;
    let shared = if same_region {
        0.4
    } else if same_country {
        0.1
    } else {
        0.0
    };
    f64::max(near, shared)
}

/// Nearness by the cosine of the angle between two places.
fn nearness(dot: f64) -> f64 {
    // Cosines of 30, 60, 120 and 250 km.
    const STEPS: [(f64, f64); 4] = [
        (0.999_988_91, 1.0),
        (0.999_955_65, 0.85),
        (0.999_822_6, 0.6),
        (0.999_230_2, 0.3),
    ];
    STEPS
        .iter()
        .find(|(cosine, _)| dot >= *cosine)
        .map_or(0.0, |(_, worth)| *worth)
}

/// What stated containers say: "Dixon, Ill.", "the Ukrainian city of Kharkiv".
pub(crate) fn stated(groups: &[Group<'_>], number: usize, candidate: &Candidate<'_>, links: &[Link]) -> f64 {
    let mut sum: f64 = 0.0;
    for (inner, outer) in links {
        let best = |other: usize, holds: &dyn Fn(&Entry<'_>) -> bool| {
            let list = groups.get(other).map_or(&[][..], |group| group.candidates.as_slice());
            let shares = list
                .iter()
                .filter(|other| holds(&other.entry))
                .map(|other| other.chance);
            shares.fold(0.0, f64::max)
        };
        if *inner == number {
            sum += CONTAINED * best(*outer, &|outer| contains(outer, &candidate.entry));
        } else if *outer == number {
            sum = f64::max(
                sum,
                0.5 * CONTAINED * best(*inner, &|inner| contains(&candidate.entry, inner)),
            );
        }
    }
    sum
}

/// Whether one row lies in another.
pub(crate) fn contains(outer: &Entry<'_>, inner: &Entry<'_>) -> bool {
    let same_country = !outer.country.is_empty() && outer.country == inner.country;
    match outer.feature {
        Feature::Country => same_country && inner.feature != Feature::Country,
        Feature::Region => {
            same_country
                && !outer.admin1.is_empty()
                && outer.admin1 == inner.admin1
                && !matches!(inner.feature, Feature::Country | Feature::Region)
        }
        Feature::District => {
            same_country
                && outer.admin1 == inner.admin1
                && inner.feature == Feature::Settlement
                && lies_within(outer, inner, 1.2)
        }
        Feature::Area => lies_within(outer, inner, 1.0),
        Feature::Settlement => false,
    }
}

fn lies_within(outer: &Entry<'_>, inner: &Entry<'_>, share: f64) -> bool {
    rashomon_gazetteer::distance_km(outer.point, inner.point) <= share * outer.radius_km
}
