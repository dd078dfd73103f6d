//! A bounded run of the fuzz target of the model file: the built-in model with changed parts that have their right hashes, so
//! that what lies behind the hashes is tried as well.
//!
//! `cargo test -p rashomon-model --test fuzz -- --ignored --nocapture` goes on for longer and prints figures.
#![allow(clippy::print_stdout)] // The long run is for a person to look at.

#[path = "../../../tests/fuzz/mutate.rs"]
mod mutate;
#[path = "../../../tests/fuzz/model.rs"]
mod target;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};
use target::{Parts, try_model, with_manifest};

static EMBEDDED: &[u8] = include_bytes!("../model/english.rashomon-model");

/// Changed files that every run of the tests tries.
const ROUNDS: u64 = 12;
/// The same for the long run.
const LONG_ROUNDS: u64 = 400;

/// What was tried, and what came of it.
#[derive(Debug, Default)]
struct Figures {
    files: u64,
    loaded: u64,
    annotated: u64,
    broken: Vec<String>,
}

impl Figures {
    fn count(&mut self, what: String, file: &[u8]) {
        self.files += 1;
        match catch_unwind(AssertUnwindSafe(|| try_model(file))) {
            Ok(tokens) => {
                self.loaded += u64::from(tokens.is_some());
                self.annotated += u64::from(tokens.is_some_and(|tokens| tokens > 0));
            }
            Err(_) => self.broken.push(what),
        }
    }
}

/// One file for a round: a section changed, or the manifest.
fn changed(sound: &Parts, round: u64) -> Vec<u8> {
    let part = round as usize % (sound.sections.len() + 1);
    match sound.sections.get(part) {
        Some(section) => {
            let mut parts = sound.clone();
            parts.sections[part] = mutate::mutate(section, section, round);
            parts.signed()
        }
        None => {
            let manifest = sound.manifest.to_string();
            with_manifest(
                &mutate::mutate(manifest.as_bytes(), b"[]{}\"\"0,-1", round),
                &sound.sections,
            )
        }
    }
}

fn run(rounds: u64) -> Figures {
    let sound = Parts::of(EMBEDDED);
    let mut figures = Figures::default();
    for round in 0..rounds {
        figures.count(format!("round {round}"), &changed(&sound, round));
    }
    figures
}

#[test]
fn the_sound_file_survives_being_taken_apart() {
    assert_eq!(try_model(&Parts::of(EMBEDDED).signed()), try_model(EMBEDDED));
    assert!(try_model(EMBEDDED).is_some_and(|tokens| tokens > 20));
}

#[test]
fn manifests_that_lie_are_refused_or_harmless() {
    let sound = Parts::of(EMBEDDED);
    let mut figures = Figures::default();
    let empty = json!({"tags": ["O"], "start": [0.0], "step": [[0.0]]});
    let huge = json!(u64::MAX / 2);
    let lies: [(&str, Value); 12] = [
        ("positions", json!(0)),
        ("positions", huge.clone()),
        ("window", json!(1)),
        ("window", huge),
        ("upos", json!([])),
        ("upos", json!(["NOUN"])),
        ("feats", json!([])),
        ("deprels", json!([])),
        ("deprels", json!(["root"])),
        ("entity", empty.clone()),
        ("attribution", empty),
        ("sections", json!([])),
    ];
    for (key, value) in lies {
        let mut parts = sound.clone();
        parts.manifest[key] = value;
        figures.count(format!("{key} {}", parts.manifest[key]), &parts.signed());
    }
    assert_eq!(figures.broken, [""; 0]);
}

#[test]
fn no_change_breaks_anything() {
    assert_eq!(run(ROUNDS).broken, [""; 0]);
}

#[test]
#[ignore = "takes minutes; prints figures"]
fn no_change_breaks_anything_for_longer() {
    let figures = run(LONG_ROUNDS);
    println!("{figures:#?}");
    assert_eq!(figures.broken, [""; 0]);
}
