//! FollowTheMoney entities, a line each, for Aleph, OpenAleph and the `ftm` tools.
//!
//! | here | schema |
//! |---|---|
//! | a document | `Article` where it has an address, else `Document`; its text is not in it |
//! | a voice that is named, an outlet, a party | `Person`, `Organization`, `PublicBody` or `LegalEntity` |
//! | its name in a document | `Mention`, resolved to it |
//! | a voice that is not named, the reporter | `Note` on its document, which is never matched with anybody |
//! | an event | `Event` |
//! | a claim | `Note` on its document, its event and whoever said it |
//! | who says what of an event, whom a voice speaks for, who relays whom, what is a copy | `UnknownLink` with a `role` |
//!
//! Ids hold only letters, digits, dots and dashes, as the model wants. The model's checksums are SHA-1, so the SHA-256 of
//! a text is among its `notes`. Dates are as fine as they are known.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use jiff::civil::DateTime;
use rashomon_types::{
    ActorKind, Claim, Document, DocumentId, DocumentKind, Event, Granularity, Party, Source, SourceKind,
};
use serde::Serialize;

use super::names::{self, Voice};
use super::node::code;
use super::statement::{standing, statement, verb};
use crate::export::{Export, ExportError};
use crate::json::json_line;
use crate::one_line;
use crate::voice::name_in_chain;

/// One entity: properties are lists of texts.
#[derive(Debug, Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Entity {
    fn new(iri: &str, schema: &'static str) -> Self {
        Self {
            id: ftm_id(iri),
            schema,
            properties: BTreeMap::new(),
        }
    }

    /// The entity with one more value of a property; empty ones are left out.
    fn with(mut self, property: &'static str, value: impl Into<Option<String>>) -> Self {
        if let Some(value) = value.into().filter(|value| !value.is_empty()) {
            self.properties.entry(property).or_default().push(value);
        }
        self
    }

    fn with_all(self, property: &'static str, values: impl Iterator<Item = String>) -> Self {
        values.fold(self, |entity, value| entity.with(property, value))
    }
}

/// An IRI as an id of the model: letters, digits, dots and dashes.
fn ftm_id(iri: &str) -> String {
    let id = iri.strip_prefix("urn:").unwrap_or(iri);
    id.replace([':', '_'], "-")
}

/// Writes every entity on a line of its own, those that others point to first.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let voices = names::voices(run);
    let outlets = names::outlets(run).into_iter();
    let outlets = outlets.map(|(iri, name)| Entity::new(&iri, "Organization").with("name", one_line(name)));
    let bodies = names::bodies(&voices).into_iter();
    let bodies = bodies.map(|(iri, name)| Entity::new(&iri, "LegalEntity").with("name", one_line(name)));
    let parties = run
        .events
        .iter()
        .flat_map(|event| event.parties.iter().map(|party| self::party(event, party)));
    let documents = run.documents.iter().map(document);
    let events = run.events.iter().map(|event| self::event(export, event));
    let notes = run.claims.iter().map(|claim| note(export, claim));
    let says = run.claims.iter().filter_map(|claim| said_link(export, claim));
    let entities = documents
        .chain(outlets)
        .chain(bodies)
        .chain(parties)
        .chain(voices.iter().map(voice))
        .chain(mentions(export))
        .chain(events)
        .chain(notes)
        .chain(says)
        .chain(links(export, &voices));
    let mut out = out;
    for entity in entities {
        json_line(&entity, &mut out)?;
    }
    Ok(())
}

/// Links between voices and between documents.
fn links<'run>(export: &'run Export, voices: &'run [Voice<'run>]) -> impl Iterator<Item = Entity> + 'run {
    let run = export.run();
    let speaking = voices.iter().filter_map(speaks_for_link);
    let copies = run.documents.iter().filter_map(copy_link);
    speaking.chain(relay_links(export)).chain(copies)
}

fn document(document: &Document) -> Entity {
    let schema = if document.url.is_some() { "Article" } else { "Document" };
    let path = document.path.as_deref().map(names::file_name);
    Entity::new(&names::document(document.id), schema)
        .with("fileName", path.map_or_else(|| document.id.to_string(), one_line))
        .with("title", document.title.as_deref().map(one_line))
        .with("sourceUrl", document.url.clone())
        .with("publisher", document.publisher.as_deref().map(one_line))
        .with(
            "publishedAt",
            document.published.as_ref().map(|published| published.date.to_string()),
        )
        .with(
            "language",
            document.language.as_deref().and_then(three_letters).map(str::to_owned),
        )
        .with("notes", format!("SHA-256 of the text: {}", document.text_sha256))
}

/// The code of three letters for a language tag, for languages that reports come in; none for others.
fn three_letters(tag: &str) -> Option<&'static str> {
    Some(match tag.split('-').next()? {
        "ar" => "ara",
        "de" => "deu",
        "en" => "eng",
        "es" => "spa",
        "fa" => "fas",
        "fr" => "fra",
        "he" => "heb",
        "it" => "ita",
        "pl" => "pol",
        "pt" => "por",
        "ru" => "rus",
        "tr" => "tur",
        "uk" => "ukr",
        "zh" => "zho",
        _ => return None,
    })
}

fn voice(voice: &Voice<'_>) -> Entity {
    let source = voice.source;
    if is_nobody(source) {
        return Entity::new(&voice.iri, "Note")
            .with("name", voice.label.clone())
            .with("entity", ftm_id(&names::document(voice.document)));
    }
    let schema = schema_of(source);
    let office = source.office.as_deref().map(one_line);
    let entity = Entity::new(&voice.iri, schema).with("name", voice.label.clone());
    match schema {
        "Person" => entity.with("position", office),
        _ => entity.with("summary", office),
    }
}

/// Each name of a named voice in a document, once, resolved to the voice.
fn mentions(export: &Export) -> impl Iterator<Item = Entity> {
    let mut seen = BTreeSet::new();
    let heard = export.run().claims.iter().flat_map(|claim| {
        let voices = std::iter::once(&claim.source).chain(claim.chain());
        voices.map(|source| (claim.document, source))
    });
    heard
        .filter(|(_, source)| !is_nobody(source))
        .filter_map(move |(document, source)| {
            let voice = names::voice(document, source)?;
            let iri = format!("urn:rashomon:mention:{document}:{}", tail(&voice));
            let mention = Entity::new(&iri, "Mention")
                .with("document", ftm_id(&names::document(document)))
                .with("name", crate::voice::name(source))
                .with("resolved", ftm_id(&voice))
                .with("detectedSchema", schema_of(source).to_owned());
            seen.insert(iri).then_some(mention)
        })
}

/// Whether a voice is nobody that could be found again: not named, or the reporter.
fn is_nobody(source: &Source) -> bool {
    !source.named || source.kind == SourceKind::Reporter
}

/// The schema of a named voice.
fn schema_of(source: &Source) -> &'static str {
    let kind = source.actor.as_ref().map(|actor| actor.kind);
    if source.office.is_some() || source.kind == SourceKind::Witness {
        return "Person";
    }
    match kind {
        Some(kind) if kind != ActorKind::Unknown => schema_of_kind(Some(kind)),
        _ => match source.kind {
            SourceKind::ArmedGroup | SourceKind::International | SourceKind::Media => "Organization",
            _ => "LegalEntity",
        },
    }
}

fn schema_of_kind(kind: Option<ActorKind>) -> &'static str {
    match kind {
        Some(ActorKind::State | ActorKind::StateForces | ActorKind::Police) => "PublicBody",
        Some(
            ActorKind::ArmedGroup
            | ActorKind::Political
            | ActorKind::International
            | ActorKind::Media
            | ActorKind::Organisation,
        ) => "Organization",
        Some(ActorKind::Person) => "Person",
        Some(ActorKind::Civilians | ActorKind::Protesters | ActorKind::Unknown) | None => "LegalEntity",
    }
}

fn party(event: &Event, party: &Party) -> Entity {
    let side = party
        .side
        .as_ref()
        .map(|side| format!("Side in “{}”: {side}", one_line(&event.title)));
    Entity::new(&names::party(event.id, &party.id), schema_of_kind(party.kind))
        .with("name", one_line(&party.name))
        .with("summary", side)
        .with("notes", one_line(&party.reason))
}

fn event(export: &Export, event: &Event) -> Entity {
    let place = event.place.as_ref().and_then(|place| {
        let first = place.spans.first()?;
        Some(one_line(&export.span_text(first.document, first.span).text))
    });
    // Whose a disputed place is, no field says.
    let settled = event.place.as_ref().filter(|place| place.disputed != Some(true));
    let country = settled
        .and_then(|place| place.country.as_deref())
        .map(str::to_lowercase);
    let involved = event
        .parties
        .iter()
        .map(|party| ftm_id(&names::party(event.id, &party.id)));
    let documents = event.documents.iter().map(|id| ftm_id(&names::document(*id)));
    let dates = event.time.as_ref();
    Entity::new(&names::event(event.id), "Event")
        .with("name", one_line(&event.title))
        .with("summary", super::PURPOSE.to_owned())
        .with_all("notes", standing(event))
        .with_all("keywords", event.kinds.iter().map(|kind| one_line(kind)))
        .with("startDate", dates.and_then(|time| date(time.start, time.granularity)))
        .with("endDate", dates.and_then(|time| last_day(time.end, time.granularity)))
        .with("location", place)
        .with("country", country)
        .with_all("involved", involved)
        .with_all("proof", documents)
}

/// A date as fine as it is known: a year, a month, a day, or a moment.
fn date(moment: Option<DateTime>, granularity: Granularity) -> Option<String> {
    let moment = moment?;
    let pattern = match granularity {
        Granularity::Second | Granularity::Minute | Granularity::Hour => "%Y-%m-%dT%H:%M:%S",
        Granularity::Month => "%Y-%m",
        Granularity::Year => "%Y",
        _ => "%Y-%m-%d",
    };
    Some(moment.strftime(pattern).to_string())
}

/// The last day of a stretch whose end does not belong to it.
fn last_day(end: Option<DateTime>, granularity: Granularity) -> Option<String> {
    let end = end?;
    let last = end
        .date()
        .yesterday()
        .ok()
        .filter(|_| end.time() == jiff::civil::Time::midnight());
    date(Some(last.map_or(end, DateTime::from)), granularity)
}

fn note(export: &Export, claim: &Claim) -> Entity {
    let document = export.document(claim.document);
    let voices = std::iter::once(&claim.source).chain(claim.chain());
    let voices = voices.filter_map(|source| names::voice(claim.document, source));
    let about = [names::document(claim.document)]
        .into_iter()
        .chain(claim.event.map(names::event))
        .chain(voices);
    let mut seen = BTreeSet::new();
    let about = about.filter(|iri| seen.insert(iri.clone())).map(|iri| ftm_id(&iri));
    Entity::new(&names::claim(claim.id), "Note")
        .with("name", one_line(&claim.id.to_string()))
        .with("description", statement(export, claim))
        .with_all("entity", about)
        .with("keywords", code(&claim.act))
        .with("proof", ftm_id(&names::document(claim.document)))
        .with(
            "publisher",
            document
                .and_then(|document| document.publisher.as_deref())
                .map(one_line),
        )
        .with("sourceUrl", document.and_then(|document| document.url.clone()))
}

/// What a claim's origin says of its event.
fn said_link(export: &Export, claim: &Claim) -> Option<Entity> {
    let speaker = names::voice(claim.document, claim.origin().unwrap_or(&claim.source))?;
    let event = names::event(claim.event?);
    let iri = format!("urn:rashomon:said:{}", claim.id);
    let said = claim.said.as_ref().and_then(|said| said.start);
    let link = link(&iri, &speaker, &event, verb(claim).to_owned());
    let link = link
        .with("summary", statement(export, claim))
        .with("recordId", claim.id.to_string())
        .with("date", date(said, Granularity::Day));
    Some(proven(link, export, claim.document))
}

fn link(iri: &str, subject: &str, object: &str, role: String) -> Entity {
    Entity::new(iri, "UnknownLink")
        .with("subject", ftm_id(subject))
        .with("object", ftm_id(object))
        .with("role", role)
}

fn proven(link: Entity, export: &Export, document: DocumentId) -> Entity {
    let known = export.document(document);
    link.with("proof", ftm_id(&names::document(document)))
        .with(
            "publisher",
            known.and_then(|document| document.publisher.as_deref()).map(one_line),
        )
        .with("sourceUrl", known.and_then(|document| document.url.clone()))
}

fn speaks_for_link(voice: &Voice<'_>) -> Option<Entity> {
    let body = names::body(names::speaks_for(voice.source)?);
    let reason = voice.source.actor.as_ref().map(|actor| one_line(&actor.reason));
    let link = link(
        &format!("{}:speaks-for", voice.iri),
        &voice.iri,
        &body,
        "speaks for".to_owned(),
    );
    let link = link.with("summary", reason);
    Some(link.with("proof", ftm_id(&names::document(voice.document))))
}

/// Each voice that relays another, once a pair, proven by the first document in which it does.
fn relay_links(export: &Export) -> impl Iterator<Item = Entity> {
    let mut seen = BTreeSet::new();
    let claims = export.run().claims.iter();
    let pairs = claims.flat_map(|claim| {
        claim.chain().windows(2).filter_map(move |pair| match pair {
            [outer, inner] => {
                let outer_iri = names::voice(claim.document, outer)?;
                let inner_iri = names::voice(claim.document, inner)?;
                Some((claim, outer_iri, inner_iri, name_in_chain(inner)))
            }
            _ => None,
        })
    });
    pairs.filter_map(move |(claim, outer, inner, name)| {
        let is_new = outer != inner && seen.insert((outer.clone(), inner.clone()));
        let iri = format!("urn:rashomon:relay:{}:{}", tail(&outer), tail(&inner));
        let link = link(&iri, &outer, &inner, "relays".to_owned()).with("summary", format!("relays {name}"));
        is_new.then(|| proven(link, export, claim.document))
    })
}

/// The last part of an IRI.
fn tail(iri: &str) -> &str {
    iri.rsplit(':').next().unwrap_or(iri)
}

fn copy_link(document: &Document) -> Option<Entity> {
    let original = names::document(document.copy_of?);
    let this = names::document(document.id);
    let role = match document.kind {
        DocumentKind::Update => "later edition of",
        DocumentKind::Reworded => "reworded copy of",
        DocumentKind::Syndicated => "syndicated copy of",
        DocumentKind::Identical | DocumentKind::Original => "same text as",
    };
    Some(link(&format!("{this}:copy"), &this, &original, role.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_fine_as_they_are_known() {
        let at = |text: &str| Some(text.parse::<DateTime>().unwrap());
        assert_eq!(
            date(at("2031-05-01T00:00:00"), Granularity::Month).as_deref(),
            Some("2031-05")
        );
        assert_eq!(
            last_day(at("2031-06-01T00:00:00"), Granularity::Month).as_deref(),
            Some("2031-05")
        );
        assert_eq!(
            last_day(at("2031-05-25T00:00:00"), Granularity::Day).as_deref(),
            Some("2031-05-24")
        );
        assert_eq!(
            date(at("2031-05-25T14:30:00"), Granularity::Minute).as_deref(),
            Some("2031-05-25T14:30:00")
        );
        assert_eq!(date(None, Granularity::Day), None);
    }

    #[test]
    fn ids_hold_no_colons() {
        assert_eq!(ftm_id("urn:rashomon:claim:c_0123"), "rashomon-claim-c-0123");
    }
}
