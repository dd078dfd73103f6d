//! A conversation in print: each turn is said by whoever its label names, "TOLDT:", and that is who "I" and "we" are there.
//!
//! What a guest says is speech, like a quotation; what the medium's own people say without a cue stays the report's voice.

use rashomon_types::{Act, BlockKind, Document, MadeBy, Sentence, Span, Upos};

use crate::draft::{Draft, Voice};
use crate::find::{QuotePair, quote_pairs};
use crate::reading::Reading;
use crate::voiced::is_first_person;

const RULE: &str = "turn";
/// So many labels make a text a conversation.
const FEWEST: usize = 3;
/// A sentence of fewer words, its marks among them, is a courtesy.
const FEWEST_WORDS: usize = 5;
/// What the medium's own people are called in a label.
const OWN: [&str; 9] = [
    "HOST",
    "BYLINE",
    "PRESENTER",
    "ANCHOR",
    "ANCHORMAN",
    "CORRESPONDENT",
    "REPORTER",
    "MODERATOR",
    "INTERVIEWER",
];

/// The label over a turn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub(crate) name: Span,
    /// Whether one of the medium's own people speaks.
    is_own: bool,
}

/// The labels of a conversation, in order; empty in other texts.
#[derive(Debug, Default)]
pub(crate) struct Turns(Vec<Label>);

impl Turns {
    /// The labels over a document's paragraphs.
    pub(crate) fn of(document: &Document) -> Self {
        let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        let found: Vec<(Span, bool)> = headings.filter_map(|block| label(&document.text, block.span)).collect();
        if found.len() < FEWEST {
            return Self::default();
        }
        let own: Vec<String> = found
            .iter()
            .filter(|(name, own)| *own || is_introduced(&document.text, name.slice(&document.text)))
            .map(|(name, _)| last_word(name.slice(&document.text)))
            .collect();
        let labels = found.into_iter().map(|(name, _)| Label {
            name,
            is_own: own.contains(&last_word(name.slice(&document.text))),
        });
        Self(labels.collect())
    }

    /// The label that a place is spoken under.
    pub(crate) fn at(&self, place: u32) -> Option<Label> {
        let before = self.0.partition_point(|label| label.name.start() <= place);
        self.0.get(before.checked_sub(1)?).copied()
    }

    /// Whether somebody who is not of the medium speaks at a place, so that all of it is theirs.
    pub(crate) fn is_guest(&self, place: u32) -> bool {
        self.at(place).is_some_and(|label| !label.is_own)
    }
}

/// The name in a heading of capitals that ends in a colon, without the part that its bearer plays, and whether that part
/// is one of the medium's own.
fn label(text: &str, heading: Span) -> Option<(Span, bool)> {
    let words = heading.slice(text).strip_suffix(':')?;
    let words = words.split(" (").next()?;
    let name = words.split(',').next()?;
    let capitals = !words.chars().any(char::is_lowercase) && name.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let own = words.split([' ', ',']).any(|word| OWN.contains(&word));
    let start = heading.start() as usize;
    capitals.then(|| (Span::of(start..start + name.len()), own))
}

fn last_word(name: &str) -> String {
    name.split_whitespace().last().unwrap_or_default().to_lowercase()
}

/// "our correspondent Ada Toldt": whether the text says that the medium sent somebody of this name.
fn is_introduced(text: &str, name: &str) -> bool {
    let name = last_word(name);
    let after = |words: &str| {
        let mut next = words.split_whitespace().take(3).map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            (bare.starts_with(char::is_uppercase), bare.to_lowercase())
        });
        let capital = next.by_ref().take_while(|(capital, _)| *capital);
        capital.map(|(_, word)| word).any(|word| word == name)
    };
    text.match_indices("correspondent ")
        .any(|(at, found)| after(&text[at + found.len()..]))
}

/// Gives what a guest tells without a cue, and what "I" and "we" say in any turn, to whoever the label names.
pub(crate) fn take_turns(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    if reading.turns.0.is_empty() {
        return;
    }
    let quotes = quote_pairs(reading);
    for draft in drafts.iter_mut() {
        let place = draft.cue.first().or(draft.content.first()).map(|span| span.start());
        let Some(label) = place.and_then(|place| reading.turns.at(place)) else {
            continue;
        };
        if draft.voice == Voice::Reporter && !label.is_own {
            draft.voice = Voice::Named;
            draft.source = vec![label.name];
        } else if is_first_person(reading, &draft.source) && !is_quoted(&quotes, draft) {
            draft.source = vec![label.name];
            draft.act = draft.act.or(Some(Act::Assert));
        }
    }
    let speech = speech(reading, drafts);
    drafts.extend(speech);
}

/// The sentences of guests that no draft holds, those that stand together as one claim.
fn speech(reading: &Reading<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<(usize, Label, Span)> = Vec::new();
    for (at, sentence) in reading.annotation.sentences.iter().enumerate() {
        let Some(label) = reading.turns.at(sentence.span.start()).filter(|label| !label.is_own) else {
            continue;
        };
        let block = reading.block_at(sentence.span.start());
        let prose = block.is_some_and(|block| block.kind == BlockKind::Paragraph);
        if !prose || !tells(reading, sentence) || is_held(drafts, sentence) {
            continue;
        }
        match out.last_mut() {
            Some((last, _, span)) if *last + 1 == at && block.is_some_and(|block| block.span.covers(*span)) => {
                (*last, *span) = (at, span.hull(sentence.span));
            }
            _ => out.push((at, label, sentence.span)),
        }
    }
    let draft = |(_, label, span): (usize, Label, Span)| {
        let mut draft = Draft::new(vec![label.name], Vec::new(), vec![span], MadeBy::rule(RULE));
        draft.confidence = 0.6;
        draft
    };
    out.into_iter().map(draft).collect()
}

/// Whether a sentence is a statement of some length, no question and no courtesy.
fn tells(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let words = || sentence.token_ids().map(|id| reading.token(id).upos);
    let predicate = words().any(|upos| matches!(upos, Upos::Verb | Upos::Aux));
    let matter = words().any(|upos| matches!(upos, Upos::Noun | Upos::Num | Upos::Verb));
    predicate && matter && words().count() >= FEWEST_WORDS && !reading.words(sentence.span).trim_end().ends_with('?')
}

/// Whether a draft has its cue in the sentence, or says it.
fn is_held(drafts: &[Draft], sentence: &Sentence) -> bool {
    drafts.iter().any(|draft| {
        draft
            .cue
            .iter()
            .chain(&draft.content)
            .any(|span| span.overlaps(sentence.span))
    })
}

/// Whether the voice's own words lie inside a quotation.
pub(crate) fn is_quoted(quotes: &[QuotePair], draft: &Draft) -> bool {
    draft.source.first().is_some_and(|span| {
        let before = quotes.partition_point(|quote| quote.inside.start() <= span.start());
        before
            .checked_sub(1)
            .and_then(|at| quotes.get(at))
            .is_some_and(|quote| quote.inside.covers(*span))
    })
}
