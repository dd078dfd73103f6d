//! What the text says around a claim: certainty, evidence, medium, addressee, when it was said.

mod addressee;
mod certainty;
mod evidence;
mod marks;
mod medium;
mod negated_evidence;
mod phrase;
mod polarity;
mod quotation;
mod said;
mod scene;
mod shown_evidence;
#[cfg(test)]
mod tests;

use rashomon_types::Claim;

use crate::draft::Draft;
use crate::lexicon::LexiconError;
use crate::reading::Reading;
use certainty::HedgeLexicon;
use evidence::EvidenceLexicon;
use medium::MediaLexicon;
use scene::Scene;

/// The rows that this stage reads.
#[derive(Debug)]
pub(crate) struct NoteLexicon {
    hedges: HedgeLexicon,
    evidence: EvidenceLexicon,
    media: MediaLexicon,
}

impl NoteLexicon {
    pub(crate) fn embedded() -> Result<Self, LexiconError> {
        Ok(Self {
            hedges: HedgeLexicon::embedded()?,
            evidence: EvidenceLexicon::embedded()?,
            media: MediaLexicon::embedded()?,
        })
    }
}

/// Fills in the notes of every claim. `drafts[i]` is what `claims[i]` was made of.
pub(crate) fn note(reading: &Reading<'_>, drafts: &[Draft], claims: &mut [Claim]) {
    if claims.is_empty() {
        return;
    }
    let scene = Scene::new(reading, drafts, claims);
    let lexicon = &reading.lexicon.notes;
    let quoted = marks::quoted(reading.document);
    for (index, claim) in claims.iter_mut().enumerate() {
        let medium = medium::medium(&scene, index, &lexicon.media);
        claim.quotation = quotation::quotation(&scene, index, &quoted);
        claim.polarity = polarity::polarity(&scene, index);
        claim.certainty = certainty::certainty(&scene, index, &lexicon.hedges);
        claim.evidence = evidence::beside(&scene, index, &lexicon.evidence);
        claim.addressee = addressee::addressee(&scene, index, &lexicon.media, medium.as_ref());
        claim.medium = medium::words(&scene, index, medium.as_ref());
        claim.said = said::said(&scene, index);
    }
    for (index, evidence) in evidence::in_neighbours(&scene, &lexicon.evidence) {
        claims[index].evidence.get_or_insert(evidence);
    }
}
