//! Words of a text with what stands around them: written down, and found again.
//!
//! After the text quote selector of the W3C's Web Annotation Data Model (2017), with the number of the occurrence added for
//! texts that repeat whole passages. A quote is found where its words stand; where they stand several times, what stands
//! around them decides, then the number. If they stand nowhere so, spaces, kinds of quotation marks and dashes, and
//! invisible characters are left out of account, as pages differ in them. Words that were changed are not found: a person
//! judged other words.

use rashomon_types::{Span, TextQuote};

/// So many characters before and after are kept.
const CONTEXT: usize = 32;

/// So many places of the same words are looked at.
const MANY: usize = 10_000;

/// The quote of a span; none where it holds no words or does not slice the text.
#[must_use]
pub fn quote(text: &str, span: Span) -> Option<TextQuote> {
    let exact = span.get(text).filter(|exact| !exact.trim().is_empty())?;
    let (start, end) = (span.start() as usize, span.end() as usize);
    let before: Vec<char> = text.get(..start)?.chars().rev().take(CONTEXT).collect();
    let earlier = text.match_indices(exact).take_while(|(place, _)| *place < start);
    let occurrence = earlier.take(MANY).count() + 1;
    Some(TextQuote {
        exact: exact.to_owned(),
        before: before.into_iter().rev().collect(),
        after: text.get(end..)?.chars().take(CONTEXT).collect(),
        occurrence: u32::try_from(occurrence).unwrap_or(u32::MAX),
    })
}

/// Where the words of a quote stand in a text.
#[must_use]
pub fn locate(text: &str, quote: &TextQuote) -> Option<Span> {
    let exact = quote.exact.trim();
    if exact.is_empty() {
        return None;
    }
    let places = text
        .match_indices(exact)
        .map(|(place, _)| Span::of(place..place + exact.len()));
    best(text, quote, places.take(MANY)).or_else(|| {
        let folded = Folded::of(text);
        let words = Folded::of(exact).letters;
        let places = folded.places(&words);
        best(text, quote, places.into_iter())
    })
}

/// The place whose surroundings are most like those of the quote, then the one of its number, then the nearest to that.
fn best(text: &str, quote: &TextQuote, places: impl Iterator<Item = Span>) -> Option<Span> {
    let wanted = quote.occurrence.max(1) as usize - 1;
    let numbered = places.enumerate();
    let ranked = numbered.max_by_key(|(number, place)| {
        let likeness = likeness(text, quote, *place);
        (
            likeness,
            std::cmp::Reverse(number.abs_diff(wanted)),
            std::cmp::Reverse(*number),
        )
    });
    ranked.map(|(_, place)| place)
}

/// How many characters before and after a place are those of the quote, spaces left out.
fn likeness(text: &str, quote: &TextQuote, place: Span) -> usize {
    let before = text.get(..place.start() as usize).unwrap_or_default();
    let after = text.get(place.end() as usize..).unwrap_or_default();
    shared(before.chars().rev(), quote.before.chars().rev()) + shared(after.chars(), quote.after.chars())
}

/// How many characters two texts begin with in common, spaces left out.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let letters = one.filter_map(folded);
    letters
        .zip(other.filter_map(folded))
        .take_while(|(a, b)| a == b)
        .count()
}

/// A character as it is compared: none for spaces and what is invisible.
fn folded(character: char) -> Option<char> {
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '′' => Some('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' => Some('-'),
        other => (!other.is_whitespace()).then_some(other),
    }
}

/// A text without spaces, and where each byte of it comes from.
struct Folded {
    letters: String,
    /// For each byte of `letters`, the place in the text of the character that it comes from.
    from: Vec<usize>,
    /// For each byte of `letters`, the end of that character.
    to: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut made = Self {
            letters: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
            to: Vec::with_capacity(text.len()),
        };
        for (place, character) in text.char_indices() {
            let Some(letter) = folded(character) else { continue };
            made.letters.push(letter);
            for _ in 0..letter.len_utf8() {
                made.from.push(place);
                made.to.push(place + character.len_utf8());
            }
        }
        made
    }

    /// The places in the text where some folded words stand.
    fn places(&self, words: &str) -> Vec<Span> {
        if words.is_empty() {
            return Vec::new();
        }
        let found = self.letters.match_indices(words).take(MANY);
        let spans = found.filter_map(|(place, _)| {
            let start = *self.from.get(place)?;
            let end = *self.to.get((place + words.len()).checked_sub(1)?)?;
            Some(Span::of(start..end))
        });
        spans.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mayor said no. The guard said no. “No,” the\n  mayor said.";

    fn span(words: &str, number: usize) -> Span {
        let (place, _) = TEXT.match_indices(words).nth(number).expect("the words are there");
        Span::of(place..place + words.len())
    }

    #[test]
    fn the_surroundings_tell_the_same_words_apart() {
        for number in 0..3 {
            let quote = quote(TEXT, span("said", number)).expect("a quote");
            assert_eq!(quote.occurrence as usize, number + 1);
            assert_eq!(locate(TEXT, &quote), Some(span("said", number)));
            let later = format!("An opening that is new.\n{TEXT}");
            let found = locate(&later, &quote).expect("found");
            assert_eq!(found, span("said", number).shifted(24));
        }
    }

    #[test]
    fn spaces_and_marks_do_not_matter_and_words_do() {
        let whole = quote(TEXT, span("“No,” the\n  mayor", 0)).expect("a quote");
        let other = TEXT.replace("\n  ", " ").replace(['“', '”'], "\"");
        let found = locate(&other, &whole).expect("found");
        assert_eq!(found.slice(&other), "\"No,\" the mayor");
        assert_eq!(locate(&TEXT.replace("No,", "Yes,"), &whole), None);
    }

    #[test]
    fn nothing_is_no_quote() {
        assert_eq!(quote(TEXT, Span::of(3..4)), None);
        assert_eq!(quote(TEXT, Span::of(3..400)), None);
    }
}
