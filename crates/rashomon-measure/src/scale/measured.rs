//! What the stages after the language model cost on a corpus whose claims are ready, stage by stage.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use rashomon::dossier;
use rashomon_accounts::corpus::Corpus;
use rashomon_accounts::{Reconciler, copies, gather};
use serde::{Deserialize, Serialize};

use super::corpus::{Mix, corpus};

/// Costs of one corpus; times in seconds of processor time, memory in KiB, sizes in bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Documents.
    pub documents: usize,
    /// Claims.
    pub claims: usize,
    /// Words of all texts.
    pub words: usize,
    /// Things that the generator let happen.
    pub happenings: usize,
    /// Events found.
    pub events: usize,
    /// Copies that the generator made.
    pub copies: usize,
    /// Copies found.
    pub copies_found: usize,
    /// Of those, the ones that the generator made of the same text.
    pub copies_right: usize,
    /// Finding copies and folding their claims.
    pub copying: f64,
    /// Gathering claims to events.
    pub gathering: f64,
    /// All of compiling: copies, events, questions, answers, statuses.
    pub compiling: f64,
    /// Writing the JSON.
    pub json: f64,
    /// Writing the page.
    pub html: f64,
    /// Length of the JSON.
    pub json_bytes: usize,
    /// Length of the page.
    pub html_bytes: usize,
    /// Memory of documents and claims before anything is compiled.
    pub input_memory: u64,
    /// The most memory until all is compiled.
    pub compile_memory: u64,
    /// The most memory until all is written.
    pub whole_memory: u64,
}

impl Measured {
    /// Everything after the stages that work on single documents.
    #[must_use]
    pub fn whole(&self) -> f64 {
        self.compiling + self.json + self.html
    }
}

/// Measures a corpus of this size and sort in this process.
///
/// # Errors
///
/// If the lexicon cannot be used or the JSON cannot be made.
pub fn measure(size: usize, mix: Mix) -> Result<Measured, String> {
    let made = corpus(size, mix);
    let mut run = made.run;
    let mut measured = Measured {
        documents: run.documents.len(),
        claims: run.claims.len(),
        words: run
            .documents
            .iter()
            .map(|document| document.text.split_whitespace().count())
            .sum(),
        happenings: made.happenings,
        copies: made.copies,
        input_memory: memory("VmRSS"),
        ..Measured::default()
    };
    {
        let corpus = Corpus::new(&run.documents, &run.claims);
        let ((found, folded), copying) = timed(|| {
            let found = copies::find(&corpus);
            let folded = copies::fold(&corpus, &found);
            (found, folded)
        });
        measured.copies_found = found.len();
        let is_right = |copy: &&copies::Copy| made.families.get(copy.document) == made.families.get(copy.of);
        measured.copies_right = found.iter().filter(is_right).count();
        measured.copying = copying;
        measured.gathering = timed(|| gather::gather(&corpus, &folded)).1;
    }
    let reconciler = Reconciler::embedded().map_err(|error| error.to_string())?;
    measured.compiling = timed(|| reconciler.compile(&mut run)).1;
    measured.events = run.events.len();
    measured.compile_memory = memory("VmHWM");
    let (page, html) = timed(|| dossier::html(&run));
    (measured.html, measured.html_bytes) = (html, page.len());
    drop(page);
    let mut counter = Counter(0);
    let (written, json) = timed(|| dossier::json(run, &mut counter));
    written.map_err(|error| error.to_string())?;
    (measured.json, measured.json_bytes) = (json, counter.0);
    measured.whole_memory = memory("VmHWM");
    Ok(measured)
}

/// Counts what is written, and keeps nothing.
struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does some work and says how many seconds this thread was at it.
pub(super) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let (begun, busy) = (Instant::now(), busy());
    let value = work();
    let elapsed = match (busy, self::busy()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => begun.elapsed(),
    };
    (value, elapsed.as_secs_f64())
}

/// The time that this thread has been on a processor, where the system tells (Linux), so that a busy machine does not
/// make anything look slow.
fn busy() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Memory of this process in KiB by the system's name for it, where the system tells (Linux); else 0.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
