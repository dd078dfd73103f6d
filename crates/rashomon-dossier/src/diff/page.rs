//! The page of a diff for a terminal.

use super::{ClaimShown, Diff, Difference, DocumentShown, EventShown, Figure};
use crate::event::{bounds, status};
use crate::layout::{Ink, Margin, Page, Style, Words};
use crate::marks::one_line;
use crate::terminal::TerminalStyle;
use crate::words::count;

/// The column of "new", "changed", "withdrawn".
const KIND: usize = 11;

/// A diff as a page for the terminal.
#[must_use]
pub fn diff_page(diff: &Diff, style: &TerminalStyle) -> String {
    let ink = if style.colour { Ink::Colour } else { Ink::Plain };
    let mut sheet = Sheet {
        page: Page::new(style.width, ink),
    };
    if diff.is_empty() {
        sheet.flush(Words::of("nothing changed", Style::Strong));
        return sheet.page.into_text();
    }
    sheet.flush(Words::of(&summary(diff), Style::Strong));
    sheet.figures(diff);
    sheet.questions(diff);
    sheet.events(diff);
    sheet.claims(diff);
    sheet.documents(diff);
    sheet.page.into_text()
}

/// "2 new claims · 1 figure moved"
fn summary(diff: &Diff) -> String {
    let Diff {
        claims,
        events,
        documents,
        ..
    } = diff;
    let counted = |number: usize, what: &str, noun: &str, after: &str| {
        let noun = if what.is_empty() {
            noun.to_owned()
        } else {
            format!("{what} {noun}")
        };
        (number > 0).then(|| format!("{}{after}", count(number, &noun)))
    };
    let parts = [
        counted(diff.figures.len(), "", "figure", " moved"),
        counted(diff.questions.len(), "", "question", " standing otherwise"),
        counted(events.new.len(), "new", "event", ""),
        counted(events.gone.len(), "", "event", " gone"),
        counted(claims.new.len(), "new", "claim", ""),
        counted(claims.changed.len(), "changed", "claim", ""),
        counted(claims.withdrawn.len(), "withdrawn", "claim", ""),
        counted(documents.new.len(), "new", "report", ""),
        counted(documents.updated.len(), "updated", "report", ""),
        counted(documents.gone.len(), "", "report", " gone"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

struct Sheet {
    page: Page,
}

impl Sheet {
    fn flush(&mut self, words: Words) {
        self.page.paragraph(
            &Margin {
                first: Vec::new(),
                rest: 2,
            },
            words,
        );
    }

    fn section(&mut self, caption: &str) {
        self.page.blank();
        self.page.rule(caption, '─');
    }

    /// A line behind the name of what happened.
    fn line(&mut self, kind: &str, style: Style, words: Words) {
        let margin = Margin {
            first: vec![(format!("{kind:<KIND$}"), style)],
            rest: KIND,
        };
        self.page.paragraph(&margin, words);
    }

    fn figures(&mut self, diff: &Diff) {
        if diff.figures.is_empty() {
            return;
        }
        self.section("Figures that moved");
        let mut title = None;
        for moved in &diff.figures {
            self.titled(&mut title, &moved.title);
            let words =
                Words::of(&format!("{} ·", moved.asked), Style::Plain).and(&format!("{}:", moved.party), Style::Strong);
            // Where the words are the same, what they stand for tells the difference.
            let is_told = figures(&moved.from) != figures(&moved.to);
            let shown = |standing: &[Figure]| match standing {
                [] => "none".to_owned(),
                standing if is_told => figures(standing),
                standing => format!("{} = {}", figures(standing), meanings(standing)),
            };
            let (from, to) = (shown(&moved.from), shown(&moved.to));
            let words = words
                .and(&from, Style::Plain)
                .and("→", Style::Accent)
                .and(&to, Style::Plain);
            self.page.paragraph(
                &Margin {
                    first: vec![("  ".to_owned(), Style::Plain)],
                    rest: 4,
                },
                words,
            );
        }
    }

    /// The title of an event, once for all lines below it.
    fn titled<'diff>(&mut self, last: &mut Option<&'diff str>, title: &'diff str) {
        if last.replace(title) != Some(title) {
            self.flush(Words::of(title, Style::Strong));
        }
    }

    fn questions(&mut self, diff: &Diff) {
        if diff.questions.is_empty() {
            return;
        }
        self.section("Questions that stand otherwise");
        let mut title = None;
        for moved in &diff.questions {
            self.titled(&mut title, &moved.title);
            let change = format!("{} → {}", status(moved.from), status(moved.to));
            let mut words = Words::of(&format!("{}:", moved.asked), Style::Plain).and(&change, Style::Accent);
            if !moved.reason.is_empty() && moved.reason != status(moved.to) {
                words = words.and("—", Style::Faint).and(&moved.reason, Style::Faint);
            }
            self.page.paragraph(
                &Margin {
                    first: vec![("  ".to_owned(), Style::Plain)],
                    rest: 4,
                },
                words,
            );
        }
    }

    fn events(&mut self, diff: &Diff) {
        let events = &diff.events;
        if events.new.is_empty() && events.gone.is_empty() {
            return;
        }
        self.section("Events");
        for (kind, event) in tagged("new", &events.new).chain(tagged("gone", &events.gone)) {
            self.line(kind, Style::Accent, event_words(event));
        }
    }

    fn claims(&mut self, diff: &Diff) {
        let claims = &diff.claims;
        if claims.new.is_empty() && claims.changed.is_empty() && claims.withdrawn.is_empty() {
            return;
        }
        self.section("Claims");
        for claim in &claims.changed {
            self.line("changed", Style::Accent, claim_words(&claim.after));
            for difference in &claim.differences {
                self.difference(difference);
            }
        }
        for claim in &claims.withdrawn {
            self.line("withdrawn", Style::Alert, claim_words(claim));
        }
        for claim in &claims.new {
            self.line("new", Style::Accent, claim_words(claim));
        }
        if claims.repeated > 0 {
            let more = format!(
                "{} of new reports repeat what was said before",
                count(claims.repeated, "claim")
            );
            self.flush(Words::of(&more, Style::Faint));
        }
    }

    fn difference(&mut self, difference: &Difference) {
        let shown = |text: &str| {
            if text.is_empty() {
                "none".to_owned()
            } else {
                format!("“{}”", one_line(text))
            }
        };
        // The new words stand above already.
        let text = if difference.what == "words" {
            format!("was {}", shown(&difference.before))
        } else {
            format!(
                "{}: {} → {}",
                difference.what,
                shown(&difference.before),
                shown(&difference.after)
            )
        };
        let margin = Margin {
            first: vec![(" ".repeat(KIND), Style::Plain), ("└ ".to_owned(), Style::Faint)],
            rest: KIND + 2,
        };
        self.page.paragraph(&margin, Words::of(&text, Style::Plain));
    }

    fn documents(&mut self, diff: &Diff) {
        let documents = &diff.documents;
        let all = tagged("new", &documents.new)
            .chain(tagged("updated", &documents.updated))
            .chain(tagged("gone", &documents.gone));
        let all: Vec<_> = all.collect();
        if all.is_empty() {
            return;
        }
        self.section("Reports");
        for (kind, document) in all {
            self.line(kind, Style::Accent, document_words(document));
        }
    }
}

fn tagged<'diff, T>(kind: &'static str, nouns: &'diff [T]) -> impl Iterator<Item = (&'static str, &'diff T)> {
    nouns.iter().map(move |noun| (kind, noun))
}

fn figures(figures: &[Figure]) -> String {
    let words: Vec<&str> = figures.iter().map(|figure| figure.words.as_str()).collect();
    words.join(", ")
}

fn meanings(figures: &[Figure]) -> String {
    let meanings: Vec<String> = figures.iter().map(|figure| bounds(figure.low, figure.high)).collect();
    meanings.join(", ")
}

fn event_words(event: &EventShown) -> Words {
    let counts = format!(
        "— {}, {}",
        count(event.documents, "report"),
        count(event.claims, "claim")
    );
    Words::of(&event.title, Style::Strong).and(&counts, Style::Faint)
}

fn claim_words(claim: &ClaimShown) -> Words {
    let words = Words::of(&claim.speaker, Style::Strong).and(&format!("· {}:", claim.verb), Style::Accent);
    words
        .and(&format!("“{}”", claim.words), Style::Plain)
        .and(&format!("— {}", claim.outlet), Style::Faint)
}

fn document_words(document: &DocumentShown) -> Words {
    let mut words = Words::of(&document.outlet, Style::Strong);
    if let Some(title) = &document.title {
        words = words.and(&format!("“{title}”"), Style::Plain);
    }
    let place = document.place.as_deref().map(|place| format!("· {place}"));
    let words = words.and(&place.unwrap_or_default(), Style::Faint);
    words.and(&format!("· {}", count(document.claims, "claim")), Style::Faint)
}
