//! The cue lexicon: which words attribute, and what saying them does.

use std::collections::BTreeMap;

use rashomon_types::Act;
use serde::Deserialize;

use crate::lexicon::{LexiconError, rows};

const FILE: &str = "cues.toml";

/// A word that attributes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CueRow {
    /// Dictionary forms that this row speaks of.
    pub(crate) lemmas: Vec<String>,
    pub(crate) act: Act,
    /// How it takes its content.
    #[serde(default)]
    pub(crate) frames: Vec<Frame>,
    /// A sentence in which it attributes.
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

/// How a cue takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Frame {
    /// "said (that) p"
    Clause,
    /// "claims to have p", "ordered them to p"
    Infinitive,
    /// "announced an inquiry": the object is the content.
    Object,
    /// "blamed saboteurs for the raid": the whole predicate complement is the content.
    Blame,
    /// "the claim that p", "its denial of p"
    Noun,
}

#[derive(Debug, Deserialize)]
struct CueFile {
    verb: Vec<CueRow>,
    noun: Vec<CueRow>,
}

/// Cue rows by lemma.
#[derive(Debug)]
pub(crate) struct CueLexicon {
    verbs: BTreeMap<String, CueRow>,
    nouns: BTreeMap<String, CueRow>,
}

impl CueLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let file: CueFile = rows(FILE, include_str!("../../../lexicons/en/cues.toml"))?;
        Ok(Self {
            verbs: by_lemma(file.verb),
            nouns: by_lemma(file.noun),
        })
    }

    pub(crate) fn verb(&self, lemma: &str) -> Option<&CueRow> {
        self.verbs.get(lemma)
    }

    pub(crate) fn noun(&self, lemma: &str) -> Option<&CueRow> {
        self.nouns.get(lemma)
    }
}

fn by_lemma(rows: Vec<CueRow>) -> BTreeMap<String, CueRow> {
    let pairs = rows.into_iter().flat_map(|row| row.lemmas.clone().into_iter().map(move |lemma| (lemma, row.clone())));
    pairs.collect()
}
