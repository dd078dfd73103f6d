//! What looks like a claim and is none: one predicate a way of looking so.

use rashomon_types::{Act, Span, TokenId, Upos};

use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

/// What looks like a claim and is none.
pub(crate) const NO_CLAIMS: [fn(&Reading<'_>, &Draft) -> bool; 16] = [
    is_asked,
    is_nobody,
    is_verification,
    is_turn_of_phrase,
    is_refusal_of_access,
    is_question_word,
    is_seeming,
    is_shouted,
    is_only_reported,
    is_unsaid,
    is_sighting,
    is_empty,
    is_spoken_to,
    is_interrogated,
    is_question,
    is_mere_noun,
];

/// Whether somebody does not say something.
fn is_silence(draft: &Draft) -> bool {
    matches!(draft.act, Some(Act::Decline | Act::Omit))
}

/// "Asked whether p, she declined": she is who was asked, and nobody is named who did.
fn is_asked(reading: &Reading<'_>, draft: &Draft) -> bool {
    let opens = |cue: TokenId| {
        reading.lower(cue) == "asked"
            && reading.sentence(cue).first == cue
            && reading.after(cue).is_some_and(|next| reading.lower(next) != "by")
    };
    draft.cue_token.is_some_and(opens)
}

/// "denied the convoy entry": withheld, not disputed.
fn is_refusal_of_access(reading: &Reading<'_>, draft: &Draft) -> bool {
    const WITHHELD: &[&str] = &[
        "access",
        "entry",
        "permission",
        "visa",
        "bail",
        "passage",
        "right",
        "request",
        "treatment",
        "asylum",
        "admission",
    ];
    let denies = draft
        .cue_token
        .is_some_and(|cue| matches!(reading.lemma(cue), "deny" | "refuse"));
    let withheld = |span: &Span| {
        reading
            .annotation
            .tokens_in(*span)
            .take(8)
            .any(|id| reading.token(id).upos == Upos::Noun && WITHHELD.contains(&reading.lemma(id)))
    };
    let has_clause = |span: &Span| {
        reading
            .annotation
            .tokens_in(*span)
            .any(|id| reading.child(id, "nsubj").is_some())
    };
    denies && draft.content.iter().any(withheld) && !draft.content.iter().any(has_clause)
}

/// "what made them conclude": nobody says so.
fn is_question_word(reading: &Reading<'_>, draft: &Draft) -> bool {
    let words = draft
        .source
        .first()
        .map(|span| reading.words(*span).to_lowercase())
        .unwrap_or_default();
    matches!(words.as_str(), "what" | "who" | "whoever" | "whatever" | "how")
}

/// "images appear to show": the reporter's own hedge. "citing police": a voice in the chain, not a claim.
fn is_seeming(reading: &Reading<'_>, draft: &Draft) -> bool {
    draft.cue_token.is_some_and(|cue| {
        matches!(reading.lemma(cue), "appear" | "seem") || matches!(reading.lower(cue).as_str(), "citing" | "quoting")
    })
}

/// "The incident was reported": that it was told, not what.
fn is_only_reported(reading: &Reading<'_>, draft: &Draft) -> bool {
    let passive = draft.cue_token.filter(|&cue| reading.child(cue, "aux:pass").is_some());
    let before = |cue: TokenId| draft.content.len() == 1 && draft.content[0].end() <= reading.token(cue).span.start();
    let quoted = |span: &Span| reading.text()[..span.start() as usize].ends_with(['“', '"', '‘']);
    draft.source.is_empty() && passive.is_some_and(before) && !draft.content.iter().any(quoted)
}

/// A cue in capitals in a text that is not: a headline run into the prose.
fn is_shouted(reading: &Reading<'_>, draft: &Draft) -> bool {
    let word = draft.cue_token.map(|cue| reading.form(cue)).unwrap_or_default();
    let lower = |text: &str| text.chars().any(char::is_lowercase);
    word.len() > 2 && !lower(word) && lower(reading.text())
}

/// "No group has claimed responsibility": the reporter says so, not a group.
fn is_nobody(reading: &Reading<'_>, draft: &Draft) -> bool {
    let words = draft
        .source
        .first()
        .map(|span| reading.words(*span).to_lowercase())
        .unwrap_or_default();
    words.starts_with("no ") || words.starts_with("nobody") || words == "none" || words.starts_with("neither ")
}

/// "it is impossible to say who", "to say nothing of": an infinitive that nobody is the subject of.
fn is_turn_of_phrase(reading: &Reading<'_>, draft: &Draft) -> bool {
    let infinitive = draft
        .cue_token
        .is_some_and(|cue| reading.before(cue).is_some_and(|to| reading.lower(to) == "to"));
    infinitive && draft.source.is_empty()
}

/// "The claim could not be verified": a note on another claim, not one of its own.
fn is_verification(reading: &Reading<'_>, draft: &Draft) -> bool {
    let verifies = draft
        .cue_token
        .is_some_and(|cue| matches!(reading.lemma(cue), "verify" | "confirm" | "corroborate"));
    let head = draft.content.first().and_then(|span| reading.head_of(*span));
    let of_words = head.is_some_and(|head| {
        reading.lexicon.cues.noun(reading.lemma(head)).is_some()
            || matches!(
                reading.lemma(head),
                "it" | "this" | "that" | "figure" | "account" | "video" | "toll" | "image"
            )
    });
    let unable = draft.cue_token.is_some_and(|cue| {
        let head = reading.head(cue).map(|head| reading.lemma(head)).unwrap_or_default();
        head == "unable" || reading.is_negated(cue)
    });
    verifies && ((of_words && draft.source.is_empty()) || (unable && !is_silence(draft)))
}

/// A word that is no known cue says something only where a clause or a quotation follows, and never a word of the senses:
/// "the council backed the plan", "she heard a shot".
fn is_unsaid(reading: &Reading<'_>, draft: &Draft) -> bool {
    let cues = &reading.lexicon.cues;
    let Some(cue) = draft.cue_token.filter(|_| draft.act.is_none()) else {
        return false;
    };
    let lemma = reading.lemma(cue);
    if cues.verb(lemma).is_some() || cues.noun(lemma).is_some() {
        return false;
    }
    if is_heard_in_turn(reading, draft, cue) {
        return false;
    }
    draft.source.is_empty()
        || cues.is_sense(lemma)
        || !draft
            .content
            .iter()
            .any(|span| is_quoted(reading, *span) || is_clause(reading, *span))
}

/// "TOLDT: We hear that six are dead": who is asked in a conversation tells what they hear and know.
fn is_heard_in_turn(reading: &Reading<'_>, draft: &Draft, cue: TokenId) -> bool {
    let told = matches!(reading.lemma(cue), "hear" | "know" | "understand" | "learn") && !reading.is_negated(cue);
    let own = crate::voiced::is_first_person(reading, &draft.source);
    let clause = reading.child(cue, "ccomp").is_some() || draft.content.iter().any(|span| is_clause(reading, *span));
    told && own && clause && reading.turns.at(reading.token(cue).span.start()).is_some()
}

fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    let opens = ['“', '"', '‘', '«'];
    reading.text()[..span.start() as usize].ends_with(opens) || reading.words(span).starts_with(opens)
}

/// Whether words are a clause: their head is a verb, or has one, with a subject among them.
fn is_clause(reading: &Reading<'_>, span: Span) -> bool {
    let head = reading.head_of(span);
    let subject = head.and_then(|head| reading.child(head, "nsubj"));
    let predicate = head.is_some_and(|head| {
        matches!(reading.token(head).upos, Upos::Verb | Upos::Aux) || reading.child(head, "cop").is_some()
    });
    let opening = reading
        .annotation
        .tokens_in(span)
        .next()
        .map(|id| reading.lower(id))
        .unwrap_or_default();
    let indirect = matches!(
        opening.as_str(),
        "what" | "where" | "how" | "who" | "why" | "when" | "which"
    );
    predicate && !indirect && subject.is_some_and(|subject| span.covers(reading.token(subject).span))
}

/// "Two men were seen running", "a rifle was found in the car", "they saw her fall": what was seen or found, not said.
/// "is seen as", "was found to be" are opinions and findings.
fn is_sighting(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft
        .cue_token
        .filter(|&cue| matches!(reading.lemma(cue), "see" | "find" | "hear" | "watch"))
    else {
        return false;
    };
    let end = reading.token(cue).span.end();
    let after = draft.content.iter().find(|span| span.start() >= end);
    let word = |id: TokenId| matches!(reading.lower(id).as_str(), "as" | "to" | "that");
    let behind = std::iter::successors(reading.after(cue), |&id| reading.after(id));
    let opens = behind
        .take_while(|&id| after.is_none_or(|span| reading.token(id).span.start() <= span.start()))
        .any(word);
    let judged = reading.lemma(cue) == "see"
        && reading.children(cue).iter().any(|&child| {
            let case = reading.child(child, "case").or_else(|| reading.child(child, "mark"));
            child > cue && case.is_some_and(|case| case.index() <= cue.index() + 4 && word(case))
        });
    let clause = reading.lemma(cue) == "find" && reading.child(cue, "ccomp").is_some();
    let quoted = draft.content.iter().any(|span| is_quoted(reading, *span));
    !(opens || judged || clause || quoted)
}

/// Contents of small words alone, which say nothing: "this is", "what I", "also".
fn is_empty(reading: &Reading<'_>, draft: &Draft) -> bool {
    let small = |id: TokenId| {
        matches!(
            reading.token(id).upos,
            Upos::Pron | Upos::Aux | Upos::Det | Upos::Punct | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Part
        ) || matches!(
            reading.lower(id).as_str(),
            "also" | "too" | "again" | "earlier" | "later" | "meanwhile"
        )
    };
    let tells = |id: TokenId| {
        let aux = reading.token(id).upos == Upos::Aux && !matches!(reading.lemma(id), "be" | "have" | "do");
        aux || matches!(reading.lower(id).as_str(), "not" | "n't" | "n’t")
    };
    let is_small = |span: &Span| {
        let words = || reading.annotation.tokens_in(*span);
        !is_quoted(reading, *span) && words().all(small) && !words().any(tells)
    };
    let plain = draft
        .act
        .is_none_or(|act| matches!(act, Act::Assert | Act::Assess | Act::Unknown));
    plain && !draft.content.is_empty() && draft.content.iter().all(is_small)
}

/// "as you say", "the ship you mentioned": whoever is spoken to says nothing here.
fn is_spoken_to(reading: &Reading<'_>, draft: &Draft) -> bool {
    let words = draft
        .source
        .first()
        .map(|span| reading.words(*span).to_lowercase())
        .unwrap_or_default();
    words == "you"
}

/// "when asked about the raid", "questioned its crew": whoever is questioned has not asked.
fn is_interrogated(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft
        .cue_token
        .filter(|&cue| matches!(reading.lemma(cue), "ask" | "question" | "press" | "quiz"))
    else {
        return false;
    };
    let when = reading
        .before(cue)
        .is_some_and(|before| matches!(reading.lower(before).as_str(), "when" | "if" | "once"));
    let person = |id: TokenId| {
        let word = reading.lemma(id).to_lowercase();
        reading.lexicon.voices.is_voice(&word) || reading.lexicon.cues.is_voice(&word)
    };
    let said = |span: &Span| is_quoted(reading, *span) || has_verb(reading, *span);
    let somebody = reading.child(cue, "obj").is_some_and(person) && !draft.content.iter().any(said);
    (when && reading.child(cue, "nsubj").is_none()) || somebody
}

fn has_verb(reading: &Reading<'_>, span: Span) -> bool {
    reading
        .annotation
        .tokens_in(span)
        .any(|id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux))
}

/// "Do we expect him to speak?": a question of the report's own says nothing.
fn is_question(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_token.filter(|&cue| reading.head(cue).is_none()) else {
        return false;
    };
    let sentence = reading.sentence(cue);
    let asks = reading.words(sentence.span).trim_end().ends_with('?');
    let inverted = reading.child(cue, "nsubj").is_some_and(|subject| {
        let before = reading.before(subject);
        before.is_some_and(|aux| reading.token(aux).is("aux") && reading.head(aux) == Some(cue))
    });
    asks && inverted && !draft.content.iter().any(|span| is_quoted(reading, *span))
}

/// "noted the attacks of May", "added their voices": a verb that takes only clauses and quotations, with a bare noun phrase;
/// "accuse" with nothing behind it.
fn is_mere_noun(reading: &Reading<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue_token.filter(|&cue| reading.token(cue).upos == Upos::Verb) else {
        return false;
    };
    let Some(row) = reading
        .lexicon
        .cues
        .verb(reading.lemma(cue))
        .filter(|_| !is_silence(draft))
    else {
        return false;
    };
    let puts_out = matches!(
        reading.lemma(cue),
        "show" | "publish" | "broadcast" | "read" | "post" | "tweet"
    );
    // "pointed the finger at" does more than "point".
    let plain = draft.act.is_none_or(|act| act == row.act);
    let clauses_only = row.frames == [Frame::Clause] && !puts_out && plain;
    let [only] = draft.content.as_slice() else {
        return false;
    };
    let start = reading.token(cue).span.start();
    let behind = only.start() > start;
    let active = reading.child(cue, "aux:pass").is_none();
    let nominal =
        !reading.words(*only).contains(['“', '"', '‘']) && !is_quoted(reading, *only) && !has_verb(reading, *only);
    let takes_no_clause = !row.frames.contains(&Frame::Clause) && active && only.end() <= start;
    nominal && ((clauses_only && behind) || takes_no_clause)
}
