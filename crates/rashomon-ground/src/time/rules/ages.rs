//! Ages are no times: "a 45-year-old", "aged 7", "a three-month-old baby", "nineteen years old".

use super::super::lex::{Kind, Words};
use super::super::numbers::{amount, whole};

/// The place after an age that begins here.
pub(super) fn end(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.any(at, &["aged", "age", "ages"]) {
        let next = words.skip(at + 1, &["between", "from"]);
        let (_, end) = whole(words, next)?;
        return Some(unit_old(words, end).unwrap_or(end));
    }
    let (_, next) = amount(words, at)?;
    unit_old(words, next)
}

/// The place after "-year-old", "years old", "years of age".
fn unit_old(words: &Words<'_>, at: usize) -> Option<usize> {
    let hyphen = |place: usize| if words.mark(place, '-') { place + 1 } else { place };
    let unit = hyphen(at);
    if !matches!(words.kind(unit), Kind::Unit(_)) {
        return None;
    }
    let next = hyphen(unit + 1);
    if words.any(next, &["old", "olds"]) {
        return Some(next + 1);
    }
    words.after(unit + 1, &["of", "age"])
}
