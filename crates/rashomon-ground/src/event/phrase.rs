//! The words of a participant: its noun with what belongs to it, without clauses, places and those joined to it.
//!
//! "masked men of the League, who fled to the hills, and a driver" is "masked men of the League".

use rashomon_types::{Reading, Span, TokenId, Upos};

use super::{clause, sense};

/// Relations of words that stay with their noun.
const KEPT: &[&str] = &[
    "det", "amod", "compound", "nummod", "flat", "fixed", "goeswith", "advmod",
];

/// The words of the phrase that a noun heads.
pub(super) fn noun_phrase(reading: &Reading<'_>, noun: TokenId) -> Span {
    let mut span = reading.token(noun).span;
    for &child in reading.children(noun) {
        if stays(reading, noun, child) {
            span = span.hull(part(reading, child));
        }
    }
    let span = sense::name_of(reading, noun).map_or(span, |name| span.hull(name));
    with_bound(reading, span)
}

/// "at least 40 people", "more than 40": what bounds a number hangs elsewhere in many trees.
fn with_bound(reading: &Reading<'_>, span: Span) -> Span {
    let Some(first) = reading.annotation.tokens_in(span).next() else {
        return span;
    };
    let bounds = |id: TokenId| matches!(reading.lower(id).as_str(), "least" | "most" | "than");
    let is_number = reading.token(first).upos == Upos::Num;
    let inner = if bounds(first) {
        Some(first)
    } else {
        reading.before(first).filter(|&id| is_number && bounds(id))
    };
    let outer = inner.and_then(|inner| reading.before(inner));
    let outer = outer.filter(|&id| matches!(reading.lower(id).as_str(), "at" | "more" | "fewer" | "less"));
    outer.map_or(span, |outer| span.hull(reading.token(outer).span))
}

fn stays(reading: &Reading<'_>, noun: TokenId, child: TokenId) -> bool {
    let token = reading.token(child);
    if KEPT.iter().any(|relation| token.is(relation)) {
        return token.upos != Upos::Punct
            && reading.child(child, "nsubj").is_none()
            && !((token.is("advmod") || token.is("amod")) && child > noun);
    }
    let case = || clause::case(reading, child);
    token.deprel == "nmod:poss" || token.is("nmod") && case().is_some_and(|case| case == "of")
}

/// A part of the phrase: with the same cuts where it is a phrase itself, and with the word that joins it.
fn part(reading: &Reading<'_>, child: TokenId) -> Span {
    if reading.token(child).is("nmod") {
        let joined = clause::joined(reading, child)
            .into_iter()
            .map(|noun| noun_phrase(reading, noun));
        let inner = joined.reduce(Span::hull).unwrap_or(reading.token(child).span);
        let cases = reading
            .children(child)
            .iter()
            .filter(|&&id| reading.token(id).is("case"));
        return cases.fold(inner, |span, &case| span.hull(reading.token(case).span));
    }
    let inner = reading.children(child).iter().copied();
    let inner = inner.filter(|&id| {
        KEPT.iter()
            .chain(&["case", "conj", "cc"])
            .any(|relation| reading.token(id).is(relation))
    });
    inner.fold(reading.token(child).span, |span, id| span.hull(reading.token(id).span))
}
