//! Copies as persons judged them.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Action, Document, DocumentKind};

use super::{Judged, Target};
use crate::copies::{Copy, Survey};

/// The flag of a document whose kind a person set.
pub(crate) const FLAG: &str = "copy_judged";

/// Puts what persons said of copies over what was found; gives back the documents that they spoke of.
pub(crate) fn judge(judged: &Judged<'_>, documents: &[Document], survey: &mut Survey) -> Vec<usize> {
    let is_of_copies = |action: &Action| matches!(action, Action::CopyOf { .. } | Action::NotCopy { .. });
    if !judged.found.iter().any(|found| is_of_copies(&found.judgement.action)) {
        return Vec::new();
    }
    let mut of: BTreeMap<usize, Copy> = survey.copies.iter().map(|copy| (copy.document, *copy)).collect();
    let mut spoken = Vec::new();
    for found in &judged.found {
        let Target::Documents(document, other) = found.target else {
            continue;
        };
        match (&found.judgement.action, other) {
            (Action::CopyOf { .. }, Some(other)) if document != other => join(&mut of, documents, document, other),
            (Action::NotCopy { .. }, other) => part(&mut of, survey, document, other),
            _ => continue,
        }
        spoken.push(document);
    }
    survey.copies = of.into_values().collect();
    let copies: BTreeSet<usize> = survey.copies.iter().map(|copy| copy.document).collect();
    survey
        .carrying
        .retain(|pair| !copies.contains(&pair.document) && !copies.contains(&pair.of));
    spoken
}

/// Makes a document a copy of another, or of what that one is a copy of; what was a copy of the first goes along.
fn join(of: &mut BTreeMap<usize, Copy>, documents: &[Document], document: usize, other: usize) {
    let mut original = of.get(&other).map_or(other, |copy| copy.of);
    if original == document {
        // The other one was taken for a copy of this one: it is the other way round.
        of.remove(&other);
        original = other;
    }
    let copies = of.values_mut().filter(|copy| copy.of == document);
    copies.for_each(|copy| copy.of = original);
    of.remove(&original);
    let similarity = of.get(&document).map_or(1.0, |copy| copy.similarity);
    let kind = of
        .get(&document)
        .filter(|copy| copy.of == original)
        .map(|copy| copy.kind);
    let copy = Copy {
        document,
        of: original,
        kind: kind.unwrap_or_else(|| kind_of(documents, document, original)),
        similarity,
    };
    of.insert(document, copy);
}

/// What sort of copy a person means: the same text, the same publisher's later text, else one in other words.
fn kind_of(documents: &[Document], document: usize, original: usize) -> DocumentKind {
    let Some((document, original)) = documents.get(document).zip(documents.get(original)) else {
        return DocumentKind::Reworded;
    };
    if document.text_sha256 == original.text_sha256 {
        DocumentKind::Identical
    } else if document.publisher.is_some() && document.publisher == original.publisher {
        DocumentKind::Update
    } else {
        DocumentKind::Reworded
    }
}

/// Makes a document no copy of another, whichever of the two was taken for the copy.
fn part(of: &mut BTreeMap<usize, Copy>, survey: &mut Survey, document: usize, other: Option<usize>) {
    let pairs = |one: usize, two: usize| match other {
        Some(other) => (one, two) == (document, other) || (one, two) == (other, document),
        None => one == document,
    };
    of.retain(|_, copy| !pairs(copy.document, copy.of));
    survey.carrying.retain(|pair| !pairs(pair.document, pair.of));
}
