//! `cargo xtask suite`, `eval`, `ground`, `accounts`, `bench` and `scale`: how good the engine is and how fast.
//!
//! The programs that measure link the whole engine with its language model, so they are crates of their own, built when
//! they are asked for: the other chores build in seconds. What they print is kept under `docs/records` with `--record`.

use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};
use std::time::{Duration, SystemTime};

use crate::repository::{cargo, root};

/// Where records are kept, from the root.
const RECORDS: &str = "docs/records";

/// `cargo xtask suite [FILTER] [--verbose] [--bless-known] [--record NAME]`
pub fn suite(arguments: &[String]) -> ExitCode {
    let program = ["run", "--quiet", "--package", "rashomon-measure", "--", "suite"];
    let (name, rest) = take_value(arguments, "--record");
    measure(&program, &rest, name.map(|name| format!("suite-{name}")), "Suite")
}

/// `cargo xtask eval --corpora DIR [--only NAME] [--record]`
pub fn eval(arguments: &[String]) -> ExitCode {
    let program = ["run", "--quiet", "--package", "rashomon-measure", "--", "eval"];
    let (is_recorded, rest) = take_flag(arguments, "--record");
    measure(
        &program,
        &rest,
        is_recorded.then(|| "eval".to_owned()),
        "Scores on development data",
    )
}

/// `cargo xtask ground [SET] [dev | blind] [--record NAME]`
pub fn ground(arguments: &[String]) -> ExitCode {
    let program = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "rashomon-measure",
        "--",
        "ground",
    ];
    let (name, rest) = take_value(arguments, "--record");
    measure(
        &program,
        &rest,
        name.map(|name| format!("ground-{name}")),
        "Sets of grounding",
    )
}

/// `cargo xtask accounts [dev | blind] [FILTER] [--misses [--look]] [--record NAME]`
pub fn accounts(arguments: &[String]) -> ExitCode {
    let program = ["run", "--quiet", "--package", "rashomon-measure", "--", "accounts"];
    let (name, rest) = take_value(arguments, "--record");
    let record = name.map(|name| format!("accounts-{name}"));
    measure(&program, &rest, record, "Bundles of reports")
}

/// `cargo xtask bench [--record]`
pub fn bench(arguments: &[String]) -> ExitCode {
    let program = ["bench", "--quiet", "--package", "rashomon", "--bench", "speed", "--"];
    let (is_recorded, rest) = take_flag(arguments, "--record");
    measure(&program, &rest, is_recorded.then(|| "bench".to_owned()), "Speed")
}

/// `cargo xtask scale [MOST] [--record]`
pub fn scale(arguments: &[String]) -> ExitCode {
    let program = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "rashomon-measure",
        "--",
        "scale",
    ];
    let (is_recorded, rest) = take_flag(arguments, "--record");
    measure(
        &program,
        &rest,
        is_recorded.then(|| "scale".to_owned()),
        "Many reports together",
    )
}

/// Runs a measuring program, passes what it prints on, and keeps it if it is to be recorded.
fn measure(program: &[&str], arguments: &[String], record: Option<String>, title: &str) -> ExitCode {
    let (date, arguments) = take_value(arguments, "--date");
    let child = cargo().args(program).args(&arguments).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("cargo could not be started");
        return ExitCode::FAILURE;
    };
    let mut printed = String::new();
    let output = child.stdout.take().into_iter();
    for line in output
        .flat_map(|output| BufReader::new(output).lines())
        .map_while(Result::ok)
    {
        println!("{line}");
        printed += &(line + "\n");
    }
    let succeeded = child.wait().is_ok_and(|status| status.success());
    let kept = record.is_none_or(|name| keep(&name, title, &date.unwrap_or_else(today), &printed));
    if succeeded && kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Writes a record; one that is there already stays, and the new one is numbered.
fn keep(name: &str, title: &str, date: &str, printed: &str) -> bool {
    let folder = root().join(RECORDS);
    let numbered = (2..).map(|number| format!("{date}-{name}-{number}.md"));
    let mut names = std::iter::once(format!("{date}-{name}.md")).chain(numbered);
    let file = names.find(|file| !folder.join(file).exists()).unwrap_or_default();
    let text = format!("# {title}, {date}\n\n{}\n", printed.trim_end());
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join(&file), text));
    match &written {
        Ok(()) => eprintln!("recorded in {RECORDS}/{file}"),
        Err(error) => eprintln!("{RECORDS}/{file}: {error}"),
    }
    written.is_ok()
}

/// An option's value, and the arguments without both.
fn take_value(arguments: &[String], option: &str) -> (Option<String>, Vec<String>) {
    let mut rest = arguments.to_vec();
    let place = rest
        .iter()
        .position(|argument| argument == option)
        .filter(|place| place + 1 < rest.len());
    let value = place.map(|place| rest.drain(place..place + 2).next_back().unwrap_or_default());
    (value, rest)
}

/// Whether a flag is given, and the arguments without it.
fn take_flag(arguments: &[String], flag: &str) -> (bool, Vec<String>) {
    let rest: Vec<String> = arguments.iter().filter(|argument| *argument != flag).cloned().collect();
    (rest.len() < arguments.len(), rest)
}

/// The date by the system's clock, in UTC.
fn today() -> String {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    date(since.as_secs() / 86_400)
}

/// The date so many days after 1970-01-01, by Howard Hinnant's `civil_from_days`.
fn date(days: u64) -> String {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // The year begins in March here.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_from_1970() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(19_782), "2024-02-29");
        assert_eq!(date(20_088), "2024-12-31");
    }

    #[test]
    fn options_are_taken_out() {
        let arguments = ["a", "--record", "first", "--verbose"].map(str::to_owned);
        let (value, rest) = take_value(&arguments, "--record");
        assert_eq!((value.as_deref(), rest.len()), (Some("first"), 2));
        assert_eq!(take_flag(&rest, "--verbose"), (true, vec!["a".to_owned()]));
        assert_eq!(take_value(&["--record".to_owned()], "--record").0, None);
    }
}
