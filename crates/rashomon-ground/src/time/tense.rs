//! Which way a bare weekday or month points: back, unless what is told lies ahead.

use rashomon_types::{Reading, Token, TokenId, Upos};

use super::lex::{Kind, Words};

/// Which way a time points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Neutral,
}

/// Verbs whose object lies ahead.
const AHEAD: &[&str] = &[
    "expect",
    "schedule",
    "plan",
    "slate",
    "intend",
    "hope",
    "vow",
    "promise",
    "prepare",
    "threaten",
    "agree",
    "aim",
    "want",
    "urge",
    "invite",
    "set",
    "anticipate",
    "pledge",
];

/// Verbs that tell of a date to come in the present tense: "talks begin on Friday".
const STARTS: &[&str] = &[
    "begin", "start", "open", "meet", "vote", "expire", "resume", "end", "visit", "arrive",
];

/// How far up the tree, and how far back in the words, a verb is looked for.
const REACH: usize = 12;

/// Which way the time that begins at a word points.
pub(super) fn direction(reading: &Reading<'_>, words: &Words<'_>, at: usize) -> Direction {
    let head = words.token(at).and_then(|token| of_tree(reading, token));
    let found = head.unwrap_or_else(|| of_words(words, at));
    // "wants the hills by June": what has an end and is not past lies ahead.
    let ends = words.preceded(at, &["by", "until", "till"]) && !past_follows(words, at);
    if ends && found == Direction::Neutral {
        Direction::Future
    } else {
        found
    }
}

/// Whether what follows in the sentence is told as past: "By Tuesday evening, the militia had left."
fn past_follows(words: &Words<'_>, at: usize) -> bool {
    let ends = |place: &usize| matches!(words.kind(*place), Kind::Break | Kind::Mark('.' | ';' | '!' | '?'));
    let rest = (at..at + REACH).take_while(|place| !ends(place));
    rest.into_iter()
        .any(|place| words.any(place, &["had", "was", "were", "did"]))
}

/// By the verb that the time hangs on.
fn of_tree(reading: &Reading<'_>, token: TokenId) -> Option<Direction> {
    let mut node = token;
    for _ in 0..REACH {
        let word = reading.annotation.token(node)?;
        if node != token && reading.form(node).eq_ignore_ascii_case("due") {
            return Some(Direction::Future);
        }
        if matches!(word.upos, Upos::Verb | Upos::Aux) && node != token {
            return Some(of_verb(reading, node, word));
        }
        node = reading.head(node)?;
    }
    None
}

fn of_verb(reading: &Reading<'_>, verb: TokenId, word: &Token) -> Direction {
    let helper = |forms: &[&str]| {
        reading
            .children(verb)
            .iter()
            .any(|child| forms.iter().any(|form| reading.form(*child).eq_ignore_ascii_case(form)))
    };
    if helper(&[
        "will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "must", "should",
    ]) && !helper(&["have"])
    {
        return Direction::Future;
    }
    let participle = word.feature("VerbForm") == Some("Part");
    if AHEAD.contains(&reading.lemma(verb)) && participle && !helper(&["had", "have", "has"]) {
        return Direction::Future;
    }
    if helper(&["had", "was", "were", "did", "has", "have"]) {
        return Direction::Past;
    }
    if word.feature("VerbForm") == Some("Inf") && helper(&["to"]) {
        let above = reading.head(verb).map(|head| reading.lemma(head));
        let ahead = above.is_some_and(|lemma| AHEAD.contains(&lemma) || lemma == "go" || lemma == "be");
        return if ahead { Direction::Future } else { Direction::Neutral };
    }
    match word.feature("Tense") {
        Some("Past") => Direction::Past,
        Some("Pres") if STARTS.contains(&reading.lemma(verb)) && !participle => Direction::Future,
        _ => Direction::Neutral,
    }
}

/// By the words before it in its clause, where there is no tree.
fn of_words(words: &Words<'_>, at: usize) -> Direction {
    for place in (at.saturating_sub(REACH)..at).rev() {
        match words.kind(place) {
            Kind::Break | Kind::Mark('.' | ';' | '!' | '?') => break,
            _ if words.any(place, &["will", "ll", "shall", "due", "scheduled", "expected", "would"]) => {
                return Direction::Future;
            }
            _ if words.any(place, &["said", "was", "were", "had", "did"]) => return Direction::Past,
            _ => {}
        }
    }
    Direction::Neutral
}
