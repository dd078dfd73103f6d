//! No text makes the search for events fail, and what is found lies in the text.

use proptest::prelude::*;
use rashomon_ground::actor::{ActorLexicon, Cast};
use rashomon_ground::event::{Codebook, event_mentions};
use rashomon_types::{Annotation, Document, MadeBy, Place, Reading, Sentence, SentenceId, Span, Token, TokenId, Upos};

const WORDS: &[&str] = &[
    "attack",
    "shelled",
    "the",
    "rebels",
    "were",
    "killed",
    "by",
    "of",
    "rockets",
    "Ost",
    "and",
    "raid",
    "who",
    "behind",
    "is",
    "set",
    "fire",
    "to",
    "at",
    "least",
    "40",
    "people",
    "with",
    "no",
    "not",
    "claimed",
    "responsibility",
    "for",
    "’s",
    "é",
    ",",
    "blew",
    "up",
    "in",
];
const RELATIONS: &[&str] = &[
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "case",
    "conj",
    "acl",
    "acl:relcl",
    "xcomp",
    "advcl",
    "aux:pass",
    "mark",
    "compound",
    "amod",
    "det",
    "ccomp",
    "compound:prt",
];

/// Any words in any tree: each word hangs on an earlier one, or, turned round, on a later one.
fn any_reading() -> impl Strategy<Value = (Document, Annotation)> {
    let word = (0..WORDS.len(), 0..Upos::ALL.len(), 0..RELATIONS.len(), any::<u32>());
    (prop::collection::vec(word, 1..30), any::<bool>()).prop_map(|(words, turned)| read(&words, turned))
}

fn read(words: &[(usize, usize, usize, u32)], turned: bool) -> (Document, Annotation) {
    let (mut text, mut tokens) = (String::new(), Vec::new());
    for (index, &(word, upos, relation, head)) in words.iter().enumerate() {
        let start = text.len();
        text.push_str(WORDS[word]);
        let head = match (turned, index) {
            (false, 0) => None,
            (false, _) => Some(head as usize % index),
            (true, _) if index + 1 == words.len() => None,
            (true, _) => Some(index + 1 + head as usize % (words.len() - index - 1)),
        };
        tokens.push(Token {
            span: Span::of(start..text.len()),
            upos: Upos::ALL[upos].0,
            feats: "VerbForm=Part".into(),
            lemma: WORDS[word].trim_end_matches("ed").to_owned(),
            head: head.map(TokenId::at),
            deprel: RELATIONS[relation].into(),
            sentence: SentenceId(0),
        });
        text.push(' ');
    }
    let mut annotation = Annotation::empty(MadeBy::rule("test"));
    annotation.sentences = vec![Sentence {
        span: Span::of(0..text.len()),
        first: TokenId(0),
        end: TokenId::at(tokens.len()),
    }];
    annotation.tokens = tokens;
    (Document::new(text, None, None, None), annotation)
}

proptest! {
    #[test]
    fn any_tree_is_read((document, annotation) in any_reading(), place in 0..30_usize) {
        let codebook = Codebook::embedded().unwrap();
        let actors = ActorLexicon::embedded().unwrap();
        let reading = Reading::new(&document, &annotation);
        let cast = Cast::of(&reading, &actors);
        let place = annotation.tokens.get(place).map(|token| Place::unresolved(vec![token.span]));
        let places: Vec<Place> = place.into_iter().collect();
        let mentions = event_mentions(&reading, &codebook, &cast, &[], &places);
        let participants = mentions.iter().flat_map(|mention| &mention.participants);
        let spans = mentions.iter().flat_map(|mention| &mention.spans).chain(participants.flat_map(|part| &part.spans));
        for span in spans {
            prop_assert!(span.get(&document.text).is_some_and(|words| !words.is_empty()));
        }
    }
}
