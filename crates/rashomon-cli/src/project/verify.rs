//! `rashomon verify`: whether a project is what it says.

use clap::Args;
use rashomon::dossier::one_line;
use rashomon_store::Verification;

use crate::exit::{Exit, Failure};
use crate::output::Output;

use super::{ProjectArguments, counted};

/// What can be asked of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// The head of the log as you wrote it down: the log must still hold it
    #[arg(long, value_name = "HASH")]
    head: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &VerifyArguments) -> Result<Exit, Failure> {
    let project = arguments.project.open_to_read()?;
    let found = project.verify(arguments.head.as_deref())?;
    let mut output = Output::stdout();
    output.text(&page(&found))?;
    output.finish()?;
    Ok(if found.is_sound() {
        Exit::AllRead
    } else {
        Exit::Mismatch
    })
}

fn page(found: &Verification) -> String {
    let mut page: String = found
        .problems
        .iter()
        .map(|problem| format!("WRONG  {}\n", one_line(problem)))
        .collect();
    let more = found.problem_count.saturating_sub(found.problems.len() as u64);
    if more > 0 {
        page += &format!("WRONG  and {more} more\n");
    }
    page += &format!(
        "{}: {}, {}, {}, {}, {}.\nThe log's head is {}; keep it elsewhere, and `verify --head` shows whether the log was rewritten.\n",
        if found.is_sound() { "All holds" } else { "Checked" },
        counted(found.originals, "original"),
        counted(found.documents, "report"),
        counted(found.quotes, "quote"),
        counted(found.corrections, "correction"),
        counted(found.log.entries, "log entry"),
        found.log.head
    );
    page
}
