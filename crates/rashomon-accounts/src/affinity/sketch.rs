//! What a mention of an event is compared by.

use jiff::civil::DateTime;
use rashomon_types::{EventMention, Granularity, Place, PlacePrecision, PlaceUse, Span, Time, TimeRole};

use super::{Background, Stem};
use crate::corpus::Corpus;

/// A mention of an event, as far as it is compared with others. The sets are sorted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    /// The report that it stands in, by its place in the run.
    pub document: usize,
    /// The claim or sentence that it stands in, a number within the run: two mentions of one passage are seldom one.
    pub passage: usize,
    /// The word that names what happened.
    pub head: Option<Stem>,
    /// All words that name it.
    pub trigger: Vec<Stem>,
    /// Its kind, a name of the codebook, where it has one.
    pub kind: Option<String>,
    /// The other words of its passage.
    pub words: Vec<Stem>,
    /// The words of those who had a part in it.
    pub participants: Vec<Stem>,
    /// Where its passage says that it happened.
    pub places: Vec<Whereabouts>,
    /// When its passage says that it happened; no finer than the text.
    pub times: Vec<(DateTime, DateTime)>,
}

impl Sketch {
    /// The sketch of a mention of an event in a claim of a corpus.
    #[must_use]
    pub fn of_claim(
        corpus: &Corpus<'_>,
        claim: usize,
        mention: &EventMention,
        background: &Background,
    ) -> Option<Self> {
        let spoken = corpus.claims.get(claim)?;
        let joined = |spans: &[Span]| {
            let words: Vec<&str> = spans.iter().map(|&span| corpus.words(claim, span)).collect();
            words.join(" ")
        };
        let mut participants = String::new();
        for participant in &mention.participants {
            participants += &format!(" {}", joined(&participant.spans));
            participants += participant.actor.as_ref().map_or("", |actor| actor.name.as_str());
        }
        let mut sketch = Self::of_words(background, &joined(&mention.spans), None, &corpus.content(claim));
        sketch.document = corpus.document_of(claim)?;
        sketch.passage = claim;
        sketch.kind = Some(mention.kind.clone());
        sketch.participants = background.stem_set(&participants);
        sketch.set_times(&spoken.times);
        sketch.set_places(&spoken.places);
        Some(sketch)
    }

    /// A sketch of words alone: those that name the event, the one of them that all others hang on (the first where it
    /// is not known), and its passage.
    #[must_use]
    pub fn of_words(background: &Background, trigger: &str, head: Option<&str>, passage: &str) -> Self {
        let head = head.and_then(|head| background.stems(head).next());
        let trigger_set = background.stem_set(trigger);
        let mut words = background.stem_set(passage);
        words.retain(|stem| trigger_set.binary_search(stem).is_err());
        Self {
            head: head.or_else(|| background.stems(trigger).next()),
            trigger: trigger_set,
            words,
            ..Self::default()
        }
    }

    /// Every word that it has, sorted.
    pub(super) fn all_words(&self) -> Vec<Stem> {
        let mut all = [self.trigger.as_slice(), &self.words, &self.participants].concat();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Takes the times that say when something happened, as finely as a month at least.
    pub fn set_times(&mut self, times: &[Time]) {
        let happened = times
            .iter()
            .filter(|time| time.role != Some(TimeRole::Said) && time.granularity <= Granularity::Month);
        let bounded = |time: &Time| Some((time.start?, time.end?));
        self.times = happened.filter_map(bounded).collect();
    }

    /// Takes the places that say where.
    pub fn set_places(&mut self, places: &[Place]) {
        let located = places.iter().filter(|place| place.usage == PlaceUse::Location);
        self.places = located.filter_map(Whereabouts::of).collect();
        self.places.sort();
        self.places.dedup();
    }
}

/// A place as far as it is compared with others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whereabouts {
    /// The gazetteer's key, else the name in lower case.
    pub key: String,
    /// The country that the gazetteer files it under.
    pub country: Option<String>,
    /// Whether it is so wide that others may lie in it: more than a town.
    pub is_wide: bool,
}

impl Whereabouts {
    fn of(place: &Place) -> Option<Self> {
        let id = place.geonameid.map(|id| id.to_string());
        let town = [PlacePrecision::Point, PlacePrecision::Town];
        Some(Self {
            key: id.or_else(|| place.name.as_ref().map(|name| name.to_lowercase()))?,
            country: place.country.clone(),
            is_wide: place.precision.is_none_or(|precision| !town.contains(&precision)),
        })
    }

    /// Whether the two may be one place: they are the same, or one may lie in the other.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let is_same_country = self.country.is_some() && self.country == other.country;
        self.key == other.key || is_same_country && (self.is_wide || other.is_wide)
    }
}
