//! The two halves of the work apart, for those who keep what was read before it is analysed.
//!
//! [`Engine::stream`] joins them; here each stands alone, so that work which was broken off goes on where it stopped.

use std::ops::ControlFlow;

use jiff::civil::Date;
use rashomon_read::OwnedInput;
use rashomon_types::{Diagnostic, Document, Staged};

use crate::Engine;
use crate::pieces::{Piece, same_again};
use crate::stream::{self, Finished, Stream};

impl Engine {
    /// The same engine, which gives this date of publication to the documents that state none.
    #[must_use]
    pub fn with_published(&self, published: Option<Date>) -> Self {
        let mut other = self.clone();
        other.settings.published = published;
        other
    }

    /// What is said of a document that a run has read already, word for word and from the same place.
    #[must_use]
    pub fn same_document(document: &Document) -> Diagnostic {
        same_again(document)
    }

    /// Reads inputs as they come and hands over their documents, without claims, a batch of inputs at a time.
    ///
    /// Each item of a batch is what one input gave, in the order of the inputs. An input that the edge could not open
    /// comes as the diagnostic that says so, and keeps its place.
    pub fn documents(
        &self,
        inputs: impl IntoIterator<Item = Result<OwnedInput, Diagnostic>>,
        mut read: impl FnMut(Vec<Staged<Vec<Document>>>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut inputs = inputs.into_iter();
        loop {
            let batch = stream::next_batch(&mut inputs);
            if batch.is_empty() {
                return ControlFlow::Continue(());
            }
            let found = stream::read_all(self, batch);
            read(found.into_iter().map(|(read, _)| read).collect())?;
        }
    }

    /// Finds the claims of documents that were read before, and hands each over as soon as it and all before it are done.
    ///
    /// Few documents are held at a time. [`Finished::bytes`] is the length of the document's text; what was said of it
    /// when it was read is not said again.
    pub fn claims(
        &self,
        documents: impl IntoIterator<Item = Document>,
        finished: impl FnMut(Finished) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut documents = documents.into_iter().fuse();
        let mut stream = Stream::new(self, finished);
        loop {
            let pieces = next_pieces(&mut documents);
            if pieces.is_empty() {
                return ControlFlow::Continue(());
            }
            stream.work(pieces)?;
        }
    }
}

/// The documents of one batch.
fn next_pieces(documents: &mut impl Iterator<Item = Document>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut bytes = 0;
    while bytes < stream::BATCH_BYTES && pieces.len() < stream::BATCH_INPUTS {
        let Some(document) = documents.next() else { break };
        bytes += document.text.len();
        pieces.push(Piece {
            bytes: document.text.len() as u64,
            document: Some(document),
            diagnostics: Vec::new(),
        });
    }
    pieces
}
