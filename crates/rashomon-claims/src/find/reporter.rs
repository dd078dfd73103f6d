//! The reporter's own voice: a main clause that nobody is named for counts only if it tells of something that Rashomon asks
//! about, judges what others said, or says that something is not known.

use rashomon_types::{BlockKind, MadeBy, Role, Sentence, TokenId, Upos};

use super::marked;
use crate::draft::{Draft, Voice};
use crate::reading::Reading;

const RULE: &str = "reporter";
/// Words that say that something is not known.
const UNKNOWN: &[&str] = &[
    "unclear",
    "unknown",
    "uncertain",
    "impossible",
    "unconfirmed",
    "clear",
    "certain",
    "known",
    "possible",
];
/// What a judgement on another's words says of them.
const JUDGED: &[&str] = &[
    "true",
    "untrue",
    "false",
    "wrong",
    "right",
    "unfounded",
    "baseless",
    "exaggerated",
    "contradict",
    "prove",
    "contradictory",
];

pub(crate) fn find(reading: &Reading<'_>, found: &[Draft]) -> Vec<Draft> {
    let sentences = reading.annotation.sentences.iter();
    let prose = sentences.filter(|sentence| {
        reading
            .block_at(sentence.span.start())
            .is_none_or(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem))
    });
    prose.filter_map(|sentence| draft(reading, sentence, found)).collect()
}

fn draft(reading: &Reading<'_>, sentence: &Sentence, found: &[Draft]) -> Option<Draft> {
    let root = marked::root_of(reading, sentence)?;
    if is_spoken_for(reading, root, found) || !is_statement(reading, sentence) {
        return None;
    }
    let counts = says_unknown(reading, root)
        || judges(reading, root, found)
        || tells(reading, root)
        || nobody_claims(reading, sentence)
        || answers(reading, sentence, found);
    let mut draft = Draft::new(Vec::new(), Vec::new(), vec![sentence.span], MadeBy::rule(RULE));
    draft.voice = Voice::Reporter;
    draft.confidence = 0.55;
    counts.then_some(draft)
}

/// Whether the main clause is a cue, or lies in what somebody said.
fn is_spoken_for(reading: &Reading<'_>, root: TokenId, found: &[Draft]) -> bool {
    let place = reading.token(root).span;
    found.iter().any(|draft| {
        let is_cue = draft.cue.iter().any(|span| span.covers(place)) && reading.token(root).upos != Upos::Noun;
        is_cue || draft.content.iter().any(|span| span.covers(place)) || draft.cue_token == Some(root)
    })
}

fn is_statement(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let words = reading.words(sentence.span);
    let has_verb = sentence
        .token_ids()
        .any(|id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux));
    has_verb && !words.ends_with('?') && sentence.token_ids().count() > 3
}

/// "It is unclear whether", "it was impossible to say who", "nobody knows".
pub(super) fn says_unknown(reading: &Reading<'_>, root: TokenId) -> bool {
    let lemma = reading.lemma(root).to_lowercase();
    let negated = reading.is_negated(root)
        || reading
            .child(root, "nsubj")
            .is_some_and(|subject| is_nobody(reading, subject));
    let asked = reading.children(root).iter().any(|&child| {
        let token = reading.token(child);
        ["csubj", "ccomp", "xcomp", "advcl", "nsubj"]
            .iter()
            .any(|relation| token.is(relation))
            && asks(reading, child)
    });
    match lemma.as_str() {
        "unclear" | "unknown" | "uncertain" | "unconfirmed" | "impossible" => true,
        "clear" | "certain" | "known" | "possible" | "know" | "establish" | "determine" | "verify" => {
            negated && (asked || lemma != "verify")
        }
        "seem" | "appear" | "remain" | "be" => reading.children(root).iter().any(|&child| {
            UNKNOWN.contains(&reading.lower(child).as_str())
                && !matches!(
                    reading.lower(child).as_str(),
                    "clear" | "certain" | "known" | "possible"
                )
        }),
        _ => false,
    }
}

fn is_nobody(reading: &Reading<'_>, id: TokenId) -> bool {
    matches!(reading.lower(id).as_str(), "nobody" | "none" | "one")
        && (reading.lower(id) != "one" || reading.child(id, "det").is_some_and(|det| reading.lower(det) == "no"))
}

fn asks(reading: &Reading<'_>, top: TokenId) -> bool {
    const QUESTIONS: &[&str] = &[
        "how", "who", "what", "when", "where", "why", "which", "whether", "if", "whose",
    ];
    reading
        .subtree(top)
        .iter()
        .any(|&id| QUESTIONS.contains(&reading.lower(id).as_str()))
}

/// Whether the clause says of others' words that they are so or not.
fn judges(reading: &Reading<'_>, root: TokenId, found: &[Draft]) -> bool {
    let predicate = JUDGED.contains(&reading.lemma(root))
        || reading
            .children(root)
            .iter()
            .any(|&child| JUDGED.contains(&reading.lower(child).as_str()));
    let subject = reading
        .child(root, "nsubj")
        .map(|subject| (subject, reading.subtree_span(subject)));
    let judged = reading
        .child(root, "obj")
        .is_some_and(|object| reading.lexicon.cues.noun(reading.lemma(object)).is_some());
    let weighs = ["contradict", "support", "refute", "disprove", "undermine", "belie"].contains(&reading.lemma(root));
    (weighs && judged)
        || predicate
            && subject.is_some_and(|(subject, span)| {
                reading.lexicon.cues.noun(reading.lemma(subject)).is_some()
                    || found.iter().flat_map(|draft| &draft.cue).any(|cue| span.covers(*cue))
            })
}

/// Whether words of it answer a question, as the language model reads them, and nobody else is known to say them.
fn answers(reading: &Reading<'_>, sentence: &Sentence, found: &[Draft]) -> bool {
    let marks: Vec<_> = marked::marks(reading, sentence.span).collect();
    let open = marks.iter().filter(|(_, span)| !marked::is_said(found, *span));
    let open: Vec<Role> = open.map(|(role, _)| *role).collect();
    let is_guest = reading.turns.is_guest(sentence.span.start());
    marked::is_telling(&open) && !open.contains(&Role::Voice) && !is_guest
}

/// "No group has claimed responsibility."
fn nobody_claims(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let words = reading.words(sentence.span).to_lowercase();
    words.contains("claimed responsibility") || words.contains("claim of responsibility")
}

/// A finite clause, not about the future or a wish, whose verb tells of an occurrence.
fn tells(reading: &Reading<'_>, root: TokenId) -> bool {
    let heads = reading
        .children(root)
        .iter()
        .copied()
        .filter(|&child| reading.token(child).is("conj"));
    std::iter::once(root)
        .chain(heads)
        .any(|verb| is_occurrence(reading, verb))
}

fn is_occurrence(reading: &Reading<'_>, verb: TokenId) -> bool {
    let token = reading.token(verb);
    let known = token.upos == Upos::Verb && reading.lexicon.cues.is_occurrence(&token.lemma);
    let told = known || has_casualties(reading, verb);
    told && is_past(reading, verb)
        && reading
            .child(verb, "nsubj")
            .or_else(|| reading.child(verb, "csubj"))
            .is_some()
}

/// "Three people were dead", "the death toll rose": a count of people stands with the predicate.
fn has_casualties(reading: &Reading<'_>, top: TokenId) -> bool {
    matches!(
        reading.lemma(top),
        "dead" | "toll" | "missing" | "casualty" | "injured" | "wounded"
    ) && reading.child(top, "cop").is_some()
}

fn is_past(reading: &Reading<'_>, verb: TokenId) -> bool {
    let auxiliaries: Vec<String> = reading
        .children(verb)
        .iter()
        .filter(|&&child| reading.token(child).is("aux") || reading.token(child).is("cop"))
        .map(|&child| reading.lower(child))
        .collect();
    let open = [
        "will", "would", "may", "might", "could", "should", "must", "can", "'ll", "’ll", "wo",
    ];
    if auxiliaries.iter().any(|word| open.contains(&word.as_str())) {
        return false;
    }
    let past = [
        "was", "were", "had", "has", "have", "been", "did", "'s", "’s", "is", "are",
    ];
    let token = reading.token(verb);
    auxiliaries.iter().any(|word| past.contains(&word.as_str()))
        || token.feature("Tense") == Some("Past")
        || token.form(reading.text()).ends_with("ed")
}
