//! UD EWT dev from raw text: sentences, words, and relations between words that were found.
//!
//! Done as in the CoNLL 2018 shared task (<https://universaldependencies.org/conll18/evaluation.html>): words are
//! aligned by the characters that they hold, spaces aside; a relation is right if both its ends are aligned and it has
//! the right name, subtypes aside. The engine has no tokens over several words, so those of the corpus count as their
//! words, which in English hold its characters exactly. The text of a document is rebuilt from its tokens, a blank line
//! between paragraphs, one block a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Annotation, Block, BlockKind, Document, Span, Token};

use super::Context;
use super::conllu::{self, universal};
use super::counts::Counts;
use super::given::UD_DEV;
use super::positions::{Place, Positions, length};
use super::row::Row;
use crate::parallel;

/// What one side says of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Reading {
    sentences: BTreeSet<Place>,
    /// Each word with the place of its head, if it has one, and its relation.
    words: BTreeMap<Place, (Option<Place>, String)>,
}

/// The counts of one document, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Scores {
    sentences: Counts,
    words: Counts,
    labelled: Counts,
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let documents = conllu::parse(&context.text(UD_DEV)?);
    let score = |gold: &conllu::Document| {
        let document = rebuild(gold);
        let annotation = context.model.annotate(&document).value;
        Scores::of(&marked(gold), &found(&annotation, &document.text))
    };
    let all: Vec<Scores> = parallel::map(&documents, score);
    let all = all.into_iter().fold(Scores::default(), Scores::with);
    Ok(vec![
        Row::f1("sentences", all.sentences),
        Row::f1("words", all.words),
        Row::f1("LAS, universal relations", all.labelled),
    ])
}

/// The text of a document with its paragraphs.
fn rebuild(document: &conllu::Document) -> Document {
    let mut text = String::new();
    let mut starts = Vec::new();
    for sentence in document {
        if sentence.begins_paragraph {
            text.truncate(text.trim_end().len());
            text += if text.is_empty() { "" } else { "\n\n" };
            starts.push(text.len());
        }
        for word in &sentence.words {
            text += &word.form;
            text += if word.has_space { " " } else { "" };
        }
    }
    text.truncate(text.trim_end().len());
    let ends = starts
        .iter()
        .skip(1)
        .map(|start| start - "\n\n".len())
        .chain([text.len()]);
    let block = |(start, end): (&usize, usize)| Block {
        kind: BlockKind::Paragraph,
        span: Span::of(*start..end),
    };
    let blocks = starts.iter().zip(ends).map(block).collect();
    let mut document = Document::new(text, None, None, None);
    document.blocks = blocks;
    document
}

fn marked(document: &conllu::Document) -> Reading {
    let mut reading = Reading::default();
    let mut end = 0;
    for sentence in document {
        let first = end;
        let mut places = Vec::new();
        for word in &sentence.words {
            places.push((end, end + length(&word.form)));
            end += length(&word.form);
        }
        let head = |head: usize| head.checked_sub(1).and_then(|head| places.get(head)).copied();
        let words = sentence.words.iter().zip(&places);
        reading
            .words
            .extend(words.map(|(word, place)| (*place, (head(word.head), word.relation.clone()))));
        reading.sentences.insert((first, end));
    }
    reading
}

fn found(annotation: &Annotation, text: &str) -> Reading {
    let positions = Positions::new(text);
    let place = |token: &Token| positions.place(token.span);
    let word = |token: &Token| {
        let head = token.head.and_then(|head| annotation.token(head)).map(place);
        (place(token), (head, universal(&token.deprel).to_owned()))
    };
    let sentences = annotation.sentences.iter().filter_map(|sentence| {
        let tokens = annotation.tokens_of(sentence);
        Some((place(tokens.first()?).0, place(tokens.last()?).1))
    });
    Reading {
        sentences: sentences.collect(),
        words: annotation.tokens.iter().map(word).collect(),
    }
}

impl Scores {
    fn of(gold: &Reading, found: &Reading) -> Self {
        let places = |reading: &Reading| reading.words.keys().copied().collect();
        let right = gold
            .words
            .iter()
            .filter(|(place, word)| found.words.get(place) == Some(word))
            .count();
        Self {
            sentences: Counts::of_sets(&gold.sentences, &found.sentences),
            words: Counts::of_sets(&places(gold), &places(found)),
            labelled: Counts::new(gold.words.len(), found.words.len(), right),
        }
    }

    fn with(mut self, other: Self) -> Self {
        self.sentences += other.sentences;
        self.words += other.words;
        self.labelled += other.labelled;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::positions::tests::annotation;

    fn document() -> conllu::Document {
        conllu::parse(conllu::tests::TEXT).remove(0)
    }

    #[test]
    fn the_text_is_rebuilt() {
        let rebuilt = rebuild(&document());
        assert_eq!(rebuilt.text, "Don't run!\n\nRain fell");
        let blocks: Vec<_> = rebuilt.blocks.iter().map(|block| rebuilt.slice(block.span)).collect();
        assert_eq!(blocks, ["Don't run!", "Rain fell"]);
    }

    #[test]
    fn what_is_right_is_found_to_be() {
        let gold = marked(&document());
        let text = crate::eval::given::tokens(&document()).text().to_owned();
        assert_eq!(found(&annotation(&document()), &text), gold);
    }

    #[test]
    fn a_word_cut_otherwise_takes_its_relations_with_it() {
        let gold = marked(&document());
        let mut other = gold.clone();
        // "run!" as one word: two words of the corpus are lost, and so are the relations of those that hang on "run".
        other.words.remove(&(5, 8));
        other.words.remove(&(8, 9));
        other.words.insert((5, 9), (None, "root".to_owned()));
        for place in [(0, 2), (2, 5)] {
            other.words.entry(place).and_modify(|word| word.0 = Some((5, 9)));
        }
        let scores = Scores::of(&gold, &other);
        assert_eq!(scores.sentences, Counts::new(2, 2, 2));
        assert_eq!(scores.words, Counts::new(6, 5, 4));
        assert_eq!(scores.labelled, Counts::new(6, 5, 2));
    }
}
