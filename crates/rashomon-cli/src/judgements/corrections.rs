//! `rashomon corrections`: list, hand on, take in and check what persons judged.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rashomon::dossier::one_line;
use rashomon::judge::holding;
use rashomon::recompile;
use rashomon::types::{Action, Judgement, JudgementId};

use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::paths::STDIN;
use crate::project::counted;

use super::arguments::{CorrectionsArguments, CorrectionsCommand};
use super::ledger::{Ledger, read_file};
use super::said;

/// Runs the command.
pub fn run(arguments: &CorrectionsArguments) -> Result<Exit, Failure> {
    match &arguments.command {
        CorrectionsCommand::List { ledger } => list(&Ledger::open(ledger)?),
        CorrectionsCommand::Export { output, ledger } => export(output, &Ledger::open(ledger)?),
        CorrectionsCommand::Import { file, ledger } => import(file, &Ledger::open(ledger)?),
        CorrectionsCommand::Check { ledger } => check(&Ledger::open(ledger)?),
    }
}

/// The judgements in the order in which they were made; what cannot be read is named.
fn read(ledger: &Ledger) -> Result<Vec<Judgement>, Failure> {
    let (mut judgements, unknown) = ledger.read()?;
    for line in unknown {
        eprintln!("rashomon: warning: {}", one_line(&line));
    }
    judgements.sort_by_key(|judgement| (judgement.at, judgement.id));
    Ok(judgements)
}

fn list(ledger: &Ledger) -> Result<Exit, Failure> {
    let judgements = read(ledger)?;
    let holding: BTreeSet<JudgementId> = holding(&judgements).into_iter().map(|judgement| judgement.id).collect();
    let mut output = Output::stdout();
    for judgement in &judgements {
        let is_undo = matches!(judgement.action, Action::Undo { .. });
        output.text(&said::line(judgement, !is_undo && !holding.contains(&judgement.id)))?;
        output.text("\n")?;
    }
    output.finish()?;
    Ok(Exit::of_run(0, judgements.len(), judgements.len()))
}

fn export(target: &Path, ledger: &Ledger) -> Result<Exit, Failure> {
    let judgements = read(ledger)?;
    let lines: String = judgements.iter().map(|judgement| judgement.line() + "\n").collect();
    if target.as_os_str() == STDIN {
        let mut output = Output::stdout();
        output.text(&lines)?;
        output.finish()?;
    } else {
        let written = fs::write(target, lines);
        written.map_err(|error| Failure::Input(format!("{}: cannot be written: {error}", target.display())))?;
        eprintln!("rashomon: wrote {}", one_line(&target.display().to_string()));
    }
    Ok(Exit::of_run(0, judgements.len(), judgements.len()))
}

fn import(file: &Path, ledger: &Ledger) -> Result<Exit, Failure> {
    let given = read_file(file)?;
    let (known, _) = ledger.read()?;
    let mut seen: BTreeSet<JudgementId> = known.iter().map(|judgement| judgement.id).collect();
    let new: Vec<Judgement> = given
        .iter()
        .filter(|judgement| seen.insert(judgement.id))
        .cloned()
        .collect();
    ledger.append(&new)?;
    let there = given.len() - new.len();
    let number = |count: usize| counted(u64::try_from(count).unwrap_or(u64::MAX), "correction");
    eprintln!(
        "rashomon: {} taken in, {there} there already; {}",
        number(new.len()),
        ledger.next()
    );
    Ok(Exit::AllRead)
}

fn check(ledger: &Ledger) -> Result<Exit, Failure> {
    let (judgements, unknown) = ledger.read()?;
    let mut run = ledger.subject()?.reading;
    let orphans = recompile(&mut run, &judgements)?;
    let mut output = Output::stdout();
    for orphan in &orphans {
        let judgement = judgements.iter().find(|judgement| judgement.id == orphan.judgement);
        let line = judgement
            .map(|judgement| said::line(judgement, false))
            .unwrap_or_default();
        output.text(&one_line(&format!("{line}: {}", orphan.reason)))?;
        output.text("\n")?;
    }
    for line in &unknown {
        output.text(&one_line(line))?;
        output.text("\n")?;
    }
    output.finish()?;
    let lost = orphans.len() + unknown.len();
    let number = |count: usize| counted(u64::try_from(count).unwrap_or(u64::MAX), "correction");
    let all = judgements.len() + unknown.len();
    eprintln!("rashomon: {}, {lost} of nothing that is here any more", number(all));
    Ok(if lost > 0 { Exit::Orphaned } else { Exit::AllRead })
}
