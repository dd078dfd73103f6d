//! What a person corrects or confirms, by name and with a reason: `correct` makes judgements, `corrections` lists, hands on,
//! takes in and checks them. They are kept in a project, or in a file of JSON Lines.

mod arguments;
mod correct;
mod corrections;
mod fields;
mod ids;
mod ledger;
mod places;
mod said;
mod values;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use rashomon::types::Judgement;

use crate::exit::{Exit, Failure};

/// What can be done with judgements.
#[derive(Debug, Subcommand)]
pub enum JudgementCommand {
    /// Correct or confirm what was read, by name and with a reason; it stays so whatever is read later
    #[command(after_help = arguments::CORRECT_HELP)]
    Correct(Box<arguments::CorrectArguments>),
    /// List, hand on, take in and check corrections
    #[command(after_help = arguments::CORRECTIONS_HELP)]
    Corrections(arguments::CorrectionsArguments),
}

/// Runs a command on judgements.
pub fn run(command: &JudgementCommand) -> Result<Exit, Failure> {
    match command {
        JudgementCommand::Correct(arguments) => correct::run(arguments),
        JudgementCommand::Corrections(arguments) => corrections::run(arguments),
    }
}

/// Corrections to lay over what is read.
#[derive(Debug, Default, Args)]
pub struct LaidOver {
    /// Corrections to lay over what is read, as `rashomon corrections export` writes them
    #[arg(long, value_name = "FILE.jsonl")]
    pub corrections: Option<PathBuf>,
}

impl LaidOver {
    /// The judgements; none where no file was named.
    pub fn read(&self) -> Result<Option<Vec<Judgement>>, Failure> {
        self.corrections.as_deref().map(ledger::read_file).transpose()
    }
}
