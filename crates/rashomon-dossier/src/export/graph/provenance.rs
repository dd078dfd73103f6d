//! PROV-O (W3C Recommendation of 2013-04-30) as JSON-LD: through whom each claim came.
//!
//! - A document is an entity, attributed to its outlet; a copy was derived from its original, an update is a revision.
//! - A claim is an entity that was quoted from its document. Each voice of its chain is an utterance: an entity that a
//!   *saying* generated, which was associated with that voice. An utterance was quoted from the next one inwards, and
//!   the innermost is the claim's primary source. So a relay is a chain of quotations: the relay did not act for whom it
//!   quotes, and nothing here says so.
//! - `actedOnBehalfOf` stands only where a voice was linked to a body that it speaks for.
//! - A claim that carries the same answer from the same origin as another is an alternate of it.
//! - An event is a collection of claims. It asserts nothing.
//!
//! When something was said is often known to the day alone. PROV's own times are moments, so the bounds are given as
//! `notBefore` and `before` of the vocabulary `urn:rashomon:vocabulary:`.

use std::io::Write;

use rashomon_types::{Claim, Document, DocumentKind, Engine, Event, Source};

use super::names::{self, Voice};
use super::node::{Item, Node, code, write_with_list};
use super::statement::{content, statement};
use crate::export::{Export, ExportError};
use crate::one_line;

/// The IRI of the program that read the documents.
const ENGINE: &str = "urn:rashomon:engine";

/// The IRI of its reading of them.
const READING: &str = "urn:rashomon:reading";

/// Relations of PROV whose values are IRIs.
const RELATIONS: [&str; 11] = [
    "wasQuotedFrom",
    "hadPrimarySource",
    "wasDerivedFrom",
    "wasRevisionOf",
    "wasAttributedTo",
    "wasGeneratedBy",
    "wasAssociatedWith",
    "actedOnBehalfOf",
    "alternateOf",
    "hadMember",
    "used",
];

/// Members of the vocabulary of our own, whose values are texts.
const OWN: [&str; 5] = ["act", "notBefore", "before", "textSha256", "copyKind"];

/// Writes a graph.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let voices = names::voices(run);
    let outlets = names::outlets(run).into_iter();
    let bodies = names::bodies(&voices).into_iter();
    let organisations = outlets.chain(bodies).map(|(iri, name)| organisation(&iri, name));
    let software = [engine(&run.engine), reading(export)].into_iter();
    let documents = run.documents.iter().map(document);
    let agents = voices.iter().map(agent);
    let claims = run.claims.iter().flat_map(|claim| claim_nodes(export, claim));
    let events = run.events.iter().map(event);
    let nodes = software
        .chain(organisations)
        .chain(documents)
        .chain(agents)
        .chain(claims)
        .chain(events);
    let head = Node::new().with("@context", context());
    Ok(write_with_list(&head, "@graph", nodes, out)?)
}

fn context() -> Node {
    let vocabularies = Node::new()
        .with("prov", "http://www.w3.org/ns/prov#")
        .with("dcterms", "http://purl.org/dc/terms/")
        .with("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
        .with("xsd", "http://www.w3.org/2001/XMLSchema#")
        .with("rashomon", "urn:rashomon:vocabulary:")
        .with("label", "rdfs:label")
        .with("value", "prov:value")
        .with("title", "dcterms:title")
        .with("language", "dcterms:language")
        .with("page", Node::new().with("@id", "rdfs:seeAlso").with("@type", "@id"))
        .with(
            "issued",
            Node::new().with("@id", "dcterms:issued").with("@type", "xsd:date"),
        );
    let related = RELATIONS.iter().fold(vocabularies, |context, name| {
        let relation = Node::new().with("@id", format!("prov:{name}")).with("@type", "@id");
        context.with(name, relation)
    });
    OWN.iter()
        .fold(related, |context, name| context.with(name, format!("rashomon:{name}")))
}

fn node(iri: impl Into<Item>, types: &[&str]) -> Node {
    let types: Vec<Item> = types.iter().map(|name| Item::from(format!("prov:{name}"))).collect();
    Node::new().with("@id", iri).with("@type", types)
}

fn engine(engine: &Engine) -> Node {
    let name = format!("{} {}", engine.name, engine.version);
    node(ENGINE, &["Agent", "SoftwareAgent"]).with("label", name.trim())
}

fn reading(export: &Export) -> Node {
    let documents = export.run().documents.iter();
    let used = documents.map(|document| Item::from(names::document(document.id)));
    node(READING, &["Activity"])
        .with("wasAssociatedWith", ENGINE)
        .some("used", used.collect())
}

fn organisation(iri: &str, name: &str) -> Node {
    node(iri, &["Agent", "Organization"]).with("label", one_line(name))
}

fn document(document: &Document) -> Node {
    let copied = document.copy_of.map(names::document);
    let relation = match document.kind {
        DocumentKind::Update => "wasRevisionOf",
        _ => "wasDerivedFrom",
    };
    node(names::document(document.id), &["Entity"])
        .with("label", names::document_label(document))
        .maybe("title", document.title.as_deref().map(one_line))
        .maybe("page", document.url.as_ref())
        .maybe("language", document.language.as_ref())
        .maybe(
            "issued",
            document.published.as_ref().map(|published| published.date.to_string()),
        )
        .maybe("wasAttributedTo", document.publisher.as_deref().map(names::outlet))
        .maybe(relation, copied.clone())
        .maybe("copyKind", copied.map(|_| code(&document.kind)))
        .with("textSha256", &document.text_sha256)
}

fn agent(voice: &Voice<'_>) -> Node {
    node(&voice.iri, &["Agent"])
        .with("label", &voice.label)
        .maybe("actedOnBehalfOf", names::speaks_for(voice.source).map(names::body))
}

/// The claim, and for each voice of its chain a saying and what was said.
fn claim_nodes<'run>(export: &'run Export, claim: &'run Claim) -> impl Iterator<Item = Node> + 'run {
    let voices = voices_of(claim);
    let count = voices.len();
    let chain = voices.into_iter().enumerate();
    let utterances = chain.flat_map(move |(place, voice)| utterance(claim, voice, place, place + 1 == count));
    std::iter::once(claim_node(export, claim, count)).chain(utterances)
}

/// The voices from the outermost to the innermost; the reporter's own where there is no chain.
fn voices_of(claim: &Claim) -> Vec<&Source> {
    match claim.chain() {
        [] => vec![&claim.source],
        chain => chain.iter().collect(),
    }
}

fn utterance_iri(claim: &Claim, place: usize) -> String {
    format!("urn:rashomon:utterance:{}:{place}", claim.id)
}

fn claim_node(export: &Export, claim: &Claim, voices: usize) -> Node {
    let answers = export.run().events.iter().filter(|event| Some(event.id) == claim.event);
    let answers = answers
        .flat_map(|event| &event.questions)
        .flat_map(|question| &question.answers);
    let carried = answers.filter(|answer| answer.relayed.contains(&claim.id));
    let mut alternates: Vec<String> = carried.map(|answer| names::claim(answer.claim)).collect();
    alternates.sort();
    alternates.dedup();
    node(names::claim(claim.id), &["Entity"])
        .with("label", statement(export, claim))
        .with("value", content(export, claim))
        .with("act", code(&claim.act))
        .with("wasQuotedFrom", names::document(claim.document))
        .maybe(
            "hadPrimarySource",
            voices.checked_sub(1).map(|place| utterance_iri(claim, place)),
        )
        .with("wasGeneratedBy", READING)
        .some("alternateOf", alternates.into_iter().map(Item::from).collect())
}

fn utterance(claim: &Claim, voice: &Source, place: usize, is_innermost: bool) -> [Node; 2] {
    let saying = format!("urn:rashomon:saying:{}:{place}", claim.id);
    let speaker = names::voice(claim.document, voice);
    let inner = (!is_innermost).then(|| utterance_iri(claim, place + 1));
    let said = claim.said.as_ref().filter(|_| *voice == claim.source);
    let bound = |moment: Option<jiff::civil::DateTime>| moment.map(|moment| moment.to_string());
    let activity = node(&saying, &["Activity"])
        .maybe("wasAssociatedWith", speaker.clone())
        .maybe("notBefore", said.and_then(|said| bound(said.start)))
        .maybe("before", said.and_then(|said| bound(said.end)));
    let entity = node(utterance_iri(claim, place), &["Entity"])
        .with("wasGeneratedBy", &saying)
        .maybe("wasAttributedTo", speaker)
        .maybe("wasQuotedFrom", inner);
    [activity, entity]
}

fn event(event: &Event) -> Node {
    let claims = event.claims.iter().map(|claim| Item::from(names::claim(*claim)));
    node(names::event(event.id), &["Entity", "Collection"])
        .with("label", format!("Claims about: {}", one_line(&event.title)))
        .some("hadMember", claims.collect())
}
