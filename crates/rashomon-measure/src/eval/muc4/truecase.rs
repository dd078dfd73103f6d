//! Text in upper case written as a newspaper would: small letters, names and sentence starts with a capital.
//!
//! How each word is mostly written is counted on the mixed-case texts of other corpora (PolNeAR train, LGL, UD EWT train),
//! away from the starts of sentences. Names of several words that the lexicon of actors has are written as there. A word that
//! was never seen is a name, unless it is an ending away from a small word that was seen; in brackets it is an abbreviation,
//! and then it is one in the whole text.

use std::collections::{BTreeMap, BTreeSet};

/// How often a word was written small, with one capital, and all in capitals.
type Forms = [u32; 3];

/// What is known of how words are written.
#[derive(Debug, Default)]
pub(crate) struct Truecaser {
    forms: BTreeMap<String, Forms>,
    /// Names of several words as they are written, by their first word in small letters.
    names: BTreeMap<String, Vec<String>>,
}

/// What a word is to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Small,
    Capital,
    Capitals,
}

/// Endings that a word may have beside one that is known; what the word has instead of it.
const ENDINGS: &[(&str, &str)] = &[
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ers", ""),
    ("ly", ""),
    ("ness", ""),
    ("men", "man"),
    ("ion", ""),
    ("ions", ""),
    ("ist", ""),
    ("ists", ""),
];

impl Truecaser {
    /// Counts how the words of a text are written.
    pub(crate) fn learn(&mut self, text: &str) {
        let mut begins = true;
        for word in words(text) {
            if !word.starts_with(char::is_alphabetic) {
                begins |= word.contains(['.', '!', '?', ':', '“', '"', '\n']);
                continue;
            }
            if !begins {
                let look = look_of(word) as usize;
                let forms = self.forms.entry(word.to_lowercase()).or_default();
                if let Some(count) = forms.get_mut(look) {
                    *count += 1;
                }
            }
            begins = false;
        }
    }

    /// Takes in the names between quotation marks of a lexicon that have several words and a capital each.
    pub(crate) fn learn_names(&mut self, lexicon: &str) {
        let names = lexicon.lines().filter(|line| !line.starts_with("example"));
        for name in names.flat_map(|line| line.split('"').skip(1).step_by(2)) {
            let mut parts = name.split(' ');
            let is_name = parts.clone().count() > 1
                && parts
                    .clone()
                    .all(|part| part.starts_with(char::is_uppercase) || part.len() < 4);
            if let Some(first) = parts.next().filter(|_| is_name) {
                self.names
                    .entry(first.to_lowercase())
                    .or_default()
                    .push(name.to_owned());
            }
        }
    }

    /// The text with its words written as they mostly are.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut out = self.word_by_word(text);
        let small = out.to_ascii_lowercase();
        for (start, _) in words_at(&small) {
            let first = small[start..]
                .split(|letter: char| !letter.is_alphabetic())
                .next()
                .unwrap_or_default();
            for name in self.names.get(first).into_iter().flatten() {
                let end = start + name.len();
                let is_it = small
                    .get(start..end)
                    .is_some_and(|words| words.eq_ignore_ascii_case(name));
                if is_it && !small[end..].starts_with(char::is_alphanumeric) {
                    out.replace_range(start..end, name);
                }
            }
        }
        out
    }

    fn word_by_word(&self, text: &str) -> String {
        let parts = words(text);
        let short = abbreviations(&parts);
        let mut out = String::with_capacity(text.len());
        let mut begins = true;
        for (index, word) in parts.iter().enumerate() {
            if !word.starts_with(char::is_alphabetic) {
                begins |= word.contains(['.', '!', '?', '\n']) && !self.is_initial(&parts, index);
                out.push_str(word);
                continue;
            }
            let small = word.to_lowercase();
            let after_mark = index.checked_sub(1).and_then(|before| parts.get(before)) == Some(&"'");
            let look = if after_mark && small.len() < 3 {
                Look::Small
            } else if short.contains(word) && self.is_rare(&small) {
                Look::Capitals
            } else {
                self.look(&small)
            };
            out.push_str(&written(&small, look, begins));
            begins = false;
        }
        out
    }

    /// Whether a full stop belongs to an initial or a title: "U.S.", "Lt."
    fn is_initial(&self, parts: &[&str], index: usize) -> bool {
        const TITLES: &[&str] = &[
            "MR", "MRS", "DR", "LT", "COL", "GEN", "MSGR", "SGT", "CAPT", "MAJ", "NO", "ST",
        ];
        let before = index.checked_sub(1).and_then(|before| parts.get(before));
        before.is_some_and(|word| (word.chars().count() == 1 || TITLES.contains(word)) && parts[index].trim() == ".")
    }

    fn is_rare(&self, small: &str) -> bool {
        self.forms
            .get(small)
            .is_none_or(|forms| forms[Look::Small as usize] < 20)
    }

    fn look(&self, small: &str) -> Look {
        if let Some(&[low, capital, capitals]) = self.forms.get(small) {
            return match () {
                () if capitals > low && capitals >= capital => Look::Capitals,
                // News of one country has its own names ("the House"): a word that is often small is small.
                () if capital > low * 5 => Look::Capital,
                () => Look::Small,
            };
        }
        let known = |stem: String| self.forms.get(&stem).is_some_and(|forms| forms[0] > forms[1]);
        let derived = ENDINGS.iter().any(|(ending, instead)| {
            small
                .strip_suffix(ending)
                .is_some_and(|stem| stem.len() > 2 && known(format!("{stem}{instead}")))
        });
        if derived { Look::Small } else { Look::Capital }
    }
}

fn look_of(word: &str) -> Look {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    match (word.starts_with(char::is_uppercase), capitals, word.chars().count()) {
        (true, 2.., length) if capitals == length => Look::Capitals,
        (true, ..) => Look::Capital,
        _ => Look::Small,
    }
}

fn written(small: &str, look: Look, begins: bool) -> String {
    match look {
        Look::Capitals => small.to_uppercase(),
        Look::Small if !begins => small.to_owned(),
        _ => {
            let mut letters = small.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
    }
}

/// Words that stand alone in brackets: "[FMLN]".
fn abbreviations<'a>(parts: &[&'a str]) -> BTreeSet<&'a str> {
    let bracketed = parts
        .windows(3)
        .filter(|window| window[0].ends_with('(') && window[2].starts_with(')') && (2..=8).contains(&window[1].len()));
    bracketed.map(|window| window[1]).collect()
}

/// Where the words of a text begin, and each.
fn words_at(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let parts = words(text).into_iter();
    let placed = parts.map(|part| {
        start += part.len();
        (start - part.len(), part)
    });
    placed
        .filter(|(_, part)| part.starts_with(char::is_alphabetic))
        .collect()
}

/// Runs of letters and runs of all else, in order.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<bool> = None;
    for (place, character) in text.char_indices() {
        let is_letter = character.is_alphabetic();
        if before.is_some_and(|before| before != is_letter) {
            out.extend(text.get(start..place));
            start = place;
        }
        before = Some(is_letter);
    }
    out.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_capitals_back() {
        let mut known = Truecaser::default();
        known.learn(
            "Well, the guard and the bridge in Vesland stood. It was the U.N. that said of it: a grey rebel fired.",
        );
        let text = "THE REBELS OF THE OST FRONT (OFK) FIRED. THE GUARD'S BRIDGE IN VESLAND STOOD; LT. ORN AND THE OFK SAID IT.";
        let expected = "The rebels of the Ost Front (OFK) fired. The guard's bridge in Vesland stood; ";
        assert!(known.apply(text).starts_with(expected), "{}", known.apply(text));
        assert!(
            known.apply(text).ends_with("Orn and the OFK said it."),
            "{}",
            known.apply(text)
        );
    }
}
