//! The date line at the head of a text: found, read, and kept out of the blocks.
//!
//! Three kinds: a machine's or an editor's date (`date 2031-05-24 The army…`, `Published: 24 May 2031 10:30`), a
//! newspaper's dateline (`TARKOVA, May 24 (KVN) —`), and both in a row. Everything else is prose and stays.

use std::ops::Range;

use crate::{
    date::{self, Day, Written},
    lines::Line,
    scan::Scanner,
};

/// How many lines of a text may stand before its story begins.
const HEAD_LINES: usize = 6;
/// After a line longer than this, in bytes, a date alone on its line may be a chronicle's: only a dateline still counts,
/// since captions stand before some stories.
const LONGEST_HEAD_LINE: usize = 200;
/// A place and a date take no more, in bytes.
const LONGEST_DATELINE: usize = 100;

/// What stands before the story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The byte ranges that no block may hold, in order.
    pub skip: Vec<Range<usize>>,
    /// The first day stated, and where.
    pub day: Option<(Day, Range<usize>)>,
}

/// The date lines among the first lines of `text`.
pub fn head(text: &str, lines: &[Line]) -> Head {
    let mut head = Head::default();
    let mut told = false;
    for line in lines.iter().take(HEAD_LINES) {
        let words = &text[line.range()];
        let prefix = if told { None } else { date_prefix(words) };
        let story = prefix.map_or(0, |found| found.length);
        let dateline = dateline(&words[story..]);
        let start = line.range().start;
        head.note(start, prefix);
        head.note(start + story, dateline);
        if dateline.is_some() {
            break;
        }
        told |= words.len() > LONGEST_HEAD_LINE;
    }
    head
}

impl Head {
    /// Keeps what was found at `start`.
    fn note(&mut self, start: usize, found: Option<Found>) {
        let Some(found) = found else { return };
        let range = start..start + found.length;
        if let (None, Some(day)) = (&self.day, found.day) {
            self.day = Some((day, range.clone()));
        }
        self.skip.push(range);
    }
}

/// A prefix of a line that is no part of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    length: usize,
    /// When it was published; nothing for a line that only says when it was updated.
    day: Option<Day>,
}

/// `date 2031-05-24 `, `Published: 24 May 2031 10:30`, `May 24, 2031`
fn date_prefix(line: &str) -> Option<Found> {
    let mut s = Scanner::new(line);
    let label = s.maybe(label);
    let (day, written) = date::day(&mut s)?;
    s.maybe(date::hour);
    let separated = s.maybe(|s| separator(s, &['|', ':', '·'])).is_some();
    s.spaces();
    let at_end = s.rest().is_empty();
    let firm = label.is_some() || written == Written::Iso || separated;
    // A bare month and day alone on a line may be a heading of a chronicle: without its year it must be labelled.
    let whole_line = at_end && (day.year.is_some() || label.is_some());
    let prefix = firm && day.year.is_some() && story_begins(s.rest());
    (whole_line || prefix).then_some(Found {
        length: s.at(),
        day: Some(day).filter(|_| label != Some(Label::Updated)),
    })
}

/// What a date is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
}

/// `Published on `, `date: `
fn label(s: &mut Scanner<'_>) -> Option<Label> {
    const PUBLISHED: [&str; 8] = [
        "date published",
        "publication date",
        "first published",
        "date",
        "dated",
        "published",
        "posted",
        "issued",
    ];
    const UPDATED: [&str; 3] = ["last updated", "updated", "last modified"];
    let label = if PUBLISHED.iter().any(|word| s.phrase(word)) {
        Label::Published
    } else if UPDATED.iter().any(|word| s.phrase(word)) {
        Label::Updated
    } else {
        return None;
    };
    s.eat(&[':']);
    s.maybe(|s| (s.spaces() && s.phrase("on")).then_some(()));
    s.spaces().then_some(label)
}

/// ` – `, ` - `, and of `more` marks
fn separator(s: &mut Scanner<'_>, more: &[char]) -> Option<()> {
    s.spaces();
    let mark = s.run(|c| matches!(c, '—' | '–' | '-' | '―') || more.contains(&c));
    let sound = mark.chars().count() == 1 || mark == "--";
    // A hyphen needs room around it; a dash stands where it likes.
    let roomy = s.peek().is_none_or(char::is_whitespace) || mark.starts_with(['—', '–', '―']) || mark == "--";
    (sound && roomy).then_some(())
}

/// Whether `rest` can be the first words of a story: a capital, a digit or a quotation mark.
fn story_begins(rest: &str) -> bool {
    rest.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '['])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// `TARKOVA, May 24 (KVN) — `, `LISHEN, Toravia – `, `Tarkova (KVN) - `, `Lishen, Toravia (KVN) `
fn dateline(line: &str) -> Option<Found> {
    let mut s = Scanner::new(line);
    let place = s.maybe(place)?;
    let mut day = None;
    let mut items = 0;
    while let Some(item) = s.maybe(item) {
        items += 1;
        day = day.or(item);
    }
    let agency = s.maybe(agency).is_some();
    let separated = s.maybe(|s| separator(s, &[])).is_some();
    s.spaces();
    let shouted = is_capitals(place);
    // Without a dash only a place with its region, or in capitals, and an agency make a dateline.
    (separated || (agency && (shouted || items > 0))).then_some(())?;
    let firm = agency || day.is_some() || (shouted && place.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    let sound = firm && items <= 3 && s.at() <= LONGEST_DATELINE && story_begins(s.rest());
    sound.then_some(Found { length: s.at(), day })
}

/// One to five capitalised words: `PORT ANSEL`, `ST. MARY'S`, `PARIS/LONDON`
fn place<'a>(s: &mut Scanner<'a>) -> Option<&'a str> {
    let all = s.rest();
    let before = s.at();
    s.maybe(place_word)?;
    let mut words = 1;
    while s.maybe(|s| s.eat(&[' ']).then(|| place_word(s))?).is_some() {
        words += 1;
    }
    (words <= 5).then(|| &all[..s.at() - before])
}

/// One word of a place's name.
fn place_word(s: &mut Scanner<'_>) -> Option<()> {
    s.peek().filter(|c| c.is_uppercase())?;
    let rest = s.rest();
    let run = rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '.' | '/' | '-'));
    let word = &rest[..run.unwrap_or(rest.len())];
    s.skip(word.find("--").unwrap_or(word.len()));
    Some(())
}

/// `, May 24, 2031`, `, Toravia`, `, Tuesday`
fn item(s: &mut Scanner<'_>) -> Option<Option<Day>> {
    (s.eat(&[',']) && s.spaces()).then_some(())?;
    s.maybe(|s| date::day(s).map(|(day, _)| Some(day)))
        .or_else(|| s.maybe(place).map(|_| None))
}

/// ` (KVN)`
fn agency(s: &mut Scanner<'_>) -> Option<()> {
    s.spaces();
    let name = s
        .eat(&['('])
        .then(|| s.run(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.' | '&')))?;
    let sound = !name.is_empty() && name.len() <= 40 && name.starts_with(char::is_uppercase);
    (sound && s.eat(&[')'])).then_some(())
}

/// Whether every letter is a capital.
fn is_capitals(words: &str) -> bool {
    words.chars().all(|c| !c.is_lowercase()) && words.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    /// The day found and what is left of the lines.
    fn read(text: &str) -> (Option<Date>, String) {
        let head = head(text, &crate::lines::lines(text));
        let mut rest = text.to_owned();
        for range in head.skip.iter().rev() {
            rest.replace_range(range.clone(), "");
        }
        (head.day.and_then(|(day, _)| day.date(Some(date(2031, 5, 26)))), rest)
    }

    #[test]
    fn a_date_line_is_read_and_cut() {
        let day = Some(date(2031, 5, 24));
        for (line, rest) in [
            (" date 2031-05-24 The army said no.", " The army said no."),
            ("2031-05-24", ""),
            ("May 24, 2031", ""),
            ("Published: 24 May 2031 10:30", ""),
            ("Published: 24 May 2031 10:30 Shells fell.", "Shells fell."),
            ("Published on May 24, 2031 at 4:20 p.m. EDT", ""),
            ("2031-05-24T10:30:00Z", ""),
            (
                "2031-05-24 – “We hold the town,” he said.",
                "“We hold the town,” he said.",
            ),
            ("TARKOVA, May 24 (KVN) — Rebels fled.", "Rebels fled."),
            ("PORT ANSEL, Toravia, 24 May 2031 – Rebels fled.", "Rebels fled."),
            ("Tarkova, May 24 (KVN) - Rebels fled.", "Rebels fled."),
            ("May 24, 2031\nLishen, Toravia (KVN) Rebels fled.", "\nRebels fled."),
            (
                "date 2031-05-24 LISHEN, Toravia – The army said no.",
                "The army said no.",
            ),
            (
                "Raiders flee, army says\n\ndate 2031-05-24 The army said no.",
                "Raiders flee, army says\n\nThe army said no.",
            ),
        ] {
            assert_eq!(read(line), (day, rest.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_dateline_may_give_no_day() {
        for line in [
            "PORT ANSEL – Rebels fled.",
            "LISHEN, Toravia -- Rebels fled.",
            "Tarkova (KVN) - Rebels fled.",
            "LISHEN—Rebels fled.",
        ] {
            assert_eq!(read(line), (None, "Rebels fled.".to_owned()), "{line}");
        }
        assert_eq!(read("Last updated: May 24, 2031\nRebels fled.").0, None);
    }

    #[test]
    fn after_a_long_line_only_a_dateline_counts() {
        let caption = "Smoke rises over the depot. ".repeat(10);
        assert_eq!(
            read(&format!("{caption}\nLISHEN — Rebels fled.")).1,
            format!("{caption}\nRebels fled.")
        );
        let chronicle = format!("{caption}\nMay 24, 2031\nRebels fled.");
        assert_eq!(read(&chronicle), (None, chronicle));
    }

    #[test]
    fn prose_is_never_eaten() {
        for line in [
            "May 24, 2031 was the day the bridge fell.",
            "2031-05-24 was the day.",
            "On May 24 the bridge fell.",
            "May 24",
            "24 people died.",
            "Date palms burned, officials said.",
            "The army – Toravia's largest – said no.",
            "NATO – the alliance – said no.",
            "SMITH: I never said so.",
            "TARKOVA-BASED rebels said no.",
            "Posted on a wall was a list.",
            "Updated figures show 24 dead.",
            "UN - Ten died.",
            "Six killed - Army denies role",
            "May said no.",
            "Lakeland Guard (LG) Colonel Mestrik said no.",
            "Lishen, Toravia, was quiet.",
        ] {
            assert_eq!(read(line), (None, line.to_owned()), "{line}");
        }
    }
}
