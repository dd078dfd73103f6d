//! Who the voices are: names, offices, kinds, sides, and who "he" is.
//!
//! Every voice of the claims, every subject and every name of the report is read as a phrase ([`portrait`]); phrases that
//! mean one speaker are gathered in the order of the text ([`roster`]); then each voice is filled in from its own words
//! and from what the whole report tells of its speaker. The words decide first and the lexicon knows them; the model is
//! asked only where they do not tell. Nobody who is left unnamed is ever given a name.

mod alias;
mod fill;
mod kind;
mod lexicon;
mod mention;
mod office;
mod phrase;
mod portrait;
mod pronoun;
mod roster;
mod side;
mod states;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use rashomon_types::{Claim, Span};

use self::fill::fill;
pub(crate) use self::lexicon::VoiceLexicon;
use self::mention::{Mention, mentions};
use self::roster::Roster;
use crate::draft::Draft;
use crate::reading::Reading;

/// Each voice by its words: what they say of it, and which speaker it is.
type Voices<'m> = BTreeMap<&'m [Span], (&'m Mention, Option<usize>)>;

/// Fills in every voice of every claim. `drafts[i]` is what `claims[i]` was made of.
pub(crate) fn resolve(reading: &Reading<'_>, drafts: &[Draft], claims: &mut [Claim]) {
    let mentions = mentions(reading, &reading.lexicon.voices, claims);
    let mut roster = Roster::default();
    let placed: Vec<Option<usize>> = mentions.iter().map(|mention| roster.place(mention)).collect();
    let placed = mentions.iter().zip(placed).map(|(mention, speaker)| {
        let speaker = speaker.or_else(|| roster.ahead(mention));
        (mention.spans.as_slice(), (mention, speaker))
    });
    let voices: Voices<'_> = placed.collect();
    let places = mention::places(reading);
    states::settle(&mut roster.speakers, &places);
    fill(reading, &roster, &voices, drafts, claims);
}
