//! Nouns that attribute: "the army's claim that p", "accusations by the opposition that p", "their denial of any role".

use rashomon_types::{MadeBy, Span, TokenId, Upos};

use super::tree::noun_phrase;
use crate::cues::NounRow;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "cue_noun";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let nouns = reading.tokens().filter(|&id| reading.is_noun(id));
    nouns.filter_map(|noun| draft(reading, noun)).collect()
}

fn draft(reading: &Reading<'_>, noun: TokenId) -> Option<Draft> {
    let lemma = reading.lemma(noun);
    let row = reading
        .lexicon
        .cues
        .noun(lemma)
        .or_else(|| reading.lexicon.cues.noun(lemma.strip_suffix('s')?))?;
    let (content, preposition) = content(reading, noun, row)?;
    let cue = preposition.map_or(reading.token(noun).span, |of| {
        reading.token(noun).span.hull(reading.token(of).span)
    });
    let source = source(reading, noun);
    if is_medium(reading, noun) || (source.is_none() && content_is_infinitive(reading, content, row)) {
        return None;
    }
    let mut draft = Draft::new(
        source.into_iter().collect(),
        vec![cue],
        vec![content],
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(noun);
    draft.act = Some(row.act);
    draft.confidence = 0.65;
    Some(draft)
}

/// The clause, infinitive or of-phrase that says what, and the "of" that belongs to the cue.
fn content(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<(Span, Option<TokenId>)> {
    if let Some(clause) = clause_after(reading, noun, row) {
        return Some((clause, None));
    }
    let of = |child: &TokenId| {
        reading
            .child(*child, "case")
            .filter(|&case| reading.lower(case) == "of")
    };
    let object = reading
        .children(noun)
        .iter()
        .copied()
        .find(|child| row.of && of(child).is_some())?;
    let case = of(&object)?;
    let inside: Vec<TokenId> = reading.subtree(object).into_iter().filter(|id| *id > case).collect();
    let span = super::tree::runs(reading, &inside).into_iter().reduce(Span::hull)?;
    Some((span, Some(case)))
}

/// The clause that "that" or "to" opens, right behind the noun or behind a phrase that names the voice.
fn clause_after(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<Span> {
    let opener = opener(reading, noun, row)?;
    if let Some(quoted) = quoted_after(reading, opener) {
        return Some(quoted);
    }
    let verb = reading.head(opener).filter(|&verb| verb > opener)?;
    let below: Vec<TokenId> = reading.subtree(verb).into_iter().filter(|&id| id >= opener).collect();
    super::tree::runs(reading, &below).into_iter().next()
}

/// “that” and then a quotation: the quotation is all of it.
fn quoted_after(reading: &Reading<'_>, opener: TokenId) -> Option<Span> {
    let mark = reading
        .after(opener)
        .filter(|&mark| matches!(reading.form(mark), "“" | "\"" | "‘" | "'"))?;
    let after = std::iter::successors(reading.after(mark), |&id| reading.after(id));
    let words: Vec<TokenId> = after
        .take_while(|&id| !matches!(reading.form(id), "”" | "\"" | "’" | "'"))
        .collect();
    Some(
        reading
            .token(*words.first()?)
            .span
            .hull(reading.token(*words.last()?).span),
    )
}

fn opener(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<TokenId> {
    let mut at = reading.after(noun)?;
    if let Some(that) = after_time(reading, noun, row) {
        return Some(that);
    }
    if matches!(reading.lower(at).as_str(), "by" | "from") {
        let voice = reading.head(at).filter(|&voice| voice > at)?;
        at = reading
            .subtree(voice)
            .last()
            .copied()
            .and_then(|last| reading.after(last))
            .filter(|&next| next > voice)
            .or_else(|| next_that(reading, voice))?;
        if !is_opener(reading, at, row) {
            at = next_that(reading, voice)?;
        }
    }
    is_opener(reading, at, row).then_some(at)
}

/// "claims last year that": a time may stand between.
fn after_time(reading: &Reading<'_>, noun: TokenId, row: &NounRow) -> Option<TokenId> {
    let after = std::iter::successors(reading.after(noun), |&id| reading.after(id)).take(4);
    let words: Vec<TokenId> = after.collect();
    let place = words
        .iter()
        .position(|&id| is_opener(reading, id, row))
        .filter(|&place| place > 0)?;
    let is_time = words[..place].iter().any(|&id| super::tree::is_time(reading, id));
    is_time.then(|| words[place])
}

/// The next "that" or "to" within a few words of the voice.
fn next_that(reading: &Reading<'_>, voice: TokenId) -> Option<TokenId> {
    let after = std::iter::successors(reading.after(voice), |&id| reading.after(id)).take(6);
    after
        .into_iter()
        .find(|&id| matches!(reading.lower(id).as_str(), "that" | "to"))
}

fn is_opener(reading: &Reading<'_>, id: TokenId, row: &NounRow) -> bool {
    match reading.lower(id).as_str() {
        "that" => {
            reading.token(id).upos != Upos::Pron || reading.token(id).is("mark") || quoted_after(reading, id).is_some()
        }
        "to" => row.infinitive && reading.token(id).upos == Upos::Part,
        _ => false,
    }
}

/// "said in a statement that": the noun is the medium, and the verb attributes.
fn is_medium(reading: &Reading<'_>, noun: TokenId) -> bool {
    let case = reading
        .child(noun, "case")
        .map(|case| reading.lower(case))
        .unwrap_or_default();
    let verb = reading
        .head(noun)
        .filter(|&head| reading.token(head).upos == Upos::Verb);
    matches!(case.as_str(), "in" | "by" | "via" | "on")
        && verb.is_some_and(|verb| reading.lexicon.cues.verb(reading.lemma(verb)).is_some())
}

/// An order or an appeal that nobody is named for is a thing, not a claim.
fn content_is_infinitive(reading: &Reading<'_>, content: Span, row: &NounRow) -> bool {
    row.infinitive && reading.words(content).to_lowercase().starts_with("to ")
}

/// "the army's", "by the opposition", "from the palace".
fn source(reading: &Reading<'_>, noun: TokenId) -> Option<Span> {
    let children = reading.children(noun);
    let possessor = children
        .iter()
        .copied()
        .find(|&child| reading.token(child).deprel == "nmod:poss");
    let agent = || {
        children.iter().copied().find(|&child| {
            reading
                .child(child, "case")
                .is_some_and(|case| matches!(reading.lower(case).as_str(), "by" | "from"))
        })
    };
    let by_tree = possessor.or_else(agent).map(|voice| noun_phrase(reading, voice));
    by_tree.or_else(|| owner_before(reading, noun))
}

/// "federal authorities' claims", by the words alone.
fn owner_before(reading: &Reading<'_>, noun: TokenId) -> Option<Span> {
    let mark = reading
        .before(noun)
        .filter(|&mark| matches!(reading.lower(mark).as_str(), "'s" | "’s" | "'" | "’"))?;
    let back = std::iter::successors(reading.before(mark), |&id| reading.before(id));
    let words: Vec<TokenId> = back
        .take_while(|&id| {
            matches!(
                reading.token(id).upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num
            )
        })
        .collect();
    Some(
        reading
            .token(*words.last()?)
            .span
            .hull(reading.token(*words.first()?).span),
    )
}
