//! Days and moments inside a text, as people write them: `2031-05-22T06:00:00/2031-05-22T12:00:00` is "Thu 22 May 2031
//! 06:00 to 12:00".

use jiff::civil::{Date, DateTime};

use crate::words::interval;

/// The same text with each day, moment and stretch of time in words.
pub(super) fn in_words(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let bare = word.trim_end_matches([',', ';', '.', ':']);
    let end = word.get(bare.len()..).unwrap_or_default();
    match stretch(bare) {
        Some(stretch) => format!("{stretch}{end}"),
        None => word.to_owned(),
    }
}

fn stretch(word: &str) -> Option<String> {
    // Other words would be tried in vain, a thousand times a page.
    if !word.starts_with(|first: char| first.is_ascii_digit()) && !word.starts_with(['/', '.']) {
        return None;
    }
    let Some((start, end)) = word.split_once('/') else {
        let (start, end) = bounds(word)?;
        return interval(Some(start), end);
    };
    // An open end is empty or two dots (ISO 8601-2).
    let is_open = |end: &str| end.is_empty() || end == "..";
    let start = if is_open(start) { None } else { Some(bounds(start)?.0) };
    let end = if is_open(end) { None } else { Some(bounds(end)?.0) };
    between(start, end)
}

/// A stretch of time, its end not included; a day that holds both ends is named once.
pub(super) fn between(start: Option<DateTime>, end: Option<DateTime>) -> Option<String> {
    let words = interval(start, end)?;
    match (start, end) {
        (Some(start), Some(end)) if start.date() == end.date() => {
            let day = start.strftime(" to %a %-d %b %Y ").to_string();
            Some(words.replace(&day, " to "))
        }
        _ => Some(words),
    }
}

/// A moment, or a whole day.
fn bounds(word: &str) -> Option<(DateTime, Option<DateTime>)> {
    if word.len() == "2031-05-22".len() {
        let day: Date = word.parse().ok()?;
        return Some((day.into(), day.tomorrow().ok().map(DateTime::from)));
    }
    (word.len() >= "2031-05-22T06:00".len() && word.contains('T'))
        .then(|| word.parse().ok())
        .flatten()
        .map(|moment| (moment, Some(moment)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_in_words() {
        let text = "2031-05-22T06:00:00/2031-05-22T12:00:00 and 2031-05-23, do not meet";
        assert_eq!(
            in_words(text),
            "Thu 22 May 2031 06:00 to 12:00 and Fri 23 May 2031, do not meet"
        );
        assert_eq!(
            in_words("2031-01-01T00:00:00/2032-01-01T00:00:00"),
            "Wed 1 Jan 2031 to Wed 31 Dec 2031"
        );
        assert_eq!(in_words("../2031-07-14T00:00:00"), "before Mon 14 Jul 2031");
        for plain in ["15 and 8", "../..", "...", "1/2", "/", "2031-99-99", "12:00", "3.5"] {
            assert_eq!(in_words(plain), plain);
        }
    }
}
