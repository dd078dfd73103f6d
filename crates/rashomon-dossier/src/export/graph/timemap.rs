//! The three lists that a timemap (`forensic-architecture/timemap`, `bellingcat/ukraine-timemap`) fetches: events,
//! sources and associations.
//!
//! Member names are those that its present validator takes, which refuses any other: `description`, `latitude`,
//! `longitude`, `sources`, `associations`; older guides call them `desc`, `lat`, `long`, `source`. All members are texts,
//! an empty one where nothing is known. Dates are `MM/DD/YYYY` and times `HH:mm`, its defaults.
//!
//! Each claim is a card of its own, "X says: …", on the lane of the party whose account it is part of, and each event is
//! one that says how its questions stand. `comments` tells what the date and the place are of, because the map cannot:
//! a claim without a time of its own stands at the day of its saying, else of its publication, and one without a place at
//! that of its event.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use jiff::civil::DateTime;
use rashomon_types::{Claim, Document, Event, EventId, Granularity, Place, PlaceUse, Run, Time};

use super::geojson::coarse_position;
use super::names;
use super::node::{Item, Node, code, write_list};
use super::statement::{called, happened, standing, statement, verb};
use crate::export::{Export, ExportError};
use crate::one_line;
use crate::voice::is_reporter;

/// The lane of cards that are events.
const EVENT_LANE: &str = "Events";

/// Writes the list of events.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write_events(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let events = index(run);
    let cards = run.events.iter().map(|event| event_card(export, event));
    let claims = run.claims.iter().map(|claim| claim_card(export, claim, &events));
    write_list(cards.chain(claims), out)?;
    Ok(out.write_all(b"\n")?)
}

/// Writes the sources: an object with one member a document, named by its id.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write_sources(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let documents = export.run().documents.iter();
    let sources: BTreeMap<String, Node> = documents
        .map(|document| (document.id.to_string(), source(document)))
        .collect();
    Ok(crate::json::json_line(&sources, &mut { out })?)
}

/// Writes the list of associations: the lanes, and what cards can be filtered by.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write_associations(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let events = index(run);
    let mut seen = BTreeSet::new();
    let of_events = run.events.iter().flat_map(event_associations);
    let of_claims = run.claims.iter().flat_map(|claim| claim_associations(claim, &events));
    let all = of_events.chain(of_claims);
    let unique = all.filter(|association| seen.insert(association.id()));
    write_list(unique.map(|association| association.node()), out)?;
    Ok(out.write_all(b"\n")?)
}

/// The events of a run by their ids.
fn index(run: &Run) -> BTreeMap<EventId, &Event> {
    run.events.iter().map(|event| (event.id, event)).collect()
}

/// A lane or a filter: what it sorts by, and the name that it sorts under.
struct Association {
    mode: &'static str,
    group: &'static str,
    title: String,
}

impl Association {
    fn lane(title: String) -> Self {
        Self {
            mode: "CATEGORY",
            group: "Account",
            title,
        }
    }

    fn filter(group: &'static str, title: String) -> Self {
        Self {
            mode: "FILTER",
            group,
            title,
        }
    }

    fn id(&self) -> String {
        format!("{}: {}", self.group, self.title)
    }

    fn node(&self) -> Node {
        let path = match self.mode {
            "CATEGORY" => vec![Item::from(&self.title)],
            _ => vec![Item::from(self.group), Item::from(&self.title)],
        };
        Node::new()
            .with("id", self.id())
            .with("title", &self.title)
            .with("desc", "")
            .with("mode", self.mode)
            .with("filter_paths", path)
    }
}

fn event_associations(event: &Event) -> Vec<Association> {
    vec![
        Association::lane(EVENT_LANE.to_owned()),
        Association::filter("Event", one_line(&event.title)),
    ]
}

fn claim_associations(claim: &Claim, events: &BTreeMap<EventId, &Event>) -> Vec<Association> {
    let event = claim.event.and_then(|event| events.get(&event));
    let lane = Association::lane(account(claim, event.copied()));
    let act = Association::filter("Act", verb(claim).to_owned());
    let event = event.map(|event| Association::filter("Event", one_line(&event.title)));
    [Some(lane), Some(act), event].into_iter().flatten().collect()
}

/// Whose account a claim is part of: the party of its origin, else whom it speaks for, else the voice itself.
fn account(claim: &Claim, event: Option<&Event>) -> String {
    if is_reporter(claim) {
        return "The reporter".to_owned();
    }
    let party = event.and_then(|event| party_of(claim, event));
    let origin = claim.origin().unwrap_or(&claim.source);
    let spoken_for = names::speaks_for(origin).or(origin.side.as_deref());
    let name = party.or(spoken_for).map(one_line);
    name.unwrap_or_else(|| called(origin))
}

/// The name of the party under which an event lists a claim's answers.
fn party_of<'run>(claim: &Claim, event: &'run Event) -> Option<&'run str> {
    let mut answers = event.questions.iter().flat_map(|question| &question.answers);
    let answer = answers.find(|answer| answer.claim == claim.id || answer.relayed.contains(&claim.id))?;
    let party = answer.party.as_ref()?;
    let party = event.parties.iter().find(|candidate| candidate.id == *party)?;
    Some(&party.name)
}

fn event_card(export: &Export, event: &Event) -> Node {
    let standing: Vec<String> = standing(event).collect();
    let description = format!(
        "{}. What {} of {} say. {} {}",
        one_line(&event.title),
        crate::words::count(event.claims.len(), "claim"),
        crate::words::count(event.documents.len(), "report"),
        super::PURPOSE,
        standing.join("; ")
    );
    let when = event.time.as_ref().map_or_else(When::default, When::happened);
    let place = event.place.as_ref().map(|place| {
        let first = place.spans.first();
        let words = first.map(|first| export.span_text(first.document, first.span).text);
        (words.unwrap_or_default(), coarse_position(place), "")
    });
    let documents = event.documents.iter().map(|id| Item::Text(id.to_string())).collect();
    let associations = event_associations(event);
    Card {
        id: event.id.to_string(),
        description: description.trim_end().to_owned(),
        kind: "event".to_owned(),
        category: EVENT_LANE.to_owned(),
        when,
        place,
        sources: documents,
        associations,
    }
    .node()
}

fn claim_card(export: &Export, claim: &Claim, events: &BTreeMap<EventId, &Event>) -> Node {
    let event = claim.event.and_then(|event| events.get(&event)).copied();
    let document = export.document(claim.document);
    let published = document.and_then(|document| document.published.as_ref());
    let told = published.map(|published| published.date.strftime("%-d %b %Y").to_string());
    let publisher = document
        .and_then(|document| document.publisher.as_deref())
        .map(one_line);
    let told: Vec<String> = [publisher, told].into_iter().flatten().collect();
    let description = statement(export, claim);
    Card {
        id: claim.id.to_string(),
        description: match told.is_empty() {
            true => description,
            false => format!("{description} [{}]", told.join(", ")),
        },
        kind: code(&claim.act),
        category: account(claim, event),
        when: When::of(claim, document),
        place: place_of(export, claim, event),
        sources: vec![Item::Text(claim.document.to_string())],
        associations: claim_associations(claim, events),
    }
    .node()
}

/// A place's words, its point, and what has to be said of them.
type Located = (String, Option<(f64, f64)>, &'static str);

/// The first place that a claim names, one on the map before one that is not; else that of its event.
fn place_of(export: &Export, claim: &Claim, event: Option<&Event>) -> Option<Located> {
    let locations = || claim.places.iter().filter(|place| place.usage == PlaceUse::Location);
    let own = locations()
        .find(|place| place.lat.is_some())
        .or_else(|| locations().next());
    if let Some(own) = own {
        return Some((words_of(export, claim, own), coarse_position(own), ""));
    }
    let place = event?.place.as_ref()?;
    let first = place.spans.first()?;
    let words = export.span_text(first.document, first.span).text;
    Some((
        words,
        coarse_position(place),
        "Place of the event; the words name none.",
    ))
}

fn words_of(export: &Export, claim: &Claim, place: &Place) -> String {
    let words: Vec<String> = place
        .spans
        .iter()
        .map(|span| export.span_text(claim.document, *span).text)
        .collect();
    words.join(" ")
}

/// When a card stands on the time line, and what that time is of.
#[derive(Default)]
struct When {
    start: Option<DateTime>,
    granularity: Option<Granularity>,
    of: &'static str,
}

impl When {
    fn happened<S>(time: &Time<S>) -> Self {
        Self {
            start: time.start,
            granularity: Some(time.granularity),
            of: "Date of what is spoken of.",
        }
    }

    fn of(claim: &Claim, document: Option<&Document>) -> Self {
        if let Some(time) = happened(claim).filter(|time| time.start.is_some()) {
            return Self::happened(time);
        }
        if let Some(start) = claim.said.as_ref().and_then(|said| said.start) {
            return Self {
                start: Some(start),
                granularity: None,
                of: "Date of saying; the words give none.",
            };
        }
        let published = document.and_then(|document| document.published.as_ref());
        published.map_or_else(Self::default, |published| Self {
            start: Some(published.date.into()),
            granularity: Some(Granularity::Day),
            of: "Date of publication; the words give none.",
        })
    }

    fn date(&self) -> String {
        self.start
            .map_or_else(String::new, |start| start.strftime("%m/%d/%Y").to_string())
    }

    /// The hour, only where the text gives one.
    fn hour(&self) -> String {
        let fine = [Granularity::Second, Granularity::Minute, Granularity::Hour];
        let start = self
            .start
            .filter(|_| self.granularity.is_some_and(|known| fine.contains(&known)));
        start.map_or_else(String::new, |start| start.strftime("%H:%M").to_string())
    }
}

struct Card {
    id: String,
    description: String,
    kind: String,
    category: String,
    when: When,
    place: Option<Located>,
    sources: Vec<Item>,
    associations: Vec<Association>,
}

impl Card {
    fn node(self) -> Node {
        let (location, position, remark) = self.place.unwrap_or_default();
        let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
        let remarks: Vec<&str> = [self.when.of, remark]
            .into_iter()
            .filter(|remark| !remark.is_empty())
            .collect();
        let associations = self.associations.iter().map(|association| Item::Text(association.id()));
        Node::new()
            .with("id", self.id)
            .with("description", self.description)
            .with("date", self.when.date())
            .with("time", self.when.hour())
            .with(
                "time_precision",
                self.when.granularity.as_ref().map(code).unwrap_or_default(),
            )
            .with("location", one_line(&location))
            .with("latitude", degrees(position.map(|(lat, _)| lat)))
            .with("longitude", degrees(position.map(|(_, lon)| lon)))
            .with("type", self.kind)
            .with("category", self.category)
            .with("associations", associations.collect::<Vec<Item>>())
            .with("sources", self.sources)
            .with("comments", remarks.join(" "))
    }
}

fn source(document: &Document) -> Node {
    let published = document.published.as_ref();
    let publisher = document.publisher.as_deref().map(one_line);
    let url = document.url.as_deref().unwrap_or_default();
    let affiliations = publisher.iter().map(Item::from).collect::<Vec<Item>>();
    Node::new()
        .with("id", document.id.to_string())
        .with("title", names::document_label(document))
        .with("thumbnail", "")
        .with("paths", Vec::<Item>::new())
        .with("type", "Report")
        .with("affil_s", affiliations)
        .with("url", url)
        .with("description", "")
        .with(
            "parent",
            document.copy_of.map(|copied| copied.to_string()).unwrap_or_default(),
        )
        .with("author", publisher.unwrap_or_default())
        .with(
            "date",
            published
                .map(|published| published.date.to_string())
                .unwrap_or_default(),
        )
        .with("notes", format!("SHA-256 of the text: {}", document.text_sha256))
}
