//! Nouns for those who act, and the words that qualify them: `voice-nouns.toml`, `offices.toml`, `actor-nouns.toml`.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{ActorKind, ActorLevel, SourceKind};
use serde::Deserialize;

use super::lexicon::{plain, rows, set};
use crate::GroundError;

const VOICES: &str = include_str!("../../../../lexicons/en/voice-nouns.toml");
const OFFICES: &str = include_str!("../../../../lexicons/en/offices.toml");
const ACTORS: &str = include_str!("../../../../lexicons/en/actor-nouns.toml");
/// The longest noun, in words.
pub(super) const LONGEST: usize = 4;

/// What a noun speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    People,
    Body,
    /// An office, such as "governor"; its holder may follow.
    Office,
    /// "General": it stays with the name.
    Rank,
    /// "Mr": it stays with a name and tells nothing.
    Address,
    /// "drones": they act only for somebody.
    Arms,
    /// A document: no actor.
    Document,
}

/// A noun for somebody who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) sort: Sort,
    pub(super) kind: Option<ActorKind>,
    pub(super) level: Option<ActorLevel>,
    /// Whether the words around tell more than this one.
    pub(super) around: bool,
    /// Whether it tells a kind only as part of a name: "the Marsh Battalion", not "the battalion".
    pub(super) named_only: bool,
}

/// How one actor is tied to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Tie {
    /// It belongs to the other: "Vardian-appointed".
    Own,
    /// It acts with the other: "Vardian-backed".
    Ally,
    /// It is against the other: "opponents of".
    Foe,
}

/// What the words for actors say.
#[derive(Debug)]
pub(super) struct Nouns {
    nouns: BTreeMap<String, Noun>,
    qualifiers: BTreeMap<String, ActorKind>,
    levels: BTreeMap<String, ActorLevel>,
    regions: BTreeMap<String, ActorLevel>,
    national: BTreeSet<String>,
    ties: BTreeMap<String, (Tie, Option<String>)>,
}

#[derive(Debug, Deserialize)]
struct VoiceRow {
    words: Vec<String>,
    class: Option<String>,
    kind: Option<SourceKind>,
    actor: Option<ActorKind>,
    level: Option<ActorLevel>,
    #[serde(default)]
    around: bool,
    #[serde(default)]
    named_only: bool,
}

#[derive(Debug, Deserialize)]
struct VoiceFile {
    noun: Vec<VoiceRow>,
}

#[derive(Debug, Deserialize)]
struct OfficeFile {
    office: Vec<VoiceRow>,
    rank: Vec<VoiceRow>,
    address: Vec<VoiceRow>,
}

/// A row of `actor-nouns.toml`; which keys it has depends on its table.
#[derive(Debug, Deserialize)]
struct Row {
    words: Vec<String>,
    sort: Option<String>,
    actor: Option<ActorKind>,
    level: Option<ActorLevel>,
    tie: Option<Tie>,
    link: Option<String>,
    #[serde(default)]
    around: bool,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    example: String,
}

#[derive(Debug, Deserialize)]
struct ActorFile {
    noun: Vec<Row>,
    qualifier: Vec<Row>,
    level: Vec<Row>,
    national: Vec<Row>,
    region: Vec<Row>,
    tie: Vec<Row>,
}

impl Nouns {
    pub(super) fn embedded() -> Result<Self, GroundError> {
        let file: ActorFile = rows("actor-nouns.toml", ACTORS)?;
        let ties = file
            .tie
            .into_iter()
            .filter_map(|row| Some((row.words, (row.tie?, row.link))));
        Ok(Self {
            nouns: nouns(
                rows("voice-nouns.toml", VOICES)?,
                rows("offices.toml", OFFICES)?,
                file.noun,
            ),
            qualifiers: spread(
                file.qualifier
                    .into_iter()
                    .filter_map(|row| Some((row.words, row.actor?))),
            ),
            levels: spread(file.level.into_iter().filter_map(|row| Some((row.words, row.level?)))),
            regions: spread(file.region.into_iter().filter_map(|row| Some((row.words, row.level?)))),
            national: set(file.national.into_iter().map(|row| row.words)),
            ties: spread(ties),
        })
    }

    /// The noun that these lower-case words are, its singular, and whether they stand in the plural.
    pub(super) fn noun(&self, words: &str) -> Option<(Noun, String, bool)> {
        let words = plain(words);
        if let Some(noun) = self.nouns.get(&words) {
            return Some((*noun, words, false));
        }
        singulars(&words).find_map(|singular| self.nouns.get(&singular).map(|noun| (*noun, singular.clone(), true)))
    }

    /// What sort of actor a qualifier tells: "security".
    pub(super) fn qualifier(&self, word: &str) -> Option<ActorKind> {
        self.qualifiers.get(word).copied()
    }

    /// How high a qualifier puts it: "regional".
    pub(super) fn level(&self, word: &str) -> Option<ActorLevel> {
        self.levels.get(word).copied()
    }

    /// How high the offices of a part of a state stand: "district".
    pub(super) fn region(&self, word: &str) -> Option<ActorLevel> {
        self.regions.get(word).copied()
    }

    /// Whether only a state has such an office or force.
    pub(super) fn is_national(&self, singular: &str) -> bool {
        self.national.contains(singular)
    }

    /// How a word ties an actor to another, and the preposition that leads there.
    pub(super) fn tie(&self, word: &str) -> Option<(Tie, Option<&str>)> {
        self.ties.get(word).map(|(tie, link)| (*tie, link.as_deref()))
    }
}

fn spread<T: Clone>(rows: impl Iterator<Item = (Vec<String>, T)>) -> BTreeMap<String, T> {
    rows.flat_map(|(words, value)| words.into_iter().map(move |word| (word, value.clone())))
        .collect()
}

fn nouns(voices: VoiceFile, offices: OfficeFile, actors: Vec<Row>) -> BTreeMap<String, Noun> {
    let mut out = BTreeMap::new();
    let voices = voices
        .noun
        .into_iter()
        .map(|row| (class_sort(row.class.as_deref()), row));
    let addresses = offices.address.into_iter().map(|row| (Sort::Address, row));
    let ranks = offices.rank.into_iter().map(|row| (Sort::Rank, row));
    let holders = offices.office.into_iter().map(|row| (Sort::Office, row));
    for (sort, row) in voices.chain(addresses).chain(ranks).chain(holders) {
        let noun = Noun {
            sort,
            kind: row.actor.or_else(|| row.kind.map(kind_of_voice)),
            level: row.level,
            around: row.around,
            named_only: row.named_only,
        };
        out.extend(row.words.into_iter().map(|words| (words, noun)));
    }
    for row in actors {
        let noun = Noun {
            sort: class_sort(row.sort.as_deref()),
            kind: row.actor,
            level: None,
            around: row.around,
            named_only: false,
        };
        out.extend(row.words.into_iter().map(|words| (words, noun)));
    }
    out
}

fn class_sort(class: Option<&str>) -> Sort {
    match class {
        Some("body") => Sort::Body,
        Some("document") => Sort::Document,
        Some("arms") => Sort::Arms,
        _ => Sort::People,
    }
}

/// The actor that speaks with a voice of this kind, where nothing more is known.
pub(super) fn kind_of_voice(kind: SourceKind) -> ActorKind {
    match kind {
        SourceKind::Official => ActorKind::State,
        SourceKind::ArmedGroup => ActorKind::ArmedGroup,
        SourceKind::International => ActorKind::International,
        SourceKind::Media => ActorKind::Media,
        SourceKind::Expert => ActorKind::Organisation,
        SourceKind::Witness => ActorKind::Civilians,
        SourceKind::Document | SourceKind::Reporter | SourceKind::Unknown => ActorKind::Unknown,
    }
}

/// The forms that a plural may be of.
fn singulars(words: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 7] = [
        ("ies", "y"),
        ("women", "woman"),
        ("men", "man"),
        ("children", "child"),
        ("people", "person"),
        ("es", ""),
        ("s", ""),
    ];
    let stem = |(end, with): (&str, &str)| words.strip_suffix(end).map(|stem| format!("{stem}{with}"));
    ENDINGS.into_iter().filter_map(stem).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_found_by_their_singular() {
        let nouns = Nouns::embedded().unwrap();
        let (noun, key, plural) = nouns.noun("gunmen").unwrap();
        assert_eq!(
            (noun.kind, key.as_str(), plural),
            (Some(ActorKind::ArmedGroup), "gunman", true)
        );
        assert_eq!(nouns.noun("police").unwrap().0.kind, Some(ActorKind::Police));
        assert_eq!(nouns.noun("governor").unwrap().0.level, Some(ActorLevel::Regional));
        assert!(nouns.noun("shovel").is_none());
    }

    #[test]
    fn every_row_has_an_example_with_one_of_its_words() {
        let file: ActorFile = rows("actor-nouns.toml", ACTORS).unwrap();
        let tables = [
            file.noun,
            file.qualifier,
            file.level,
            file.national,
            file.region,
            file.tie,
        ];
        for row in tables.iter().flatten() {
            let lower = row.example.to_lowercase();
            let has = |word: &String| {
                singulars(&lower)
                    .chain([lower.clone()])
                    .any(|text| text.contains(word.as_str()))
            };
            assert!(row.words.iter().any(has), "{}", row.example);
        }
    }
}
