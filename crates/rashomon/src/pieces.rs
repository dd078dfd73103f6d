//! Inputs cut into the pieces that threads work on: one document each, and the remarks that belong to none.

use std::collections::BTreeSet;

use rashomon_types::{Diagnostic, Document, DocumentId, Staged};

/// A document that waits to be worked on, or remarks on an input that gave none.
pub(crate) struct Piece {
    pub(crate) document: Option<Document>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The share of its input's bytes that is done once this piece is.
    pub(crate) bytes: u64,
}

impl Piece {
    fn remarks(diagnostics: Vec<Diagnostic>, bytes: u64) -> Self {
        Self {
            document: None,
            diagnostics,
            bytes,
        }
    }
}

/// The pieces of one input in order: remarks on the input as a whole, then each document with the remarks on it.
///
/// A document that the run already has (`seen`) is dropped, and said to be.
pub(crate) fn pieces_of(read: Staged<Vec<Document>>, bytes: u64, seen: &mut BTreeSet<DocumentId>) -> Vec<Piece> {
    let mut remarks = read.diagnostics;
    let mut pieces = Vec::new();
    for document in read.value {
        let (here, rest) = remarks
            .into_iter()
            .partition(|remark| remark.document == Some(document.id));
        remarks = rest;
        pieces.push(piece(document, here, seen));
    }
    if !remarks.is_empty() || pieces.is_empty() {
        pieces.insert(0, Piece::remarks(remarks, 0));
    }
    share(bytes, &mut pieces);
    pieces
}

fn piece(document: Document, diagnostics: Vec<Diagnostic>, seen: &mut BTreeSet<DocumentId>) -> Piece {
    if seen.insert(document.id) {
        return Piece {
            document: Some(document),
            diagnostics,
            bytes: 0,
        };
    }
    Piece::remarks(vec![same_again(&document)], 0)
}

/// Divides an input's bytes among its pieces by the length of their texts, the last taking what is left over.
fn share(bytes: u64, pieces: &mut [Piece]) {
    let length = |piece: &Piece| piece.document.as_ref().map_or(0, |document| document.text.len() as u64);
    let whole: u64 = pieces.iter().map(length).sum::<u64>().max(1);
    let mut left = bytes;
    for piece in pieces.iter_mut() {
        // In 128 bits, since a file of gigabytes times a text of megabytes is more than 64 hold.
        let part = u128::from(bytes) * u128::from(length(piece)) / u128::from(whole);
        piece.bytes = u64::try_from(part).unwrap_or(bytes).min(left);
        left -= piece.bytes;
    }
    if let Some(last) = pieces.last_mut() {
        last.bytes += left;
    }
}

pub(crate) fn same_again(document: &Document) -> Diagnostic {
    let place = document.path.as_deref().or(document.url.as_deref());
    let message = format!(
        "{}: this report was already read in this run, word for word and from the same place; it is counted once",
        place.unwrap_or("an input")
    );
    Diagnostic::note("engine.same_document", message).in_document(document.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::new(text.to_owned(), None, None, None)
    }

    #[test]
    fn the_shares_add_up_to_the_whole() {
        let read = Staged::quiet(vec![document("a"), document("bb"), document("c")]);
        let pieces = pieces_of(read, 11, &mut BTreeSet::new());
        assert_eq!(pieces.iter().map(|piece| piece.bytes).collect::<Vec<_>>(), [2, 5, 4]);
    }

    #[test]
    fn remarks_go_with_their_document_and_others_come_first() {
        let (first, second) = (document("a"), document("b"));
        let about_second = Diagnostic::note("x", "x").in_document(second.id);
        let diagnostics = vec![about_second, Diagnostic::error("y", "y")];
        let read = Staged {
            value: vec![first, second],
            diagnostics,
        };
        let pieces = pieces_of(read, 0, &mut BTreeSet::new());
        let codes = |piece: &Piece| piece.diagnostics.iter().map(|d| d.code.clone()).collect::<Vec<_>>();
        assert_eq!(
            pieces.iter().map(codes).collect::<Vec<_>>(),
            [vec!["y"], vec![], vec!["x"]]
        );
    }

    #[test]
    fn the_same_document_twice_is_counted_once_and_said_to_be() {
        let read = Staged::quiet(vec![document("a"), document("a")]);
        let pieces = pieces_of(read, 0, &mut BTreeSet::new());
        assert!(pieces[0].document.is_some() && pieces[1].document.is_none());
        assert_eq!(pieces[1].diagnostics[0].code, "engine.same_document");
    }

    #[test]
    fn an_input_without_documents_still_counts_its_bytes() {
        let pieces = pieces_of(Staged::quiet(Vec::new()), 7, &mut BTreeSet::new());
        assert_eq!((pieces.len(), pieces[0].bytes), (1, 7));
    }
}
