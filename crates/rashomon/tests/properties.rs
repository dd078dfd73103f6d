//! Whatever comes in: no panic, every span slices its text, and the same bytes come out on any number of threads.

use std::num::NonZeroUsize;
use std::sync::LazyLock;

use proptest::prelude::*;
use rashomon::dossier::{TerminalStyle, json, markdown, terminal};
use rashomon::types::{Claim, MapSpans, Run, Span};
use rashomon::{Engine, EngineSettings, Input};

static ONE: LazyLock<Engine> = LazyLock::new(|| engine(1));
static THREE: LazyLock<Engine> = LazyLock::new(|| engine(3));

/// What news is made of, with what breaks programs in between.
const SCRAPS: &[&str] = &[
    "The mayor",
    "Kelmar",
    "he",
    "police sources",
    "said",
    "claimed",
    "denied that",
    "according to",
    ", citing",
    "who",
    "more than 70",
    "on Monday",
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")",
    ",",
    ".",
    ":",
    "\n",
    "\n\n",
    "without providing any evidence",
    "the bridge was open",
    "highly likely",
    "Київ",
    "😀",
    "\u{202e}",
    "\0",
    "é",
    "{\"text\": \"",
    "\"}",
    "<p>",
    "</p>",
    "<html><body>",
    "date 2031-05-24",
    "(Handout/Beacon)",
    "\u{a0}",
    "-",
    "—",
    "n't",
    "e\u{301}",
    "&amp;",
    "\t",
];

fn engine(threads: usize) -> Engine {
    let threads = NonZeroUsize::new(threads).unwrap();
    let settings = EngineSettings {
        threads,
        ..EngineSettings::default()
    };
    Engine::new(settings).unwrap()
}

fn read(engine: &Engine, inputs: &[Vec<u8>]) -> Run {
    let inputs = inputs.iter().map(|bytes| Input { name: "x", bytes });
    engine.read(&inputs.collect::<Vec<_>>())
}

fn every_span_slices_its_text(run: &Run) {
    for claim in &run.claims {
        let document = run
            .documents
            .iter()
            .find(|document| document.id == claim.document)
            .unwrap();
        let mut check = |span: Span| assert!(span.get(&document.text).is_some(), "{span:?} in {claim:?}");
        let _: Claim<()> = claim.clone().map_spans(&mut check);
    }
}

fn check(inputs: &[Vec<u8>]) {
    let (one, three) = (read(&ONE, inputs), read(&THREE, inputs));
    assert_eq!(one, three);
    every_span_slices_its_text(&one);
    let _ = (terminal(&one, &TerminalStyle::plain(80)), markdown(&one));
    let mut out = Vec::new();
    json(one, &mut out).unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(inputs in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..4)) {
        check(&inputs);
    }

    #[test]
    fn anything_like_news(inputs in prop::collection::vec(prop::collection::vec(prop::sample::select(SCRAPS), 0..40), 0..4)) {
        let joined = inputs.iter().map(|scraps| scraps.join(" ").into_bytes());
        check(&joined.collect::<Vec<_>>());
    }
}
