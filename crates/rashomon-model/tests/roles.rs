//! The layer of roles marks the words that answer a question, and leaves out what answers none.

use rashomon_model::LanguageModel;
use rashomon_types::{Annotation, Block, BlockKind, Document, Role, Span};

/// The layers of a text of one paragraph.
fn annotate(text: &str) -> Annotation {
    let mut document = Document::new(text.to_owned(), None, None, None);
    let (kind, span) = (BlockKind::Paragraph, Span::of(0..text.len()));
    document.blocks.push(Block { kind, span });
    LanguageModel::embedded().unwrap().annotate(&document).value
}

fn read(text: &str) -> Vec<(Role, String)> {
    let annotation = annotate(text);
    let words = |span: &Span| span.slice(text).to_owned();
    annotation
        .roles
        .iter()
        .filter(|mention| mention.confidence > 0.5)
        .map(|mention| (mention.role, words(&mention.spans[0])))
        .collect()
}

fn has(found: &[(Role, String)], role: Role, words: &str) -> bool {
    found.iter().any(|(kind, text)| *kind == role && text == words)
}

#[test]
fn who_says_that_who_did_what_to_whom() {
    let found = read(
        "The dockers' union puts the fire down to arsonists hired by the owners. Nine farmhands died in it, and the police \
         would not say what they had found.",
    );
    assert!(has(&found, Role::Voice, "The dockers' union"), "{found:?}");
    assert!(has(&found, Role::KilledCivilians, "Nine farmhands"), "{found:?}");
    assert!(found.iter().any(|(role, _)| *role == Role::Declined), "{found:?}");
}

#[test]
fn every_mark_is_of_whole_words_in_order() {
    let text = "Gunmen in two vans shot at the customs post near Arnel on Friday. Nobody has said why.";
    let annotation = annotate(text);
    assert!(!annotation.roles.is_empty());
    let mut last = 0;
    for mention in &annotation.roles {
        let span = mention.spans[0];
        assert!(span.start() >= last, "{mention:?}");
        last = span.end();
        assert!(annotation.tokens.iter().any(|token| token.span.start() == span.start()));
        assert!(annotation.tokens.iter().any(|token| token.span.end() == span.end()));
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
}

#[test]
fn daily_life_answers_nothing() {
    let found = read("The baker opens at six. His bread is dark, and on Sundays there are rolls with poppy seed.");
    assert!(found.iter().all(|(role, _)| *role == Role::Voice), "{found:?}");
}
