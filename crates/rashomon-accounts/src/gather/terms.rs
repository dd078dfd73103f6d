//! The words that reports share: names above all, and how rare they are in the corpus.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_gazetteer::fold;

/// A word as it is compared. Names are kept apart from common words.
pub type Term = String;

/// How a document writes its words: one that stands in lower case anywhere is no name.
#[derive(Debug, Default)]
pub struct Casing {
    lower: BTreeSet<String>,
}

impl Casing {
    /// Reads a whole text.
    pub fn of(text: &str) -> Self {
        let lower = words(text).filter(|word| word.starts_with(char::is_lowercase));
        Self {
            lower: lower.map(fold).collect(),
        }
    }
}

/// The terms of a piece of text: names with a capital, common words in lower case without their commonest endings.
pub fn terms(text: &str, casing: &Casing) -> BTreeSet<Term> {
    words(text).filter_map(|word| term(word, casing)).collect()
}

fn term(word: &str, casing: &Casing) -> Option<Term> {
    let folded = fold(word);
    let is_capital = word.starts_with(char::is_uppercase);
    let is_number = word.starts_with(|letter: char| letter.is_ascii_digit());
    if is_number || folded.len() < 4 || STOP.contains(&&*folded) {
        return None;
    }
    match is_capital && !casing.lower.contains(&folded) {
        true => Some(format!("{NAME}{folded}")),
        false => Some(stem(&folded).to_owned()),
    }
}

/// What a term that is a name begins with.
const NAME: char = '^';

/// Whether a term is a name.
pub fn is_name(term: &str) -> bool {
    term.starts_with(NAME)
}

/// The terms of the words of a name, those with a capital.
pub fn terms_of_name(name: &str) -> impl Iterator<Item = Term> {
    let capital = words(name).filter(|word| word.starts_with(char::is_uppercase) && word.len() >= 4);
    capital.map(|word| format!("{NAME}{}", fold(word)))
}

/// The term in words, for people.
pub fn words_of(term: &str) -> String {
    let plain = term.trim_start_matches(NAME);
    let mut letters = plain.chars();
    match (is_name(term), letters.next()) {
        (true, Some(first)) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        _ => plain.to_owned(),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’' && letter != '-')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The word without the commonest endings.
fn stem(word: &str) -> &str {
    let endings = ["ings", "ing", "ers", "ies", "ed", "es", "er", "s"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|cut| cut.len() >= 4).unwrap_or(word)
}

/// In how many texts each term stands.
#[derive(Debug, Default)]
pub struct Rarity {
    count: u32,
    of: BTreeMap<Term, u32>,
}

/// As if so many other reports had been read: so that words of a small corpus, all of whose reports speak of one event,
/// are not all common.
const BACKGROUND: f64 = 40.0;

impl Rarity {
    /// Counts one text's terms.
    pub fn add<'a>(&mut self, terms: impl IntoIterator<Item = &'a Term>) {
        self.count += 1;
        for term in terms {
            *self.of.entry(term.clone()).or_default() += 1;
        }
    }

    /// In how many texts a term stands.
    pub fn texts(&self, term: &str) -> u32 {
        self.of.get(term).copied().unwrap_or_default()
    }

    /// How much it says that two texts share a term: the inverse of its frequency, a common word a third of a name.
    pub fn weight(&self, term: &str) -> f64 {
        let share = (BACKGROUND + f64::from(self.count)) / (1.0 + f64::from(self.texts(term)));
        let class = if is_name(term) { 1.0 } else { 0.35 };
        class * share.max(1.0).ln()
    }
}

/// Common words that tell nothing of what a text is about.
const STOP: &[&str] = &[
    "about",
    "above",
    "according",
    "accused",
    "across",
    "added",
    "after",
    "again",
    "against",
    "agency",
    "also",
    "among",
    "announced",
    "another",
    "april",
    "around",
    "asked",
    "august",
    "back",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "came",
    "claimed",
    "could",
    "december",
    "denied",
    "does",
    "done",
    "down",
    "during",
    "each",
    "early",
    "even",
    "every",
    "february",
    "first",
    "five",
    "four",
    "friday",
    "from",
    "have",
    "having",
    "here",
    "into",
    "january",
    "july",
    "june",
    "just",
    "know",
    "last",
    "late",
    "later",
    "least",
    "less",
    "like",
    "made",
    "many",
    "march",
    "might",
    "monday",
    "more",
    "most",
    "much",
    "must",
    "news",
    "night",
    "november",
    "october",
    "once",
    "only",
    "other",
    "over",
    "people",
    "reported",
    "said",
    "same",
    "saturday",
    "says",
    "seven",
    "should",
    "since",
    "some",
    "statement",
    "still",
    "such",
    "sunday",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "thursday",
    "today",
    "told",
    "tuesday",
    "under",
    "wednesday",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "whose",
    "will",
    "with",
    "without",
    "would",
    "year",
    "years",
    "your",
    "week",
    "month",
    "days",
    "hours",
    "morning",
    "evening",
    "afternoon",
    "including",
    "spokesman",
    "spokeswoman",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_common_words_are_told_apart() {
        let text = "Shelling hit Ostrel. The shelling went on, Ostrel's mayor said.";
        let found = terms(text, &Casing::of(text));
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            ["^ostrel", "mayor", "shell", "went"]
        );
    }

    #[test]
    fn a_rare_name_weighs_more_than_a_common_word() {
        let mut rarity = Rarity::default();
        for text in ["Ostrel burns", "Korm burns", "Vadim burns"] {
            rarity.add(&terms(text, &Casing::of(text)));
        }
        assert!(rarity.weight("^ostrel") > 2.0 * rarity.weight("burn"));
        assert_eq!(words_of("^ostrel"), "Ostrel");
    }
}
