//! Numerals: "1,200", "1.2 million", "10bn", "two dozen", "half a million", "dozens", "several", "2.5 lakh".
//!
//! A document is cut into [`Piece`]s first: tokens, those that run a number and its suffix together ("10bn") cut in two.

use rashomon_types::{Reading, Span, TokenId};

/// A word, a number or a sign.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) token: TokenId,
    /// In lower case.
    pub(super) text: String,
    /// Whether nothing stands between it and the piece before.
    pub(super) glued: bool,
}

impl Piece {
    pub(super) fn is_digits(&self) -> bool {
        self.text.starts_with(|character: char| character.is_ascii_digit())
    }
}

/// A numeral: its pieces and the bounds that its own words set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// The first piece.
    pub(super) first: usize,
    /// The piece after its last one.
    pub(super) end: usize,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// Whether it is a word such as "dozens", with no numeral.
    pub(super) vague: bool,
}

/// The pieces of a document.
pub(super) fn pieces(reading: &Reading<'_>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut last_end = None;
    for token in reading.tokens() {
        let span = reading.token(token).span;
        let form = reading.words(span);
        let mut start = span.start() as usize;
        for part in parts(form) {
            let piece = Span::of(start..start + part.len());
            out.push(Piece {
                span: piece,
                token,
                text: part.to_lowercase(),
                glued: last_end == Some(piece.start()),
            });
            last_end = Some(piece.end());
            start += part.len();
        }
    }
    out
}

/// A token cut between a sign, a number and a suffix; whole where it is nothing of the kind.
fn parts(form: &str) -> Vec<&str> {
    let is_number = |character: char| character.is_ascii_digit() || matches!(character, ',' | '.');
    let Some(begin) = form.find(|character: char| character.is_ascii_digit()) else {
        return vec![form];
    };
    let (sign, rest) = form.split_at(begin);
    let is_sign = sign.is_empty()
        || sign
            .chars()
            .all(|character| !character.is_alphanumeric() && !matches!(character, '-' | '.' | ',' | '/' | ':'))
        || sign.ends_with('$');
    let length = rest.find(|character| !is_number(character)).unwrap_or(rest.len());
    let (number, suffix) = rest.split_at(length);
    if !is_sign || !(suffix.is_empty() || is_suffix(suffix)) {
        return vec![form];
    }
    [sign, number, suffix]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect()
}

/// Letters that may be written onto a number.
fn is_suffix(suffix: &str) -> bool {
    let lower = suffix.to_lowercase();
    multiplier(&lower).is_some()
        || matches!(
            lower.as_str(),
            "km" | "cm"
                | "%"
                | "ft"
                | "ha"
                | "km2"
                | "km²"
                | "m2"
                | "m²"
                | "pc"
                | "+"
                | "mi"
                | "yd"
                | "nm"
                | "hrs"
                | "min"
        )
}

/// What a suffix or a large word multiplies by.
fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "m" | "mn" | "mln" => 1e6,
        "bn" | "b" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

fn large(word: &str) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" | "lac" => 1e5,
        "million" => 1e6,
        "crore" => 1e7,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn small(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let place = |list: &[&str]| list.iter().position(|known| *known == word).map(|place| place as f64);
    place(&WORDS).or_else(|| place(&TENS).map(|ten| 20.0 + 10.0 * ten))
}

/// The value of digits: groups of three, or of two as in India, a decimal point. None for anything else ("00", "1.2.3").
fn digits(text: &str) -> Option<f64> {
    let text = text.trim_end_matches([',', '.']);
    let (whole, decimals) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if decimals.is_some_and(|decimals| !is_plain(decimals)) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let last = rest.len().saturating_sub(1);
    let sized = rest
        .iter()
        .enumerate()
        .all(|(place, group)| group.len() == 3 || (place < last && group.len() == 2));
    let first_fits = rest.is_empty() || first.len() <= 3;
    let zero_led = first.len() > 1 && first.starts_with('0');
    if !groups.iter().all(|group| is_plain(group)) || !sized || !first_fits || zero_led {
        return None;
    }
    let value: f64 = text.replace(',', "").parse().ok()?;
    value.is_finite().then_some(value)
}

/// The numeral that begins at a piece.
pub(super) fn numeral(pieces: &[Piece], first: usize) -> Option<Numeral> {
    vague(pieces, first)
        .or_else(|| fraction(pieces, first))
        .or_else(|| dozens(pieces, first))
        .or_else(|| plain(pieces, first))
}

fn word(pieces: &[Piece], place: usize) -> &str {
    pieces.get(place).map_or("", |piece| piece.text.as_str())
}

/// Whether these words stand from a place on.
pub(super) fn stand(pieces: &[Piece], first: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(place, wanted)| word(pieces, first + place) == *wanted)
}

fn open(first: usize, end: usize, low: Option<f64>) -> Numeral {
    Numeral {
        first,
        end,
        low,
        high: None,
        vague: true,
    }
}

/// "several", "a few", "a handful", "dozens", "tens of thousands", "several hundred", "an unknown number of", "many".
fn vague(pieces: &[Piece], first: usize) -> Option<Numeral> {
    let at = |offset: usize| word(pieces, first + offset);
    let sole = |length: usize, low: f64| Some(open(first, first + length, Some(low)));
    match (at(0), at(1), at(2)) {
        ("several" | "few", next, _) | ("a", "few", next) => {
            let length = if at(0) == "a" { 2 } else { 1 };
            if at(0) == "few" {
                return None;
            }
            let unit = match next {
                "hundred" => 100.0,
                "dozen" => 12.0,
                _ => match large(next) {
                    Some(unit) => unit,
                    None => return sole(length, 3.0),
                },
            };
            sole(length + 1, 3.0 * unit)
        }
        ("a", "handful", _) => sole(2, 3.0),
        ("handful" | "handfuls", "of", _) => sole(1, 3.0),
        ("a", "couple", _) => sole(2, 2.0),
        ("couple", "of", _) => sole(1, 2.0),
        ("tens" | "hundreds" | "dozens", "of", next @ ("thousands" | "millions" | "hundreds")) => {
            let unit = plural_unit(at(0))? * plural_unit(next)?;
            sole(3, 2.0 * unit)
        }
        (word, _, _) if plural_unit(word).is_some() && word != "tens" => sole(1, 2.0 * plural_unit(word)?),
        ("scores", _, _) => sole(1, 40.0),
        ("a" | "an", "number", "of") => Some(open(first, first + 3, None)),
        ("a" | "an", adjective, "number") if at(3) == "of" && is_unknown(adjective) => {
            Some(open(first, first + 4, None))
        }
        ("many" | "numerous" | "countless", _, _) => Some(open(first, first + 1, None)),
        _ => None,
    }
}

fn is_unknown(adjective: &str) -> bool {
    matches!(
        adjective,
        "unspecified"
            | "unknown"
            | "undisclosed"
            | "undetermined"
            | "uncertain"
            | "unconfirmed"
            | "large"
            | "small"
            | "great"
            | "significant"
            | "considerable"
            | "growing"
            | "indeterminate"
            | "unstated"
            | "untold"
            | "huge"
    )
}

fn plural_unit(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 10.0,
        "dozens" => 12.0,
        "hundreds" => 100.0,
        "thousands" => 1e3,
        "lakhs" => 1e5,
        "millions" => 1e6,
        "crores" => 1e7,
        "billions" => 1e9,
        _ => return None,
    })
}

/// "half a million", "a quarter of a million", "half a dozen", "three quarters of a million".
fn fraction(pieces: &[Piece], first: usize) -> Option<Numeral> {
    let parts = [
        (&["half", "a"][..], 0.5),
        (&["a", "half"], 0.5),
        (&["a", "quarter", "of", "a"], 0.25),
        (&["a", "third", "of", "a"], 1.0 / 3.0),
        (&["three", "quarters", "of", "a"], 0.75),
        (&["three", "-", "quarters", "of", "a"], 0.75),
        (&["two", "thirds", "of", "a"], 2.0 / 3.0),
        (&["half"], 0.5),
    ];
    let (length, share) = parts
        .into_iter()
        .find(|(words, _)| stand(pieces, first, words))
        .map(|(words, share)| (words.len(), share))?;
    let next = word(pieces, first + length);
    let unit = if next == "dozen" { 12.0 } else { large(next)? };
    Some(exact(first, first + length + 1, share * unit))
}

fn exact(first: usize, end: usize, value: f64) -> Numeral {
    Numeral {
        first,
        end,
        low: Some(value),
        high: Some(value),
        vague: false,
    }
}

/// "a dozen", "two dozen", "three score", "12 dozen".
fn dozens(pieces: &[Piece], first: usize) -> Option<Numeral> {
    let count = match word(pieces, first) {
        "a" => 1.0,
        text => small(text).or_else(|| digits(text))?,
    };
    let unit = match word(pieces, first + 1) {
        "dozen" => 12.0,
        "score" => 20.0,
        _ => return None,
    };
    Some(exact(first, first + 2, count * unit))
}

/// Digits or number words, with the large words and suffixes that multiply them.
fn plain(pieces: &[Piece], first: usize) -> Option<Numeral> {
    let (mut value, mut place) = match word(pieces, first) {
        "a" => {
            let next = word(pieces, first + 1);
            if next != "hundred" && large(next).is_none() {
                return None;
            }
            words(pieces, first)?
        }
        _ => spaced(pieces, first).or_else(|| words(pieces, first))?,
    };
    if let Some((more, end)) = and_a_half(pieces, place) {
        value += more;
        place = end;
    }
    while let Some(unit) = large(word(pieces, place)) {
        value *= unit;
        place += 1;
    }
    if let Some(unit) = multiplier(word(pieces, place))
        .filter(|_| glued(pieces, place) && pieces.get(first).is_some_and(Piece::is_digits))
        .filter(|_| !is_metres(pieces, first, place))
    {
        value *= unit;
        place += 1;
    }
    value.is_finite().then(|| exact(first, place, value))
}

/// "50m from the scene" is metres, "50m people" and "$50m" are millions.
fn is_metres(pieces: &[Piece], first: usize, suffix: usize) -> bool {
    const AWAY: &[&str] = &[
        "from", "away", "off", "long", "wide", "high", "deep", "tall", "above", "below", "behind", "ahead", "north",
        "south", "east", "west", "apart", "inside", "up", "down", "short", "beyond",
    ];
    let sign = first.checked_sub(1).map_or("", |before| word(pieces, before));
    word(pieces, suffix) == "m" && !matches!(sign, "$" | "€" | "£") && AWAY.contains(&word(pieces, suffix + 1))
}

fn glued(pieces: &[Piece], place: usize) -> bool {
    pieces.get(place).is_some_and(|piece| piece.glued)
}

/// "and a half", "-and-a-half", where what follows is a large word or a thing.
fn and_a_half(pieces: &[Piece], place: usize) -> Option<(f64, usize)> {
    let spellings: [(&[&str], f64); 4] = [
        (&["and", "a", "half"], 0.5),
        (&["-", "and", "-", "a", "-", "half"], 0.5),
        (&["and", "a", "quarter"], 0.25),
        (&["½"], 0.5),
    ];
    let found = spellings.into_iter().find(|(words, _)| stand(pieces, place, words))?;
    Some((found.1, place + found.0.len()))
}

/// Digits, with groups of three that spaces set apart: "10 000".
fn spaced(pieces: &[Piece], first: usize) -> Option<(f64, usize)> {
    let text = word(pieces, first);
    let value = digits(text)?;
    if text.contains([',', '.']) || text.len() > 3 {
        return Some((value, first + 1));
    }
    let (mut value, mut end) = (value, first + 1);
    while let Some(group) = pieces.get(end).filter(|piece| is_group(pieces, piece, end)) {
        value = value * 1000.0 + group.text.parse::<f64>().ok()?;
        end += 1;
    }
    Some((value, end))
}

/// Three digits right after a single space, and no number joined on by a hyphen.
fn is_group(pieces: &[Piece], piece: &Piece, place: usize) -> bool {
    let apart = place
        .checked_sub(1)
        .and_then(|before| pieces.get(before))
        .is_some_and(|before| piece.span.start() <= before.span.end() + 2 && !piece.glued);
    apart && piece.text.len() == 3 && piece.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Number words: "three hundred and six", "forty-four", "twenty thousand".
fn words(pieces: &[Piece], first: usize) -> Option<(f64, usize)> {
    let (mut total, mut current, mut place) = (0.0, 0.0, first);
    let mut any = false;
    loop {
        let text = word(pieces, place);
        let (skip, text) = match text {
            "-" | "and" if any && continues(pieces, place) => (1, word(pieces, place + 1)),
            _ => (0, text),
        };
        if let Some(value) = small(text).filter(|&value| fits(current, value, any)) {
            current += value;
        } else if text == "hundred" {
            current = if current > 0.0 { current * 100.0 } else { 100.0 };
        } else if let Some(unit) = large(text).filter(|_| any || place > first) {
            total += if current > 0.0 { current } else { 1.0 } * unit;
            current = 0.0;
        } else if !(text == "a" && place == first) {
            break;
        } else {
            place += 1;
            continue;
        }
        any = true;
        place += skip + 1;
    }
    any.then_some((total + current, place))
}

/// Whether a small word may follow what stands so far: "forty" takes "four", "hundred" takes "six", "two" takes none.
fn fits(current: f64, value: f64, any: bool) -> bool {
    let tens = current % 100.0;
    !any || current == 0.0 || tens == 0.0 || (tens >= 20.0 && tens % 10.0 == 0.0 && value < 10.0)
}

/// Whether a hyphen or an "and" leads on to more of the same number: "forty-four", "hundred and six".
fn continues(pieces: &[Piece], place: usize) -> bool {
    let before = place.checked_sub(1).map_or("", |before| word(pieces, before));
    let next = word(pieces, place + 1);
    if word(pieces, place) == "and" {
        return (before == "hundred" || large(before).is_some()) && small(next).is_some();
    }
    let ten = small(before).is_some_and(|value| value >= 20.0);
    glued(pieces, place)
        && ((ten && small(next).is_some_and(|value| value < 10.0)) || next == "hundred" || large(next).is_some())
}
