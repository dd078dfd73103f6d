//! The clock that the benchmark lends to the engine.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rashomon::{Stage, StageClock};

/// Adds up the time of each stage over all threads.
pub(crate) struct BenchClock {
    begun: Instant,
    /// Nanoseconds by stage, in the order of [`Stage::ALL`].
    totals: [AtomicU64; Stage::ALL.len()],
}

impl BenchClock {
    /// A clock that has counted nothing yet.
    pub(crate) fn new() -> Self {
        Self {
            begun: Instant::now(),
            totals: Default::default(),
        }
    }

    /// Forgets what was counted.
    pub(crate) fn reset(&self) {
        self.totals.iter().for_each(|total| total.store(0, Ordering::Relaxed));
    }

    /// The time of a stage.
    pub(crate) fn total(&self, stage: Stage) -> Duration {
        Duration::from_nanos(self.totals[stage as usize].load(Ordering::Relaxed))
    }
}

/// The processor time that this process has used, where the system tells (Linux, in hundredths of a second); else none.
pub(crate) fn processor_time() -> Duration {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name in brackets and may hold spaces; user and system time are the 14th and 15th.
    let fields = status.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    let ticks: u64 = fields
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Duration::from_millis(10 * ticks)
}

impl StageClock for BenchClock {
    fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    fn spent(&self, stage: Stage, duration: Duration) {
        let nanoseconds = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        self.totals[stage as usize].fetch_add(nanoseconds, Ordering::Relaxed);
    }
}
