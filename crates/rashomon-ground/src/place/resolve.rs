//! The cascade: exact names judged together, relations, other spellings near the focus, names spelt anew in the document.

use std::collections::BTreeSet;

use rashomon_gazetteer::{Entry, Feature, Gazetteer, distance_km};

use super::alias::are_spellings;
use super::focus::Focus;
use super::fuzzy;
use super::group::{Candidate, Group, How, groups};
use super::name::{Name, Only, Trust};
use super::relation::{Known, Stated, agrees};
use super::score::{Link, contains, score, stated as stated_container};
use super::sort::Sort;

/// What a relation that fits or does not adds, in points.
const RELATION: f64 = 9.0;
/// Support from which an exact name counts as near the document.
const NEAR: f64 = 0.12;
/// A row worth as much by itself needs no support: a country, a capital, a large town.
const GREAT: f64 = 7.0;
/// A town of ten thousand needs no support where the model calls its name a place.
const KNOWN: f64 = 6.0;
/// A name that may be no place at all needs so much, by size or by support.
const LIKELY_PRIOR: f64 = 6.6;
const LIKELY_SUPPORT: f64 = 0.25;

/// The names of a document, grouped and judged.
pub(crate) struct Resolved<'g> {
    pub(crate) groups: Vec<Group<'g>>,
    /// The group of each name.
    pub(crate) group_of: Vec<usize>,
    pub(crate) focus: Focus<'g>,
    /// What was decided for each group.
    pub(crate) verdicts: Vec<Verdict>,
}

/// What was decided for a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is its best candidate.
    Settled,
    /// It is a place, but which is not known.
    Open,
    /// It is taken for no place.
    Dropped,
    /// It is another spelling of this group's name.
    SameAs(usize),
}

/// Resolves the names of a document.
pub(crate) fn resolve<'g>(names: &[Name], stated: &[Stated], gazetteer: &'g Gazetteer) -> Resolved<'g> {
    let related: BTreeSet<usize> = stated.iter().filter_map(|stated| stated.target).collect();
    let mut groups = groups(names, &related, gazetteer);
    let group_of = group_of(&groups, names.len());
    let links = links(names, &group_of);
    judge(&mut groups, &links, &group_of, stated, gazetteer);
    let first = Focus::of(&groups, &|number| is_doubtful(&groups, number, &links));
    let case = Case {
        links: &links,
        group_of: &group_of,
        stated,
        gazetteer,
    };
    let mut nearby = fuzzy::Nearby::new(gazetteer);
    respell(&mut groups, &first, &case, &mut nearby);
    if first.anchors.iter().all(|anchor| anchor.feature == Feature::Area)
        && let Some(start) = begin_somewhere(&mut groups, &first, &mut nearby)
    {
        let begun = Focus::of(&groups, &|number| is_doubtful(&groups, number, &links));
        respell(&mut groups, &begun, &case, &mut nearby);
        take_back_lonely(&mut groups, start);
    }
    let focus = Focus::of(&groups, &|number| is_doubtful(&groups, number, &links));
    let mut verdicts: Vec<Verdict> = (0..groups.len())
        .map(|number| verdict(&groups, number, &focus, &links))
        .collect();
    open_parts(&groups, &mut verdicts);
    link_aliases(&groups, &mut verdicts);
    Resolved {
        groups,
        group_of,
        focus,
        verdicts,
    }
}

fn group_of(groups: &[Group<'_>], names: usize) -> Vec<usize> {
    let mut of = vec![0; names];
    for (number, group) in groups.iter().enumerate() {
        for name in &group.names {
            if let Some(place) = of.get_mut(*name) {
                *place = number;
            }
        }
    }
    of
}

fn links(names: &[Name], group_of: &[usize]) -> Vec<Link> {
    let group = |name: usize| group_of.get(name).copied();
    let of_name = |(inner, name): (usize, &Name)| {
        let outer = name
            .within
            .iter()
            .filter_map(move |outer| Some((group(inner)?, group(*outer)?)));
        outer.filter(|(inner, outer)| inner != outer).collect::<Vec<_>>()
    };
    let mut links: Vec<Link> = names.iter().enumerate().flat_map(of_name).collect();
    links.sort_unstable();
    links.dedup();
    links
}

fn judge(groups: &mut [Group<'_>], links: &[Link], group_of: &[usize], stated: &[Stated], gazetteer: &Gazetteer) {
    let extra = |groups: &[Group<'_>], number: usize, candidate: &Candidate<'_>| {
        related(groups, number, candidate, group_of, stated, gazetteer)
    };
    score(groups, links, &extra);
}

/// What the relations of a group's names say for a candidate.
fn related(
    groups: &[Group<'_>],
    number: usize,
    candidate: &Candidate<'_>,
    group_of: &[usize],
    stated: &[Stated],
    gazetteer: &Gazetteer,
) -> f64 {
    let known = |name: usize| known(groups, group_of, name);
    let of_group = |stated: &&Stated| stated.target.is_some_and(|name| group_of.get(name) == Some(&number));
    let agreements = stated
        .iter()
        .filter(of_group)
        .filter_map(|stated| agrees(&stated.relation, candidate.entry.point, &known, gazetteer));
    RELATION * agreements.fold(0.0, |sum: f64, agreement| sum + agreement)
}

/// What is known of a name as an anchor.
pub(crate) fn known<'g>(groups: &[Group<'g>], group_of: &[usize], name: usize) -> Option<Known<'g>> {
    let group = groups.get(*group_of.get(name)?)?;
    let entry = group.best()?.entry;
    Some(Known {
        name: entry.name,
        point: entry.point,
        radius_km: entry.radius_km,
        country: entry.country,
        population: entry.population,
        feature: entry.feature,
    })
}

/// Whether a name's exact reading is far from the document and small, so that another spelling may be meant.
fn is_doubtful(groups: &[Group<'_>], number: usize, links: &[Link]) -> bool {
    let Some(group) = groups.get(number) else {
        return true;
    };
    match group.best() {
        None => true,
        Some(best) if group.only.is_some() => best.entry.feature == Feature::Area,
        Some(best) if !matches!(best.how, How::Exact | How::Alias) || !is_town(&best.entry) || best.size >= GREAT => {
            false
        }
        Some(best) => is_far(groups, number, best) || is_outside(groups, number, best, links),
    }
}

/// Whether other names say where the document is, and a row is not there.
fn is_far(groups: &[Group<'_>], number: usize, best: &Candidate<'_>) -> bool {
    if best.support < NEAR {
        return groups.len() > 1;
    }
    let is_finer = |group: &Group<'_>| {
        group
            .best()
            .is_some_and(|best| best.chance > 0.6 && best.entry.feature != Feature::Country && best.size > KNOWN)
            && group.weight >= 0.6
    };
    let others = groups.iter().enumerate().filter(|(other, _)| *other != number);
    best.local < NEAR && others.map(|(_, group)| group).any(is_finer)
}

fn is_town(entry: &Entry<'_>) -> bool {
    matches!(entry.feature, Feature::Settlement | Feature::District)
}

/// Whether the text says that a name lies in a place that its row does not lie in.
fn is_outside(groups: &[Group<'_>], number: usize, candidate: &Candidate<'_>, links: &[Link]) -> bool {
    let outers = links
        .iter()
        .filter(|(inner, _)| *inner == number)
        .filter_map(|(_, outer)| groups.get(*outer)?.best());
    let units =
        outers.filter(|outer| outer.chance > 0.6 && matches!(outer.entry.feature, Feature::Country | Feature::Region));
    let mut told = units.map(|outer| contains(&outer.entry, &candidate.entry)).peekable();
    candidate.size < GREAT && told.peek().is_some() && told.all(|inside| !inside)
}

/// A beginning in all the world that no other name of the document lies near is only a chance likeness: the name stays open.
fn take_back_lonely(groups: &mut [Group<'_>], start: usize) {
    let Some(point) = groups.get(start).and_then(Group::best).map(|best| best.entry.point) else {
        return;
    };
    let others = groups.iter().enumerate().filter(|(number, _)| *number != start);
    let is_beside = others
        .filter_map(|(_, group)| group.best())
        .any(|other| distance_km(other.entry.point, point) <= BESIDE_KM);
    if let Some(group) = groups.get_mut(start).filter(|_| !is_beside) {
        group.candidates.clear();
    }
}

/// How near another place of the document must lie to one that only a spelling speaks for, in kilometres.
const BESIDE_KM: f64 = 300.0;

/// Where no name of a document is sure, the likeliest spelling of one of them, from all the world, is where to begin; gives
/// the number of its group.
fn begin_somewhere<'g>(groups: &mut [Group<'g>], focus: &Focus<'g>, nearby: &mut fuzzy::Nearby<'g>) -> Option<usize> {
    let mut best: Option<(usize, Vec<Candidate<'g>>)> = None;
    let worth = |found: &[Candidate<'_>]| found.first().map_or(f64::NEG_INFINITY, |first| first.score);
    let open = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.candidates.is_empty());
    for (number, group) in open.take(MOST_BEGINNINGS) {
        let mut found = fuzzy::in_the_world(group, number, focus, nearby);
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        if best.as_ref().is_none_or(|(_, best)| worth(&found) > worth(best)) && !found.is_empty() {
            best = Some((number, found));
        }
    }
    let (number, found) = best?;
    let group = groups.get_mut(number)?;
    group.candidates = found;
    group.reckon_chances(|candidate| candidate.score);
    Some(number)
}

/// Looking through all the world takes long, so few names are looked for there.
const MOST_BEGINNINGS: usize = 3;

/// What is known of a document beside its groups.
struct Case<'c, 'g> {
    links: &'c [Link],
    group_of: &'c [usize],
    stated: &'c [Stated],
    gazetteer: &'g Gazetteer,
}

/// Looking for spellings takes long, so so many names of a document are looked for, the likeliest places first.
const MOST_RESPELT: usize = 8;

/// Looks for other spellings of doubtful names.
fn respell<'g>(groups: &mut [Group<'g>], focus: &Focus<'g>, case: &Case<'_, 'g>, nearby: &mut fuzzy::Nearby<'g>) {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|number| groups.get(*number).map(|group| std::cmp::Reverse(group.trust)));
    let mut left = MOST_RESPELT;
    for number in order {
        if !is_doubtful(groups, number, case.links) || groups.get(number).is_some_and(|group| group.only.is_some()) {
            continue;
        }
        let Some(group) = groups.get(number) else { continue };
        if left == 0 {
            break;
        }
        left -= 1;
        let is_told = |entry: &Entry<'g>| holds(groups, number, entry, case.links);
        let mut found = fuzzy::candidates(group, number, focus, &is_told, nearby);
        for candidate in &mut found {
            candidate.score += related(groups, number, candidate, case.group_of, case.stated, case.gazetteer) * 0.6;
            candidate.score += 0.6 * stated_container(groups, number, candidate, case.links);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        let kept = groups.get(number).and_then(Group::best).is_some_and(|exact| {
            let outside = is_outside(groups, number, exact, case.links);
            !outside && !found.first().is_some_and(|best| beats(best, exact))
        });
        let Some(group) = groups.get_mut(number) else { continue };
        if found.is_empty() || kept {
            continue;
        }
        // The far reading stays as the last of the list, for the person.
        let far = std::mem::take(&mut group.candidates)
            .into_iter()
            .map(|candidate| Candidate {
                score: -100.0 + candidate.prior,
                ..candidate
            });
        group.candidates = found;
        group.candidates.extend(far);
        group.reckon_chances(|candidate| candidate.score);
    }
}

/// Whether a place that the text says a name lies in holds a row.
fn holds(groups: &[Group<'_>], number: usize, entry: &Entry<'_>, links: &[Link]) -> bool {
    let outers = links
        .iter()
        .filter(|(inner, _)| *inner == number)
        .filter_map(|(_, outer)| groups.get(*outer)?.best());
    let mut sure = outers.filter(|outer| outer.chance > 0.6).peekable();
    sure.peek().is_some() && sure.all(|outer| contains(&outer.entry, entry))
}

/// Whether another spelling near by is likelier than an exact name farther off.
fn beats(spelling: &Candidate<'_>, exact: &Candidate<'_>) -> bool {
    let How::Spelling(cost) = spelling.how else {
        return false;
    };
    if exact.support < NEAR {
        cost <= 1.05 && spelling.support > 0.3
    } else {
        cost <= 0.4 && spelling.support > 0.4
    }
}

/// Spellings worth less are not believed.
const SPELLING_FLOOR: f64 = -4.2;

fn verdict(groups: &[Group<'_>], number: usize, focus: &Focus<'_>, links: &[Link]) -> Verdict {
    let Some(group) = groups.get(number) else {
        return Verdict::Dropped;
    };
    if group.sort == Some(Sort::Road) {
        return Verdict::Open;
    }
    let unsure = if group.trust == Trust::Possible {
        Verdict::Dropped
    } else {
        Verdict::Open
    };
    let Some(best) = group.best() else {
        return unsure;
    };
    if let How::Spelling(_) = best.how {
        let floor = if group.trust == Trust::Possible {
            SPELLING_FLOOR + 1.2
        } else {
            SPELLING_FLOOR
        };
        return if best.score >= floor { Verdict::Settled } else { unsure };
    }
    if matches!(group.sort, Some(Sort::Nature)) && best.entry.feature == Feature::Settlement {
        return unsure;
    }
    if group.only.is_none() && is_town(&best.entry) && is_outside(groups, number, best, links) {
        return unsure;
    }
    if best.agreement > 0.2 * RELATION {
        return Verdict::Settled;
    }
    if group.is_definite && best.entry.feature == Feature::Settlement && best.size < GREAT {
        return unsure;
    }
    let lonely = best.support < NEAR && best.size < KNOWN && is_town(&best.entry);
    if group.trust == Trust::Possible {
        let likely = best.size >= LIKELY_PRIOR || best.support >= LIKELY_SUPPORT;
        return if likely { Verdict::Settled } else { Verdict::Dropped };
    }
    // A small far town while the document is elsewhere: rather none than a wrong one.
    let elsewhere = focus
        .anchors
        .iter()
        .filter(|anchor| anchor.group != number)
        .map(|anchor| anchor.weight)
        .sum::<f64>()
        >= 0.9;
    if lonely && elsewhere && group.only.is_none() {
        Verdict::Open
    } else {
        Verdict::Settled
    }
}

/// A name far off that is part of a longer name that is open and that the text has more often: "Mandalay" beside "Mandalay
/// Bay". "Paris" beside one "Paris Hilton" stays.
fn open_parts(groups: &[Group<'_>], verdicts: &mut [Verdict]) {
    let longer: Vec<(&str, usize)> = groups
        .iter()
        .zip(verdicts.iter())
        .filter(|(group, verdict)| **verdict == Verdict::Open && group.words.contains(' '))
        .map(|(group, _)| (group.words.as_str(), group.names.len()))
        .collect();
    for (group, verdict) in groups.iter().zip(verdicts) {
        let is_part = || {
            longer
                .iter()
                .filter(|(_, times)| *times > group.names.len())
                .any(|(longer, _)| {
                    longer
                        .strip_prefix(group.words.as_str())
                        .is_some_and(|rest| rest.starts_with(' '))
                })
        };
        let is_far = group
            .best()
            .is_some_and(|best| best.support < NEAR && is_town(&best.entry) && best.agreement <= 0.0);
        if *verdict == Verdict::Settled && is_far && group.only.is_none() && is_part() {
            *verdict = Verdict::Open;
        }
    }
}

/// Names that are open or far, and close to a settled name of a town: other spellings of it.
fn link_aliases(groups: &[Group<'_>], verdicts: &mut [Verdict]) {
    let settled: Vec<usize> = (0..groups.len())
        .filter(|number| verdicts.get(*number) == Some(&Verdict::Settled))
        .filter(|number| {
            groups
                .get(*number)
                .and_then(Group::best)
                .is_some_and(|best| is_town(&best.entry))
        })
        .collect();
    for number in 0..groups.len() {
        let Some(group) = groups.get(number) else { continue };
        let is_open = matches!(verdicts.get(number), Some(Verdict::Open | Verdict::Dropped)) || is_weak_spelling(group);
        if !is_open
            || group.only.is_some()
            || group.is_definite
            || matches!(group.sort, Some(Sort::Road | Sort::Nature))
        {
            continue;
        }
        let model = settled.iter().filter(|other| **other != number).find(|other| {
            groups
                .get(**other)
                .is_some_and(|other| are_spellings(&group.words, &other.words) && !is_weak_spelling(other))
        });
        if let (Some(model), Some(verdict)) = (model, verdicts.get_mut(number)) {
            *verdict = Verdict::SameAs(*model);
        }
    }
}

/// Whether the best reading is a spelling at some cost.
fn is_weak_spelling(group: &Group<'_>) -> bool {
    group
        .best()
        .is_some_and(|best| matches!(best.how, How::Spelling(cost) if cost > 0.9))
}

/// The smallest unit among the other places of the document that a row lies in, to tell a person.
pub(crate) fn container<'r, 'g>(resolved: &'r Resolved<'g>, number: usize, entry: &Entry<'g>) -> Option<&'r Entry<'g>> {
    let settled = |other: &usize| *other != number && resolved.verdicts.get(*other) == Some(&Verdict::Settled);
    let others = (0..resolved.groups.len()).filter(settled);
    let rows = others.filter_map(|other| resolved.groups.get(other)?.best().map(|best| &best.entry));
    rows.filter(|outer| contains(outer, entry))
        .min_by(|a, b| a.radius_km.total_cmp(&b.radius_km))
}

/// Whether a group stands for a country by an adjective or a short form.
pub(crate) fn is_nation(group: &Group<'_>) -> bool {
    group.only == Some(Only::Country)
}
