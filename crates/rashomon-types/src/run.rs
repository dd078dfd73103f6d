//! Everything that one run found: the top level of the JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Claim, Diagnostic, Document, DocumentId, Event, IndexedText, MapSpans, Span, SpanText};

/// The name of the JSON's shape, written into each file.
pub const SCHEMA: &str = "rashomon/1";

/// Everything that one run found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run<S = Span> {
    /// [`SCHEMA`], for whoever reads the file.
    pub schema: String,
    /// The documents, in the order of the run.
    pub documents: Vec<Document>,
    /// The claims, in the order of documents and of the text.
    pub claims: Vec<Claim<S>>,
    /// The events.
    pub events: Vec<Event<S>>,
    /// What a person should know.
    pub diagnostics: Vec<Diagnostic<S>>,
    /// What made all this.
    pub engine: Engine,
}

impl<S> Run<S> {
    /// A run that has found nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            documents: Vec::new(),
            claims: Vec::new(),
            events: Vec::new(),
            diagnostics: Vec::new(),
            engine: Engine::default(),
        }
    }

    /// The run as lines of NDJSON: documents, claims, events, diagnostics.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_, S>> {
        let documents = self.documents.iter().map(Line::Document);
        let claims = self.claims.iter().map(Line::Claim);
        let events = self.events.iter().map(Line::Event);
        let diagnostics = self.diagnostics.iter().map(Line::Diagnostic);
        documents.chain(claims).chain(events).chain(diagnostics)
    }
}

impl<S> Default for Run<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl Run {
    /// The run as it is written out: every span with its code points and its words.
    ///
    /// A span of a document that the run does not hold, or that does not slice its text, keeps its byte offsets and has
    /// no words; `rashomon verify` names it.
    #[must_use]
    pub fn into_wire(self) -> Run<SpanText> {
        let texts = self
            .documents
            .iter()
            .map(|document| (document.id, IndexedText::new(&document.text)));
        let texts: BTreeMap<DocumentId, IndexedText<'_>> = texts.collect();
        let nowhere = IndexedText::new("");
        let text_of = |document: DocumentId| texts.get(&document).unwrap_or(&nowhere);
        let claims = self.claims.into_iter();
        let claims = claims.map(|claim| text_of(claim.document).spell_out(claim)).collect();
        let spell = &mut |document, span| text_of(document).span_text(span);
        let events = self.events.into_iter().map(|event| event.map_spans(spell)).collect();
        let remarks = self.diagnostics.into_iter();
        let diagnostics = remarks
            .map(|remark| remark.document.map_or(&nowhere, text_of).spell_out(remark))
            .collect();
        Run {
            schema: self.schema,
            claims,
            events,
            diagnostics,
            engine: self.engine,
            documents: self.documents,
        }
    }
}

impl Run<SpanText> {
    /// The run with plain spans, for those who read one back in.
    ///
    /// A span that ends before it starts becomes an empty one at its start; parts of texts are not in the JSON, so
    /// documents have no blocks.
    #[must_use]
    pub fn into_spans(self) -> Run {
        let plain = |span: SpanText| span.span().unwrap_or(Span::of(0..0));
        let claims = self.claims.into_iter();
        let events = self.events.into_iter();
        let diagnostics = self.diagnostics.into_iter();
        Run {
            schema: self.schema,
            documents: self.documents,
            claims: claims.map(|claim| claim.map_spans(&mut { plain })).collect(),
            events: events
                .map(|event| event.map_spans(&mut |_, span| plain(span)))
                .collect(),
            diagnostics: diagnostics.map(|remark| remark.map_spans(&mut { plain })).collect(),
            engine: self.engine,
        }
    }
}

/// What made a run: with the same engine, the same input gives the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// The program's name.
    pub name: String,
    /// The program's version.
    pub version: String,
    /// The language model's name; none if no model was used.
    pub model: Option<String>,
    /// The language model's SHA-256, in hexadecimal digits; none if no model was used.
    pub model_sha256: Option<String>,
}

/// One line of NDJSON: the noun's own fields, and `type` to tell which noun it is.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Line<'run, S = Span> {
    /// A document.
    Document(&'run Document),
    /// A claim.
    Claim(&'run Claim<S>),
    /// An event.
    Event(&'run Event<S>),
    /// A diagnostic.
    Diagnostic(&'run Diagnostic<S>),
}
