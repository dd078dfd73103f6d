//! How fast the engine is: `cargo bench`, or `cargo xtask bench --record` to keep what it prints.
//!
//! Words a second on one thread and on all, on the shipped example and on longer texts made from it; the stage that the
//! time goes to; start-up time and peak memory, each taken from a fresh process, which is this program again with
//! `--child`. Plain clocks, no statistics: the differences that matter here are larger than the noise of a quiet machine.
#![allow(clippy::disallowed_methods)] // An edge: it reads the example, the clock and its own memory.
#![allow(clippy::print_stdout, clippy::print_stderr)] // An edge: it talks to a person at a terminal.

mod child;
mod clock;
mod texts;

use std::error::Error;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use clock::BenchClock;
use rashomon::{Engine, EngineSettings, Stage};
use texts::{Report, Workload};

/// How often each workload is read; the fastest counts.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(place) = arguments.iter().position(|argument| argument == "--child") {
        return child::run(arguments.get(place + 1).map_or("", String::as_str));
    }
    println!("{}\n", machine());
    speed()?;
    println!();
    child::start_and_memory()
}

/// The words a second of every workload.
fn speed() -> Result<(), Box<dyn Error>> {
    println!(
        "| reports | words | threads | words/s | words per CPU s | read ms | annotate ms | attribute ms | ground ms | all ms |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let cores = available_parallelism()?;
    let threads = if cores.get() == 1 {
        vec![cores]
    } else {
        vec![NonZeroUsize::MIN, cores]
    };
    for workload in Workload::ALL {
        let reports = texts::reports(workload)?;
        for &threads in &threads {
            measure(workload, &reports, threads)?;
        }
    }
    println!(
        "\nThe milliseconds of a stage add up over threads; on one thread they are parts of the whole. Words per CPU \
         second do not suffer from what else the machine does."
    );
    Ok(())
}

fn measure(workload: Workload, reports: &[Report], threads: NonZeroUsize) -> Result<(), Box<dyn Error>> {
    let clock = Arc::new(BenchClock::new());
    let settings = EngineSettings {
        threads,
        clock: Some(clock.clone()),
        ..EngineSettings::default()
    };
    let engine = Engine::new(settings)?;
    let inputs: Vec<_> = reports.iter().map(Report::input).collect();
    let round = || {
        clock.reset();
        let (begun, busy) = (Instant::now(), clock::processor_time());
        let run = engine.read(&inputs);
        let elapsed = begun.elapsed();
        let busy = clock::processor_time().saturating_sub(busy);
        let texts = run.documents.iter().map(|document| document.text.as_str());
        let words: usize = texts.map(|text| text.split_whitespace().count()).sum();
        (
            elapsed,
            busy,
            words,
            Stage::ALL.map(|stage| clock.total(stage).as_millis()),
        )
    };
    let rounds = (0..ROUNDS).map(|_| round());
    let (elapsed, busy, words, [read, annotate, attribute, ground, _]) = rounds.min().unwrap_or_default();
    let speed = |time: Duration| words as f64 / time.as_secs_f64();
    println!(
        "| {} | {words} | {threads} | {:.0} | {:.0} | {read} | {annotate} | {attribute} | {ground} | {} |",
        workload.name(),
        speed(elapsed),
        speed(busy),
        elapsed.as_millis()
    );
    Ok(())
}

/// The processor, and how busy it was with other things.
fn machine() -> String {
    let file = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let processors = file("/proc/cpuinfo");
    let name = processors.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name.map_or("processor not named", |name| name.trim_matches([' ', '\t', ':']));
    let cores = available_parallelism().map_or(1, NonZeroUsize::get);
    let load = file("/proc/loadavg");
    let load = load
        .split(' ')
        .next()
        .filter(|load| !load.is_empty())
        .unwrap_or("not known");
    format!("{name}, {cores} cores; load when it began: {load}.")
}
