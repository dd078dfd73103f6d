//! How far a run is: a bar on standard error, on a terminal only, and only if the run lasts.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// A run that is shorter needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn anew while nothing happens.
const TICK: Duration = Duration::from_millis(120);

const WITH_TOTAL: &str = "{msg} {wide_bar} {percent:>3} %  {elapsed} gone{left}";
const WITHOUT_TOTAL: &str = "{spinner} {msg}  {elapsed} gone";

/// The bar of one run.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    documents: usize,
    failed: usize,
    /// What is done to a report.
    verb: &'static str,
}

impl Progress {
    /// A bar for inputs of `total` bytes, where that is known. It stays hidden if `quiet` or if nobody would see it.
    pub fn new(total: Option<u64>, quiet: bool) -> Self {
        let shown = !quiet && io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = total.map_or(WITHOUT_TOTAL, |_| WITH_TOTAL);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━╸─").with_key("left", time_left));
        }
        bar.set_message("reading");
        if shown {
            reveal_later(&bar);
        }
        Self {
            bar,
            begun: Instant::now(),
            documents: 0,
            failed: 0,
            verb: "read",
        }
    }

    /// The same for a stage that does something else to reports than reading them.
    pub fn of_stage(self, verb: &'static str) -> Self {
        self.bar.set_message(format!("0 {verb}"));
        Self { verb, ..self }
    }

    /// So many documents and bytes more are done, and so many more inputs have failed.
    pub fn advance(&mut self, documents: usize, failed: usize, bytes: u64) {
        self.documents += documents;
        self.failed += failed;
        self.bar.inc(bytes);
        let rate = self.documents as f64 / self.begun.elapsed().as_secs_f64().max(0.001);
        let failed = if self.failed == 0 {
            String::new()
        } else {
            format!(", {} FAILED", self.failed)
        };
        let message = format!("{} {}{failed}, {rate:.1} a second", self.documents, self.verb);
        self.bar.set_message(message);
    }

    /// Writes a line to standard error, above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How long it may still take, once there is something to tell it by.
fn time_left(state: &ProgressState, out: &mut dyn Write) {
    if state.pos() > 0 {
        // The bar is drawn into a string, which never fails.
        let _ = write!(out, ", about {:#} left", HumanDuration(state.eta()));
    }
}

/// Shows the bar once the run has lasted; a bar that is finished by then is never drawn.
fn reveal_later(bar: &ProgressBar) {
    let bar = bar.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
}
