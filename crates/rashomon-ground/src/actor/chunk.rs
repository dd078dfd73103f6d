//! The words of a document, ready to be looked up, and names of the lexicon among them.

use std::ops::Range;

use rashomon_types::{EntityKind, Reading, Span, TokenId, Upos};

use super::lexicon::{ActorLexicon, Name};

/// One word, ready to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// As written, without full stops.
    pub(super) form: String,
    pub(super) lower: String,
    pub(super) capital: bool,
    pub(super) upos: Upos,
    pub(super) span: Span,
    pub(super) entity: Option<EntityKind>,
    /// Whether no space stands before it.
    pub(super) joined: bool,
    /// The relation to its head, without its subtype.
    pub(super) deprel: &'a str,
    /// Whether it is the subject of a passive.
    pub(super) passive: bool,
    pub(super) head: Option<usize>,
    pub(super) sentence: u32,
}

impl Word<'_> {
    /// "KVN", "UN".
    pub(super) fn is_acronym(&self) -> bool {
        let letters = self.form.chars().filter(|letter| letter.is_alphabetic()).count();
        let capitals = self.form.chars().filter(|letter| letter.is_uppercase()).count();
        capitals >= 2 && letters <= capitals + 1
    }

    pub(super) fn is_possessive(&self) -> bool {
        matches!(self.form.as_str(), "'s" | "’s" | "'" | "’") && self.joined
    }

    pub(super) fn is_hyphen(&self) -> bool {
        matches!(self.form.as_str(), "-" | "‑" | "–") && self.joined
    }
}

/// A noun phrase: its words by their place in the document, and the phrase that owns it.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) words: Range<usize>,
    /// "Kelmar" of "Kelmar's army", as the place of its chunk.
    pub(super) owner: Option<usize>,
}

/// All words of a document.
pub(super) fn words<'a>(reading: &Reading<'a>) -> Vec<Word<'a>> {
    let entities = entities_of_tokens(reading);
    let mut end = None;
    let word = |id: TokenId| {
        let token = reading.token(id);
        let form = reading.form(id);
        let joined = end == Some(token.span.start());
        end = Some(token.span.end());
        Word {
            lower: form.to_lowercase().replace('’', "'").replace('.', ""),
            form: super::lexicon::plain(form),
            capital: is_capital(form),
            upos: token.upos,
            span: token.span,
            entity: entities[id.index()],
            joined,
            deprel: token.deprel.split(':').next().unwrap_or_default(),
            passive: token.deprel.ends_with(":pass"),
            head: token.head.map(TokenId::index),
            sentence: token.sentence.0,
        }
    };
    reading.tokens().map(word).collect()
}

/// "al-Rasif" and "d'Orsay" too.
fn is_capital(form: &str) -> bool {
    let mut parts = form
        .trim_start_matches(['\'', '’', '"', '“', '‘'])
        .split(['-', '\'', '’']);
    let first = parts.next().unwrap_or_default();
    let upper = |part: &str| part.starts_with(char::is_uppercase);
    upper(first) || (first.chars().count() <= 3 && parts.next().is_some_and(upper))
}

fn entities_of_tokens(reading: &Reading<'_>) -> Vec<Option<EntityKind>> {
    let mut out = vec![None; reading.annotation.tokens.len()];
    for mention in &reading.annotation.entities {
        for id in mention
            .spans
            .iter()
            .flat_map(|span| reading.annotation.tokens_in(*span))
        {
            out[id.index()] = Some(mention.kind);
        }
    }
    out
}

pub(super) fn is_owner(lower: &str) -> bool {
    matches!(lower, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

/// The longest name of the lexicon that begins with this word, and the place after it.
pub(super) fn name_at<'l>(
    words: &[Word<'_>],
    at: usize,
    end: usize,
    lexicon: &'l ActorLexicon,
) -> Option<(usize, &'l Name)> {
    let first = words.get(at)?;
    let longest = lexicon.longest_from(&first.form)?;
    let mut text = String::new();
    let mut found = None;
    for (place, word) in words.iter().enumerate().take(end).skip(at).take(longest) {
        if place > at && !word.joined {
            text.push(' ');
        }
        text.push_str(&word.form);
        found = lexicon.name(&text).map(|name| (place + 1, name)).or(found);
    }
    found
}
