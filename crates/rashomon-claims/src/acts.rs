//! What saying something does: the cue decides, and for plain words of saying what is plainly said.

use rashomon_types::{Act, Span, TokenId, Upos};

use crate::draft::Draft;
use crate::reading::Reading;

/// The act of a draft whose content has been trimmed.
pub(crate) fn act(reading: &Reading<'_>, draft: &Draft, content: &[Span]) -> Act {
    let by_cue = draft.act.or_else(|| by_lexicon(reading, draft.cue_token));
    match by_cue {
        Some(Act::Assert) | None if draft.cue_token.is_some() => {
            by_words(reading, draft, content).or(by_cue).unwrap_or(Act::Unknown)
        }
        Some(act) => act,
        None => Act::Assert,
    }
}

fn by_lexicon(reading: &Reading<'_>, cue: Option<TokenId>) -> Option<Act> {
    let lemma = reading.lemma(cue?);
    let cues = &reading.lexicon.cues;
    cues.verb(lemma)
        .map(|row| row.act)
        .or_else(|| cues.noun(lemma).map(|row| row.act))
}

/// Plain denials, appeals, threats and forecasts under a plain word of saying.
fn by_words(reading: &Reading<'_>, draft: &Draft, content: &[Span]) -> Option<Act> {
    let first = *content.first()?;
    let root = reading.head_of(first)?;
    let lemma = reading.lemma(root);
    if is_no_comment(reading, first) {
        return Some(Act::Decline);
    }
    if denies(reading, root) || calls_false(reading, content) {
        return Some(Act::Deny);
    }
    if is_imperative(reading, root, first) || is_told_to(reading, draft, root) {
        return Some(Act::Urge);
    }
    if threatens(reading, root) {
        return Some(Act::Warn);
    }
    (lemma != "be" && forecasts(reading, root)).then_some(Act::Assess)
}

fn is_no_comment(reading: &Reading<'_>, content: Span) -> bool {
    let words = reading.words(content).to_lowercase();
    words.starts_with("no comment")
        || ["have no comment", "has no comment", "had no comment"]
            .iter()
            .any(|said| words.contains(said))
}

/// "we did not fire", "it had nothing to do with it", "claims … were untrue".
fn denies(reading: &Reading<'_>, root: TokenId) -> bool {
    const FALSE: &[&str] = &[
        "untrue",
        "false",
        "baseless",
        "unfounded",
        "lie",
        "fabrication",
        "nonsense",
        "fake",
    ];
    let subject = reading.child(root, "nsubj");
    let predicate = FALSE.contains(&reading.lemma(root));
    let about_words = subject.is_some_and(|subject| {
        reading.lexicon.cues.noun(reading.lemma(subject)).is_some()
            || matches!(reading.lower(subject).as_str(), "this" | "that" | "it" | "they")
    });
    let own_side = subject.is_some_and(|subject| speaks_of_self(reading, subject));
    let nothing = reading
        .children(root)
        .iter()
        .any(|&child| reading.lower(child) == "nothing" && reading.token(child).is("obj"));
    let not_true = reading.is_negated(root) && reading.lemma(root) == "true";
    let plainly = is_negative(reading, root, subject) && !is_possible(reading, root);
    let never_was = matches!(reading.lemma(root), "exist" | "happen" | "occur");
    let done_to = reading.child(root, "aux:pass").is_some() && reading.lemma(root) != "involve";
    let is_verb = reading.token(root).upos == Upos::Verb;
    let deed = own_side && is_verb && !done_to && reading.lexicon.cues.is_deed(reading.lemma(root));
    (about_words && (predicate || not_true))
        || (own_side && nothing && reading.lemma(root) == "have" && !is_possible(reading, root))
        || (plainly && (never_was || deed))
        || was_never(reading, root)
}

/// "There was never an order to shoot", "there was no massacre": with an adverb, or of a deed.
fn was_never(reading: &Reading<'_>, root: TokenId) -> bool {
    let exists = reading.child(root, "expl").is_some();
    let never = reading
        .children(root)
        .iter()
        .any(|&child| reading.lower(child) == "never");
    exists && never && !is_possible(reading, root)
}

/// "could not", "would not", "will not": what can or will not be is no denial of what was.
fn is_possible(reading: &Reading<'_>, root: TokenId) -> bool {
    const MODAL: &[&str] = &[
        "can", "ca", "could", "may", "might", "must", "would", "wo", "should", "will", "'ll", "’ll", "shall",
    ];
    reading
        .children(root)
        .iter()
        .any(|&child| reading.token(child).is("aux") && MODAL.contains(&reading.lower(child).as_str()))
}

/// "claims … were untrue", "that is a lie", by the words alone.
fn calls_false(reading: &Reading<'_>, content: &[Span]) -> bool {
    let (Some(first), Some(last)) = (content.first(), content.last()) else {
        return false;
    };
    let end = reading.words(*last).to_lowercase();
    let false_words = [
        " untrue",
        " not true",
        " false",
        " a lie",
        " lies",
        " baseless",
        " unfounded",
        " a fabrication",
        " fake",
        " nonsense",
    ];
    let about = reading.annotation.tokens_in(*first).take(8).any(|id| {
        reading.lexicon.cues.noun(reading.lemma(id)).is_some()
            || (id.index() == 0 || reading.token(id).span.start() == first.start())
                && matches!(reading.lower(id).as_str(), "that" | "this" | "it" | "these" | "they")
    });
    about && false_words.iter().any(|word| end.ends_with(word))
}

fn is_negative(reading: &Reading<'_>, root: TokenId, subject: Option<TokenId>) -> bool {
    let none = subject.is_some_and(|subject| {
        matches!(reading.lower(subject).as_str(), "none" | "nobody")
            || reading
                .child(subject, "det")
                .is_some_and(|det| matches!(reading.lower(det).as_str(), "no" | "neither"))
    });
    reading.is_negated(root) || none
}

/// "we", "it", "its patrols", "none of its patrols": the pronoun itself, an owner's, or what the head is a part of.
fn speaks_of_self(reading: &Reading<'_>, subject: TokenId) -> bool {
    let own = |id: TokenId| {
        matches!(
            reading.lower(id).as_str(),
            "we" | "us" | "our" | "i" | "my" | "ours" | "it" | "its" | "they" | "their" | "he" | "she" | "his" | "her"
        )
    };
    let owned = |id: TokenId| {
        own(id)
            || reading
                .children(id)
                .iter()
                .any(|&child| own(child) && !reading.token(child).is("acl"))
    };
    let part = |child: &TokenId| reading.token(*child).is("nmod") && owned(*child);
    owned(subject) || reading.children(subject).iter().any(part)
}

fn is_imperative(reading: &Reading<'_>, root: TokenId, content: Span) -> bool {
    let token = reading.token(root);
    let first = reading.annotation.tokens_in(content).next();
    let bare = first == Some(root)
        && token.upos == Upos::Verb
        && token.feature("Tense").is_none()
        && token.feature("VerbForm") != Some("Ger");
    bare && reading.child(root, "nsubj").is_none() && reading.child(root, "mark").is_none()
}

/// "told residents to leave".
fn is_told_to(reading: &Reading<'_>, draft: &Draft, root: TokenId) -> bool {
    let cue = draft.cue_token.map(|cue| reading.lemma(cue));
    let to = |id: TokenId| {
        reading
            .child(id, "mark")
            .is_some_and(|mark| reading.lower(mark) == "to")
    };
    matches!(cue, Some("tell" | "say")) && (to(root) || reading.child(root, "acl").is_some_and(to))
}

fn threatens(reading: &Reading<'_>, root: TokenId) -> bool {
    const HARM: &[&str] = &[
        "burn",
        "pay",
        "destroy",
        "kill",
        "die",
        "punish",
        "regret",
        "strike",
        "bleed",
        "suffer",
        "answer",
        "retaliate",
        "respond",
        "shoot",
    ];
    has_future(reading, root) && HARM.contains(&reading.lemma(root))
}

fn forecasts(reading: &Reading<'_>, root: TokenId) -> bool {
    let subject = reading.child(root, "nsubj");
    has_future(reading, root)
        && subject.is_some_and(|subject| !speaks_of_self(reading, subject))
        && reading.lemma(root) == "likely"
}

fn has_future(reading: &Reading<'_>, root: TokenId) -> bool {
    reading
        .children(root)
        .iter()
        .any(|&child| matches!(reading.lower(child).as_str(), "will" | "'ll" | "’ll" | "shall"))
}
