//! UD EWT dev on given tokens: parts of speech, heads, relations. Every word counts, punctuation too; relations without
//! their subtypes.

use rashomon_types::{Annotation, TokenId};

use super::Context;
use super::conllu::{Document, universal};
use super::row::Row;

/// How many words have each layer right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Scores {
    words: usize,
    upos: usize,
    heads: usize,
    labelled: usize,
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let mut scores = Scores::default();
    for (document, _, annotation) in &context.given()?.documents {
        scores.add(document, annotation);
    }
    Ok(vec![
        Row::accuracy("UPOS", scores.upos, scores.words).beside("96.0", "96.3 mBERT (UDify, test)"),
        Row::accuracy("LAS, universal relations", scores.labelled, scores.words)
            .beside("88.0", "88.5 mBERT (UDify, test)"),
        Row::accuracy("UAS", scores.heads, scores.words),
    ])
}

impl Scores {
    fn add(&mut self, document: &Document, annotation: &Annotation) {
        let mut first = 0;
        for sentence in document {
            for (word, token) in sentence.words.iter().zip(&annotation.tokens[first..]) {
                let head = word.head.checked_sub(1).map(|head| TokenId::at(first + head));
                let has_head = token.head == head;
                self.words += 1;
                self.upos += usize::from(token.upos.name() == word.upos);
                self.heads += usize::from(has_head);
                self.labelled += usize::from(has_head && universal(&token.deprel) == word.relation);
            }
            first += sentence.words.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::conllu;
    use crate::eval::positions::tests::annotation;

    #[test]
    fn each_layer_is_counted() {
        let document = conllu::parse(conllu::tests::TEXT).remove(0);
        let mut annotation = annotation(&document);
        annotation.tokens[1].deprel = "advcl".into();
        annotation.tokens[4].head = None;
        let mut scores = Scores::default();
        scores.add(&document, &annotation);
        assert_eq!(
            scores,
            Scores {
                words: 6,
                upos: 6,
                heads: 5,
                labelled: 4
            }
        );
    }
}
