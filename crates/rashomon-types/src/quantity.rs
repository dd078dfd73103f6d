//! How many, with the words kept.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{MapSpans, Span};

/// A number as the text bounds it: "more than 70" is 71 and open, "at least four" is 4 and open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity<S = Span> {
    /// The words, numeral and unit.
    pub spans: Vec<S>,
    /// The least it can be; open where nothing bounds it.
    #[serde(serialize_with = "crate::number::plain")]
    pub low: Option<f64>,
    /// The most it can be; open where nothing bounds it.
    #[serde(serialize_with = "crate::number::plain")]
    pub high: Option<f64>,
    /// How the words bound it; none for a plain number.
    pub modifier: Option<QuantityModifier>,
    /// What the number counts or measures.
    pub kind: QuantityKind,
    /// The thing counted, as in the text: "armoured vehicles".
    pub what: Option<String>,
    /// The side that lost it, or whose it is.
    pub whose: Option<String>,
}

impl<S, T> MapSpans<S, T> for Quantity<S> {
    type Mapped = Quantity<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Quantity<T> {
        Quantity {
            spans: map_list(self.spans, convert),
            low: self.low,
            high: self.high,
            modifier: self.modifier,
            kind: self.kind,
            what: self.what,
            whose: self.whose,
        }
    }
}

/// How words bound a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityModifier {
    /// "at least four"
    AtLeast,
    /// "more than 70"
    MoreThan,
    /// "at most four", "up to four"
    AtMost,
    /// "fewer than 70"
    LessThan,
    /// "about 70"
    About,
    /// "between 50 and 70", "50 to 70"
    Between,
    /// "dozens", "several": a word with no numeral
    Vague,
}

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// People killed.
    Killed,
    /// People wounded.
    Wounded,
    /// People killed or wounded, not told apart.
    Casualties,
    /// People taken prisoner.
    Captured,
    /// People missing.
    Missing,
    /// People driven or taken from their homes.
    Displaced,
    /// Things destroyed.
    Destroyed,
    /// Things damaged.
    Damaged,
    /// People or things that took part.
    Participants,
    /// Weapons or rounds used.
    Means,
    /// A length, in metres.
    Distance,
    /// A surface, in square metres.
    Area,
    /// A stretch of time, in seconds.
    Duration,
    /// A sum of money, in the currency that `what` names.
    Money,
    /// A share of a whole, 0 to 100.
    Percentage,
    /// Someone's age, in years.
    Age,
    /// Anything else.
    Other,
}
