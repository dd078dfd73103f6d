//! Recognizers-Text's specs: dates, periods and durations, each with the reading that its reference gives.
//!
//! A case counts as right if a time of ours overlaps the expression and agrees with one of its readings: the same TIMEX3
//! value, written out alike, or the same interval, whether the past or the future one. Intervals of theirs end now with
//! their last day and now before it; both count. A case with no expression is right if nothing is found.
//!
//! The reference reads some phrases as a calendar program would and not as a newsroom does: these are listed, with the
//! newsroom's reading, in `data/recognizers-exceptions.md`, and left out of the score.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use rashomon_types::{Document, Published, Span, Time};
use serde_json::Value;

use super::Context;
use super::row::Row;
use crate::parallel;

const FOLDER: &str = "recognizers-specs";
const FILES: [&str; 3] = ["DateParser", "DatePeriodParser", "DurationParser"];
const EXCEPTIONS: &str = include_str!("../../data/recognizers-exceptions.md");

/// One case and where it stands.
struct Case {
    file: &'static str,
    index: usize,
    json: Value,
}

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let mut cases = Vec::new();
    for file in FILES {
        let text = context.text(&format!("{FOLDER}/{file}.json"))?;
        let list: Vec<Value> =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| format!("{file}: {error}"))?;
        cases.extend(list.into_iter().enumerate().map(|(index, json)| Case { file, index, json }));
    }
    let exceptions = exceptions(EXCEPTIONS);
    let outcomes: Vec<(bool, String)> = parallel::map(&cases, |case| read(context, case));
    let mut rows = Vec::new();
    let is_exception = |case: &Case| exceptions.contains_key(&(case.file.to_owned(), case.index));
    let mut count = |what: &str, wanted: &dyn Fn(&Case) -> bool| {
        let chosen = cases.iter().zip(&outcomes).filter(|(case, _)| wanted(case));
        let right = chosen.clone().filter(|(_, (right, _))| *right).count();
        rows.push(Row::accuracy(what, right, chosen.count()));
    };
    count("all but the exceptions", &|case| !is_exception(case));
    count("all", &|_| true);
    for file in FILES {
        count(file, &|case| case.file == file && !is_exception(case));
    }
    let wrong = cases.iter().zip(&outcomes).filter(|(case, (right, _))| !right && !is_exception(case));
    let lines: Vec<&str> = wrong.map(|(_, (_, line))| line.as_str()).collect();
    context.look("recognizers", &lines.join("\n"));
    let mut rows = rows.into_iter();
    let first = rows.next().map(|row| row.beside("85", ""));
    Ok(first.into_iter().chain(rows).collect())
}

/// The exceptions by file and index, with our reading.
fn exceptions(table: &str) -> BTreeMap<(String, usize), String> {
    let row = |line: &str| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (file, index, reading) = (cells.next()?, cells.next()?, cells.next()?);
        Some(((file.to_owned(), index.parse().ok()?), reading.to_owned()))
    };
    table.lines().filter_map(row).collect()
}

/// Whether a case is read as its reference reads it, and a line that tells of it.
fn read(context: &Context, case: &Case) -> (bool, String) {
    let input = case.json["Input"].as_str().unwrap_or_default();
    let mut document = Document::new(input.to_owned(), None, None, None);
    let reference = case.json["Context"]["ReferenceDateTime"].as_str();
    document.published = reference
        .and_then(|moment| moment.parse::<DateTime>().ok())
        .map(|moment| Published {
            date: moment.date(),
            instant: None,
            found_in: "meta".to_owned(),
        });
    let annotation = context.annotate(&document);
    let times = context.grounder.layers(&document, &annotation).times;
    let empty = Vec::new();
    let results = case.json["Results"].as_array().unwrap_or(&empty);
    let right = if results.is_empty() {
        times.is_empty()
    } else {
        results.iter().all(|result| times.iter().any(|time| overlaps(input, result, time) && agrees(&result["Value"], time)))
    };
    let told: Vec<String> = times.iter().map(|time| tell(input, time)).collect();
    let line = format!("{} {} {input} | {} | {}", case.file, case.index, told.join("; "), Value::from(results.clone()));
    (right, line)
}

fn tell(input: &str, time: &Time) -> String {
    let words: Vec<&str> = time.spans.iter().map(|span| span.slice(input)).collect();
    let moment = |moment: Option<DateTime>| moment.map_or_else(|| "-".to_owned(), |moment| moment.to_string());
    format!("[{}] {:?} {} {} ({})", words.join("…"), time.timex3, moment(time.start), moment(time.end), time.rule)
}

/// Whether a time overlaps an expression; offsets count characters.
fn overlaps(input: &str, result: &Value, time: &Time) -> bool {
    let number = |key: &str| result[key].as_u64().and_then(|number| usize::try_from(number).ok());
    let byte = |place: usize| input.char_indices().nth(place).map_or(input.len(), |(byte, _)| byte);
    let Some((start, length)) = number("Start").zip(number("Length")) else {
        return false;
    };
    let span = Span::of(byte(start)..byte(start + length));
    time.spans.iter().any(|piece| piece.overlaps(span))
}

fn agrees(value: &Value, time: &Time) -> bool {
    let timex = value["Timex"].as_str().unwrap_or_default();
    let same_value = timex.split('|').any(|timex| same_timex(timex, time));
    same_value || ["PastResolution", "FutureResolution"].iter().any(|key| same_interval(&value[*key], time))
}

/// Whether two values say the same: equal, as long, or the same season of no year.
fn same_timex(gold: &str, time: &Time) -> bool {
    let Some(ours) = &time.timex3 else {
        return false;
    };
    if gold == ours || ours.strip_prefix("XXXX-") == Some(gold) || ours.len() == 7 && ours.ends_with(&format!("-{gold}")) {
        return true;
    }
    // "(2016-10-17,2016-11-07,P3W)": its length.
    let length = gold.trim_matches(['(', ')']).rsplit(',').next().unwrap_or_default();
    match (seconds(length), seconds(ours)) {
        (Some(gold), Some(ours)) => (gold - ours).abs() < 0.5,
        _ => false,
    }
}

/// A length of TIMEX3 in seconds; months and years as the reference counts them.
fn seconds(value: &str) -> Option<f64> {
    let mut rest = value.strip_prefix('P')?;
    let (mut total, mut in_day) = (0.0, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (rest, in_day) = (after, true);
            continue;
        }
        let letters = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let end = rest[letters..].find(|c: char| !c.is_ascii_alphabetic()).map_or(rest.len(), |end| letters + end);
        let day = 86_400.0;
        let unit = match (&rest[letters..end], in_day) {
            ("S", true) => 1.0,
            ("M", true) => 60.0,
            ("H", true) => 3600.0,
            ("D" | "BD", false) => day,
            ("W", false) => 7.0 * day,
            ("M", false) => 30.0 * day,
            ("Y", false) => 365.0 * day,
            ("DE", false) => 3650.0 * day,
            ("CE", false) => 36_500.0 * day,
            _ => return None,
        };
        total += rest[..letters].parse::<f64>().ok()? * unit;
        rest = &rest[end..];
    }
    Some(total)
}

/// Whether a resolution names the same day or the same stretch.
fn same_interval(resolution: &Value, time: &Time) -> bool {
    let day = |key: &str| resolution[key].as_str()?.get(..10)?.parse::<Date>().ok();
    let midnight = |day: Date| day.at(0, 0, 0, 0);
    if let Some(day) = day("date") {
        let is_day = time.start == Some(midnight(day)) && time.end == day.tomorrow().ok().map(midnight);
        let null = day.year() == 1 && time.start.is_none() && time.end.is_none() && time.timex3.is_none();
        return is_day || null;
    }
    let start = day("startDate").map(midnight);
    let end = day("endDate");
    let ends = [
        end.map(midnight),
        end.and_then(|end| end.tomorrow().ok()).map(midnight),
        end.and_then(|end| end.checked_add(1.month()).ok()).map(midnight).filter(|_| last_piece(time) == end),
        end.and_then(|end| end.checked_add(1.year()).ok()).map(midnight).filter(|_| last_piece(time) == end),
        end.and_then(|end| end.checked_add(7.days()).ok()).map(midnight).filter(|_| last_piece(time) == end),
    ];
    (start.is_some() || end.is_some()) && time.start == start && ends.contains(&time.end)
}

/// Where the last piece of a range begins: `2018` of `2014/2018`.
fn last_piece(time: &Time) -> Option<Date> {
    let last = time.timex3.as_deref()?.split_once('/')?.1;
    let full = match (last.len(), last.contains('W')) {
        (4, _) => format!("{last}-01-01"),
        (7, false) => format!("{last}-01"),
        (8, true) => return week(last),
        _ => last.to_owned(),
    };
    full.parse().ok()
}

fn week(value: &str) -> Option<Date> {
    let (year, week) = value.split_once("-W")?;
    let (year, week): (i16, i8) = (year.parse().ok()?, week.parse().ok()?);
    let date = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?;
    Some(date.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_compared_in_seconds() {
        assert_eq!(seconds("PT1.5H"), Some(5400.0));
        assert_eq!(seconds("P1Y1M21D"), Some(86_400.0 * 416.0));
        assert_eq!(seconds("2023-05"), None);
    }

    #[test]
    fn the_table_of_exceptions_is_read_and_short() {
        let list = exceptions(EXCEPTIONS);
        assert!(list.len() <= 22, "5 % of 445 cases: {}", list.len());
        assert!(list.values().all(|reading| !reading.is_empty()));
    }
}
