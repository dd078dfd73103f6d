//! `rashomon claims`: statements by their words, speaker, side, act, date, place, event.

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rashomon::dossier::export::csv_line;
use rashomon::dossier::{json_line, one_line};
use rashomon::types::Act;
use rashomon_store::{ClaimFound, Query};

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::ProjectArguments;

/// What can be looked for.
#[derive(Debug, Args)]
pub struct QueryArguments {
    /// Words that must all stand in a statement; "in quotation marks" side by side; `word*` for all that begin so
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Words that must stand anywhere in the report
    #[arg(long, value_name = "WORDS")]
    report: Option<String>,
    /// A part of the name of the speaker, or of whoever passed it on
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// A part of the name of a side, a party, or whom the speaker speaks for
    #[arg(long, value_name = "NAME")]
    side: Option<String>,
    /// What saying it does, such as deny; several with commas between them
    #[arg(long, value_name = "ACT", value_delimiter = ',', value_parser = parse_act)]
    act: Vec<String>,
    /// The first day on which it was said, or published where that is all that is known
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::parse_date)]
    since: Option<Date>,
    /// The last day
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::parse_date)]
    until: Option<Date>,
    /// A part of the name of a place that is spoken of
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// The event, by its id or the first digits of it
    #[arg(long, value_name = "ID")]
    event: Option<String>,
    /// Show at most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl QueryArguments {
    /// The query asked for.
    pub fn query(&self) -> Query {
        let quoted = |word: &String| {
            if word.contains(' ') {
                format!("\"{word}\"")
            } else {
                word.clone()
            }
        };
        let words: Vec<String> = self.words.iter().map(quoted).collect();
        Query {
            words: (!words.is_empty()).then(|| words.join(" ")),
            report_words: self.report.clone(),
            speaker: self.speaker.clone(),
            side: self.side.clone(),
            act: (!self.act.is_empty()).then(|| self.act.join(",")),
            since: self.since.map(|date| date.to_string()),
            until: self.until.map(|date| date.to_string()),
            place: self.place.clone(),
            event: self.event.clone(),
            limit: self.limit,
        }
    }
}

fn parse_act(text: &str) -> Result<String, String> {
    let known: Result<Act, serde_json::Error> = serde_json::from_value(text.into());
    known.map(|_| text.to_owned()).map_err(|_| {
        "no such act; try assert, claim, allege, accuse, deny, admit, confirm, announce, assess, warn, promise, \
                      urge, order, ask, decline or omit"
            .to_owned()
    })
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
    /// A table
    Csv,
}

/// How a list is written.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct ListArguments {
    /// Write one JSON object a line
    #[arg(long)]
    json: bool,
    /// Write a table
    #[arg(long)]
    csv: bool,
}

impl ListArguments {
    /// The format asked for.
    pub fn chosen(&self) -> ListFormat {
        match (self.json, self.csv) {
            (true, _) => ListFormat::Json,
            (_, true) => ListFormat::Csv,
            _ => ListFormat::Text,
        }
    }
}

/// What can be asked of `claims`.
#[derive(Debug, Args)]
pub struct ClaimsArguments {
    #[command(flatten)]
    query: QueryArguments,
    #[command(flatten)]
    format: ListArguments,
    #[command(flatten)]
    project: ProjectArguments,
}

/// Runs the command.
pub fn run(arguments: &ClaimsArguments) -> Result<Exit, Failure> {
    let found = arguments
        .project
        .open_to_read()?
        .find_claims(&arguments.query.query())?;
    let mut output = Output::stdout();
    match arguments.format.chosen() {
        ListFormat::Text => found.iter().try_for_each(|claim| output.text(&lines(claim)))?,
        ListFormat::Json => found
            .iter()
            .try_for_each(|claim| output.write(|out| json_line(claim, out)))?,
        ListFormat::Csv => output.text(&table(&found))?,
    }
    output.finish()?;
    Ok(if found.is_empty() {
        Exit::NothingFound
    } else {
        Exit::AllRead
    })
}

fn lines(claim: &ClaimFound) -> String {
    let shown = |text: &Option<String>, other: &str| one_line(text.as_deref().unwrap_or(other));
    let side = claim
        .side
        .as_ref()
        .map(|side| format!(" ({})", one_line(side)))
        .unwrap_or_default();
    let event = match (&claim.event, &claim.event_title) {
        (Some(event), Some(title)) => format!("\n    on {}: {}", event, one_line(title)),
        _ => String::new(),
    };
    let negated = if claim.polarity == "negative" { ", negated" } else { "" };
    format!(
        "{}  {}{side} — {}{negated}\n    “{}”\n    {}{event}\n",
        shown(&claim.day, "no date   "),
        shown(&claim.speaker, "speaker not named"),
        claim.act,
        one_line(&claim.words),
        [&claim.publisher, &claim.title, &claim.source]
            .into_iter()
            .flatten()
            .map(|text| one_line(text))
            .collect::<Vec<_>>()
            .join(" · "),
    )
}

fn table(found: &[ClaimFound]) -> String {
    let head = [
        "claim",
        "day",
        "speaker",
        "side",
        "act",
        "polarity",
        "words",
        "places",
        "event",
        "event_title",
        "publisher",
        "title",
        "source",
        "document",
        "first_run",
    ];
    let mut table = csv_line(head);
    for claim in found {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let row = [
            claim.id.clone(),
            text(&claim.day),
            text(&claim.speaker),
            text(&claim.side),
            claim.act.clone(),
            claim.polarity.clone(),
            claim.words.clone(),
            claim.places.join("; "),
            text(&claim.event),
            text(&claim.event_title),
            text(&claim.publisher),
            text(&claim.title),
            text(&claim.source),
            claim.document.clone(),
            claim.first_run.to_string(),
        ];
        table += &csv_line(row.iter().map(String::as_str));
    }
    table
}
