//! What holds of every text: no panic, spans that slice it, ends in order.

use jiff::civil::date;
use proptest::prelude::*;
use rashomon_types::{Annotation, Document, MadeBy, Published, Reading, Time};

use super::{interval_of, times};

/// The times of a text without a tree, published on Thursday, 21 March 2024 or on no known day.
fn read(text: &str, dated: bool) -> (Document, Vec<Time>) {
    let mut document = Document::new(text.to_owned(), None, None, None);
    document.published = dated.then(|| Published {
        date: date(2024, 3, 21),
        instant: None,
        found_in: "argument".to_owned(),
    });
    let annotation = Annotation::empty(MadeBy::rule("test"));
    let found = times(&Reading::new(&document, &annotation));
    (document, found)
}

/// Value, start and end of the only time of a text.
fn only(text: &str) -> String {
    let (_, found) = read(text, true);
    let show = |time: &Time| {
        let moment = |moment: Option<jiff::civil::DateTime>| {
            moment.map_or_else(|| "-".to_owned(), |moment| moment.date().to_string())
        };
        format!(
            "{} {} {}",
            time.timex3.as_deref().unwrap_or("-"),
            moment(time.start),
            moment(time.end)
        )
    };
    found.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn it_works_without_a_tree() {
    for (text, expected) in [
        ("Shells fell on Tuesday.", "2024-03-19 2024-03-19 2024-03-20"),
        ("It will open on Friday.", "2024-03-22 2024-03-22 2024-03-23"),
        ("since February last year", "2023-02 2023-02-01 -"),
        ("in the past three days", "P3D 2024-03-18 2024-03-21"),
        ("between March 12 and 17", "2024-03-12/2024-03-17 2024-03-12 2024-03-18"),
        ("two weeks before Christmas 2023", "2023-12-11 2023-12-11 2023-12-12"),
        ("the third week of 2027", "2027-W03 2027-01-18 2027-01-25"),
        ("every two weeks", "P2W - -"),
        ("May", ""),
        ("a 45-year-old", ""),
    ] {
        assert_eq!(only(text), expected, "{text}");
    }
}

#[test]
fn the_interval_of_words_is_found() {
    let (document, found) = read("He spoke late Tuesday in Ost.", true);
    let at = document.text.find("Tuesday").unwrap();
    let time = interval_of(&found, rashomon_types::Span::of(at..at + 7)).unwrap();
    assert_eq!(time.timex3.as_deref(), Some("2024-03-19"));
    assert!(interval_of(&found, rashomon_types::Span::of(0..2)).is_none());
}

/// Whether every span slices the text and every interval is in order.
fn check(text: &str, dated: bool) {
    let (document, found) = read(text, dated);
    let mut last = 0;
    for time in &found {
        for span in &time.spans {
            assert!(
                document.text.get(span.range()).is_some_and(|words| !words.is_empty()),
                "{text:?}"
            );
            assert!(span.start() >= last, "{text:?}");
            last = span.end();
        }
        if let (Some(start), Some(end)) = (time.start, time.end) {
            assert!(start <= end, "{text:?}: {time:?}");
        }
    }
}

/// Words that the rules know, and some that break them.
const POOL: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "by",
    "since",
    "until",
    "from",
    "to",
    "and",
    "between",
    "before",
    "after",
    "ago",
    "later",
    "earlier",
    "last",
    "next",
    "this",
    "that",
    "same",
    "past",
    "coming",
    "early",
    "mid",
    "late",
    "end",
    "beginning",
    "rest",
    "first",
    "second",
    "third",
    "31st",
    "24th",
    "31",
    "29",
    "2",
    "0",
    "9999",
    "10000",
    "0025",
    "1234567890",
    "99999999999999999999",
    "3.5",
    "10,000",
    "twenty",
    "hundred",
    "thousand",
    "half",
    "couple",
    "few",
    "several",
    "January",
    "February",
    "May",
    "may",
    "March",
    "Dec.",
    "Monday",
    "Sun",
    "Friday",
    "weekend",
    "day",
    "days",
    "hours",
    "minutes",
    "weeks",
    "month",
    "quarter",
    "year",
    "years",
    "decades",
    "century",
    "centuries",
    "1990s",
    "'99",
    "BC",
    "AD",
    "B.C.",
    "Q3",
    "H1",
    "summer",
    "winter",
    "fall",
    "morning",
    "night",
    "midnight",
    "noon",
    "overnight",
    "into",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "now",
    "recently",
    "every",
    "each",
    "daily",
    "per",
    "6",
    "a.m.",
    "5:30",
    "25:61",
    "0530",
    "GMT",
    "o'clock",
    "2024-03-19",
    "31/02/2023",
    "13.13.2013",
    "2016/11",
    "Christmas",
    "Easter",
    "Ramadan",
    "fiscal",
    "within",
    "as",
    "many",
    "more",
    "than",
    "less",
    "year-old",
    "aged",
    "-",
    "–",
    "/",
    ",",
    ".",
    "(",
    ")",
    "'s",
    "\n\n",
    "ß",
    "will",
    "said",
    "365",
    "9998",
    "9999-12-31",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in ".{0,200}", dated: bool) {
        check(&text, dated);
    }

    #[test]
    fn shuffled_words_of_time_are_read(
        words in prop::collection::vec((0..POOL.len(), any::<bool>()), 0..24),
        dated: bool,
    ) {
        let mut text = String::new();
        for (word, glued) in words {
            text += POOL[word];
            if !glued || word % 3 > 0 {
                text.push(' ');
            }
        }
        check(&text, dated);
    }
}

#[test]
fn a_long_chain_of_words_is_read_soon() {
    for word in [
        "late ",
        "early to ",
        "the end of ",
        "first week of ",
        "two days before ",
        "Monday night ",
        "from May to ",
        "1 year ",
    ] {
        check(&word.repeat(3000), true);
    }
}
