//! What a diff of two runs shows, and above all what it leaves out.

mod common;

use common::bundle;
use rashomon_dossier::{Diff, TerminalStyle, diff, diff_page};
use rashomon_types::{
    Act, AnswerValue, Certainty, Claim, Document, DocumentKind, Fragments, MadeBy, QuestionKind, Run, Source,
    SourceKind, Span, Status,
};

/// A report: publisher, address, text, and who says which words of it.
type Report<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)]);

fn run(reports: &[Report<'_>]) -> Run {
    let mut run = Run::new();
    for (publisher, address, text, claims) in reports {
        let mut document = Document::new(
            (*text).to_owned(),
            Some((*publisher).to_owned()),
            Some((*address).to_owned()),
            None,
        );
        document.title = Some(format!("News of {publisher}"));
        for (speaker, words) in *claims {
            run.claims.push(claim(&document, speaker, words));
        }
        run.documents.push(document);
    }
    run
}

fn claim(document: &Document, speaker: &str, words: &str) -> Claim {
    let start = document
        .text
        .find(words)
        .unwrap_or_else(|| panic!("{words} is not in the report"));
    let mut source = Source::of_kind(SourceKind::Official);
    source.name = Some(speaker.to_owned());
    source.speaker = source.name.clone();
    source.named = true;
    let content = Fragments::new(vec![Span::of(start..start + words.len())]);
    Claim::new(
        document.id,
        source,
        Fragments::default(),
        content,
        MadeBy::rule("by_hand"),
    )
}

fn shown(diff: &Diff) -> String {
    diff_page(diff, &TerminalStyle::plain(100))
}

const BEFORE: &str = "The mayor said, “the bridge is open”. The union said 12 workers had died there. Rain fell.";

fn before() -> Run {
    run(&[(
        "Arn Post",
        "https://post.example/1",
        BEFORE,
        &[
            ("the mayor", "the bridge is open"),
            ("the union", "12 workers had died there"),
        ],
    )])
}

#[test]
fn the_same_run_twice_has_nothing_changed() {
    for run in [bundle(), common::with_event(common::run()), before(), Run::new()] {
        let diff = diff(&run, &run);
        assert!(diff.is_empty(), "{diff:?}");
        assert_eq!(shown(&diff), "nothing changed\n");
    }
}

#[test]
fn commas_white_space_and_quotation_marks_are_no_change() {
    let text = "UPDATED\n\nThe mayor said:  \"The bridge,  is open\"... The union said 12 workers had died there!";
    let after = run(&[(
        "Arn Post",
        "https://post.example/1",
        text,
        &[
            ("The mayor", "The bridge,  is open"),
            ("the union", "12 workers had died there"),
        ],
    )]);
    let diff = diff(&before(), &after);
    assert!(diff.claims.new.is_empty() && diff.claims.changed.is_empty() && diff.claims.withdrawn.is_empty());
    assert_eq!(diff.documents.updated.len(), 1, "one sentence left, one word came");
    let marks = BEFORE
        .replace(['“', '”'], "\"")
        .replace(". ", ".\n\n")
        .replace("said, ", "said ");
    let claims: &[(&str, &str)] = &[
        ("the mayor", "the bridge is open"),
        ("the union", "12 workers had died there"),
    ];
    let marks = run(&[("Arn Post", "https://post.example/1", &marks, claims)]);
    assert!(unchanged(&before(), &marks));
}

fn unchanged(before: &Run, after: &Run) -> bool {
    diff(before, after).is_empty()
}

#[test]
fn an_edited_report_shows_what_is_new_changed_and_withdrawn() {
    let text = "The union said 15 workers had died there. The port office said ships were late.";
    let after = run(&[(
        "Arn Post",
        "https://post.example/1",
        text,
        &[
            ("the union", "15 workers had died there"),
            ("the port office", "ships were late"),
        ],
    )]);
    let diff = diff(&before(), &after);
    let claims = &diff.claims;
    assert_eq!(claims.changed.len(), 1);
    assert_eq!(claims.changed[0].differences[0].what, "words");
    assert_eq!(claims.changed[0].differences[0].before, "12 workers had died there");
    assert_eq!(claims.withdrawn[0].speaker, "the mayor");
    assert_eq!(claims.new[0].words, "ships were late");
    let page = shown(&diff);
    for words in [
        "1 new claim · 1 changed claim · 1 withdrawn claim · 1 updated report",
        "was “12 workers",
        "withdrawn",
        "Arn Post",
    ] {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
}

#[test]
fn a_claim_read_otherwise_is_changed() {
    let mut after = before();
    after.claims[0].act = Act::Deny;
    after.claims[1].certainty = Some(Certainty {
        low: None,
        high: None,
        yardstick: None,
        words: "probably".to_owned(),
        spans: Vec::new(),
    });
    let diff = diff(&before(), &after);
    let whats: Vec<&str> = diff
        .claims
        .changed
        .iter()
        .map(|claim| claim.differences[0].what)
        .collect();
    assert_eq!(whats, ["act", "certainty"]);
    assert!(shown(&diff).contains("act: “says” → “DENIES”"));
    assert!(shown(&diff).contains("certainty: none → “probably”"));
}

#[test]
fn a_moved_or_renamed_file_is_the_same_report() {
    let mut after = before();
    let document = &mut after.documents[0];
    let moved = Document::new(
        document.text.clone(),
        document.publisher.clone(),
        None,
        Some("new/place.txt".to_owned()),
    );
    *document = moved;
    let id = document.id;
    for claim in &mut after.claims {
        claim.document = id;
    }
    assert!(diff(&before(), &after).is_empty());
}

#[test]
fn a_new_report_brings_its_claims_and_what_it_repeats_is_only_counted() {
    let mut after = before();
    let more = run(&[(
        "Coast Radio",
        "https://radio.example/9",
        "The mayor said the bridge is open. The army said the road is shut.",
        &[("the mayor", "the bridge is open"), ("the army", "the road is shut")],
    )]);
    after.documents.extend(more.documents);
    after.claims.extend(more.claims);
    after.documents[1].kind = DocumentKind::Original;
    let forth = diff(&before(), &after);
    assert_eq!(forth.documents.new[0].outlet, "Coast Radio");
    assert_eq!((forth.claims.new.len(), forth.claims.repeated), (1, 1));
    assert_eq!(forth.claims.new[0].speaker, "the army");
    let back = diff(&after, &before());
    assert_eq!(back.documents.gone[0].claims, 2);
    assert!(
        back.claims.withdrawn.is_empty(),
        "a report that was left out withdraws nothing"
    );
}

#[test]
fn figures_and_statuses_that_moved_are_shown_with_their_words() {
    let mut before = bundle();
    // Before the ministry gave its second figure.
    let killed = &mut before.events[0].questions[1];
    killed.answers.remove(1);
    killed.answers[0].revised_by = None;
    killed.status = Status::Agreed;
    let diff = diff(&before, &bundle());
    let [moved] = diff.figures.as_slice() else {
        panic!("{:?}", diff.figures)
    };
    assert_eq!(
        (moved.question, moved.party.as_str()),
        (QuestionKind::Killed, "defence ministry of Osmark")
    );
    assert_eq!(
        (moved.from[0].words.as_str(), moved.to[0].words.as_str()),
        ("“at least 12”", "“15”")
    );
    let [question] = diff.questions.as_slice() else {
        panic!("{:?}", diff.questions)
    };
    assert_eq!((question.from, question.to), (Status::Agreed, Status::Disputed));
    let page = shown(&diff);
    assert!(
        page.contains("Killed, civilians · defence ministry of Osmark: “at least 12” → “15”"),
        "{page}"
    );
    assert!(
        page.contains("Killed, civilians: agreed by different sides → DISPUTED"),
        "{page}"
    );
}

#[test]
fn figures_in_the_same_words_are_told_apart_by_what_they_stand_for() {
    let mut after = bundle();
    let killed = &mut after.events[0].questions[1];
    killed.answers[2].value = Some(AnswerValue::Range {
        low: Some(9.0),
        high: Some(9.0),
    });
    let mut diff = diff(&bundle(), &after);
    assert!(shown(&diff).contains("Town of Varn: “eight” = 8 → “eight people had died” = 9"));
    let moved = &mut diff.figures[0];
    moved.from[0].words = "“8 or 9”".to_owned();
    moved.to[0].words = "“8 or 9”".to_owned();
    assert!(shown(&diff).contains("Town of Varn: “8 or 9” = 8 → “8 or 9” = 9"));
}

#[test]
fn an_event_keeps_its_identity_by_its_claims() {
    let mut after = bundle();
    let founding = after.events[0].claims[3];
    after.events[0].id = rashomon_types::EventId::of(founding);
    after.events[0].title = "Fire at Varn".to_owned();
    after.events[0].questions[1].answers[2].value = Some(AnswerValue::Range {
        low: Some(9.0),
        high: Some(9.0),
    });
    let diff = diff(&bundle(), &after);
    assert!(
        diff.events.new.is_empty() && diff.events.gone.is_empty(),
        "{:?}",
        diff.events
    );
    assert_eq!(diff.figures[0].title, "Fire at Varn");
}

#[test]
fn events_that_are_new_or_gone_are_named() {
    let mut after = bundle();
    after.events.pop();
    let gone = diff(&bundle(), &after);
    assert_eq!(gone.events.gone[0].title, "Shelling of Sild, 12 September 2031");
    let new = diff(&after, &bundle());
    assert_eq!(new.events.new[0].claims, 4);
    assert!(shown(&new).contains("1 new event"));
}

#[test]
fn the_json_tells_its_shape() {
    let mut out = Vec::new();
    diff(&before(), &Run::new()).json(&mut out).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(json["schema"], "rashomon-diff/1");
    assert_eq!(json["documents"]["gone"][0]["outlet"], "Arn Post");
}

#[test]
fn no_run_is_too_odd_to_compare() {
    let odd = common::event_over("\u{1b}[31m\u{202e}“\"’\n");
    let mut twice = odd.clone();
    twice.documents.extend(odd.documents.clone());
    twice.claims.extend(odd.claims.clone());
    twice.events.extend(odd.events.clone());
    assert!(diff(&odd, &twice).is_empty());
    let mut dangling = odd.clone();
    dangling.documents.clear();
    for (a, b) in [
        (&odd, &dangling),
        (&dangling, &odd),
        (&Run::new(), &twice),
        (&twice, &Run::new()),
    ] {
        assert!(!shown(&diff(a, b)).contains('\u{1b}'));
    }
}
