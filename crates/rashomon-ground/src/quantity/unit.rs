//! Measures: the unit after a numeral or the currency around it.

use rashomon_types::QuantityKind;

use super::lexicon::{Lexicon, Unit};
use super::numeral::Piece;

/// What a numeral measures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    pub(super) kind: QuantityKind,
    pub(super) factor: f64,
    /// The first piece of the measure, a sign of money before the numeral included.
    pub(super) first: usize,
    /// The piece after the last one.
    pub(super) end: usize,
    /// The currency as written.
    pub(super) currency: Option<(usize, usize)>,
    /// Whether it is joined to a noun by hyphens: "24-hour".
    pub(super) joined: bool,
}

/// The measure that a numeral from `core` to `end` has, `first` being its first bounding word.
pub(super) fn measure(pieces: &[Piece], lexicon: &Lexicon, core: usize, end: usize) -> Option<Measure> {
    money(pieces, lexicon, core, end)
        .or_else(|| age(pieces, core, end))
        .or_else(|| plain(pieces, lexicon, core, end))
}

fn text(pieces: &[Piece], place: usize) -> &str {
    pieces.get(place).map_or("", |piece| piece.text.as_str())
}

fn money(pieces: &[Piece], lexicon: &Lexicon, core: usize, end: usize) -> Option<Measure> {
    let sign = core
        .checked_sub(1)
        .filter(|&before| lexicon.is_sign(&text(pieces, before).to_uppercase()));
    let sign = sign.or_else(|| {
        core.checked_sub(1)
            .filter(|&before| matches!(text(pieces, before), "us$" | "a$" | "c$"))
    });
    let hyphen = usize::from(text(pieces, end) == "-" && text(pieces, core) != "a");
    let name = end + hyphen;
    let is_name = lexicon.is_currency(text(pieces, name)) || (lexicon.is_sign(text(pieces, name)) && sign.is_none());
    if sign.is_none() && !is_name {
        return None;
    }
    // "100-pound bomb" is a weight.
    if sign.is_none() && hyphen == 1 && matches!(text(pieces, name), "pound" | "mark" | "real" | "sol") {
        return None;
    }
    let (currency, until) = match sign {
        Some(sign) => ((sign, sign + 1), end),
        None => {
            let long = name + 1 + usize::from(text(pieces, name + 1) == "sterling");
            ((name, long), long)
        }
    };
    Some(Measure {
        kind: QuantityKind::Money,
        factor: if sign.is_none()
            && matches!(text(pieces, name), "cent" | "cents" | "pence" | "penny")
            && text(pieces, core) != "per"
        {
            0.01
        } else {
            1.0
        },
        first: sign.unwrap_or(core),
        end: until,
        currency: Some(currency),
        joined: hyphen == 1 && sign.is_none(),
    })
}

/// "45-year-old", "81 years old", "17 years of age", "six-month-old".
fn age(pieces: &[Piece], core: usize, end: usize) -> Option<Measure> {
    let is_dash = |place: usize| matches!(text(pieces, place), "-" | "‑" | "–");
    let unit = end + usize::from(is_dash(end));
    let factor = match text(pieces, unit) {
        "year" | "years" | "yr" => 1.0,
        "month" | "months" => 1.0 / 12.0,
        _ => return None,
    };
    let after = unit + 1 + usize::from(is_dash(unit + 1));
    let last = match (text(pieces, after), text(pieces, after + 1)) {
        ("old" | "olds", _) => after + 1,
        ("of", "age") => after + 2,
        _ => return None,
    };
    Some(Measure {
        kind: QuantityKind::Age,
        factor,
        first: core,
        end: last,
        currency: None,
        joined: is_dash(end),
    })
}

fn plain(pieces: &[Piece], lexicon: &Lexicon, core: usize, end: usize) -> Option<Measure> {
    let is_dash = matches!(text(pieces, end), "-" | "‑");
    let mut begin = end + usize::from(is_dash);
    // "a couple of hours", "hundreds of metres".
    let is_vague = matches!(
        text(pieces, end.saturating_sub(1)),
        "couple" | "dozens" | "hundreds" | "thousands" | "scores" | "handful"
    );
    if is_vague && text(pieces, begin) == "of" {
        begin += 1;
    }
    while matches!(
        text(pieces, begin),
        "straight"
            | "full"
            | "whole"
            | "more"
            | "further"
            | "consecutive"
            | "long"
            | "solid"
            | "successive"
            | "additional"
            | "other"
            | "entire"
    ) {
        begin += 1;
    }
    let joined = |length: usize| {
        let words: Vec<&str> = (begin..begin + length).map(|place| text(pieces, place)).collect();
        words.join(" ")
    };
    let (length, unit) = [3, 2, 1].into_iter().find_map(|length| {
        let unit: Unit = lexicon.unit(&joined(length))?;
        Some((length, unit))
    })?;
    let single = text(pieces, begin);
    // "5 m" is metres; a lone "m" far from its number, or a "second" that is an ordinal, is no unit.
    let ordinal = single == "second" && text(pieces, core) != "one" && !is_dash;
    if ordinal {
        return None;
    }
    let mut last = begin + length;
    // "an hour and a half"
    let half = ["and", "a", "half"]
        .iter()
        .enumerate()
        .all(|(place, word)| text(pieces, last + place) == *word);
    if half {
        last += 3;
    }
    Some(Measure {
        kind: unit.kind,
        factor: unit.factor,
        first: core,
        end: last,
        currency: None,
        joined: is_dash,
    })
}
