//! Grounding: when, where, how many, who did what to whom, and whose side they are on.
//!
//! [`Grounder::ground`] takes one document with its layers and its claims, and gives the claims with what their contents
//! speak of. Each question is a folder: [`time`], [`place`], [`quantity`], [`actor`], [`event`]. It knows of no other
//! document, and no text makes it fail.

pub mod actor;
mod assign;
mod error;
pub mod event;
pub mod place;
pub mod quantity;
pub mod time;

pub use error::GroundError;
use rashomon_gazetteer::Gazetteer;
use rashomon_types::{
    Annotation, Claim, Diagnostic, Document, EventMention, Place, Quantity, Reading, RoleMention, Span, Staged, Time,
};

/// What grounding needs: loaded once, shared by every thread, never changed.
#[derive(Debug)]
pub struct Grounder {
    gazetteer: Gazetteer,
    actors: actor::ActorLexicon,
    codebook: event::Codebook,
}

/// What a document speaks of, each list in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grounding {
    /// Every time expression.
    pub times: Vec<Time>,
    /// Every name of a place, resolved or not, whatever it does where it stands.
    pub places: Vec<Place>,
    /// Every number that counts or measures.
    pub quantities: Vec<Quantity>,
    /// Every predicate of a kind that the codebook knows.
    pub event_mentions: Vec<EventMention>,
    /// The words that answer questions about them, as the language model reads them.
    pub role_mentions: Vec<RoleMention>,
}

impl Grounder {
    /// With the gazetteer, the lexicons and the codebook that are built in.
    ///
    /// # Errors
    ///
    /// If one of them breaks its format; a test rules this out for the built-in ones.
    pub fn embedded() -> Result<Self, GroundError> {
        Self::with_gazetteers(&[])
    }

    /// The same with more gazetteers beside the one that is built in.
    ///
    /// # Errors
    ///
    /// As for [`Grounder::embedded`].
    pub fn with_gazetteers(added: &[Gazetteer]) -> Result<Self, GroundError> {
        Ok(Self {
            gazetteer: added.iter().fold(Gazetteer::embedded()?, Gazetteer::beside),
            actors: actor::ActorLexicon::embedded()?,
            codebook: event::Codebook::embedded()?,
        })
    }

    /// The gazetteer that places are looked up in.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Everything that a document speaks of.
    #[must_use]
    pub fn layers(&self, document: &Document, annotation: &Annotation) -> Grounding {
        self.cast_and_layers(&Reading::new(document, annotation)).1
    }

    /// The actors of a document, and everything that it speaks of.
    fn cast_and_layers(&self, reading: &Reading<'_>) -> (actor::Cast<'_>, Grounding) {
        let cast = actor::Cast::of(reading, &self.actors);
        let times = time::times(reading);
        let mut places = place::places(reading, &self.gazetteer, &cast);
        // "On Harvest Day" says when, whatever place could be called so.
        let is_when = |span: &Span| times.iter().flat_map(|time| &time.spans).any(|time| time.covers(*span));
        places.retain(|place| place.geonameid.is_some() || !place.spans.iter().any(is_when));
        let cast = cast.with_places(&places);
        let quantities = quantity::quantities(reading, &cast);
        let mut event_mentions = event::event_mentions(reading, &self.codebook, &cast, &times, &places);
        for mention in &mut event_mentions {
            mention.parties = actor::parties(mention, &cast);
        }
        let grounding = Grounding {
            times,
            places,
            quantities,
            event_mentions,
            role_mentions: reading.annotation.roles.clone(),
        };
        (cast, grounding)
    }

    /// The claims of a document with what each speaks of, its voices linked to actors.
    #[must_use]
    pub fn ground(&self, document: &Document, annotation: &Annotation, claims: Vec<Claim>) -> Staged<Vec<Claim>> {
        let reading = Reading::new(document, annotation);
        let (cast, grounding) = self.cast_and_layers(&reading);
        Staged {
            diagnostics: undated(document, &grounding.times).into_iter().collect(),
            value: assign::assign(&grounding, &cast, claims),
        }
    }
}

/// What to say where times are reckoned from the day of publication, and no such day is known.
fn undated(document: &Document, times: &[Time]) -> Option<Diagnostic> {
    if document.published.is_some() {
        return None;
    }
    let mut relative = times.iter().filter(|time| time::is_relative(time));
    let first = relative.next()?.spans.iter().copied().reduce(Span::hull)?;
    let count = 1 + relative.count();
    let message = format!("no date of publication is known, so {count} times such as this one stay relative");
    let note = Diagnostic::note("ground.undated", message).at(document.id, first);
    Some(note.with_help("give the date with --published"))
}
