//! A cue set into what it reports: "the raid, he said, was over"; "nine of the wounded, said the matron, are children".
//!
//! Read off the commas rather than the tree, which such sentences often break.

use rashomon_types::{MadeBy, Sentence, Span, TokenId, Upos};

use crate::cues::Frame;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "inserted_cue";
/// A longer insertion is a clause of its own.
const LONGEST: usize = 18;

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let verbs = reading.tokens().filter(|&id| is_cue(reading, id));
    verbs.filter_map(|verb| draft(reading, verb)).collect()
}

fn is_cue(reading: &Reading<'_>, id: TokenId) -> bool {
    let token = reading.token(id);
    token.upos == Upos::Verb
        && reading
            .lexicon
            .cues
            .verb(&token.lemma)
            .is_some_and(|row| row.frames.contains(&Frame::Clause))
}

fn draft(reading: &Reading<'_>, verb: TokenId) -> Option<Draft> {
    let sentence = reading.sentence(verb);
    let open = edge(reading, sentence, verb, false)?;
    let close = edge(reading, sentence, verb, true)?;
    let inside: Vec<TokenId> = (open.index() + 1..close.index()).map(TokenId::at).collect();
    if inside.len() > LONGEST || open.index() == sentence.first.index() {
        return None;
    }
    let source = voice(reading, &inside, verb)?;
    let before = span_of(reading, sentence.first.index()..open.index())?;
    let after = span_of(reading, close.index() + 1..sentence.end.index())?;
    if !is_one_clause(reading, close, sentence) {
        return None;
    }
    let mut draft = Draft::new(
        vec![source],
        vec![reading.token(verb).span],
        vec![before, after],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(verb);
    draft.act = reading.lexicon.cues.verb(reading.lemma(verb)).map(|row| row.act);
    draft.confidence = 0.75;
    Some(draft)
}

/// The comma or dash next to the verb on one side; quotation marks mean that this is a quotation, which is read elsewhere.
fn edge(reading: &Reading<'_>, sentence: &Sentence, verb: TokenId, forward: bool) -> Option<TokenId> {
    let mut places: Vec<TokenId> = sentence.token_ids().collect();
    if !forward {
        places.reverse();
    }
    let beyond = places
        .into_iter()
        .filter(|id| if forward { *id > verb } else { *id < verb });
    let mark = beyond
        .into_iter()
        .find(|&id| matches!(reading.form(id), "," | "—" | "–" | "--" | "“" | "”" | "\"" | ";" | ":"))?;
    matches!(reading.form(mark), "," | "—" | "–" | "--").then_some(mark)
}

/// The voice in the insertion: the words before the verb, or those after it where the verb comes first.
fn voice(reading: &Reading<'_>, inside: &[TokenId], verb: TokenId) -> Option<Span> {
    let place = inside.iter().position(|&id| id == verb)?;
    let (before, after) = (&inside[..place], &inside[place + 1..]);
    let words: Vec<TokenId> = before
        .iter()
        .copied()
        .filter(|&id| !matches!(reading.token(id).upos, Upos::Aux | Upos::Adv))
        .collect();
    let starts_noun = |id: TokenId| {
        matches!(
            reading.token(id).upos,
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
        )
    };
    let relative = |id: TokenId| {
        matches!(
            reading.lower(id).as_str(),
            "who" | "which" | "that" | "whose" | "as" | "and" | "but" | "while" | "when" | "where"
        )
    };
    if let (Some(&first), Some(&last)) = (words.first(), words.last()) {
        let plain = !words.iter().any(|&id| reading.token(id).upos == Upos::Verb);
        let ends_there = after.iter().all(|&id| !relative(id)) && !takes_object(reading, after);
        return (starts_noun(first) && !relative(first) && plain && ends_there)
            .then(|| reading.token(first).span.hull(reading.token(last).span));
    }
    let (&first, &last) = (after.first()?, after.last()?);
    let names_only = starts_noun(first) && !takes_object(reading, after) && !super::tree::tells(reading, verb);
    names_only.then(|| reading.token(first).span.hull(reading.token(last).span))
}

/// Whether what follows the verb is said in the insertion itself: "Vesland denied it", "said nothing", "said that".
fn takes_object(reading: &Reading<'_>, after: &[TokenId]) -> bool {
    after.first().is_some_and(|&id| {
        matches!(
            reading.lower(id).as_str(),
            "nothing" | "it" | "so" | "this" | "that" | "otherwise"
        )
    }) || after
        .iter()
        .any(|&id| matches!(reading.token(id).upos, Upos::Verb | Upos::Aux | Upos::Sconj) && reading.lower(id) != "as")
}

/// Whether the words after the insertion go on with the clause before it, rather than begin a new one.
fn is_one_clause(reading: &Reading<'_>, close: TokenId, sentence: &Sentence) -> bool {
    let next = TokenId::at(close.index() + 1);
    let coordinates = matches!(
        reading.lower(next).as_str(),
        "and" | "but" | "citing" | "quoting" | "adding" | "while" | "who" | "which"
    );
    next.index() < sentence.end.index() && !coordinates
}

fn span_of(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> Option<Span> {
    let solid = |id: &TokenId| reading.token(*id).upos != Upos::Punct;
    let mut inside = tokens.map(TokenId::at).filter(solid);
    let first = inside.next()?;
    let last = inside.next_back().unwrap_or(first);
    Some(reading.token(first).span.hull(reading.token(last).span))
}
