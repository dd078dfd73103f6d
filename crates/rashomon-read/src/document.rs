//! A draft of a document, from whichever form it came in, made into a [`Document`] with its blocks and remarks.

use std::ops::Range;

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use rashomon_types::{BlockKind, Diagnostic, Document, Published, Span, Staged};

use crate::{
    Hints, Settings,
    blocks::{self, Parts},
    date, language,
    page::Line,
    remarks,
};

/// A text longer than this, in bytes, is refused.
pub const LONGEST_TEXT: usize = 64 * 1000 * 1000;

/// What one form of input tells of one document.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// How messages name it: a path, or a line of one.
    pub name: String,
    /// The path as the user named it.
    pub path: String,
    /// The stored text.
    pub text: String,
    /// What each line of the text is, where the page's own marks tell.
    pub hints: Vec<Option<BlockKind>>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The date that its record states, or what it came in.
    pub stated: Option<Published>,
    /// More dates that it states itself, the most trusted first.
    pub dates: Vec<Published>,
    /// When it was last changed.
    pub modified: Option<Published>,
    /// When it was fetched: nothing was published later.
    pub fetched: Option<Timestamp>,
    /// The language that its metadata state.
    pub language: Option<String>,
    /// What reading it already showed.
    pub flags: Vec<String>,
}

impl Draft {
    /// A draft with the text of these lines.
    pub fn of_lines(lines: &[Line]) -> Self {
        Self::default().with_lines(lines)
    }

    /// The same with what is known from outside, where the input itself says nothing.
    pub fn hinted(mut self, hints: &Hints) -> Self {
        // What the document states of itself wins over what it came in.
        if !self.dates.is_empty() {
            self.dates.extend(hints.published.clone());
        }
        let from_outside = hints.published.as_ref().filter(|_| self.dates.is_empty());
        Self {
            title: self.title.or_else(|| hints.title.clone()),
            publisher: self.publisher.or_else(|| hints.publisher.clone()),
            url: self.url.or_else(|| hints.url.clone()),
            stated: self.stated.or_else(|| from_outside.cloned()),
            fetched: self.fetched.or(hints.fetched),
            ..self
        }
    }

    /// The same with what another draft of the same document knows, where this one says nothing.
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            authors: if self.authors.is_empty() {
                other.authors
            } else {
                self.authors
            },
            modified: self.modified.or(other.modified),
            fetched: self.fetched.or(other.fetched),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            stated: self.stated.or(other.stated),
            language: self.language.or(other.language),
            ..self
        }
    }

    /// The same with these lines as its text.
    pub fn with_lines(self, lines: &[Line]) -> Self {
        let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
        Self {
            text: words.join("\n\n"),
            hints: lines.iter().map(|line| line.kind).collect(),
            ..self
        }
    }

    /// The document; none if the text is empty or too long.
    pub fn finish(self, settings: &Settings) -> Staged<Option<Document>> {
        if let Some(refusal) = self.refusal() {
            return Staged {
                value: None,
                diagnostics: vec![refusal],
            };
        }
        let parts = blocks::parts(&self.text, self.title.as_deref(), &self.hints);
        let mut document = Document::new(self.text, self.publisher, self.url, Some(self.path));
        document.title = self.title;
        document.authors = self.authors;
        document.modified = self.modified;
        document.flags = self.flags;
        document.dates = self.stated.into_iter().chain(self.dates).collect();
        let mut diagnostics = Vec::new();
        let stated = stated(&document, self.fetched, &self.name, &mut diagnostics);
        date_it(&mut document, stated, &parts, settings, &mut diagnostics);
        remark(&mut document, &self.name, &mut diagnostics);
        read_language(
            &mut document,
            self.language.as_deref(),
            parts,
            &self.name,
            &mut diagnostics,
        );
        Staged {
            value: Some(document),
            diagnostics,
        }
    }

    /// Why there is no document.
    fn refusal(&self) -> Option<Diagnostic> {
        let name = &self.name;
        let visible = |c: char| !c.is_whitespace() && !c.is_control() && c != '\u{feff}' && c != '\u{200b}';
        if self.text.len() > LONGEST_TEXT {
            let size = self.text.len() / 1_000_000;
            let message = format!("{name} holds {size} MB of text; the most that is read as one document is 64 MB.");
            return Some(Diagnostic::error("read.too_long", message).with_help("Split it into one document a report."));
        }
        let empty = !self.text.contains(visible);
        empty.then(|| {
            Diagnostic::error(
                "read.empty",
                format!("{name} is empty: there is nothing to read in it."),
            )
            .with_help("Check that the report was saved with its text.")
        })
    }
}

/// The date that the metadata state: the first that is not later than the day on which the document was fetched.
fn stated(
    document: &Document,
    fetched: Option<Timestamp>,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Published> {
    let day = |fetched: Timestamp| fetched.to_zoned(TimeZone::UTC).date();
    // In some place it was the next day already.
    let last = fetched.and_then(|fetched| day(fetched).checked_add(1.day()).ok());
    let possible = |published: &&Published| last.is_none_or(|last| published.date <= last);
    let chosen = document.dates.iter().find(possible);
    if let (Some(first), Some(fetched)) = (document.dates.first().filter(|first| Some(*first) != chosen), fetched) {
        let message = format!(
            "{name} states that it was published on {}, after it was fetched on {}: that date is not believed.",
            first.date,
            day(fetched)
        );
        diagnostics.push(Diagnostic::note("read.date_after_fetch", message).in_document(document.id));
    }
    chosen.cloned()
}

/// Sets the date: what the metadata state, else the argument, else the date line, else the address.
fn date_it(
    document: &mut Document,
    stated: Option<Published>,
    parts: &Parts,
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let argument = settings.published;
    let near = stated.as_ref().map(|published| published.date).or(argument);
    let line = parts
        .head
        .day
        .as_ref()
        .and_then(|(day, range)| Some((day.date(near)?, day.year.is_some(), range)));
    if let (Some(given), Some(stated)) = (argument, &stated) {
        note_metadata(document, given, stated.date, diagnostics);
    } else if let (Some(given), Some((read, true, range))) = (argument, &line) {
        note_date_line(document, given, *read, range, diagnostics);
    }
    let found = |date, found_in: &str| Published {
        date,
        instant: None,
        found_in: found_in.to_owned(),
    };
    let line = line.map(|(date, _, _)| found(date, "dateline"));
    let address = document.url.as_deref().and_then(date::in_address);
    let address = address.map(|date| found(date, "url"));
    document.dates.extend(line.clone().into_iter().chain(address.clone()));
    document.published = stated
        .or(argument.map(|date| found(date, "argument")))
        .or(line)
        .or(address);
}

/// Notes that the document's metadata win over the argument.
fn note_metadata(document: &Document, given: Date, stated: Date, diagnostics: &mut Vec<Diagnostic>) {
    if given != stated {
        let message = format!(
            "The document states that it was published on {stated}; the date given, {given}, is for documents that state none."
        );
        diagnostics.push(Diagnostic::note("read.published_differs", message).in_document(document.id));
    }
}

/// Notes that the argument wins over a date line.
fn note_date_line(
    document: &Document,
    given: Date,
    read: Date,
    range: &Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if given != read {
        let message = format!("The date line reads {read}; the date given, {given}, is used.");
        let note = Diagnostic::note("read.published_differs", message).at(document.id, Span::of(range.clone()));
        diagnostics.push(note.with_help("Leave --published out to use the date line."));
    }
}

/// Flags what the text shows of its own state.
fn remark(document: &mut Document, name: &str, diagnostics: &mut Vec<Diagnostic>) {
    if remarks::has_control_characters(&document.text) {
        document.flags.push("control_characters".to_owned());
    }
    let is_known = document.flags.iter().any(|flag| flag == "cut_short");
    if is_known || remarks::is_cut_short(&document.text) {
        if !is_known {
            document.flags.push("cut_short".to_owned());
        }
        let message = format!("{name} seems to be cut short: what it leaves out, its authors may have said.");
        diagnostics.push(Diagnostic::note("read.cut_short", message).in_document(document.id));
    }
}

/// Sets the language; a text that is not English keeps its words and has no blocks, so that nothing is claimed of it.
fn read_language(
    document: &mut Document,
    declared: Option<&str>,
    parts: Parts,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let verdict = language::judge(&document.text, declared);
    if verdict.english {
        document.blocks = parts.blocks;
    } else {
        document.flags.push("language_unread".to_owned());
        let message = format!(
            "{name} is in another language ({}): only English is read so far.",
            verdict.tag
        );
        let warning = Diagnostic::warning("read.language", message).in_document(document.id);
        diagnostics.push(warning.with_help("The document is kept, and no claims are made from it."));
    }
    document.language = Some(verdict.tag);
}
