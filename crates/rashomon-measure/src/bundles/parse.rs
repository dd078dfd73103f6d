//! The Markdown of a bundle: reports, the events that they speak of with their two tables, and the copies among them.

use rashomon_types::{DocumentKind, QuestionKind, Stance, Status};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A bundle of reports with what a careful person would make of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The file, without its folder and ending.
    pub name: String,
    /// The reports; the tables count them from one.
    pub reports: Vec<Report>,
    /// The events that somebody speaks of.
    pub events: Vec<ExpectedEvent>,
    /// The copies.
    pub copies: Vec<CopyRow>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The outlet.
    pub publisher: String,
    /// The day, `2031-05-04`.
    pub published: String,
    /// The whole text; its first line is the headline.
    pub text: String,
}

/// An event and its tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExpectedEvent {
    /// What people call it.
    pub title: String,
    /// How each question stands.
    pub statuses: Vec<StatusRow>,
    /// Who answers what.
    pub answers: Vec<AnswerRow>,
}

/// How a question stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRow {
    /// What is asked.
    pub question: QuestionKind,
    /// Of whom and of what.
    pub of: Of,
    /// How it stands.
    pub status: Status,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// What is asked.
    pub question: QuestionKind,
    /// Of whom and of what.
    pub of: Of,
    /// The party of its origin; alternatives are joined by ` or `.
    pub party: String,
    /// How it is given.
    pub stance: Stance,
    /// The value as a person notes it; none where there is none.
    pub value: Option<String>,
    /// The report that it stands in first, counted from zero.
    pub report: usize,
    /// A piece of that report that holds it.
    pub words: String,
}

/// Of whom and of what a question is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Of {
    /// A party's name, or `civilians`.
    pub whose: Option<String>,
    /// The thing asked about.
    pub what: Option<String>,
}

/// A report that carries another one's text; reports are counted from zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    /// The copy.
    pub report: usize,
    /// What it is a copy of.
    pub of: usize,
    /// What sort of copy.
    pub kind: DocumentKind,
}

/// A value's name in the JSON, which is also its name in the tables.
pub(super) fn name<T: serde::Serialize>(value: &T) -> String {
    let named = serde_json::to_value(value).ok();
    named
        .and_then(|name| Some(name.as_str()?.to_owned()))
        .unwrap_or_default()
}

/// The value of this name.
fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    serde_json::from_value(Value::String(name.to_owned())).map_err(|_| format!("`{name}` is not known here"))
}

/// The bundle in a file.
///
/// # Errors
///
/// A sentence that names the file and what is wrong in it: a word that no table knows, a row of a report that is not
/// there, words that do not stand in their report.
pub fn parse(name: &str, text: &str) -> Result<Bundle, String> {
    let complain = |what: String| format!("{name}: {what}");
    let mut bundle = Bundle {
        name: name.to_owned(),
        reports: Vec::new(),
        events: Vec::new(),
        copies: Vec::new(),
    };
    for (heading, body) in sections(text) {
        let added = match heading.split_once(' ') {
            Some(("Report", rest)) => report(rest, &body).map(|report| bundle.reports.push(report)),
            Some(("Event:", title)) => event(title, &body).map(|event| bundle.events.push(event)),
            _ if heading == "Copies" => copies(&body).map(|copies| bundle.copies = copies),
            _ => Err(format!("no section is called `{heading}`")),
        };
        added.map_err(complain)?;
    }
    check(&bundle).map_err(complain)?;
    Ok(bundle)
}

/// The sections of second order, headings inside of blocks left alone.
fn sections(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        in_block ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !in_block) {
            Some(heading) => sections.push((heading.trim(), Vec::new())),
            None => sections.last_mut().into_iter().for_each(|section| section.1.push(line)),
        }
    }
    sections
}

/// `1: North Wire, 2031-05-04` and the block below it.
fn report(heading: &str, body: &[&str]) -> Result<Report, String> {
    let wrong = || format!("`Report {heading}` is not `Report N: OUTLET, DATE`");
    let (_, rest) = heading.split_once(": ").ok_or_else(wrong)?;
    let (publisher, published) = rest.rsplit_once(", ").ok_or_else(wrong)?;
    let block = body.iter().skip_while(|line| !line.starts_with("```news")).skip(1);
    let lines: Vec<&str> = block.copied().take_while(|line| *line != "```").collect();
    let text = lines.join("\n");
    if text.trim().is_empty() {
        return Err(format!("`Report {heading}` has no news"));
    }
    Ok(Report {
        publisher: publisher.trim().to_owned(),
        published: published.trim().to_owned(),
        text,
    })
}

/// The cells of the rows of each table in a section, headings and rules left out.
fn tables(body: &[&str]) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut is_inside = false;
    for line in body {
        let inner = line.trim().strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
        let Some(inner) = inner else {
            is_inside = false;
            continue;
        };
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
        let is_rule = cells
            .iter()
            .all(|cell| cell.chars().all(|sign| matches!(sign, '-' | ':')) && cell.len() > 2);
        match tables.last_mut() {
            Some(_) if is_inside && is_rule => {}
            Some(rows) if is_inside => rows.push(cells),
            // The first row of a table is its headings.
            _ => tables.push(Vec::new()),
        }
        is_inside = true;
    }
    tables
}

fn event(title: &str, body: &[&str]) -> Result<ExpectedEvent, String> {
    let mut event = ExpectedEvent {
        title: title.to_owned(),
        ..ExpectedEvent::default()
    };
    for row in tables(body).iter().flatten() {
        match row.as_slice() {
            [question, of, status] => event.statuses.push(StatusRow {
                question: named(question)?,
                of: Of::parse(of),
                status: named(status)?,
            }),
            [question, of, party, stance, value, report, words] => event.answers.push(AnswerRow {
                question: named(question)?,
                of: Of::parse(of),
                party: party.clone(),
                stance: named(stance)?,
                value: some(value),
                report: number(report)?,
                words: words.clone(),
            }),
            _ => return Err(format!("`{}` is no row of a table", row.join(" | "))),
        }
    }
    Ok(event)
}

fn copies(body: &[&str]) -> Result<Vec<CopyRow>, String> {
    let tables = tables(body);
    let rows = tables.iter().flatten().map(|row| match row.as_slice() {
        [report, of, kind] => Ok(CopyRow {
            report: number(report)?,
            of: number(of)?,
            kind: named(kind)?,
        }),
        _ => Err(format!("`{}` is no row of copies", row.join(" | "))),
    });
    rows.collect()
}

/// A report's number as a place, counted from zero.
fn number(cell: &str) -> Result<usize, String> {
    let number: Option<usize> = cell.parse().ok();
    number
        .and_then(|number| number.checked_sub(1))
        .ok_or_else(|| format!("`{cell}` is no number of a report"))
}

fn some(cell: &str) -> Option<String> {
    Some(cell).filter(|cell| *cell != "-").map(str::to_owned)
}

impl Of {
    /// `civilians`, `Vardia / tanks`, `- / warehouses`, `-`.
    #[must_use]
    pub fn parse(cell: &str) -> Self {
        let (whose, what) = cell.split_once(" / ").unwrap_or((cell, "-"));
        Self {
            whose: some(whose.trim()),
            what: some(what.trim()),
        }
    }
}

/// Everything that a row names is there.
fn check(bundle: &Bundle) -> Result<(), String> {
    for event in &bundle.events {
        for row in &event.answers {
            let report = bundle.reports.get(row.report);
            let report = report.ok_or_else(|| format!("there is no report {}", row.report + 1))?;
            if !report.text.contains(&row.words) {
                return Err(format!("`{}` does not stand in report {}", row.words, row.report + 1));
            }
            let has_status = |status: &StatusRow| (status.question, &status.of) == (row.question, &row.of);
            if !event.statuses.iter().any(has_status) {
                return Err(format!("`{}` answers a question that has no status", row.words));
            }
        }
    }
    let known = 0..bundle.reports.len();
    match bundle
        .copies
        .iter()
        .find(|row| !known.contains(&row.report) || !known.contains(&row.of))
    {
        Some(row) => Err(format!("there is no report {} or {}", row.report + 1, row.of + 1)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Two posts\n\nHard.\n\n## Report 1: Wire, Inc, 2031-05-04\n\n```news\nPost hit\n\nVardia said 12 died.\n\
        ```\n\n## Report 2: Post, 2031-05-05\n\n```news\nPost hit\n\n## no heading\n```\n\n## Event: raid\n\n\
        | question | of | status |\n|---|---|---|\n| killed | Vardia | one_origin |\n| damaged | - / tanks | unanswered |\n\n\
        | question | of | party | stance | value | report | words |\n|---|---|---|---|---|---|---|\n\
        | killed | Vardia | Vardia | assert | 12 | 1 | 12 died |\n\n## Copies\n\n| report | of | kind |\n|---|---|---|\n\
        | 2 | 1 | update |\n";

    #[test]
    fn a_bundle_is_read() {
        let bundle = parse("a", TEXT).unwrap();
        assert_eq!(
            (
                bundle.reports[0].publisher.as_str(),
                bundle.reports[0].published.as_str()
            ),
            ("Wire, Inc", "2031-05-04")
        );
        assert!(bundle.reports[1].text.ends_with("## no heading"));
        let event = &bundle.events[0];
        assert_eq!((event.statuses.len(), event.answers.len()), (2, 1));
        assert_eq!(event.statuses[1].of.what.as_deref(), Some("tanks"));
        assert_eq!((event.answers[0].report, event.answers[0].stance), (0, Stance::Assert));
        assert_eq!(
            (bundle.copies[0].report, bundle.copies[0].kind),
            (1, DocumentKind::Update)
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |from: &str, to: &str| parse("a", &TEXT.replacen(from, to, 1)).unwrap_err();
        assert!(wrong("one_origin", "open").contains("open"));
        assert!(wrong("| 12 died", "| 13 died").contains("does not stand"));
        assert!(wrong("| 1 | 12 died", "| 3 | 12 died").contains("no report 3"));
        assert!(wrong("| killed | Vardia | one", "| wounded | Vardia | one").contains("no status"));
        assert!(wrong("| 2 | 1 | update", "| 2 | 0 | update").contains("`0`"));
    }
}
