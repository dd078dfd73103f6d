//! Who can be a voice: a person, a group, an organisation, an office, a medium or a document that can tell.
//!
//! "the use of a lorry raised questions", "was the first to claim", "what the king called": words before a verb of saying
//! that name nobody. Told by the head of the phrase and by clauses in it, with the lexicon's lists.

use rashomon_types::{Span, TokenId, Upos};

use crate::reading::Reading;

/// Words that stand beside a time and belong to it.
const NEAR: [&str; 8] = ["last", "next", "this", "late", "early", "earlier", "that", "the"];

/// Whether words only tell when or how somebody spoke: "last month", "in an angry voice".
pub(crate) fn is_circumstance(reading: &Reading<'_>, span: Span) -> bool {
    let tokens: Vec<TokenId> = reading.annotation.tokens_in(span).collect();
    let of_head = |id: &TokenId| reading.token(*id).is("case") && reading.head(*id) == reading.head_of(span);
    let is_manner = tokens.first().is_some_and(of_head);
    let tells_time = |id: &TokenId| crate::find::is_time(reading, *id);
    let is_when = |id: &TokenId| tells_time(id) || NEAR.contains(&reading.lower(*id).as_str());
    let is_time = tokens.iter().all(is_when) && tokens.iter().any(tells_time);
    is_manner || is_time
}

/// Whether words name nobody who could tell anything.
pub(crate) fn is_nobody(reading: &Reading<'_>, span: Span) -> bool {
    let tokens: Vec<TokenId> = reading.annotation.tokens_in(span).collect();
    let (Some(&first), Some(head)) = (tokens.first(), reading.head_of(span)) else {
        return false;
    };
    let opening = reading.lower(first);
    let pronoun = tokens.len() == 1 && reading.lexicon.cues.is_pronoun_of_nobody(&opening);
    let question = matches!(opening.as_str(), "what" | "who" | "whose" | "how" | "why" | "where") && tokens.len() > 1;
    pronoun || question || tokens.iter().any(|&id| makes_clause(reading, id, span)) || is_thing(reading, head)
}

/// Whether a verb in the words makes them a clause of their own rather than a name that a relative clause tells more of.
fn makes_clause(reading: &Reading<'_>, id: TokenId, span: Span) -> bool {
    let token = reading.token(id);
    let is_verb = token.upos == Upos::Aux || token.upos == Upos::Verb && token.feature("VerbForm") != Some("Part");
    let name = reading.form(id).starts_with(char::is_uppercase) && reading.sentence(id).first != id;
    if !is_verb || name {
        return false;
    }
    let up = std::iter::successors(Some(id), |&id| {
        reading.head(id).filter(|&head| reading.token(head).span.overlaps(span))
    });
    let told_of = |id: TokenId| {
        let token = reading.token(id);
        ["acl", "amod", "compound", "appos", "parataxis"]
            .iter()
            .any(|relation| token.is(relation))
    };
    let behind_relative = || {
        let back = std::iter::successors(reading.before(id), |&id| reading.before(id));
        let mut back = back.take_while(|&id| reading.token(id).span.overlaps(span));
        back.any(|id| {
            matches!(
                reading.lower(id).as_str(),
                "who" | "which" | "that" | "whom" | "whose" | "where"
            )
        })
    };
    !up.into_iter().any(told_of) && !behind_relative()
}

/// Whether the head of a phrase is a common noun for a thing, a deed or a state that cannot tell.
fn is_thing(reading: &Reading<'_>, head: TokenId) -> bool {
    let token = reading.token(head);
    let lemma = reading.lemma(head).to_lowercase();
    let named = reading.entities_in(token.span).next().is_some();
    let is_common = token.upos == Upos::Noun && !named;
    let time = crate::find::is_time(reading, head) || lemma == "year";
    is_common && (time || (!reading.lexicon.voices.is_voice(&lemma) && reading.lexicon.cues.is_voiceless(&lemma)))
}

/// "I", "we": whoever is speaking.
pub(crate) fn is_first_person(reading: &Reading<'_>, source: &[Span]) -> bool {
    source
        .first()
        .is_some_and(|span| matches!(reading.words(*span).to_lowercase().as_str(), "i" | "we"))
}
