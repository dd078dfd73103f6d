//! What an editor wants to know of a report before reading it: how much of it is denied, refused or unsupported.

use rashomon_types::{Act, Claim, EvidenceKind};

use crate::voice::{is_caption, is_reporter};

/// Counts over the claims of one report.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    counts: [usize; KINDS.len()],
}

type Kind = (&'static str, fn(&Claim) -> bool);

/// What is counted, in the order shown.
const KINDS: [Kind; 7] = [
    ("denied", |claim| claim.act == Act::Deny),
    ("declined to say", |claim| claim.act == Act::Decline),
    ("left out", |claim| claim.act == Act::Omit),
    ("without evidence", |claim| {
        has_evidence(claim, EvidenceKind::NoneOffered)
    }),
    ("not verified", |claim| has_evidence(claim, EvidenceKind::NotVerified)),
    ("hedged", |claim| claim.certainty.is_some()),
    ("from unnamed voices", is_unnamed),
];

impl Tally {
    /// Counts claims.
    pub(crate) fn of<'run>(claims: impl Iterator<Item = &'run Claim>) -> Self {
        let mut tally = Self::default();
        for claim in claims {
            for (count, (_, belongs)) in tally.counts.iter_mut().zip(KINDS) {
                *count += usize::from(belongs(claim));
            }
        }
        tally
    }

    /// What was met at least once: `2 denied`, `1 left out`.
    pub(crate) fn words(&self) -> Vec<String> {
        let met = self.counts.iter().zip(KINDS).filter(|(count, _)| **count > 0);
        met.map(|(count, (name, _))| format!("{count} {name}")).collect()
    }
}

fn has_evidence(claim: &Claim, kind: EvidenceKind) -> bool {
    claim.evidence.as_ref().is_some_and(|evidence| evidence.kind == kind)
}

/// Whether the innermost voice is one that nobody is named by.
fn is_unnamed(claim: &Claim) -> bool {
    let origin = claim.origin().unwrap_or(&claim.source);
    !is_reporter(claim) && !is_caption(claim) && !origin.named
}
