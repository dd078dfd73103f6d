//! A whole run from bytes to page, the language model and all, to see what share of it the stages after the model take.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rashomon::{Engine, EngineSettings, Input, Stage, StageClock, dossier};

use super::corpus::{Mix, corpus, json_lines};
use super::measured::timed;
use crate::table::Table;

/// Adds up the time of each stage.
struct Clock {
    begun: Instant,
    /// Nanoseconds by stage, in the order of [`Stage::ALL`].
    totals: [AtomicU64; Stage::ALL.len()],
}

impl StageClock for Clock {
    fn now(&self) -> Duration {
        busy().unwrap_or_else(|| self.begun.elapsed())
    }

    fn spent(&self, stage: Stage, duration: Duration) {
        let nanoseconds = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        self.totals[stage as usize].fetch_add(nanoseconds, Ordering::Relaxed);
    }
}

/// The time that all threads of this process have been on a processor, where the system tells (Linux). One document is
/// worked on at a time, so what the model's own threads do belongs to the stage that is under way.
fn busy() -> Option<Duration> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let nanoseconds = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Some(Duration::from_nanos(nanoseconds.sum()))
}

/// Seconds by stage of a whole run on one thread, and of writing its page and its JSON.
///
/// # Errors
///
/// If the engine cannot be had or the JSON cannot be made.
fn whole_run(size: usize) -> Result<Vec<(&'static str, f64)>, String> {
    let clock = Arc::new(Clock {
        begun: Instant::now(),
        totals: Default::default(),
    });
    let settings = EngineSettings {
        threads: NonZeroUsize::MIN,
        clock: Some(clock.clone()),
        ..EngineSettings::default()
    };
    let engine = Engine::new(settings).map_err(|error| error.to_string())?;
    let bytes = json_lines(&corpus(size, Mix::Usual).run.documents);
    let input = Input {
        name: "generated.jsonl",
        bytes: &bytes,
    };
    let run = engine.read(&[input]);
    let seconds = |stage: Stage| clock.totals[stage as usize].load(Ordering::Relaxed) as f64 / 1e9;
    let mut stages: Vec<(&str, f64)> = Stage::ALL.iter().map(|stage| (stage.name(), seconds(*stage))).collect();
    stages.push(("html", timed(|| dossier::html(&run)).1));
    let mut written = Vec::new();
    let (done, json) = timed(|| dossier::json(run, &mut written));
    done.map_err(|error| error.to_string())?;
    stages.push(("json", json));
    Ok(stages)
}

/// A whole run of so many documents as a table, and the share of what comes after the language model.
///
/// # Errors
///
/// If the engine cannot be had or the JSON cannot be made.
pub fn share(size: usize) -> Result<String, String> {
    let stages = whole_run(size)?;
    let all: f64 = stages.iter().map(|(_, seconds)| seconds).sum();
    let before = |name: &str| matches!(name, "read" | "annotate");
    let after: f64 = stages
        .iter()
        .filter(|(name, _)| !before(name))
        .map(|(_, seconds)| seconds)
        .sum();
    let mut table = Table::new(&["stage", "s", "% of the run"]);
    let mut row = |name: &str, seconds: f64| {
        table.row(vec![
            name.to_owned(),
            format!("{seconds:.3}"),
            format!("{:.2}", 100.0 * seconds / all),
        ]);
    };
    stages.iter().for_each(|(name, seconds)| row(name, *seconds));
    row("all", all);
    row("after the language model", after);
    Ok(format!("{table}"))
}
