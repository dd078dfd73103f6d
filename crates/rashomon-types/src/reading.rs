//! One document with its linguistic layer, and the questions that every rule asks of it.

use std::cell::OnceCell;
use std::ops::Range;

use crate::{Annotation, Block, BlockKind, Document, EntityMention, Sentence, Span, Token, TokenId, Upos};

/// What a rule sees: the text, its tokens and trees. Nothing here is ever changed.
///
/// A [`TokenId`] that is asked about must be one that this annotation gave.
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its linguistic layer.
    pub annotation: &'a Annotation,
    children: OnceCell<Vec<Vec<TokenId>>>,
}

impl<'a> Reading<'a> {
    /// Reads a document with its layer.
    #[must_use]
    pub fn new(document: &'a Document, annotation: &'a Annotation) -> Self {
        Self {
            document,
            annotation,
            children: OnceCell::new(),
        }
    }

    /// The stored text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &'a str {
        span.slice(&self.document.text)
    }

    /// The words of several spans, ` … ` between them.
    #[must_use]
    pub fn joined(&self, spans: &[Span]) -> String {
        spans
            .iter()
            .map(|span| self.words(*span))
            .collect::<Vec<_>>()
            .join(" … ")
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        (0..self.annotation.tokens.len()).map(TokenId::at)
    }

    /// The token with an id that this annotation gave.
    #[must_use]
    pub fn token(&self, id: TokenId) -> &'a Token {
        &self.annotation.tokens[id.index()]
    }

    /// The word as written.
    #[must_use]
    pub fn form(&self, id: TokenId) -> &'a str {
        self.token(id).form(self.text())
    }

    /// The word in lower case.
    #[must_use]
    pub fn lower(&self, id: TokenId) -> String {
        self.form(id).to_lowercase()
    }

    /// The word in its base form.
    #[must_use]
    pub fn lemma(&self, id: TokenId) -> &'a str {
        &self.token(id).lemma
    }

    /// The word that it hangs on; none for the root.
    #[must_use]
    pub fn head(&self, id: TokenId) -> Option<TokenId> {
        self.token(id).head
    }

    /// The word before, in the same sentence.
    #[must_use]
    pub fn before(&self, id: TokenId) -> Option<TokenId> {
        let before = TokenId::at(id.index().checked_sub(1)?);
        (self.token(before).sentence == self.token(id).sentence).then_some(before)
    }

    /// The word after, in the same sentence.
    #[must_use]
    pub fn after(&self, id: TokenId) -> Option<TokenId> {
        let after = TokenId::at(id.index() + 1);
        let same = self
            .annotation
            .token(after)
            .is_some_and(|token| token.sentence == self.token(id).sentence);
        same.then_some(after)
    }

    /// The sentence that it stands in.
    #[must_use]
    pub fn sentence(&self, id: TokenId) -> &'a Sentence {
        &self.annotation.sentences[self.token(id).sentence.index()]
    }

    /// The tokens that depend directly on this one, in order.
    #[must_use]
    pub fn children(&self, id: TokenId) -> &[TokenId] {
        &self.children.get_or_init(|| children_of_all(self.annotation))[id.index()]
    }

    /// The first direct dependent with this relation; `nsubj` finds `nsubj:pass` too, `nsubj:pass` only itself.
    #[must_use]
    pub fn child(&self, id: TokenId, relation: &str) -> Option<TokenId> {
        let wanted = |child: &&TokenId| is_relation(self.token(**child), relation);
        self.children(id).iter().find(wanted).copied()
    }

    /// All tokens below this one and itself, in the order of the text.
    #[must_use]
    pub fn subtree(&self, id: TokenId) -> Vec<TokenId> {
        let mut out = vec![id];
        let mut next = 0;
        while let Some(&node) = out.get(next) {
            out.extend(self.children(node));
            next += 1;
        }
        out.sort_unstable();
        out
    }

    /// The span from the first to the last token of a subtree, edge punctuation left out.
    #[must_use]
    pub fn subtree_span(&self, id: TokenId) -> Span {
        self.subtree_span_without(id, &[])
    }

    /// The same without some branches.
    #[must_use]
    pub fn subtree_span_without(&self, id: TokenId, left_out: &[TokenId]) -> Span {
        let cut: Vec<TokenId> = left_out.iter().flat_map(|&branch| self.subtree(branch)).collect();
        let kept: Vec<TokenId> = self
            .subtree(id)
            .into_iter()
            .filter(|token| !cut.contains(token))
            .collect();
        let solid = |token: &&TokenId| self.token(**token).upos != Upos::Punct;
        let first = kept.iter().find(solid).copied().unwrap_or(id);
        let last = kept.iter().rfind(solid).copied().unwrap_or(id);
        self.token(first).span.hull(self.token(last).span)
    }

    /// What must be left out of the subtree of `top` to leave out `inner` and what belongs to it alone: the whole subtree
    /// of `inner` if it lies below `top`, nothing otherwise. In order.
    #[must_use]
    pub fn subtree_of_branch(&self, top: TokenId, inner: TokenId) -> Vec<TokenId> {
        if top != inner && self.is_under(inner, top) {
            self.subtree(inner)
        } else {
            Vec::new()
        }
    }

    /// Whether `ancestor` is `id` or lies above it.
    #[must_use]
    pub fn is_under(&self, id: TokenId, ancestor: TokenId) -> bool {
        std::iter::successors(Some(id), |&node| self.head(node)).any(|node| node == ancestor)
    }

    /// The token in a span that all its others hang on: the first whose head lies outside.
    #[must_use]
    pub fn head_of(&self, span: Span) -> Option<TokenId> {
        let inside = || self.annotation.tokens_in(span);
        let is_top = |id: &TokenId| self.head(*id).is_none_or(|head| !span.covers(self.token(head).span));
        inside()
            .filter(|&id| self.token(id).upos != Upos::Punct)
            .find(is_top)
            .or_else(|| inside().next())
    }

    /// The kind of block that a place lies in; running text where blocks are not known.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<&'a Block> {
        let blocks = &self.document.blocks;
        let after = blocks.partition_point(|block| block.span.start() <= offset);
        let block = &blocks[after.checked_sub(1)?];
        block.span.contains(offset).then_some(block)
    }

    /// Whether a place lies in a block of this kind.
    #[must_use]
    pub fn is_in(&self, kind: BlockKind, offset: u32) -> bool {
        self.block_at(offset).is_some_and(|block| block.kind == kind)
    }

    /// The names that lie in a span, in order.
    pub fn entities_in(&self, span: Span) -> impl Iterator<Item = &'a EntityMention> {
        let inside = move |mention: &&EntityMention| mention.spans.iter().all(|name| span.covers(*name));
        self.annotation.entities.iter().filter(inside)
    }

    /// Whether a verb is negated: "did not say", "never said".
    #[must_use]
    pub fn is_negated(&self, id: TokenId) -> bool {
        let negates = |child: &TokenId| {
            matches!(
                self.lower(*child).as_str(),
                "not" | "n't" | "n’t" | "never" | "neither" | "nor"
            )
        };
        self.children(id).iter().any(negates)
    }

    /// Whether a word is a noun, by its tag or because a possessive stands before it: "officials' claims".
    #[must_use]
    pub fn is_noun(&self, id: TokenId) -> bool {
        let possessive = |before: TokenId| {
            let word = self.lower(before);
            matches!(word.as_str(), "'s" | "’s" | "his" | "its" | "their" | "our" | "my")
                || matches!(word.as_str(), "'" | "’")
                    && self
                        .before(before)
                        .is_some_and(|owner| self.lower(owner).ends_with('s'))
        };
        self.token(id).upos == Upos::Noun
            || (self.token(id).upos == Upos::Verb && self.before(id).is_some_and(possessive))
    }

    /// The byte range of the sentences that a span touches.
    #[must_use]
    pub fn sentences_around(&self, span: Span) -> Range<usize> {
        let sentences = &self.annotation.sentences;
        let first = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
        let end = sentences.partition_point(|sentence| sentence.span.start() < span.end());
        first..end.max(first)
    }
}

/// Whether a token has this relation to its head; `nsubj` takes `nsubj:pass` too, `nsubj:pass` only itself.
#[must_use]
pub fn is_relation(token: &Token, relation: &str) -> bool {
    if relation.contains(':') {
        token.deprel == *relation
    } else {
        token.is(relation)
    }
}

fn children_of_all(annotation: &Annotation) -> Vec<Vec<TokenId>> {
    let mut out = vec![Vec::new(); annotation.tokens.len()];
    for (index, token) in annotation.tokens.iter().enumerate() {
        if let Some(head) = token.head {
            out[head.index()].push(TokenId::at(index));
        }
    }
    out
}
