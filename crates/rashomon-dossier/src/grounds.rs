//! What a claim's words were tied to: when, where, how many, who did what to whom.
//!
//! Each is a fact like those beside the claim: a label, the report's own words, and what they stand for.

use rashomon_types::{
    Claim, EventMention, Granularity, Participant, ParticipantRole, Place, PlaceCandidate, PlaceMatch, PlacePrecision,
    Polarity, Quantity, QuantityKind, Time, TimeModifier, TimeRole,
};

use crate::facts::Fact;
use crate::marks::one_line;
use crate::words;

/// All that a claim's content was tied to, a group each for when, where, how many and what happened.
pub(crate) fn grounds<'run>(claim: &'run Claim, text: &'run str) -> [Vec<Fact<'run>>; 4] {
    let times = claim.times.iter().filter(|time| is_told(time));
    let events = claim.event_mentions.iter().map(|mention| event(mention, text));
    [
        times.map(time).collect(),
        claim.places.iter().map(place).collect(),
        claim.quantities.iter().map(quantity).collect(),
        events.collect(),
    ]
}

/// Whether a time says when: not how long, not when it was said, and more than "now".
fn is_told(time: &Time) -> bool {
    let is_vague = time.timex3.as_deref().is_some_and(|value| value.ends_with("_REF"));
    time.role == Some(TimeRole::Happened) && !is_vague
}

fn time(time: &Time) -> Fact<'_> {
    let meaning = words::interval(time.start, time.end).unwrap_or_else(|| "not dated".to_owned());
    let part = match time.modifier {
        Some(TimeModifier::Start) => "early in ",
        Some(TimeModifier::Mid) => "in the middle of ",
        Some(TimeModifier::End) => "late in ",
        Some(TimeModifier::Approx) => "about ",
        _ => "",
    };
    let is_whole = time.start.is_some() && time.end.is_some() && time.granularity > Granularity::PartOfDay;
    let part = if is_whole { part } else { "" };
    Fact::with("when".to_owned(), &time.spans).meaning(Some(format!("{part}{meaning}")))
}

fn place(place: &Place) -> Fact<'_> {
    let fact = Fact::with("where".to_owned(), &place.spans);
    let meaning = match (&place.name, place.lat, place.lon) {
        (name, Some(lat), Some(lon)) => resolved(place, name.as_deref(), lat, lon),
        _ => unresolved(&place.candidates),
    };
    fact.meaning(Some(meaning))
}

/// "Grayvoron, RU, town, 50.48 N 35.68 E (2 letters from …)"
fn resolved(place: &Place, name: Option<&str>, lat: f64, lon: f64) -> String {
    let parts = [
        name.map(one_line),
        place.country.clone(),
        place.precision.map(precision),
    ];
    let known = parts.into_iter().flatten().chain([point(lat, lon)]);
    let mut meaning = known.collect::<Vec<_>>().join(", ");
    let plain = matches!(place.matched, Some(PlaceMatch::Exact | PlaceMatch::Alias) | None);
    if let Some(route) = place.route.as_deref().filter(|_| !plain) {
        meaning += &format!(" ({})", one_line(route));
    }
    if place.disputed == Some(true) {
        meaning += " · disputed";
    }
    meaning
}

fn unresolved(candidates: &[PlaceCandidate]) -> String {
    let named = |candidate: &PlaceCandidate| {
        let country = candidate.country.as_deref().unwrap_or("no country");
        format!("{} ({country})", one_line(&candidate.name))
    };
    let perhaps: Vec<String> = candidates.iter().take(3).map(named).collect();
    if perhaps.is_empty() {
        return "not found".to_owned();
    }
    format!("not settled: {}", perhaps.join(" or "))
}

fn point(lat: f64, lon: f64) -> String {
    let half = |degrees: f64, positive, negative| {
        let side = if degrees < 0.0 { negative } else { positive };
        format!("{:.2}\u{a0}{side}", degrees.abs())
    };
    format!("{} {}", half(lat, 'N', 'S'), half(lon, 'E', 'W'))
}

pub(crate) fn precision(precision: PlacePrecision) -> String {
    let word = match precision {
        PlacePrecision::Point => "point",
        PlacePrecision::Town => "town",
        PlacePrecision::District => "district",
        PlacePrecision::Region => "region",
        PlacePrecision::Country => "country",
        PlacePrecision::Area => "area",
    };
    word.to_owned()
}

fn quantity(quantity: &Quantity) -> Fact<'_> {
    let fact = Fact::with(kind(quantity.kind).to_owned(), &quantity.spans);
    let what = quantity.what.as_deref().map(one_line).unwrap_or_default();
    let whose = quantity.whose.as_deref().filter(|whose| !what.contains(*whose));
    let whose = whose.map(|whose| format!("({})", one_line(whose))).unwrap_or_default();
    let parts = [bounds(quantity), what, whose];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    fact.meaning(Some(parts.join(" ")))
}

fn bounds(quantity: &Quantity) -> String {
    let largest = quantity.high.or(quantity.low).unwrap_or_default();
    let (size, unit) = unit(quantity.kind, largest);
    let numeral = |value: f64| number(value / size);
    let bounds = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low == high => numeral(low),
        (Some(low), Some(high)) => format!("{}–{}", numeral(low), numeral(high)),
        (Some(low), None) => format!("at least {}", numeral(low)),
        (None, Some(high)) => format!("at most {}", numeral(high)),
        (None, None) => return "number not stated".to_owned(),
    };
    if unit.is_empty() {
        bounds
    } else {
        format!("{bounds}\u{a0}{unit}")
    }
}

/// The number as people write it: two decimals at most, thousands apart.
pub(crate) fn number(number: f64) -> String {
    let written = format!("{number:.2}");
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = whole.len();
    let grouped: String = whole
        .char_indices()
        .flat_map(|(place, digit)| {
            let gap = place > 0 && (digits - place) % 3 == 0 && digits > 4;
            gap.then_some('\u{202f}').into_iter().chain([digit])
        })
        .collect();
    if fraction.is_empty() {
        grouped
    } else {
        format!("{grouped}.{fraction}")
    }
}

/// The unit that a measure of this size is read in, and how many base units it holds.
fn unit(kind: QuantityKind, size: f64) -> (f64, &'static str) {
    let units: &[(f64, &str)] = match kind {
        QuantityKind::Distance => &[(1000.0, "km"), (1.0, "m")],
        QuantityKind::Area => &[(1_000_000.0, "km²"), (1.0, "m²")],
        QuantityKind::Duration => &[(172_800.0, "days"), (3600.0, "h"), (60.0, "min"), (1.0, "s")],
        QuantityKind::Percentage => &[(0.0, "%")],
        QuantityKind::Age => &[(0.0, "years")],
        _ => &[],
    };
    let fits = units.iter().find(|(least, _)| size >= *least).or(units.last());
    match fits {
        // Two days and more are read in days; less, in hours.
        Some((_, "days")) => (86_400.0, "days"),
        Some((least, unit)) => (if *least == 0.0 { 1.0 } else { *least }, unit),
        None => (1.0, ""),
    }
}

fn kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Killed => "killed",
        QuantityKind::Wounded => "wounded",
        QuantityKind::Casualties => "killed or wounded",
        QuantityKind::Captured => "captured",
        QuantityKind::Missing => "missing",
        QuantityKind::Displaced => "displaced",
        QuantityKind::Destroyed => "destroyed",
        QuantityKind::Damaged => "damaged",
        QuantityKind::Participants => "took part",
        QuantityKind::Means => "used",
        QuantityKind::Distance => "distance",
        QuantityKind::Area => "area",
        QuantityKind::Duration => "lasted",
        QuantityKind::Money => "money",
        QuantityKind::Percentage => "share",
        QuantityKind::Age => "age",
        QuantityKind::Other => "number",
    }
}

/// "shelling by RUSSIA of the post with mortars", "said not to have happened" where it is denied.
fn event<'run>(mention: &'run EventMention, text: &str) -> Fact<'run> {
    let mut meaning = one_line(&mention.kind.replace('_', " "));
    for (role, word) in [
        (ParticipantRole::Initiator, "by"),
        (ParticipantRole::Target, "of"),
        (ParticipantRole::Instrument, "with"),
    ] {
        let named = mention.participants.iter().filter(|one| one.role == role);
        let names: Vec<String> = named.map(|one| participant(one, text)).collect();
        if !names.is_empty() {
            meaning += &format!(" {word} {}", names.join(", "));
        }
    }
    if mention.polarity == Polarity::Negative {
        meaning += " · said not to have happened";
    }
    Fact::with("event".to_owned(), &mention.spans).meaning(Some(meaning))
}

fn participant(participant: &Participant, text: &str) -> String {
    let words = participant.spans.iter().map(|span| span.slice(text));
    let words = one_line(&words.collect::<Vec<_>>().join(" … "));
    let says_it = |name: &str| words.to_lowercase().contains(&name.to_lowercase());
    match &participant.actor {
        Some(actor) if !says_it(&actor.name) => format!("{words} [{}]", one_line(&actor.name)),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use rashomon_types::{QuantityModifier, Span};

    use super::*;

    fn counted(kind: QuantityKind, low: Option<f64>, high: Option<f64>) -> String {
        let quantity = Quantity {
            spans: vec![Span::of(0..1)],
            low,
            high,
            modifier: Some(QuantityModifier::About),
            kind,
            what: None,
            whose: None,
        };
        bounds(&quantity)
    }

    #[test]
    fn bounds_are_read_in_units_of_their_size() {
        assert_eq!(counted(QuantityKind::Killed, Some(71.0), None), "at least 71");
        assert_eq!(
            counted(QuantityKind::Distance, Some(18_000.0), Some(22_000.0)),
            "18–22\u{a0}km"
        );
        assert_eq!(
            counted(QuantityKind::Duration, Some(86_400.0), Some(86_400.0)),
            "24\u{a0}h"
        );
        assert_eq!(
            counted(QuantityKind::Duration, Some(259_200.0), None),
            "at least 3\u{a0}days"
        );
        assert_eq!(
            counted(QuantityKind::Money, None, Some(1_250_000.5)),
            "at most 1\u{202f}250\u{202f}000.5"
        );
        assert_eq!(counted(QuantityKind::Other, None, None), "number not stated");
    }
}
