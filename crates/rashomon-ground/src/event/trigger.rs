//! Which words of a document name events.

use rashomon_types::{Reading, TokenId, Upos};

use super::codebook::{Codebook, Row};
use super::sense;

/// A word that names an event.
#[derive(Debug)]
pub(super) struct Trigger<'a> {
    /// The verb or noun.
    pub(super) word: TokenId,
    /// All words that belong to it, in order: "set … on fire".
    pub(super) words: Vec<TokenId>,
    /// What it means here.
    pub(super) row: &'a Row,
    /// Whether it is a noun.
    pub(super) is_noun: bool,
}

/// All of them, in order.
pub(super) fn triggers<'a>(reading: &Reading<'_>, codebook: &'a Codebook) -> Vec<Trigger<'a>> {
    let mut out: Vec<Trigger<'a>> = Vec::new();
    for id in reading.tokens() {
        let found = trigger(reading, codebook, id);
        let is_free = |trigger: &Trigger<'_>| out.last().is_none_or(|last| !last.words.contains(&trigger.word));
        out.extend(found.filter(is_free));
    }
    out
}

fn trigger<'a>(reading: &Reading<'_>, codebook: &'a Codebook, id: TokenId) -> Option<Trigger<'a>> {
    match reading.token(id).upos {
        Upos::Noun => as_noun(reading, codebook, id),
        Upos::Propn if reading.before(id).is_some() && reading.lower(id) != "march" => {
            as_noun(reading, codebook, id).filter(|_| sense::entity(reading, id).is_none())
        }
        Upos::Verb if is_joined(reading, id) => None,
        Upos::Verb if is_nominal(reading, id) => {
            as_noun(reading, codebook, id).or_else(|| as_verb(reading, codebook, id))
        }
        Upos::Verb => as_verb(reading, codebook, id),
        _ => None,
    }
}

fn as_noun<'a>(reading: &Reading<'_>, codebook: &'a Codebook, id: TokenId) -> Option<Trigger<'a>> {
    let row = sense::noun(reading, codebook, id)?;
    Some(Trigger {
        word: id,
        words: vec![id],
        row,
        is_noun: true,
    })
}

fn as_verb<'a>(reading: &Reading<'_>, codebook: &'a Codebook, id: TokenId) -> Option<Trigger<'a>> {
    let (row, mut words) = sense::verb(reading, codebook, id)?;
    words.push(id);
    words.sort_unstable();
    Some(Trigger {
        word: id,
        words,
        row,
        is_noun: false,
    })
}

/// Whether a participle is joined to the word before it, so that both say what something is like: "Orsan-occupied villages".
fn is_joined(reading: &Reading<'_>, id: TokenId) -> bool {
    let Some(hyphen) = reading.before(id).filter(|&before| reading.form(before) == "-") else {
        return false;
    };
    let (hyphen, participle) = (reading.token(hyphen).span, reading.token(id).span);
    let describes = ["amod", "acl"].iter().any(|relation| reading.token(id).is(relation));
    hyphen.end() == participle.start() && describes
}

/// Whether a word tagged as a verb stands where a noun does: "the shelling of the port".
fn is_nominal(reading: &Reading<'_>, id: TokenId) -> bool {
    let noun_like = |relation: &str| reading.child(id, relation).is_some_and(|child| child < id);
    let token = reading.token(id);
    let placed = ["nmod", "obl", "obj", "nsubj"]
        .iter()
        .any(|relation| token.is(relation))
        && !noun_like("nsubj");
    reading.form(id).ends_with("ing")
        && reading.child(id, "obj").is_none()
        && reading.child(id, "aux").is_none()
        && (placed || noun_like("det") || noun_like("nmod:poss") || noun_like("amod") || noun_like("compound"))
        || reading.is_noun(id)
}
