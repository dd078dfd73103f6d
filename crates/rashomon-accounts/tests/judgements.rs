//! What persons judge, laid over invented news: it holds, is found again, and says so where it is not.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use rashomon_accounts::Reconciler;
use rashomon_accounts::judge::{self, claim_anchor, document_anchor, event_anchor};
use rashomon_types::{
    Act, Action, Change, Claim, ClaimAnchor, ClaimStatus, Document, DocumentKind, Event, EventCodes, EventMention,
    Fragments, Granularity, Judgement, MadeBy, Place, Polarity, Published, Quantity, QuantityChange, QuantityKind,
    QuestionKind, Run, Scope, SideId, Source, SourceKind, Span, Status, TextQuote, Time, VoiceChange,
};

static RECONCILER: LazyLock<Reconciler> = LazyLock::new(|| Reconciler::embedded().unwrap());

/// A sentence that is a claim: who, the cue, and what.
type Said = (&'static str, &'static str, &'static str);

const RAID: &[Said] = &[
    (
        "The army of Vardia",
        "said",
        "the raid on Ostrel on 4 May killed 12 fighters",
    ),
    ("The Kelmar Front", "denied", "the raid on Ostrel was its work"),
    ("Mayor Oren Vask", "said", "the raid on Ostrel killed 3 civilians"),
    ("The mayor", "added", "the bridge of Ostrel was burning after the raid"),
];

const FOLLOW_UP: &[Said] = &[
    ("Colonel Vask", "said", "the raid on Ostrel was led from Korm"),
    (
        "A police officer",
        "claimed",
        "the raid on Ostrel on 4 May wounded 7 people",
    ),
];

const FLOOD: &[Said] = &[
    (
        "The river office",
        "said",
        "the flood in Tamsin on 1 May drowned the mill",
    ),
    ("A farmer", "said", "the flood in Tamsin took 40 sheep"),
];

/// A report of invented news; each sentence a paragraph and a claim.
fn report(path: &str, publisher: &str, said: &[Said]) -> (Document, Vec<Claim>) {
    let sentences: Vec<String> = said
        .iter()
        .map(|(who, cue, what)| format!("{who} {cue} {what}."))
        .collect();
    let mut document = Document::new(
        sentences.join("\n\n"),
        Some(publisher.to_owned()),
        None,
        Some(path.to_owned()),
    );
    document.published = Some(Published {
        date: date(2031, 5, 5),
        instant: None,
        found_in: "argument".to_owned(),
    });
    let mut at = 0;
    let claims = said.iter().zip(&sentences).map(|(said, sentence)| {
        let claim = claim(&document, at, *said);
        at += sentence.len() + 2;
        claim
    });
    let claims = claims.collect();
    (document, claims)
}

fn claim(document: &Document, at: usize, (who, cue, what): Said) -> Claim {
    let (cue_at, what_at) = (at + who.len() + 1, at + who.len() + cue.len() + 2);
    let kind = match who {
        "The Kelmar Front" => SourceKind::ArmedGroup,
        "A police officer" | "A farmer" => SourceKind::Witness,
        _ => SourceKind::Official,
    };
    let source = Source {
        spans: vec![Span::of(at..at + who.len())],
        name: Some(who.to_owned()),
        speaker: Some(if who == "The mayor" { "Mayor Oren Vask" } else { who }.to_owned()),
        named: !who.starts_with("A "),
        ..Source::of_kind(kind)
    };
    let content = Fragments::new(vec![Span::of(what_at..what_at + what.len())]);
    let cue_span = Fragments::new(vec![Span::of(cue_at..cue_at + cue.len())]);
    let mut claim = Claim::new(document.id, source, cue_span, content, MadeBy::rule("test"));
    claim.act = if cue == "denied" { Act::Deny } else { Act::Assert };
    let span = |words: &str| {
        what.find(words)
            .map(|start| Span::of(what_at + start..what_at + start + words.len()))
    };
    for (words, kind) in [("raid", "ground_raid"), ("flood", "disaster")] {
        claim.event_mentions.extend(span(words).map(|span| mention(span, kind)));
    }
    for town in ["Ostrel", "Tamsin", "Korm"] {
        claim
            .places
            .extend(span(town).map(|span| Place::unresolved(vec![span])));
    }
    for (day, number) in [("4 May", 4), ("1 May", 1)] {
        claim.times.extend(span(day).map(|span| time(span, number)));
    }
    for (words, count, kind) in [
        ("12 fighters", 12.0, QuantityKind::Killed),
        ("3 civilians", 3.0, QuantityKind::Killed),
        ("7 people", 7.0, QuantityKind::Wounded),
    ] {
        claim
            .quantities
            .extend(span(words).map(|span| quantity(span, count, kind)));
    }
    claim
}

fn mention(span: Span, kind: &str) -> EventMention {
    EventMention {
        spans: vec![span],
        kind: kind.to_owned(),
        codes: EventCodes::default(),
        polarity: Polarity::Positive,
        participants: Vec::new(),
        parties: Vec::new(),
        made_by: MadeBy::rule("test"),
    }
}

fn time(span: Span, day: i8) -> Time {
    Time {
        spans: vec![span],
        timex3: None,
        start: Some(date(2031, 5, day).at(0, 0, 0, 0)),
        end: Some(date(2031, 5, day + 1).at(0, 0, 0, 0)),
        granularity: Granularity::Day,
        modifier: None,
        anchor: None,
        role: None,
        rule: "test".to_owned(),
    }
}

fn quantity(span: Span, count: f64, kind: QuantityKind) -> Quantity {
    Quantity {
        spans: vec![span],
        low: Some(count),
        high: Some(count),
        modifier: None,
        kind,
        what: None,
        whose: None,
    }
}

fn run_of(reports: &[(Document, Vec<Claim>)]) -> Run {
    let mut run = Run::new();
    for (document, claims) in reports {
        run.documents.push(document.clone());
        run.claims.extend(claims.iter().cloned());
    }
    run
}

/// The invented news, read and not compiled.
fn news() -> Run {
    run_of(&[
        report("raid.txt", "Ostrel Post", RAID),
        report("later.txt", "Korm Herald", FOLLOW_UP),
        report("flood.txt", "Tamsin Times", FLOOD),
    ])
}

/// The same, with texts whose spaces are others, by another path.
fn news_again(change: impl Fn(&str) -> String) -> Run {
    let mut run = news();
    for document in &mut run.documents {
        let path = document.path.as_ref().map(|path| format!("again/{path}"));
        let text = change(&document.text);
        let mut again = Document::new(text, document.publisher.clone(), None, path);
        again.published = document.published.clone();
        let (before, text) = (document.text.clone(), again.text.clone());
        // A span that begins at a word and ends at one lies at the same word of the other text.
        let moved = |span: Span| {
            let words_before = before[..span.start() as usize].split_whitespace().count();
            let words = span.slice(&before).split_whitespace().count();
            let mut starts = text.char_indices().filter(|&(place, letter)| {
                !letter.is_whitespace() && text[..place].chars().next_back().is_none_or(char::is_whitespace)
            });
            let offset = text.split_whitespace().count() - before.split_whitespace().count();
            let start = starts.nth(words_before + offset).unwrap().0;
            let end = text[start..]
                .split_inclusive(char::is_whitespace)
                .scan(start, |at, piece| {
                    let end = *at + piece.trim_end().len();
                    *at += piece.len();
                    Some((end, !piece.trim().is_empty()))
                })
                .filter(|(_, is_word)| *is_word)
                .nth(words - 1)
                .unwrap()
                .0;
            let full_stop = usize::from(!span.slice(&before).ends_with('.') && text[..end].ends_with('.'));
            Span::of(start..end - full_stop)
        };
        for claim in run.claims.iter_mut().filter(|claim| claim.document == document.id) {
            let mut other = rashomon_types::MapSpans::map_spans(claim.clone(), &mut |span| moved(span));
            other.document = again.id;
            other.id =
                rashomon_types::ClaimId::of(again.id, &other.source.spans, &other.cue.spans, &other.content.spans);
            *claim = other;
        }
        *document = again;
    }
    run
}

fn anchor(run: &Run, claim: usize) -> ClaimAnchor {
    let claim = &run.claims[claim];
    let document = run
        .documents
        .iter()
        .find(|document| document.id == claim.document)
        .unwrap();
    claim_anchor(claim, document)
}

/// A judgement at so many seconds.
fn judged(second: i64, action: Action) -> Judgement {
    let at = Timestamp::from_second(1_935_000_000 + second).unwrap();
    Judgement::new(at, "Ana Bright".to_owned(), "checked by hand".to_owned(), action)
}

fn speaker(run: &Run, claim: usize, name: &str) -> Action {
    Action::Edit {
        claim: anchor(run, claim),
        changes: vec![Change::Source(VoiceChange::Speaker(Some(name.to_owned())))],
    }
}

fn compiled(mut run: Run, judgements: &[Judgement]) -> (Run, Vec<judge::Orphan>) {
    let orphans = RECONCILER.compile_judged(&mut run, judgements);
    (run, orphans)
}

fn event_of(run: &Run, claim: usize) -> Option<&Event> {
    let event = run.claims[claim].event?;
    run.events.iter().find(|found| found.id == event)
}

#[test]
fn without_judgements_nothing_changes() {
    let mut plain = news();
    RECONCILER.compile(&mut plain);
    assert_eq!(compiled(news(), &[]).0, plain);
    assert!(plain.events.len() >= 2, "a raid and a flood");
    assert_eq!(event_of(&plain, 0), event_of(&plain, 4));
}

#[test]
fn a_corrected_speaker_answers_and_is_marked() {
    let judgement = judged(0, speaker(&news(), 5, "Captain Lenn"));
    let (run, orphans) = compiled(news(), std::slice::from_ref(&judgement));
    assert_eq!(orphans, []);
    let claim = &run.claims[5];
    assert_eq!(claim.source.speaker.as_deref(), Some("Captain Lenn"));
    assert_eq!(claim.origin(), Some(&claim.source));
    assert_eq!(claim.corrected_by, [judgement.id]);
    assert_eq!(claim.made_by.to_string(), format!("judgement:{}", judgement.id));
    assert_eq!(claim.id, news().claims[5].id, "a claim keeps its name");
    let event = event_of(&run, 5).unwrap();
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    assert!(
        answers
            .map(|answer| answer.speaker.as_deref())
            .any(|speaker| speaker == Some("Captain Lenn"))
    );
}

#[test]
fn every_field_can_be_edited() {
    let run = news();
    let text = &run.documents[0].text;
    let quote = |words: &str| -> TextQuote {
        let start = text.find(words).unwrap();
        judge::quote(text, Span::of(start..start + words.len())).unwrap()
    };
    let changes = vec![
        Change::Act(Act::Claim),
        Change::Polarity(Polarity::Negative),
        Change::Medium(Some("leaflet".to_owned())),
        Change::Source(VoiceChange::Kind(SourceKind::ArmedGroup)),
        Change::Content(vec![quote("the raid on Ostrel on 4 May killed 12")]),
        Change::Quantity {
            at: quote("12 fighters"),
            change: QuantityChange::Bounds {
                low: Some(10.0),
                high: None,
            },
        },
        Change::Time {
            at: quote("4 May"),
            interval: None,
        },
    ];
    let edit = judged(
        0,
        Action::Edit {
            claim: anchor(&run, 0),
            changes,
        },
    );
    let mut run = news();
    assert_eq!(judge::apply(&mut run, &[edit]), []);
    let claim = &run.claims[0];
    assert_eq!((claim.act, claim.polarity), (Act::Claim, Polarity::Negative));
    assert_eq!(claim.source.kind, SourceKind::ArmedGroup);
    assert_eq!(
        claim.content.spans[0].slice(text),
        "the raid on Ostrel on 4 May killed 12"
    );
    assert_eq!((claim.quantities[0].low, claim.quantities[0].high), (Some(10.0), None));
    assert!(claim.times.is_empty());
}

#[test]
fn a_rejected_claim_stays_listed_and_counts_in_no_event() {
    let (run, _) = compiled(
        news(),
        &[judged(
            0,
            Action::Reject {
                claim: anchor(&news(), 2),
            },
        )],
    );
    assert_eq!(run.claims.len(), news().claims.len());
    let ids = |run: &Run| run.claims.iter().map(|claim| claim.id).collect::<Vec<_>>();
    assert_eq!(ids(&run), ids(&news()));
    let claim = &run.claims[2];
    assert_eq!((claim.status, claim.event), (Some(ClaimStatus::Rejected), None));
    assert!(run.events.iter().all(|event| !event.claims.contains(&claim.id)));
    let (run, _) = compiled(
        news(),
        &[judged(
            0,
            Action::Accept {
                claim: anchor(&news(), 2),
            },
        )],
    );
    assert_eq!(run.claims[2].status, Some(ClaimStatus::Accepted));
    assert!(run.claims[2].corrected_by.is_empty() && run.claims[2].event.is_some());
}

#[test]
fn names_are_joined_and_parted() {
    let same = judged(
        0,
        Action::SameSpeaker {
            name: "Oren Vask".to_owned(),
            other: "Mayor Oren Vask".to_owned(),
        },
    );
    let also = judged(
        1,
        Action::SameSpeaker {
            name: "Oren Vask".to_owned(),
            other: "Colonel Vask".to_owned(),
        },
    );
    let other = judged(
        2,
        Action::OtherSpeaker {
            name: "The mayor".to_owned(),
            speaker: "Mayor Oren Vask".to_owned(),
        },
    );
    let (run, _) = compiled(news(), &[same.clone(), also.clone(), other.clone()]);
    let speaker = |claim: usize| run.claims[claim].source.speaker.clone().unwrap();
    assert_eq!([speaker(2), speaker(4)], ["Oren Vask", "Oren Vask"]);
    assert_eq!(speaker(3), "The mayor");
    assert_eq!(run.claims[3].corrected_by, [other.id]);
    assert!(run.claims[0].corrected_by.is_empty());
    // What a person said of one claim stands before what was said of the name.
    let by_hand = judged(3, speaker_of(3, "Mayor Oren Vask"));
    let (run, _) = compiled(news(), &[same, also, other, by_hand]);
    assert_eq!(run.claims[3].source.speaker.as_deref(), Some("Oren Vask"));
}

fn speaker_of(claim: usize, name: &str) -> Action {
    speaker(&news(), claim, name)
}

#[test]
fn what_is_withdrawn_does_not_hold_until_that_is_withdrawn() {
    let edit = judged(0, speaker_of(5, "Captain Lenn"));
    let undo = judged(1, Action::Undo { judgement: edit.id });
    let redo = judged(2, Action::Undo { judgement: undo.id });
    let name = |judgements: &[Judgement]| {
        let mut run = news();
        assert_eq!(judge::apply(&mut run, judgements), []);
        run.claims[5].source.speaker.clone().unwrap()
    };
    assert_eq!(name(&[edit.clone(), undo.clone()]), "A police officer");
    assert_eq!(name(&[redo.clone(), undo.clone(), edit]), "Captain Lenn");
    let orphans = judge::apply(&mut news(), &[undo]);
    assert!(orphans[0].reason.contains("not among the judgements"));
}

#[test]
fn later_judgements_of_one_field_hold() {
    let (first, second) = (speaker_of(5, "Captain Lenn"), speaker_of(5, "Captain Orr"));
    let (first, second) = (judged(0, first), judged(1, second));
    let mut run = news();
    judge::apply(&mut run, &[second.clone(), first.clone()]);
    assert_eq!(run.claims[5].source.speaker.as_deref(), Some("Captain Orr"));
    assert_eq!(run.claims[5].corrected_by, [first.id, second.id]);
}

#[test]
fn occurrences_are_joined_and_parted() {
    let (run, _) = compiled(news(), &[]);
    let (raid, flood) = (event_of(&run, 0).unwrap(), event_of(&run, 6).unwrap());
    assert_ne!(raid.id, flood.id);
    let join = judged(
        0,
        Action::SameEvent {
            a: anchor(&run, 0),
            b: anchor(&run, 6),
        },
    );
    let (joined, orphans) = compiled(news(), std::slice::from_ref(&join));
    assert_eq!(orphans, []);
    assert_eq!(event_of(&joined, 0).unwrap().id, event_of(&joined, 6).unwrap().id);
    assert_eq!(event_of(&joined, 7).unwrap().id, event_of(&joined, 4).unwrap().id);
    // Parting two claims of one report takes the first out, and nothing else.
    let part = judged(
        1,
        Action::OtherEvent {
            a: anchor(&run, 3),
            b: anchor(&run, 0),
            with_report: false,
        },
    );
    let (parted, orphans) = compiled(news(), &[part]);
    assert_eq!(orphans, []);
    assert_ne!(
        event_of(&parted, 3).map(|event| event.id),
        event_of(&parted, 0).map(|event| event.id)
    );
    assert_eq!(event_of(&parted, 2).unwrap().id, event_of(&parted, 0).unwrap().id);
    // Parting two reports keeps them apart.
    let part = judged(
        2,
        Action::OtherEvent {
            a: anchor(&run, 4),
            b: anchor(&run, 0),
            with_report: true,
        },
    );
    let (parted, _) = compiled(news(), &[part]);
    assert_ne!(event_of(&parted, 4).unwrap().id, event_of(&parted, 0).unwrap().id);
    assert_eq!(event_of(&parted, 3).unwrap().id, event_of(&parted, 0).unwrap().id);
    // A claim that is meant alone leaves alone, wherever the other one stands.
    let part = judged(
        2,
        Action::OtherEvent {
            a: anchor(&run, 4),
            b: anchor(&run, 0),
            with_report: false,
        },
    );
    let (parted, _) = compiled(news(), &[part]);
    assert_ne!(event_of(&parted, 4).unwrap().id, event_of(&parted, 0).unwrap().id);
    assert_eq!(event_of(&parted, 5).unwrap().id, event_of(&parted, 0).unwrap().id);
    // The later of two that are at odds holds, and the earlier says so.
    let against = judged(
        3,
        Action::OtherEvent {
            a: anchor(&run, 6),
            b: anchor(&run, 0),
            with_report: true,
        },
    );
    let (run, orphans) = compiled(news(), &[join.clone(), against]);
    assert_ne!(event_of(&run, 0).unwrap().id, event_of(&run, 6).unwrap().id);
    assert_eq!(orphans[0].judgement, join.id);
}

#[test]
fn a_claim_moves_to_another_event() {
    let run = news();
    let leave = judged(
        0,
        Action::OtherEvent {
            a: anchor(&run, 3),
            b: anchor(&run, 0),
            with_report: false,
        },
    );
    let go = judged(
        1,
        Action::SameEvent {
            a: anchor(&run, 3),
            b: anchor(&run, 6),
        },
    );
    let (moved, orphans) = compiled(news(), &[leave, go]);
    assert_eq!(orphans, []);
    assert_eq!(event_of(&moved, 3).unwrap().id, event_of(&moved, 6).unwrap().id);
    assert_ne!(event_of(&moved, 3).unwrap().id, event_of(&moved, 0).unwrap().id);
}

#[test]
fn copies_are_judged_and_corrections_hold_in_them() {
    let again = |path: &str, publisher: &str| report(path, publisher, RAID);
    let reports = [again("raid.txt", "Ostrel Post"), again("copy.txt", "Varda Wire")];
    let (run, _) = compiled(run_of(&reports), &[]);
    let copy = run
        .documents
        .iter()
        .position(|document| document.kind == DocumentKind::Identical)
        .unwrap();
    let original = 1 - copy;
    let not_copy = judged(
        0,
        Action::NotCopy {
            document: document_anchor(&run.documents[copy]),
            of: Some(document_anchor(&run.documents[original])),
        },
    );
    let (own, _) = compiled(run_of(&reports), &[not_copy]);
    assert!(
        own.documents
            .iter()
            .all(|document| document.kind == DocumentKind::Original)
    );
    assert!(own.documents[copy].flags.contains(&"copy_judged".to_owned()));
    let turned = judged(
        1,
        Action::CopyOf {
            document: document_anchor(&run.documents[original]),
            of: document_anchor(&run.documents[copy]),
        },
    );
    let (turned, _) = compiled(run_of(&reports), &[turned]);
    assert_eq!(turned.documents[original].copy_of, Some(run.documents[copy].id));
    assert_eq!(turned.documents[copy].kind, DocumentKind::Original);
    let edit = judged(2, speaker(&run, 3, "Captain Lenn"));
    let (edited, _) = compiled(run_of(&reports), &[edit]);
    assert_eq!(edited.claims[7].source.speaker.as_deref(), Some("Captain Lenn"));
}

#[test]
fn a_correction_holds_in_a_reworded_copy() {
    const REWORDED: &[Said] = &[
        (
            "The army of Vardia",
            "said",
            "the raid on Ostrel on 4 May killed 12 fighters",
        ),
        ("The Kelmar Front", "denied", "the raid on Ostrel was its work"),
        ("Mayor Oren Vask", "said", "the raid on Ostrel killed 3 civilians"),
        (
            "The mayor",
            "added",
            "the bridge of Ostrel was still burning after the raid",
        ),
    ];
    let reports = [
        report("raid.txt", "Ostrel Post", RAID),
        report("copy.txt", "Varda Wire", REWORDED),
    ];
    let (run, _) = compiled(run_of(&reports), &[]);
    let copy = run
        .documents
        .iter()
        .position(|document| document.copy_of.is_some())
        .expect("a copy");
    let (first, second) = if copy == 1 { (3, 7) } else { (7, 3) };
    let edit = judged(0, speaker(&run, first, "Captain Lenn"));
    let reject = judged(
        1,
        Action::Reject {
            claim: anchor(&run, first - 1),
        },
    );
    let (edited, _) = compiled(run_of(&reports), &[edit, reject]);
    assert_eq!(edited.claims[second].source.speaker.as_deref(), Some("Captain Lenn"));
    assert_eq!(edited.claims[second - 1].status, Some(ClaimStatus::Rejected));
}

#[test]
fn sides_and_best_figures_are_set_by_persons() {
    let (run, _) = compiled(news(), &[]);
    let event = event_of(&run, 0).unwrap();
    let side = judged(
        0,
        Action::Side {
            event: event_anchor(event, &run),
            party: "the Kelmar Front".to_owned(),
            side: Some(SideId("the government".to_owned())),
        },
    );
    let best = |second, whose: Option<&str>, value| {
        judged(
            second,
            Action::Best {
                event: event_anchor(event, &run),
                question: QuestionKind::Killed,
                scope: Scope {
                    whose: whose.map(str::to_owned),
                    what: None,
                },
                value,
            },
        )
    };
    let nowhere = judged(
        4,
        Action::Side {
            event: event_anchor(event, &run),
            party: "the Moon".to_owned(),
            side: None,
        },
    );
    let judgements = [
        side.clone(),
        best(1, None, 14.0),
        best(2, None, 15.0),
        best(3, Some("civilians"), 3.0),
        nowhere,
    ];
    let (run, orphans) = compiled(news(), &judgements);
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    assert!(orphans[0].reason.contains("the Moon"));
    let event = event_of(&run, 0).unwrap();
    let party = event
        .parties
        .iter()
        .find(|party| party.name.contains("Kelmar"))
        .unwrap();
    assert_eq!(party.side, Some(SideId("the government".to_owned())));
    assert!(party.reason.contains("set by Ana Bright") && party.reason.contains(&side.id.to_string()));
    let figure = |whose: Option<&str>| {
        let mut questions = event
            .questions
            .iter()
            .filter(|question| question.question == QuestionKind::Killed);
        let question =
            questions.find(|question| question.scope.whose.as_deref() == whose && question.scope.what.is_none());
        question.unwrap().best.clone().unwrap()
    };
    assert_eq!((figure(None).value, figure(Some("civilians")).value), (15.0, 3.0));
    assert_eq!(figure(None).by, "Ana Bright");
    assert!(
        event
            .questions
            .iter()
            .any(|question| question.status != Status::Unanswered)
    );
}

#[test]
fn words_that_changed_make_an_orphan_and_no_other_claim_is_touched() {
    let judgement = judged(0, speaker_of(2, "Captain Lenn"));
    let changed = |text: &str| text.replace("killed 3 civilians", "killed 5 soldiers");
    let mut run = news_again(changed);
    let before = run.claims.clone();
    let orphans = judge::apply(&mut run, std::slice::from_ref(&judgement));
    assert_eq!(run.claims, before);
    assert_eq!(orphans[0].judgement, judgement.id);
    assert!(orphans[0].reason.contains("3 civilians"), "{}", orphans[0].reason);
    let (run, _) = compiled(news_again(changed), &[judgement]);
    assert!(run.diagnostics.iter().any(|remark| remark.code == "judgement.orphaned"));
}

#[test]
fn other_spans_of_a_new_model_are_found() {
    let judgement = judged(0, speaker_of(2, "Captain Lenn"));
    let mut run = news();
    let claim = &mut run.claims[2];
    // The new model leaves out the first words and takes more for the cue.
    let content = claim.content.spans[0];
    claim.content.spans[0] = Span::of(content.start() as usize + 9..content.end() as usize);
    claim.cue.spans[0] = claim.cue.spans[0].hull(Span::of(
        claim.cue.spans[0].start() as usize - 1..content.start() as usize,
    ));
    claim.id = rashomon_types::ClaimId::of(
        claim.document,
        &claim.source.spans,
        &claim.cue.spans,
        &claim.content.spans,
    );
    assert_eq!(judge::apply(&mut run, &[judgement]), []);
    assert_eq!(run.claims[2].source.speaker.as_deref(), Some("Captain Lenn"));
    assert_eq!(
        run.claims.iter().filter(|claim| !claim.corrected_by.is_empty()).count(),
        1
    );
}

/// A judgement of some sort on these claims.
fn any_action() -> impl Strategy<Value = Action> {
    let run = LazyLock::force(&NEWS);
    let claims = 0..run.claims.len();
    let names = prop_oneof![
        Just("Captain Lenn"),
        Just("Mayor Oren Vask"),
        Just("Colonel Vask"),
        Just("The mayor")
    ];
    let name = names.prop_map(str::to_owned);
    prop_oneof![
        claims.clone().prop_map(|claim| Action::Accept {
            claim: anchor(&NEWS, claim)
        }),
        claims.clone().prop_map(|claim| Action::Reject {
            claim: anchor(&NEWS, claim)
        }),
        (claims.clone(), name.clone()).prop_map(|(claim, name)| speaker(&NEWS, claim, &name)),
        (claims.clone(), name.clone()).prop_map(|(claim, name)| Action::Edit {
            claim: anchor(&NEWS, claim),
            changes: vec![Change::Act(Act::Warn), Change::Source(VoiceChange::Side(Some(name)))],
        }),
        (name.clone(), name.clone()).prop_map(|(name, other)| Action::SameSpeaker { name, other }),
        (name.clone(), name).prop_map(|(name, speaker)| Action::OtherSpeaker { name, speaker }),
        (claims.clone(), claims.clone()).prop_map(|(a, b)| Action::SameEvent {
            a: anchor(&NEWS, a),
            b: anchor(&NEWS, b)
        }),
        (claims.clone(), claims, any::<bool>()).prop_map(|(a, b, with_report)| Action::OtherEvent {
            a: anchor(&NEWS, a),
            b: anchor(&NEWS, b),
            with_report
        }),
    ]
}

static NEWS: LazyLock<Run> = LazyLock::new(news);

fn any_judgements() -> impl Strategy<Value = Vec<Judgement>> {
    let actions = prop::collection::vec(any_action(), 0..8);
    actions.prop_map(|actions| {
        (0..)
            .zip(actions)
            .map(|(second, action)| judged(second, action))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn to_apply_twice_is_to_apply_once(judgements in any_judgements()) {
        let (once, orphans) = compiled(news(), &judgements);
        let (twice, still) = compiled(once.clone(), &judgements);
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(orphans, still);
    }

    #[test]
    fn the_order_of_judgements_does_not_matter(
        (judgements, shuffled) in any_judgements().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(compiled(news(), &judgements), compiled(news(), &shuffled));
    }

    #[test]
    fn other_spaces_and_another_path_orphan_nothing(
        gaps in prop::collection::vec(prop_oneof![Just(" "), Just("\n"), Just("  "), Just("\u{a0}")], 1..7),
        opening in prop_oneof![Just(""), Just("New in this edition: the said bridge.\n\n")],
        claim in 0..8_usize,
    ) {
        let spaced = |text: &str| {
            let words = text.split_whitespace().zip(gaps.iter().cycle());
            opening.to_owned() + &words.map(|(word, gap)| format!("{word}{gap}")).collect::<String>()
        };
        let judgement = judged(0, speaker_of(claim, "Captain Lenn"));
        let mut run = news_again(spaced);
        prop_assert_eq!(judge::apply(&mut run, &[judgement]), []);
        let corrected: Vec<usize> = (0..run.claims.len()).filter(|&place| !run.claims[place].corrected_by.is_empty()).collect();
        prop_assert_eq!(corrected, [claim]);
    }

    #[test]
    fn no_text_makes_a_quote_fail(text in "(\\PC|\n| ){0,80}", start in 0..90_usize, length in 0..40_usize, other in "\\PC{0,80}") {
        if let Some(quote) = judge::quote(&text, Span::of(start..start + length)) {
            let found = judge::locate(&text, &quote).expect("words are found in their own text");
            prop_assert_eq!(found.slice(&text), quote.exact.trim());
            let _ = judge::locate(&other, &quote);
        }
    }
}
