//! The pages as a reader sees them, kept word for word, and what no page may do.
//!
//! `RASHOMON_BLESS=1 cargo test -p rashomon-dossier` rewrites the kept pages; read the difference before keeping it.
#![allow(clippy::disallowed_methods)] // Tests read and write the kept pages.

mod common;

use std::path::Path;

use proptest::prelude::*;
use rashomon_dossier::{TerminalStyle, markdown, terminal};
use rashomon_types::{Document, Run};
use unicode_width::UnicodeWidthStr;

fn check(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("RASHOMON_BLESS").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        page, kept,
        "{name} has changed; if it should, run with RASHOMON_BLESS=1"
    );
}

#[test]
fn the_page_for_the_terminal() {
    check("page-80.txt", &terminal(&common::run(), &TerminalStyle::plain(80)));
}

#[test]
fn the_narrowest_page() {
    check("page-40.txt", &terminal(&common::run(), &TerminalStyle::plain(40)));
}

#[test]
fn the_page_in_markdown() {
    check("page.md", &markdown(&common::run()));
}

#[test]
fn the_page_of_one_event() {
    let run = common::with_event(common::run());
    check("event-80.txt", &terminal(&run, &TerminalStyle::plain(80)));
    check("event-40.txt", &terminal(&run, &TerminalStyle::plain(40)));
    check("event.md", &markdown(&run));
}

#[test]
fn the_page_of_several_events_with_copies() {
    check("bundle-80.txt", &terminal(&common::bundle(), &TerminalStyle::plain(80)));
    check("bundle.md", &markdown(&common::bundle()));
}

#[test]
fn every_answer_of_an_event_is_on_both_pages() {
    let run = common::with_event(common::run());
    let (page, sheet) = (terminal(&run, &TerminalStyle::plain(2000)), markdown(&run));
    for words in [
        "“at least 60”",
        "“ten men had died” = 10",
        "DENIES",
        "CANNOT SAY",
        "WOULD NOT SAY",
        "replaced later by its own speaker",
    ] {
        assert!(page.contains(words), "{words} is missing on the page");
        assert!(sheet.contains(words), "{words} is missing in Markdown");
    }
    assert!(page.contains("nobody says: killed: Toravia, civilians · wounded: civilians · with what · why"));
    for answer in run.events[0].questions.iter().flat_map(|question| &question.answers) {
        assert!(sheet.contains(&answer.claim.to_string()));
    }
}

#[test]
fn the_event_with_most_reports_comes_first_and_small_ones_take_a_line() {
    let mut run = common::bundle();
    run.events.reverse();
    let small = rashomon_types::Event {
        id: rashomon_types::EventId::of(run.claims[1].id),
        title: "A meeting in Ostel".to_owned(),
        documents: vec![run.documents[0].id],
        claims: vec![run.claims[1].id],
        questions: Vec::new(),
        comparisons: Vec::new(),
        ..run.events[0].clone()
    };
    run.events.insert(0, small);
    let page = terminal(&run, &TerminalStyle::plain(100));
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing"));
    assert!(place("Attack on the fuel depot") < place("Shelling of Sild"));
    assert!(place("Shelling of Sild") < place("1 smaller event"));
    assert!(page.contains("A meeting in Ostel — 1 claim\n"));
}

#[test]
fn colour_adds_nothing_to_the_words() {
    let run = common::with_event(common::run());
    let coloured = terminal(
        &run,
        &TerminalStyle {
            width: 80,
            colour: true,
        },
    );
    let mut bare = String::new();
    for part in coloured.split('\u{1b}') {
        bare.push_str(
            part.split_once('m')
                .filter(|(code, _)| code.starts_with('['))
                .map_or(part, |(_, text)| text),
        );
    }
    assert_eq!(bare, terminal(&run, &TerminalStyle::plain(80)));
}

#[test]
fn every_claim_is_on_both_pages() {
    let run = common::run();
    let (page, sheet) = (terminal(&run, &TerminalStyle::plain(2000)), markdown(&run));
    for claim in &run.claims {
        for span in &claim.content.spans {
            let words = span.slice(common::REPORT);
            assert!(page.contains(words), "{words} is missing on the page");
            assert!(sheet.contains(words), "{words} is missing in Markdown");
        }
        assert!(sheet.contains(&claim.id.to_string()));
    }
}

#[test]
fn claims_inside_each_other_in_a_circle_are_still_shown() {
    let mut run = common::run();
    let ids: Vec<_> = run.claims.iter().map(|claim| claim.id).collect();
    run.claims[0].nested_in = Some(ids[1]);
    run.claims[1].nested_in = Some(ids[0]);
    run.claims[2].nested_in = Some(ids[2]);
    let page = terminal(&run, &TerminalStyle::plain(2000));
    assert!(page.contains("it had driven a column") && page.contains("These were regular soldiers"));
    assert!(page.contains("how many of his soldiers"));
}

#[test]
fn a_report_without_claims_still_has_its_head() {
    let mut run = Run::new();
    run.documents.push(Document::new(
        "Hello.".to_owned(),
        None,
        None,
        Some("hello.txt".to_owned()),
    ));
    let page = terminal(&run, &TerminalStyle::plain(80));
    assert!(page.contains("hello.txt") && page.contains("0 claims by 0 speakers"));
}

/// What a terminal might obey, beside the line breaks of the page itself.
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #[test]
    fn no_text_gets_through_to_the_terminal(text in any::<String>(), width in 20..120_usize) {
        let run = common::event_over(&text);
        let page = terminal(&run, &TerminalStyle::plain(width));
        prop_assert!(!page.chars().any(is_obeyed));
        prop_assert!(page.lines().all(|line| line.width() <= width.max(30)), "{}", page);
        prop_assert!(!markdown(&run).chars().any(is_obeyed));
    }
}
