//! The event of the run made by hand: every status, stance and relation that pages and exports have to show.

use rashomon_types::{
    ActorKind, Answer, AnswerValue, Claim, Comparison, Event, EventId, InDocument, Party, PartyId, PartyRole, Place,
    Question, QuestionKind, Relation, Run, Scope, SideId, Span, Stance, Status, Words,
};

/// Adds the event that the claims of a run made by hand speak of, and returns the run.
pub fn with_event(mut run: Run) -> Run {
    let event = event(&run);
    for claim in &mut run.claims {
        claim.event = Some(event.id);
    }
    run.events.push(event);
    run
}

/// A run with this text wherever an event can hold one.
pub fn event_over(text: &str) -> Run {
    let mut run = super::run_over(text);
    let claim = run.claims[0].clone();
    let mut said = answer(
        &claim,
        Some(text),
        Stance::Assert,
        Some(AnswerValue::Text(text.to_owned())),
    );
    said.speaker = Some(text.to_owned());
    said.about = Some(PartyId(text.to_owned()));
    let mut which = question(
        QuestionKind::Killed,
        Some(text),
        Status::Disputed,
        vec![said.clone(), said.clone()],
    );
    which.scope.what = Some(text.to_owned());
    which.reason = text.to_owned();
    let mut time = which.clone();
    time.question = QuestionKind::Start;
    let silent = Question {
        status: Status::Unanswered,
        ..which.clone()
    };
    let nobody = Question {
        answers: Vec::new(),
        ..silent.clone()
    };
    run.events.push(Event {
        id: EventId::of(claim.id),
        title: text.to_owned(),
        kinds: vec![text.to_owned()],
        time: None,
        place: None,
        documents: vec![claim.document; 2],
        claims: vec![claim.id],
        reasons: vec![text.to_owned()],
        parties: vec![party(text, text, Some(text), ActorKind::State, PartyRole::Target)],
        questions: vec![which, time, silent, nobody],
        comparisons: vec![Comparison {
            relation: Relation::Contradicts,
            a: claim.id,
            b: claim.id,
            reason: text.to_owned(),
        }],
    });
    run
}

/// The claims of the run, by the order in which they are made.
const ARMY: usize = 0;
const COLONEL: usize = 1;
const DECLINED: usize = 2;
const DENIED: usize = 4;
const OVER: usize = 5;
const FERRYMAN: usize = 7;
const ALDIS: usize = 8;
const REPORTER: usize = 11;

fn event(run: &Run) -> Event {
    let founding = &run.claims[ARMY];
    let in_document = |span: Span| InDocument {
        document: founding.document,
        span,
    };
    let place: Option<&Place> = founding.places.first();
    Event {
        id: EventId::of(founding.id),
        title: "Raid across the Ozra, Tarkova Region, May 2031".to_owned(),
        kinds: vec!["ground_raid".to_owned(), "killing".to_owned(), "repulse".to_owned()],
        time: founding
            .times
            .first()
            .map(|time| map(time.clone(), &mut { in_document })),
        place: place.map(|place| map(place.clone(), &mut { in_document })),
        documents: run.documents.iter().map(|document| document.id).collect(),
        claims: run.claims.iter().map(|claim| claim.id).collect(),
        reasons: run.claims.iter().map(|_| "it speaks of the raid".to_owned()).collect(),
        parties: vec![
            party(
                "toravia",
                "Toravia",
                Some("toravia"),
                ActorKind::State,
                PartyRole::Target,
            ),
            party(
                "kelmar",
                "Kelmar",
                Some("kelmar"),
                ActorKind::State,
                PartyRole::Initiator,
            ),
            party("aldis", "Aldis", None, ActorKind::State, PartyRole::Observer),
        ],
        questions: questions(run),
        comparisons: comparisons(run),
    }
}

fn map<N: rashomon_types::MapSpans<Span, InDocument>>(
    noun: N,
    convert: &mut dyn FnMut(Span) -> InDocument,
) -> N::Mapped {
    noun.map_spans(convert)
}

fn party(id: &str, name: &str, side: Option<&str>, kind: ActorKind, role: PartyRole) -> Party {
    Party {
        id: PartyId(id.to_owned()),
        name: name.to_owned(),
        kind: Some(kind),
        side: side.map(|side| SideId(side.to_owned())),
        role: Some(role),
        members: vec![name.to_owned()],
        reason: format!("{name} is spoken of in the text"),
    }
}

fn answer(claim: &Claim, party: Option<&str>, stance: Stance, value: Option<AnswerValue>) -> Answer {
    let speaker = claim.origin().and_then(|origin| origin.speaker.clone());
    Answer {
        party: party.map(|party| PartyId(party.to_owned())),
        origin: party.map(str::to_owned).or_else(|| speaker.clone()),
        speaker,
        stance,
        value,
        about: None,
        as_of: Some("2031-05-24".parse().unwrap()),
        revised_by: None,
        words: Words {
            document: claim.document,
            spans: claim.content.spans.clone(),
        },
        claim: claim.id,
        relayed: Vec::new(),
        reports: 1,
        texts: 1,
        certainty: claim.certainty.clone(),
        evidence: claim.evidence.clone(),
    }
}

fn question(question: QuestionKind, whose: Option<&str>, status: Status, answers: Vec<Answer>) -> Question {
    let origins: std::collections::BTreeSet<_> = answers.iter().filter_map(|answer| answer.origin.clone()).collect();
    let said = u32::from(!answers.is_empty());
    Question {
        question,
        scope: Scope {
            whose: whose.map(str::to_owned),
            what: None,
        },
        status,
        reason: "written by hand".to_owned(),
        reports: said,
        texts: said,
        origins: u32::try_from(origins.len()).unwrap(),
        answers,
        best: None,
    }
}

fn questions(run: &Run) -> Vec<Question> {
    let text = |words: &str| Some(AnswerValue::Text(words.to_owned()));
    let range = |low: Option<f64>, high: Option<f64>| Some(AnswerValue::Range { low, high });
    let claims = &run.claims;
    let toravia = Some("toravia");
    let kelmar = Some("kelmar");
    let mut accused = answer(&claims[COLONEL], toravia, Stance::Assert, text("Kelmar"));
    accused.about = Some(PartyId("kelmar".to_owned()));
    let mut denied = answer(&claims[DENIED], kelmar, Stance::Deny, text("Kelmar"));
    denied.about = Some(PartyId("kelmar".to_owned()));
    let who = vec![
        accused,
        denied,
        answer(&claims[ALDIS], Some("aldis"), Stance::Assess, text("local recruits")),
        answer(&claims[REPORTER], None, Stance::Unsure, None),
    ];
    let mut first = answer(&claims[ARMY], toravia, Stance::Assert, range(Some(60.0), None));
    first.reports = 3;
    first.texts = 2;
    let mut earlier = answer(&claims[ARMY], toravia, Stance::Assert, range(Some(40.0), Some(40.0)));
    earlier.revised_by = Some(claims[ARMY].id);
    let police = answer(&claims[FERRYMAN], None, Stance::Assert, range(Some(10.0), Some(10.0)));
    vec![
        question(QuestionKind::Initiator, None, Status::Disputed, who),
        question(
            QuestionKind::Killed,
            kelmar,
            Status::Disputed,
            vec![earlier, first, police],
        ),
        question(
            QuestionKind::Wounded,
            toravia,
            Status::Declined,
            vec![answer(&claims[DECLINED], toravia, Stance::Decline, None)],
        ),
        question(QuestionKind::Killed, toravia, Status::Unanswered, Vec::new()),
        question(QuestionKind::Killed, Some("civilians"), Status::Unanswered, Vec::new()),
        question(QuestionKind::Wounded, Some("civilians"), Status::Unanswered, Vec::new()),
        question(
            QuestionKind::Outcome,
            None,
            Status::Agreed,
            vec![
                answer(&claims[ARMY], toravia, Stance::Assert, text("driven back")),
                answer(&claims[OVER], kelmar, Stance::Assert, text("over")),
            ],
        ),
        question(
            QuestionKind::Place,
            None,
            Status::OneOrigin,
            vec![answer(&claims[ARMY], toravia, Stance::Assert, text("Tarkova Region"))],
        ),
        question(QuestionKind::Means, None, Status::Unanswered, Vec::new()),
        question(QuestionKind::Motive, None, Status::Unanswered, Vec::new()),
    ]
}

fn comparisons(run: &Run) -> Vec<Comparison> {
    let compared = |relation, a: usize, b: usize, reason: &str| Comparison {
        relation,
        a: run.claims[a].id,
        b: run.claims[b].id,
        reason: reason.to_owned(),
    };
    vec![
        compared(
            Relation::Contradicts,
            COLONEL,
            DENIED,
            "the one says that Kelmar did it, the other denies it",
        ),
        compared(
            Relation::Contradicts,
            ARMY,
            FERRYMAN,
            "at least 60 and 10 cannot both hold",
        ),
        compared(Relation::Corroborates, ARMY, OVER, "both say that it is over"),
        compared(Relation::Silent, DECLINED, ARMY, "asked, and would not say"),
    ]
}
