//! W3C Web Annotation as JSON-LD: each claim is an annotation of the exact words that it stands on.
//!
//! Every target has two selectors for the same words: a quote, with up to 32 characters either side, and a position in
//! Unicode code points. Both are of the document's stored text, so the target is that text, named by its own IRI, and
//! `via` gives the page that it was read from. Where names are left out, quotes show a mark in their place and positions
//! stay those of the stored text.

use std::io::Write;

use rashomon_types::{Claim, Document, Engine, Span};

use super::names;
use super::node::{Item, Node, code, write_list};
use super::statement::statement;
use crate::export::{Export, ExportError};

/// The context that gives the terms their meaning.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How many characters of context a quote has either side.
const AROUND: usize = 32;

/// Writes a collection of annotations with its one page inside.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
    let run = export.run();
    let total = u32::try_from(run.claims.len()).unwrap_or(u32::MAX);
    let mut head = Vec::new();
    let collection = Node::new()
        .with("@context", CONTEXT)
        .with("id", "urn:rashomon:annotations")
        .with("type", "AnnotationCollection")
        .with("label", super::PURPOSE)
        .with("total", total)
        .with("generator", generator(&run.engine));
    crate::json::json_value(&collection, &mut head)?;
    head.pop();
    out.write_all(&head)?;
    out.write_all(b",\"first\":{\"id\":\"urn:rashomon:annotations:1\",\"type\":\"AnnotationPage\",")?;
    out.write_all(b"\"partOf\":\"urn:rashomon:annotations\",\"startIndex\":0,\"items\":")?;
    write_list(run.claims.iter().map(|claim| annotation(export, claim)), out)?;
    Ok(out.write_all(b"}}\n")?)
}

fn generator(engine: &Engine) -> Node {
    let name = format!("{} {}", engine.name, engine.version);
    Node::new()
        .with("id", "urn:rashomon:engine")
        .with("type", "Software")
        .with("name", name.trim())
}

fn annotation(export: &Export, claim: &Claim) -> Node {
    let document = export.document(claim.document);
    let targets = claim
        .content
        .spans
        .iter()
        .map(|span| Item::Node(target(export, claim, document, *span)));
    Node::new()
        .with("id", format!("urn:rashomon:annotation:{}", claim.id))
        .with("type", "Annotation")
        .with("motivation", "describing")
        .with("body", bodies(export, claim))
        .with("target", targets.collect::<Vec<Item>>())
}

/// The statement for people, the claim's own IRI, and what saying it does as a tag.
fn bodies(export: &Export, claim: &Claim) -> Vec<Item> {
    let textual = |purpose: &str, value: String| {
        Node::new()
            .with("type", "TextualBody")
            .with("purpose", purpose)
            .with("format", "text/plain")
            .with("value", value)
    };
    let statement = textual("describing", statement(export, claim)).with("language", "en");
    let itself = Node::new()
        .with("type", "SpecificResource")
        .with("purpose", "identifying")
        .with("source", names::claim(claim.id));
    let act = textual("tagging", code(&claim.act));
    vec![statement.into(), itself.into(), act.into()]
}

fn target(export: &Export, claim: &Claim, document: Option<&Document>, span: Span) -> Node {
    let words = export.span_text(claim.document, span);
    let (prefix, suffix) = export.around(claim.document, span, AROUND);
    let quote = Node::new()
        .with("type", "TextQuoteSelector")
        .with("exact", words.text)
        .with("prefix", prefix)
        .with("suffix", suffix);
    let position = Node::new()
        .with("type", "TextPositionSelector")
        .with("start", words.start)
        .with("end", words.end);
    let language = document.and_then(|document| document.language.as_ref());
    let source = Node::new()
        .with("id", names::document(claim.document))
        .with("type", "Text")
        .with("format", "text/plain")
        .maybe("language", language)
        .maybe("via", document.and_then(|document| document.url.as_ref()));
    Node::new()
        .with("type", "SpecificResource")
        .with("source", source)
        .with("selector", vec![quote.into(), position.into()])
}
