//! The page for a terminal: speakers by side, one line a claim, what weakens it beneath.
//!
//! Colour only repeats what the words say.

mod events;

use rashomon_types::{Claim, Diagnostic, Quotation, Run, Span};
use unicode_width::UnicodeWidthStr;

use crate::PURPOSE;
use crate::facts::{Fact, facts};
use crate::grounds::grounds;
use crate::layout::{Ink, Margin, Page, Style, Words};
use crate::marks::one_line;
use crate::outline::{Entry, Outline, Report, Side, Speaker};
use crate::tally::Tally;
use crate::{voice, words};

/// The column of paragraph numbers.
const GUTTER: usize = 5;

/// The column of acts.
const ACT_COLUMN: usize = 12;

/// How far a claim inside another is set in.
const STEP: usize = 2;

/// What a page may look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalStyle {
    /// The width in columns.
    pub width: usize,
    /// Whether to write ANSI colour codes.
    pub colour: bool,
}

impl TerminalStyle {
    /// A page of this width without colour.
    #[must_use]
    pub fn plain(width: usize) -> Self {
        Self { width, colour: false }
    }
}

/// A run as a page for the terminal.
#[must_use]
pub fn terminal(run: &Run, style: &TerminalStyle) -> String {
    let ink = if style.colour { Ink::Colour } else { Ink::Plain };
    let mut sheet = Sheet {
        page: Page::new(style.width, ink),
    };
    sheet.outline(&Outline::of(run), run);
    sheet.page.into_text()
}

/// A page that is being written.
struct Sheet {
    page: Page,
}

impl Sheet {
    fn outline(&mut self, outline: &Outline<'_>, run: &Run) {
        self.flush(Words::of(PURPOSE, Style::Strong));
        if outline.reports.len() > 1 {
            self.flush(Words::of(&outline.size(), Style::Plain));
        }
        self.events(run);
        for report in &outline.reports {
            self.report(report);
        }
        self.remarks(outline);
    }

    /// Words from the left edge.
    fn flush(&mut self, words: Words) {
        self.page.paragraph(&Margin::blank(0), words);
    }

    fn report(&mut self, report: &Report<'_>) {
        self.head(report);
        for side in &report.sides {
            let is_only = report.sides.len() == 1;
            self.side(side, is_only, report);
        }
        self.voiceless(
            "The report itself, in the reporter's own voice",
            &report.reporter,
            report,
        );
        self.voiceless("Picture captions", &report.captions, report);
    }

    fn head(&mut self, report: &Report<'_>) {
        self.page.blank();
        self.page.rule("", '━');
        let title = &report.title();
        self.flush(Words::of(&one_line(title), Style::Strong));
        self.flush(Words::of(&origin(report), Style::Plain));
        self.flush(Words::of(&place(report), Style::Faint));
        self.flush(tally(report));
        let flags = &report.document.flags;
        if !flags.is_empty() {
            self.flush(Words::of(
                &one_line(&format!("flags: {}", flags.join(", "))),
                Style::Alert,
            ));
        }
    }

    fn side(&mut self, side: &Side<'_>, is_only: bool, report: &Report<'_>) {
        if let Some(name) = side.name {
            self.section(&format!("Side: {}", one_line(name)));
        } else if !is_only {
            self.section("Side not stated");
        }
        for speaker in &side.speakers {
            self.page.blank();
            self.speaker(speaker, report);
        }
    }

    fn section(&mut self, caption: &str) {
        self.page.blank();
        self.page.rule(caption, '─');
    }

    fn speaker(&mut self, speaker: &Speaker<'_>, report: &Report<'_>) {
        let about = about(speaker);
        let name = Words::of(&speaker.name, Style::Strong);
        self.page.paragraph(
            &Margin {
                first: Vec::new(),
                rest: STEP,
            },
            name.and(&about, Style::Faint),
        );
        self.entries(&speaker.entries, report);
        for (outer, inner) in &speaker.inside {
            self.pointer(outer, inner, report);
        }
    }

    /// Where to find a claim that is laid out inside another's.
    fn pointer(&mut self, outer: &Claim, inner: &Claim, report: &Report<'_>) {
        let teller = voice::name(&outer.source);
        let text = format!("as told by {teller}");
        let margin = margin(inner, report, 0);
        self.page.paragraph(&margin, Words::of(&text, Style::Faint));
    }

    fn voiceless(&mut self, caption: &str, entries: &[Entry<'_>], report: &Report<'_>) {
        if !entries.is_empty() {
            self.section(caption);
            self.entries(entries, report);
        }
    }

    fn entries(&mut self, entries: &[Entry<'_>], report: &Report<'_>) {
        for entry in entries {
            self.page
                .paragraph(&margin(entry.claim, report, 0), content(entry.claim, report));
            self.beneath(entry, report, 0);
        }
    }

    /// What stands beneath a claim: its facts, and the claims inside it.
    fn beneath(&mut self, entry: &Entry<'_>, report: &Report<'_>, depth: usize) {
        let indent = GUTTER + ACT_COLUMN + depth * STEP;
        let grounds = grounds(entry.claim, &report.document.text);
        for facts in [facts(entry.claim)].into_iter().chain(grounds) {
            let words = fact_words(&facts, report);
            if !words.is_empty() {
                self.page.paragraph(&hanging(indent, "└ "), words);
            }
        }
        for inner in &entry.nested {
            let depth = (depth + 1).min(4);
            let indent = GUTTER + ACT_COLUMN + (depth - 1) * STEP;
            self.page
                .paragraph(&hanging(indent, "↳ "), inner_words(inner.claim, report));
            self.beneath(inner, report, depth);
        }
    }

    fn remarks(&mut self, outline: &Outline<'_>) {
        let of_reports = outline.reports.iter();
        let of_reports = of_reports.flat_map(|report| report.remarks.iter().map(move |remark| (Some(report), *remark)));
        let all: Vec<_> = outline
            .remarks
            .iter()
            .map(|remark| (None, *remark))
            .chain(of_reports)
            .collect();
        if all.is_empty() {
            return;
        }
        self.page.blank();
        self.page.rule("Remarks", '━');
        for (report, remark) in all {
            self.remark(report, remark);
        }
    }

    fn remark(&mut self, report: Option<&Report<'_>>, remark: &Diagnostic) {
        let severity = words::severity(remark.severity);
        let margin = Margin {
            first: vec![(format!("{severity:<9}"), Style::Alert)],
            rest: 9,
        };
        let where_ = report.map(|report| remark_place(report, remark)).unwrap_or_default();
        let message = Words::of(&where_, Style::Faint).and(&one_line(&remark.message), Style::Plain);
        let help = remark.help.as_deref().map(|help| format!("— {}", one_line(help)));
        self.page
            .paragraph(&margin, message.and(&help.unwrap_or_default(), Style::Faint));
    }
}

/// Publisher, day of publication, language.
fn origin(report: &Report<'_>) -> String {
    let document = report.document;
    let publisher = document.publisher.as_deref().unwrap_or("publisher not stated");
    let date = document.published.as_ref().map(words::published);
    let date = date.unwrap_or_else(|| "no date found, so days such as “Tuesday” stay open (--published)".to_owned());
    let language = document
        .language
        .as_deref()
        .map(|tag| format!(" · {tag}"))
        .unwrap_or_default();
    one_line(&format!("{publisher} · {date}{language}"))
}

/// Where the report lies.
fn place(report: &Report<'_>) -> String {
    let document = report.document;
    let places = [document.path.as_deref(), document.url.as_deref()];
    one_line(&places.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn tally(report: &Report<'_>) -> Words {
    let claims = words::count(report.claims.len(), "claim");
    let speakers = words::count(report.speakers(), "speaker");
    let counted = Words::of(&format!("{claims} by {speakers}"), Style::Strong);
    let notable = Tally::of(report.claims.iter().copied()).words().join(", ");
    let notable = if notable.is_empty() {
        notable
    } else {
        format!("· {notable}")
    };
    counted.and(&notable, Style::Plain)
}

/// Offices, kind and whether nobody is named.
fn about(speaker: &Speaker<'_>) -> String {
    let offices = speaker.offices.iter().map(|office| one_line(office));
    let kind = words::kind(speaker.voice.kind).map(str::to_owned);
    let unnamed = voice::lacks_name(speaker.voice).then(|| "unnamed".to_owned());
    offices
        .chain(kind)
        .chain(words::speaks_for(speaker.voice))
        .chain(unnamed)
        .map(|word| format!("· {word} "))
        .collect()
}

/// The columns before a claim: its paragraph and its act.
fn margin(claim: &Claim, report: &Report<'_>, depth: usize) -> Margin {
    let paragraph = format!("¶{}", paragraph(claim, report));
    let style = if words::stands_out(claim.act) {
        Style::Alert
    } else {
        Style::Accent
    };
    let act = words::verb(claim);
    Margin {
        first: vec![
            (format!("{paragraph:>width$} ", width = GUTTER - 1), Style::Faint),
            (act.to_owned(), style),
            (" ".repeat(ACT_COLUMN.saturating_sub(act.width())), Style::Plain),
        ],
        rest: GUTTER + ACT_COLUMN + depth * STEP,
    }
}

fn hanging(indent: usize, sign: &str) -> Margin {
    Margin {
        first: vec![(" ".repeat(indent), Style::Plain), (sign.to_owned(), Style::Faint)],
        rest: indent + sign.width(),
    }
}

/// The exact words of a claim, between quotation marks only where the report has them all so.
fn content(claim: &Claim, report: &Report<'_>) -> Words {
    Words::of(&quoted(claim, report), Style::Plain)
}

fn quoted(claim: &Claim, report: &Report<'_>) -> String {
    let words = |span: &Span| one_line(report.document.slice(*span));
    let fragments = claim.content.spans.iter().map(words);
    let fragments = fragments.map(|words| match claim.quotation {
        Quotation::Direct => format!("“{words}”"),
        Quotation::Indirect | Quotation::Mixed => words,
    });
    fragments.collect::<Vec<_>>().join(" … ")
}

/// A claim inside another: speaker, act, words.
fn inner_words(claim: &Claim, report: &Report<'_>) -> Words {
    let style = if words::stands_out(claim.act) {
        Style::Alert
    } else {
        Style::Accent
    };
    let speaker = Words::of(&voice::name(&claim.source), Style::Strong);
    let speaker = speaker.and(&format!("· {}:", words::verb(claim)), style);
    speaker.and(&quoted(claim, report), Style::Plain)
}

fn fact_words(facts: &[Fact<'_>], report: &Report<'_>) -> Words {
    let mut words = Words::default();
    for fact in facts {
        if !words.is_empty() {
            words = words.and("·", Style::Faint);
        }
        words = words.and(&fact.label, if fact.alerts { Style::Alert } else { Style::Faint });
        let exact: Vec<&str> = fact.spans.iter().map(|span| report.document.slice(*span)).collect();
        if !exact.is_empty() && !fact.is_brief {
            words = words.and(&format!("“{}”", one_line(&exact.join(" … "))), Style::Faint);
        }
        let meaning = fact.meaning.as_ref().map(|meaning| format!("= {meaning}"));
        words = words.and(&meaning.unwrap_or_default(), Style::Faint);
    }
    words
}

fn paragraph(claim: &Claim, report: &Report<'_>) -> usize {
    let spans = [&claim.content.spans, &claim.cue.spans, &claim.source.spans];
    let first = spans.into_iter().find_map(|spans| spans.first().copied());
    first.map_or(1, |span| report.paragraph(span))
}

fn remark_place(report: &Report<'_>, remark: &Diagnostic) -> String {
    let document = report.document;
    let name = document.path.as_deref().or(document.url.as_deref()).unwrap_or_default();
    let name = if remark.message.contains(name) { "" } else { name };
    let paragraph = remark.span.map(|span| format!("¶{}", report.paragraph(span)));
    let place = format!("{name} {}", paragraph.unwrap_or_default());
    if place.trim().is_empty() {
        String::new()
    } else {
        one_line(&format!("{}:", place.trim_end()))
    }
}
