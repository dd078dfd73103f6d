//! The JSON is a contract: these are its fields, and what is written reads back.

use rashomon_types::{
    Action, Answer, AnswerValue, Best, Certainty, Claim, Comparison, Diagnostic, Document, Event, EventId, Evidence,
    EvidenceKind, Fragments, Granularity, InDocument, Judgement, MadeBy, Party, PartyId, Place, Quantity, QuantityKind,
    Question, QuestionKind, Relation, Role, RoleMention, Run, Said, Scope, Source, SourceKind, Span, SpanText, Stance,
    Status, Time, Words,
};
use serde_json::{Value, json};

const TEXT: &str = "Київ said at least 4 died in Бєлгород on Monday, probably.";

fn document() -> Document {
    Document::new(TEXT.to_owned(), None, None, Some("a.txt".to_owned()))
}

/// Where `words` stand in the text.
fn at(words: &str) -> Vec<Span> {
    let start = TEXT.find(words).expect("the words are in the text");
    vec![Span::of(start..start + words.len())]
}

fn time() -> Time {
    Time {
        spans: at("Monday"),
        timex3: Some("2023-05-22".to_owned()),
        start: Some(jiff::civil::date(2023, 5, 22).to_datetime(jiff::civil::Time::midnight())),
        end: None,
        granularity: Granularity::Day,
        modifier: None,
        anchor: None,
        role: None,
        rule: "weekday".to_owned(),
    }
}

fn certainty() -> Certainty {
    Certainty {
        low: Some(0.55),
        high: None,
        yardstick: None,
        words: "probably".to_owned(),
        spans: at("probably"),
    }
}

fn quantity() -> Quantity {
    Quantity {
        spans: at("at least 4"),
        low: Some(4.0),
        high: None,
        modifier: None,
        kind: QuantityKind::Killed,
        what: None,
        whose: None,
    }
}

fn claim(document: &Document) -> Claim {
    let source = Source {
        spans: at("Київ"),
        ..Source::of_kind(SourceKind::Official)
    };
    let content = Fragments::new(at("at least 4 died"));
    let mut claim = Claim::new(
        document.id,
        source,
        Fragments::new(at("said")),
        content,
        MadeBy::rule("said"),
    );
    claim.certainty = Some(certainty());
    claim.evidence = Some(Evidence {
        kind: EvidenceKind::NoneOffered,
        words: String::new(),
        spans: at("died"),
    });
    claim.said = Some(Said {
        start: None,
        end: None,
        spans: at("Monday"),
    });
    claim.times = vec![time()];
    claim.places = vec![Place::unresolved(at("Бєлгород"))];
    claim.quantities = vec![quantity()];
    claim.role_mentions = vec![RoleMention {
        spans: at("at least 4"),
        role: Role::KilledCivilians,
        confidence: 0.9,
    }];
    claim
}

fn answer(claim: &Claim) -> Answer {
    Answer {
        party: Some(PartyId("p1".to_owned())),
        speaker: None,
        stance: Stance::Assert,
        value: Some(AnswerValue::Range {
            low: Some(4.0),
            high: None,
        }),
        about: None,
        as_of: None,
        revised_by: None,
        words: Words {
            document: claim.document,
            spans: at("at least 4"),
        },
        claim: claim.id,
        relayed: Vec::new(),
        reports: 1,
        texts: 1,
        origin: None,
        certainty: Some(certainty()),
        evidence: None,
    }
}

fn best() -> Best {
    let undo = Action::Undo {
        judgement: "j_0123456789abcdef".parse().expect("an id"),
    };
    let judgement = Judgement::new(
        jiff::Timestamp::UNIX_EPOCH,
        "Ana Bright".to_owned(),
        "the list".to_owned(),
        undo,
    );
    Best {
        value: 4.0,
        by: judgement.by,
        reason: judgement.reason,
        judgement: judgement.id,
    }
}

fn event(claim: &Claim) -> Event {
    let in_document = |span| InDocument {
        document: claim.document,
        span,
    };
    let whole = time();
    let party = Party {
        id: PartyId("p1".to_owned()),
        name: "Kyiv".to_owned(),
        kind: None,
        side: None,
        role: None,
        members: Vec::new(),
        reason: "speaks".to_owned(),
    };
    let question = Question {
        question: QuestionKind::Killed,
        scope: Scope::default(),
        status: Status::OneOrigin,
        reason: "one voice".to_owned(),
        reports: 1,
        texts: 1,
        origins: 1,
        answers: vec![answer(claim)],
        best: Some(best()),
    };
    let comparison = Comparison {
        relation: Relation::Copies,
        a: claim.id,
        b: claim.id,
        reason: "the same claim".to_owned(),
    };
    Event {
        id: EventId::of(claim.id),
        title: "Four died".to_owned(),
        kinds: Vec::new(),
        time: Some(Time {
            spans: whole.spans.into_iter().map(in_document).collect(),
            timex3: whole.timex3,
            start: whole.start,
            end: whole.end,
            granularity: whole.granularity,
            modifier: None,
            anchor: None,
            role: None,
            rule: whole.rule,
        }),
        place: None,
        documents: vec![claim.document],
        claims: vec![claim.id],
        reasons: vec!["it founded the event".to_owned()],
        parties: vec![party],
        questions: vec![question],
        comparisons: vec![comparison],
    }
}

fn run() -> Run {
    let document = document();
    let claim = claim(&document);
    let mut run = Run::new();
    run.diagnostics
        .push(Diagnostic::warning("test", "a remark").at(document.id, Span::of(0..8)));
    run.events.push(event(&claim));
    run.claims.push(claim);
    run.documents.push(document);
    run
}

fn written() -> Value {
    serde_json::to_value(run().into_wire()).expect("a run is writable")
}

/// The names of an object's fields, in the order of the alphabet.
fn fields(object: &Value) -> String {
    let mut names: Vec<&str> = object
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names.join(" ")
}

#[test]
fn every_object_has_its_fields() {
    let run = written();
    let expected = [
        ("", "claims diagnostics documents engine events schema"),
        (
            "/documents/0",
            "authors copy_of dates flags id kind language modified path published publisher text text_sha256 title url",
        ),
        (
            "/claims/0",
            "act addressee certainty chain confidence content corrected_by cue document event event_mentions evidence id made_by \
             medium nested_in origin places polarity quantities quotation role_mentions said source status times",
        ),
        ("/claims/0/source", "actor kind name named office side spans speaker"),
        ("/claims/0/cue/spans/0", "byte_end byte_start end start text"),
        ("/claims/0/certainty", "high low spans words yardstick"),
        ("/claims/0/evidence", "kind spans words"),
        ("/claims/0/said", "end spans start"),
        (
            "/claims/0/times/0",
            "anchor end granularity mod role rule spans start timex3",
        ),
        (
            "/claims/0/places/0",
            "candidates country disputed geonameid lat lon match name precision radius_km route runner_up spans use",
        ),
        ("/claims/0/role_mentions/0", "confidence role spans"),
        ("/claims/0/quantities/0", "high kind low modifier spans what whose"),
        (
            "/events/0",
            "claims comparisons documents id kinds parties place questions reasons time title",
        ),
        ("/events/0/time/spans/0", "byte_end byte_start document end start text"),
        ("/events/0/parties/0", "id kind members name reason role side"),
        (
            "/events/0/questions/0",
            "answers best origins question reason reports scope status texts",
        ),
        ("/events/0/questions/0/scope", "what whose"),
        ("/events/0/questions/0/best", "by judgement reason value"),
        (
            "/events/0/questions/0/answers/0",
            "about as_of certainty claim evidence origin party relayed reports revised_by speaker stance texts value words",
        ),
        ("/events/0/questions/0/answers/0/words", "document spans"),
        ("/events/0/comparisons/0", "a b reason relation"),
        ("/diagnostics/0", "code document help message severity span"),
        ("/engine", "model model_sha256 name version"),
    ];
    for (pointer, names) in expected {
        assert_eq!(
            fields(run.pointer(pointer).expect(pointer)),
            names,
            "the fields at `{pointer}`"
        );
    }
}

#[test]
fn spans_are_written_with_code_points_and_words() {
    let run = written();
    let expected = json!({"start": 5, "end": 9, "byte_start": 9, "byte_end": 13, "text": "said"});
    assert_eq!(run.pointer("/claims/0/cue/spans/0"), Some(&expected));
    let words = run.pointer("/events/0/questions/0/answers/0/words/spans/0/text");
    assert_eq!(words, Some(&json!("at least 4")));
}

#[test]
fn whole_numbers_have_no_fraction_and_times_are_iso() {
    let run = written();
    assert_eq!(
        run.pointer("/claims/0/quantities/0/low")
            .map(Value::to_string)
            .as_deref(),
        Some("4")
    );
    assert_eq!(
        run.pointer("/claims/0/times/0/start"),
        Some(&json!("2023-05-22T00:00:00"))
    );
    assert_eq!(run.pointer("/claims/0/evidence/kind"), Some(&json!("none_offered")));
}

#[test]
fn what_is_written_reads_back() {
    let run = run().into_wire();
    let text = serde_json::to_string(&run).expect("a run is writable");
    assert_eq!(serde_json::from_str::<Run<SpanText>>(&text).expect("and readable"), run);
}

#[test]
fn each_line_says_what_it_is() {
    let run = run().into_wire();
    let lines: Vec<Value> = run
        .lines()
        .map(|line| serde_json::to_value(line).expect("a line is writable"))
        .collect();
    let types: Vec<&Value> = lines.iter().map(|line| &line["type"]).collect();
    assert_eq!(types, ["document", "claim", "event", "diagnostic"]);
    assert_eq!(lines[1]["id"], written()["claims"][0]["id"]);
}
