//! The engine: the same bytes on any number of threads, in the order of the inputs, and time measured when asked for.
#![allow(clippy::disallowed_methods)] // The test lends the engine a clock.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rashomon::types::{Diagnostic, Run};
use rashomon::{Engine, EngineSettings, Input, OwnedInput, Stage, StageClock};

const TEXTS: [&str; 6] = [
    "The mayor of Arn said the bridge was open.\n\nThe union denied that anyone had been hurt.",
    "{\"text\": \"\\\"We are safe,\\\" said Ida Moll, a baker.\", \"title\": \"Safe\"}\n{\"text\": \"The army claimed the hill.\"}\nno json\n",
    "",
    "Мэр заявил, что мост через реку открыт, и призвал жителей города оставаться дома до утра понедельника.",
    "Mayor: bridge open",
    "The governor said that two houses had burned. He declined to say whose they were.",
];

fn engine(threads: usize) -> Engine {
    let settings = EngineSettings {
        threads: NonZeroUsize::new(threads).unwrap(),
        ..EngineSettings::default()
    };
    Engine::new(settings).unwrap()
}

fn names() -> Vec<String> {
    (0..TEXTS.len()).map(|place| format!("{place}.txt")).collect()
}

fn read(engine: &Engine) -> Run {
    let names = names();
    let inputs = names.iter().zip(TEXTS);
    let inputs: Vec<Input<'_>> = inputs
        .map(|(name, text)| Input {
            name,
            bytes: text.as_bytes(),
        })
        .collect();
    engine.read(&inputs)
}

fn bytes(run: Run) -> Vec<u8> {
    let mut out = Vec::new();
    rashomon::dossier::json(run, &mut out).unwrap();
    out
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let one = bytes(read(&engine(1)));
    assert!(one == bytes(read(&engine(2))) && one == bytes(read(&engine(7))));
    let run = read(&engine(3).clone());
    let paths: Vec<_> = run
        .documents
        .iter()
        .filter_map(|document| document.path.clone())
        .collect();
    assert!(paths.is_sorted() && paths.len() >= 6, "{paths:?}");
}

#[test]
fn a_stream_holds_what_a_whole_run_holds() {
    let engine = engine(2);
    let fed = names()
        .into_iter()
        .zip(TEXTS)
        .map(|(name, text)| Ok(OwnedInput::whole(name, text.into())));
    let (mut run, mut done) = (engine.empty_run(), 0);
    let flow = engine.stream(fed, |finished| {
        assert!(finished.run.documents.len() <= 1);
        run.documents.extend(finished.run.documents);
        run.claims.extend(finished.run.claims);
        run.diagnostics.extend(finished.run.diagnostics);
        done += finished.bytes;
        ControlFlow::Continue(())
    });
    assert!(flow.is_continue());
    engine.compile(&mut run);
    assert_eq!(run, read(&engine));
    assert_eq!(done, TEXTS.iter().map(|text| text.len() as u64).sum::<u64>());
}

#[test]
fn breaking_off_ends_a_stream_that_has_no_end() {
    let endless = (0..).map(|number| Ok(OwnedInput::whole(format!("{number}"), b"The mayor said no.".to_vec())));
    let mut taken = 0;
    let flow = engine(2).stream(endless, |_| {
        taken += 1;
        if taken == 5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(flow.is_break() && taken == 5);
}

#[test]
fn what_the_edge_could_not_open_keeps_its_place() {
    let input = |name: &str| Ok(OwnedInput::whole(name.to_owned(), format!("Text {name}.").into_bytes()));
    let fed = [
        input("a"),
        Err(Diagnostic::error("input.unreadable", "b: gone")),
        input("c"),
    ];
    let mut met = Vec::new();
    let _ = engine(2).stream(fed, |finished| {
        met.extend(
            finished
                .run
                .documents
                .iter()
                .filter_map(|document| document.path.clone()),
        );
        met.extend(finished.run.diagnostics.iter().map(|remark| remark.message.clone()));
        ControlFlow::Continue(())
    });
    assert_eq!(met, ["a", "b: gone", "c"]);
}

#[test]
fn remarks_name_the_lines_of_the_whole_file() {
    let piece = OwnedInput {
        lines_before: 40,
        ..OwnedInput::whole(
            "big.jsonl".to_owned(),
            b"{\"text\": \"The mayor said no.\"}\nbroken\n".to_vec(),
        )
    };
    let mut messages = Vec::new();
    let _ = engine(1).stream([Ok(piece)], |finished| {
        messages.extend(finished.run.diagnostics.into_iter().map(|remark| remark.message));
        ControlFlow::Continue(())
    });
    assert!(
        messages.iter().any(|message| message.contains("line 42")),
        "{messages:?}"
    );
}

#[derive(Default)]
struct Watch(Mutex<BTreeMap<Stage, usize>>);

impl StageClock for Watch {
    fn now(&self) -> Duration {
        static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
        BEGUN.get_or_init(Instant::now).elapsed()
    }

    fn spent(&self, stage: Stage, _: Duration) {
        *self.0.lock().unwrap().entry(stage).or_default() += 1;
    }
}

#[test]
fn a_lent_clock_is_told_of_every_stage() {
    let watch = Arc::new(Watch::default());
    let settings = EngineSettings {
        clock: Some(watch.clone()),
        ..EngineSettings::default()
    };
    let run = read(&Engine::new(settings).unwrap());
    let counts = watch.0.lock().unwrap().clone();
    assert_eq!(counts[&Stage::Read], TEXTS.len());
    assert_eq!(counts[&Stage::Annotate], run.documents.len());
    assert_eq!(counts[&Stage::Attribute], run.documents.len());
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    let refused = Engine::from_model_bytes(b"not a model", EngineSettings::default());
    assert!(refused.err().is_some_and(|error| error.is_model()));
}
