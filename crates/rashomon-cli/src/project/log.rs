//! `rashomon log`: what was done in a project.

use clap::Args;
use rashomon::dossier::one_line;
use rashomon_store::LogEntry;
use serde_json::{Value, json};

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::ProjectArguments;

/// What can be asked of `log`.
#[derive(Debug, Args)]
pub struct LogArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Show the last so many entries
    #[arg(long, value_name = "N")]
    last: Option<usize>,
    /// Write one JSON object a line, with the hashes of the chain
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(arguments: &LogArguments) -> Result<Exit, Failure> {
    let entries = arguments.project.open_to_read()?.log()?;
    let skipped = arguments.last.map_or(0, |last| entries.len().saturating_sub(last));
    let mut output = Output::stdout();
    for entry in entries.iter().skip(skipped) {
        if arguments.json {
            output.write(|out| rashomon::dossier::json_line(&object(entry), out))?;
        } else {
            output.text(&line(entry))?;
        }
    }
    output.finish()?;
    Ok(Exit::AllRead)
}

fn line(entry: &LogEntry) -> String {
    let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
    let fields = detail.as_object().into_iter().flatten();
    let shown: Vec<String> = fields.map(|(key, value)| format!("{key} {}", plain(value))).collect();
    format!(
        "{:>6}  {}  {:<14}  {}\n",
        entry.seq,
        entry.at,
        entry.action,
        one_line(&shown.join(", "))
    )
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn object(entry: &LogEntry) -> Value {
    // The detail stays the text that was hashed, so that others can follow the chain.
    json!({
        "seq": entry.seq, "at": entry.at, "action": entry.action, "detail": entry.detail, "previous": entry.previous,
        "hash": entry.hash,
    })
}
