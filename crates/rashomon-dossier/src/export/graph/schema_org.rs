//! Plain records of schema.org's type `Claim`, as JSON-LD: who said what, and where it appears.
//!
//! Never a `ClaimReview`: there is no verdict and no rating. A record's `text` names its speaker, so that it reads right
//! alone, and the exact words are a `Quotation` inside it. What puts nothing forward — a question, an order, a request, a
//! silence — is no claim in schema.org's sense and has no record.
//!
//! `appearance` lists the reports of this run that carry the claim, copies and relays with it, as far as its event tells;
//! `firstAppearance` is the earliest of them by publication, where all are dated. Either speaks of this run alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use rashomon_types::{Act, ActorKind, Claim, ClaimId, Document, DocumentId, Event, Run, Source, SourceKind};

use super::names;
use super::node::{Item, Node, write_with_list};
use super::statement::{called, content, statement};
use crate::export::{Export, ExportError};
use crate::one_line;

/// Writes a graph of claims, the documents that they appear in and the events that they are about.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let documents = run.documents.iter().map(document);
    let events = run.events.iter().map(event);
    let company = Company::of(run);
    let claims = run.claims.iter().filter(|claim| puts_forward(claim.act));
    let claims = claims.map(|claim| record(export, claim, &company));
    let head = Node::new().with("@context", "https://schema.org");
    Ok(write_with_list(
        &head,
        "@graph",
        documents.chain(events).chain(claims),
        out,
    )?)
}

/// Whether saying it puts something forward.
fn puts_forward(act: Act) -> bool {
    !matches!(
        act,
        Act::Ask | Act::Order | Act::Urge | Act::Promise | Act::Decline | Act::Omit
    )
}

/// The claims that carry the same answer from the same origin.
struct Company {
    documents: BTreeMap<ClaimId, BTreeSet<DocumentId>>,
}

impl Company {
    fn of(run: &Run) -> Self {
        let homes: BTreeMap<ClaimId, DocumentId> = run.claims.iter().map(|claim| (claim.id, claim.document)).collect();
        let mut documents: BTreeMap<ClaimId, BTreeSet<DocumentId>> = BTreeMap::new();
        let questions = run.events.iter().flat_map(|event| &event.questions);
        for answer in questions.flat_map(|question| &question.answers) {
            let carriers = || std::iter::once(&answer.claim).chain(&answer.relayed);
            let appear: BTreeSet<DocumentId> = carriers().filter_map(|claim| homes.get(claim).copied()).collect();
            for claim in carriers() {
                documents.entry(*claim).or_default().extend(&appear);
            }
        }
        Self { documents }
    }

    /// The documents that carry a claim, in the order of the run.
    fn appearances<'run>(&self, run: &'run Run, claim: &Claim) -> Vec<&'run Document> {
        let known = self.documents.get(&claim.id);
        let carries = |document: &&Document| {
            document.id == claim.document || known.is_some_and(|known| known.contains(&document.id))
        };
        run.documents.iter().filter(carries).collect()
    }
}

fn record(export: &Export, claim: &Claim, company: &Company) -> Node {
    let appearances = company.appearances(export.run(), claim);
    let first = first(&appearances).map(|document| reference(names::document(document.id)));
    let references = appearances
        .iter()
        .map(|document| Item::from(reference(names::document(document.id))));
    let said = claim.said.as_ref().and_then(|said| said.start);
    let language = export
        .document(claim.document)
        .and_then(|document| document.language.as_ref());
    let quotation = Node::new()
        .with("@type", "Quotation")
        .with("text", content(export, claim))
        .maybe("inLanguage", language);
    Node::new()
        .with("@type", "Claim")
        .with("@id", names::claim(claim.id))
        .with("text", statement(export, claim))
        .maybe("author", author(claim))
        .maybe("dateCreated", said.map(|said| said.date().to_string()))
        .maybe("firstAppearance", first)
        .some("appearance", references.collect())
        .maybe("about", claim.event.map(|event| reference(names::event(event))))
        .with("hasPart", quotation)
}

/// The earliest document by publication; none where one has no date or two are of the earliest day.
fn first<'run>(documents: &[&'run Document]) -> Option<&'run Document> {
    let date = |document: &Document| document.published.as_ref().map(|published| published.date);
    let dated: Option<Vec<_>> = documents
        .iter()
        .map(|document| Some((date(document)?, *document)))
        .collect();
    let dated = dated?;
    let earliest = dated.iter().map(|(day, _)| *day).min()?;
    let mut first = dated.iter().filter(|(day, _)| *day == earliest);
    match (first.next(), first.next()) {
        (Some((_, document)), None) => Some(document),
        _ => None,
    }
}

fn reference(iri: String) -> Node {
    Node::new().with("@id", iri)
}

/// Whoever is behind a claim: its origin; none where nobody is named and for the reporter, whose name is not known.
fn author(claim: &Claim) -> Option<Node> {
    let origin = claim.origin()?;
    let iri = names::voice(claim.document, origin)?;
    let author = Node::new()
        .with("@type", author_type(origin))
        .with("@id", iri)
        .with("name", called(origin))
        .maybe(
            "jobTitle",
            origin.office.as_deref().filter(|_| is_person(origin)).map(one_line),
        );
    Some(author)
}

/// Whether a voice is one person, as far as the report tells: somebody in an office, a witness, an expert who is named.
fn is_person(source: &Source) -> bool {
    let kind = source.actor.as_ref().map(|actor| actor.kind);
    source.named && (source.office.is_some() || kind == Some(ActorKind::Person) || source.kind == SourceKind::Witness)
}

/// The type of a voice; the widest where the report does not tell a person from a body.
fn author_type(source: &Source) -> &'static str {
    if is_person(source) {
        return "Person";
    }
    let is_body = match source.actor.as_ref().map(|actor| actor.kind) {
        Some(ActorKind::Unknown) | None => source.kind == SourceKind::Media,
        Some(ActorKind::Person | ActorKind::Civilians | ActorKind::Protesters) => false,
        Some(_) => true,
    };
    if source.named && is_body {
        "Organization"
    } else {
        "Thing"
    }
}

fn document(document: &Document) -> Node {
    let publisher = document.publisher.as_deref().map(|publisher| {
        Node::new()
            .with("@type", "Organization")
            .with("@id", names::outlet(publisher))
            .with("name", one_line(publisher))
    });
    Node::new()
        .with("@type", "Article")
        .with("@id", names::document(document.id))
        .with("name", names::document_label(document))
        .maybe("headline", document.title.as_deref().map(one_line))
        .maybe("url", document.url.as_ref())
        .maybe(
            "datePublished",
            document.published.as_ref().map(|published| published.date.to_string()),
        )
        .maybe("inLanguage", document.language.as_ref())
        .maybe("publisher", publisher)
        .maybe(
            "isBasedOn",
            document.copy_of.map(|copied| reference(names::document(copied))),
        )
}

fn event(event: &Event) -> Node {
    Node::new()
        .with("@type", "Thing")
        .with("@id", names::event(event.id))
        .with("name", one_line(&event.title))
}
