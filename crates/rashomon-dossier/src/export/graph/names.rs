//! IRIs of documents, claims, events, parties and voices, the same in every format.
//!
//! Ids that come from content are kept; what has no id gets one from its name. Named voices are one across the run. A
//! voice that is not named, and a witness, is only ever itself within its report: nobody is traced from report to report.
//! Where names are left out, each place where such a name stood is a voice of its own, as nothing else tells them apart.

use std::collections::BTreeSet;

use rashomon_types::{ClaimId, Document, DocumentId, EventId, PartyId, Run, Source, SourceKind, sha256_hex};

use super::statement::called;
use crate::export::mask::WITHHELD;
use crate::voice::key;

/// The IRI of a document.
pub(super) fn document(id: DocumentId) -> String {
    format!("urn:rashomon:document:{id}")
}

/// The IRI of a claim.
pub(super) fn claim(id: ClaimId) -> String {
    format!("urn:rashomon:claim:{id}")
}

/// The IRI of an event.
pub(super) fn event(id: EventId) -> String {
    format!("urn:rashomon:event:{id}")
}

/// The IRI of a party, which belongs to its event.
pub(super) fn party(event: EventId, party: &PartyId) -> String {
    format!("urn:rashomon:party:{}", digest(&[&event.to_string(), &party.0]))
}

/// The IRI of the outlet that published a document, whose name is given.
pub(super) fn outlet(publisher: &str) -> String {
    format!("urn:rashomon:outlet:{}", digest(&[&publisher.to_lowercase()]))
}

/// The IRI of a state or body that voices speak for, whose name is given.
pub(super) fn body(name: &str) -> String {
    format!("urn:rashomon:body:{}", digest(&[&name.to_lowercase()]))
}

/// The IRI of a voice in a document; none where the words name nobody at all.
pub(super) fn voice(document: DocumentId, source: &Source) -> Option<String> {
    if source.kind == SourceKind::Reporter {
        return Some(format!("urn:rashomon:reporter:{document}"));
    }
    if source.speaker.is_none() && source.name.is_none() {
        return None;
    }
    let key = key(source);
    let digits = if key.contains(WITHHELD) {
        digest(&[&document.to_string(), &format!("{:?}", source.spans)])
    } else if source.named && source.kind != SourceKind::Witness {
        digest(&[&key])
    } else {
        digest(&[&document.to_string(), &key])
    };
    Some(format!("urn:rashomon:voice:{digits}"))
}

/// The first 64 bits of a hash over some parts, in hexadecimal digits.
fn digest(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    sha256_hex(parts.concat().as_bytes()).chars().take(16).collect()
}

/// A voice of a run, where it is first heard.
#[derive(Debug, Clone)]
pub(super) struct Voice<'run> {
    /// Its IRI.
    pub(super) iri: String,
    /// What to call it, with a remark if the words name nobody.
    pub(super) label: String,
    /// What is known of it.
    pub(super) source: &'run Source,
    /// The document that it is first heard in.
    pub(super) document: DocumentId,
}

/// Every voice of a run once, in the order in which they are first heard: sources, and all of each chain.
pub(super) fn voices(run: &Run) -> Vec<Voice<'_>> {
    let mut seen = BTreeSet::new();
    let heard = run.claims.iter().flat_map(|claim| {
        let voices = std::iter::once(&claim.source).chain(claim.chain());
        voices.map(|source| (claim.document, source))
    });
    let known = heard.filter_map(|(document, source)| {
        let iri = voice(document, source)?;
        let label = called(source);
        seen.insert(iri.clone()).then_some(Voice {
            iri,
            label,
            source,
            document,
        })
    });
    known.collect()
}

/// Every outlet of a run once, in the order of the documents: its IRI and its name.
pub(super) fn outlets(run: &Run) -> Vec<(String, &str)> {
    let mut seen = BTreeSet::new();
    let named = run
        .documents
        .iter()
        .filter_map(|document| document.publisher.as_deref());
    let outlets = named.map(|publisher| (outlet(publisher), publisher));
    outlets.filter(|(iri, _)| seen.insert(iri.clone())).collect()
}

/// Every state or body that a voice speaks for, once, in the order of the claims: its IRI and its name.
pub(super) fn bodies<'run>(voices: &[Voice<'run>]) -> Vec<(String, &'run str)> {
    let mut seen = BTreeSet::new();
    let spoken_for = voices.iter().filter_map(|voice| speaks_for(voice.source));
    let bodies = spoken_for.map(|name| (body(name), name));
    bodies.filter(|(iri, _)| seen.insert(iri.clone())).collect()
}

/// The state or body that a voice was linked to as one that speaks for it.
pub(super) fn speaks_for(source: &Source) -> Option<&str> {
    source.actor.as_ref()?.of.as_deref()
}

/// What to call a document: its title, else its file or its address.
pub(super) fn document_label(document: &Document) -> String {
    let path = document.path.as_deref().map(file_name);
    let label = document.title.as_deref().or(path).or(document.url.as_deref());
    label.map_or_else(|| document.id.to_string(), crate::one_line)
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voiced(kind: SourceKind, named: bool) -> Source {
        Source {
            speaker: Some("Ilse Vandrey".to_owned()),
            named,
            ..Source::of_kind(kind)
        }
    }

    #[test]
    fn only_those_who_are_named_are_one_across_reports() {
        let (one, other) = (DocumentId::of("a", None, None), DocumentId::of("b", None, None));
        let same = |source: &Source| voice(one, source) == voice(other, source);
        assert!(same(&voiced(SourceKind::Official, true)));
        assert!(!same(&voiced(SourceKind::Official, false)));
        assert!(!same(&voiced(SourceKind::Witness, true)));
        assert!(!same(&Source::reporter()));
        assert_eq!(voice(one, &Source::unknown()), None);
    }

    #[test]
    fn a_file_is_called_by_the_end_of_its_path() {
        assert_eq!(file_name("reports/herald.txt"), "herald.txt");
        assert_eq!(file_name("C:\\reports\\herald.txt"), "herald.txt");
        assert_eq!(file_name(""), "");
    }
}
