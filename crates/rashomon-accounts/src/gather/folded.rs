//! Copied claims and what they repeat.

use std::collections::BTreeMap;

/// Which claims repeat others.
pub struct Folded {
    original: Vec<Option<usize>>,
    copies: BTreeMap<usize, Vec<usize>>,
}

impl Folded {
    /// Reads for each claim what it repeats; chains of copies lead to their end.
    pub fn new(folded: &[Option<usize>]) -> Self {
        let original: Vec<Option<usize>> = (0..folded.len()).map(|claim| end(folded, claim)).collect();
        let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (claim, original) in original.iter().enumerate() {
            if let Some(original) = original {
                copies.entry(*original).or_default().push(claim);
            }
        }
        Self { original, copies }
    }

    /// The claim that a claim repeats; none for a claim of its own.
    pub fn original(&self, claim: usize) -> Option<usize> {
        self.original.get(claim).copied().flatten()
    }

    /// Whether a claim repeats no other.
    pub fn is_own(&self, claim: usize) -> bool {
        self.original(claim).is_none()
    }

    /// The claims that repeat a claim.
    pub fn copies(&self, claim: usize) -> &[usize] {
        self.copies.get(&claim).map_or(&[][..], Vec::as_slice)
    }
}

/// The end of a chain of copies. In a circle, which no finder of copies makes, every claim is its own.
fn end(folded: &[Option<usize>], claim: usize) -> Option<usize> {
    let mut found = folded.get(claim).copied().flatten()?;
    for _ in 0..folded.len() {
        match folded.get(found).copied().flatten() {
            Some(next) if next == claim => return None,
            Some(next) if next != found => found = next,
            _ => return (found != claim).then_some(found),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_lead_to_their_end_and_circles_to_nothing() {
        let folded = Folded::new(&[None, Some(0), Some(1), Some(4), Some(3), Some(5)]);
        assert_eq!(folded.original(2), Some(0));
        assert_eq!(folded.copies(0), [1, 2]);
        assert!([3, 4, 5].iter().all(|&claim| folded.is_own(claim)));
    }
}
