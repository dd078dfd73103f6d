//! Events as PLOVER records, one JSON object a line.
//!
//! - A record needs a day and an actor; an event without a day is left out, with a remark, and so is one that names
//!   nobody: PLOVER does not code what nobody did.
//! - Who did it is disputed: the actor is an unidentified armed force, and each accusation is a record of its own
//!   (`ACCUSE`, `allege`), since that somebody accuses is what the reports say. PLOVER has no code for a denial; `comment`
//!   carries it.
//! - Where two fight each other, both are in `actor`.
//! - `dead` and `injured` are given only where every account gives the same exact figure.

use std::io::Write;

use rashomon_types::{ActorKind, Answer, Event, Party, PlacePrecision, QuestionKind, Stance, Status};
use serde::Serialize;

use super::cast::Cast;
use super::countries::Country;
use super::days::Days;
use super::figures::{Spread, spread};
use super::view::{View, party_name};
use super::{Export, ExportError, codes, standing};
use crate::json::json_line;

#[derive(Serialize)]
struct Record<'run> {
    id: String,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    enddate: Option<String>,
    actor: Vec<Entity<'run>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipient: Vec<Entity<'run>>,
    event: Vec<&'run str>,
    quad_code: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mode: Vec<&'run str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_loc: Option<Location<'run>>,
    event_text: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<Size>,
    text: String,
    text_info: Option<TextInfo>,
    cite_info: Vec<CiteInfo<'run>>,
    comment: String,
}

#[derive(Serialize, Clone, PartialEq)]
struct Entity<'run> {
    code: Option<&'static str>,
    sector: Option<&'static str>,
    entity_text: &'run str,
}

#[derive(Serialize)]
struct Location<'run> {
    extracted_place: String,
    resolved_place: Option<&'run str>,
    geonameid: Option<u64>,
    lat: Option<f64>,
    lon: Option<f64>,
    country: Option<&'static str>,
    country_code: Option<&'static str>,
    resolution: Option<u8>,
}

#[derive(Serialize)]
struct Size {
    #[serde(skip_serializing_if = "Option::is_none")]
    dead: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injured: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrested: Option<i64>,
}

#[derive(Serialize)]
struct TextInfo {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct CiteInfo<'run> {
    citation: String,
    url: Option<&'run str>,
    title: Option<&'run str>,
    language: Option<&'run str>,
    publication: Option<&'run str>,
}

/// Writes the records, by event in the order of the run.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let view = View::new(export);
    let mut out = out;
    for record in export.run().events.iter().flat_map(|event| records(event, &view)) {
        json_line(&record, &mut out)?;
    }
    Ok(())
}

fn records<'run>(event: &'run Event, view: &View<'run>) -> Vec<Record<'run>> {
    let types = codes::plover(event, view);
    let left_out = |why: &str| view.export.remark(format!("{}: no PLOVER record: {why}", event.title));
    let Some(days) = Days::of(event) else {
        left_out("no report says on which day it was");
        return Vec::new();
    };
    if types.is_empty() {
        left_out("none of its kinds is an event of PLOVER's");
        return Vec::new();
    }
    let cast = Cast::of(event);
    let mut records = Vec::new();
    for (name, modes) in types {
        let (actor, recipient) = entities(event, name, &cast, view);
        if actor.is_empty() {
            left_out("nobody is said to have done it");
            break;
        }
        let record = Record {
            actor,
            recipient,
            mode: modes,
            ..bare(event, name, days, view)
        };
        records.push(record);
    }
    if cast.is_disputed {
        records.extend(accusations(event, days, view));
    }
    records
}

/// A record of which everything is known but who and how.
fn bare<'run>(event: &'run Event, name: &'run str, days: Days, view: &View<'run>) -> Record<'run> {
    let founding = event.claims.first().and_then(|id| view.claim(*id));
    let content = founding.map(|claim| (claim.document, &claim.content.spans));
    let whole = content.and_then(|(document, spans)| {
        let whole = spans.iter().copied().reduce(rashomon_types::Span::hull)?;
        Some(view.export.span_text(document, whole))
    });
    Record {
        id: format!("{}-{name}", event.id),
        date: days.first.to_string(),
        enddate: (days.last > days.first).then(|| days.last.to_string()),
        actor: Vec::new(),
        recipient: Vec::new(),
        event: vec![name],
        quad_code: quad_code(name),
        mode: Vec::new(),
        event_loc: location(event, view),
        event_text: mentions(event, name, view),
        size: (name == "ASSAULT").then(|| size(event)).flatten(),
        text_info: whole.as_ref().map(|whole| TextInfo {
            start: whole.start,
            end: whole.end,
        }),
        text: whole.map(|whole| whole.text).unwrap_or_default(),
        cite_info: cited(event, view),
        comment: comment(event, view),
    }
}

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
fn quad_code(name: &str) -> u8 {
    match name {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
        "COOPERATE" | "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        _ => 4,
    }
}

/// Who did it and to whom; everybody is an actor where two fight each other.
fn entities<'run>(
    event: &'run Event,
    name: &str,
    cast: &Cast<'run>,
    view: &View<'run>,
) -> (Vec<Entity<'run>>, Vec<Entity<'run>>) {
    let all = |parties: &[&'run Party]| parties.iter().map(|party| entity(party)).collect::<Vec<_>>();
    let targets = all(&cast.targets);
    if cast.is_disputed {
        let sector = if name == "ASSAULT" { "UAF" } else { "UNK" };
        let unknown = Entity {
            code: None,
            sector: Some(sector),
            entity_text: "unidentified, as who did it is disputed",
        };
        return (vec![unknown], targets);
    }
    let mut actors = all(&cast.initiators);
    let is_fight = codes::acled(event, view).is_some_and(|(kind, _)| kind == "Battles");
    if is_fight && name == "ASSAULT" && !actors.is_empty() {
        actors.extend(targets);
        return (actors, Vec::new());
    }
    (actors, targets)
}

fn entity(party: &Party) -> Entity<'_> {
    let country = Country::of_name(&party.name).map(|country| country.alpha3);
    let is_international = party.kind == Some(ActorKind::International);
    Entity {
        code: country.or(is_international.then_some("IGO")),
        sector: party.kind.and_then(sector),
        entity_text: &party.name,
    }
}

/// PLOVER's sector for a sort of actor.
fn sector(kind: ActorKind) -> Option<&'static str> {
    Some(match kind {
        ActorKind::State => "GOV",
        ActorKind::StateForces => "MIL",
        ActorKind::Police => "COP",
        ActorKind::ArmedGroup => "REB",
        ActorKind::Political => "PTY",
        ActorKind::Media => "JRN",
        ActorKind::Organisation => "SOC",
        ActorKind::Civilians | ActorKind::Protesters | ActorKind::Person => "CVL",
        ActorKind::Unknown => "UNK",
        ActorKind::International => return None,
    })
}

/// Each accusation in a dispute of who did it: who accuses whom, each pair once.
fn accusations<'run>(event: &'run Event, days: Days, view: &View<'run>) -> Vec<Record<'run>> {
    let asked = event
        .questions
        .iter()
        .filter(|question| question.question == QuestionKind::Initiator);
    let accuses = |answer: &&Answer| matches!(answer.stance, Stance::Assert | Stance::Assess | Stance::Revise);
    let mut records: Vec<Record<'run>> = Vec::new();
    for answer in asked.flat_map(|question| &question.answers).filter(accuses) {
        let (Some(accuser), Some(accused)) = (
            party_of(event, answer.party.as_ref()),
            party_of(event, answer.about.as_ref()),
        ) else {
            continue;
        };
        let (accuser, accused) = (entity(accuser), entity(accused));
        let is_known = |record: &Record<'_>| record.actor.contains(&accuser) && record.recipient.contains(&accused);
        if accuser == accused || records.iter().any(is_known) {
            continue;
        }
        let record = bare(event, "ACCUSE", days, view);
        records.push(Record {
            id: format!("{}-{}", record.id, answer.claim),
            date: answer.as_of.map_or(record.date, |day| day.to_string()),
            enddate: None,
            actor: vec![accuser],
            recipient: vec![accused],
            mode: vec!["allege"],
            event_text: vec![view.words(answer.words.document, &answer.words.spans)],
            ..record
        });
    }
    records
}

fn party_of<'run>(event: &'run Event, id: Option<&rashomon_types::PartyId>) -> Option<&'run Party> {
    event.parties.iter().find(|party| Some(&party.id) == id)
}

fn location<'run>(event: &'run Event, view: &View<'_>) -> Option<Location<'run>> {
    let place = event.place.as_ref()?;
    let country = place.country.as_deref().and_then(Country::of_code);
    let words = place.spans.first();
    Some(Location {
        extracted_place: words
            .map(|words| view.words(words.document, &[words.span]))
            .unwrap_or_default(),
        resolved_place: place.name.as_deref(),
        geonameid: place.geonameid,
        lat: place.lat,
        lon: place.lon,
        country: country.map(|country| country.name),
        country_code: country.map(|country| country.alpha3),
        resolution: place.precision.and_then(resolution),
    })
}

/// From 5, a point within a town, to 1, a country.
fn resolution(precision: PlacePrecision) -> Option<u8> {
    match precision {
        PlacePrecision::Point => Some(5),
        PlacePrecision::Town => Some(4),
        PlacePrecision::District => Some(3),
        PlacePrecision::Region => Some(2),
        PlacePrecision::Country => Some(1),
        PlacePrecision::Area => None,
    }
}

/// The words that name an event of this type, each once.
fn mentions(event: &Event, name: &str, view: &View<'_>) -> Vec<String> {
    let claims = event.claims.iter().filter_map(|id| view.claim(*id));
    let mut words: Vec<String> = Vec::new();
    for claim in claims {
        let of_type = claim
            .event_mentions
            .iter()
            .filter(|mention| mention.codes.plover_event.as_deref() == Some(name));
        for found in of_type.map(|mention| view.words(claim.document, &mention.spans)) {
            if !words.contains(&found) {
                words.push(found);
            }
        }
    }
    words
}

/// The figures that every account gives alike; none where one differs or is no exact figure.
fn size(event: &Event) -> Option<Size> {
    let exact = |kind| {
        let disputed =
            |question: &&rashomon_types::Question| question.question == kind && question.status == Status::Disputed;
        let spread = spread(event, kind, &Spread::of);
        let same = spread.low == spread.high && !spread.is_open;
        let is_exact = same && !event.questions.iter().any(|question| disputed(&question));
        spread.low.filter(|_| is_exact).map(|number| number.round() as i64)
    };
    let size = Size {
        dead: exact(QuestionKind::Killed),
        injured: exact(QuestionKind::Wounded),
        arrested: exact(QuestionKind::Captured),
    };
    (size.dead.or(size.injured).or(size.arrested)).is_some().then_some(size)
}

fn cited<'run>(event: &Event, view: &View<'run>) -> Vec<CiteInfo<'run>> {
    let documents = event.documents.iter().filter_map(|id| view.document(*id));
    let cite = |document: &'run rashomon_types::Document| CiteInfo {
        citation: document.id.to_string(),
        url: document.url.as_deref(),
        title: document.title.as_deref(),
        language: document.language.as_deref(),
        publication: document.publisher.as_deref(),
    };
    documents.map(cite).collect()
}

fn comment(event: &Event, view: &View<'_>) -> String {
    let disputes = standing::disputes(event, view);
    let parties: Vec<&str> = event
        .parties
        .iter()
        .map(|party| party_name(event, &party.id.0))
        .collect();
    let named = format!("{}; parties: {}", event.title, parties.join(", "));
    if disputes.is_empty() {
        named
    } else {
        format!("{named}. Disputed: {disputes}")
    }
}
