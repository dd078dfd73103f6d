//! The engine: what was loaded once, the settings, and the two things that it does.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;

use rashomon_accounts::Reconciler;
use rashomon_accounts::judge::Orphan;
use rashomon_claims::Lexicon;
use rashomon_gazetteer::Gazetteer;
use rashomon_ground::{Grounder, Grounding};
use rashomon_model::{GivenTokens, LanguageModel};
use rashomon_read::{Hints, Input, Mapping, OwnedInput, PdfText};
use rashomon_types::{
    Annotation, AnnotationListing, Diagnostic, Document, IndexedText, Judgement, Published, Run, SpanText, Staged,
};

use crate::EngineError;
use crate::clock::{Stage, StageClock, timed};
use crate::pools::Pools;
use crate::stages::{Stages, documents};
use crate::stream::{Finished, Stream};

/// What the edge decides.
#[derive(Clone)]
pub struct EngineSettings {
    /// The date of publication of the documents that state none.
    pub published: Option<jiff::civil::Date>,
    /// How many documents are worked on at once. The result is the same for any number.
    pub threads: NonZeroUsize,
    /// Measures the stages, where somebody wants to know.
    pub clock: Option<Arc<dyn StageClock>>,
    /// Gazetteers to look places up in beside the one that is built in.
    pub gazetteers: Vec<Gazetteer>,
    /// Where parts of a report stand in records and lists; known names are found without it.
    pub mapping: Mapping,
    /// What finds the text of PDFs; without it they are refused by name.
    pub pdf: Option<Arc<dyn PdfText>>,
}

impl Default for EngineSettings {
    fn default() -> Self {
        Self {
            published: None,
            threads: NonZeroUsize::MIN,
            clock: None,
            gazetteers: Vec::new(),
            mapping: Mapping::default(),
            pdf: None,
        }
    }
}

/// Reads reports and finds who says what. Cheap to clone: clones share the language model and the threads.
#[derive(Clone)]
pub struct Engine {
    pub(crate) stages: Arc<Stages>,
    pub(crate) pools: Arc<Pools>,
    pub(crate) settings: EngineSettings,
}

impl Engine {
    /// An engine with the language model and the lexicon that are built in.
    ///
    /// # Errors
    ///
    /// If what is built in cannot be used, or the system gives no threads.
    pub fn new(settings: EngineSettings) -> Result<Self, EngineError> {
        Self::with_model(LanguageModel::embedded()?, settings)
    }

    /// An engine with the language model in `bytes`, and the built-in lexicon.
    ///
    /// # Errors
    ///
    /// If the bytes are no language model, or a broken one; if the system gives no threads.
    pub fn from_model_bytes(bytes: &[u8], settings: EngineSettings) -> Result<Self, EngineError> {
        Self::with_model(LanguageModel::from_bytes(bytes)?, settings)
    }

    fn with_model(model: LanguageModel, settings: EngineSettings) -> Result<Self, EngineError> {
        let lexicon = Lexicon::embedded()?;
        let grounder = Grounder::with_gazetteers(&settings.gazetteers)?;
        let reconciler = Reconciler::embedded()?;
        Ok(Self {
            stages: Arc::new(Stages {
                model,
                lexicon,
                grounder,
                reconciler,
            }),
            pools: Arc::new(Pools::new(settings.threads)?),
            settings,
        })
    }

    /// Reads all inputs, finds every claim and lays the accounts of each event side by side: documents in the order of the
    /// inputs, claims in the order of the text, events in the order of the claims that founded them.
    #[must_use]
    pub fn read(&self, inputs: &[Input<'_>]) -> Run {
        let mut run = self.empty_run();
        let owned = inputs.iter().map(|input| Ok(OwnedInput::from(*input)));
        let everything = |finished: Finished| {
            append(&mut run, finished.run);
            ControlFlow::Continue(())
        };
        // Nothing breaks off here, so the answer is always to go on.
        let _ = self.stream(owned, everything);
        self.compile(&mut run);
        run
    }

    /// Looks at the documents of a run together: marks copies, gathers claims to events, and lays what each party
    /// answers to each question side by side. What was compiled before is compiled anew.
    pub fn compile(&self, run: &mut Run) {
        self.compile_judged(run, &[]);
    }

    /// The same, with what persons judged laid over it: claims with other fields, rejected ones that count in no event,
    /// speakers, events and copies joined or parted, sides and best figures. The judgements that hold of nothing in the run
    /// are given back, and are among its diagnostics as `judgement.orphaned`.
    ///
    /// Give it the program's own reading: judgements are made of that, and none is lost by being laid over it again.
    pub fn compile_judged(&self, run: &mut Run, judgements: &[Judgement]) -> Vec<Orphan> {
        let compile = || self.stages.reconciler.compile_judged(run, judgements);
        timed(self.clock(), Stage::Compile, compile)
    }

    /// Reads inputs as they come and hands over each document with its claims as soon as it and all before it are done.
    ///
    /// Few inputs are held at a time, so that their number does not matter. An input that the edge could not open comes
    /// as the diagnostic that says so, and keeps its place. Breaking off stops the work on the documents that wait.
    pub fn stream(
        &self,
        inputs: impl IntoIterator<Item = Result<OwnedInput, Diagnostic>>,
        finished: impl FnMut(Finished) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        Stream::new(self, finished).run(inputs.into_iter())
    }

    /// The linguistic layers of each document in an input, what it speaks of, and no claims.
    #[must_use]
    pub fn annotate(&self, input: &Input<'_>) -> Staged<Vec<Annotated>> {
        self.annotate_hinted(input, &Hints::default())
    }

    /// The same for an input of which something is known from outside.
    #[must_use]
    pub fn annotate_hinted(&self, input: &Input<'_>, hints: &Hints) -> Staged<Vec<Annotated>> {
        let read = documents(input, hints, &self.read_settings(), self.clock());
        let mut diagnostics = read.diagnostics;
        let annotate = |document| {
            let annotation = self
                .pools
                .shared()
                .install(|| self.stages.annotate(&document, self.clock()));
            let annotation = annotation.collect_into(&mut diagnostics);
            let grounding = self.stages.layers(&document, &annotation, self.clock());
            Annotated {
                document,
                annotation,
                grounding,
            }
        };
        let value = read.value.into_iter().map(annotate).collect();
        Staged { value, diagnostics }
    }

    /// The linguistic layers over tokens that are given; the document is the text that the tokens make.
    #[must_use]
    pub fn annotate_tokens(&self, tokens: &GivenTokens) -> Staged<Annotated> {
        let annotate = || self.stages.model.annotate_tokens(tokens);
        let annotated = self
            .pools
            .shared()
            .install(|| timed(self.clock(), Stage::Annotate, annotate));
        let mut document = Document::new(tokens.text().to_owned(), None, None, None);
        document.published = self.settings.published.map(|date| Published {
            date,
            instant: None,
            found_in: "argument".to_owned(),
        });
        let annotation = annotated.value;
        let grounding = self.stages.layers(&document, &annotation, self.clock());
        Staged {
            value: Annotated {
                document,
                annotation,
                grounding,
            },
            diagnostics: annotated.diagnostics,
        }
    }

    /// A run that says what made it and holds nothing yet.
    #[must_use]
    pub fn empty_run(&self) -> Run {
        Run {
            engine: self.stages.identity(),
            ..Run::new()
        }
    }

    pub(crate) fn read_settings(&self) -> rashomon_read::Settings {
        rashomon_read::Settings {
            published: self.settings.published,
            mapping: self.settings.mapping.clone(),
            pdf: self.settings.pdf.clone(),
        }
    }

    pub(crate) fn clock(&self) -> Option<&dyn StageClock> {
        self.settings.clock.as_deref()
    }
}

/// A document, its linguistic layers and what it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The document.
    pub document: Document,
    /// Its layers.
    pub annotation: Annotation,
    /// Times, places, quantities and events.
    pub grounding: Grounding,
}

impl Annotated {
    /// The layers as `rashomon annotate` lists them, every span written out.
    #[must_use]
    pub fn listing(self) -> AnnotationListing<SpanText> {
        let listing = AnnotationListing {
            attributions: self.annotation.attributions,
            entities: self.annotation.entities,
            times: self.grounding.times,
            places: self.grounding.places,
            quantities: self.grounding.quantities,
            event_mentions: self.grounding.event_mentions,
            role_mentions: self.annotation.roles,
        };
        IndexedText::new(&self.document.text).spell_out(listing)
    }
}

/// Moves what was found in one part of a run to the end of the whole.
fn append(run: &mut Run, part: Run) {
    run.documents.extend(part.documents);
    run.claims.extend(part.claims);
    run.events.extend(part.events);
    run.diagnostics.extend(part.diagnostics);
}
