//! Where the parts of a claim begin and end: without complementizers, outer quotation marks, and marks at the edges.

use rashomon_types::{Span, TokenId, Upos};

use crate::reading::Reading;

/// Marks that stand at the edge of a content and do not belong to it.
const EDGE: &[char] = &[
    '.', ',', ';', ':', '!', '?', '…', '-', '–', '—', ' ', '\t', '\r', '\n', '\u{a0}', '*', '|',
];
const OPENING: &[char] = &['“', '"', '„', '«', '‘', '\''];
const CLOSING: &[char] = &['”', '"', '“', '»', '’', '\''];
const COMPLEMENTIZERS: &[&str] = &["that", "whether", "if"];

/// A content fragment as claims have it; none if nothing is left. Only the first fragment loses its complementizer.
pub(crate) fn content(reading: &Reading<'_>, span: Span, is_first: bool) -> Option<Span> {
    let mut span = edges(reading.text(), span)?;
    loop {
        let before = span;
        span = unquoted(reading.text(), span)?;
        if is_first {
            span = without_complementizer(reading, span)?;
        }
        if span == before {
            return Some(closed(reading.text(), span));
        }
    }
}

/// A span in which a quotation is left open, with the mark that closes it right behind.
fn closed(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let left_open = |open: char, close: char| {
        words.matches(open).count()
            > words
                .match_indices(close)
                .filter(|(at, _)| !words[at + close.len_utf8()..].starts_with(char::is_alphanumeric))
                .count()
    };
    let rest = &text[span.end() as usize..];
    let marks = rest.trim_start_matches(['.', ',', '!', '?']);
    let skipped = rest.len() - marks.len();
    let closes = |open: char, close: char| left_open(open, close) && marks.starts_with(close);
    let mark = [('“', '”'), ('‘', '’'), ('«', '»')]
        .into_iter()
        .find(|&(open, close)| closes(open, close))
        .map(|(_, close)| close);
    mark.map_or(span, |close| {
        Span::of(span.start() as usize..span.end() as usize + skipped + close.len_utf8())
    })
}

/// A source or cue without marks at its edges.
pub(crate) fn plain(text: &str, span: Span) -> Option<Span> {
    let span = edges(text, span)?;
    let words = span.slice(text);
    let start = words.len()
        - words
            .trim_start_matches(|c| EDGE.contains(&c) || OPENING.contains(&c))
            .len();
    let end = words
        .trim_end_matches(|c| EDGE.contains(&c) || CLOSING.contains(&c))
        .len();
    sub(span, start, end).map(|span| with_abbreviation_point(text, span))
}

/// A voice without when it spoke: the stamp of a running report before it, "on Monday" behind it.
pub(crate) fn without_time(reading: &Reading<'_>, span: Span) -> Span {
    let tokens: Vec<TokenId> = reading.annotation.tokens_in(span).collect();
    let stamped = tokens.len() > 1 && tokens.first().is_some_and(|&id| is_clock(reading.form(id)));
    let start = tokens
        .get(usize::from(stamped))
        .map(|&id| reading.token(id).span.start());
    let tells_time = |id: &TokenId| {
        crate::find::is_time(reading, *id)
            || reading.token(*id).upos == Upos::Num
            || is_part_of_day(&reading.lower(*id))
    };
    let on = tokens
        .iter()
        .rposition(|&id| reading.lower(id) == "on")
        .filter(|&at| at > 0);
    let timed = on.filter(|&at| {
        let after = tokens.get(at + 1..).unwrap_or_default();
        after.iter().all(tells_time) && after.iter().any(|&id| crate::find::is_time(reading, id))
    });
    let before = timed
        .and_then(|at| tokens.get(at.checked_sub(1)?))
        .or_else(|| before_day(reading, &tokens));
    let end = before.map(|&id| reading.token(id).span.end());
    Span::new(start.unwrap_or(span.start()), end.unwrap_or(span.end())).unwrap_or(span)
}

/// The last word before a bare time at the end: "the mayor today", "the mayor this morning", "the mayor late Monday".
fn before_day<'t>(reading: &Reading<'_>, tokens: &'t [TokenId]) -> Option<&'t TokenId> {
    let qualifies = |id: &TokenId| matches!(reading.lower(*id).as_str(), "this" | "last" | "late" | "early" | "that");
    let last = tokens.last().filter(|&&id| crate::find::is_time(reading, id))?;
    let lower = reading.lower(*last);
    let alone = crate::calendar::WEEKDAYS.contains(&lower.as_str())
        || matches!(lower.as_str(), "today" | "yesterday" | "tonight");
    let rest = &tokens[..tokens.len() - 1];
    let timed = rest.iter().rev().take_while(|id| qualifies(id)).count();
    let kept = rest.len() - timed;
    let linked = rest.last().is_some_and(|&id| {
        matches!(
            reading.lower(id).as_str(),
            "of" | "the" | "'s" | "’s" | "a" | "on" | "and" | "-"
        ) || (crate::calendar::WEEKDAYS.contains(&lower.as_str()) && reading.form(id).starts_with(char::is_uppercase))
    });
    tokens
        .get(kept.checked_sub(1)?)
        .filter(|_| (alone || timed > 0) && !linked)
}

/// "12:20", "9.45"
pub(crate) fn is_clock(form: &str) -> bool {
    form.split_once([':', '.']).is_some_and(|(hours, minutes)| {
        let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(hours) && digits(minutes) && minutes.len() == 2
    })
}

fn is_part_of_day(lower: &str) -> bool {
    matches!(lower, "early" | "late" | "the")
}

fn sub(span: Span, start: usize, end: usize) -> Option<Span> {
    let base = span.start() as usize;
    (start < end).then(|| Span::of(base + start..base + end))
}

fn edges(text: &str, span: Span) -> Option<Span> {
    let words = span.slice(text);
    let start = words.len() - words.trim_start_matches(EDGE).len();
    let end = words.trim_end_matches(EDGE).len();
    let span = sub(span, start, end)?;
    Some(with_abbreviation_point(text, span))
}

/// "the U.S." keeps its last point.
fn with_abbreviation_point(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_pointed = last.len() >= 3 && last.contains('.') && last.split('.').all(|part| part.chars().count() <= 1);
    let has_point = text[span.end() as usize..].starts_with('.');
    if is_pointed && has_point {
        Span::of(span.start() as usize..span.end() as usize + 1)
    } else {
        span
    }
}

/// Takes off a pair of marks around the whole, or a lone one at either edge.
fn unquoted(text: &str, span: Span) -> Option<Span> {
    let words = span.slice(text);
    let opens = words.starts_with(OPENING);
    let closes = words.ends_with(CLOSING);
    let first = words.chars().next().map_or(0, char::len_utf8);
    let last = words.chars().next_back().map_or(0, char::len_utf8);
    let inner_open = words[first.min(words.len())..].contains(OPENING_DOUBLE);
    match (opens, closes) {
        (true, true) if is_one_pair(words) => edges(text, sub(span, first, words.len() - last)?),
        (true, false) if !closes_inside(words) => edges(text, sub(span, first, words.len())?),
        (false, true) if !inner_open && !is_apostrophe(words) => edges(text, sub(span, 0, words.len() - last)?),
        _ => Some(span),
    }
}

const OPENING_DOUBLE: &[char] = &['“', '"', '„', '«', '‘'];

/// Whether the first mark is closed by the last one, not before.
fn is_one_pair(words: &str) -> bool {
    let inner: Vec<char> = words.chars().skip(1).collect();
    let inner = &inner[..inner.len().saturating_sub(1)];
    let depth_ends_inside = match words.chars().next() {
        Some('"') => inner.contains(&'"'),
        Some('“' | '„') => inner.contains(&'”'),
        Some('«') => inner.contains(&'»'),
        Some('‘') => inner.windows(2).any(|two| two[0] == '’' && !two[1].is_alphanumeric()),
        _ => inner.contains(&'\''),
    };
    !depth_ends_inside
}

fn closes_inside(words: &str) -> bool {
    match words.chars().next() {
        Some('"') => words[1..].contains('"'),
        Some('“' | '„') => words.contains('”'),
        Some('«') => words.contains('»'),
        Some('‘') => words.contains('’'),
        Some('\'') => words[1..].contains('\''),
        _ => true,
    }
}

/// "the officers'" ends in an apostrophe, not in a mark.
fn is_apostrophe(words: &str) -> bool {
    let mut letters = words.chars().rev();
    matches!(letters.next(), Some('\'' | '’')) && letters.next() == Some('s')
}

fn first_token(reading: &Reading<'_>, span: Span) -> Option<TokenId> {
    reading.annotation.tokens_in(span).next()
}

fn after_token(reading: &Reading<'_>, span: Span, token: TokenId) -> Option<Span> {
    edges(
        reading.text(),
        Span::of(reading.token(token).span.end() as usize..span.end() as usize),
    )
}

fn without_complementizer(reading: &Reading<'_>, span: Span) -> Option<Span> {
    let Some(first) = first_token(reading, span) else {
        return Some(span);
    };
    let focused = matches!(reading.lower(first).as_str(), "only" | "merely" | "simply" | "just");
    if focused && reading.after(first).is_some_and(|next| reading.lower(next) == "that") {
        return after_token(reading, span, first);
    }
    let is_one = COMPLEMENTIZERS.contains(&reading.lower(first).as_str());
    let upos = reading.token(first).upos;
    let stands_for_something = matches!(upos, Upos::Pron | Upos::Det) && !reading.token(first).is("mark");
    if is_one && !stands_for_something {
        after_token(reading, span, first)
    } else {
        Some(span)
    }
}
