//! Bounds and hedges around a numeral: "more than 70", "70 or more", "between 50 and 70", "about five".

use rashomon_types::QuantityModifier;

use super::numeral::{Numeral, Piece, numeral, stand};

/// A numeral with the words that bound it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounded {
    /// The first piece, bounding words included.
    pub(super) first: usize,
    /// The piece after the last one.
    pub(super) end: usize,
    /// The first piece of the numeral itself.
    pub(super) core: usize,
    /// The piece after the numeral itself, before words that bound it from behind.
    pub(super) core_end: usize,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) modifier: Option<QuantityModifier>,
    /// Whether the modifier still has to be worked into the bounds, which needs the unit.
    pub(super) nearly: bool,
}

use QuantityModifier::{About, AtLeast, AtMost, Between, LessThan, MoreThan, Vague};

/// Words before a numeral that bound it, longer ones first; `true` for those that only come near from below.
const BEFORE: &[(&[&str], QuantityModifier, bool)] = &[
    (&["no", "fewer", "than"], AtLeast, false),
    (&["no", "less", "than"], AtLeast, false),
    (&["not", "less", "than"], AtLeast, false),
    (&["not", "fewer", "than"], AtLeast, false),
    (&["no", "more", "than"], AtMost, false),
    (&["not", "more", "than"], AtMost, false),
    (&["a", "minimum", "of"], AtLeast, false),
    (&["a", "maximum", "of"], AtMost, false),
    (&["in", "excess", "of"], MoreThan, false),
    (&["in", "the", "region", "of"], About, false),
    (&["somewhere", "around"], About, false),
    (&["something", "like"], About, false),
    (&["well", "over"], MoreThan, false),
    (&["just", "over"], MoreThan, false),
    (&["a", "little", "over"], MoreThan, false),
    (&["slightly", "over"], MoreThan, false),
    (&["slightly", "more", "than"], MoreThan, false),
    (&["just", "under"], LessThan, false),
    (&["well", "under"], LessThan, false),
    (&["slightly", "under"], LessThan, false),
    (&["more", "than"], MoreThan, false),
    (&["greater", "than"], MoreThan, false),
    (&["upwards", "of"], MoreThan, false),
    (&["upward", "of"], MoreThan, false),
    (&["north", "of"], MoreThan, false),
    (&["fewer", "than"], LessThan, false),
    (&["less", "than"], LessThan, false),
    (&["at", "least"], AtLeast, false),
    (&["at", "a", "minimum"], AtLeast, false),
    (&["so", "far"], AtLeast, false),
    (&["at", "most"], AtMost, false),
    (&["at", "the", "most"], AtMost, false),
    (&["up", "to"], AtMost, false),
    (&["as", "many", "as"], AtMost, false),
    (&["as", "much", "as"], AtMost, false),
    (&["close", "to"], About, true),
    (&["an", "estimated"], About, false),
    (&["estimated"], About, false),
    (&["over"], MoreThan, false),
    (&["above"], MoreThan, false),
    (&["exceeding"], MoreThan, false),
    (&["under"], LessThan, false),
    (&["below"], LessThan, false),
    (&["minimum"], AtLeast, false),
    (&["about"], About, false),
    (&["around"], About, false),
    (&["some"], About, false),
    (&["roughly"], About, false),
    (&["approximately"], About, false),
    (&["circa"], About, false),
    (&["approx"], About, false),
    (&["approx."], About, false),
    (&["~"], About, false),
    (&["nearly"], About, true),
    (&["almost"], About, true),
    (&["approaching"], About, true),
    (&[">"], MoreThan, false),
    (&["<"], LessThan, false),
];

/// Words after a numeral, or after what it counts, that bound it.
const AFTER: &[(&[&str], QuantityModifier)] = &[
    (&["or", "more"], AtLeast),
    (&["or", "so"], About),
    (&["or", "thereabouts"], About),
    (&["or", "fewer"], AtMost),
    (&["or", "less"], AtMost),
    (&["and", "more"], AtLeast),
    (&["at", "least"], AtLeast),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["-", "odd"], About),
    (&["odd"], About),
    (&["-", "plus"], AtLeast),
    (&["plus"], AtLeast),
    (&["+"], AtLeast),
];

/// Words of speech and thought after which "about" and "over" bound nothing: "spoke about two men".
const TOPIC: &[&str] = &[
    "talk",
    "talked",
    "talking",
    "talks",
    "speak",
    "spoke",
    "speaking",
    "spoken",
    "said",
    "say",
    "know",
    "knew",
    "think",
    "worried",
    "heard",
    "asked",
    "ask",
    "news",
    "questions",
    "complained",
    "information",
    "story",
    "report",
    "reports",
    "concern",
    "control",
    "quarrel",
    "dispute",
    "quarrelled",
    "handed",
    "hand",
    "hands",
    "took",
    "taken",
    "turned",
    "turn",
    "ran",
    "went",
    "moved",
    "came",
    "flew",
    "fly",
    "fired",
    "shot",
    "walked",
    "crossed",
];

/// The quantity that begins at a piece or is led by words that end before it; `low` and `high` are those of the words.
pub(super) fn bounded(pieces: &[Piece], core: usize) -> Option<Bounded> {
    let first = numeral(pieces, core)?;
    let mut found = Bounded {
        first: first.first,
        end: first.end,
        core: first.first,
        core_end: first.end,
        low: first.low,
        high: first.high,
        modifier: first.vague.then_some(Vague),
        nearly: false,
    };
    range(pieces, first, &mut found);
    lead(pieces, &mut found);
    trail(pieces, &mut found);
    Some(found)
}

/// "50 to 70", "50-70", "between 50 and 70", "two or three".
fn range(pieces: &[Piece], first: Numeral, found: &mut Bounded) {
    let text = |place: usize| pieces.get(place).map_or("", |piece| piece.text.as_str());
    let before = |back: usize| core_back(pieces, first.first, back);
    let link = first.end;
    // The first number may carry its own unit or sign: "between $5 and $7", "5 km to 7 km".
    let mut next = link + 1;
    if matches!(text(next), "$" | "€" | "£") {
        next += 1;
    }
    let Some(second) = numeral(pieces, next) else { return };
    if first.vague || second.vague || second.low <= first.low {
        return;
    }
    let is_between = before(1) == "between" && text(link) == "and";
    let is_from = before(1) == "from" && matches!(text(link), "to" | "-" | "–");
    let is_to = matches!(text(link), "to" | "–" | "-" | "—") && before(1) != "from";
    let digits_or_words = pieces.get(first.first).map(Piece::is_digits) == pieces.get(next).map(Piece::is_digits);
    let is_or = text(link) == "or"
        && second
            .low
            .zip(first.low)
            .is_some_and(|(second, first)| second <= 2.0 * first.max(3.0))
        && digits_or_words;
    if is_from && figure_changed(pieces, first.first) || !(is_between || is_from || is_to || is_or) {
        return;
    }
    // "3 to 4 million" is three million to four.
    let scale = match (first.low, second.low, scaled(pieces, second)) {
        (Some(low), Some(high), Some(unit)) if low < 1000.0 && low * unit < high => unit,
        _ => 1.0,
    };
    found.low = first.low.map(|low| low * scale);
    found.high = second.high;
    found.end = second.end;
    found.core_end = second.end;
    found.modifier = Some(Between);
    if is_between {
        found.first = first.first - 1;
    }
}

fn core_back(pieces: &[Piece], place: usize, back: usize) -> &str {
    place
        .checked_sub(back)
        .and_then(|place| pieces.get(place))
        .map_or("", |piece| piece.text.as_str())
}

/// What the last word of a numeral multiplies by, where it is a large word.
fn scaled(pieces: &[Piece], numeral: Numeral) -> Option<f64> {
    let last = pieces.get(numeral.end.checked_sub(1)?)?;
    match last.text.as_str() {
        "thousand" | "k" => Some(1e3),
        "lakh" => Some(1e5),
        "million" | "m" | "mn" => Some(1e6),
        "crore" => Some(1e7),
        "billion" | "bn" => Some(1e9),
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        _ => None,
    }
}

/// Whether "from" belongs to a figure that changed: "rose from 24 to 31".
fn figure_changed(pieces: &[Piece], place: usize) -> bool {
    const CHANGE: &[&str] = &[
        "rise",
        "rose",
        "risen",
        "rises",
        "rising",
        "fell",
        "fall",
        "fallen",
        "falls",
        "falling",
        "lower",
        "lowered",
        "raised",
        "raise",
        "raises",
        "raising",
        "revised",
        "revise",
        "increased",
        "increase",
        "increases",
        "grew",
        "grown",
        "grow",
        "grows",
        "dropped",
        "drop",
        "drops",
        "cut",
        "reduced",
        "reduce",
        "climbed",
        "climb",
        "climbs",
        "jumped",
        "jump",
        "jumps",
        "soared",
        "up",
        "down",
        "went",
        "gone",
        "changed",
        "corrected",
        "shrank",
        "shrunk",
        "swelled",
        "doubled",
        "tripled",
        "toll",
        "brought",
        "declined",
        "decreased",
        "surged",
    ];
    let start = place.saturating_sub(14);
    pieces[start..place]
        .iter()
        .any(|piece| CHANGE.contains(&piece.text.as_str()))
}

/// Bounding words before the numeral, more than one if they are piled up: "at least some 70".
fn lead(pieces: &[Piece], found: &mut Bounded) {
    while let Some((words, modifier, nearly)) = BEFORE.iter().find(|(words, ..)| ends(pieces, found.first, words)) {
        let begin = found.first - words.len();
        let topic = core_back(pieces, begin, 1);
        if matches!(words[0], "about" | "over" | "around" | "above") && words.len() == 1 && TOPIC.contains(&topic) {
            return;
        }
        found.first = begin;
        let is_between = found.modifier == Some(Between);
        if !is_between || *modifier != About {
            found.modifier = Some(*modifier);
            found.nearly = *nearly;
        }
    }
}

/// Bounding words that end right before a place: where they begin, how they bound.
pub(super) fn led(pieces: &[Piece], place: usize) -> Option<(usize, Option<QuantityModifier>, bool)> {
    let mut found = Bounded {
        first: place,
        end: place,
        core: place,
        core_end: place,
        low: None,
        high: None,
        modifier: None,
        nearly: false,
    };
    lead(pieces, &mut found);
    (found.first < place).then_some((found.first, found.modifier, found.nearly))
}

/// Whether these words end right before a place.
fn ends(pieces: &[Piece], place: usize, words: &[&str]) -> bool {
    place
        .checked_sub(words.len())
        .is_some_and(|begin| stand(pieces, begin, words))
}

/// Bounding words right after the numeral.
fn trail(pieces: &[Piece], found: &mut Bounded) {
    if let Some((words, modifier)) = after(pieces, found.end) {
        found.end += words;
        found.modifier = Some(modifier);
    }
}

/// How many pieces bound what stands before them, and how.
pub(super) fn after(pieces: &[Piece], place: usize) -> Option<(usize, QuantityModifier)> {
    let (words, modifier) = AFTER.iter().find(|(words, _)| stand(pieces, place, words))?;
    let is_joined = !matches!(words[0], "-" | "+") || pieces.get(place).is_some_and(|piece| piece.glued);
    // "or more than that", "at least for now": another thing begins.
    let next = pieces.get(place + words.len()).map_or("", |piece| piece.text.as_str());
    let leads_on = matches!(next, "than")
        || (words[0] == "at" && numeral(pieces, place + words.len()).is_some())
        || (words[0] == "and" && next != "people");
    (is_joined && !leads_on).then_some((words.len(), *modifier))
}

/// The bounds in base units: `whole` where things are counted, so that bounds step by one and hedges are rounded outward.
pub(super) fn resolve(found: &Bounded, factor: f64, whole: bool) -> (Option<f64>, Option<f64>) {
    let (low, high) = (found.low.map(|low| low * factor), found.high.map(|high| high * factor));
    let value = low.or(high);
    let round = |value: f64, up: bool| match (whole, up) {
        (true, true) => (value - 1e-9).ceil(),
        (true, false) => (value + 1e-9).floor(),
        _ => value,
    };
    let step = if whole { 1.0 } else { 0.0 };
    match (found.modifier, value) {
        (Some(MoreThan), Some(_)) => (
            high.or(low).map(|high| if whole { high.floor() + step } else { high }),
            None,
        ),
        (Some(AtLeast), Some(low)) => (Some(low), None),
        (Some(LessThan), Some(value)) => (None, Some(if whole { (value.ceil() - step).max(0.0) } else { value })),
        (Some(AtMost), Some(value)) => (None, Some(high.unwrap_or(value))),
        (Some(About), Some(value)) if found.nearly => {
            (Some(round(tenths(value, 9.0), false)), Some(high.unwrap_or(value)))
        }
        (Some(About), Some(value)) => (
            Some(round(tenths(value, 9.0), false)),
            Some(round(tenths(value, 11.0), true)),
        ),
        _ => (low, high),
    }
}

/// So many tenths of a value.
fn tenths(value: f64, count: f64) -> f64 {
    value * count / 10.0
}
