//! One document as the rules of this crate see it: its layers, and the lexicon.

use std::ops::Deref;

use rashomon_types::{Annotation, Document};

use crate::Lexicon;
use crate::turns::Turns;

/// What a rule sees: the text, its tokens and trees, and the lexicon. Nothing here is ever changed.
pub(crate) struct Reading<'a> {
    layers: rashomon_types::Reading<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) turns: Turns,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(document: &'a Document, annotation: &'a Annotation, lexicon: &'a Lexicon) -> Self {
        let layers = rashomon_types::Reading::new(document, annotation);
        let turns = Turns::of(document);
        Self { layers, lexicon, turns }
    }
}

impl<'a> Deref for Reading<'a> {
    type Target = rashomon_types::Reading<'a>;

    fn deref(&self) -> &Self::Target {
        &self.layers
    }
}
