//! Claims: who says what, by what words, how sure, on what evidence.
//!
//! [`attribute`] takes the language model's layer of one document and gives its claims. Finders propose drafts, one rule
//! a file; the drafts are merged and trimmed; then acts, nesting, notes and voices are filled in. It knows of no other
//! document, and no text makes it fail.

mod cues;
mod draft;
mod lexicon;
mod notes;
mod reading;
mod voices;

pub use lexicon::{Lexicon, LexiconError};
use rashomon_types::{Annotation, Claim, Document, Staged};

/// The claims of one document, in the order of their contents.
#[must_use]
pub fn attribute(document: &Document, annotation: &Annotation, lexicon: &Lexicon) -> Staged<Vec<Claim>> {
    let reading = reading::Reading::new(document, annotation, lexicon);
    let drafts: Vec<draft::Draft> = Vec::new();
    let mut claims = Vec::new();
    notes::note(&reading, &drafts, &mut claims);
    voices::resolve(&reading, &drafts, &mut claims);
    Staged::quiet(claims)
}
