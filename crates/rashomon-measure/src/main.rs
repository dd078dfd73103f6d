//! The program behind `cargo xtask suite` and `cargo xtask eval`.
#![allow(clippy::disallowed_methods)] // An edge: it reads its arguments and writes the list of known failures.
#![allow(clippy::print_stdout, clippy::print_stderr)] // An edge: it talks to a person at a terminal.

use std::path::PathBuf;
use std::process::ExitCode;

use rashomon_measure::suite::{Known, Suite, known_failures, report, suite_folder};
use rashomon_measure::{bundles, eval, ground, scale};

const USAGE: &str = "usage: rashomon-measure suite [FILTER] [--verbose] [--bless-known]
       rashomon-measure eval --corpora DIR [--only NAME | --list]
       rashomon-measure eval --only bundles [HALF]
       rashomon-measure ground [SET] [dev | blind]
       rashomon-measure accounts [HALF] [FILTER] [--misses [--look]]   HALF: dev, blind, wordings/dev, wordings/blind
       rashomon-measure scale [MOST]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["suite", rest @ ..] => run_suite(rest),
        ["accounts", rest @ ..] => run_accounts(rest),
        ["scale", rest @ ..] => run_scale(rest),
        ["eval", "--only", "bundles", rest @ ..] => run_accounts(rest),
        ["eval", rest @ ..] => run_eval(rest),
        ["ground", rest @ ..] => run_ground(rest),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run_suite(words: &[&str]) -> Result<ExitCode, String> {
    let filter = words
        .iter()
        .find(|word| !word.starts_with('-'))
        .copied()
        .unwrap_or_default();
    let suite = Suite::read(&suite_folder())?;
    let engine = rashomon_measure::engine()?;
    let outcomes = suite.run(&engine, filter);
    println!("{}", report(&outcomes, words.contains(&"--verbose")));
    if words.contains(&"--bless-known") && filter.is_empty() {
        let list = Known::of(&outcomes).text();
        std::fs::write(known_failures(), list).map_err(|error| error.to_string())?;
    }
    let verdict = Known::read(&known_failures()).judge(&suite, &outcomes);
    println!(
        "{} passed, {} known to fail, {} unexpected",
        verdict.passed,
        verdict.known,
        verdict.complaints.len()
    );
    verdict.complaints.iter().for_each(|complaint| eprintln!("{complaint}"));
    Ok(if verdict.complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run_eval(words: &[&str]) -> Result<ExitCode, String> {
    let value = |name: &str| {
        let place = words.iter().position(|word| *word == name)?;
        words.get(place + 1).copied()
    };
    let folder = value("--corpora")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("RASHOMON_CORPORA").map(PathBuf::from));
    let folder = folder.ok_or("name the folder of the corpora: --corpora DIR, or RASHOMON_CORPORA")?;
    if words.contains(&"--list") {
        println!("{}", eval::list_places(folder)?);
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{}",
        eval::run(folder, value("--only"), &|task| eprintln!("scoring {task}"))?
    );
    Ok(ExitCode::SUCCESS)
}

/// The sets whose items are places; a scorer of their own counts what is right, wrong and left open.
const PLACE_SETS: [&str; 2] = ["spellings", "relations"];

fn run_ground(words: &[&str]) -> Result<ExitCode, String> {
    let is_half = |word: &&&str| matches!(**word, "dev" | "blind");
    let half = words.iter().find(is_half).copied();
    let set = words.iter().find(|word| !is_half(word)).copied();
    let is_of_places = set.is_some_and(|set| PLACE_SETS.contains(&set));
    if !is_of_places {
        println!("{}", ground::run(set, half)?);
    }
    if is_of_places || set.is_none() {
        for part in ["dev", "blind"]
            .into_iter()
            .filter(|part| half.is_none_or(|half| half == *part))
        {
            println!(
                "## places, {part}\n\n{}",
                eval::own::score(&ground::folder(""), part, part == "dev")?
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Scores `dev`, unless `blind` is asked for; what is wrong in the blind half is shown only to those who say `--look` too,
/// since nobody who writes rules may read it.
fn run_accounts(words: &[&str]) -> Result<ExitCode, String> {
    const HALVES: [&str; 4] = ["dev", "blind", "wordings/dev", "wordings/blind"];
    let half = words
        .iter()
        .find(|word| HALVES.contains(word))
        .copied()
        .unwrap_or("dev");
    let is_filter = |word: &&&str| !word.starts_with('-') && !HALVES.contains(word);
    let filter = words.iter().find(is_filter).copied().unwrap_or_default();
    let may_look = half.ends_with("dev") || words.contains(&"--look");
    let with_misses = may_look && words.contains(&"--misses");
    println!("{}", bundles::run(half, filter, with_misses)?);
    Ok(ExitCode::SUCCESS)
}

/// Measures corpora of generated reports, the largest of `MOST` documents.
fn run_scale(words: &[&str]) -> Result<ExitCode, String> {
    let number = |word: &str| {
        word.parse::<usize>()
            .map_err(|_| format!("`{word}` is no number of documents"))
    };
    let printed = match words {
        ["--child", size, mix] => scale::child(number(size)?, mix)?,
        [most] => scale::run(number(most)?)?,
        _ => scale::run(usize::MAX)?,
    };
    println!("{printed}");
    Ok(ExitCode::SUCCESS)
}
