//! What only a fresh process can tell: how long a start takes, and the most memory that it ever held.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use rashomon::{Engine, EngineSettings};

use crate::texts::{self, Report, Workload};

/// How often a start is measured; the median counts.
const STARTS: usize = 7;

/// Prints start-up time and peak memory.
pub(crate) fn start_and_memory() -> Result<(), Box<dyn Error>> {
    let mut starts = Vec::new();
    let mut idle = 0;
    for _ in 0..STARTS {
        let (start, peak) = spawn("nothing")?;
        starts.push(start);
        idle = peak;
    }
    starts.sort();
    println!("| from a fresh process, all threads | |\n|---|--:|");
    println!(
        "| start, to an engine that is ready | {} ms |",
        starts[STARTS / 2].as_millis()
    );
    println!("| peak memory of a start | {} MB |", idle / 1024);
    for workload in Workload::ALL {
        let (_, peak) = spawn(workload.name())?;
        println!("| peak memory, {} | {} MB |", workload.name(), peak / 1024);
    }
    Ok(())
}

/// Starts this program again: the time until its engine is ready, and its peak memory in KiB at its end.
fn spawn(workload: &str) -> Result<(Duration, u64), Box<dyn Error>> {
    let begun = Instant::now();
    let program = std::env::current_exe()?;
    let mut child = Command::new(program)
        .args(["--child", workload])
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("the child has no output")?).lines();
    lines.next().ok_or("the child said nothing")??;
    let start = begun.elapsed();
    let peak = lines.next().ok_or("the child broke off")??.parse()?;
    child.wait()?;
    Ok((start, peak))
}

/// The child: says when its engine is ready, reads what it is told to, says how much memory that took.
pub(crate) fn run(workload: &str) -> Result<(), Box<dyn Error>> {
    let settings = EngineSettings {
        threads: available_parallelism()?,
        ..EngineSettings::default()
    };
    let engine = Engine::new(settings)?;
    println!("ready");
    std::io::stdout().flush()?;
    if let Some(workload) = Workload::ALL.into_iter().find(|known| known.name() == workload) {
        let reports = texts::reports(workload)?;
        let inputs: Vec<_> = reports.iter().map(Report::input).collect();
        std::hint::black_box(engine.read(&inputs));
    }
    println!("{}", peak_memory());
    Ok(())
}

/// The most memory that this process ever held, in KiB, where the system tells (Linux); else 0.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
