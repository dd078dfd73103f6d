//! What stretch of time a few plain words mean, reckoned from the day of publication.
//!
//! Only what is certain: a day named outright or by its weekday, and today and yesterday. A full grammar of time stands
//! in a crate of its own.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::calendar::MONTHS;

const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
/// Words beside a day that leave the day as it is.
const SHADES: [&str; 13] = [
    "on",
    "late",
    "early",
    "later",
    "earlier",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midday",
    "this",
    ",",
];

/// The day that lower-case words of time name, from its first moment to that of the next day.
pub(super) fn interval(words: &[&str], published: Date) -> Option<(DateTime, DateTime)> {
    let core: Vec<&str> = words.iter().copied().filter(|word| !SHADES.contains(word)).collect();
    let day = match core.as_slice() {
        ["today" | "tonight"] => published,
        ["yesterday"] => published.yesterday().ok()?,
        [word] => last_weekday(word, published).filter(|day| is_plain(*day, published))?,
        [word, "last"] | ["last", word] => last_weekday(word, published.yesterday().ok()?)?,
        [one, two] => day_of_month(one, two, None, published)?,
        [one, two, year] => day_of_month(one, two, year.parse().ok(), published)?,
        _ => return None,
    };
    Some((day.at(0, 0, 0, 0), day.tomorrow().ok()?.at(0, 0, 0, 0)))
}

/// The latest such weekday up to and including the given day.
fn last_weekday(word: &str, until: Date) -> Option<Date> {
    let (_, weekday) = DAYS.iter().find(|(name, _)| *name == word)?;
    let back = until.weekday().since(*weekday);
    until.checked_sub(i64::from(back).days()).ok()
}

/// Six days back is not plain: a report that is still being written to may mean the day after its date.
fn is_plain(day: Date, published: Date) -> bool {
    published
        .yesterday()
        .is_ok_and(|yesterday| yesterday.weekday().since(day.weekday()) < 5)
        || day == published
}

/// "may 23" or "23 may"; without a year the latest such day up to the day of publication.
fn day_of_month(one: &str, two: &str, year: Option<i16>, published: Date) -> Option<Date> {
    let month = |word: &str| {
        MONTHS
            .iter()
            .position(|name| *name == word)
            .and_then(|index| i8::try_from(index + 1).ok())
    };
    let number = |word: &str| {
        word.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .parse::<i8>()
            .ok()
    };
    let (month, day) = match (month(one), month(two)) {
        (Some(month), _) => (month, number(two)?),
        (_, Some(month)) => (month, number(one)?),
        _ => return None,
    };
    let in_year = |year: i16| Date::new(year, month, day).ok();
    match year {
        Some(year) => in_year(year),
        None => in_year(published.year())
            .filter(|day| *day <= published)
            .or_else(|| in_year(published.year() - 1)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The day that the words mean when published on Wednesday, 24 May 2023.
    fn day(words: &str) -> Option<String> {
        let words: Vec<&str> = words.split(' ').collect();
        interval(&words, date(2023, 5, 24)).map(|(start, _)| start.date().to_string())
    }

    #[test]
    fn a_weekday_is_the_latest_one() {
        assert_eq!(day("late tuesday").as_deref(), Some("2023-05-23"));
        assert_eq!(day("on wednesday evening").as_deref(), Some("2023-05-24"));
        assert_eq!(day("on friday").as_deref(), Some("2023-05-19"));
        assert_eq!(day("on thursday"), None);
        assert_eq!(day("last wednesday").as_deref(), Some("2023-05-17"));
    }

    #[test]
    fn a_day_of_a_month_lies_in_the_past() {
        assert_eq!(day("on may 23").as_deref(), Some("2023-05-23"));
        assert_eq!(day("on 30 may").as_deref(), Some("2022-05-30"));
        assert_eq!(day("on may 30 , 2021").as_deref(), Some("2021-05-30"));
    }

    #[test]
    fn a_day_lasts_to_the_next() {
        let (start, end) = interval(&["yesterday"], date(2023, 3, 1)).unwrap();
        assert_eq!(
            (start.to_string(), end.to_string()),
            ("2023-02-28T00:00:00".into(), "2023-03-01T00:00:00".into())
        );
    }

    #[test]
    fn what_is_not_plain_stays_open() {
        for words in ["in february", "earlier this week", "at nine", "february 30", ""] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
