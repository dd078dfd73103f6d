//! Dates as people and machines write them at the head of a report or in its metadata.

use jiff::{Timestamp, civil::Date};

use crate::scan::Scanner;

/// A day, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The year, where it is stated.
    pub year: Option<i16>,
    month: i8,
    day: i8,
}

impl Day {
    /// A day of this year, or of none; `None` if there is no such day.
    fn new(year: Option<i16>, month: i8, day: i16) -> Option<Self> {
        let day = i8::try_from(day).ok()?;
        let plausible = year.is_none_or(|year| (1900..=2200).contains(&year));
        // 2000 is a leap year: without a year, 29 February may be meant.
        (plausible && Date::new(year.unwrap_or(2000), month, day).is_ok()).then_some(Self { year, month, day })
    }

    /// The date; a missing year is the one that brings it nearest to `near`, and without that it is unknown.
    pub fn date(self, near: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day).ok();
        }
        let near = near?;
        (near.year() - 1..=near.year() + 1)
            .filter_map(|year| Date::new(year, self.month, self.day).ok())
            .min_by_key(|date| near.since(*date).map_or(i32::MAX, |gap| gap.get_days().abs()))
    }
}

/// How a day was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// `2031-05-24`
    Iso,
    /// `May 24, 2031`, `Tuesday 24 May`
    Words,
}

/// Reads a date in any known form.
pub fn day(scanner: &mut Scanner<'_>) -> Option<(Day, Written)> {
    if let Some(day) = scanner.maybe(iso) {
        return Some((day, Written::Iso));
    }
    scanner
        .maybe(|s| {
            s.maybe(weekday);
            s.maybe(month_first).or_else(|| s.maybe(day_first))
        })
        .map(|day| (day, Written::Words))
}

/// `2031-05-24`, `2031/05/24`
fn iso(s: &mut Scanner<'_>) -> Option<Day> {
    let (year, digits) = s.number()?;
    let separated = digits == 4 && s.eat(&['-', '/']);
    let (month, month_digits) = separated.then(|| s.number())??;
    let (day, day_digits) = s.eat(&['-', '/']).then(|| s.number())??;
    let shaped = month_digits == 2 && day_digits == 2;
    shaped.then(|| Day::new(Some(year), i8::try_from(month).ok()?, day))?
}

/// `Tuesday, `
fn weekday(s: &mut Scanner<'_>) -> Option<()> {
    let word = s.word();
    let known = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    .iter()
    .any(|day| abbreviates(word, day));
    s.eat(&['.']);
    s.eat(&[',']);
    (known && s.spaces()).then_some(())
}

/// Whether `word` is `full` or its first three letters or more, in any case.
fn abbreviates(word: &str, full: &str) -> bool {
    word.len() >= 3
        && full
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// `May`, `Sept.`, `june`
fn month(s: &mut Scanner<'_>) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = s.word();
    let short = word.len() <= 4 || MONTHS.iter().any(|full| full.eq_ignore_ascii_case(word));
    let index = MONTHS
        .iter()
        .position(|full| abbreviates(word, full))
        .filter(|_| short)?;
    s.eat(&['.']);
    i8::try_from(index + 1).ok()
}

/// `24`, `24th`
fn day_number(s: &mut Scanner<'_>) -> Option<i16> {
    let (day, digits) = s.number()?;
    ["st", "nd", "rd", "th"].iter().any(|suffix| s.phrase(suffix));
    (digits <= 2 && !s.peek().is_some_and(char::is_alphanumeric)).then_some(day)
}

/// `, 2031`
fn year(s: &mut Scanner<'_>) -> Option<i16> {
    s.eat(&[',']);
    let spaced = s.spaces();
    let (year, digits) = s.number()?;
    (spaced && digits == 4 && (1900..=2200).contains(&year)).then_some(year)
}

/// `May 24, 2031`
fn month_first(s: &mut Scanner<'_>) -> Option<Day> {
    let month = month(s)?;
    let day = s.spaces().then(|| day_number(s))??;
    Day::new(s.maybe(year), month, day)
}

/// `24 May 2031`
fn day_first(s: &mut Scanner<'_>) -> Option<Day> {
    let day = day_number(s)?;
    let month = s.spaces().then(|| month(s))??;
    Day::new(s.maybe(year), month, day)
}

/// Reads the hour after a date, with what joins them: `T10:30:00Z`, `, at 4:20 p.m. EDT`, ` | 10:30 GMT`.
pub fn hour(s: &mut Scanner<'_>) -> Option<()> {
    s.run(|c| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '-' | '–' | 'T'));
    s.phrase("at");
    s.spaces();
    let (hour, _) = s.number()?;
    let (minute, digits) = s.eat(&[':', '.']).then(|| s.number())??;
    (hour < 24 && minute < 60 && digits == 2).then_some(())?;
    s.run(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    s.maybe(|s| {
        s.spaces();
        ["a.m.", "p.m.", "am", "pm"]
            .iter()
            .any(|half| s.phrase(half))
            .then_some(())
    });
    s.maybe(zone);
    Some(())
}

/// ` GMT`, `Z`, `+02:00`
fn zone(s: &mut Scanner<'_>) -> Option<()> {
    s.spaces();
    if s.eat(&['+', '-', '−']) {
        return (s.run(|c| c.is_ascii_digit() || c == ':').len() >= 2).then_some(());
    }
    let name = s.run(|c| c.is_ascii_uppercase());
    let whole = !s.peek().is_some_and(char::is_alphanumeric);
    (whole && (name == "Z" || (2..=5).contains(&name.len()))).then_some(())
}

/// A date of publication as metadata give it: the day as written, and the moment where the offset is stated.
pub fn stamp(value: &str) -> Option<(Date, Option<Timestamp>)> {
    let value = value.trim();
    let instant = value.parse::<Timestamp>().ok();
    if let Ok(zoned) = jiff::fmt::rfc2822::parse(value) {
        return Some((zoned.date(), Some(zoned.timestamp())));
    }
    if let Some(read) = compact(value) {
        return Some(read);
    }
    let mut scanner = Scanner::new(value);
    let found = scanner
        .maybe(dotted)
        .or_else(|| day(&mut scanner).map(|(day, _)| day))?;
    Some((found.date(None)?, instant.or_else(|| spaced(value))))
}

/// `24.05.2031`: with points the day stands first; with strokes nobody can tell.
fn dotted(s: &mut Scanner<'_>) -> Option<Day> {
    let (day, _) = s.number()?;
    let (month, _) = s.eat(&['.']).then(|| s.number())??;
    let (year, digits) = s.eat(&['.']).then(|| s.number())??;
    (digits == 4).then(|| Day::new(Some(year), i8::try_from(month).ok()?, day))?
}

/// `20310524`, `20310524T162000Z`
fn compact(value: &str) -> Option<(Date, Option<Timestamp>)> {
    let digits = value
        .get(..8)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = value.get(8..)?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let day = Day::new(Some(number(0..4)?), i8::try_from(number(4..6)?).ok()?, number(6..8)?)?;
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    ends.then(|| Some((day.date(None)?, value.parse().ok())))?
}

/// `2031-05-24 16:20:00 +0300`, `2031-05-24T16:20+0300`: the moment, where blanks or a missing colon hide it.
fn spaced(value: &str) -> Option<Timestamp> {
    let formats = [
        "%Y-%m-%d %H:%M:%S %z",
        "%Y-%m-%dT%H:%M:%S%z",
        "%Y-%m-%d %H:%M:%S%z",
        "%Y-%m-%dT%H:%M%z",
        "%Y-%m-%dT%H:%M%:z",
    ];
    formats
        .iter()
        .find_map(|format| Timestamp::strptime(format, value).ok())
}

/// The date in an address such as `/news/2031/05/24/raid`, `/2031/may/24/raid` or `/raid-20310524`.
pub fn in_address(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let begins = path.match_indices('/').map(|(at, _)| at + 1);
    begins.filter_map(|at| path.get(at..)).find_map(|rest| {
        let mut scanner = Scanner::new(rest);
        let day = scanner
            .maybe(iso)
            .or_else(|| scanner.maybe(named))
            .or_else(|| scanner.maybe(run_together))?;
        let whole = !scanner.peek().is_some_and(char::is_alphanumeric);
        whole.then(|| day.date(None))?
    })
}

/// `2031/may/24`
fn named(s: &mut Scanner<'_>) -> Option<Day> {
    let (year, digits) = s.number()?;
    let month = (digits == 4 && s.eat(&['/'])).then(|| month(s))??;
    let (day, _) = s.eat(&['/']).then(|| s.number())??;
    Day::new(Some(year), month, day)
}

/// `20310524` alone or after words: `raid-20310524`
fn run_together(s: &mut Scanner<'_>) -> Option<Day> {
    let segment = s.run(|c| c != '/');
    let mut pieces = segment.split(|c: char| !c.is_ascii_alphanumeric());
    let digits = pieces.find(|piece| piece.len() == 8 && piece.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (date, _) = compact(digits)?;
    (2000..2100).contains(&date.year()).then_some(Day {
        year: Some(date.year()),
        month: date.month(),
        day: date.day(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(line: &str) -> Option<(Date, &str)> {
        let mut scanner = Scanner::new(line);
        let (day, _) = day(&mut scanner)?;
        Some((day.date(Some(date(2031, 1, 3)))?, scanner.rest()))
    }

    #[test]
    fn dates_in_their_usual_forms() {
        let expected = date(2031, 5, 24);
        for line in [
            "2031-05-24",
            "May 24, 2031",
            "24 May 2031",
            "Saturday, 24th May 2031",
            "MAY 24 2031",
            "Sat 24 May, 2031",
        ] {
            assert_eq!(read(line), Some((expected, "")), "{line}");
        }
        assert_eq!(read("Sept. 3 (KVN)"), Some((date(2030, 9, 3), " (KVN)")));
    }

    #[test]
    fn a_missing_year_is_the_nearest_one() {
        assert_eq!(read("December 30"), Some((date(2030, 12, 30), "")));
        assert_eq!(read("January 4"), Some((date(2031, 1, 4), "")));
    }

    #[test]
    fn what_is_no_date_is_left() {
        for line in [
            "May",
            "May the fourth",
            "24 people",
            "2031-13-01",
            "31 June 2031",
            "Marching 3",
            "may 240",
            "24May",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn stamps_keep_the_day_as_written() {
        let (day, instant) = stamp("2031-05-24T01:20:00+03:00").unwrap();
        assert_eq!(day, date(2031, 5, 24));
        assert_eq!(instant.unwrap().to_string(), "2031-05-23T22:20:00Z");
        assert_eq!(stamp("2031-05-24T11:05:00"), Some((date(2031, 5, 24), None)));
        assert_eq!(stamp("Sat, 24 May 2031 16:20:00 GMT").unwrap().0, date(2031, 5, 24));
        assert_eq!(stamp("yesterday"), None);
        let (day, instant) = stamp("2031-05-24 01:20:00 +0300").unwrap();
        assert_eq!(
            (day, instant.unwrap().to_string().as_str()),
            (date(2031, 5, 24), "2031-05-23T22:20:00Z")
        );
        assert_eq!(stamp("24.05.2031, 16:20"), Some((date(2031, 5, 24), None)));
        assert_eq!(stamp("20310524").unwrap().0, date(2031, 5, 24));
        assert_eq!(stamp("20311324"), None);
        assert_eq!(stamp("24.13.2031"), None);
    }

    #[test]
    fn an_address_may_hold_the_date() {
        assert_eq!(
            in_address("https://a.example/world/2031/05/24/raid?x=1"),
            Some(date(2031, 5, 24))
        );
        assert_eq!(in_address("https://a.example/2031/05/241"), None);
        assert_eq!(
            in_address("https://a.example/2031/may/24/raid"),
            Some(date(2031, 5, 24))
        );
        assert_eq!(
            in_address("https://a.example/raid-20310524.html"),
            Some(date(2031, 5, 24))
        );
        assert_eq!(in_address("https://a.example/raid-99999999.html"), None);
    }
}
