//! The words for voices: offices and ranks, nouns such as "ministry", states and bodies by name.

use std::collections::BTreeMap;

use rashomon_types::SourceKind;
use serde::Deserialize;

use crate::lexicon::{LexiconError, rows};

/// The longest entry, in words.
const LONGEST: usize = 9;

/// What the words for voices say.
#[derive(Debug)]
pub(crate) struct VoiceLexicon {
    titles: BTreeMap<String, Title>,
    nouns: BTreeMap<String, Noun>,
    actors: BTreeMap<String, Actor>,
}

/// What a title is to the name that it stands by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TitleRole {
    /// "governor": it goes to the office.
    Office,
    /// "colonel": it stays with the name.
    Rank,
    /// "Dr": it stays with the name.
    Address,
    /// "Mr": it is dropped.
    Courtesy,
}

/// A word that stands by a person's name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    pub(super) role: TitleRole,
    pub(super) kind: Option<SourceKind>,
    /// Whether the words around tell more than this one.
    pub(super) around: bool,
    pub(super) gender: Option<Gender>,
}

/// What sort of thing a noun speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NounClass {
    Person,
    Body,
    Document,
}

/// A noun that can be a voice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) class: NounClass,
    pub(super) kind: Option<SourceKind>,
    /// Whether the words around tell more than this one.
    pub(super) around: bool,
    /// Whether it tells a kind only as part of a name: "the Marsh Battalion", not "the battalion".
    pub(super) named_only: bool,
    pub(super) plural: bool,
    pub(super) gender: Option<Gender>,
}

/// What a name in the lexicon stands for.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    /// The name that all its forms share.
    pub(super) name: String,
    pub(super) kind: SourceKind,
    pub(super) form: ActorForm,
}

/// How a form names its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ActorForm {
    /// "Russia"
    State,
    /// "Moscow": its government where it speaks, a city where it only qualifies.
    Capital,
    /// "the Kremlin"
    Seat,
    /// "Russian"
    Demonym,
    /// "the United Nations", "Reuters"
    Body,
}

/// The pronoun that a word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Gender {
    He,
    She,
}

/// A row of a file of words.
#[derive(Debug, Deserialize)]
struct Row {
    words: Vec<String>,
    class: Option<NounClass>,
    kind: Option<SourceKind>,
    #[serde(default)]
    around: bool,
    #[serde(default)]
    named_only: bool,
    #[serde(default)]
    plural: bool,
    #[serde(default)]
    keep: bool,
    gender: Option<Gender>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

#[derive(Debug, Deserialize)]
struct OfficeFile {
    office: Vec<Row>,
    rank: Vec<Row>,
    address: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct NounFile {
    noun: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct ActorRow {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    #[serde(default)]
    capitals: Vec<String>,
    #[serde(default)]
    seats: Vec<String>,
    kind: Option<SourceKind>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

#[derive(Debug, Deserialize)]
struct ActorFile {
    state: Vec<ActorRow>,
    body: Vec<ActorRow>,
    organ: Vec<ActorRow>,
}

const OFFICES: &str = include_str!("../../../../lexicons/en/offices.toml");
const NOUNS: &str = include_str!("../../../../lexicons/en/voice-nouns.toml");
const ACTORS: &str = include_str!("../../../../lexicons/en/actors.toml");

impl VoiceLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let nouns: NounFile = rows("voice-nouns.toml", NOUNS)?;
        Ok(Self {
            titles: titles(rows("offices.toml", OFFICES)?),
            nouns: nouns.noun.iter().flat_map(noun_entries).collect(),
            actors: actors(rows("actors.toml", ACTORS)?),
        })
    }

    /// The title that these lower-case words are; "ministers" is one too.
    pub(super) fn title(&self, words: &str) -> Option<(&Title, String, bool)> {
        find(&self.titles, words)
    }

    /// The noun that these lower-case words are, its singular, and whether they stand in the plural.
    pub(super) fn noun(&self, words: &str) -> Option<(&Noun, String, bool)> {
        find(&self.nouns, words)
    }

    /// Whether these lower-case words are a noun or a title for a person or a body.
    pub(crate) fn is_voice(&self, words: &str) -> bool {
        let noun = self
            .noun(words)
            .is_some_and(|(noun, ..)| noun.class != NounClass::Document);
        noun || self.title(words).is_some()
    }

    /// The actor that these words name, as they are written.
    pub(super) fn actor(&self, words: &str) -> Option<&Actor> {
        self.actors.get(&plain(words))
    }

    /// How many words to try at most.
    pub(super) fn longest(&self) -> usize {
        LONGEST
    }
}

/// Straight apostrophes and no dots: "Gen." is "Gen", "U.N." is "UN".
pub(super) fn plain(words: &str) -> String {
    words.replace('’', "'").replace('.', "")
}

fn find<'a, T>(map: &'a BTreeMap<String, T>, words: &str) -> Option<(&'a T, String, bool)> {
    let words = plain(words);
    if let Some(row) = map.get(&words) {
        return Some((row, words, false));
    }
    singulars(&words).find_map(|singular| map.get(&singular).map(|row| (row, singular, true)))
}

/// The forms that a plural may be of.
fn singulars(words: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 5] = [
        ("ies", "y"),
        ("men", "man"),
        ("children", "child"),
        ("es", ""),
        ("s", ""),
    ];
    let stem = |(end, with): (&str, &str)| words.strip_suffix(end).map(|stem| format!("{stem}{with}"));
    ENDINGS.into_iter().filter_map(stem).collect::<Vec<_>>().into_iter()
}

fn titles(file: OfficeFile) -> BTreeMap<String, Title> {
    let offices = file.office.into_iter().map(|row| (TitleRole::Office, row));
    let ranks = file.rank.into_iter().map(|row| (TitleRole::Rank, row));
    let addresses = file.address.into_iter().map(|row| {
        let role = if row.keep {
            TitleRole::Address
        } else {
            TitleRole::Courtesy
        };
        (role, row)
    });
    let mut out = BTreeMap::new();
    for (role, row) in offices.chain(ranks).chain(addresses) {
        let title = Title {
            role,
            kind: row.kind,
            around: row.around,
            gender: row.gender,
        };
        out.extend(row.words.into_iter().map(|words| (words, title)));
    }
    out
}

fn noun_entries(row: &Row) -> impl Iterator<Item = (String, Noun)> + '_ {
    let noun = Noun {
        class: row.class.unwrap_or(NounClass::Person),
        kind: row.kind,
        around: row.around,
        named_only: row.named_only,
        plural: row.plural,
        gender: row.gender,
    };
    row.words.iter().map(move |words| (words.clone(), noun))
}

fn actors(file: ActorFile) -> BTreeMap<String, Actor> {
    let mut out = BTreeMap::new();
    let bodies = file
        .body
        .into_iter()
        .map(|row| (row.kind.unwrap_or(SourceKind::Unknown), row));
    let organs = file.organ.into_iter().map(|row| (SourceKind::Official, row));
    for (kind, row) in bodies.chain(organs) {
        add_forms(
            &mut out,
            &row.name,
            kind,
            ActorForm::Body,
            row.also.iter().chain([&row.name]),
        );
    }
    for row in file.state {
        let kind = SourceKind::Official;
        add_forms(&mut out, &row.name, kind, ActorForm::Demonym, &row.demonyms);
        add_forms(
            &mut out,
            &row.name,
            kind,
            ActorForm::State,
            row.also.iter().chain([&row.name]),
        );
        add_forms(&mut out, &row.name, kind, ActorForm::Capital, &row.capitals);
        add_forms(&mut out, &row.name, kind, ActorForm::Seat, &row.seats);
    }
    out
}

fn add_forms<'a>(
    out: &mut BTreeMap<String, Actor>,
    name: &str,
    kind: SourceKind,
    form: ActorForm,
    forms: impl IntoIterator<Item = &'a String>,
) {
    for written in forms {
        let actor = Actor {
            name: name.to_owned(),
            kind,
            form,
        };
        out.entry(plain(written)).or_insert(actor);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::voices::portrait::Class;
    use crate::voices::tests::portrait_of;

    fn voice(example: &str) -> &str {
        example.split(" said").next().unwrap().trim_end_matches(',')
    }

    #[test]
    fn every_noun_says_what_its_example_shows() {
        let file: NounFile = rows("voice-nouns.toml", NOUNS).unwrap();
        for row in file.noun {
            let portrait = portrait_of(voice(&row.example));
            let lower = row.example.to_lowercase();
            let has = |word: &String| {
                singulars(word)
                    .chain([word.clone(), format!("{word}s")])
                    .any(|form| lower.contains(&form))
            };
            assert!(row.words.iter().any(has), "{}: no word of its row", row.example);
            assert!(
                row.around || row.kind.is_none_or(|kind| portrait.kind == kind),
                "{}: {:?}",
                row.example,
                portrait
            );
        }
    }

    #[test]
    fn every_title_says_what_its_example_shows() {
        let file: OfficeFile = rows("offices.toml", OFFICES).unwrap();
        for row in file.office {
            let portrait = portrait_of(voice(&row.example));
            assert!(
                portrait.office.is_some() && portrait.class == Class::Person,
                "{portrait:?}"
            );
        }
        for row in file.rank.iter().chain(file.address.iter().filter(|row| row.keep)) {
            assert_eq!(portrait_of(voice(&row.example)).full, voice(&row.example));
        }
        for row in file.address.iter().filter(|row| !row.keep) {
            assert!(voice(&row.example).ends_with(&portrait_of(voice(&row.example)).full));
        }
    }

    #[test]
    fn every_actor_speaks_in_its_example() {
        let file: ActorFile = rows("actors.toml", ACTORS).unwrap();
        for row in file.state {
            let portrait = portrait_of(voice(&row.example));
            assert_eq!(
                (portrait.kind, portrait.side.as_deref()),
                (SourceKind::Official, Some(row.name.as_str()))
            );
        }
        for row in file.body {
            assert_eq!(Some(portrait_of(voice(&row.example)).kind), row.kind, "{}", row.example);
        }
        for row in file.organ {
            let kind = portrait_of(voice(&row.example)).kind;
            assert_eq!(kind, SourceKind::Official, "{}", row.example);
        }
    }

    #[test]
    fn no_word_is_listed_twice() {
        let file: OfficeFile = rows("offices.toml", OFFICES).unwrap();
        let titles = file.office.iter().chain(&file.rank).chain(&file.address);
        assert_unique(titles.flat_map(|row| &row.words));
        let file: NounFile = rows("voice-nouns.toml", NOUNS).unwrap();
        assert_unique(file.noun.iter().flat_map(|row| &row.words));
    }

    fn assert_unique<'a>(words: impl Iterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for word in words {
            assert!(seen.insert(word), "{word} is listed twice");
        }
    }
}
