//! One input and one document on their way through the stages.

use crate::upstream::{Lexicon, attribute};
use crate::upstream::LanguageModel;
use rashomon_read::{Input, Settings, read};
use rashomon_types::{Annotation, Claim, Diagnostic, Document, Engine, Staged};

use crate::clock::{Stage, StageClock, timed};

/// The only language that is read so far, as a BCP 47 primary tag.
const READ_LANGUAGE: &str = "en";

/// What the stages need: loaded once, shared by every thread, never changed.
pub(crate) struct Stages {
    pub(crate) model: LanguageModel,
    pub(crate) lexicon: Lexicon,
}

impl Stages {
    /// What is written into each run to say what made it.
    pub(crate) fn identity(&self) -> Engine {
        Engine {
            name: "rashomon".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            model: Some(self.model.name().to_owned()),
            model_sha256: Some(self.model.hash().to_owned()),
        }
    }

    /// The linguistic layers of a document.
    pub(crate) fn annotate(&self, document: &Document, clock: Option<&dyn StageClock>) -> Staged<Annotation> {
        timed(clock, Stage::Annotate, || self.model.annotate(document))
    }

    /// The claims of a document; none, and a warning, where its language is not read.
    pub(crate) fn claims(&self, document: &Document, clock: Option<&dyn StageClock>) -> Staged<Vec<Claim>> {
        if !is_read(document) {
            return Staged {
                value: Vec::new(),
                diagnostics: vec![language_not_read(document)],
            };
        }
        let annotated = self.annotate(document, clock);
        let mut diagnostics = annotated.diagnostics;
        let attributed = timed(clock, Stage::Attribute, || {
            attribute(document, &annotated.value, &self.lexicon)
        });
        let value = attributed.collect_into(&mut diagnostics);
        Staged { value, diagnostics }
    }
}

/// The documents of one input.
pub(crate) fn documents(
    input: &Input<'_>,
    settings: &Settings,
    clock: Option<&dyn StageClock>,
) -> Staged<Vec<Document>> {
    timed(clock, Stage::Read, || read(input, settings))
}

/// Whether a document is in a language that is read; one of unknown language is tried.
fn is_read(document: &Document) -> bool {
    let tag = document.language.as_deref().unwrap_or(READ_LANGUAGE);
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case(READ_LANGUAGE)
}

fn language_not_read(document: &Document) -> Diagnostic {
    let tag = document.language.as_deref().unwrap_or_default();
    let message = format!("the text is in another language ({tag}); only English is read so far, and the text is kept");
    Diagnostic::warning("engine.language_not_read", message)
        .in_document(document.id)
        .with_help("no claim was looked for, so nothing follows from there being none")
}
