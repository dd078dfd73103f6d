//! Whether an event is said to have happened: "did not shell the port", "no attack took place".

use rashomon_types::{Polarity, Reading, TokenId, Upos};

use super::trigger::Trigger;

/// Verbs by which nouns of events happen.
const HAPPENING: &[&str] = &["take", "occur", "happen", "be", "exist", "follow"];

/// Verbs by which somebody makes them happen.
const DOING: &[&str] = &[
    "carry", "launch", "conduct", "mount", "stage", "make", "commit", "order", "plan", "hold", "sign", "reach",
];

/// What the words say of it.
pub(super) fn polarity(reading: &Reading<'_>, trigger: &Trigger<'_>) -> Polarity {
    let negative = if trigger.is_noun {
        noun(reading, trigger.word)
    } else {
        verb(reading, trigger.word)
    };
    if negative {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

fn verb(reading: &Reading<'_>, id: TokenId) -> bool {
    let marked = reading
        .child(id, "mark")
        .is_some_and(|mark| reading.lower(mark) == "without");
    let token = reading.token(id);
    let failed = token.is("xcomp")
        && reading.head(id).is_some_and(|head| {
            matches!(reading.lemma(head), "fail" | "refuse" | "decline")
                || reading.is_negated(head) && reading.token(head).upos == Upos::Verb
        });
    let nobody = reading
        .child(id, "nsubj")
        .is_some_and(|subject| is_none(reading, subject));
    reading.is_negated(id) || marked || failed || nobody
}

fn noun(reading: &Reading<'_>, id: TokenId) -> bool {
    let without = reading
        .child(id, "case")
        .is_some_and(|case| reading.lower(case) == "without");
    let by_verb = reading.head(id).is_some_and(|head| {
        let token = reading.token(id);
        let list = if token.is("nsubj") && !token.deprel.ends_with("pass") {
            HAPPENING
        } else {
            DOING
        };
        let related = token.is("obj") || token.is("nsubj");
        related && list.contains(&reading.lemma(head)) && reading.is_negated(head)
    });
    is_none(reading, id) || without || by_verb
}

/// "no attack", "nobody"
fn is_none(reading: &Reading<'_>, id: TokenId) -> bool {
    let none = |id: TokenId| matches!(reading.lower(id).as_str(), "no" | "neither" | "nobody" | "none");
    none(id) || reading.child(id, "det").is_some_and(none)
}
