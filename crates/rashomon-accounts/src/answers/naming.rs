//! Names of those who are said to have done it, as texts give them: "the attacker, Ivo Marrant, 31,", "named the gunman as Ivo
//! Marrant", "Ivo Marrant, the suspected gunman,".

use crate::lexicon::Lexicon;
use crate::names;

/// A name with where it stands in its text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Naming<'a> {
    pub(super) at: usize,
    pub(super) name: &'a str,
}

/// A word of a text with the byte at which it begins, its marks included.
pub(super) type Word<'a> = (usize, &'a str);

/// Everybody whom a text names so, in order.
///
/// `is_driver` tells that a vehicle was the weapon, so that "the driver" did it.
pub(super) fn namings<'a>(text: &'a str, lexicon: &'a Lexicon, is_driver: bool) -> impl Iterator<Item = Naming<'a>> {
    let nouns = Nouns { lexicon, is_driver };
    let words = words_of(text);
    (0..words.len()).filter_map(move |at| {
        beside(text, &words, at, nouns)
            .or_else(|| is_he(text, &words, at, nouns))
            .or_else(|| as_name(text, &words, at, nouns))
            .or_else(|| behind(text, &words, at, nouns))
    })
}

/// Every run of capitalised words in a text.
pub(super) fn runs(text: &str) -> Vec<Naming<'_>> {
    let words = words_of(text);
    let capital = |word: &&Word<'_>| is_capital(word.1);
    let single = words.iter().filter(capital).filter_map(|&(at, word)| {
        let name = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        let name = name.trim_end_matches("'s").trim_end_matches("’s");
        Some(Naming {
            at,
            name: text.get(at..at + name.len())?,
        })
    });
    single.collect()
}

/// The words of a text, each with its place.
pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut next = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let at = next;
        next += piece.len();
        (at, piece.trim_end())
    });
    pieces.filter(|(_, word)| !word.is_empty()).collect()
}

/// A word without its marks, in lower case.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}

/// The nouns for one who did it.
#[derive(Clone, Copy)]
struct Nouns<'a> {
    lexicon: &'a Lexicon,
    is_driver: bool,
}

impl Nouns<'_> {
    fn is_culprit(self, word: &str) -> bool {
        let noun = bare(word);
        let is_listed = self.lexicon.people.culprits.contains(&noun) || (self.is_driver && noun == "driver");
        is_listed && !word.ends_with("'s") && !word.ends_with("’s")
    }
}

/// "the attacker, Ivo Marrant," and "the gunman Ivo Marrant".
fn beside<'a>(text: &'a str, words: &[Word<'a>], at: usize, nouns: Nouns<'_>) -> Option<Naming<'a>> {
    let (_, noun) = words.get(at)?;
    if !nouns.is_culprit(noun) || noun.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    // "the brother of the gunman, Ada Marrant," names the sister.
    let is_light = |word: &str| {
        matches!(
            word,
            "the" | "a" | "an" | "suspected" | "alleged" | "accused" | "lone" | "dead"
        )
    };
    let before = words.get(..at)?.iter().rev().find(|(_, word)| !is_light(word));
    let is_kin = before
        .is_some_and(|(_, word)| matches!(*word, "of" | "to" | "for") || word.ends_with("'s") || word.ends_with("’s"));
    let is_apposed = noun.ends_with(',') && !is_kin;
    let is_joined = noun.chars().next_back().is_some_and(char::is_alphanumeric);
    let (end, naming) = name_at(text, words, at + 1)?;
    let closes = words
        .get(end.checked_sub(1)?)
        .is_some_and(|(_, last)| last.ends_with([',', '.', ')', ';']));
    (is_joined || (is_apposed && closes)).then_some(naming)
}

/// "the gunman was Ivo Marrant, 34,".
fn is_he<'a>(text: &'a str, words: &[Word<'a>], at: usize, nouns: Nouns<'_>) -> Option<Naming<'a>> {
    let (_, noun) = words.get(at)?;
    let is_verb = words.get(at + 1).is_some_and(|(_, verb)| matches!(*verb, "was" | "is"));
    if !is_verb || !nouns.is_culprit(noun) {
        return None;
    }
    let (end, naming) = name_at(text, words, at + 2)?;
    let closes = words
        .get(end.checked_sub(1)?)
        .is_some_and(|(_, last)| last.ends_with([',', '.', ';']));
    closes.then_some(naming)
}

/// "identified the gunman as Ivo Marrant", "the man, who was named as Ivo Marrant".
fn as_name<'a>(text: &'a str, words: &[Word<'a>], at: usize, nouns: Nouns<'_>) -> Option<Naming<'a>> {
    const NAMES: &[&str] = &[
        "identified",
        "named",
        "identify",
        "identifies",
        "names",
        "naming",
        "identifying",
    ];
    const ONE: &[&str] = &["man", "he", "him", "woman", "she", "driver"];
    let (_, verb) = words.get(at)?;
    if !NAMES.contains(&bare(verb).as_str()) {
        return None;
    }
    let near = words.get(at + 1..(at + 9).min(words.len()))?;
    let behind = near.iter().position(|(_, word)| *word == "as")?;
    let ends = |(_, word): &&Word<'_>| word.ends_with(['.', ';', '!', '?']);
    let between = near.get(..behind)?;
    let before = words.get(at.saturating_sub(12)..at)?;
    let sentence = before.iter().rev().take_while(|word| !ends(word));
    let is_of_one = sentence
        .chain(between)
        .any(|(_, word)| nouns.is_culprit(word) || ONE.contains(&bare(word).as_str()));
    let is_whole = !between.iter().any(|word| ends(&word));
    let naming = name_at(text, words, at + behind + 2)?.1;
    (is_of_one && is_whole).then_some(naming)
}

/// "Ivo Marrant, the suspected gunman," and "Ivo Marrant, 31, the suspect,".
fn behind<'a>(text: &'a str, words: &[Word<'a>], at: usize, nouns: Nouns<'_>) -> Option<Naming<'a>> {
    const JOINS: &[&str] = &["of", "to", "by", "for", "with", "from", "who", "whose", "and"];
    let is_first = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_none_or(|(_, word)| !is_capital(word) || word.ends_with(['.', ',', ':', ';']));
    let (end, naming) = name_at(text, words, at).filter(|_| is_first)?;
    if !words.get(end.checked_sub(1)?)?.1.ends_with(',') {
        return None;
    }
    let is_age = |(_, word): &Word<'_>| word.ends_with(',') && bare(word).chars().all(|sign| sign.is_ascii_digit());
    let start = end + usize::from(words.get(end).is_some_and(is_age));
    let after = words.get(start..(start + 6).min(words.len()))?;
    let length = after.iter().position(|(_, word)| word.ends_with([',', '.', ';']))?;
    let segment = after.get(..=length)?;
    let is_joined = segment.iter().any(|(_, word)| JOINS.contains(&bare(word).as_str()));
    (!is_joined && nouns.is_culprit(segment.last()?.1)).then_some(naming)
}

pub(super) fn is_capital(word: &str) -> bool {
    let mut letters = word.trim_start_matches(['“', '"', '(', '‘']).chars();
    letters.next().is_some_and(char::is_uppercase)
}

/// The person's name that begins at a word, and the word behind it: two to five words with capitals, "bin" and "de" between them.
fn name_at<'a>(text: &'a str, words: &[Word<'a>], from: usize) -> Option<(usize, Naming<'a>)> {
    const LITTLE: &[&str] = &["de", "van", "von", "bin", "al", "el", "ben", "da", "der", "la"];
    let titles = words
        .get(from..)?
        .iter()
        .take_while(|(_, word)| names::is_title(&bare(word)))
        .count();
    let start = from + titles;
    let mut end = start;
    while let Some((_, word)) = words.get(end) {
        let is_little = end > start && LITTLE.contains(word);
        if end >= start + 5 || !(is_little || is_capital(word)) {
            break;
        }
        end += 1;
        if word.ends_with([',', '.', ';', ':', ')', '”', '"']) && word.len() > 2
            || word.ends_with("'s")
            || word.ends_with("’s")
        {
            break;
        }
    }
    let run = words.get(start..end)?;
    let (first, _) = run.first()?;
    let (last, word) = run.last()?;
    let word = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let name = text.get(*first..last + word.len())?;
    let is_person = run.len() > 1
        && run.iter().all(|(_, word)| {
            let word = bare(word);
            !names::is_generic(&word) && !names::is_body(&word)
        })
        && run
            .iter()
            .all(|(_, word)| word.chars().any(char::is_lowercase) || word.len() < 3);
    is_person.then_some((end, Naming { at: *first, name }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded().unwrap();
        namings(text, &lexicon, false)
            .map(|naming| naming.name.to_owned())
            .collect()
    }

    #[test]
    fn those_who_did_it_are_named_beside_their_noun() {
        assert_eq!(found("The attacker, Ivo Marrant, 31, had a rifle."), ["Ivo Marrant"]);
        assert_eq!(
            found("Police named the gunman as Mr Ivo de Marrant."),
            ["Ivo de Marrant"]
        );
        assert_eq!(
            found("The man, who was later identified as Ivo Marrant, had a rifle."),
            ["Ivo Marrant"]
        );
        assert_eq!(
            found("Ivo Marrant, 31, the suspected gunman, was alone."),
            ["Ivo Marrant"]
        );
        assert_eq!(
            found("Relatives of the gunman Ivo Marrant’s wife wept."),
            ["Ivo Marrant"]
        );
    }

    #[test]
    fn others_are_not() {
        assert!(found("Ada Marrant, a sister of the gunman, wept.").is_empty());
        assert!(found("The sister of the gunman, Ada Marrant, wept.").is_empty());
        assert!(found("After the attacker, President Ulla Brandt said, there was nobody.").is_empty());
        assert!(found("The victim was identified as Ada Marrant.").is_empty());
        assert!(found("The gunman's brother, Ada Marrant, wept.").is_empty());
    }
}
