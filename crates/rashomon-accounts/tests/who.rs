//! Who did it, to whom, with what and why, on small invented reports: what is done to those who did it answers none of these.

use jiff::civil::date;
use rashomon_accounts::Reconciler;
use rashomon_types::{
    Act, Actor, ActorKind, Answer, AnswerValue, Claim, Document, EventCodes, EventMention, Fragments, MadeBy,
    Participant, ParticipantRole, Place, Polarity, Published, Question, QuestionKind, Run, Source, SourceKind, Span,
    Stance, Status,
};

/// A mention: the word that names it, its kind, who did it and to whom.
type Deed = (&'static str, &'static str, Option<&'static str>, Option<&'static str>);

/// A sentence that is a claim: who says it, how, what, and the deeds in it.
struct Said {
    who: &'static str,
    kind: SourceKind,
    cue: &'static str,
    act: Act,
    what: &'static str,
    deeds: &'static [Deed],
}

const fn said(who: &'static str, kind: SourceKind, what: &'static str, deeds: &'static [Deed]) -> Said {
    Said {
        who,
        kind,
        cue: "said",
        act: Act::Assert,
        what,
        deeds,
    }
}

const SHOT: Said = said(
    "The police of Vardia",
    SourceKind::Official,
    "a gunman shot at the crowd in Ostrel",
    &[("shot", "shooting", Some("a gunman"), Some("the crowd"))],
);

const NAMED: Said = said(
    "The prosecutor of Vardia",
    SourceKind::Official,
    "the gunman, Ivo Marrant, had a rifle when he came to Ostrel",
    &[],
);

/// The one event of a report with these sentences.
fn event(said: &[Said]) -> Vec<Question<Span>> {
    let sentences: Vec<String> = said
        .iter()
        .map(|said| format!("{} {} {}.", said.who, said.cue, said.what))
        .collect();
    let mut document = Document::new(sentences.join("\n\n"), Some("Ostrel Post".to_owned()), None, None);
    document.published = Some(Published {
        date: date(2031, 5, 5),
        instant: None,
        found_in: "argument".to_owned(),
    });
    let mut run = Run::new();
    let mut at = 0;
    for (said, sentence) in said.iter().zip(&sentences) {
        run.claims.push(claim(&document, at, said));
        at += sentence.len() + 2;
    }
    run.documents.push(document);
    Reconciler::embedded().unwrap().compile(&mut run);
    let largest = run.events.into_iter().max_by_key(|event| event.claims.len());
    largest.unwrap().questions
}

fn claim(document: &Document, at: usize, said: &Said) -> Claim {
    let (cue_at, what_at) = (at + said.who.len() + 1, at + said.who.len() + said.cue.len() + 2);
    let kind = match said.kind {
        SourceKind::ArmedGroup => ActorKind::ArmedGroup,
        SourceKind::Official => ActorKind::Police,
        _ => ActorKind::Civilians,
    };
    let source = Source {
        spans: vec![Span::of(at..at + said.who.len())],
        name: Some(said.who.to_owned()),
        speaker: Some(said.who.to_owned()),
        named: !said.who.starts_with("A "),
        actor: Some(actor(said.who, kind)),
        ..Source::of_kind(said.kind)
    };
    let content = Fragments::new(vec![Span::of(what_at..what_at + said.what.len())]);
    let cue = Fragments::new(vec![Span::of(cue_at..cue_at + said.cue.len())]);
    let mut claim = Claim::new(document.id, source, cue, content, MadeBy::rule("test"));
    claim.act = said.act;
    let span = |words: &str| {
        let start = said.what.find(words).unwrap();
        Span::of(what_at + start..what_at + start + words.len())
    };
    if said.what.contains("Ostrel") {
        claim.places.push(Place::unresolved(vec![span("Ostrel")]));
    }
    for &(word, kind, by, to) in said.deeds {
        let part = |role, words: Option<&str>| {
            words.map(|words| Participant {
                role,
                spans: vec![span(words)],
                actor: None,
            })
        };
        claim.event_mentions.push(EventMention {
            spans: vec![span(word)],
            kind: kind.to_owned(),
            codes: EventCodes::default(),
            polarity: Polarity::Positive,
            participants: [part(ParticipantRole::Initiator, by), part(ParticipantRole::Target, to)]
                .into_iter()
                .flatten()
                .collect(),
            parties: Vec::new(),
            made_by: MadeBy::rule("test"),
        });
    }
    claim
}

fn actor(name: &str, kind: ActorKind) -> Actor {
    Actor {
        name: name.to_owned(),
        kind,
        of: None,
        level: None,
        reason: "test".to_owned(),
    }
}

fn answers(questions: &[Question<Span>], kind: QuestionKind) -> Vec<Answer<Span>> {
    let asked = questions.iter().filter(|question| question.question == kind);
    asked.flat_map(|question| question.answers.clone()).collect()
}

fn values(questions: &[Question<Span>], kind: QuestionKind) -> Vec<String> {
    let answers = answers(questions, kind).into_iter();
    let text = answers.filter_map(|answer| match answer.value {
        Some(AnswerValue::Text(text)) => Some(text),
        _ => None,
    });
    text.collect()
}

#[test]
fn what_is_done_to_the_gunman_is_no_deed_of_his() {
    let questions = event(&[
        SHOT,
        NAMED,
        said(
            "A baker",
            SourceKind::Witness,
            "officers shot the gunman dead with pistols in Ostrel",
            &[("shot", "shooting", Some("officers"), Some("the gunman"))],
        ),
    ]);
    let who = values(&questions, QuestionKind::Initiator);
    assert!(who.contains(&"Ivo Marrant".to_owned()), "{who:?}");
    assert!(!who.iter().any(|who| who.contains("officers")), "{who:?}");
    assert_eq!(values(&questions, QuestionKind::Target), ["the crowd"]);
    assert_eq!(values(&questions, QuestionKind::Means), ["rifle"]);
}

#[test]
fn officers_who_shoot_at_a_crowd_did_it() {
    let questions = event(&[said(
        "A baker",
        SourceKind::Witness,
        "officers shot at the marchers in Ostrel",
        &[("shot", "shooting", Some("officers"), Some("the marchers"))],
    )]);
    assert_eq!(values(&questions, QuestionKind::Initiator), ["officers"]);
}

#[test]
fn a_denied_link_stands_against_a_groups_claim() {
    let questions = event(&[
        SHOT,
        NAMED,
        Said {
            who: "The Ember League",
            kind: SourceKind::ArmedGroup,
            cue: "claimed",
            act: Act::Claim,
            what: "the attack in Ostrel",
            deeds: &[("attack", "attack", None, None)],
        },
        said(
            "The ministry of Vardia",
            SourceKind::Official,
            "the gunman of Ostrel had no connection to any terrorist group",
            &[],
        ),
    ]);
    let denied = answers(&questions, QuestionKind::Initiator);
    let denied = denied.iter().find(|answer| answer.stance == Stance::Deny).unwrap();
    assert_eq!(denied.value, Some(AnswerValue::Text("Ember League".to_owned())));
    let who = questions
        .iter()
        .find(|question| question.question == QuestionKind::Initiator);
    assert_eq!(who.unwrap().status, Status::Disputed);
}

#[test]
fn a_suspect_beside_a_group_that_claims_it_is_no_dispute() {
    let questions = event(&[
        SHOT,
        NAMED,
        Said {
            who: "The Ember League",
            kind: SourceKind::ArmedGroup,
            cue: "claimed",
            act: Act::Claim,
            what: "the attack in Ostrel",
            deeds: &[("attack", "attack", None, None)],
        },
    ]);
    let who = questions
        .iter()
        .find(|question| question.question == QuestionKind::Initiator);
    assert_ne!(who.unwrap().status, Status::Disputed);
}

#[test]
fn those_who_only_were_there_have_no_motive() {
    let questions = event(&[
        SHOT,
        said(
            "A baker",
            SourceKind::Witness,
            "her family was trying to find a way out of Ostrel",
            &[],
        ),
    ]);
    assert!(values(&questions, QuestionKind::Motive).is_empty());
}

#[test]
fn weapons_that_are_owned_or_tested_are_no_means() {
    let questions = event(&[
        SHOT,
        said(
            "A dealer",
            SourceKind::Witness,
            "the man from Ostrel bought a pistol",
            &[("bought", "transaction", None, None)],
        ),
        said(
            "The ministry of Vardia",
            SourceKind::Official,
            "the missile tests near Ostrel went on",
            &[],
        ),
    ]);
    assert!(values(&questions, QuestionKind::Means).is_empty());
}
