//! What the language model finds in one document: sentences, tokens, entities, attributions.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{
    Diagnostic, EventMention, MadeBy, MapSpans, Place, Quantity, RoleMention, Sentence, SentenceId, Span, Time, Token,
    TokenId,
};

/// What a stage gives back: its value, and what it has to say about the text.
///
/// Text never makes a stage fail, so this stands where other programs have a `Result`.
#[derive(Debug, Clone, PartialEq)]
pub struct Staged<T> {
    /// What the stage made.
    pub value: T,
    /// What a person should know about it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Staged<T> {
    /// A value that nothing needs saying about.
    pub fn quiet(value: T) -> Self {
        Self {
            value,
            diagnostics: Vec::new(),
        }
    }

    /// The value, its diagnostics moved to the end of `diagnostics`.
    pub fn collect_into(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }
}

/// The linguistic layer of one document. It stands off from the text and is never edited by a later stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// The sentences, in order, not overlapping.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences, in order.
    pub tokens: Vec<Token>,
    /// The names found, in order.
    pub entities: Vec<EntityMention>,
    /// The attributions found, in the order of their contents.
    pub attributions: Vec<Attribution>,
    /// The words that answer questions about events, in order.
    pub roles: Vec<RoleMention>,
    /// What made this layer.
    pub made_by: MadeBy,
}

impl Annotation {
    /// A layer in which nothing was found.
    #[must_use]
    pub fn empty(made_by: MadeBy) -> Self {
        Self {
            sentences: Vec::new(),
            tokens: Vec::new(),
            entities: Vec::new(),
            attributions: Vec::new(),
            roles: Vec::new(),
            made_by,
        }
    }

    /// The token with this id, if this annotation has it.
    #[must_use]
    pub fn token(&self, id: TokenId) -> Option<&Token> {
        self.tokens.get(id.index())
    }

    /// The sentence with this id, if this annotation has it.
    #[must_use]
    pub fn sentence(&self, id: SentenceId) -> Option<&Sentence> {
        self.sentences.get(id.index())
    }

    /// The tokens of a sentence, in order.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.range()).unwrap_or_default()
    }

    /// The tokens that depend directly on `id`, in order.
    pub fn children(&self, id: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let sentence = self.token(id).and_then(|token| self.sentence(token.sentence));
        let candidates = sentence.map_or(0..0, Sentence::range).map(TokenId::at);
        candidates.filter(move |&candidate| self.token(candidate).is_some_and(|token| token.head == Some(id)))
    }

    /// The tokens that lie wholly inside `span`, in order.
    pub fn tokens_in(&self, span: Span) -> impl Iterator<Item = TokenId> + '_ {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let inside = self
            .tokens
            .iter()
            .skip(first)
            .take_while(move |token| span.covers(token.span));
        inside.enumerate().map(move |(offset, _)| TokenId::at(first + offset))
    }

    /// The sentence that holds the byte at `offset`.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.span.start() <= offset);
        let index = after.checked_sub(1)?;
        self.sentences[index]
            .span
            .contains(offset)
            .then(|| SentenceId::at(index))
    }
}

/// The pieces of text that one part of an attribution is made of, in order; none where the part is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragments<S = Span> {
    /// Where they lie.
    pub spans: Vec<S>,
}

impl<S> Fragments<S> {
    /// The fragments at these spans.
    #[must_use]
    pub fn new(spans: Vec<S>) -> Self {
        Self { spans }
    }

    /// Whether the part is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl<S> Default for Fragments<S> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Fragments {
    /// The smallest span that covers all of them.
    #[must_use]
    pub fn hull(&self) -> Option<Span> {
        self.spans.iter().copied().reduce(Span::hull)
    }
}

impl<S, T> MapSpans<S, T> for Fragments<S> {
    type Mapped = Fragments<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Fragments<T> {
        Fragments {
            spans: map_list(self.spans, convert),
        }
    }
}

/// Who, by what words, said what: the model's own spans, before any rule has looked at them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribution<S = Span> {
    /// The voice; no spans where it is left out.
    pub source: Fragments<S>,
    /// The words that attribute; no spans where it is left out.
    pub cue: Fragments<S>,
    /// What is attributed.
    pub content: Fragments<S>,
    /// How sure the model is of this attribution, 0 to 1.
    pub confidence: f64,
}

impl<S, T> MapSpans<S, T> for Attribution<S> {
    type Mapped = Attribution<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Attribution<T> {
        Attribution {
            source: self.source.map_spans(convert),
            cue: self.cue.map_spans(convert),
            content: self.content.map_spans(convert),
            confidence: self.confidence,
        }
    }
}

/// A stretch of text that names something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntityMention<S = Span> {
    /// Where the name lies; one span unless it is broken up.
    pub spans: Vec<S>,
    /// What sort of thing it names.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// How sure the model is of this mention, 0 to 1.
    pub confidence: f64,
}

impl<S, T> MapSpans<S, T> for EntityMention<S> {
    type Mapped = EntityMention<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> EntityMention<T> {
        EntityMention {
            spans: map_list(self.spans, convert),
            kind: self.kind,
            confidence: self.confidence,
        }
    }
}

/// What sort of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A person.
    #[serde(rename = "PER")]
    Person,
    /// An organisation, a government, an armed group, an outlet.
    #[serde(rename = "ORG")]
    Organisation,
    /// A place.
    #[serde(rename = "LOC")]
    Location,
    /// Anything else that has a name.
    #[serde(rename = "OTH")]
    Other,
}

/// The linguistic layers as `rashomon annotate` lists them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnotationListing<S = Span> {
    /// The attributions found.
    pub attributions: Vec<Attribution<S>>,
    /// The names found.
    pub entities: Vec<EntityMention<S>>,
    /// The times found.
    pub times: Vec<Time<S>>,
    /// Every name used as a place, resolved or not.
    pub places: Vec<Place<S>>,
    /// The quantities found.
    pub quantities: Vec<Quantity<S>>,
    /// The events spoken of.
    pub event_mentions: Vec<EventMention<S>>,
    /// The words that answer questions about them.
    pub role_mentions: Vec<RoleMention<S>>,
}

impl<S, T> MapSpans<S, T> for AnnotationListing<S> {
    type Mapped = AnnotationListing<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> AnnotationListing<T> {
        AnnotationListing {
            attributions: self.attributions.map_spans(convert),
            entities: self.entities.map_spans(convert),
            times: self.times.map_spans(convert),
            places: self.places.map_spans(convert),
            quantities: self.quantities.map_spans(convert),
            event_mentions: self.event_mentions.map_spans(convert),
            role_mentions: self.role_mentions.map_spans(convert),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Upos;

    fn token(start: usize, end: usize, head: Option<u32>) -> Token {
        Token {
            span: Span::of(start..end),
            upos: Upos::X,
            feats: "_".into(),
            lemma: String::new(),
            head: head.map(TokenId),
            deprel: "dep".into(),
            sentence: SentenceId(0),
        }
    }

    /// "Kyiv said no", with both others hanging on "said".
    fn annotation() -> Annotation {
        let mut annotation = Annotation::empty(MadeBy::rule("test"));
        annotation.tokens = vec![token(0, 4, Some(1)), token(5, 9, None), token(10, 12, Some(1))];
        annotation.sentences = vec![Sentence {
            span: Span::of(0..12),
            first: TokenId(0),
            end: TokenId(3),
        }];
        annotation
    }

    #[test]
    fn children_are_found_in_order() {
        assert_eq!(
            annotation().children(TokenId(1)).collect::<Vec<_>>(),
            [TokenId(0), TokenId(2)]
        );
        assert_eq!(annotation().children(TokenId(9)).count(), 0);
    }

    #[test]
    fn tokens_and_sentences_are_found_by_place() {
        let annotation = annotation();
        assert_eq!(
            annotation.tokens_in(Span::of(5..12)).collect::<Vec<_>>(),
            [TokenId(1), TokenId(2)]
        );
        assert_eq!(annotation.tokens_in(Span::of(5..11)).collect::<Vec<_>>(), [TokenId(1)]);
        assert_eq!(
            (annotation.sentence_at(4), annotation.sentence_at(12)),
            (Some(SentenceId(0)), None)
        );
    }
}
