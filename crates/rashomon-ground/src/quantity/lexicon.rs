//! The lexicon of quantities, `lexicons/en/quantities.toml`: what numbers count, what becomes of it, units and money.

use std::collections::HashMap;
use std::sync::LazyLock;

use rashomon_types::{QuantityKind, Reading, TokenId};
use serde::Deserialize;

const TEXT: &str = include_str!("../../../../lexicons/en/quantities.toml");

/// The built-in lexicon, made once. A test rules out that its file breaks the format; it would then know no word.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(TEXT).unwrap_or_default());

/// What sort of thing is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    Civilian,
    Person,
    Force,
    Role,
    Body,
    Vehicle,
    Gun,
    Munition,
    Building,
    Place,
    Animal,
    /// No thing: times, votes.
    Speech,
}

impl Class {
    /// Whether it is people, one by one.
    pub(super) fn is_people(self) -> bool {
        matches!(self, Self::Civilian | Self::Person | Self::Force | Self::Role)
    }

    /// Whether it is what armies have.
    pub(super) fn is_equipment(self) -> bool {
        matches!(self, Self::Vehicle | Self::Gun | Self::Munition)
    }
}

/// What became of the counted; what it means depends on the [`Class`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    Kill,
    Wound,
    Harm,
    Take,
    Miss,
    Displace,
    Destroy,
    Lose,
    Damage,
    Hit,
    Part,
    Use,
    None,
}

/// Whose loss a verb tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Owner {
    Subject,
    Object,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct NounRow {
    pub(super) words: Vec<String>,
    pub(super) class: Class,
    pub(super) kind: Option<Outcome>,
    #[serde(default)]
    pub(super) soft: bool,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct VerbRow {
    pub(super) words: Vec<String>,
    pub(super) object: Option<Outcome>,
    pub(super) subject: Option<Outcome>,
    pub(super) with: Option<Outcome>,
    pub(super) owner: Option<Owner>,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct StateRow {
    pub(super) words: Vec<String>,
    pub(super) outcome: Outcome,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct NominalRow {
    pub(super) words: Vec<String>,
    pub(super) of: Outcome,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct UnitRow {
    pub(super) words: Vec<String>,
    pub(super) kind: QuantityKind,
    pub(super) factor: f64,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct WordsRow {
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) signs: Vec<String>,
    #[allow(dead_code)] // Tried by a test.
    pub(super) example: String,
}

/// The file as it is written.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Rows {
    pub(super) noun: Vec<NounRow>,
    pub(super) verb: Vec<VerbRow>,
    pub(super) state: Vec<StateRow>,
    pub(super) nominal: Vec<NominalRow>,
    pub(super) unit: Vec<UnitRow>,
    pub(super) currency: Vec<WordsRow>,
    pub(super) label: Vec<WordsRow>,
    pub(super) speech: Vec<WordsRow>,
    pub(super) admit: Vec<WordsRow>,
}

/// What a noun tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) class: Class,
    /// What became of them, where the noun says so.
    pub(super) kind: Option<Outcome>,
    /// Whether a verb may say better.
    pub(super) soft: bool,
}

/// A verb, perhaps with words that must follow.
#[derive(Debug, Clone)]
pub(super) struct Verb {
    /// Dictionary forms that follow the verb in its clause; none for the bare verb.
    pub(super) rest: Vec<String>,
    pub(super) object: Option<Outcome>,
    pub(super) subject: Option<Outcome>,
    pub(super) with: Option<Outcome>,
    pub(super) owner: Option<Owner>,
}

/// A unit of measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) kind: QuantityKind,
    pub(super) factor: f64,
}

/// The tables, by word.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    nouns: HashMap<String, Noun>,
    verbs: HashMap<String, Vec<Verb>>,
    states: HashMap<String, Vec<(Vec<String>, Outcome)>>,
    nominals: HashMap<String, Outcome>,
    units: HashMap<String, Unit>,
    currencies: HashMap<String, ()>,
    signs: HashMap<String, ()>,
    labels: HashMap<String, ()>,
    speech: HashMap<String, ()>,
    admit: HashMap<String, ()>,
}

impl Lexicon {
    /// The lexicon that is built in.
    pub(super) fn built_in() -> &'static Self {
        &LEXICON
    }

    /// The rows of the file.
    pub(super) fn rows(text: &str) -> Result<Rows, toml::de::Error> {
        toml::from_str(text)
    }

    fn read(text: &str) -> Result<Self, toml::de::Error> {
        let rows = Self::rows(text)?;
        let mut lexicon = Self::default();
        lexicon.add_nouns(&rows.noun);
        lexicon.add_verbs(&rows.verb);
        for row in &rows.state {
            for words in &row.words {
                let (first, rest) = split_first(words);
                lexicon.states.entry(first).or_default().push((rest, row.outcome));
            }
        }
        for row in &rows.nominal {
            let entries = row.words.iter().map(|word| (word.clone(), row.of));
            lexicon.nominals.extend(entries);
        }
        for row in &rows.unit {
            let unit = Unit {
                kind: row.kind,
                factor: row.factor,
            };
            lexicon.units.extend(row.words.iter().map(|word| (word.clone(), unit)));
        }
        lexicon.currencies = set(rows.currency.iter().flat_map(|row| &row.words));
        lexicon.signs = set(rows.currency.iter().flat_map(|row| &row.signs));
        lexicon.labels = set(rows.label.iter().flat_map(|row| &row.words));
        lexicon.speech = set(rows.speech.iter().flat_map(|row| &row.words));
        lexicon.admit = set(rows.admit.iter().flat_map(|row| &row.words));
        Ok(lexicon)
    }

    fn add_nouns(&mut self, rows: &[NounRow]) {
        for row in rows {
            for word in &row.words {
                let noun = Noun {
                    class: row.class,
                    kind: row.kind,
                    soft: row.soft,
                };
                // The row that says more stands, wherever it is in the file.
                let known = self.nouns.entry(word.clone()).or_insert(noun);
                if known.kind.is_none() && noun.kind.is_some() {
                    *known = Noun {
                        class: known.class,
                        ..noun
                    };
                }
            }
        }
    }

    fn add_verbs(&mut self, rows: &[VerbRow]) {
        for row in rows {
            for words in &row.words {
                let (first, rest) = split_first(words);
                self.verbs.entry(first).or_default().push(Verb {
                    rest,
                    object: row.object,
                    subject: row.subject,
                    with: row.with,
                    owner: row.owner,
                });
            }
        }
        // More words say more, so they are tried first.
        let mut lists: Vec<&mut Vec<Verb>> = self.verbs.values_mut().collect();
        lists
            .iter_mut()
            .for_each(|list| list.sort_by_key(|verb| std::cmp::Reverse(verb.rest.len())));
    }

    /// What a noun tells, by its dictionary form or as written, in lower case.
    pub(super) fn noun(&self, reading: &Reading<'_>, id: TokenId) -> Option<Noun> {
        let lower = reading.lower(id);
        let lemma = reading.lemma(id).to_lowercase();
        self.noun_by_word(&lemma, &lower)
    }

    pub(super) fn noun_by_word(&self, lemma: &str, lower: &str) -> Option<Noun> {
        let singular = singular(lower);
        let words = [lemma, lower, singular.as_str()];
        words.iter().find_map(|word| self.nouns.get(*word).copied())
    }

    /// The verb's rows, the longest first.
    pub(super) fn verb(&self, lemma: &str, lower: &str) -> &[Verb] {
        let found = self.verbs.get(lemma).or_else(|| self.verbs.get(lower));
        found.map_or(&[], Vec::as_slice)
    }

    /// What a state's first word says, with the words that must follow it.
    pub(super) fn states(&self, lemma: &str, lower: &str) -> &[(Vec<String>, Outcome)] {
        let found = self.states.get(lower).or_else(|| self.states.get(lemma));
        found.map_or(&[], Vec::as_slice)
    }

    /// What became of those whom "of" joins to this noun.
    pub(super) fn nominal(&self, lemma: &str) -> Option<Outcome> {
        self.nominals.get(lemma).copied()
    }

    /// The unit of these words in lower case, singular or plural.
    pub(super) fn unit(&self, words: &str) -> Option<Unit> {
        let guessed = || self.units.get(&singular(words)).filter(|_| words.len() > 3);
        self.units.get(words).or_else(guessed).copied()
    }

    pub(super) fn is_currency(&self, word: &str) -> bool {
        self.currencies.contains_key(word) || self.currencies.contains_key(&singular(word))
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.signs.contains_key(sign)
    }

    pub(super) fn is_label(&self, word: &str) -> bool {
        self.labels.contains_key(word)
    }

    pub(super) fn speaks(&self, lemma: &str) -> bool {
        self.speech.contains_key(lemma)
    }

    pub(super) fn admits(&self, lemma: &str) -> bool {
        self.admit.contains_key(lemma)
    }
}

fn set<'a>(words: impl Iterator<Item = &'a String>) -> HashMap<String, ()> {
    words.map(|word| (word.clone(), ())).collect()
}

fn split_first(words: &str) -> (String, Vec<String>) {
    let mut all = words.split(' ').map(str::to_owned);
    (all.next().unwrap_or_default(), all.collect())
}

/// The singular of an English noun in lower case, as a guess: "lorries", "gunmen", "boxes", "tanks".
pub(super) fn singular(word: &str) -> String {
    let cut = |end: &str, instead: &str| word.strip_suffix(end).map(|stem| format!("{stem}{instead}"));
    cut("men", "man")
        .or_else(|| cut("ies", "y"))
        .or_else(|| cut("sses", "ss"))
        .or_else(|| cut("shes", "sh"))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("xes", "x"))
        .or_else(|| (!word.ends_with("ss")).then(|| cut("s", "")).flatten())
        .unwrap_or_else(|| word.to_owned())
}

/// The plural of an English noun in lower case, as a guess.
pub(super) fn plural(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{stem}men");
    }
    if word.ends_with('s') || word.ends_with("men") || word.ends_with("people") {
        return word.to_owned();
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_keeps_its_format() {
        Lexicon::read(TEXT).unwrap();
    }

    #[test]
    fn numbers_of_nouns_are_guessed() {
        for (one, many) in [
            ("lorry", "lorries"),
            ("gunman", "gunmen"),
            ("tank", "tanks"),
            ("boy", "boys"),
        ] {
            assert_eq!((singular(many).as_str(), plural(one).as_str()), (one, many));
        }
    }
}
