//! `rashomon init`: a new project.

use std::path::PathBuf;

use clap::Args;
use rashomon_store::Project;

use crate::exit::{Exit, Failure};
use crate::output::Output;

/// What can be asked of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder to make the project in; it is made too if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &InitArguments) -> Result<Exit, Failure> {
    let folder = &arguments.folder;
    Project::init(folder)?;
    let mut output = Output::stdout();
    output.text(&format!(
        "Made a project in {0}. Next: `rashomon add --project {0} PATH…`, then `rashomon run --project {0}`.\n",
        folder.display()
    ))?;
    output.finish()?;
    Ok(Exit::AllRead)
}
