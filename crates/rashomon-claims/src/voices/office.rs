//! The office that a voice speaks from, in the text's own words.

use std::ops::Range;

use super::lexicon::TitleRole;
use super::phrase::{Phrase, is_definite};
use super::portrait::{Class, Found, is_apposition};

/// "governor of Tarkova", "Palace spokesman": before the name, beside it, or all that the text gives.
pub(super) fn office(phrase: &Phrase<'_>, found: &Found) -> Option<String> {
    if found.class != Class::Person {
        return None;
    }
    let first = phrase.first_part();
    if found.name.is_empty() {
        let known = is_definite(&phrase.lower(first.start));
        return if known { described(phrase, &first) } else { None };
    }
    let before = if found.part > 0 {
        described(phrase, &first)
    } else {
        titled(phrase, &found.before)
    };
    before.or_else(|| beside(phrase, found))
}

/// The words before a name: "Palace spokesman" of "Palace spokesman Hugo Satterlee".
fn titled(phrase: &Phrase<'_>, before: &Range<usize>) -> Option<String> {
    let start = phrase.bare(before).start;
    let mut range = without_side(phrase, &(start..before.end));
    let former = matches!(phrase.lower(range.start).as_str(), "former" | "ex" | "retired");
    if !former {
        range.end = before_ranks(phrase, &range)?;
    }
    let is_office = |range: &Range<usize>| {
        phrase.hits(range).last().is_some_and(|hit| {
            hit.words.end == range.end && hit.title.is_some_and(|title| former || title.role == TitleRole::Office)
        })
    };
    is_office(&range).then(|| phrase.slice(&range))
}

/// The end of a title without the ranks and forms of address that stay with the name; none where nothing is left.
fn before_ranks(phrase: &Phrase<'_>, range: &Range<usize>) -> Option<usize> {
    let mut end = range.end;
    loop {
        let last = phrase.hit_ending(end).filter(|hit| hit.words.start >= range.start)?;
        let stays = last.title.is_none_or(|title| title.role != TitleRole::Office);
        if !stays || !phrase.words[last.words.start].is_capital() {
            return Some(end);
        }
        end = last.words.start;
    }
}

/// A description whose noun is an office: "The regional governor", "The spokeswoman for the flood office".
fn described(phrase: &Phrase<'_>, part: &Range<usize>) -> Option<String> {
    let core = phrase.core(part);
    let hits = phrase.hits(&core);
    let hit = hits.last()?;
    let office =
        hit.words.end == core.end && !hit.plural && hit.title.is_some_and(|title| title.role == TitleRole::Office);
    let range = without_side(phrase, &(core.start..tail_end(phrase, part)));
    office.then(|| phrase.slice(&range))
}

/// What stands beside the name: "the governor of Tarkova".
fn beside(phrase: &Phrase<'_>, found: &Found) -> Option<String> {
    let parts = phrase
        .parts
        .iter()
        .enumerate()
        .filter(|(at, part)| *at > 0 && *at != found.part && is_apposition(phrase, part));
    parts.filter_map(|(_, part)| described(phrase, part)).next()
}

/// The end of an office's own words: before "who", "which" and the like.
pub(super) fn tail_end(phrase: &Phrase<'_>, part: &Range<usize>) -> usize {
    let stops = |at: usize| {
        matches!(
            phrase.lower(at).as_str(),
            "who" | "whose" | "whom" | "which" | "that" | "where" | "since" | "until"
        )
    };
    (part.start + 1..part.end).find(|&at| stops(at)).unwrap_or(part.end)
}

/// Without "pro-junta" or "Vardian-installed", which say a side.
fn without_side(phrase: &Phrase<'_>, range: &Range<usize>) -> Range<usize> {
    let sided = range.start + 1 < range.end
        && phrase.words[range.start].text.contains('-')
        && super::side::of_word(phrase, range.start).is_some();
    range.start + usize::from(sided)..range.end
}
