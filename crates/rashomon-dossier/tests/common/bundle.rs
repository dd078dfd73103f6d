//! A bundle made by hand from invented news: seven reports (one a copy, one reworded, one later edition), two events, five
//! parties, a figure that its own speaker revised, an unnamed voice, denials, silence.

use rashomon_types::{
    Act, ActorKind, Answer, AnswerValue, Certainty, Claim, Comparison, Diagnostic, Document, DocumentKind, Engine,
    Event, EventCodes, EventId, EventMention, Evidence, EvidenceKind, Fragments, Granularity, MadeBy, Participant,
    ParticipantRole, Party, PartyId, PartyRole, Place, PlaceMatch, PlacePrecision, Polarity, Published, Quantity,
    QuantityKind, QuantityModifier, Question, QuestionKind, Quotation, Relation, Run, Said, Scope, SideId, Source,
    SourceKind, Span, Stance, Status, Time, TimeRole, Words,
};

/// Publisher, headline, day, text; copies come after what they copy.
const REPORTS: [(&str, &str, &str, &str); 7] = [
    (
        "Halden Courier",
        "Strike on Varn depot: Osmark blames Rethia, Rethia denies it",
        "2031-09-14",
        "The defence ministry of Osmark said on Sunday that Rethian saboteurs had attacked the fuel depot at Varn, killing at least 12 workers and wounding dozens. Its spokeswoman, Lene Odrik, showed a video of two men in the yard.\n\nRethia's foreign minister, Pavo Tarsk, denied any part in the attack. \"We have nothing to do with the fire at Varn,\" he wrote on Telegram late on Sunday.\n\nThe Free Varn Movement claimed that its own partisans had set the depot alight and that none of them had been hurt. It offered no evidence.\n\nThe mayor of Varn, Ilka Brandt, said eight people had died. Officials declined to say how much fuel was lost.",
    ),
    (
        "Morning Post of Ostel",
        "Varn depot attack: death toll raised",
        "2031-09-15",
        "The defence ministry of Osmark said on Monday that 15 workers had been killed at Varn, more than it had first reported. The attackers numbered up to 30, the ministry said.\n\nHospital sources told the agency Nordwire that between 8 and 10 bodies had been brought in. The ministry of Calder assessed that it was highly likely that men trained in Rethia had taken part.\n\nWho sent them cannot be established. Two days before the attack, shells had fallen on the border village of Sild, residents said; three houses were damaged.",
    ),
    (
        "Coast Radio",
        "Strike on Varn depot: Osmark blames Rethia, Rethia denies it",
        "2031-09-14",
        "The defence ministry of Osmark said on Sunday that Rethian saboteurs had attacked the fuel depot at Varn, killing at least 12 workers and wounding scores. Its spokeswoman, Lene Odrik, showed a video of two men in the yard.\n\nRethia's foreign minister, Pavo Tarsk, denied any part in the attack. \"We have nothing to do with the fire at Varn,\" he wrote on Telegram late on Sunday.\n\nThe mayor of Varn, Ilka Brandt, said eight people had died.",
    ),
    (
        "Quick Headlines",
        "Fuel store burns",
        "2031-09-15",
        "Osmark's defence department stated on Sunday that saboteurs from Rethia struck the fuel store in Varn and that no fewer than 12 workmen lost their lives.",
    ),
    (
        "Rethian Gazette",
        "Ministry: no Rethian soldier was in Varn",
        "2031-09-16",
        "No Rethian soldier was in Varn, the defence ministry of Rethia said on Tuesday. It called the attackers \"local partisans\" and put their number at about 20.\n\nThe ministry said that nobody in Sild had been hurt when shells fell there on 12 September, and that Osmark's own guns had fired them.",
    ),
    (
        "Halden Courier",
        "Shells on Sild: each side accuses the other",
        "2031-09-17",
        "Osmark's border guard accused Rethian gunners of shelling Sild on 12 September. Five houses were damaged, the guard said. Rethia has said Osmark fired.",
    ),
    ("", "", "", "Cookies help us to show you this page. Accept all"),
];

/// The place of each report in [`REPORTS`].
const COURIER: usize = 0;
const POST: usize = 1;
const RADIO: usize = 2;
const QUICK: usize = 3;
const GAZETTE: usize = 4;
const SILD: usize = 5;
const COOKIES: usize = 6;

/// The bundle as a run.
pub fn bundle() -> Run {
    let mut run = Run::new();
    run.engine = Engine {
        name: "rashomon".to_owned(),
        version: "0.1.0".to_owned(),
        model: Some("english".to_owned()),
        model_sha256: Some("5f".repeat(32)),
    };
    run.documents = documents();
    let (claims, keys): (Vec<Claim>, Vec<&str>) = claims(&run.documents).into_iter().unzip();
    run.claims = claims;
    let made = Made { run: &run, keys: &keys };
    let events = vec![depot(&made), shells(&made)];
    let cookies = run.documents[COOKIES].id;
    run.diagnostics = vec![
        Diagnostic::warning("read.only_consent", "only a consent notice was found").in_document(cookies),
        Diagnostic::note("accounts.copy", "Coast Radio carries the text of Halden Courier"),
        Diagnostic::error("input.unreadable", "notes.doc: this form of file cannot be read")
            .with_help("save it as plain text"),
    ];
    for event in events {
        for claim in run.claims.iter_mut().filter(|claim| event.claims.contains(&claim.id)) {
            claim.event = Some(event.id);
        }
        run.events.push(event);
    }
    run
}

fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for (place, (publisher, title, day, text)) in REPORTS.into_iter().enumerate() {
        let publisher = (!publisher.is_empty()).then(|| publisher.to_owned());
        let mut document = Document::new(text.to_owned(), publisher, None, Some(format!("reports/{place}.html")));
        document.title = (!title.is_empty()).then(|| title.to_owned());
        document.published = day.parse().ok().map(|date| Published {
            date,
            instant: None,
            found_in: if place == GAZETTE {
                "url".to_owned()
            } else {
                "meta".to_owned()
            },
        });
        document.language = Some("en".to_owned());
        documents.push(document);
    }
    let original = documents[COURIER].id;
    for (copy, kind) in [(RADIO, DocumentKind::Syndicated), (QUICK, DocumentKind::Reworded)] {
        documents[copy].copy_of = Some(original);
        documents[copy].kind = kind;
    }
    documents[COOKIES].flags = vec!["truncated".to_owned(), "only_consent_text".to_owned()];
    documents[QUICK].flags = vec!["reads_like_machine_translation".to_owned()];
    documents
}

/// The run so far, with the names that its claims are known by here.
struct Made<'run> {
    run: &'run Run,
    keys: &'run [&'static str],
}

impl Made<'_> {
    fn claim(&self, key: &str) -> &Claim {
        let place = self.keys.iter().position(|other| *other == key);
        &self.run.claims[place.unwrap_or_else(|| panic!("no claim {key}"))]
    }
}

fn at(text: &str, words: &str) -> Span {
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words} is not in the report"));
    Span::of(start..start + words.len())
}

/// A claim in the making.
struct Draft {
    claim: Claim,
    text: String,
}

impl Draft {
    fn new(document: &Document, who: &str, cue: &str, content: &str) -> Self {
        let text = document.text.clone();
        let spans = |words: &str| {
            if words.is_empty() {
                Vec::new()
            } else {
                vec![at(&text, words)]
            }
        };
        let mut source = Source::of_kind(if who.is_empty() {
            SourceKind::Reporter
        } else {
            SourceKind::Official
        });
        source.spans = spans(who);
        source.name = (!who.is_empty()).then(|| who.to_owned());
        source.speaker = source.name.clone();
        source.named = !who.is_empty();
        let (cue, content) = (Fragments::new(spans(cue)), Fragments::new(spans(content)));
        let claim = Claim::new(document.id, source, cue, content, MadeBy::rule("by_hand"));
        Self { claim, text }
    }

    fn voice(mut self, speaker: &str, office: Option<&str>, side: Option<&str>, kind: SourceKind) -> Self {
        self.claim.for_each_voice(|voice| {
            voice.speaker = Some(speaker.to_owned());
            voice.office = office.map(str::to_owned);
            voice.side = side.map(str::to_owned);
            voice.kind = kind;
        });
        self
    }

    fn with(mut self, change: impl FnOnce(&mut Claim, &str)) -> Self {
        change(&mut self.claim, &self.text);
        self
    }

    fn counted(self, words: &str, low: Option<f64>, high: Option<f64>, kind: QuantityKind) -> Self {
        self.with(|claim, text| {
            claim.quantities.push(Quantity {
                spans: vec![at(text, words)],
                low,
                high,
                modifier: (low != high).then_some(QuantityModifier::AtLeast),
                kind,
                what: None,
                whose: None,
            });
        })
    }

    fn placed(self, words: &str, place: impl FnOnce(Place) -> Place) -> Self {
        self.with(|claim, text| claim.places.push(place(Place::unresolved(vec![at(text, words)]))))
    }

    fn happened(self, words: &str, start: &str, end: &str) -> Self {
        self.with(|claim, text| {
            claim.times.push(Time {
                spans: vec![at(text, words)],
                timex3: None,
                start: start.parse().ok(),
                end: end.parse().ok(),
                granularity: Granularity::Day,
                modifier: None,
                anchor: None,
                role: Some(TimeRole::Happened),
                rule: "by_hand".to_owned(),
            });
        })
    }

    fn said(self, words: &str, start: &str, end: &str) -> Self {
        self.with(|claim, text| {
            let (start, end) = (start.parse().ok(), end.parse().ok());
            claim.said = Some(Said {
                start,
                end,
                spans: vec![at(text, words)],
            });
        })
    }

    fn doers(self, words: &str) -> Self {
        self.with(|claim, text| {
            claim.event_mentions.push(EventMention {
                spans: Vec::new(),
                kind: "attack".to_owned(),
                codes: EventCodes::default(),
                polarity: Polarity::Positive,
                participants: vec![Participant {
                    role: ParticipantRole::Initiator,
                    spans: vec![at(text, words)],
                    actor: None,
                }],
                parties: Vec::new(),
                made_by: MadeBy::rule("by_hand"),
            });
        })
    }

    fn resting_on(self, kind: EvidenceKind, words: &str) -> Self {
        self.with(|claim, text| {
            let spans = vec![at(text, words)];
            claim.evidence = Some(Evidence {
                kind,
                words: words.to_owned(),
                spans,
            });
        })
    }

    fn act(self, act: Act) -> Self {
        self.with(|claim, _| claim.act = act)
    }
}

/// A town of invented name in the far north, where the base map has coasts and borders.
fn varn(place: Place) -> Place {
    Place {
        name: Some("Varn".to_owned()),
        geonameid: Some(1),
        lat: Some(69.7),
        lon: Some(29.9),
        country: Some("NO".to_owned()),
        precision: Some(PlacePrecision::Town),
        disputed: Some(false),
        matched: Some(PlaceMatch::Exact),
        radius_km: Some(3.0),
        ..place
    }
}

fn border(place: Place) -> Place {
    Place {
        name: Some("Border District".to_owned()),
        geonameid: Some(2),
        lat: Some(69.35),
        lon: Some(29.3),
        precision: Some(PlacePrecision::District),
        radius_km: Some(25.0),
        disputed: Some(true),
        ..varn(place)
    }
}

/// The claims of all reports, in their order, each with the name that it is known by here.
fn claims(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let drafts = [
        courier(documents),
        post(documents),
        copies(documents),
        gazette(documents),
        sild(documents),
    ]
    .concat();
    let place_of = |claim: &Claim| documents.iter().position(|document| document.id == claim.document);
    let mut claims = drafts;
    claims.sort_by_key(|(claim, _)| (place_of(claim), claim.content.spans.first().map(|span| span.start())));
    claims
}

fn osmark(draft: Draft) -> Draft {
    draft.voice("defence ministry of Osmark", None, Some("Osmark"), SourceKind::Official)
}

fn courier(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let report = &documents[COURIER];
    let blamed =
        "Rethian saboteurs had attacked the fuel depot at Varn, killing at least 12 workers and wounding dozens";
    let blames = osmark(Draft::new(report, "The defence ministry of Osmark", "said", blamed))
        .counted("at least 12", Some(12.0), None, QuantityKind::Killed)
        .counted("dozens", Some(24.0), None, QuantityKind::Wounded)
        .placed("Varn", varn)
        .happened("on Sunday", "2031-09-14T00:00:00", "2031-09-15T00:00:00")
        .said("on Sunday", "2031-09-14T00:00:00", "2031-09-15T00:00:00")
        .resting_on(EvidenceKind::Video, "showed a video of two men in the yard")
        .doers("Rethian saboteurs");
    let denies = Draft::new(report, "Pavo Tarsk", "denied", "any part in the attack")
        .voice(
            "Pavo Tarsk",
            Some("foreign minister"),
            Some("Rethia"),
            SourceKind::Official,
        )
        .act(Act::Deny);
    let nothing = Draft::new(report, "he", "wrote", "We have nothing to do with the fire at Varn")
        .voice(
            "Pavo Tarsk",
            Some("foreign minister"),
            Some("Rethia"),
            SourceKind::Official,
        )
        .placed("Varn", varn)
        .said("late on Sunday", "2031-09-14T18:00:00", "2031-09-15T00:00:00")
        .with(|claim, _| {
            claim.quotation = Quotation::Direct;
            claim.medium = Some("Telegram".to_owned());
        });
    let own = "its own partisans had set the depot alight and that none of them had been hurt";
    let group = Draft::new(report, "The Free Varn Movement", "claimed", own)
        .voice("Free Varn Movement", None, None, SourceKind::ArmedGroup)
        .counted("none", Some(0.0), Some(0.0), QuantityKind::Wounded)
        .resting_on(EvidenceKind::NoneOffered, "It offered no evidence")
        .doers("its own partisans")
        .act(Act::Claim);
    let mayor = Draft::new(report, "Ilka Brandt", "said", "eight people had died")
        .voice(
            "Ilka Brandt",
            Some("mayor of Varn"),
            Some("Osmark"),
            SourceKind::Official,
        )
        .counted("eight", Some(8.0), Some(8.0), QuantityKind::Killed);
    let declined = Draft::new(report, "Officials", "declined to say", "how much fuel was lost")
        .voice("officials", None, None, SourceKind::Official)
        .act(Act::Decline)
        .with(|claim, _| claim.for_each_voice(|voice| voice.named = false));
    let keyed = [
        (blames, "blames"),
        (denies, "denies"),
        (nothing, "nothing"),
        (group, "group"),
        (mayor, "mayor"),
        (declined, "declined"),
    ];
    keyed.map(|(draft, key)| (draft.claim, key)).into()
}

fn post(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let report = &documents[POST];
    let raised = osmark(Draft::new(
        report,
        "The defence ministry of Osmark",
        "said",
        "15 workers had been killed at Varn",
    ))
    .counted("15", Some(15.0), Some(15.0), QuantityKind::Killed)
    .placed("Varn", varn)
    .said("on Monday", "2031-09-15T00:00:00", "2031-09-16T00:00:00");
    let force = osmark(Draft::new(
        report,
        "the ministry",
        "said.",
        "The attackers numbered up to 30",
    ))
    .counted("up to 30", None, Some(30.0), QuantityKind::Participants)
    .doers("The attackers");
    let bodies = Draft::new(
        report,
        "Hospital sources",
        "told",
        "between 8 and 10 bodies had been brought in",
    )
    .voice("hospital sources", None, None, SourceKind::Witness)
    .counted("between 8 and 10", Some(8.0), Some(10.0), QuantityKind::Killed)
    .with(|claim, text| {
        let mut agency = Source::of_kind(SourceKind::Media);
        agency.name = Some("Nordwire".to_owned());
        agency.named = true;
        agency.spans = vec![at(text, "Nordwire")];
        let mut hospital = claim.source.clone();
        hospital.named = false;
        claim.source.named = false;
        claim.set_chain(vec![agency, hospital]);
    });
    let calder = Draft::new(
        report,
        "The ministry of Calder",
        "assessed",
        "men trained in Rethia had taken part",
    )
    .voice("ministry of Calder", None, None, SourceKind::Official)
    .doers("men trained in Rethia")
    .act(Act::Assess)
    .with(|claim, text| {
        claim.certainty = Some(Certainty {
            low: Some(0.8),
            high: Some(0.9),
            yardstick: Some("uk_phia".to_owned()),
            words: "highly likely".to_owned(),
            spans: vec![at(text, "highly likely")],
        });
    });
    let unknown = Draft::new(report, "", "", "Who sent them cannot be established");
    let residents = "shells had fallen on the border village of Sild";
    let residents = Draft::new(report, "residents", "said;", residents)
        .voice("residents of Sild", None, None, SourceKind::Witness)
        .placed("Sild", |place| place)
        .placed("border village", border)
        .happened(
            "Two days before the attack",
            "2031-09-12T00:00:00",
            "2031-09-13T00:00:00",
        )
        .with(|claim, _| claim.for_each_voice(|voice| voice.named = false));
    let keyed = [
        (raised, "raised"),
        (force, "force"),
        (bodies, "bodies"),
        (calder, "calder"),
        (unknown, "unknown"),
        (residents, "residents"),
    ];
    keyed.map(|(draft, key)| (draft.claim, key)).into()
}

fn copies(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let radio = &documents[RADIO];
    let blamed =
        "Rethian saboteurs had attacked the fuel depot at Varn, killing at least 12 workers and wounding scores";
    let blames = osmark(Draft::new(radio, "The defence ministry of Osmark", "said", blamed))
        .counted("at least 12", Some(12.0), None, QuantityKind::Killed)
        .placed("Varn", varn);
    let quick = &documents[QUICK];
    let spun = "saboteurs from Rethia struck the fuel store in Varn and that no fewer than 12 workmen lost their lives";
    let spun = osmark(Draft::new(quick, "Osmark's defence department", "stated", spun)).counted(
        "no fewer than 12",
        Some(12.0),
        None,
        QuantityKind::Killed,
    );
    vec![(blames.claim, "radio"), (spun.claim, "spun")]
}

fn rethia(draft: Draft) -> Draft {
    draft.voice("defence ministry of Rethia", None, Some("Rethia"), SourceKind::Official)
}

fn gazette(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let report = &documents[GAZETTE];
    let ministry = "the defence ministry of Rethia";
    let nobody = rethia(Draft::new(report, ministry, "said", "No Rethian soldier was in Varn"))
        .placed("Varn", varn)
        .said("on Tuesday", "2031-09-16T00:00:00", "2031-09-17T00:00:00")
        .with(|claim, _| claim.polarity = Polarity::Negative);
    let number = "the attackers \"local partisans\" and put their number at about 20";
    let number = rethia(Draft::new(report, "It", "called", number))
        .counted("about 20", Some(18.0), Some(22.0), QuantityKind::Participants)
        .doers("local partisans");
    let guns = "nobody in Sild had been hurt when shells fell there on 12 September, and that Osmark's own guns had fired \
                them";
    let guns = rethia(Draft::new(report, "The ministry", "said that nobody", guns))
        .placed("Sild", |place| place)
        .happened("on 12 September", "2031-09-12T00:00:00", "2031-09-13T00:00:00")
        .doers("Osmark's own guns");
    vec![(nobody.claim, "nobody"), (number.claim, "number"), (guns.claim, "guns")]
}

fn sild(documents: &[Document]) -> Vec<(Claim, &'static str)> {
    let report = &documents[SILD];
    let guard = "Osmark's border guard";
    let accuses = Draft::new(
        report,
        guard,
        "accused",
        "Rethian gunners of shelling Sild on 12 September",
    )
    .voice("Osmark's border guard", None, Some("Osmark"), SourceKind::Official)
    .placed("Sild", |place| place)
    .happened("on 12 September", "2031-09-12T00:00:00", "2031-09-13T00:00:00")
    .doers("Rethian gunners")
    .act(Act::Accuse);
    let houses = Draft::new(report, "the guard", "said. R", "Five houses were damaged")
        .voice("Osmark's border guard", None, Some("Osmark"), SourceKind::Official)
        .counted("Five", Some(5.0), Some(5.0), QuantityKind::Damaged);
    vec![(accuses.claim, "accuses"), (houses.claim, "houses")]
}

fn party(id: &str, name: &str, side: Option<&str>, role: PartyRole) -> Party {
    Party {
        id: PartyId(id.to_owned()),
        name: name.to_owned(),
        kind: Some(ActorKind::State),
        side: side.map(|side| SideId(side.to_owned())),
        role: Some(role),
        members: vec![name.to_owned()],
        reason: format!("{name} speaks of the event or is spoken of"),
    }
}

fn answer(claim: &Claim, party: Option<&str>, stance: Stance, value: Option<AnswerValue>) -> Answer {
    let speaker = claim.origin().and_then(|origin| origin.speaker.clone());
    let said = claim.said.as_ref().and_then(|said| said.start);
    Answer {
        party: party.map(|party| PartyId(party.to_owned())),
        origin: party
            .map(str::to_owned)
            .or_else(|| Some(speaker.clone().unwrap_or_else(|| claim.document.to_string()))),
        speaker,
        stance,
        value,
        about: None,
        as_of: said.map(|said| said.date()).or("2031-09-15".parse().ok()),
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

fn text(words: &str) -> Option<AnswerValue> {
    Some(AnswerValue::Text(words.to_owned()))
}

fn range(low: Option<f64>, high: Option<f64>) -> Option<AnswerValue> {
    Some(AnswerValue::Range { low, high })
}

fn question(kind: QuestionKind, whose: Option<&str>, status: Status, reason: &str, answers: Vec<Answer>) -> Question {
    let origins: std::collections::BTreeSet<_> = answers.iter().filter_map(|answer| answer.origin.clone()).collect();
    Question {
        question: kind,
        scope: Scope {
            whose: whose.map(str::to_owned),
            what: None,
        },
        status,
        reason: reason.to_owned(),
        reports: answers.iter().map(|answer| answer.reports).sum(),
        texts: answers.iter().map(|answer| answer.texts).sum(),
        origins: u32::try_from(origins.len()).unwrap(),
        answers,
        best: None,
    }
}

fn depot(made: &Made<'_>) -> Event {
    let parties = vec![
        party("osmark", "Osmark", Some("osmark"), PartyRole::Target),
        party("varn", "Town of Varn", Some("osmark"), PartyRole::Target),
        party("rethia", "Rethia", Some("rethia"), PartyRole::Initiator),
        party("movement", "Free Varn Movement", Some("movement"), PartyRole::Initiator),
        party("calder", "Calder", None, PartyRole::Observer),
    ];
    let keys = [
        "blames", "denies", "nothing", "group", "mayor", "declined", "raised", "force", "bodies", "calder", "unknown",
        "radio", "spun", "nobody", "number",
    ];
    Event {
        parties,
        questions: [who_and_killed(made), others(made)].concat(),
        comparisons: vec![
            compared(
                made,
                Relation::Contradicts,
                "blames",
                "denies",
                "the one names Rethia, the other denies it",
            ),
            compared(
                made,
                Relation::Contradicts,
                "raised",
                "mayor",
                "15 and 8 cannot both hold",
            ),
            compared(
                made,
                Relation::Copies,
                "radio",
                "blames",
                "the reports share their text",
            ),
        ],
        ..bare(
            made,
            &keys,
            "Attack on the fuel depot at Varn, 14 September 2031",
            &["attack", "arson"],
        )
    }
}

fn bare(made: &Made<'_>, keys: &[&str], title: &str, kinds: &[&str]) -> Event {
    let mut claims: Vec<&Claim> = keys.iter().map(|key| made.claim(key)).collect();
    claims.sort_by_key(|claim| made.run.claims.iter().position(|other| other.id == claim.id));
    let speaks = |document: &&Document| claims.iter().any(|claim| claim.document == document.id);
    Event {
        id: EventId::of(made.claim(keys[0]).id),
        title: title.to_owned(),
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        time: None,
        place: None,
        documents: made
            .run
            .documents
            .iter()
            .filter(speaks)
            .map(|document| document.id)
            .collect(),
        claims: claims.iter().map(|claim| claim.id).collect(),
        reasons: claims.iter().map(|_| "same kind, place and day".to_owned()).collect(),
        parties: Vec::new(),
        questions: Vec::new(),
        comparisons: Vec::new(),
    }
}

fn compared(made: &Made<'_>, relation: Relation, a: &str, b: &str, reason: &str) -> Comparison {
    Comparison {
        relation,
        a: made.claim(a).id,
        b: made.claim(b).id,
        reason: reason.to_owned(),
    }
}

fn about(party: &str, answer: Answer) -> Answer {
    Answer {
        about: Some(PartyId(party.to_owned())),
        ..answer
    }
}

fn who_and_killed(made: &Made<'_>) -> Vec<Question> {
    let by = |key: &str, party, stance, value| answer(made.claim(key), party, stance, value);
    let mut first = about(
        "rethia",
        by("blames", Some("osmark"), Stance::Assert, text("Rethian saboteurs")),
    );
    first.relayed = vec![made.claim("radio").id, made.claim("spun").id];
    (first.reports, first.texts) = (3, 1);
    let who = vec![
        first,
        about("rethia", by("denies", Some("rethia"), Stance::Deny, text("Rethia"))),
        about(
            "movement",
            by("group", Some("movement"), Stance::Assert, text("its own partisans")),
        ),
        by("calder", Some("calder"), Stance::Assess, text("men trained in Rethia")),
        by("unknown", None, Stance::Unsure, None),
    ];
    let mut early = by("blames", Some("osmark"), Stance::Assert, range(Some(12.0), None));
    early.revised_by = Some(made.claim("raised").id);
    let killed = vec![
        early,
        by("raised", Some("osmark"), Stance::Revise, range(Some(15.0), Some(15.0))),
        by("mayor", Some("varn"), Stance::Assert, range(Some(8.0), Some(8.0))),
        by("bodies", None, Stance::Assert, range(Some(8.0), Some(10.0))),
    ];
    vec![
        question(
            QuestionKind::Initiator,
            None,
            Status::Disputed,
            "Osmark names Rethia; Rethia denies it",
            who,
        ),
        question(
            QuestionKind::Killed,
            Some("civilians"),
            Status::Disputed,
            "15 and 8 cannot both hold",
            killed,
        ),
    ]
}

fn others(made: &Made<'_>) -> Vec<Question> {
    let by = |key: &str, party, stance, value| answer(made.claim(key), party, stance, value);
    let wounded = vec![by("blames", Some("osmark"), Stance::Assert, range(Some(24.0), None))];
    let unhurt = vec![by(
        "group",
        Some("movement"),
        Stance::Assert,
        range(Some(0.0), Some(0.0)),
    )];
    let force = vec![
        by("force", Some("osmark"), Stance::Assert, range(None, Some(30.0))),
        by("number", Some("rethia"), Stance::Assert, range(Some(18.0), Some(22.0))),
    ];
    let place = vec![
        by("blames", Some("osmark"), Stance::Assert, text("the fuel depot at Varn")),
        by("nothing", Some("rethia"), Stance::Assert, text("Varn")),
    ];
    let fuel = vec![by("declined", None, Stance::Decline, None)];
    let none = |kind, whose| question(kind, whose, Status::Unanswered, "no claim speaks of it", Vec::new());
    let one = "all of it goes back to one side";
    vec![
        question(
            QuestionKind::Wounded,
            Some("civilians"),
            Status::OneOrigin,
            one,
            wounded,
        ),
        question(QuestionKind::Wounded, Some("movement"), Status::OneOrigin, one, unhurt),
        question(
            QuestionKind::Participants,
            None,
            Status::Agreed,
            "18–22 lies within up to 30",
            force,
        ),
        question(
            QuestionKind::Place,
            None,
            Status::Agreed,
            "the depot lies in Varn",
            place,
        ),
        question(
            QuestionKind::Destroyed,
            None,
            Status::Declined,
            "asked, and nobody answers",
            fuel,
        ),
        none(QuestionKind::Killed, Some("movement")),
        none(QuestionKind::Means, None),
        none(QuestionKind::Motive, None),
        none(QuestionKind::Outcome, None),
    ]
}

fn shells(made: &Made<'_>) -> Event {
    let by = |key: &str, party, stance, value| answer(made.claim(key), party, stance, value);
    let who = vec![
        about(
            "rethia",
            by("accuses", Some("osmark"), Stance::Assert, text("Rethian gunners")),
        ),
        about(
            "osmark",
            by("guns", Some("rethia"), Stance::Assert, text("Osmark's own guns")),
        ),
    ];
    let houses = vec![by(
        "houses",
        Some("osmark"),
        Stance::Assert,
        range(Some(5.0), Some(5.0)),
    )];
    let none = |kind, whose| question(kind, whose, Status::Unanswered, "no claim speaks of it", Vec::new());
    Event {
        parties: vec![
            party("osmark", "Osmark", Some("osmark"), PartyRole::Target),
            party("rethia", "Rethia", Some("rethia"), PartyRole::Initiator),
        ],
        questions: vec![
            question(
                QuestionKind::Initiator,
                None,
                Status::Disputed,
                "each names the other",
                who,
            ),
            question(
                QuestionKind::Damaged,
                None,
                Status::OneOrigin,
                "one side alone says it",
                houses,
            ),
            none(QuestionKind::Killed, Some("civilians")),
            none(QuestionKind::Motive, None),
        ],
        comparisons: vec![compared(
            made,
            Relation::Contradicts,
            "accuses",
            "guns",
            "each names the other",
        )],
        ..bare(
            made,
            &["accuses", "houses", "guns", "residents"],
            "Shelling of Sild, 12 September 2031",
            &["shelling"],
        )
    }
}
