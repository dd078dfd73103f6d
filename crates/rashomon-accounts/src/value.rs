//! What an answer says, typed, and whether two answers can both hold.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use rashomon_types::{AnswerValue, Place, PlacePrecision, QuestionKind};

use crate::lexicon::Lexicon;
use crate::names;

/// What an answer says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Whoever is said to have done it, or to have had it done to them: all that one claim names.
    Actors(Vec<Named>),
    /// A number between two ends that may be open.
    Number { low: Option<f64>, high: Option<f64> },
    /// A stretch of time between two ends that may be open.
    Time {
        start: Option<DateTime>,
        end: Option<DateTime>,
    },
    /// A place.
    Place(Spot),
    /// Words of a class of the lexicon.
    Class { class: String, words: String },
    /// Words that nothing is known of.
    Words(String),
}

/// Somebody named in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// As the text has it.
    pub(crate) words: String,
    /// The party that it is, by its place in the cast.
    pub(crate) party: Option<usize>,
    pub(crate) sort: Sort,
}

/// How far words tell somebody from others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A party, or those whom their description tells from others.
    #[default]
    Told,
    /// A person by name, who may act for a party and be of whom others only say "a gunman".
    Person,
    /// "a gunman", "the man": might be anybody.
    Anyone,
}

/// A place as far as comparing needs it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    pub(crate) name: String,
    words: String,
    /// Degrees north and east, and how far it reaches in kilometres.
    point: Option<(f64, f64, f64)>,
    country: Option<String>,
    is_country: bool,
}

impl Spot {
    /// The place of a claim, `words` being its words in the text.
    pub(crate) fn of(place: &Place, words: &str) -> Self {
        let point = place.lat.zip(place.lon);
        Self {
            name: place.name.clone().unwrap_or_else(|| words.to_owned()),
            words: words.to_owned(),
            point: point.map(|(lat, lon)| (lat, lon, reach(place))),
            country: place.country.clone(),
            is_country: place.precision == Some(PlacePrecision::Country),
        }
    }

    /// A place of which only the name is known.
    pub(crate) fn named(words: &str) -> Self {
        Self {
            name: words.to_owned(),
            words: words.to_owned(),
            point: None,
            country: None,
            is_country: false,
        }
    }

    /// Whether the one can be in the other; none where that cannot be told.
    pub(crate) fn fits(&self, other: &Self) -> Option<bool> {
        let holds = |a: &str, b: &str| names::holds(a, b) || names::holds(b, a);
        if holds(&self.name, &other.name) || holds(&self.words, &other.words) {
            return Some(true);
        }
        if self.is_country || other.is_country {
            return self.country.as_ref().zip(other.country.as_ref()).map(|(a, b)| a == b);
        }
        let (one, two) = self.point.zip(other.point)?;
        Some(kilometres(one, two) <= one.2 + two.2)
    }

    /// How far it reaches in kilometres; a small place where this is not known.
    pub(crate) fn reach(&self) -> f64 {
        self.point.map_or(1.0, |(_, _, reach)| reach)
    }
}

/// How far a place reaches where the gazetteer does not say, in kilometres.
fn reach(place: &Place) -> f64 {
    place.radius_km.unwrap_or(match place.precision {
        Some(PlacePrecision::Country) => 500.0,
        Some(PlacePrecision::Region) => 120.0,
        Some(PlacePrecision::District) => 40.0,
        _ => 10.0,
    })
}

/// The distance of two points on a round earth.
fn kilometres(one: (f64, f64, f64), two: (f64, f64, f64)) -> f64 {
    let (lat1, lat2) = (one.0.to_radians(), two.0.to_radians());
    let (north, east) = ((lat2 - lat1) / 2.0, (two.1 - one.1).to_radians() / 2.0);
    let half = north.sin().powi(2) + lat1.cos() * lat2.cos() * east.sin().powi(2);
    2.0 * 6371.0 * half.sqrt().min(1.0).asin()
}

/// How two answers stand to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// Both can hold, and say the same.
    Same(String),
    /// Both can hold, and the first says it more finely.
    Finer(String),
    /// They cannot both hold.
    Against(String),
    /// They speak of different things.
    Apart,
}

/// Compares what two answers to a question say. `is_one_cause` tells that the event has one cause only: a bomb, a crash.
pub(crate) fn compare(
    lexicon: &Lexicon,
    question: QuestionKind,
    is_one_cause: bool,
    a: &Value,
    b: &Value,
) -> Comparison {
    match (a, b) {
        (Value::Actors(a), Value::Actors(b)) => actors(lexicon, question, a, b),
        (Value::Number { low: l1, high: h1 }, Value::Number { low: l2, high: h2 }) => numbers((*l1, *h1), (*l2, *h2)),
        (Value::Time { start: s1, end: e1 }, Value::Time { start: s2, end: e2 }) => times((*s1, *e1), (*s2, *e2)),
        (Value::Place(a), Value::Place(b)) => places(a, b),
        (Value::Class { class: a, words: x }, Value::Class { class: b, words: y }) => {
            classes(lexicon, question, is_one_cause, (a, x), (b, y))
        }
        (Value::Words(a), Value::Words(b)) => words(question, is_one_cause, a, b),
        _ => Comparison::Apart,
    }
}

fn actors(lexicon: &Lexicon, question: QuestionKind, a: &[Named], b: &[Named]) -> Comparison {
    let is_same = |one: &Named, other: &Named| {
        is_one_person(one, other)
            || is_short_for(&one.words, &other.words)
            || is_short_for(&other.words, &one.words)
            || (one.party.is_some() && one.party == other.party)
            || names::same(&one.words, &other.words)
            || names::holds(&one.words, &other.words)
            || names::holds(&other.words, &one.words)
            || (question == QuestionKind::Target && is_one_thing(lexicon, &one.words, &other.words))
    };
    let list = |named: &[Named]| {
        let words: Vec<&str> = named.iter().map(|named| named.words.as_str()).collect();
        words.join(", ")
    };
    if let Some(shared) = a.iter().find(|one| b.iter().any(|other| is_same(one, other))) {
        return Comparison::Same(format!("both name {}", shared.words));
    }
    let is_all = |named: &[Named], sort: Sort| named.iter().all(|named| named.sort == sort);
    // A description without a name contradicts nothing, and a person may have acted for a party.
    let is_open =
        is_all(a, Sort::Anyone) || is_all(b, Sort::Anyone) || is_all(a, Sort::Person) != is_all(b, Sort::Person);
    match question {
        QuestionKind::Initiator if is_open => Comparison::Apart,
        QuestionKind::Initiator | QuestionKind::Control => {
            Comparison::Against(format!("the one names {}, the other {}", list(a), list(b)))
        }
        _ => Comparison::Apart,
    }
}

/// Whether two things that were hit can be one: they are of one class or have one noun, and not each a name of its own.
fn is_one_thing(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    let class = |words: &str| {
        let thing = words.find(" of ").and_then(|end| words.get(..end)).unwrap_or(words);
        let row = lexicon.target.phrases.find(thing).last();
        row.map(|found| lexicon.target.name(found.row).to_owned())
    };
    let is_one = match (class(one), class(other)) {
        (Some(one), Some(other)) => one == other,
        _ => {
            let (one, other) = (names::words(one), names::words(other));
            one.last()
                .is_some_and(|last| last.len() > 3 && other.last() == Some(last))
        }
    };
    let called = |words: &str| {
        let words = words.split_whitespace().skip(1).map(str::to_owned);
        let names = words.filter(|word| word.starts_with(char::is_uppercase));
        names.collect::<BTreeSet<String>>()
    };
    let (one, other) = (called(one), called(other));
    is_one && (one.is_empty() || other.is_empty() || !one.is_disjoint(&other))
}

/// Whether the one is the other's first letters: "OL" and "the Orsa Legion".
fn is_short_for(short: &str, long: &str) -> bool {
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let first: String = long
        .split(' ')
        .filter(|word| is_name(word) && *word != "The")
        .filter_map(|word| word.chars().next())
        .collect();
    let short = short.trim_start_matches("the ").trim_start_matches("The ");
    short.len() > 1 && short.chars().all(char::is_uppercase) && short == first
}

/// Whether two names are one person's: "Ivo Marrant" and "Mr Marrant".
fn is_one_person(one: &Named, other: &Named) -> bool {
    let (a, b) = (names::words(&one.words), names::words(&other.words));
    let is_last = a.last().is_some_and(|last| b.last() == Some(last));
    let shorter = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let is_part = shorter
        .0
        .iter()
        .all(|word| names::is_title(word) || shorter.1.contains(word));
    one.sort == Sort::Person && other.sort == Sort::Person && is_last && is_part
}

/// A number as people write it: "at least 60", "40", "10 to 12".
pub(crate) fn spoken((low, high): (Option<f64>, Option<f64>)) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low >= high => format!("{low}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => "a number not stated".to_owned(),
    }
}

type Bounds = (Option<f64>, Option<f64>);

fn numbers(a: Bounds, b: Bounds) -> Comparison {
    let lowest = |bounds: Bounds| bounds.0.unwrap_or(f64::NEG_INFINITY);
    let highest = |bounds: Bounds| bounds.1.unwrap_or(f64::INFINITY);
    let reason = format!("{} and {}", spoken(a), spoken(b));
    if a == (None, None) || b == (None, None) {
        Comparison::Apart
    } else if lowest(a) > highest(b) || lowest(b) > highest(a) {
        Comparison::Against(format!("{reason} cannot both hold"))
    } else if a != b && lowest(a) >= lowest(b) && highest(a) <= highest(b) {
        Comparison::Finer(format!("{} lies within {}", spoken(a), spoken(b)))
    } else {
        Comparison::Same(format!("{reason} can both hold"))
    }
}

type Stretch = (Option<DateTime>, Option<DateTime>);

/// A stretch of time as ISO 8601 writes it, `..` where it is open.
fn interval((start, end): Stretch) -> String {
    let write = |moment: Option<DateTime>| moment.map_or("..".to_owned(), |moment| moment.to_string());
    format!("{}/{}", write(start), write(end))
}

fn times(a: Stretch, b: Stretch) -> Comparison {
    let from = |stretch: Stretch| stretch.0.unwrap_or(DateTime::MIN);
    let to = |stretch: Stretch| stretch.1.unwrap_or(DateTime::MAX);
    if from(a) >= to(b) || from(b) >= to(a) {
        Comparison::Against(format!("{} and {} do not meet", day_or_interval(a), day_or_interval(b)))
    } else if a != b && from(a) >= from(b) && to(a) <= to(b) {
        Comparison::Finer(format!("{} lies within {}", day_or_interval(a), day_or_interval(b)))
    } else {
        Comparison::Same("the times meet".to_owned())
    }
}

fn places(a: &Spot, b: &Spot) -> Comparison {
    let reason = format!("{} and {}", a.name, b.name);
    match a.fits(b) {
        Some(true) if a.reach() < b.reach() => Comparison::Finer(format!("{reason}: the one lies in the other")),
        Some(true) => Comparison::Same(format!("{reason}: the same place")),
        // A raid has many places: two of them do not contradict each other.
        Some(false) | None => Comparison::Apart,
    }
}

fn classes(
    lexicon: &Lexicon,
    question: QuestionKind,
    is_one_cause: bool,
    (a, x): (&str, &str),
    (b, y): (&str, &str),
) -> Comparison {
    if a == b {
        return Comparison::Same(format!("both say “{x}” or as much"));
    }
    let against = match question {
        QuestionKind::Outcome => lexicon.outcome.oppose(a, b),
        QuestionKind::Means => is_one_cause && !lexicon.means.can_be_joined(a, b),
        _ => false,
    };
    if against {
        Comparison::Against(format!("the one says “{x}”, the other “{y}”"))
    } else {
        Comparison::Apart
    }
}

fn words(question: QuestionKind, is_one_cause: bool, a: &str, b: &str) -> Comparison {
    let (one, two) = (names::words(a), names::words(b));
    let shared = one.iter().filter(|word| word.len() > 3 && two.contains(word)).count();
    let least = one.len().min(two.len()).max(1);
    if shared * 2 >= least {
        Comparison::Same(format!("both say “{a}” or as much"))
    } else if question == QuestionKind::Motive && is_one_cause {
        Comparison::Against(format!("the one says “{a}”, the other “{b}”"))
    } else {
        Comparison::Apart
    }
}

impl Value {
    /// The value as it is written out.
    pub(crate) fn wire(&self) -> AnswerValue {
        match self {
            Self::Actors(named) => {
                let words: Vec<&str> = named.iter().map(|named| named.words.as_str()).collect();
                AnswerValue::Text(words.join(", "))
            }
            Self::Number { low, high } => AnswerValue::Range { low: *low, high: *high },
            Self::Time { start, end } => AnswerValue::Text(day_or_interval((*start, *end))),
            Self::Place(spot) => AnswerValue::Text(spot.name.clone()),
            Self::Class { words, .. } | Self::Words(words) => AnswerValue::Text(words.clone()),
        }
    }
}

/// A whole day as its date, any other stretch as an interval.
fn day_or_interval((start, end): Stretch) -> String {
    match (start, end) {
        (Some(start), Some(end))
            if start
                .date()
                .tomorrow()
                .is_ok_and(|next| next.to_datetime(start.time()) == end) =>
        {
            start.date().to_string()
        }
        stretch => interval(stretch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(low: Option<f64>, high: Option<f64>) -> Value {
        Value::Number { low, high }
    }

    fn compared(question: QuestionKind, a: &Value, b: &Value) -> Comparison {
        compare(&Lexicon::embedded().unwrap(), question, true, a, b)
    }

    #[test]
    fn figures_compare_by_their_bounds() {
        let more_than_70 = number(Some(71.0), None);
        let about_70 = number(Some(63.0), Some(77.0));
        let up_to_70 = number(None, Some(70.0));
        let killed = |a: &Value, b: &Value| compared(QuestionKind::Killed, a, b);
        assert!(matches!(killed(&more_than_70, &about_70), Comparison::Same(_)));
        assert!(matches!(killed(&up_to_70, &more_than_70), Comparison::Against(_)));
        assert!(matches!(
            killed(&number(Some(72.0), Some(72.0)), &more_than_70),
            Comparison::Finer(_)
        ));
    }

    #[test]
    fn actors_are_the_same_part_or_other() {
        let actors = |words: &[&str]| {
            let named = words.iter().map(|words| Named {
                words: (*words).to_owned(),
                party: None,
                sort: Sort::default(),
            });
            Value::Actors(named.collect())
        };
        let two = actors(&["the Sable League", "the Orsa Legion"]);
        let who = |a: &Value, b: &Value| compared(QuestionKind::Initiator, a, b);
        assert!(matches!(who(&two, &actors(&["Orsa Legion"])), Comparison::Same(_)));
        assert!(matches!(who(&two, &actors(&["Bresnia"])), Comparison::Against(_)));
        assert!(matches!(who(&two, &actors(&["the OL"])), Comparison::Same(_)));
    }

    #[test]
    fn a_day_is_written_as_its_date() {
        let day = Value::Time {
            start: Some("2031-05-04T00:00:00".parse().unwrap()),
            end: Some("2031-05-05T00:00:00".parse().unwrap()),
        };
        assert_eq!(day.wire(), AnswerValue::Text("2031-05-04".to_owned()));
    }
}
