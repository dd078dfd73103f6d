//! What a claim says, in a form in which a copy's slight rewording does not count and a changed figure does.

use rashomon_types::{Claim, Polarity};

/// The words of a claim that carry its content, and what must be the same for it to be the same claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// The words that carry content, folded, in order.
    pub words: Vec<String>,
    /// The figures, sorted as text; without 1, since "one" is as often no figure, and any other figure differs from none.
    pub figures: Vec<String>,
    /// What the words around figures make of them: more, fewer, about …
    pub bounds: Vec<Bound>,
    /// Bounds of the grounded quantities; empty where there are none.
    pub quantities: Vec<(Option<u64>, Option<u64>)>,
    /// Whether the content is negated.
    pub negated: bool,
}

/// How words bound a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// "more than", "over"
    More,
    /// "at least", "no fewer than"
    Least,
    /// "fewer than", "under"
    Fewer,
    /// "up to", "at most"
    Most,
    /// "about", "some"
    About,
    /// "dozens", "several"
    Vague(&'static str),
}

/// Words that carry no content of their own. Grammar only: no word of time, place, number or negation is here.
const GRAMMAR: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "to", "by", "with", "from", "for",
    "as", "into", "onto", "and", "or", "but", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have",
    "had", "having", "do", "does", "did", "it", "its", "he", "she", "they", "them", "their", "his", "her", "him",
    "who", "whom", "which", "whose", "there", "here", "also", "s", "will", "would", "than", "then", "so", "such", "we",
    "our", "us", "i", "you", "your", "my",
];

/// Words that negate; contractions in "n't" do too.
const NEGATING: &[&str] = &[
    "not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot",
];

/// Phrases that bound a figure, longest first.
const BOUNDING: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::Least),
    (&["no", "less", "than"], Bound::Least),
    (&["not", "less", "than"], Bound::Least),
    (&["no", "more", "than"], Bound::Most),
    (&["not", "more", "than"], Bound::Most),
    (&["more", "than"], Bound::More),
    (&["at", "least"], Bound::Least),
    (&["at", "most"], Bound::Most),
    (&["up", "to"], Bound::Most),
    (&["fewer", "than"], Bound::Fewer),
    (&["less", "than"], Bound::Fewer),
    (&["as", "many", "as"], Bound::Most),
    (&["over"], Bound::More),
    (&["above"], Bound::More),
    (&["exceeding"], Bound::More),
    (&["under"], Bound::Fewer),
    (&["below"], Bound::Fewer),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["approximately"], Bound::About),
    (&["roughly"], Bound::About),
    (&["some"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
];

/// Words that count without a number.
const VAGUE: &[&str] = &[
    "several",
    "few",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "many",
    "numerous",
];

const UNITS: &[&str] = &[
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
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// The numerals from "two" to "ninety", each one word.
pub(crate) fn numerals_above_one() -> impl Iterator<Item = &'static str> {
    UNITS.iter().skip(2).chain(TENS).copied()
}

const POWERS: &[(&str, u64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

impl Wording {
    /// What these words of a claim say.
    #[must_use]
    pub fn of(text: &str, claim: &Claim) -> Self {
        let words = read_numbers(&written_out(&split(text)));
        let negations = words.iter().filter(|word| is_negating(word)).count();
        let mut figures: Vec<String> = words
            .iter()
            .filter(|word| is_figure(word) && *word != "1")
            .cloned()
            .collect();
        figures.sort_unstable();
        let bits = |bound: Option<f64>| bound.map(f64::to_bits);
        let mut quantities: Vec<_> = claim
            .quantities
            .iter()
            .map(|quantity| (bits(quantity.low), bits(quantity.high)))
            .collect();
        quantities.sort_unstable();
        Self {
            bounds: bounds(&words),
            words: words.into_iter().filter(|word| !GRAMMAR.contains(&&**word)).collect(),
            figures,
            quantities,
            negated: (negations % 2 == 1) != (claim.polarity == Polarity::Negative && negations == 0),
        }
    }

    /// Whether two claims that are alike in words give the same figures, and neither negates what the other affirms.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let bounds = if self.quantities.is_empty() || other.quantities.is_empty() {
            self.bounds == other.bounds
        } else {
            self.quantities == other.quantities
        };
        bounds && self.figures == other.figures && self.negated == other.negated
    }

    /// How near the words of two claims are in their order, 0 to 1: twice the longest common subsequence over both.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let whole = self.words.len() + other.words.len();
        if whole == 0 {
            return 0.0;
        }
        2.0 * common(&self.words, &other.words) as f64 / whole as f64
    }
}

/// The words of a text, folded; marks inside a word stay where they divide none.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let text = text.replace(['’', 'ʼ'], "'").replace('\u{ad}', "").to_lowercase();
    let mut found = Vec::new();
    for piece in text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '.' | ',')) {
        let word = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            found.push(plain_figure(word));
        } else {
            let parts = word.split(['.', ',']).filter(|part| !part.is_empty());
            found.extend(parts.map(|part| part.trim_end_matches("'s").to_owned()));
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

/// The same words with contractions written out and "no one" as one word, since a rewording changes these first.
fn written_out(words: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let parts: &[&str] = match (found.last().map(String::as_str), word.as_str()) {
            (Some("no"), "one") => {
                found.pop();
                &["nobody"]
            }
            (_, "can't" | "cannot") => &["can", "not"],
            (_, "won't") => &["will", "not"],
            (_, other) => match other.strip_suffix("n't") {
                Some(stem) => &[stem, "not"],
                None => &[other],
            },
        };
        found.extend(parts.iter().map(|&part| part.to_owned()));
    }
    found
}

/// "1,200" as "1200".
fn plain_figure(word: &str) -> String {
    word.replace(',', "")
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_negating(word: &str) -> bool {
    NEGATING.contains(&word) || word.ends_with("n't")
}

/// The same words with numbers in figures: "twenty five" as "25", "3 thousand" as "3000".
fn read_numbers(words: &[String]) -> Vec<String> {
    let mut read: Vec<String> = Vec::with_capacity(words.len());
    let mut number: Option<u64> = None;
    for word in words {
        match (number, value(word)) {
            (None, Some(value)) => number = value.or_else(|| power(word)),
            (Some(so_far), Some(next)) => match joined(so_far, next, word) {
                Some(joined) => number = Some(joined),
                None => {
                    read.push(so_far.to_string());
                    number = next.or_else(|| power(word));
                }
            },
            (so_far, None) => {
                read.extend(so_far.map(|number| number.to_string()));
                number = None;
                read.push(word.clone());
            }
        }
    }
    read.extend(number.map(|number| number.to_string()));
    read
}

/// What a word multiplies by.
fn power(word: &str) -> Option<u64> {
    POWERS
        .iter()
        .find(|&&(power, _)| power == word)
        .map(|&(_, value)| value)
}

/// The number that a word is; none inside for a power, which multiplies what stands before it.
fn value(word: &str) -> Option<Option<u64>> {
    if power(word).is_some() {
        return Some(None);
    }
    let unit = UNITS.iter().position(|&unit| unit == word);
    let ten = TENS.iter().position(|&ten| ten == word).map(|place| 10 * (place + 2));
    let figure = || word.parse::<u64>().ok();
    unit.or(ten).map(|value| value as u64).or_else(figure).map(Some)
}

/// Two numbers in a row as one, where they are one.
fn joined(so_far: u64, next: Option<u64>, word: &str) -> Option<u64> {
    match next {
        None => so_far.checked_mul(power(word)?),
        Some(unit) if (20..100).contains(&so_far) && so_far.is_multiple_of(10) && (1..10).contains(&unit) => {
            so_far.checked_add(unit)
        }
        Some(rest) if so_far >= 100 && so_far.is_multiple_of(100) && rest < 100 && !is_figure(word) => {
            so_far.checked_add(rest)
        }
        Some(_) => None,
    }
}

/// What stands before figures and bounds them, and words that count without one; in order of kind.
fn bounds(words: &[String]) -> Vec<Bound> {
    let mut found: Vec<Bound> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let before = words.get(..place).unwrap_or_default();
        if is_figure(word) {
            found.extend(bound_before(before));
        } else if let Some(vague) = VAGUE.iter().find(|&&vague| vague == word) {
            found.push(Bound::Vague(vague));
        }
    }
    found.sort_unstable();
    found
}

fn bound_before(words: &[String]) -> Option<Bound> {
    let ends = |phrase: &[&str]| {
        let start = words.len().checked_sub(phrase.len());
        let tail = start.and_then(|start| words.get(start..));
        tail.is_some_and(|tail| tail.iter().zip(phrase).all(|(word, part)| word == part))
    };
    BOUNDING
        .iter()
        .find(|(phrase, _)| ends(phrase))
        .map(|&(_, bound)| bound)
}

/// The length of the longest common subsequence. Claims are short; very long ones are cut.
fn common(left: &[String], right: &[String]) -> usize {
    const LONGEST: usize = 200;
    let right = right.get(..LONGEST).unwrap_or(right);
    let mut row = vec![0_usize; right.len() + 1];
    for word in left.iter().take(LONGEST) {
        let mut diagonal = 0;
        let mut before = 0;
        for (cell, other) in row.iter_mut().skip(1).zip(right) {
            let above = *cell;
            *cell = if word == other { diagonal + 1 } else { above.max(before) };
            diagonal = above;
            before = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rashomon_types::{DocumentId, Fragments, MadeBy, Source};

    use super::*;

    fn wording(text: &str) -> Wording {
        let claim = Claim::new(
            DocumentId::of("", None, None),
            Source::reporter(),
            Fragments::default(),
            Fragments::default(),
            MadeBy::rule("test"),
        );
        Wording::of(text, &claim)
    }

    fn agree(left: &str, right: &str) -> bool {
        wording(left).agrees(&wording(right))
    }

    #[test]
    fn numbers_are_the_same_in_words_and_figures() {
        assert_eq!(
            wording("twenty-five boats, two hundred and 1,200").figures,
            ["1200", "200", "25"]
        );
        assert!(agree("two boats sank", "2 boats sank") && agree("3 thousand fled", "3,000 people fled"));
        assert_eq!(wording("seven hundred thousand").figures, ["700000"]);
        assert!(agree("a hundred boats", "100 boats"));
        assert_eq!(wording("one hundred twelve").figures, ["112"]);
        assert_eq!(
            wording("18446744073709551600 ninety billion billion billion")
                .figures
                .len(),
            3
        );
    }

    #[test]
    fn a_changed_figure_bound_or_negation_is_another_claim() {
        assert!(!agree("12 boats sank", "14 boats sank"));
        assert!(!agree("more than 70 fell", "up to 70 fell"));
        assert!(agree("more than 70 fell", "over 70 fell") && agree("about 70 fell", "around 70 fell"));
        assert!(!agree("dozens fell", "several fell"));
        assert!(!agree("the boats sank", "the boats did not sank") && !agree("they did", "they didn't"));
    }

    #[test]
    fn contractions_are_written_out() {
        assert_eq!(wording("they didn't, we can't").words, ["not", "can", "not"]);
        assert_eq!(wording("no one fell").words, wording("nobody fell").words);
    }

    #[test]
    fn likeness_counts_content_words_in_order() {
        let likeness = |left: &str, right: &str| wording(left).likeness(&wording(right));
        assert_eq!(likeness("The boats sank in the bay.", "boats sank at a bay"), 1.0);
        assert!(likeness("boats shelled guns", "guns shelled boats") < 0.7);
        assert_eq!(likeness("", ""), 0.0);
    }
}
