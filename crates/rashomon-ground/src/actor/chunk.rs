//! The noun phrases of a document without what hangs on them: "The Kelmari army", "Deputy Minister Hina Quill".
//!
//! They are read off the words in a row; the tree only tells where two phrases touch, so that a slip in it costs little.

use std::ops::Range;

use rashomon_types::{EntityKind, Reading, Span, TokenId, Upos};

use super::lexicon::{ActorLexicon, Name};
use super::nouns::Sort;

/// One word, ready to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// As written, without full stops.
    pub(super) form: String,
    pub(super) lower: String,
    pub(super) capital: bool,
    pub(super) upos: Upos,
    pub(super) span: Span,
    pub(super) entity: Option<EntityKind>,
    /// Whether no space stands before it.
    pub(super) joined: bool,
    /// The relation to its head, without its subtype.
    pub(super) deprel: &'a str,
    /// Whether it is the subject of a passive.
    pub(super) passive: bool,
    pub(super) head: Option<usize>,
    pub(super) sentence: u32,
}

impl Word<'_> {
    /// "KVN", "UN".
    pub(super) fn is_acronym(&self) -> bool {
        let letters = self.form.chars().filter(|letter| letter.is_alphabetic()).count();
        let capitals = self.form.chars().filter(|letter| letter.is_uppercase()).count();
        capitals >= 2 && letters <= capitals + 1
    }

    pub(super) fn is_possessive(&self) -> bool {
        matches!(self.form.as_str(), "'s" | "’s" | "'" | "’") && self.joined
    }

    fn is_hyphen(&self) -> bool {
        matches!(self.form.as_str(), "-" | "‑" | "–") && self.joined
    }
}

/// A noun phrase: its words by their place in the document, and the phrase that owns it.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) words: Range<usize>,
    /// "Kelmar" of "Kelmar's army", as the place of its chunk.
    pub(super) owner: Option<usize>,
}

/// All words of a document.
pub(super) fn words<'a>(reading: &Reading<'a>) -> Vec<Word<'a>> {
    let entities = entities_of_tokens(reading);
    let mut end = None;
    let word = |id: TokenId| {
        let token = reading.token(id);
        let form = reading.form(id);
        let joined = end == Some(token.span.start());
        end = Some(token.span.end());
        Word {
            lower: form.to_lowercase().replace('’', "'").replace('.', ""),
            form: super::lexicon::plain(form),
            capital: is_capital(form),
            upos: token.upos,
            span: token.span,
            entity: entities[id.index()],
            joined,
            deprel: token.deprel.split(':').next().unwrap_or_default(),
            passive: token.deprel.ends_with(":pass"),
            head: token.head.map(TokenId::index),
            sentence: token.sentence.0,
        }
    };
    reading.tokens().map(word).collect()
}

/// "al-Rasif" and "d'Orsay" too.
fn is_capital(form: &str) -> bool {
    let mut parts = form.trim_start_matches(['\'', '’', '"', '“', '‘']).split(['-', '\'', '’']);
    let first = parts.next().unwrap_or_default();
    let upper = |part: &str| part.starts_with(char::is_uppercase);
    upper(first) || (first.chars().count() <= 3 && parts.next().is_some_and(upper))
}

fn entities_of_tokens(reading: &Reading<'_>) -> Vec<Option<EntityKind>> {
    let mut out = vec![None; reading.annotation.tokens.len()];
    for mention in &reading.annotation.entities {
        for id in mention.spans.iter().flat_map(|span| reading.annotation.tokens_in(*span)) {
            out[id.index()] = Some(mention.kind);
        }
    }
    out
}

/// The noun phrases of a document, in order, not overlapping.
pub(super) fn chunks(reading: &Reading<'_>, words: &[Word<'_>], lexicon: &ActorLexicon) -> Vec<Chunk> {
    let glued = glue(reading);
    let cutter = Cutter { words, lexicon };
    let mut out: Vec<Chunk> = Vec::new();
    for sentence in &reading.annotation.sentences {
        let range = sentence.range();
        let mut at = range.start;
        while at < range.end {
            let end = run_end(words, &glued, at, range.end, lexicon);
            if end > at {
                cutter.split(at..end, &mut out);
            }
            at = end.max(at + 1);
        }
    }
    out
}

/// For each word, whether it continues a name begun before it: "of" and "Justice" in "Ministry of Justice".
fn glue(reading: &Reading<'_>) -> Vec<bool> {
    let mut out = vec![false; reading.annotation.tokens.len()];
    let bodies = reading.annotation.entities.iter().filter(|mention| mention.kind == EntityKind::Organisation);
    for mention in bodies {
        for span in &mention.spans {
            let ids: Vec<TokenId> = reading.annotation.tokens_in(*span).collect();
            let joins = |id: &TokenId| {
                let next = reading.after(*id).map(|next| reading.token(next).upos);
                reading.form(*id) == "," || (reading.token(*id).upos == Upos::Cconj && next == Some(Upos::Det))
            };
            let long = ids.len() > 9 || ids.iter().any(joins);
            for id in ids.into_iter().skip(1).filter(|_| !long) {
                out[id.index()] = true;
            }
        }
    }
    out
}

/// The end of the run of words that can make up one phrase; `at` where none begins here.
fn run_end(words: &[Word<'_>], glued: &[bool], at: usize, end: usize, lexicon: &ActorLexicon) -> usize {
    let mut stop = at;
    while stop < end {
        let inside = stop > at;
        let word = &words[stop];
        let goes_on = match word.upos {
            Upos::Noun | Upos::Propn | Upos::Num => true,
            Upos::Adj => true,
            Upos::Det => !inside || glued[stop],
            Upos::Pron => !inside && is_owner(&word.lower),
            Upos::Punct => inside && word.is_hyphen() && words.get(stop + 1).is_some_and(|next| next.joined),
            Upos::Verb | Upos::Adv | Upos::Part | Upos::Adp | Upos::X | Upos::Sym => {
                let attributive = matches!(word.deprel, "amod" | "compound") || word.capital && word.entity.is_some();
                let hyphened = inside && words[stop - 1].is_hyphen();
                let than = word.lower == "than" && words.get(stop + 1).is_some_and(|next| next.upos == Upos::Num);
                inside && (word.is_possessive() || glued[stop] || hyphened || than) || (attributive && word.upos != Upos::Adv)
            }
            Upos::Adp if inside && word.lower == "of" && is_office(words, stop, lexicon) => true,
            Upos::Cconj => inside && glued[stop],
            _ => false,
        };
        if !goes_on && !(inside && glued[stop] && word.upos != Upos::Punct) {
            break;
        }
        stop += 1;
    }
    while stop > at && !can_end(words, stop - 1) {
        stop -= 1;
    }
    stop
}

/// "of" in "Secretary of State".
fn is_office(words: &[Word<'_>], of: usize, lexicon: &ActorLexicon) -> bool {
    let (Some(before), Some(after)) = (of.checked_sub(1).and_then(|at| words.get(at)), words.get(of + 1)) else {
        return false;
    };
    lexicon.nouns.noun(&format!("{} of {}", before.lower, after.lower)).is_some()
}

/// Whether a phrase can end with this word.
fn can_end(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj)
        || (word.entity.is_some() && word.capital)
}

pub(super) fn is_owner(lower: &str) -> bool {
    matches!(lower, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

/// Cuts runs of words into phrases.
struct Cutter<'w> {
    words: &'w [Word<'w>],
    lexicon: &'w ActorLexicon,
}

impl Cutter<'_> {
    /// Cuts a run where no arc holds it together, and after each owner.
    fn split(&self, run: Range<usize>, out: &mut Vec<Chunk>) {
        let mut start = run.start;
        for at in run.clone() {
            let last = at + 1 == run.end;
            if self.words[at].is_possessive() && !last && !self.is_in_name(start, at, run.end) {
                self.push(start..at, out);
                let owner = out.len().checked_sub(1).filter(|_| at > start);
                self.push_owned(at + 1..run.end, owner, out);
                return;
            }
            if !last && !self.holds(&run, at) {
                self.push(start..at + 1, out);
                start = at + 1;
            }
        }
        self.push(start..run.end, out);
    }

    /// What follows an owner: the first phrase of the rest is owned.
    fn push_owned(&self, rest: Range<usize>, owner: Option<usize>, out: &mut Vec<Chunk>) {
        let first = out.len();
        self.split(rest, out);
        if let Some(chunk) = out.get_mut(first) {
            chunk.owner = owner;
        }
    }

    fn push(&self, range: Range<usize>, out: &mut Vec<Chunk>) {
        let solid = |at: usize| {
            let word = &self.words[at];
            word.upos != Upos::Punct && !(word.upos == Upos::Adj && matches!(word.lower.as_str(), "more" | "less" | "least" | "fewer"))
        };
        if range.clone().any(solid) {
            out.push(Chunk { words: range, owner: None });
        }
    }

    /// Whether a possessive belongs to a name of the lexicon: "Lord's Resistance Army".
    fn is_in_name(&self, start: usize, at: usize, end: usize) -> bool {
        let covers = |from: usize| name_at(self.words, from, end, self.lexicon).is_some_and(|(stop, _)| stop > at + 1);
        (start.max(at.saturating_sub(6))..at).any(covers)
    }

    /// "the portal Stepnik": a plain noun in the singular and a name after it.
    fn is_titled(&self, run: &Range<usize>, at: usize) -> bool {
        let (word, next) = (&self.words[at], &self.words[at + 1]);
        let noun = self.lexicon.nouns.noun(&word.lower).is_some_and(|(noun, _, plural)| !plural && noun.sort == Sort::Body);
        noun && at > run.start && !word.capital && next.capital && next.upos == Upos::Propn
    }

    /// Whether an arc of the tree, a hyphen or a name joins a word of the run with the next one.
    fn holds(&self, run: &Range<usize>, at: usize) -> bool {
        let (word, next) = (&self.words[at], &self.words[at + 1]);
        let office = word.lower == "of" || next.lower == "of";
        let named = office || word.entity.is_some() && word.entity == next.entity || next.lower == "than" || word.lower == "than";
        if word.is_hyphen() || next.is_hyphen() || next.is_possessive() || named || self.is_titled(run, at) {
            return true;
        }
        let left = run.start.max(at.saturating_sub(8))..at + 1;
        let right = at + 1..run.end.min(at + 9);
        let crosses = |from: usize, to: &Range<usize>| self.words[from].head.is_some_and(|head| to.contains(&head));
        left.clone().any(|from| crosses(from, &right)) || right.clone().any(|from| crosses(from, &left))
    }
}

/// The longest name of the lexicon that begins with this word, and the place after it.
pub(super) fn name_at<'l>(
    words: &[Word<'_>],
    at: usize,
    end: usize,
    lexicon: &'l ActorLexicon,
) -> Option<(usize, &'l Name)> {
    let first = words.get(at)?;
    let longest = lexicon.longest_from(&first.form)?;
    let mut text = String::new();
    let mut found = None;
    for (place, word) in words.iter().enumerate().take(end).skip(at).take(longest) {
        if place > at && !word.joined {
            text.push(' ');
        }
        text.push_str(&word.form);
        found = lexicon.name(&text).map(|name| (place + 1, name)).or(found);
    }
    found
}
