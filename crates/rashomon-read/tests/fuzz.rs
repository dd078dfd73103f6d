//! A bounded run of the fuzz targets: the seeds of `tests/fuzz/read`, whole and changed, by a fixed sequence of changes.
//!
//! `cargo test -p rashomon-read --test fuzz -- --ignored --nocapture` goes on for longer and prints figures.
#![allow(clippy::disallowed_methods)] // A test: it reads its seeds, and no reading may take long.
#![allow(clippy::print_stdout)] // The long run is for a person to look at.

#[path = "../../../tests/fuzz/mutate.rs"]
mod mutate;
#[path = "../../../tests/fuzz/read.rs"]
mod target;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Changes of each seed that every run of the tests tries.
const ROUNDS: u64 = 40;
/// Changes of each seed in the long run.
const LONG_ROUNDS: u64 = 1_500;
/// One seed has a few kilobytes; an unoptimised build on a busy machine is given this much for it.
const LONGEST: Duration = Duration::from_secs(20);

/// A named seed.
type Seed = (String, Vec<u8>);

/// What was tried, and what came of it.
#[derive(Debug, Default)]
struct Figures {
    inputs: u64,
    with_documents: u64,
    with_failures: u64,
    slowest: Duration,
    broken: Vec<String>,
}

fn seeds() -> Vec<Seed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/read");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let named = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .iter()
        .map(|path| (named(path), std::fs::read(path).unwrap()))
        .collect()
}

impl Figures {
    fn count(&mut self, what: &str, attempt: impl FnOnce() -> target::Outcome) {
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(attempt));
        let took = start.elapsed();
        self.inputs += 1;
        self.slowest = self.slowest.max(took);
        match outcome {
            Err(_) => self.broken.push(what.to_owned()),
            Ok(_) if took > LONGEST => self.broken.push(format!("{what}: took {took:?}")),
            Ok((documents, remarks)) => {
                self.with_documents += u64::from(!documents.is_empty());
                let failed = |remark: &rashomon_types::Diagnostic| remark.severity == rashomon_types::Severity::Error;
                self.with_failures += u64::from(remarks.iter().any(failed));
            }
        }
    }
}

fn run(rounds: u64) -> Figures {
    let seeds = seeds();
    let mut figures = Figures::default();
    for (at, (name, seed)) in seeds.iter().enumerate() {
        for round in 0..rounds {
            let other = &seeds[mutate::Numbers::of(seed, round ^ 0xabcd).below(seeds.len())].1;
            let bytes = mutate::mutate(seed, other, round);
            figures.count(&format!("{name}, round {round}"), || {
                target::try_hinted(&bytes, at + round as usize);
                target::try_read(&bytes)
            });
        }
    }
    figures
}

#[test]
fn every_seed_is_read_and_the_same_whichever_way_it_comes() {
    for (name, seed) in seeds() {
        let outcome = catch_unwind(|| target::try_read_thrice(&seed));
        assert!(outcome.is_ok(), "{name}");
    }
}

#[test]
fn no_change_of_a_seed_breaks_anything() {
    let figures = run(ROUNDS);
    assert_eq!(figures.broken, [""; 0]);
    assert!(figures.with_documents > figures.inputs / 4, "{figures:?}");
    assert!(figures.with_failures > figures.inputs / 10, "{figures:?}");
}

#[test]
#[ignore = "takes minutes; prints figures"]
fn no_change_of_a_seed_breaks_anything_for_longer() {
    let figures = run(LONG_ROUNDS);
    println!("{figures:#?}");
    assert_eq!(figures.broken, [""; 0]);
}
