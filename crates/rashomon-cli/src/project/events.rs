//! `rashomon events`: the events of a project, or those with statements that are looked for.

use clap::Args;
use rashomon::dossier::export::csv_line;
use rashomon::dossier::{json_line, one_line};
use rashomon_store::EventFound;

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::claims::{ListArguments, ListFormat, QueryArguments};
use super::{ProjectArguments, counted};

/// What can be asked of `events`.
#[derive(Debug, Args)]
pub struct EventsArguments {
    #[command(flatten)]
    query: QueryArguments,
    #[command(flatten)]
    format: ListArguments,
    #[command(flatten)]
    project: ProjectArguments,
}

/// Runs the command.
pub fn run(arguments: &EventsArguments) -> Result<Exit, Failure> {
    let found = arguments
        .project
        .open_to_read()?
        .find_events(&arguments.query.query())?;
    let mut output = Output::stdout();
    match arguments.format.chosen() {
        ListFormat::Text => found.iter().try_for_each(|event| output.text(&lines(event)))?,
        ListFormat::Json => found
            .iter()
            .try_for_each(|event| output.write(|out| json_line(event, out)))?,
        ListFormat::Csv => output.text(&table(&found))?,
    }
    output.finish()?;
    Ok(if found.is_empty() {
        Exit::NothingFound
    } else {
        Exit::AllRead
    })
}

fn lines(event: &EventFound) -> String {
    let mut line = format!("{}  {}\n    ", event.id, one_line(&event.title));
    if event.matching < event.claims {
        line += &format!("{} of ", event.matching);
    }
    line += &format!(
        "{} in {}",
        counted(event.claims, "statement"),
        counted(event.reports, "report")
    );
    if let (Some(first), Some(last)) = (&event.first_day, &event.last_day) {
        line += &if first == last {
            format!(", {first}")
        } else {
            format!(", {first} to {last}")
        };
    }
    if !event.aliases.is_empty() {
        line += &format!(", also {}", event.aliases.join(", "));
    }
    line + "\n"
}

fn table(found: &[EventFound]) -> String {
    let mut table = csv_line([
        "event",
        "title",
        "matching",
        "claims",
        "reports",
        "first_day",
        "last_day",
        "aliases",
    ]);
    for event in found {
        let row = [
            event.id.clone(),
            event.title.clone(),
            event.matching.to_string(),
            event.claims.to_string(),
            event.reports.to_string(),
            event.first_day.clone().unwrap_or_default(),
            event.last_day.clone().unwrap_or_default(),
            event.aliases.join("; "),
        ];
        table += &csv_line(row.iter().map(String::as_str));
    }
    table
}
