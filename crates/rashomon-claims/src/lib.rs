//! Claims: who says what, by what words, how sure, on what evidence.
//!
//! [`attribute`] takes the language model's layer of one document and gives its claims. Finders propose drafts, one way of
//! attributing a file; the drafts are merged and trimmed; then acts, nesting, notes and voices are filled in. It knows of
//! no other document, and no text makes it fail.

mod acts;
mod assemble;
mod calendar;
mod cues;
mod draft;
mod find;
mod lexicon;
mod no_claims;
mod notes;
mod reading;
mod timed;
mod trim;
mod turns;
mod voiced;
mod voices;

pub use lexicon::{Lexicon, LexiconError};
use rashomon_types::{Annotation, Claim, Document, Staged};

/// The claims of one document, in the order of their contents.
#[must_use]
pub fn attribute(document: &Document, annotation: &Annotation, lexicon: &Lexicon) -> Staged<Vec<Claim>> {
    let reading = reading::Reading::new(document, annotation, lexicon);
    let mut diagnostics = Vec::new();
    let cued = assemble::merge(find::cued(&reading));
    let cued = assemble::carry(&reading, cued);
    let mut drafts = assemble::tidy(&reading, cued, &mut diagnostics);
    assemble::part(&reading, &mut drafts);
    find::uncued(&reading, &mut drafts);
    turns::take_turns(&reading, &mut drafts);
    let drafts = assemble::tidy(&reading, drafts, &mut diagnostics);
    let mut drafts = assemble::relay(&reading, drafts);
    let mut claims = assemble::claims(&reading, &mut drafts);
    notes::note(&reading, &drafts, &mut claims);
    voices::resolve(&reading, &drafts, &mut claims);
    Staged {
        value: claims,
        diagnostics,
    }
}
