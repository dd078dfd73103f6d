//! A count that its own voice gives or changes: "raised the death toll to 23", "corrected its count of the dead from 13 to
//! 31", "put the number of soldiers killed at 44".
//!
//! Read off the words between the verb and the new figure: trees hang "at 44" now on the verb, now on "killed".

use rashomon_types::{Act, MadeBy, Span, TokenId, Upos};

use super::tree::{is_time, noun_phrase, subject};
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "recount";
/// How many words may part the verb from the new figure.
const REACH: usize = 18;
/// Verbs by which somebody gives another count, and nothing else where a count is their object.
const CHANGES: &[&str] = &["correct", "revise", "update", "amend", "adjust"];
/// Verbs that can also change the thing itself: "raised the number of troops to 300".
const MOVES: &[&str] = &["raise", "lower", "increase", "decrease", "reduce", "cut", "bring"];
/// Nouns for a count by somebody.
const COUNTS: &[&str] = &["toll", "count", "tally", "estimate", "figure", "total"];
/// Words for those who are counted.
const COUNTED: &[&str] = &[
    "dead",
    "death",
    "killed",
    "wounded",
    "injured",
    "hurt",
    "missing",
    "casualty",
    "loss",
    "victim",
    "displaced",
    "captured",
    "fatality",
];
/// What may stand between the preposition and the figure.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "at",
    "least",
    "more",
    "fewer",
    "less",
    "than",
    "over",
    "up",
    "to",
    "most",
    "only",
    "just",
    "a",
    "approximately",
];
/// Figures that are no numerals.
const FIGURES: &[&str] = &[
    "dozen",
    "dozens",
    "score",
    "scores",
    "hundreds",
    "thousands",
    "none",
    "zero",
];

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let verbs = reading.tokens().filter(|&id| reading.token(id).upos == Upos::Verb);
    verbs.filter_map(|verb| draft(reading, verb)).collect()
}

fn draft(reading: &Reading<'_>, verb: TokenId) -> Option<Draft> {
    if reading.is_negated(verb) || reading.token(verb).is("ccomp") {
        return None;
    }
    let content = match reading.lemma(verb) {
        "put" => changed(reading, verb, "at")?,
        "count" => counted(reading, verb)?,
        "speak" => spoken_of(reading, verb)?,
        "give" => changed(reading, verb, "of")?,
        lemma if CHANGES.contains(&lemma) || MOVES.contains(&lemma) => changed(reading, verb, "to")?,
        _ => return None,
    };
    let subject = subject(reading, verb, 0)?;
    if reading.lemma(verb) != "put" && !can_count(reading, subject) {
        return None;
    }
    let source = noun_phrase(reading, subject);
    let mut draft = Draft::new(
        vec![source],
        vec![reading.token(verb).span],
        vec![content],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(verb);
    draft.act = Some(Act::Assert);
    draft.confidence = 0.75;
    Some(draft)
}

/// "its count of the dead from 13 to 31", "a figure of 31": the count and the new figure.
fn changed(reading: &Reading<'_>, verb: TokenId, preposition: &str) -> Option<Span> {
    let (preposition, figure) = new_figure(reading, verb, preposition)?;
    let object: Vec<TokenId> = (verb.index() + 1..preposition.index()).map(TokenId::at).collect();
    let may_move = MOVES.contains(&reading.lemma(verb));
    is_count(reading, &object, may_move)
        .then(|| Some(reading.token(*object.first()?).span.hull(reading.token(figure).span)))?
}

/// "counted 23 dead": the figure and those who are counted.
fn counted(reading: &Reading<'_>, verb: TokenId) -> Option<Span> {
    let number = figure_after(reading, verb)?;
    let end = figure_end(reading, number);
    let people = (number.index()..=end.index()).map(TokenId::at);
    let mut words = people.flat_map(|id| [reading.lower(id), reading.lemma(id).to_owned()]);
    let is_people = words.any(|word| COUNTED.contains(&word.as_str()) || word == "body");
    is_people.then(|| reading.token(number).span.hull(reading.token(end).span))
}

/// "spoke of 6,000"
fn spoken_of(reading: &Reading<'_>, verb: TokenId) -> Option<Span> {
    let of = reading.after(verb).filter(|&of| reading.lower(of) == "of")?;
    let number = figure_after(reading, of)?;
    let end = figure_end(reading, number);
    Some(reading.token(number).span.hull(reading.token(end).span))
}

/// The figure that follows a word, "about" and the like between them.
fn figure_after(reading: &Reading<'_>, word: TokenId) -> Option<TokenId> {
    let words = std::iter::successors(reading.after(word), |&next| reading.after(next)).take(5);
    let mut words = words.skip_while(|&next| ABOUT.contains(&reading.lower(next).as_str()));
    words.next().filter(|&next| is_figure(reading, next))
}

/// The preposition before the new figure and the figure's last word: "to about 8,000 people".
fn new_figure(reading: &Reading<'_>, verb: TokenId, preposition: &str) -> Option<(TokenId, TokenId)> {
    let behind = std::iter::successors(reading.after(verb), |&id| reading.after(id)).take(REACH);
    let mut behind = behind.take_while(|&id| !matches!(reading.form(id), ";" | ":" | "." | "“" | "\""));
    behind.find_map(|id| {
        let number = figure_after(reading, id)?;
        (reading.lower(id) == preposition).then(|| (id, figure_end(reading, number)))
    })
}

fn is_figure(reading: &Reading<'_>, id: TokenId) -> bool {
    reading.token(id).upos == Upos::Num || FIGURES.contains(&reading.lower(id).as_str())
}

/// The end of the noun phrase that a figure opens: "23 dead", "44 soldiers".
fn figure_end(reading: &Reading<'_>, number: TokenId) -> TokenId {
    let follows = std::iter::successors(Some(number), |&id| reading.after(id));
    let nominal =
        |id: &TokenId| matches!(reading.token(*id).upos, Upos::Num | Upos::Noun | Upos::Adj) && !is_time(reading, *id);
    follows.take_while(nominal).last().unwrap_or(number)
}

/// Whether the object is a count of people; where the verb may change the thing itself, only a count that somebody keeps
/// or one of the dead, the hurt and the like.
fn is_count(reading: &Reading<'_>, object: &[TokenId], may_move: bool) -> bool {
    let is_in = |list: &[&str]| {
        object
            .iter()
            .any(|&id| list.contains(&reading.lemma(id)) || list.contains(&reading.lower(id).as_str()))
    };
    let numbers = is_in(&["number", "numbers"]);
    is_in(COUNTED) || is_in(COUNTS) && (!may_move || !is_in(&["target", "pay", "price"])) || numbers && !may_move
}

/// Whether the subject can count: a person, a body or a pronoun, not what happened ("three more deaths raised the toll").
fn can_count(reading: &Reading<'_>, subject: TokenId) -> bool {
    let pronoun = matches!(
        reading.lower(subject).as_str(),
        "it" | "he" | "she" | "they" | "we" | "which" | "who"
    );
    let named =
        reading.token(subject).upos == Upos::Propn || reading.entities_in(reading.token(subject).span).next().is_some();
    pronoun || named || reading.lexicon.voices.is_voice(&reading.lower(subject))
}
