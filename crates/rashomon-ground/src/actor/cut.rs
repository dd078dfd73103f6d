//! The noun phrases of a document without what hangs on them: "The Kelmari army", "Deputy Minister Hina Quill".
//!
//! They are read off the words in a row; the tree only tells where two phrases touch, so that a slip in it costs little.

use std::ops::Range;

use rashomon_types::{EntityKind, Reading, TokenId, Upos};

use super::chunk::{Chunk, Word, is_owner, name_at};
use super::lexicon::ActorLexicon;
use super::nouns::Sort;

/// The noun phrases of a document, in order, not overlapping.
pub(super) fn chunks(reading: &Reading<'_>, words: &[Word<'_>], lexicon: &ActorLexicon) -> Vec<Chunk> {
    let cutter = Cutter {
        words,
        glued: glue(reading),
        lexicon,
    };
    let mut out: Vec<Chunk> = Vec::new();
    for sentence in &reading.annotation.sentences {
        let range = sentence.range();
        let mut at = range.start;
        while at < range.end {
            let end = cutter.run_end(at, range.end);
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
    let bodies = reading
        .annotation
        .entities
        .iter()
        .filter(|mention| mention.kind == EntityKind::Organisation);
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

/// Cuts a document into phrases.
struct Cutter<'w> {
    words: &'w [Word<'w>],
    /// For each word, whether it continues a name begun before it.
    glued: Vec<bool>,
    lexicon: &'w ActorLexicon,
}

impl Cutter<'_> {
    /// The end of the run of words that can make up one phrase; `at` where none begins here.
    fn run_end(&self, at: usize, end: usize) -> usize {
        let mut stop = at;
        while stop < end && (self.begins(stop, at) || (stop > at && self.continues(stop))) {
            stop += 1;
        }
        while stop > at && !self.can_end(stop - 1) {
            stop -= 1;
        }
        stop
    }

    /// Whether a word can stand in a phrase that begins at `start`; articles and owners only open one.
    fn begins(&self, at: usize, start: usize) -> bool {
        let word = &self.words[at];
        let opens = at == start || self.words[start..at].iter().all(|before| before.upos == Upos::Det);
        match word.upos {
            Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj => true,
            Upos::Det => opens,
            Upos::Pron => opens && is_owner(&word.lower),
            Upos::Verb | Upos::X | Upos::Sym | Upos::Adp | Upos::Part => {
                matches!(word.deprel, "amod" | "compound") || (word.capital && word.entity.is_some())
            }
            _ => false,
        }
    }

    /// Whether a word goes on with the phrase of the word before.
    fn continues(&self, at: usize) -> bool {
        let word = &self.words[at];
        let next = self.words.get(at + 1);
        match word.upos {
            Upos::Punct => word.is_hyphen() && next.is_some_and(|next| next.joined),
            _ if word.is_possessive() || self.glued[at] || self.words[at - 1].is_hyphen() => true,
            Upos::Adp | Upos::Sconj if word.lower == "than" => next.is_some_and(|next| next.upos == Upos::Num),
            Upos::Adp => word.lower == "of" && self.is_office(at),
            _ => false,
        }
    }

    /// "of" in "Secretary of State".
    fn is_office(&self, of: usize) -> bool {
        let Some(after) = self.words.get(of + 1) else {
            return false;
        };
        let title = format!("{} of {}", self.words[of - 1].lower, after.lower);
        self.lexicon.nouns.noun(&title).is_some()
    }

    /// Whether a phrase can end with this word.
    fn can_end(&self, at: usize) -> bool {
        let word = &self.words[at];
        matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj) || (word.entity.is_some() && word.capital)
    }

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
            word.upos != Upos::Punct
                && !(word.upos == Upos::Adj && matches!(word.lower.as_str(), "more" | "less" | "least" | "fewer"))
        };
        if range.clone().any(solid) {
            out.push(Chunk {
                words: range,
                owner: None,
            });
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
        let noun = self
            .lexicon
            .nouns
            .noun(&word.lower)
            .is_some_and(|(noun, _, plural)| !plural && noun.sort == Sort::Body);
        noun && at > run.start && !word.capital && next.capital && next.upos == Upos::Propn
    }

    /// Whether an arc of the tree, a hyphen or a name joins a word of the run with the next one.
    fn holds(&self, run: &Range<usize>, at: usize) -> bool {
        let (word, next) = (&self.words[at], &self.words[at + 1]);
        let office = word.lower == "of" || next.lower == "of";
        let named = office
            || word.entity.is_some() && word.entity == next.entity
            || next.lower == "than"
            || word.lower == "than";
        if word.is_hyphen() || next.is_hyphen() || next.is_possessive() || named || self.is_titled(run, at) {
            return true;
        }
        let left = run.start.max(at.saturating_sub(8))..at + 1;
        let right = at + 1..run.end.min(at + 9);
        let crosses = |from: usize, to: &Range<usize>| self.words[from].head.is_some_and(|head| to.contains(&head));
        left.clone().any(|from| crosses(from, &right)) || right.clone().any(|from| crosses(from, &left))
    }
}
