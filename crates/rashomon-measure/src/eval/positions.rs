//! Places in a text counted in characters that are no spaces, so that two tokenisations of it can be compared whatever
//! stands between their tokens.

use rashomon_types::Span;

/// A stretch of a text, counted in characters that are no spaces.
pub(crate) type Place = (usize, usize);

/// Counts the characters of a text that are no spaces.
#[derive(Debug, Clone)]
pub(crate) struct Positions {
    /// How many stand before each byte.
    before: Vec<usize>,
}

impl Positions {
    /// Counts a text.
    pub(crate) fn new(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for character in text.chars() {
            before.extend(std::iter::repeat_n(count, character.len_utf8()));
            count += usize::from(!character.is_whitespace());
        }
        before.push(count);
        Self { before }
    }

    /// Where a span lies.
    pub(crate) fn place(&self, span: Span) -> Place {
        let at = |offset: u32| self.before.get(offset as usize).copied().unwrap_or_default();
        (at(span.start()), at(span.end()))
    }
}

/// How many characters of some words are no spaces.
pub(crate) fn length(words: &str) -> usize {
    words.chars().filter(|character| !character.is_whitespace()).count()
}

#[cfg(test)]
pub(crate) mod tests {
    use rashomon_types::{Annotation, MadeBy, Sentence, SentenceId, Token, TokenId, Upos};

    use super::*;
    use crate::eval::conllu::Document;
    use crate::eval::given::tokens;

    /// The annotation that has every word of a document right, over the text that its tokens make.
    pub(crate) fn annotation(document: &Document) -> Annotation {
        let text = tokens(document).text().to_owned();
        let mut annotation = Annotation::empty(MadeBy::rule("test"));
        let mut end = 0;
        for (number, sentence) in document.iter().enumerate() {
            let first = annotation.tokens.len();
            for word in &sentence.words {
                let start = end + text[end..].find(&word.form).unwrap();
                end = start + word.form.len();
                annotation.tokens.push(Token {
                    span: Span::of(start..end),
                    upos: Upos::named(&word.upos).unwrap(),
                    feats: "_".into(),
                    lemma: String::new(),
                    head: word.head.checked_sub(1).map(|head| TokenId::at(first + head)),
                    deprel: word.relation.as_str().into(),
                    sentence: SentenceId::at(number),
                });
            }
            let span = annotation.tokens[first].span.hull(Span::of(end..end));
            annotation.sentences.push(Sentence {
                span,
                first: TokenId::at(first),
                end: TokenId::at(annotation.tokens.len()),
            });
        }
        annotation
    }

    #[test]
    fn spaces_do_not_count() {
        let positions = Positions::new("é b\n c");
        assert_eq!(positions.place(Span::of(0..2)), (0, 1));
        assert_eq!(positions.place(Span::of(3..7)), (1, 3));
        assert_eq!(length("é b\n c"), 3);
    }
}
