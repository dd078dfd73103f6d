//! One document as the rules for quantities see it: its reading, its pieces, what was found so far.

use rashomon_types::{QuantityKind, QuantityModifier, Reading, Span, TokenId, Upos};

use super::lexicon::{Class, Lexicon, Noun, Outcome};
use super::numeral::{Piece, pieces};
use crate::actor::Cast;

/// What the rules share.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) cast: &'a Cast<'a>,
    pub(super) lexicon: &'static Lexicon,
    pub(super) pieces: Vec<Piece>,
    /// The quantities found so far, in order.
    pub(super) found: Vec<Draft>,
}

/// A quantity with what later ones may need to know of it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) span: Span,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) modifier: Option<QuantityModifier>,
    pub(super) kind: QuantityKind,
    pub(super) what: Option<String>,
    pub(super) whose: Option<String>,
    /// The noun that is counted, its own or that of an earlier quantity.
    pub(super) head: Option<TokenId>,
    pub(super) class: Option<Class>,
    /// The token that stands for it in the tree.
    pub(super) node: TokenId,
}

impl Draft {
    /// Whether it counts, rather than measures.
    pub(super) fn is_count(&self) -> bool {
        !matches!(
            self.kind,
            QuantityKind::Distance
                | QuantityKind::Area
                | QuantityKind::Duration
                | QuantityKind::Money
                | QuantityKind::Percentage
                | QuantityKind::Age
        )
    }
}

impl<'a> Scene<'a> {
    pub(super) fn of(reading: &'a Reading<'a>, cast: &'a Cast<'a>) -> Self {
        Self {
            reading,
            cast,
            lexicon: Lexicon::built_in(),
            pieces: pieces(reading),
            found: Vec::new(),
        }
    }

    /// The piece's text in lower case; empty past the end.
    pub(super) fn text(&self, place: usize) -> &str {
        self.pieces.get(place).map_or("", |piece| piece.text.as_str())
    }

    /// The text of the piece so many before; empty past the beginning.
    pub(super) fn back(&self, place: usize, steps: usize) -> &str {
        place.checked_sub(steps).map_or("", |place| self.text(place))
    }

    pub(super) fn token_at(&self, place: usize) -> Option<TokenId> {
        self.pieces.get(place).map(|piece| piece.token)
    }

    pub(super) fn same_sentence(&self, left: TokenId, right: TokenId) -> bool {
        self.reading.token(left).sentence == self.reading.token(right).sentence
    }

    pub(super) fn lemma(&self, id: TokenId) -> String {
        self.reading.lemma(id).to_lowercase()
    }

    pub(super) fn noun(&self, id: TokenId) -> Option<Noun> {
        self.lexicon.noun(self.reading, id)
    }

    /// Whether a token follows the one before it without a space.
    pub(super) fn is_glued(&self, id: TokenId) -> bool {
        let start = self.reading.token(id).span.start();
        self.reading
            .before(id)
            .is_some_and(|before| self.reading.token(before).span.end() == start)
    }

    /// Whether a word says by itself what became of somebody.
    pub(super) fn is_state(&self, id: TokenId) -> bool {
        self.state(id).is_some()
    }

    /// What a state says, with the words that must follow it.
    pub(super) fn state(&self, id: TokenId) -> Option<Outcome> {
        let (lemma, lower) = (self.lemma(id), self.reading.lower(id));
        let rows = self.lexicon.states(&lemma, &lower);
        let fits = |rest: &[String]| {
            let mut next = id;
            rest.iter().all(|word| {
                let Some(after) = self.reading.after(next) else {
                    return false;
                };
                next = after;
                self.is_word(after, word)
            })
        };
        rows.iter().find(|(rest, _)| fits(rest)).map(|(_, outcome)| *outcome)
    }

    /// Whether a token is this dictionary form, by its lemma, as written, or as a singular.
    pub(super) fn is_word(&self, id: TokenId, word: &str) -> bool {
        let lower = self.reading.lower(id);
        lower == word || self.lemma(id) == word || super::lexicon::singular(&lower) == word
    }

    pub(super) fn is_capital(&self, id: TokenId) -> bool {
        self.reading.form(id).starts_with(char::is_uppercase)
    }

    pub(super) fn is_nounlike(&self, id: TokenId) -> bool {
        matches!(self.reading.token(id).upos, Upos::Noun | Upos::Propn)
    }

    /// Whether a quantity stands in this token's sentence or in the one before.
    pub(super) fn is_near(&self, draft: &Draft, id: TokenId) -> bool {
        self.reading.token(draft.node).sentence.index() + 1 >= self.reading.token(id).sentence.index()
    }

    /// The last quantity that counts, if it stands in this token's sentence or in the one before.
    pub(super) fn last_count(&self, id: TokenId) -> Option<&Draft> {
        let sentence = self.reading.token(id).sentence.index();
        let near = |draft: &&Draft| self.reading.token(draft.node).sentence.index() + 1 >= sentence;
        let is_thing = |draft: &&Draft| draft.is_count() && !matches!(draft.class, Some(Class::Speech | Class::Place));
        self.found.iter().rev().take_while(near).find(is_thing)
    }
}
