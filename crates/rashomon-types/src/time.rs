//! When: an interval with open ends, how finely it is known, and how that was worked out.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{MapSpans, Span};

/// A stretch of time as the text gives it, in the local time of the place spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time<S = Span> {
    /// The words.
    pub spans: Vec<S>,
    /// The TIMEX3 value: `2023-05-22`, `2023-W21`, `P2D`, `PAST_REF`.
    pub timex3: Option<String>,
    /// The first moment that belongs to it; open where nothing bounds it.
    pub start: Option<DateTime>,
    /// The first moment that no longer belongs to it; open where nothing bounds it.
    pub end: Option<DateTime>,
    /// How finely it is known.
    pub granularity: Granularity,
    /// How the words qualify it, as TIMEX3's `mod`.
    #[serde(rename = "mod")]
    pub modifier: Option<TimeModifier>,
    /// What it was reckoned from.
    pub anchor: Option<Anchor>,
    /// What the time is of.
    pub role: Option<TimeRole>,
    /// The rule that worked it out.
    pub rule: String,
}

impl<S, T> MapSpans<S, T> for Time<S> {
    type Mapped = Time<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Time<T> {
        Time {
            spans: map_list(self.spans, convert),
            timex3: self.timex3,
            start: self.start,
            end: self.end,
            granularity: self.granularity,
            modifier: self.modifier,
            anchor: self.anchor,
            role: self.role,
            rule: self.rule,
        }
    }
}

/// The moment that a time was reckoned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Which moment it is.
    pub kind: AnchorKind,
    /// When it is.
    pub date: DateTime,
}

/// Which moment a time was reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorKind {
    /// The document's publication.
    Published,
    /// The document's dateline.
    Dateline,
    /// When the source spoke.
    Said,
    /// Another time in the text.
    Text,
    /// Something that happened, whose own time may be unknown.
    Event,
}

/// How finely a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// To the morning, afternoon, evening or night.
    PartOfDay,
    /// To the day.
    Day,
    /// To the weekend.
    Weekend,
    /// To the week.
    Week,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the quarter.
    Quarter,
    /// To the half year.
    HalfYear,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
    /// Not finely: "now", "recently".
    Unknown,
}

/// How words qualify a time, as TIMEX3's `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeModifier {
    /// "before Monday"
    Before,
    /// "after Monday", "since Monday"
    After,
    /// "by Monday"
    OnOrBefore,
    /// "from Monday on"
    OnOrAfter,
    /// "less than two days"
    LessThan,
    /// "more than two days"
    MoreThan,
    /// "no more than two days"
    EqualOrLess,
    /// "at least two days"
    EqualOrMore,
    /// "early May"
    Start,
    /// "mid-May"
    Mid,
    /// "late May"
    End,
    /// "around noon"
    Approx,
}

/// What a time is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRole {
    /// When the thing spoken of happened.
    Happened,
    /// When it was said.
    Said,
}
