//! One input and one document on their way through the stages.

use rashomon_accounts::Reconciler;
use rashomon_claims::{Lexicon, attribute};
use rashomon_ground::{Grounder, Grounding};
use rashomon_model::LanguageModel;
use rashomon_read::{Hints, Input, Settings, read_hinted};
use rashomon_types::{Annotation, Claim, Document, Engine, Staged};

use crate::clock::{Stage, StageClock, timed};

/// What the stages need: loaded once, shared by every thread, never changed.
pub(crate) struct Stages {
    pub(crate) model: LanguageModel,
    pub(crate) lexicon: Lexicon,
    pub(crate) grounder: Grounder,
    pub(crate) reconciler: Reconciler,
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

    /// The claims of a document; none where the reader found nothing in it to read, such as one in another language.
    pub(crate) fn claims(&self, document: &Document, clock: Option<&dyn StageClock>) -> Staged<Vec<Claim>> {
        let annotated = self.annotate(document, clock);
        let mut diagnostics = annotated.diagnostics;
        let attributed = timed(clock, Stage::Attribute, || {
            attribute(document, &annotated.value, &self.lexicon)
        });
        let claims = attributed.collect_into(&mut diagnostics);
        let grounded = timed(clock, Stage::Ground, || {
            self.grounder.ground(document, &annotated.value, claims)
        });
        let value = grounded.collect_into(&mut diagnostics);
        Staged { value, diagnostics }
    }

    /// What a document speaks of.
    pub(crate) fn layers(
        &self,
        document: &Document,
        annotation: &Annotation,
        clock: Option<&dyn StageClock>,
    ) -> Grounding {
        timed(clock, Stage::Ground, || self.grounder.layers(document, annotation))
    }
}

/// The documents of one input.
pub(crate) fn documents(
    input: &Input<'_>,
    hints: &Hints,
    settings: &Settings,
    clock: Option<&dyn StageClock>,
) -> Staged<Vec<Document>> {
    let mut read = timed(clock, Stage::Read, || read_hinted(input, hints, settings));
    let remarks = std::mem::take(&mut read.diagnostics).into_iter();
    read.diagnostics = remarks.map(|remark| remark.from_input(input.name)).collect();
    read
}
