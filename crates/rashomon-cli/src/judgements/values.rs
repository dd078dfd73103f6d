//! Values of fields as a person writes them.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use rashomon::types::{Band, Interval};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What says that there is none.
const NONE: &str = "none";

/// Between two ends.
const TO: &str = "..";

/// A text, or none.
pub fn text(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty() && value != NONE).then(|| value.to_owned())
}

/// A word of an enumeration, as the JSON has it; spaces and hyphens stand for underscores.
pub fn word<T: DeserializeOwned>(field: &str, value: &str) -> Result<T, String> {
    let word = value.trim().to_lowercase().replace([' ', '-'], "_");
    serde_json::from_value(Value::String(word)).map_err(|error| {
        let error = error.to_string();
        // The error lists the words that there are, each between backticks, after the one that is none.
        let words: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
        format!(
            "`{value}` is nothing that {field} can be: it is one of {}",
            words.join(", ")
        )
    })
}

/// A word of an enumeration, or none.
pub fn word_or_none<T: DeserializeOwned>(field: &str, value: &str) -> Result<Option<T>, String> {
    if value.trim() == NONE {
        return Ok(None);
    }
    word(field, value)
        .map(Some)
        .map_err(|error| format!("{error}, or none"))
}

/// Yes or no.
pub fn truth(field: &str, value: &str) -> Result<bool, String> {
    match value.trim() {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err(format!("`{value}` is nothing that {field} can be: it is yes or no")),
    }
}

/// The two ends of `12..15`, `12..`, `..15` or `12`.
fn ends(value: &str) -> (Option<&str>, Option<&str>) {
    let end = |text: &'_ str| -> bool { !text.trim().is_empty() };
    match value.split_once(TO) {
        Some((low, high)) => (Some(low).filter(|low| end(low)), Some(high).filter(|high| end(high))),
        None => (Some(value), Some(value)),
    }
}

/// A finite number.
pub fn number(field: &str, value: &str) -> Result<f64, String> {
    let number = value.trim().replace([',', ' '], "").parse::<f64>();
    let number = number.ok().filter(|number| number.is_finite());
    number.ok_or_else(|| format!("`{value}` is no number; {field} is written as in 12, 12..15, 12.. or ..15"))
}

/// The least and the most that a number can be.
pub fn bounds(field: &str, value: &str) -> Result<(Option<f64>, Option<f64>), String> {
    let (low, high) = ends(value);
    let low = low.map(|low| number(field, low)).transpose()?;
    let high = high.map(|high| number(field, high)).transpose()?;
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        return Err(format!("`{value}` ends below where it begins"));
    }
    Ok((low, high))
}

/// A band of probability, or none.
pub fn band(value: &str) -> Result<Option<Band>, String> {
    if value.trim() == NONE {
        return Ok(None);
    }
    let (low, high) = bounds("certainty", value)?;
    let is_share = |end: Option<f64>| end.is_none_or(|end| (0.0..=1.0).contains(&end));
    if !is_share(low) || !is_share(high) {
        return Err(format!(
            "`{value}` is no band of probability; it lies between 0 and 1, as in 0.8..0.9"
        ));
    }
    Ok(Some(Band { low, high }))
}

/// A stretch of time, whole days taken to their end; or none.
pub fn interval(field: &str, value: &str) -> Result<Option<Interval>, String> {
    if value.trim() == NONE {
        return Ok(None);
    }
    let (start, end) = ends(value);
    let start = start
        .map(|start| moment(field, start))
        .transpose()?
        .map(|(start, _)| start);
    let end = end.map(|end| moment(field, end)).transpose()?.map(|(_, end)| end);
    if start.zip(end).is_some_and(|(start, end)| start > end) {
        return Err(format!("`{value}` ends before it begins"));
    }
    Ok(Some(Interval { start, end }))
}

/// The first moment of a day or a minute, and the first after it.
fn moment(field: &str, value: &str) -> Result<(DateTime, DateTime), String> {
    let value = value.trim();
    if let Ok(date) = value.parse::<Date>()
        && !value.contains('T')
    {
        let start = date.at(0, 0, 0, 0);
        return Ok((start, start.saturating_add(1.day())));
    }
    let moment = value.parse::<DateTime>().map(|moment| (moment, moment));
    moment.map_err(|_| {
        format!(
            "`{value}` is no day; {field} is written as in 2031-05-04, 2031-05-04..2031-05-06, or with hours as in \
             2031-05-04T06:00..2031-05-04T09:30"
        )
    })
}

#[cfg(test)]
mod tests {
    use rashomon::types::{Act, EvidenceKind};

    use super::*;

    #[test]
    fn words_are_those_of_the_json() {
        assert_eq!(word("act", "Deny"), Ok(Act::Deny));
        assert_eq!(
            word_or_none("evidence", "own observation"),
            Ok(Some(EvidenceKind::OwnObservation))
        );
        let error = word::<Act>("act", "shout").unwrap_err();
        assert!(
            error.starts_with("`shout` is nothing that act can be: it is one of assert, claim,"),
            "{error}"
        );
    }

    #[test]
    fn ends_may_be_open_and_stand_in_order() {
        assert_eq!(bounds("quantity", "12"), Ok((Some(12.0), Some(12.0))));
        assert_eq!(bounds("quantity", "1,200.."), Ok((Some(1200.0), None)));
        assert!(bounds("quantity", "15..12").is_err() && bounds("quantity", "NaN").is_err());
        assert!(band("2..3").is_err() && band("none") == Ok(None));
    }

    #[test]
    fn days_are_whole() {
        let days = interval("time", "2031-05-04..2031-05-05").unwrap().unwrap();
        assert_eq!(days.end.unwrap().to_string(), "2031-05-06T00:00:00");
        assert!(interval("time", "Monday").unwrap_err().contains("2031-05-04"));
    }
}
