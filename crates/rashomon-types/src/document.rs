//! A report as it was read: its text, which never changes, and what is known of where it came from.

use serde::{Deserialize, Serialize};

use crate::{DocumentId, Span, sha256_hex};

/// A report, with its stored text. Every span of a claim slices [`Document::text`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Made from the text, the publisher, and the address or path.
    pub id: DocumentId,
    /// The file it was read from, as the user named it.
    pub path: Option<String>,
    /// The address it was published at.
    pub url: Option<String>,
    /// The outlet; not a source: it is who published, not who spoke.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as its record or page names them; not sources.
    #[serde(default)]
    pub authors: Vec<String>,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// When it was last changed, where that is stated.
    #[serde(default)]
    pub modified: Option<Published>,
    /// Every date that may be the one of publication, with where it was found, the most trusted first.
    #[serde(default)]
    pub dates: Vec<Published>,
    /// A BCP 47 tag such as `en`.
    pub language: Option<String>,
    /// Whether it is a text of its own or a copy.
    pub kind: DocumentKind,
    /// What it is a copy or an update of.
    pub copy_of: Option<DocumentId>,
    /// Short machine-readable remarks, such as `truncated`.
    pub flags: Vec<String>,
    /// The stored text; for plain-text input the decoded input, unchanged.
    pub text: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal digits.
    pub text_sha256: String,
    /// The parts of the text, in order, for the stages that follow; not part of the JSON.
    #[serde(skip)]
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document of its own with this text; what is not given here is empty, and the caller fills it in.
    #[must_use]
    pub fn new(text: String, publisher: Option<String>, url: Option<String>, path: Option<String>) -> Self {
        let place = url.as_deref().or(path.as_deref());
        Self {
            id: DocumentId::of(&text, publisher.as_deref(), place),
            text_sha256: sha256_hex(text.as_bytes()),
            path,
            url,
            publisher,
            title: None,
            authors: Vec::new(),
            published: None,
            modified: None,
            dates: Vec::new(),
            language: None,
            kind: DocumentKind::Original,
            copy_of: None,
            flags: Vec::new(),
            text,
            blocks: Vec::new(),
        }
    }

    /// The words at `span`; nothing where it does not slice the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}

/// When a document was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, in the publisher's own time zone.
    pub date: jiff::civil::Date,
    /// The moment, where the document gives the hour and its offset.
    pub instant: Option<jiff::Timestamp>,
    /// How it is known: `argument`, `dateline`, `json_ld`, `open_graph`, `meta`, `time`, `url`, `feed` …
    pub found_in: String,
}

/// Whether a document is a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A text of its own.
    Original,
    /// The same text as another document.
    Identical,
    /// A later edition of the same publisher's text.
    Update,
    /// Another publisher's text, run as it is or nearly so.
    Syndicated,
    /// Another publisher's text in other words: never an origin.
    Reworded,
}

/// One part of a document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What sort of part it is.
    pub kind: BlockKind,
    /// Where it lies.
    pub span: Span,
}

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline or a heading.
    Heading,
    /// The words under a picture.
    Caption,
    /// Who took the picture or wrote the text.
    Credit,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    BlockQuote,
    /// A scrap that is no sentence.
    Fragment,
}
