//! Streets and roads with a name or a number: "Oak Street", "Highway 9", "County Road 43". They are places that the gazetteer does not hold.

use rashomon_types::PlaceUse;

use super::Search;
use super::run::runs;
use crate::place::name::{Name, Trust};
use crate::place::sort::{Sort, sort_of};

pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let words = search.words;
    let mut found = Vec::new();
    for run in runs(words) {
        let is_road = |at: &usize| sort_of(words.lower(*at)) == Some(Sort::Road) && words.lower(*at) != "st";
        let Some(last) = run.clone().rfind(is_road) else { continue };
        let is_number = |at: usize| words.is_together(run.start, at) && words.form(at).chars().next().is_some_and(|first| first.is_ascii_digit());
        let name = if is_number(last + 1) && last + 1 == run.end {
            run.start..last + 2
        } else if last > run.start && last + 1 == run.end {
            first_of(search, run.start)..last + 1
        } else {
            continue;
        };
        found.push(Name {
            span: words.span(name.start, name.end),
            words: words.text(name.start, name.end).to_owned(),
            tokens: name,
            sort: Some(Sort::Road),
            usage: PlaceUse::Location,
            trust: Trust::Certain,
            only: None,
            is_definite: false,
        within: Vec::new(),
        });
    }
    found
}

/// A street's name begins with its ordinal: "40th Avenue South".
fn first_of(search: &Search<'_>, start: usize) -> usize {
    let words = search.words;
    let is_ordinal = |form: &str| {
        form.chars().next().is_some_and(|first| first.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|ending| form.ends_with(ending))
    };
    match words.back(start, 1) {
        Some(before) if is_ordinal(words.lower(before)) => before,
        _ if words.is_first(start) && matches!(words.lower(start), "the" | "on" | "in" | "at") => start + 1,
        _ => start,
    }
}
