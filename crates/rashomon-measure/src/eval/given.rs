//! UD EWT dev with its own tokens and sentences kept, annotated once for every task that needs it so.

use rashomon_model::GivenTokens;
use rashomon_types::Annotation;

use super::Context;
use super::conllu::{self, Document};
use crate::parallel;

/// The development part of UD EWT, below the corpora.
pub(crate) const UD_DEV: &str = "ud-english-ewt/en_ewt-ud-dev.conllu";

/// All documents with what the model makes of them.
#[derive(Debug)]
pub(crate) struct Given {
    /// Each document with its tokens and their annotation, one token a word.
    pub(crate) documents: Vec<(Document, GivenTokens, Annotation)>,
}

impl Given {
    /// Reads and annotates.
    pub(crate) fn read(context: &Context) -> Result<Self, String> {
        let documents = conllu::parse(&context.text(UD_DEV)?);
        let annotate = |document: &Document| {
            let tokens = tokens(document);
            let annotation = context.model.annotate_tokens(&tokens).value;
            let words: usize = document.iter().map(|sentence| sentence.words.len()).sum();
            match annotation.tokens.len() == words {
                true => Ok((document.clone(), tokens, annotation)),
                false => Err(format!(
                    "{words} words were given and {} came back",
                    annotation.tokens.len()
                )),
            }
        };
        let documents: Result<Vec<_>, String> = parallel::map(&documents, annotate).into_iter().collect();
        Ok(Self { documents: documents? })
    }
}

/// The tokens of a document as the model takes them.
pub(crate) fn tokens(document: &Document) -> GivenTokens {
    GivenTokens::new(document.iter().map(|sentence| {
        let words = sentence.words.iter();
        words.map(|word| (word.form.as_str(), word.has_space)).collect()
    }))
}
