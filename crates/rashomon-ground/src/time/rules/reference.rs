//! Words that point vaguely: "now", "recently", "the past", "soon", "at the time".

use rashomon_types::Granularity;

use super::super::expr::{Found, TimeExpr};
use super::super::lex::{Kind, Words};

const PAST: &str = "PAST_REF";
const PRESENT: &str = "PRESENT_REF";
const FUTURE: &str = "FUTURE_REF";

/// Phrases and what they point to, longest first where one begins another.
const PHRASES: [(&[&str], &str); 36] = [
    (&["right", "now"], PRESENT),
    (&["just", "now"], PRESENT),
    (&["until", "now"], PRESENT),
    (&["now"], PRESENT),
    (&["nowadays"], PRESENT),
    (&["currently"], PRESENT),
    (&["presently"], PRESENT),
    (&["at", "present"], PRESENT),
    (&["the", "present", "day"], PRESENT),
    (&["present", "day"], PRESENT),
    (&["the", "present"], PRESENT),
    (&["these", "days"], PRESENT),
    (&["the", "current", "time"], PRESENT),
    (&["this", "moment"], PRESENT),
    (&["the", "moment"], PRESENT),
    (&["date"], PRESENT),
    (&["recently"], PAST),
    (&["lately"], PAST),
    (&["formerly"], PAST),
    (&["previously"], PAST),
    (&["once"], PAST),
    (&["the", "recent", "past"], PAST),
    (&["the", "distant", "past"], PAST),
    (&["the", "past"], PAST),
    (&["long", "ago"], PAST),
    (&["some", "time", "ago"], PAST),
    (&["soon"], FUTURE),
    (&["shortly"], FUTURE),
    (&["the", "near", "future"], FUTURE),
    (&["the", "foreseeable", "future"], FUTURE),
    (&["the", "immediate", "future"], FUTURE),
    (&["near", "future"], FUTURE),
    (&["the", "future"], FUTURE),
    (&["in", "future"], FUTURE),
    (&["the", "days", "ahead"], FUTURE),
    (&["the", "time", "being"], PRESENT),
];

/// "now", "recently", "the past", "the near future"
pub(super) fn plain(words: &Words<'_>, at: usize) -> Option<Found> {
    let (phrase, value) = PHRASES.iter().find(|(phrase, _)| words.after(at, phrase).is_some())?;
    let end = at + phrase.len();
    stands(words, at, end).then(|| Found::new(at, end, TimeExpr::Reference(value), "reference"))
}

/// Phrases that mean something else in some places.
fn stands(words: &Words<'_>, at: usize, end: usize) -> bool {
    let noun_follows = !matches!(words.kind(end), Kind::Mark(_) | Kind::Break) && matches!(words.kind(end), Kind::Unit(_) | Kind::Number { .. } | Kind::Cardinal(_));
    match words.form(at).to_ascii_lowercase().as_str() {
        // "the past three days" is a stretch; "the past president" is a rank.
        "the" if words.is(end - 1, "past") => matches!(words.kind(end), Kind::Mark(_) | Kind::Break) || words.any(end, &["and", "or", "to", "but", "that", "when"]),
        "the" if words.is(end - 1, "present") => words.preceded(at, &["to", "until", "till", "up", "for", "in"]),
        "the" if words.is(end - 1, "moment") => words.preceded(at, &["at", "for"]),
        "previously" | "shortly" | "soon" | "once" | "formerly" => {
            let after = words.any(end, &["after", "before", "afterwards", "as", "enough", "afterward", "thereafter"]);
            !after && !noun_follows && !words.any(at, &["once", "previously", "formerly"]) && !words.preceded(at, &["as", "too", "how"])
        }
        "date" => {
            let ends = matches!(words.kind(end), Kind::Mark(_) | Kind::Break) || words.any(end, &["have", "has", "in", "by", "for", "on", "and"]);
            words.preceded(at, &["to"]) && ends
        }
        "now" => !words.preceded(at, &["from"]) || !matches!(words.kind(at.saturating_sub(2)), Kind::Unit(_)),
        _ => true,
    }
}

/// "former", "current", "recent" before a noun: heard as times in narratives, not in news.
pub(super) fn adjective(words: &Words<'_>, at: usize) -> Option<Found> {
    let value = match words.form(at).to_ascii_lowercase().as_str() {
        "former" | "recent" => PAST,
        "current" => PRESENT,
        "future" => FUTURE,
        _ => return None,
    };
    Some(Found::new(at, at + 1, TimeExpr::Reference(value), "reference_adjective"))
}

/// "during this period", "at that time", "the same time": a time that the text is in, and no more is known.
pub(super) fn period(words: &Words<'_>, at: usize) -> Option<Found> {
    let led = words.preceded(at, &["during", "throughout", "at", "in", "around", "of", "from", "for", "by"]);
    let start = words.skip(at, &["this", "that", "the"]);
    let next = words.skip(start, &["same"]);
    let named = start > at && words.any(next, &["period", "time"]) && !(words.is(at, "the") && next == start);
    let follows = words.any(next + 1, &["of", "as", "that", "when"]);
    (led && named && !follows).then(|| Found::new(at, next + 1, TimeExpr::Named(None, Granularity::Unknown), "text_period"))
}
