//! What somebody would not say or left out: "declined to say how many", "did not mention any losses", "no comment from".

use rashomon_types::{Act, MadeBy, Span, TokenId, Upos};

use super::requests;
use super::tree::{noun_phrase, runs, subject};
use crate::cues::SilenceRow;
use crate::draft::Draft;
use crate::reading::Reading;

const RULE: &str = "silence";

pub(crate) fn find(reading: &Reading<'_>) -> Vec<Draft> {
    let rows = &reading.lexicon.cues.silences;
    let by_row = reading
        .tokens()
        .filter_map(|id| rows.iter().find_map(|row| draft(reading, id, row)));
    let mut out: Vec<Draft> = by_row.collect();
    out.extend(reading.tokens().filter_map(|id| no_comment(reading, id)));
    // "would not comment on" is one silence, whichever rows see it.
    out.sort_by_key(|draft| draft.cue.first().map(|cue| (cue.start(), std::cmp::Reverse(cue.end()))));
    out.dedup_by(|later, earlier| match (later.cue.first(), earlier.cue.first()) {
        (Some(later), Some(earlier)) => earlier.overlaps(*later),
        _ => false,
    });
    out
}

fn draft(reading: &Reading<'_>, start: TokenId, row: &SilenceRow) -> Option<Draft> {
    let words = matched(reading, start, row)?;
    let verb = words
        .iter()
        .copied()
        .find(|&id| matches!(reading.token(id).upos, Upos::Verb))
        .unwrap_or(start);
    let source = subject(reading, verb, 0).map(|subject| noun_phrase(reading, subject))?;
    let source = without_clause(reading, source, verb)?;
    let last = *words.last()?;
    let (last, mut content) = if row.request {
        requests::unanswered(reading, verb, last)?
    } else {
        let last = with_tail(reading, last, row)?;
        (last, rest(reading, &words, last))
    };
    let is_passive = is_not(reading, start) && reading.child(verb, "nsubj:pass").is_some();
    if is_passive || is_own_name(reading, &content) || (row.needs_question && !asks(reading, last)) {
        return None;
    }
    if content.is_empty() && row.act == Act::Decline {
        content = requests::asked_before(reading, source).into_iter().collect();
    }
    let mut draft = Draft::new(
        vec![source],
        vec![cue_span(reading, start, last)],
        content,
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(verb);
    draft.act = Some(row.act);
    draft.confidence = 0.85;
    Some(draft)
}

/// "the envoy, who declined to say": the voice without the clause that the silence is in.
fn without_clause(reading: &Reading<'_>, source: Span, verb: TokenId) -> Option<Span> {
    if !source.covers(reading.token(verb).span) {
        return Some(source);
    }
    let clause = reading.subtree_span(verb);
    let before = Span::new(source.start(), clause.start().min(reading.token(verb).span.start()))?;
    let end = before.slice(reading.text()).trim_end_matches([',', ' ']).len();
    (end > 0).then(|| Span::of(before.start() as usize..before.start() as usize + end))
}

/// "would not give his name": nothing about what happened is kept back.
fn is_own_name(reading: &Reading<'_>, content: &[Span]) -> bool {
    let words = content.first().map(|span| reading.words(*span).to_lowercase());
    words.is_some_and(|words| matches!(words.as_str(), "his name" | "her name" | "their name" | "their names"))
}

/// The last word of the cue with a preposition that belongs to it; none where the row needs one and none is there.
fn with_tail(reading: &Reading<'_>, last: TokenId, row: &SilenceRow) -> Option<TokenId> {
    let next = reading
        .after(last)
        .filter(|&next| row.tail.contains(&reading.lower(next)));
    let timed = |id: TokenId| reading.after(id).is_some_and(|day| super::tree::is_time(reading, day));
    match next.filter(|&next| !timed(next)) {
        None if row.needs_tail => None,
        tail => Some(tail.unwrap_or(last)),
    }
}

/// The cue with the auxiliary before a "not": "did not mention".
fn cue_span(reading: &Reading<'_>, start: TokenId, last: TokenId) -> Span {
    let auxiliary = reading
        .before(start)
        .filter(|&id| is_not(reading, start) && reading.token(id).upos == Upos::Aux);
    reading
        .token(auxiliary.unwrap_or(start))
        .span
        .hull(reading.token(last).span)
}

fn is_not(reading: &Reading<'_>, id: TokenId) -> bool {
    matches!(reading.lower(id).as_str(), "not" | "n't" | "n’t")
}

/// The tokens that match the row from `start` on; adverbs may stand between them.
fn matched(reading: &Reading<'_>, start: TokenId, row: &SilenceRow) -> Option<Vec<TokenId>> {
    let mut out = Vec::with_capacity(row.words.len());
    let mut at = Some(start);
    for (place, word) in row.words.iter().enumerate() {
        let mut id = at?;
        while place > 0 && !fits(reading, id, word, row) && reading.token(id).upos == Upos::Adv {
            id = reading.after(id)?;
        }
        if !fits(reading, id, word, row) {
            return None;
        }
        out.push(id);
        at = reading.after(id);
    }
    Some(out)
}

fn fits(reading: &Reading<'_>, id: TokenId, word: &str, row: &SilenceRow) -> bool {
    match word {
        "*" => row.verbs.iter().any(|verb| verb == reading.lemma(id)),
        "not" => is_not(reading, id) || reading.lower(id) == "never",
        _ => reading.lower(id) == word || reading.lemma(id) == word,
    }
}

/// Whether a question follows.
pub(super) fn asks(reading: &Reading<'_>, last: TokenId) -> bool {
    const QUESTIONS: &[&str] = &[
        "how", "who", "what", "when", "where", "why", "which", "whether", "if", "whose",
    ];
    reading
        .after(last)
        .is_some_and(|next| QUESTIONS.contains(&reading.lower(next).as_str()))
}

/// Everything below the cue's words that stands after them.
fn rest(reading: &Reading<'_>, words: &[TokenId], last: TokenId) -> Vec<Span> {
    let below = |word: &TokenId| -> Vec<TokenId> {
        let complements = reading
            .children(*word)
            .iter()
            .filter(|child| is_complement(reading, **child));
        complements.flat_map(|&child| reading.subtree(child)).collect()
    };
    let mut tokens: Vec<TokenId> = words
        .iter()
        .flat_map(below)
        .filter(|id| id.index() > last.index())
        .collect();
    tokens.sort_unstable();
    tokens.dedup();
    runs(reading, &tokens)
        .into_iter()
        .reduce(Span::hull)
        .into_iter()
        .collect()
}

fn is_complement(reading: &Reading<'_>, child: TokenId) -> bool {
    let token = reading.token(child);
    ["obj", "obl", "nmod", "ccomp", "xcomp", "advcl"]
        .iter()
        .any(|relation| token.is(relation))
        && !super::tree::is_time(reading, child)
}

/// "There was no immediate comment from the government."
fn no_comment(reading: &Reading<'_>, id: TokenId) -> Option<Draft> {
    if reading.lower(id) != "comment" {
        return None;
    }
    let no = reading.child(id, "det").filter(|&det| reading.lower(det) == "no")?;
    let from = reading.children(id).iter().copied().find(|&child| {
        reading
            .child(child, "case")
            .is_some_and(|case| matches!(reading.lower(case).as_str(), "from" | "by"))
    })?;
    let cue = reading.token(no).span.hull(reading.token(id).span);
    let mut draft = Draft::new(
        vec![noun_phrase(reading, from)],
        vec![cue],
        Vec::new(),
        MadeBy::rule(RULE),
    );
    draft.cue_token = Some(id);
    draft.act = Some(Act::Decline);
    draft.confidence = 0.8;
    Some(draft)
}
