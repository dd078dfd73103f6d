//! The walk over the words of a document, from number to number.

use rashomon_types::Span;

use super::bound::{Bounded, bounded};
use super::scene::{Draft, Scene};
use super::unit::measure;

impl Scene<'_> {
    /// Finds every quantity.
    pub(super) fn walk(&mut self) {
        let mut place = 0;
        while place < self.pieces.len() {
            let step = self.step(place);
            place = step.next.max(place + 1);
            if let Some(draft) = step.draft {
                self.add(draft);
            }
        }
        self.found.sort_by_key(|draft| (draft.span.start(), draft.span.end()));
    }

    pub(super) fn add(&mut self, draft: Draft) {
        self.found.push(draft);
    }

    pub(super) fn step(&self, place: usize) -> Step {
        self.fixed_duration(place)
            .or_else(|| bounded(&self.pieces, place).map(|found| self.number(&found)))
            .or_else(|| self.nothing(place))
            .or_else(|| self.one_thing(place))
            .unwrap_or(Step {
                draft: None,
                next: place + 1,
            })
    }

    pub(super) fn one_thing(&self, place: usize) -> Option<Step> {
        let is_article = matches!(self.text(place), "a" | "an" | "another") || self.is_whole_of_part(place);
        let (draft, next) = is_article.then(|| self.single(place)).flatten()?;
        Some(Step {
            draft: Some(draft),
            next,
        })
    }

    /// "the roof of the barn was damaged": the barn is one thing, however well known.
    fn is_whole_of_part(&self, place: usize) -> bool {
        let the = self
            .token_at(place)
            .filter(|_| self.text(place) == "the" && self.back(place, 1) == "of");
        let whole = the.and_then(|the| self.reading.head(the));
        let part = whole.and_then(|whole| self.reading.head(whole));
        part.is_some_and(|part| self.is_part(part))
    }

    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let at = |place: usize| self.pieces.get(place).map_or(Span::of(0..0), |piece| piece.span);
        at(first).hull(at(end.saturating_sub(1).max(first)))
    }

    /// A number with its bounds.
    pub(super) fn number(&self, found: &Bounded) -> Step {
        let skip = Step {
            draft: None,
            next: found.end,
        };
        let Some(token) = self.token_at(found.core) else {
            return skip;
        };
        let crosses = self
            .token_at(found.end.saturating_sub(1))
            .is_some_and(|last| !self.same_sentence(token, last));
        if crosses || self.counts_nothing(found) || self.is_comparison(found) {
            return skip;
        }
        let found = &self.without_particle(found);
        if let Some((first, person)) = self
            .bare_age(found)
            .filter(|_| measure(&self.pieces, self.lexicon, found.core, found.core_end).is_none())
        {
            return self.age(found, first, person, token);
        }
        match measure(&self.pieces, self.lexicon, found.core, found.core_end) {
            Some(measure) => self.measured(found, &measure, token),
            None => self.count(found),
        }
    }

    /// "handed over 50": the particle belongs to the verb and bounds nothing.
    pub(super) fn without_particle(&self, found: &Bounded) -> Bounded {
        let is_particle = self
            .token_at(found.first)
            .is_some_and(|first| &*self.reading.token(first).deprel == "compound:prt");
        if !is_particle || found.core != found.first + 1 {
            return *found;
        }
        Bounded {
            first: found.core,
            modifier: None,
            nearly: false,
            ..*found
        }
    }
}

/// What one step found, and where the next begins.
pub(super) struct Step {
    pub(super) draft: Option<Draft>,
    pub(super) next: usize,
}
