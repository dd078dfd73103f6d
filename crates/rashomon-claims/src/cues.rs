//! The cue lexicon: which words attribute, and what saying them does.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::Act;
use serde::Deserialize;

use crate::lexicon::{LexiconError, rows};

const FILE: &str = "cues.toml";

/// A verb that attributes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct VerbRow {
    lemmas: Vec<String>,
    pub(crate) act: Act,
    pub(crate) frames: Vec<Frame>,
    /// A sentence in which it attributes.
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

/// How a verb takes its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Frame {
    /// "said (that) p"
    Clause,
    /// "claims to have p", "ordered them to p"
    Infinitive,
    /// "announced an inquiry"
    Object,
    /// "blamed saboteurs for the raid": object and complement together
    Blame,
    /// "portrayed the raid as a mutiny": the complement must be there
    Judge,
}

/// A verb with the words that belong to it: "claimed responsibility for".
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PhraseRow {
    pub(crate) words: Vec<String>,
    pub(crate) act: Act,
    /// Whether it takes clauses and quotations rather than objects.
    #[serde(default)]
    pub(crate) clause_only: bool,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

/// Words by which somebody does not say something.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SilenceRow {
    /// Dictionary forms; `*` stands for one of `verbs`.
    pub(crate) words: Vec<String>,
    pub(crate) act: Act,
    #[serde(default)]
    pub(crate) verbs: Vec<String>,
    /// Prepositions that belong to the cue where they follow.
    #[serde(default)]
    pub(crate) tail: Vec<String>,
    /// Whether it counts only before a question: "did not say how many".
    #[serde(default)]
    pub(crate) needs_question: bool,
    /// Whether it counts only before a word of its tail: "said nothing about".
    #[serde(default)]
    pub(crate) needs_tail: bool,
    /// Whether it counts only before a request, whose topic is the content: "did not answer questions about".
    #[serde(default)]
    pub(crate) request: bool,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

/// A noun that attributes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NounRow {
    lemmas: Vec<String>,
    pub(crate) act: Act,
    /// Whether what follows "of" is its content: "denial of any role".
    #[serde(default)]
    pub(crate) of: bool,
    /// Whether an infinitive is its content: "promise to spare the aqueduct".
    #[serde(default)]
    pub(crate) infinitive: bool,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

/// Words before a voice: "according to".
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AccordingRow {
    pub(crate) words: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))] // read by the test that tries every row
    pub(crate) example: String,
}

#[derive(Debug, Deserialize)]
struct VoiceNouns {
    nouns: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Occurrences {
    verbs: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct CueFile {
    verb: Vec<VerbRow>,
    phrase: Vec<PhraseRow>,
    silence: Vec<SilenceRow>,
    noun: Vec<NounRow>,
    according: Vec<AccordingRow>,
    voices: VoiceNouns,
    occurrences: Occurrences,
    voiceless: Voiceless,
    denials: Denials,
    senses: Senses,
}

/// What names nobody who could tell anything.
#[derive(Debug, Deserialize)]
struct Voiceless {
    nouns: BTreeSet<String>,
    endings: Vec<String>,
    but: BTreeSet<String>,
    pronouns: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Denials {
    deeds: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Senses {
    verbs: BTreeSet<String>,
}

/// All cue rows, verbs and nouns by lemma.
#[derive(Debug)]
pub(crate) struct CueLexicon {
    verbs: BTreeMap<String, VerbRow>,
    nouns: BTreeMap<String, NounRow>,
    pub(crate) phrases: Vec<PhraseRow>,
    pub(crate) silences: Vec<SilenceRow>,
    pub(crate) according: Vec<AccordingRow>,
    voice_nouns: BTreeSet<String>,
    occurrences: BTreeSet<String>,
    voiceless: Voiceless,
    deeds: BTreeSet<String>,
    senses: BTreeSet<String>,
}

impl CueLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        let file: CueFile = rows(FILE, include_str!("../../../lexicons/en/cues.toml"))?;
        Ok(Self {
            verbs: by_lemma(file.verb, |row| &row.lemmas),
            nouns: by_lemma(file.noun, |row| &row.lemmas),
            phrases: file.phrase,
            silences: file.silence,
            according: file.according,
            voice_nouns: file.voices.nouns,
            occurrences: file.occurrences.verbs,
            voiceless: file.voiceless,
            deeds: file.denials.deeds,
            senses: file.senses.verbs,
        })
    }

    pub(crate) fn verb(&self, lemma: &str) -> Option<&VerbRow> {
        self.verbs.get(lemma)
    }

    pub(crate) fn noun(&self, lemma: &str) -> Option<&NounRow> {
        self.nouns.get(lemma)
    }

    /// Whether somebody who is cited under this noun is a voice, rather than a ground.
    pub(crate) fn is_voice(&self, lemma: &str) -> bool {
        self.voice_nouns.contains(lemma)
    }

    /// Whether a noun is for a thing, a deed or a state that cannot tell.
    pub(crate) fn is_voiceless(&self, lemma: &str) -> bool {
        let listed = &self.voiceless;
        let by_ending = || {
            listed
                .endings
                .iter()
                .any(|ending| lemma.len() > ending.len() + 2 && lemma.ends_with(ending))
        };
        listed.nouns.contains(lemma) || (by_ending() && !listed.but.contains(lemma) && !self.is_voice(lemma))
    }

    /// Whether a word alone names nobody.
    pub(crate) fn is_pronoun_of_nobody(&self, lower: &str) -> bool {
        self.voiceless.pronouns.contains(lower)
    }

    /// Whether a verb is for a deed that, plainly negated, is denied.
    pub(crate) fn is_deed(&self, lemma: &str) -> bool {
        self.deeds.contains(lemma)
    }

    /// Whether a verb is one of the senses or the mind, not of saying.
    pub(crate) fn is_sense(&self, lemma: &str) -> bool {
        self.senses.contains(lemma)
    }

    /// Whether the verb tells of something that Rashomon asks about.
    pub(crate) fn is_occurrence(&self, lemma: &str) -> bool {
        self.occurrences.contains(lemma)
    }
}

fn by_lemma<R: Clone>(rows: Vec<R>, lemmas: impl Fn(&R) -> &Vec<String>) -> BTreeMap<String, R> {
    let pairs = rows
        .into_iter()
        .flat_map(|row| lemmas(&row).clone().into_iter().map(move |lemma| (lemma, row.clone())));
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use rashomon_model::LanguageModel;
    use rashomon_types::{Act, Document};

    use crate::{Lexicon, attribute};

    /// The acts of the claims in a sentence.
    fn acts(model: &LanguageModel, lexicon: &Lexicon, text: &str) -> Vec<Act> {
        let mut document = Document::new(text.to_owned(), None, None, None);
        document.blocks = rashomon_read::blocks(text);
        let annotation = model.annotate(&document).value;
        attribute(&document, &annotation, lexicon)
            .value
            .iter()
            .map(|claim| claim.act)
            .collect()
    }

    #[test]
    fn every_row_attributes_in_its_example() {
        let lexicon = Lexicon::embedded().unwrap();
        let model = LanguageModel::embedded().unwrap();
        let cues = &lexicon.cues;
        let mut rows: Vec<(&str, Act)> = Vec::new();
        rows.extend(cues.verbs.values().map(|row| (row.example.as_str(), row.act)));
        rows.extend(cues.nouns.values().map(|row| (row.example.as_str(), row.act)));
        rows.extend(cues.phrases.iter().map(|row| (row.example.as_str(), row.act)));
        rows.extend(cues.silences.iter().map(|row| (row.example.as_str(), row.act)));
        rows.extend(cues.according.iter().map(|row| (row.example.as_str(), Act::Assert)));
        rows.sort_unstable();
        rows.dedup();
        let failing: Vec<_> = rows
            .iter()
            .filter(|(example, act)| !acts(&model, &lexicon, example).contains(act))
            .collect();
        assert!(failing.is_empty(), "{failing:#?}");
    }
}
