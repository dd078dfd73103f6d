//! Rejected claims: set aside while a run is compiled, so that nothing counts them, and then put back where they stood.

use rashomon_types::{Claim, ClaimStatus, Run};

/// The claims that are set aside.
pub(crate) struct Aside {
    /// For each claim of the run, its place among those that count.
    places: Vec<Option<usize>>,
    rejected: Vec<Claim>,
}

impl Aside {
    /// Takes the rejected claims out of a run; gives back what the others repeat, by their new places.
    pub(crate) fn take(run: &mut Run, folded: &[Option<usize>]) -> (Self, Vec<Option<usize>>) {
        let is_rejected = |claim: &Claim| claim.status == Some(ClaimStatus::Rejected);
        let mut places = Vec::with_capacity(run.claims.len());
        let mut counted = 0;
        for claim in &run.claims {
            places.push((!is_rejected(claim)).then_some(counted));
            counted += usize::from(!is_rejected(claim));
        }
        let rejected = run.claims.extract_if(.., |claim| is_rejected(claim)).collect();
        let aside = Self { places, rejected };
        let kept = folded.iter().zip(&aside.places).filter(|(_, place)| place.is_some());
        let folded = kept
            .map(|(original, _)| original.and_then(|claim| aside.place(claim)))
            .collect();
        (aside, folded)
    }

    /// The place of a claim of the run among those that count; none for a rejected one.
    pub(crate) fn place(&self, claim: usize) -> Option<usize> {
        self.places.get(claim).copied().flatten()
    }

    /// Puts the rejected claims back.
    pub(crate) fn put_back(self, run: &mut Run) {
        if self.rejected.is_empty() {
            return;
        }
        let mut counted = std::mem::take(&mut run.claims).into_iter();
        let mut rejected = self.rejected.into_iter();
        let claims = self.places.into_iter().filter_map(|place| match place {
            Some(_) => counted.next(),
            None => rejected.next(),
        });
        run.claims = claims.collect();
    }
}
