//! The noun phrases of one document with their portraits, and how they stand to one another.

use std::ops::Range;

use rashomon_types::{Reading, Span, Upos};

use super::chunk::{Chunk, Word, words};
use super::cut::chunks;
use super::lexicon::ActorLexicon;
use super::portrait::{Portrait, Who, portray};

/// All phrases of a document.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word<'a>>,
    pub(super) chunks: Vec<Chunk>,
    pub(super) portraits: Vec<Portrait>,
    pub(super) lexicon: &'a ActorLexicon,
    /// For each phrase, the one that hangs on it by a preposition.
    pub(super) complements: Vec<Option<Complement>>,
}

/// What follows a phrase after a preposition: "for the rebels".
#[derive(Debug, Clone)]
pub(super) struct Complement {
    pub(super) link: String,
    /// The phrase at its end: "ministry" of "at Toravia's ministry".
    pub(super) chunk: usize,
}

impl<'a> Scene<'a> {
    pub(super) fn of(reading: &Reading<'a>, lexicon: &'a ActorLexicon) -> Self {
        let words = words(reading);
        let chunks = chunks(reading, &words, lexicon);
        let mut portraits: Vec<Portrait> = chunks
            .iter()
            .map(|chunk| portray(&words, &chunk.words, lexicon))
            .collect();
        join_owned_names(&chunks, &mut portraits);
        let mut scene = Self {
            text: reading.text(),
            words,
            chunks,
            portraits,
            lexicon,
            complements: Vec::new(),
        };
        scene.complements = (0..scene.chunks.len()).map(|at| scene.find_complement(at)).collect();
        scene
    }

    /// The phrase that these words end in, given where they begin: owners are passed over.
    pub(super) fn chunk_from(&self, word: usize) -> Option<usize> {
        let first = self.chunks.partition_point(|chunk| chunk.words.start < word);
        let starts = self.chunks.get(first).is_some_and(|chunk| chunk.words.start == word);
        starts.then(|| self.owned_by(first))
    }

    /// The phrase that an owner belongs to in the end: "spokesman" for "Kelmar" of "Kelmar's army's spokesman".
    fn owned_by(&self, owner: usize) -> usize {
        let mut at = owner;
        while self.chunks.get(at + 1).is_some_and(|next| next.owner == Some(at)) {
            at += 1;
        }
        at
    }

    /// The first word of a phrase with its owners.
    pub(super) fn start(&self, at: usize) -> usize {
        match self.chunks[at].owner {
            Some(owner) => self.start(owner),
            None => self.chunks[at].words.start,
        }
    }

    /// The word after a phrase with what hangs on it by "of" and the like.
    pub(super) fn end(&self, at: usize) -> usize {
        let complement = self.complements.get(at).and_then(Option::as_ref);
        complement.map_or(self.chunks[at].words.end, |found| self.end(found.chunk))
    }

    fn find_complement(&self, at: usize) -> Option<Complement> {
        let end = self.chunks[at].words.end;
        let link = self
            .word(end)
            .filter(|word| matches!(word.upos, Upos::Adp | Upos::Part | Upos::Sconj))?;
        let known = matches!(
            link.lower.as_str(),
            "of" | "for" | "at" | "in" | "from" | "with" | "to" | "within" | "inside"
        );
        let same = link.sentence == self.words[end - 1].sentence;
        let chunk = self.chunk_from(end + 1).filter(|_| known && same)?;
        Some(Complement {
            link: link.lower.clone(),
            chunk,
        })
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word<'a>> {
        self.words.get(at)
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    /// The lower-case word before a place, in the same sentence.
    pub(super) fn lower_before(&self, at: usize) -> &str {
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        let same = |word: &&Word<'_>| self.words.get(at).is_some_and(|here| here.sentence == word.sentence);
        before.filter(same).map_or("", |word| word.lower.as_str())
    }

    /// Where these words lie.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match (
            self.words.get(range.start),
            range.end.checked_sub(1).and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => first.span.hull(last.span),
            _ => Span::of(0..0),
        }
    }

    /// The text of these words, line breaks as spaces.
    pub(super) fn slice(&self, range: &Range<usize>) -> String {
        let words = self.span(range).slice(self.text).split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }

    /// The own name of a phrase, as written.
    pub(super) fn name(&self, at: usize) -> String {
        self.slice(&self.portraits[at].name)
    }

    /// Whether a phrase is a bare capital name that no noun tells of.
    pub(super) fn is_bare_name(&self, at: usize) -> bool {
        let portrait = &self.portraits[at];
        let single = portrait.who == Who::Person && portrait.name.len() == 1;
        (single || matches!(portrait.who, Who::Lone | Who::Body)) && portrait.head.is_none()
    }

    /// Whether a phrase stands where it only says where: "in Moscow".
    pub(super) fn is_after_place_word(&self, at: usize) -> bool {
        const PLACE_WORDS: [&str; 13] = [
            "in",
            "into",
            "across",
            "inside",
            "near",
            "throughout",
            "within",
            "around",
            "outside",
            "toward",
            "towards",
            "via",
            "beyond",
        ];
        PLACE_WORDS.contains(&self.lower_before(self.start(at)))
    }
}

/// "Hadra's Sword": a capital name that a bare name owns is one name with it.
fn join_owned_names(chunks: &[Chunk], portraits: &mut [Portrait]) {
    for at in 0..chunks.len() {
        let Some(owner) = chunks[at].owner else { continue };
        let name = |at: usize| {
            matches!(portraits[at].who, Who::Lone | Who::Person | Who::Body) && portraits[at].head.is_none()
        };
        if name(owner) && matches!(portraits[at].who, Who::Lone | Who::Body) && portraits[at].head.is_none() {
            portraits[at].name.start = portraits[owner].name.start;
            portraits[at].who = Who::Body;
        }
    }
}
