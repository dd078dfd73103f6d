//! Diagnostics as lines on standard error: what, where, what to do. Failures always, the rest if somebody would miss it.

use std::collections::BTreeMap;

use rashomon::dossier::one_line;
use rashomon::types::{Diagnostic, Document, Severity};

/// How many warnings of one kind are shown one by one.
const SHOWN_OF_A_KIND: usize = 5;

/// Chooses and writes remarks.
pub struct Remarks {
    quiet: bool,
    /// Whether the page itself will show what is not shown here.
    on_page: bool,
    /// How many warnings of each kind there were.
    counts: BTreeMap<String, usize>,
    /// Remarks that the page would have shown, had there been anything to make a page of.
    held_back: Vec<String>,
}

impl Remarks {
    /// Failures alone are said if `quiet`, and also if the remarks are `on_page` anyway.
    pub fn new(quiet: bool, on_page: bool) -> Self {
        Self {
            quiet,
            on_page,
            counts: BTreeMap::new(),
            held_back: Vec::new(),
        }
    }

    /// The line for a remark; none if it is to be left out.
    pub fn line(&mut self, remark: &Diagnostic, documents: &[Document]) -> Option<String> {
        let document = documents.iter().find(|document| Some(document.id) == remark.document);
        self.line_of(
            remark,
            document.and_then(|document| document.path.as_deref().or(document.url.as_deref())),
        )
    }

    /// The same for a remark on what came from a place of this name.
    pub fn line_of(&mut self, remark: &Diagnostic, place: Option<&str>) -> Option<String> {
        let line = line(remark, place);
        match remark.severity {
            Severity::Error => Some(line),
            _ if self.quiet => None,
            _ if self.on_page => {
                self.hold_back(line);
                None
            }
            Severity::Note => None,
            Severity::Warning => self.count(&remark.code).then_some(line),
        }
    }

    /// What is said at the end of a run in which so much was found, and so many inputs failed.
    pub fn last_lines(&mut self, documents: usize, claims: usize, failed: usize) -> Vec<String> {
        let mut lines = if documents == 0 {
            std::mem::take(&mut self.held_back)
        } else {
            Vec::new()
        };
        lines.extend(self.left_out());
        if claims == 0 && failed == 0 && !self.quiet {
            lines.push(nothing_found(documents));
        }
        lines
    }

    /// Counts a warning; whether it is among the first of its kind.
    fn count(&mut self, code: &str) -> bool {
        let count = self.counts.entry(code.to_owned()).or_default();
        *count += 1;
        *count <= SHOWN_OF_A_KIND
    }

    /// Keeps a few lines for the case that there will be no page.
    fn hold_back(&mut self, line: String) {
        if self.held_back.len() < SHOWN_OF_A_KIND {
            self.held_back.push(line);
        }
    }

    fn left_out(&self) -> impl Iterator<Item = String> + '_ {
        let many = self.counts.iter().filter(|(_, count)| **count > SHOWN_OF_A_KIND);
        many.map(|(code, count)| {
            format!(
                "rashomon: warning: and {} more like this ({code})",
                count - SHOWN_OF_A_KIND
            )
        })
    }
}

fn nothing_found(documents: usize) -> String {
    match documents {
        0 => "rashomon: nothing was found to read".to_owned(),
        1 => "rashomon: one report was read and no reported statement was found in it".to_owned(),
        many => format!("rashomon: {many} reports were read and no reported statement was found in them"),
    }
}

fn line(remark: &Diagnostic, place: Option<&str>) -> String {
    let severity = match remark.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = place
        .filter(|place| !remark.message.contains(place))
        .map(|place| format!("{place}: "))
        .unwrap_or_default();
    let help = remark
        .help
        .as_deref()
        .map(|help| format!(" ({help})"))
        .unwrap_or_default();
    one_line(&format!("rashomon: {severity}: {place}{}{help}", remark.message))
}
