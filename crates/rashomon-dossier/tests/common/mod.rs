//! A run made by hand that has every kind of act, mark and voice in it, from invented news.
#![allow(dead_code)] // Each test file uses its own part of this.

mod bundle;
mod event;

#[allow(unused_imports)] // Each test file uses its own part of this.
pub use bundle::bundle;
#[allow(unused_imports)] // As above.
pub use event::{event_over, with_event};
use rashomon_types::{
    Act, Actor, ActorKind, ActorLevel, Anchor, AnchorKind, Block, BlockKind, Certainty, Claim, Diagnostic, Document,
    EventCodes, EventMention, Evidence, EvidenceKind, Fragments, Granularity, MadeBy, Participant, ParticipantRole,
    Place, PlaceMatch, PlacePrecision, Polarity, Published, Quantity, QuantityKind, QuantityModifier, Quotation, Run,
    Said, Source, SourceKind, Span, Time, TimeRole,
};

/// The invented report.
pub const REPORT: &str = "\
Raiders thrown back over the Ozra, army says

The Toravian army said that it had driven a column of raiders back across the Ozra river after two days of fighting in the Tarkova region, and that at least 60 of them had been killed.

\"These were regular soldiers of the Kelmari state,\" Colonel Radu Mestrik told reporters, without providing evidence. The colonel declined to say how many of his soldiers had been hurt. He did not mention the fuel depot at Lishen.

Kelmar has denied any part in the raid. The raid, its foreign minister said on Telegram, was over. No Kelmari soldier crossed the river, she added.

The portal Ferryman, citing unnamed police sources, reported that ten men had died. It was highly likely, the defence ministry of Aldis said, that the raiders were locally recruited.

The governor complained late on Friday that officials' claims that \"everything is under control\" were not true.

It seems impossible to say who sent the raiders.

Smoke rises over a fuel depot in Lishen";

/// A run over [`REPORT`] with claims of every sort, and remarks.
pub fn run() -> Run {
    let mut document = Document::new(
        REPORT.to_owned(),
        Some("The Toravian Herald".to_owned()),
        Some("https://herald.example.org/ozra".to_owned()),
        Some("reports/herald.txt".to_owned()),
    );
    document.published = Some(Published {
        date: "2031-05-24".parse().unwrap(),
        instant: None,
        found_in: "dateline".to_owned(),
    });
    document.language = Some("en".to_owned());
    document.blocks = blocks();
    let mut run = Run::new();
    run.claims = claims(&document);
    run.diagnostics = vec![
        Diagnostic::error("input.unreadable", "notes.txt: cannot be read: permission is denied")
            .with_help("ask for leave to read it"),
        Diagnostic::note("example", "a sentence was passed over").at(document.id, words("Smoke rises")),
    ];
    run.documents.push(document);
    run
}

/// A document with this text and one plain claim over all of it.
pub fn run_over(text: &str) -> Run {
    let mut run = Run::new();
    let document = Document::new(text.to_owned(), None, None, Some(text.to_owned()));
    let mut source = Source::of_kind(SourceKind::Witness);
    source.name = Some(text.to_owned());
    let whole = Fragments::new(vec![Span::of(0..text.len())]);
    run.claims.push(Claim::new(
        document.id,
        source,
        Fragments::default(),
        whole,
        MadeBy::rule("test"),
    ));
    run.diagnostics
        .push(Diagnostic::note("test", text).in_document(document.id).with_help(text));
    run.documents.push(document);
    run
}

fn blocks() -> Vec<Block> {
    let paragraphs = REPORT.split("\n\n").enumerate();
    let kind = |place| match place {
        0 => BlockKind::Heading,
        7 => BlockKind::Caption,
        _ => BlockKind::Paragraph,
    };
    paragraphs
        .map(|(place, text)| Block {
            kind: kind(place),
            span: words(text),
        })
        .collect()
}

fn words(text: &str) -> Span {
    let start = REPORT
        .find(text)
        .unwrap_or_else(|| panic!("{text} is not in the report"));
    Span::of(start..start + text.len())
}

fn fragments(texts: &[&str]) -> Fragments {
    Fragments::new(texts.iter().map(|text| words(text)).collect())
}

struct Voice {
    text: &'static str,
    speaker: &'static str,
    kind: SourceKind,
    office: Option<&'static str>,
    side: Option<&'static str>,
    named: bool,
}

impl Voice {
    fn source(&self) -> Source {
        Source {
            spans: vec![words(self.text)],
            name: Some(self.text.to_owned()),
            speaker: Some(self.speaker.to_owned()),
            kind: self.kind,
            named: self.named,
            office: self.office.map(str::to_owned),
            side: self.side.map(str::to_owned),
            actor: None,
        }
    }
}

const fn voice(text: &'static str, speaker: &'static str, kind: SourceKind) -> Voice {
    Voice {
        text,
        speaker,
        kind,
        office: None,
        side: None,
        named: true,
    }
}

const ARMY: Voice = Voice {
    side: Some("Toravia"),
    ..voice("The Toravian army", "Toravian army", SourceKind::Official)
};
const COLONEL: Voice = Voice {
    office: Some("army spokesman"),
    side: Some("Toravia"),
    ..voice("Colonel Radu Mestrik", "Colonel Radu Mestrik", SourceKind::Official)
};
const THE_COLONEL: Voice = Voice {
    text: "The colonel",
    ..COLONEL
};
const KELMAR: Voice = Voice {
    side: Some("Kelmar"),
    ..voice("Kelmar", "Kelmar", SourceKind::Official)
};
const MINISTER: Voice = Voice {
    office: Some("foreign minister"),
    side: Some("Kelmar"),
    named: false,
    ..voice(
        "its foreign minister",
        "Kelmar's foreign minister",
        SourceKind::Official,
    )
};
const FERRYMAN: Voice = voice("The portal Ferryman", "Ferryman", SourceKind::Media);
const POLICE: Voice = Voice {
    named: false,
    ..voice("police sources", "police sources", SourceKind::Official)
};
const ALDIS: Voice = voice(
    "the defence ministry of Aldis",
    "defence ministry of Aldis",
    SourceKind::Official,
);
const GOVERNOR: Voice = voice("The governor", "Ilse Vandrey", SourceKind::Official);
const OFFICIALS: Voice = Voice {
    named: false,
    ..voice("officials", "officials", SourceKind::Official)
};

fn claim(document: &Document, voice: &Voice, cue: &str, content: &[&str], act: Act) -> Claim {
    let cue = if cue.is_empty() {
        Fragments::default()
    } else {
        fragments(&[cue])
    };
    let made_by = MadeBy::rule("by_hand");
    let mut claim = Claim::new(document.id, voice.source(), cue, fragments(content), made_by);
    claim.act = act;
    claim
}

fn claims(document: &Document) -> Vec<Claim> {
    [toravia(document), kelmar(document), others(document), nobody(document)].concat()
}

fn toravia(document: &Document) -> Vec<Claim> {
    let driven = "it had driven a column of raiders back across the Ozra river after two days of fighting in the \
                  Tarkova region, and that at least 60 of them had been killed";
    let mut army = claim(document, &ARMY, "said", &[driven], Act::Assert);
    army.times = vec![in_may()];
    army.places = vec![tarkova(), Place::unresolved(vec![words("Ozra")])];
    army.quantities = vec![sixty()];
    army.event_mentions = vec![driven_back()];
    let soldiers = "These were regular soldiers of the Kelmari state,";
    let mut colonel = claim(document, &COLONEL, "told", &[soldiers], Act::Assert);
    colonel.quotation = Quotation::Direct;
    colonel.addressee = Some("reporters".to_owned());
    colonel.evidence = Some(Evidence {
        kind: EvidenceKind::NoneOffered,
        words: "without providing evidence".to_owned(),
        spans: vec![words("without providing evidence")],
    });
    let how_many = "how many of his soldiers had been hurt";
    let declined = claim(document, &THE_COLONEL, "declined to say", &[how_many], Act::Decline);
    let depot = "the fuel depot at Lishen";
    let mut omitted = claim(document, &THE_COLONEL, "did not mention", &[depot], Act::Omit);
    omitted.confidence = 0.41;
    vec![army, colonel, declined, omitted]
}

fn kelmar(document: &Document) -> Vec<Claim> {
    let denied = claim(document, &KELMAR, "has denied", &["any part in the raid"], Act::Deny);
    let mut over = claim(
        document,
        &MINISTER,
        "said on Telegram",
        &["The raid", "was over"],
        Act::Assert,
    );
    over.medium = Some("Telegram".to_owned());
    let crossed = "No Kelmari soldier crossed the river";
    let mut crossed = claim(document, &MINISTER, "added", &[crossed], Act::Assert);
    crossed.polarity = Polarity::Negative;
    vec![denied, over, crossed]
}

fn others(document: &Document) -> Vec<Claim> {
    let mut ferryman = claim(document, &FERRYMAN, "reported", &["ten men had died"], Act::Assert);
    ferryman.set_chain(vec![FERRYMAN.source(), POLICE.source()]);
    let mut aldis = claim(
        document,
        &ALDIS,
        "Aldis said",
        &["the raiders were locally recruited"],
        Act::Assess,
    );
    aldis.certainty = Some(Certainty {
        low: Some(0.8),
        high: Some(0.9),
        yardstick: Some("uk_phia".to_owned()),
        words: "highly likely".to_owned(),
        spans: vec![words("highly likely")],
    });
    let complained = "officials' claims that \"everything is under control\" were not true";
    let mut governor = claim(document, &GOVERNOR, "complained", &[complained], Act::Assert);
    governor.quotation = Quotation::Mixed;
    governor.said = Some(Said {
        start: Some("2031-05-23T18:00:00".parse().unwrap()),
        end: Some("2031-05-24T00:00:00".parse().unwrap()),
        spans: vec![words("late on Friday")],
    });
    let mut inner = claim(
        document,
        &OFFICIALS,
        "claims that",
        &["everything is under control"],
        Act::Claim,
    );
    inner.quotation = Quotation::Direct;
    inner.nested_in = Some(governor.id);
    vec![ferryman, aldis, governor, inner]
}

fn nobody(document: &Document) -> Vec<Claim> {
    let made_by = MadeBy::rule("by_hand");
    let own = |content| {
        let content = fragments(&[content]);
        Claim::new(
            document.id,
            Source::reporter(),
            Fragments::default(),
            content,
            made_by.clone(),
        )
    };
    let mut caption = own("Smoke rises over a fuel depot in Lishen");
    caption.medium = Some("caption".to_owned());
    vec![own("It seems impossible to say who sent the raiders"), caption]
}

fn in_may() -> Time {
    Time {
        spans: vec![words("two days")],
        timex3: Some("2031-05".to_owned()),
        start: Some("2031-05-01T00:00:00".parse().unwrap()),
        end: Some("2031-06-01T00:00:00".parse().unwrap()),
        granularity: Granularity::Month,
        modifier: None,
        anchor: Some(Anchor {
            kind: AnchorKind::Published,
            date: "2031-05-24T00:00:00".parse().unwrap(),
        }),
        role: Some(TimeRole::Happened),
        rule: "by_hand".to_owned(),
    }
}

fn tarkova() -> Place {
    Place {
        name: Some("Tarkova Region".to_owned()),
        lat: Some(50.5),
        lon: Some(-35.25),
        country: Some("TV".to_owned()),
        precision: Some(PlacePrecision::Region),
        disputed: Some(true),
        matched: Some(PlaceMatch::Spelling),
        radius_km: Some(80.0),
        route: Some("one letter from Tarkova".to_owned()),
        ..Place::unresolved(vec![words("Tarkova region")])
    }
}

fn sixty() -> Quantity {
    Quantity {
        spans: vec![words("at least 60")],
        low: Some(60.0),
        high: None,
        modifier: Some(QuantityModifier::AtLeast),
        kind: QuantityKind::Killed,
        what: Some("raiders".to_owned()),
        whose: Some("raiders".to_owned()),
    }
}

fn driven_back() -> EventMention {
    let participant = |role, text: &str, actor: Option<Actor>| Participant {
        role,
        spans: vec![words(text)],
        actor,
    };
    let army = Actor {
        name: "Toravian army".to_owned(),
        kind: ActorKind::StateForces,
        of: Some("Toravia".to_owned()),
        level: Some(ActorLevel::National),
        reason: "its adjective names Toravia".to_owned(),
    };
    EventMention {
        spans: vec![words("driven")],
        kind: "repulse".to_owned(),
        codes: EventCodes::default(),
        polarity: Polarity::Positive,
        participants: vec![
            participant(ParticipantRole::Initiator, "The Toravian army", Some(army)),
            participant(ParticipantRole::Target, "raiders", None),
        ],
        parties: Vec::new(),
        made_by: MadeBy::rule("by_hand"),
    }
}
