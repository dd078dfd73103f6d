//! The page in Markdown: the same order as the terminal's, with every stretch of words and its place in the text.
//!
//! Whatever comes from a report is escaped, so that nothing in it becomes a heading, a link, an image or HTML.

mod events;

use rashomon_types::{Claim, Diagnostic, Document, IndexedText, Quotation, Run, Span};

use crate::PURPOSE;
use crate::facts::{Fact, facts};
use crate::grounds::grounds;
use crate::marks::one_line;
use crate::outline::{Entry, Outline, Report, Side, Speaker};
use crate::tally::Tally;
use crate::{voice, words};

/// How to read the page.
const LEGEND: &str = "Quotation marks stand where the report has them. Numbers in brackets are the place in the \
                      report's text, counted in characters (Unicode code points) from 0, the end not included.";

/// A run as Markdown.
#[must_use]
pub fn markdown(run: &Run) -> String {
    let outline = Outline::of(run);
    let mut text = format!("# Who says what\n\n**{PURPOSE}**\n\n{}. {LEGEND}\n", outline.size());
    events::events(run, &mut text);
    for report in &outline.reports {
        Sheet::new(&mut text, report).report();
    }
    remarks(&outline, &mut text);
    text
}

/// The part of the page on one report.
struct Sheet<'page> {
    text: &'page mut String,
    report: &'page Report<'page>,
    index: IndexedText<'page>,
}

impl<'page> Sheet<'page> {
    fn new(text: &'page mut String, report: &'page Report<'page>) -> Self {
        Self {
            index: IndexedText::new(&report.document.text),
            text,
            report,
        }
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn item(&mut self, depth: usize, line: &str) {
        self.line(depth, &format!("- {line}"));
    }

    fn heading(&mut self, level: usize, heading: &str) {
        self.line(0, &format!("\n{} {heading}\n", "#".repeat(level)));
    }

    fn report(&mut self) {
        let report = self.report;
        self.heading(2, &escaped(&report.title()));
        self.head(report.document);
        for side in &report.sides {
            self.side(side);
        }
        self.voiceless("The report itself, in the reporter's own voice", &report.reporter);
        self.voiceless("Picture captions", &report.captions);
    }

    fn head(&mut self, document: &Document) {
        let publisher = document.publisher.as_deref().unwrap_or("not stated");
        self.item(0, &format!("publisher: {}", escaped(publisher)));
        let date = document.published.as_ref().map(words::published);
        self.item(
            0,
            &format!(
                "published: {}",
                escaped(&date.unwrap_or_else(|| "no date found".to_owned()))
            ),
        );
        for (label, place) in [("file", &document.path), ("address", &document.url)] {
            if let Some(place) = place {
                self.item(0, &format!("{label}: {}", code(place)));
            }
        }
        self.item(
            0,
            &format!(
                "document: {}, SHA-256 of the text {}",
                code(&document.id.to_string()),
                code(&document.text_sha256)
            ),
        );
        if !document.flags.is_empty() {
            self.item(0, &format!("flags: {}", escaped(&document.flags.join(", "))));
        }
        self.tally();
    }

    fn tally(&mut self) {
        let report = self.report;
        let claims = words::count(report.claims.len(), "claim");
        let speakers = words::count(report.speakers(), "speaker");
        let notable = Tally::of(report.claims.iter().copied()).words();
        let notable = if notable.is_empty() {
            String::new()
        } else {
            format!(": {}", notable.join(", "))
        };
        self.item(0, &format!("{claims} by {speakers}{notable}"));
    }

    fn side(&mut self, side: &Side<'_>) {
        match side.name {
            Some(name) => self.heading(3, &format!("Side: {}", escaped(name))),
            None => self.heading(3, "Side not stated"),
        }
        for speaker in &side.speakers {
            self.speaker(speaker);
        }
    }

    fn speaker(&mut self, speaker: &Speaker<'_>) {
        let offices = speaker.offices.iter().map(|office| escaped(office));
        let kind = words::kind(speaker.voice.kind).map(str::to_owned);
        let named = if voice::lacks_name(speaker.voice) {
            "**unnamed**"
        } else {
            "named"
        };
        let about: Vec<String> = offices
            .chain(kind)
            .chain(words::speaks_for(speaker.voice).map(|words| escaped(&words)))
            .chain([named.to_owned()])
            .collect();
        self.item(0, &format!("**{}** — {}", escaped(&speaker.name), about.join(", ")));
        for entry in &speaker.entries {
            self.entry(entry, 1);
        }
        for (outer, inner) in &speaker.inside {
            let teller = escaped(&voice::name(&outer.source));
            let place = self.places(&inner.content.spans);
            self.item(
                1,
                &format!("as told by {teller}, in {}{place}", code(&outer.id.to_string())),
            );
        }
    }

    fn voiceless(&mut self, heading: &str, entries: &[Entry<'_>]) {
        if !entries.is_empty() {
            self.heading(3, heading);
        }
        for entry in entries {
            self.entry(entry, 0);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, depth: usize) {
        let line = self.said(entry.claim);
        self.item(depth, &line);
        self.beneath(entry, depth + 1);
    }

    fn beneath(&mut self, entry: &Entry<'_>, depth: usize) {
        let voices = self.voices(entry.claim);
        self.item(depth, &voices);
        let grounds = grounds(entry.claim, &self.report.document.text);
        for fact in facts(entry.claim).into_iter().chain(grounds.into_iter().flatten()) {
            let line = self.fact(&fact);
            self.item(depth, &line);
        }
        for inner in &entry.nested {
            let speaker = escaped(&voice::name(&inner.claim.source));
            let line = format!("within this: **{speaker}** {}", self.said(inner.claim));
            self.item(depth, &line);
            self.beneath(inner, depth + 1);
        }
    }

    /// The act and the exact words.
    fn said(&self, claim: &Claim) -> String {
        let fragment = |span: &Span| {
            let words = escaped(self.report.document.slice(*span));
            match claim.quotation {
                Quotation::Direct => format!("“{words}”"),
                Quotation::Indirect | Quotation::Mixed => words,
            }
        };
        let fragments: Vec<String> = claim.content.spans.iter().map(fragment).collect();
        let act = words::verb(claim);
        format!(
            "**{act}**: {}{}",
            fragments.join(" … "),
            self.places(&claim.content.spans)
        )
    }

    /// What the claim was read from: the words for the source and the cue, and the claim's id.
    fn voices(&self, claim: &Claim) -> String {
        let parts = [("source", &claim.source.spans), ("cue", &claim.cue.spans)];
        let known = parts.into_iter().filter(|(_, spans)| !spans.is_empty());
        let words = known.map(|(label, spans)| format!("{label} {}", self.exact(spans)));
        words
            .chain([code(&claim.id.to_string())])
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn fact(&self, fact: &Fact<'_>) -> String {
        let label = escaped(&fact.label);
        let label = if fact.alerts { format!("**{label}**") } else { label };
        let meaning = fact.meaning.as_ref().map(|meaning| format!(" = {}", escaped(meaning)));
        let exact = if fact.spans.is_empty() {
            String::new()
        } else {
            format!(" {}", self.exact(fact.spans))
        };
        format!("{label}{exact}{}", meaning.unwrap_or_default())
    }

    /// Exact words and their places.
    fn exact(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| escaped(self.report.document.slice(*span)));
        format!("“{}”{}", words.collect::<Vec<_>>().join(" … "), self.places(spans))
    }

    fn places(&self, spans: &[Span]) -> String {
        let place = |span: &Span| {
            let written = self.index.span_text(*span);
            format!(" \\[{}–{}\\]", written.start, written.end)
        };
        spans.iter().map(place).collect()
    }
}

fn remarks(outline: &Outline<'_>, text: &mut String) {
    let of_reports = outline.reports.iter().flat_map(|report| {
        let place = report.document.path.as_deref().or(report.document.url.as_deref());
        report.remarks.iter().map(move |remark| (place, *remark))
    });
    let all: Vec<_> = outline
        .remarks
        .iter()
        .map(|remark| (None, *remark))
        .chain(of_reports)
        .collect();
    if !all.is_empty() {
        text.push_str("\n## Remarks\n\n");
    }
    for (place, remark) in all {
        text.push_str(&remark_line(place, remark));
    }
}

fn remark_line(place: Option<&str>, remark: &Diagnostic) -> String {
    let place = place.filter(|place| !remark.message.contains(place));
    let place = place.map(|place| format!("{}: ", code(place))).unwrap_or_default();
    let help = remark.help.as_deref().map(|help| format!(" — {}", escaped(help)));
    let severity = words::severity(remark.severity);
    format!(
        "- **{severity}** {place}{}{}\n",
        escaped(&remark.message),
        help.unwrap_or_default()
    )
}

/// A text that stays text: whatever Markdown might act on is escaped, hidden characters are shown as marks.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    let text = one_line(text);
    for (offset, character) in text.char_indices() {
        if acts(character) || makes_a_link(&text, offset) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

fn acts(character: char) -> bool {
    matches!(
        character,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '#' | '@' | '!'
    )
}

/// Whether the character here is the one without which `https://…` or `www.…` is no link.
fn makes_a_link(text: &str, offset: usize) -> bool {
    let (before, rest) = text.split_at(offset);
    let ends_www = || before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www");
    rest.starts_with("://") || (rest.starts_with('.') && ends_www())
}

/// A text as code, in which Markdown acts on nothing; its back quotes become plain ones.
fn code(text: &str) -> String {
    format!("`{}`", one_line(text).replace('`', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_report_becomes_markup() {
        assert_eq!(
            escaped("[x](javascript:1) <b> ![i](u) *a* https://a.b www.c.d e@f"),
            "\\[x\\](javascript:1) \\<b\\> \\!\\[i\\](u) \\*a\\* https\\://a.b www\\.c.d e\\@f"
        );
        assert_eq!(code("a`b\u{202e}"), "`a'b⟨U+202E⟩`");
    }
}
