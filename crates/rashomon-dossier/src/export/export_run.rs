//! A run as it is exported: masked where asked, with the offsets of the stored texts kept.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rashomon_types::{CodePointIndex, Document, DocumentId, Run, Span, SpanText};

use super::ExportSettings;
use super::mask::{self, Texts};

/// A run on its way out, and what was asked of the export.
#[derive(Debug)]
pub struct Export {
    run: Run,
    settings: ExportSettings,
    places: BTreeMap<DocumentId, usize>,
    /// Of the stored texts.
    indices: Vec<CodePointIndex>,
    /// The stored texts, where they are not those of the run.
    stored: Option<Texts>,
    remarks: RefCell<Vec<String>>,
}

impl Export {
    /// Prepares a run: masks it where the settings ask for that, and indexes its texts.
    #[must_use]
    pub fn new(run: Run, settings: ExportSettings) -> Self {
        let indices = run.documents.iter();
        let indices = indices.map(|document| CodePointIndex::new(&document.text)).collect();
        let (run, stored) = if settings.mask {
            let (run, texts) = mask::mask(run);
            (run, Some(texts))
        } else {
            (run, None)
        };
        let places = run.documents.iter().enumerate();
        Self {
            places: places.map(|(place, document)| (document.id, place)).collect(),
            run,
            settings,
            indices,
            stored,
            remarks: RefCell::default(),
        }
    }

    /// Says what a format left out, and why.
    pub fn remark(&self, remark: String) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Takes what was left out since this was last asked.
    #[must_use]
    pub fn take_remarks(&self) -> Vec<String> {
        self.remarks.take()
    }

    /// The run, masked where that was asked for. Its spans slice its own texts.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// What was asked of the export.
    #[must_use]
    pub fn settings(&self) -> &ExportSettings {
        &self.settings
    }

    /// A document of the run.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.run.documents.get(*self.places.get(&id)?)
    }

    /// A span's words as they may be shown, with its offsets in the *stored* text, in bytes and in code points.
    #[must_use]
    pub fn span_text(&self, document: DocumentId, span: Span) -> SpanText {
        let place = self.places.get(&document).copied();
        let shown = self.document(document).map_or("", |document| &document.text);
        let stored = self.stored.as_ref().zip(place);
        let (text, there) = match stored {
            Some((texts, place)) => (texts.stored(place).unwrap_or_default(), texts.stored_span(place, span)),
            None => (shown, span),
        };
        let index = place.and_then(|place| self.indices.get(place));
        let code_point = |offset| index.map_or(offset, |index| index.code_point(text, offset));
        SpanText {
            start: code_point(there.start()),
            end: code_point(there.end()),
            byte_start: there.start(),
            byte_end: there.end(),
            text: span.slice(shown).to_owned(),
        }
    }

    /// Up to `length` characters before and after a span, as they may be shown.
    #[must_use]
    pub fn around(&self, document: DocumentId, span: Span, length: usize) -> (&str, &str) {
        let text = self.document(document).map_or("", |document| &document.text);
        let before = text.get(..span.start() as usize).unwrap_or_default();
        let after = text.get(span.end() as usize..).unwrap_or_default();
        let start = before.char_indices().rev().take(length).last();
        let end = after.char_indices().nth(length);
        let before = before.get(start.map_or(before.len(), |(offset, _)| offset)..);
        let after = after.get(..end.map_or(after.len(), |(offset, _)| offset));
        (before.unwrap_or_default(), after.unwrap_or_default())
    }
}
