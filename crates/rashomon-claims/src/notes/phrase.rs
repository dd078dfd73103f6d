//! Fixed phrases of the lexicons, matched word by word.

use rashomon_types::{Span, TokenId, Upos};

use super::scene::Scene;

/// A phrase's words as the tokeniser would part them: "couldn't" is "could" and "n't".
pub(super) fn split(phrase: &str) -> Vec<String> {
    let parts = phrase.split_whitespace().flat_map(|word| match word {
        "cannot" => vec!["can".to_owned(), "not".to_owned()],
        _ => match word.strip_suffix("n't") {
            Some(verb) => vec![verb.to_owned(), "n't".to_owned()],
            None => match word.strip_suffix("'s") {
                Some(stem) => vec![stem.to_owned(), "'s".to_owned()],
                None => vec![word.to_owned()],
            },
        },
    });
    parts.collect()
}

/// The tokens that match the words from `first` on, quotation marks between them passed over; the first word by its
/// form or dictionary form, the others by form.
pub(super) fn match_at(scene: &Scene<'_, '_>, first: TokenId, words: &[String]) -> Option<Vec<TokenId>> {
    let mut out = Vec::new();
    let mut at = Some(first);
    for word in words {
        let id = skip_marks(scene, at?)?;
        let same = scene.lower(id) == word || scene.lower(id).replace('’', "'") == *word;
        if !(same || (out.is_empty() && scene.lemma(id) == word)) {
            return None;
        }
        out.push(id);
        at = scene.reading.after(id);
    }
    Some(out)
}

fn skip_marks(scene: &Scene<'_, '_>, from: TokenId) -> Option<TokenId> {
    let mut id = from;
    while scene.upos(id) == Upos::Punct && matches!(scene.lower(id), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
    {
        id = scene.reading.after(id)?;
    }
    Some(id)
}

/// Tokens as words and spans, neighbours drawn together.
pub(super) fn words_and_spans(scene: &Scene<'_, '_>, tokens: &[TokenId]) -> (String, Vec<Span>) {
    let mut spans: Vec<Span> = Vec::new();
    let mut last: Option<TokenId> = None;
    for &id in tokens {
        let span = scene.reading.token(id).span;
        match spans
            .last_mut()
            .filter(|_| last.is_some_and(|last| last.index() + 1 == id.index()))
        {
            Some(before) => *before = before.hull(span),
            None => spans.push(span),
        }
        last = Some(id);
    }
    (scene.reading.joined(&spans), spans)
}
