//! Numbers in words and digits: counts, ordinals, years spoken in pairs.

use super::lex::{Kind, Words};
use super::units::Amount;

/// A whole number here, and the place after it: "24", "10,000", "twenty-one", "two hundred and sixty seven".
pub(super) fn whole(words: &Words<'_>, at: usize) -> Option<(u64, usize)> {
    match words.kind(at) {
        Kind::Number { value, digits } if digits <= 18 => Some(grouped(words, at + 1, value, digits)),
        Kind::Cardinal(_) => spelled(words, at),
        _ => None,
    }
}

/// Joins "10" and ",000".
fn grouped(words: &Words<'_>, mut at: usize, mut value: u64, digits: u8) -> (u64, usize) {
    while digits <= 3 && words.mark(at, ',') && words.glued(at) && words.glued(at + 1) {
        match words.kind(at + 1) {
            Kind::Number { value: low, digits: 3 } if value < 1_000_000_000_000 => value = value * 1000 + low,
            _ => break,
        }
        at += 2;
    }
    (value, at)
}

/// A number in words.
fn spelled(words: &Words<'_>, start: usize) -> Option<(u64, usize)> {
    let (mut total, mut group, mut at) = (0_u64, 0_u64, start);
    let mut last = u64::MAX;
    loop {
        let next = joined(words, at, start, last);
        let Kind::Cardinal(value) = words.kind(next) else {
            break;
        };
        let value = u64::from(value);
        match value {
            1000 if group > 0 && total == 0 => (total, group, last) = (group * 1000, 0, 1000),
            100 if group > 0 && group < 100 => (group, last) = (group * 100, 100),
            100 | 1000 => break,
            // "twenty one", "hundred five", but not "five twenty".
            _ if at == start || last == 100 || last == 1000 || (last >= 20 && last < 100 && (1..10).contains(&value)) => {
                group += value;
                last = value;
            }
            _ => break,
        }
        at = next + 1;
    }
    (at > start).then_some((total + group, at))
}

/// The place of the next word of a number in words: after a hyphen or "and".
fn joined(words: &Words<'_>, at: usize, start: usize, last: u64) -> usize {
    if at == start {
        return at;
    }
    if words.mark(at, '-') && words.glued(at) && words.glued(at + 1) {
        return at + 1;
    }
    let and = words.is(at, "and") && (last == 100 || last == 1000 || last == 20 && matches!(words.kind(at + 1), Kind::Cardinal(1..10)));
    at + usize::from(and)
}

/// An amount here, and the place after it: "3", "3.5", "two and a half", "several", "a couple of", "half a", "a".
pub(super) fn amount(words: &Words<'_>, at: usize) -> Option<(Amount, usize)> {
    if let Some((number, end)) = whole(words, at) {
        return Some(fraction(words, number, end));
    }
    let vague = |end: usize| Some((Amount::Vague, end));
    let form = words.form(at).to_ascii_lowercase();
    match form.as_str() {
        "a" | "an" => article(words, at),
        "another" | "one" if amount(words, at + 1).is_none() => Some((Amount::whole(1), at + 1)),
        "another" => amount(words, at + 1),
        "couple" => Some((Amount::whole(2), words.skip(at + 1, &["of"]))),
        "half" => Some((Amount::Exact(50), words.skip(words.skip(at + 1, &["of"]), &["a", "an"]))),
        "several" | "few" | "some" | "many" | "numerous" | "countless" => vague(at + 1),
        "dozens" | "scores" | "hundreds" | "thousands" => words.is(at + 1, "of").then_some((Amount::Vague, at + 2)),
        _ => None,
    }
}

/// What "a" counts: "a few", "a couple of", "a half", "a dozen", or one.
fn article(words: &Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let next = words.skip(at + 1, &["mere", "full", "whole", "good", "further", "short", "single", "long"]);
    let form = words.form(next).to_ascii_lowercase();
    match form.as_str() {
        "few" | "couple" | "half" | "hundred" | "thousand" => match amount(words, next) {
            Some((Amount::Exact(50), end)) if form == "half" => Some((Amount::Exact(50), end)),
            _ if form == "hundred" => Some((Amount::whole(100), next + 1)),
            _ if form == "thousand" => Some((Amount::whole(1000), next + 1)),
            found => found,
        },
        "dozen" => Some((Amount::whole(12), next + 1)),
        _ => Some((Amount::whole(1), next)),
    }
}

/// The amount with what follows: ".5", "and a half".
fn fraction(words: &Words<'_>, number: u64, end: usize) -> (Amount, usize) {
    if words.mark(end, '.')
        && words.glued(end)
        && words.glued(end + 1)
        && let Kind::Number { value, digits: digits @ 1..=2 } = words.kind(end + 1)
    {
        let hundredths = if digits == 1 { value * 10 } else { value };
        return (add(number, hundredths), end + 2);
    }
    match half_after(words, end) {
        Some(after) => (add(number, 50), after),
        None => (Amount::whole(number), end),
    }
}

/// The place after "and a half", "and half", if it stands here.
pub(super) fn half_after(words: &Words<'_>, at: usize) -> Option<usize> {
    words.after(at, &["and", "a", "half"]).or_else(|| words.after(at, &["and", "half"]))
}

fn add(number: u64, hundredths: u64) -> Amount {
    match Amount::whole(number) {
        Amount::Exact(whole) => Amount::Exact(whole.saturating_add(i64::try_from(hundredths).unwrap_or(0))),
        Amount::Vague => Amount::Vague,
    }
}

/// An ordinal here, and the place after it: "24th", "second", "twenty-first".
pub(super) fn ordinal(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    match words.kind(at) {
        Kind::Number { value, digits: 1..=3 } => {
            let suffixed = words.glued(at + 1) && words.any(at + 1, &["st", "nd", "rd", "th"]);
            let value = u8::try_from(value).ok()?;
            suffixed.then_some((value, at + 2))
        }
        Kind::Cardinal(tens @ (20 | 30)) => {
            let next = if words.mark(at + 1, '-') { at + 2 } else { at + 1 };
            let ones = simple_ordinal(words, next).filter(|ones| *ones < 10)?;
            Some((u8::try_from(tens).ok()? + ones, next + 1))
        }
        _ => simple_ordinal(words, at).map(|value| (value, at + 1)),
    }
}

fn simple_ordinal(words: &Words<'_>, at: usize) -> Option<u8> {
    match words.kind(at) {
        Kind::Ordinal(value) => Some(value),
        _ => words.is(at, "second").then_some(2),
    }
}

/// A year in words: "nineteen seventy eight", "nineteen zero one", "two thousand and eighteen".
pub(super) fn spoken_year(words: &Words<'_>, at: usize) -> Option<(u64, usize)> {
    let Kind::Cardinal(_) = words.kind(at) else {
        return None;
    };
    let (number, end) = spelled(words, at)?;
    if (1000..=2100).contains(&number) {
        return Some((number, end));
    }
    if !(10..=21).contains(&number) {
        return None;
    }
    let next = if words.mark(end, '-') { end + 1 } else { end };
    if words.is(next, "zero") || words.is(next, "oh") {
        let (ones, end) = spelled(words, next + 1).filter(|(ones, _)| (1..10).contains(ones))?;
        return Some((number * 100 + ones, end));
    }
    let (low, end) = spelled(words, next).filter(|(low, _)| (10..100).contains(low) || *low == 100)?;
    Some((number * 100 + low % 100, end))
}

#[cfg(test)]
mod tests {
    use rashomon_types::Annotation;

    use super::*;

    fn words(text: &str) -> Words<'_> {
        Words::of(text, &Annotation::default())
    }

    #[test]
    fn whole_numbers_are_read() {
        for (text, number) in [
            ("24", 24),
            ("10,000", 10_000),
            ("twenty-one", 21),
            ("twenty and four", 24),
            ("two hundred and sixty seven", 267),
            ("one thousand seven hundred and eighty nine", 1789),
        ] {
            let words = words(text);
            assert_eq!(whole(&words, 0), Some((number, words.len())), "{text}");
        }
        assert_eq!(whole(&words("3, 2015"), 0), Some((3, 1)));
        assert_eq!(whole(&words(&"9".repeat(40)), 0), None);
    }

    #[test]
    fn amounts_are_read() {
        for (text, amount_of) in [
            ("3.5", Amount::Exact(350)),
            ("two and a half", Amount::Exact(250)),
            ("a couple of", Amount::Exact(200)),
            ("a few", Amount::Vague),
            ("half an", Amount::Exact(50)),
            ("a", Amount::Exact(100)),
        ] {
            let words = words(text);
            assert_eq!(amount(&words, 0), Some((amount_of, words.len())), "{text}");
        }
    }

    #[test]
    fn ordinals_and_years_are_read() {
        assert_eq!(ordinal(&words("24th"), 0), Some((24, 2)));
        assert_eq!(ordinal(&words("twenty-first"), 0), Some((21, 3)));
        assert_eq!(ordinal(&words("second"), 0), Some((2, 1)));
        assert_eq!(spoken_year(&words("nineteen seventy eight"), 0), Some((1978, 3)));
        assert_eq!(spoken_year(&words("nineteen zero one"), 0), Some((1901, 3)));
        assert_eq!(spoken_year(&words("two thousand and eighteen"), 0), Some((2018, 4)));
        assert_eq!(spoken_year(&words("twenty soldiers"), 0), None);
    }
}
