//! What a person should know about a text or a file, without which nothing fails.

use serde::{Deserialize, Serialize};

use crate::{DocumentId, MapSpans, Span};

/// A remark on the input, tied to its words where it can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic<S = Span> {
    /// A stable name such as `read.encoding_guessed`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter, in a sentence.
    pub message: String,
    /// The document that it is about.
    pub document: Option<DocumentId>,
    /// Where in that document.
    pub span: Option<S>,
    /// What to do about it.
    pub help: Option<String>,
    /// The file of the user's that it is about, as the user named it; not part of the JSON, where the sentence tells.
    #[serde(skip)]
    pub input: Option<Box<str>>,
}

impl<S> Diagnostic<S> {
    /// A remark of this severity, about no document yet.
    #[must_use]
    pub fn new(severity: Severity, code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            message: message.into(),
            document: None,
            span: None,
            help: None,
            input: None,
        }
    }

    /// Something that could not be read.
    #[must_use]
    pub fn error(code: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Something that may have been read wrongly.
    #[must_use]
    pub fn warning(code: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Something worth knowing.
    #[must_use]
    pub fn note(code: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// The same remark, about this document.
    #[must_use]
    pub fn in_document(self, document: DocumentId) -> Self {
        Self {
            document: Some(document),
            ..self
        }
    }

    /// The same remark, about these words.
    #[must_use]
    pub fn at(self, document: DocumentId, span: S) -> Self {
        Self {
            document: Some(document),
            span: Some(span),
            ..self
        }
    }

    /// The same remark, about this file; one that says already which it is about keeps that.
    #[must_use]
    pub fn from_input(self, name: &str) -> Self {
        Self {
            input: self.input.or_else(|| Some(name.into())),
            ..self
        }
    }

    /// The same remark, with what to do about it.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

impl<S, T> MapSpans<S, T> for Diagnostic<S> {
    type Mapped = Diagnostic<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Diagnostic<T> {
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            document: self.document,
            span: self.span.map(convert),
            help: self.help,
            input: self.input,
        }
    }
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something could not be read.
    Error,
    /// Something may have been read wrongly.
    Warning,
    /// Something worth knowing.
    Note,
}
