//! All claims of a document laid over its tokens: which words are whose content, which are left for notes about whom.

use rashomon_types::{Claim, Span, TokenId, Upos};

use crate::draft::Draft;
use crate::reading::Reading;

/// A note is looked for at most so many tokens from the cue, so that a text without full stops costs no more.
const REACH: usize = 80;
/// Words that open a phrase of time and so end the noun phrase before them.
const TIME_OPENERS: [&str; 17] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "tonight",
    "late",
    "later",
    "earlier",
    "early",
    "last",
    "this",
    "shortly",
];

/// What every note asks: the document, the drafts and where each claim's parts lie.
pub(super) struct Scene<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) drafts: &'r [Draft],
    pub(super) parts: Vec<Parts>,
    lower: Vec<String>,
    owner: Vec<Option<usize>>,
    cue: Vec<Option<usize>>,
    voice: Vec<bool>,
    by_sentence: Vec<Vec<usize>>,
}

/// Where one claim lies.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) source: Vec<Span>,
    pub(super) content: Vec<Span>,
    /// The main word of the cue.
    pub(super) cue: Option<TokenId>,
    /// The cue, or where there is none the first word of the content.
    pub(super) anchor: Option<TokenId>,
    /// The claim in whose content this one is made.
    pub(super) within: Option<usize>,
}

/// A run of words that names one thing: "an open letter".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) first: TokenId,
    pub(super) last: TokenId,
    /// The noun, without what "of" adds.
    pub(super) head: TokenId,
}

impl<'r, 'a> Scene<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, drafts: &'r [Draft], claims: &[Claim]) -> Self {
        let count = reading.annotation.tokens.len();
        let mut scene = Self {
            reading,
            drafts,
            parts: Vec::new(),
            lower: reading.tokens().map(|id| reading.lower(id)).collect(),
            owner: vec![None; count],
            cue: vec![None; count],
            voice: vec![false; count],
            by_sentence: vec![Vec::new(); reading.annotation.sentences.len()],
        };
        scene.parts = (0..claims.len())
            .map(|index| scene.parts_of(&claims[index], index))
            .collect();
        scene.lay_out(claims);
        scene
    }

    fn parts_of(&self, claim: &Claim, index: usize) -> Parts {
        let named = self.drafts.get(index).and_then(|draft| draft.cue_token);
        let cue = named.or_else(|| claim.cue.spans.first().and_then(|span| self.reading.head_of(*span)));
        let first = || {
            claim
                .content
                .spans
                .first()
                .and_then(|span| self.reading.annotation.tokens_in(*span).next())
        };
        Parts {
            source: claim.source.spans.clone(),
            content: claim.content.spans.clone(),
            cue,
            anchor: cue.or_else(first),
            within: None,
        }
    }

    /// Paints every token with the innermost content over it, longer contents first.
    fn lay_out(&mut self, claims: &[Claim]) {
        let length = |index: &usize| claims[*index].content.spans.iter().map(|span| span.len()).sum::<u32>();
        let mut order: Vec<usize> = (0..claims.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(length(index)));
        for &index in &order {
            let first = self.parts[index].anchor;
            self.parts[index].within = first.and_then(|id| self.owner[id.index()]);
            for id in self.tokens_of(&claims[index].content.spans) {
                self.owner[id.index()] = Some(index);
            }
        }
        for (index, claim) in claims.iter().enumerate() {
            self.tokens_of(&claim.source.spans)
                .iter()
                .for_each(|id| self.voice[id.index()] = true);
            self.tokens_of(&claim.cue.spans)
                .iter()
                .for_each(|id| self.cue[id.index()] = Some(index));
            if let Some(cue) = self.parts[index].cue {
                self.parts[index].within = self.owner[cue.index()].filter(|owner| *owner != index);
            }
            if let Some(anchor) = self.parts[index].anchor {
                self.by_sentence[self.reading.token(anchor).sentence.index()].push(index);
            }
        }
        let parts = &self.parts;
        self.by_sentence
            .iter_mut()
            .for_each(|claims| claims.sort_by_key(|claim| parts[*claim].anchor));
    }

    /// The tokens in some spans, in order.
    pub(super) fn tokens_of(&self, spans: &[Span]) -> Vec<TokenId> {
        spans
            .iter()
            .flat_map(|span| self.reading.annotation.tokens_in(*span))
            .collect()
    }

    /// The word in lower case.
    pub(super) fn lower(&self, id: TokenId) -> &str {
        &self.lower[id.index()]
    }

    /// The word so many places further on in the same sentence, in lower case.
    pub(super) fn lower_at(&self, id: TokenId, step: usize) -> Option<&str> {
        let there = TokenId::at(id.index() + step);
        let same = self.reading.annotation.token(there)?.sentence == self.reading.token(id).sentence;
        same.then(|| self.lower(there))
    }

    pub(super) fn lemma(&self, id: TokenId) -> &'a str {
        self.reading.lemma(id)
    }

    pub(super) fn upos(&self, id: TokenId) -> Upos {
        self.reading.token(id).upos
    }

    /// The claim whose content a word lies in, the innermost.
    pub(super) fn owner(&self, id: TokenId) -> Option<usize> {
        self.owner[id.index()]
    }

    /// The claim whose cue a word belongs to.
    pub(super) fn cue_of(&self, id: TokenId) -> Option<usize> {
        self.cue[id.index()]
    }

    /// Whether a word belongs to what names a source.
    pub(super) fn is_voice(&self, id: TokenId) -> bool {
        self.voice[id.index()]
    }

    /// The claims made in a sentence.
    pub(super) fn claims_in(&self, sentence: usize) -> &[usize] {
        self.by_sentence.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The claims made in a sentence not far from a word.
    fn claims_near(&self, sentence: usize, anchor: TokenId) -> &[usize] {
        let claims = self.claims_in(sentence);
        let place = |claim: &usize| self.parts[*claim].anchor.map_or(0, TokenId::index);
        let start = claims.partition_point(|claim| place(claim) + 2 * REACH < anchor.index());
        let end = claims.partition_point(|claim| place(claim) <= anchor.index() + 2 * REACH);
        &claims[start..end.max(start)]
    }

    /// The words of a claim's sentence that are neither content nor source: where notes about it stand.
    pub(super) fn around(&self, claim: usize) -> Vec<TokenId> {
        let parts = &self.parts[claim];
        let Some(anchor) = parts.anchor else { return Vec::new() };
        let sentence = self.reading.sentence(anchor).range();
        let reach = anchor.index().saturating_sub(REACH)..anchor.index() + REACH;
        let range = sentence.start.max(reach.start)..sentence.end.min(reach.end);
        let free = |id: &TokenId| self.owner(*id) == parts.within && !self.is_voice(*id);
        range.map(TokenId::at).filter(free).collect()
    }

    /// The words of a claim's content in its first sentence that lie in no other claim's content.
    pub(super) fn own_words(&self, claim: usize) -> Vec<TokenId> {
        self.first_sentence(claim)
            .into_iter()
            .filter(|id| self.owner(*id) == Some(claim))
            .collect()
    }

    /// The words of a claim's content in its first sentence.
    pub(super) fn first_sentence(&self, claim: usize) -> Vec<TokenId> {
        let tokens = self.tokens_of(&self.parts[claim].content);
        let sentence = tokens.first().map(|id| self.reading.token(*id).sentence);
        tokens
            .into_iter()
            .filter(|id| Some(self.reading.token(*id).sentence) == sentence)
            .take(2 * REACH)
            .collect()
    }

    /// The word that the content's first sentence hangs on: a predicate where there is one.
    pub(super) fn content_head(&self, claim: usize) -> Option<TokenId> {
        let tokens = self.first_sentence(claim);
        let is_top = |id: &&TokenId| {
            self.reading
                .head(**id)
                .is_none_or(|head| tokens.binary_search(&head).is_err())
        };
        let mut tops = tokens
            .iter()
            .filter(is_top)
            .filter(|id| self.upos(**id) != Upos::Punct)
            .copied();
        let predicates = |id: &TokenId| {
            matches!(self.upos(*id), Upos::Verb | Upos::Aux) || self.reading.child(*id, "nsubj").is_some()
        };
        let first = tops.clone().next();
        tops.find(predicates).or(first)
    }

    /// Whether a note at these words is about this claim: no other cue of the sentence stands nearer, or it opens the
    /// sentence and the same voice speaks on.
    pub(super) fn is_about(&self, claim: usize, first: TokenId, last: TokenId) -> bool {
        let parts = &self.parts[claim];
        let Some(anchor) = parts.anchor else { return false };
        let sentence = self.reading.token(anchor).sentence.index();
        let rivals = || {
            let same_layer =
                |index: &&usize| self.parts[**index].within == parts.within && self.parts[**index].cue.is_some();
            self.claims_near(sentence, anchor)
                .iter()
                .filter(same_layer)
                .copied()
                .filter(|index| *index != claim)
        };
        let distance = |index: usize| {
            self.parts[index]
                .anchor
                .map_or((usize::MAX, true), |cue| distance(cue, first, last))
        };
        let Some(nearest) = rivals().min_by_key(|index| distance(*index)) else {
            return true;
        };
        let opens = last < anchor && rivals().all(|index| self.parts[index].anchor.is_some_and(|cue| last < cue));
        distance(claim) <= distance(nearest) || opens && self.parts[nearest].source == parts.source
    }

    /// The noun phrase that begins with a word.
    pub(super) fn chunk(&self, first: TokenId) -> Option<Chunk> {
        let plain = self.plain_chunk(first)?;
        let of = self
            .reading
            .after(plain.last)
            .filter(|id| self.lower(*id) == "of" && self.owner(*id) == self.owner(first));
        let inner = of
            .and_then(|of| self.reading.after(of))
            .and_then(|next| self.plain_chunk(next));
        Some(inner.map_or(plain, |inner| Chunk {
            last: inner.last,
            ..plain
        }))
    }

    /// The noun phrase that begins with a word, without "of …".
    pub(super) fn plain_chunk(&self, first: TokenId) -> Option<Chunk> {
        let mut head = None;
        let mut next = Some(first);
        while let Some(id) = next.filter(|id| self.owner(*id) == self.owner(first) && self.cue_of(*id).is_none()) {
            let opens_time = head.is_some() && self.opens_time(id);
            match self.role_in_chunk(id) {
                _ if opens_time => break,
                Role::Head => head = Some(id),
                Role::Alone if head.is_none() => {
                    return Some(Chunk {
                        first,
                        last: id,
                        head: id,
                    });
                }
                Role::Modifier if head.is_none() || self.continues(id) => {}
                _ => break,
            }
            next = self.reading.after(id);
        }
        head.map(|head| Chunk {
            first,
            last: head,
            head,
        })
    }

    /// Whether a phrase of time begins here; "Florida Today" is a name.
    fn opens_time(&self, id: TokenId) -> bool {
        let weekday = self.lower(id).ends_with("day") && !matches!(self.lower(id), "today" | "yesterday");
        let capital = self.reading.form(id).starts_with(char::is_uppercase);
        TIME_OPENERS.contains(&self.lower(id)) && (weekday || !capital)
    }

    /// Whether a modifier after a noun still belongs to the noun phrase: "the army's own", "state-run radio".
    fn continues(&self, id: TokenId) -> bool {
        matches!(self.upos(id), Upos::Part | Upos::Adj | Upos::Num) || matches!(self.lower(id), "-" | "–")
    }

    fn role_in_chunk(&self, id: TokenId) -> Role {
        let token = self.reading.token(id);
        let is_own = || {
            token.feature("Poss") == Some("Yes")
                || matches!(self.lower(id), "his" | "her" | "its" | "their" | "our" | "my")
        };
        match token.upos {
            Upos::Noun | Upos::Propn => Role::Head,
            Upos::Pron if is_own() && self.reading.after(id).is_some_and(|next| self.is_nominal(next)) => {
                Role::Modifier
            }
            Upos::Pron => Role::Alone,
            Upos::Det | Upos::Adj | Upos::Num => Role::Modifier,
            Upos::Part if matches!(self.lower(id), "'s" | "’s" | "'" | "’") => Role::Modifier,
            Upos::Verb if token.is("amod") || token.is("compound") => Role::Modifier,
            Upos::Adv if self.reading.after(id).is_some_and(|next| self.upos(next) == Upos::Adj) => Role::Modifier,
            Upos::Punct if matches!(self.lower(id), "-" | "–") => Role::Modifier,
            _ => Role::None,
        }
    }

    fn is_nominal(&self, id: TokenId) -> bool {
        matches!(self.upos(id), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
    }

    /// The span from one word to another.
    pub(super) fn span(&self, first: TokenId, last: TokenId) -> Span {
        self.reading.token(first).span.hull(self.reading.token(last).span)
    }
}

/// How far a cue stands from a phrase; of two as far, the one before is nearer.
fn distance(cue: TokenId, first: TokenId, last: TokenId) -> (usize, bool) {
    match cue < first {
        true => (first.index() - cue.index(), false),
        false => (cue.index().saturating_sub(last.index()), true),
    }
}

/// What a word does in a noun phrase.
enum Role {
    Head,
    /// A pronoun: the whole phrase.
    Alone,
    Modifier,
    None,
}
