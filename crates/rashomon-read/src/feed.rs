//! News feeds (RSS, Atom, JSON Feed): one document an entry, with what the feed holds of it. Nothing is fetched.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use feed_rs::{
    model::{Entry, Feed, Text},
    parser::Builder,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use rashomon_types::{Diagnostic, Document, Published, Staged};

use crate::{
    Hints, Settings, date,
    document::Draft,
    page::{self, Line, is_web, one_line},
};

/// An entry with no content and a summary of fewer words tells only what its report is about.
const LONGEST_SUMMARY: usize = 150;

/// The documents in a feed.
pub fn read(text: &str, name: &str, flags: &[String], hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let mut staged = Staged::quiet(Vec::new());
    let (feed, days) = match parse(text, hints.url.as_deref()) {
        Ok(parsed) => parsed,
        Err(why) => {
            staged.diagnostics.push(refused(name, &why));
            return staged;
        }
    };
    if feed.entries.is_empty() {
        staged.diagnostics.push(empty(name));
    }
    let shared = Shared::of(&feed, days);
    let (mut summaries, mut wordless) = (0, 0);
    for (at, entry) in feed.entries.iter().enumerate() {
        let place = format!("{name}, entry {},", at + 1);
        let Some(draft) = shared.draft(entry, &place) else {
            wordless += 1;
            continue;
        };
        summaries += usize::from(draft.flags.iter().any(|flag| flag == "summary_only"));
        let draft = Draft {
            path: name.to_owned(),
            flags: flags.iter().cloned().chain(draft.flags).collect(),
            fetched: hints.fetched,
            ..draft
        };
        let finished = draft.finish(settings);
        staged.value.extend(finished.collect_into(&mut staged.diagnostics));
    }
    if wordless > 0 {
        staged.diagnostics.push(without_words(name, wordless));
    }
    if summaries > 0 {
        staged
            .diagnostics
            .push(only_summaries(name, summaries, feed.entries.len()));
    }
    staged
}

/// The days of a feed's moments as it writes them, in its own time zone, and whether it states the hour.
type Days = BTreeMap<i64, (Date, bool)>;

/// Parses a feed. Why it cannot be, in words that follow its name.
fn parse(text: &str, url: Option<&str>) -> Result<(Feed, Days), String> {
    if let Some(why) = page::exceeded(text) {
        return Err(format!("is a feed {why}"));
    }
    let days = Arc::new(Mutex::new(Days::new()));
    let kept = Arc::clone(&days);
    // The text is decoded: what it says of its encoding holds no more.
    let text = without_declaration(text).to_owned();
    let url = url.map(str::to_owned);
    // The parser is other people's and the feed is anybody's.
    let parsed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || {
        let parser = Builder::new()
            .base_uri(url)
            .timestamp_parser(move |stamp| moment(stamp, &mut kept.lock().unwrap_or_else(PoisonError::into_inner)))
            .build();
        parser.parse(text.as_bytes())
    }));
    match parsed {
        Ok(Ok(feed)) => Ok((
            feed,
            std::mem::take(&mut *days.lock().unwrap_or_else(PoisonError::into_inner)),
        )),
        Ok(Err(error)) => Err(format!("is a feed that cannot be read ({error})")),
        Err(_) => Err("is a feed that its parser cannot read".to_owned()),
    }
}

/// A feed without its `<?xml … ?>`.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declared.map_or(text, |(_, rest)| rest)
}

/// The moment that a feed states; its day as written is kept beside it.
fn moment(stamp: &str, days: &mut Days) -> Option<DateTime<Utc>> {
    let (day, instant) = date::stamp(stamp)?;
    let second = match instant {
        Some(instant) => instant.as_second(),
        None => day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second(),
    };
    days.insert(second, (day, instant.is_some()));
    DateTime::from_timestamp(second, 0)
}

/// What all entries of a feed share.
struct Shared<'a> {
    feed: &'a Feed,
    publisher: Option<String>,
    days: Days,
}

impl<'a> Shared<'a> {
    fn of(feed: &'a Feed, days: Days) -> Self {
        Self {
            publisher: feed.title.as_ref().and_then(plain),
            feed,
            days,
        }
    }

    /// The draft of an entry; none if it has no words.
    fn draft(&self, entry: &Entry, place: &str) -> Option<Draft> {
        let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
        let summary = entry.summary.as_ref().map(|summary| summary.content.as_str());
        let (lines, hides) = [content, summary]
            .into_iter()
            .flatten()
            .map(words_of)
            .find(|(lines, _)| !lines.is_empty())?;
        let words: usize = lines.iter().map(|line| line.words.split(' ').count()).sum();
        let is_summary = content.is_none_or(str::is_empty) && words < LONGEST_SUMMARY;
        let published = entry.published.or(entry.updated).and_then(|moment| self.dated(&moment));
        let flags = [is_summary.then_some("summary_only"), hides.then_some("hidden_text")];
        Some(
            Draft {
                name: place.to_owned(),
                title: entry.title.as_ref().and_then(plain),
                authors: authors(entry, self.feed),
                publisher: self.publisher.clone(),
                url: address(entry),
                dates: published.into_iter().collect(),
                modified: entry
                    .published
                    .and(entry.updated)
                    .and_then(|moment| self.dated(&moment)),
                language: entry.language.clone().or_else(|| self.feed.language.clone()),
                flags: flags.into_iter().flatten().map(str::to_owned).collect(),
                ..Draft::default()
            }
            .with_lines(&lines),
        )
    }

    fn dated(&self, moment: &DateTime<Utc>) -> Option<Published> {
        let second = moment.timestamp();
        let instant = Timestamp::from_second(second).ok()?;
        let written = self.days.get(&second).copied();
        let (date, has_hour) = written.unwrap_or_else(|| (instant.to_zoned(TimeZone::UTC).date(), true));
        Some(Published {
            date,
            instant: has_hour.then_some(instant),
            found_in: "feed".to_owned(),
        })
    }
}

/// The lines of a body, and whether it hides words; most feeds hold HTML, whatever they say of it.
fn words_of(body: &str) -> (Vec<Line>, bool) {
    let is_html = body.contains('<') || body.contains('&');
    if let Some((lines, hidden)) = is_html.then(|| page::fragment(body)).flatten() {
        return (lines, hidden.words > 0);
    }
    let plain = body.lines().map(one_line).filter(|words| !words.is_empty());
    let line = |words| Line {
        words,
        ..Line::default()
    };
    (plain.map(line).collect(), false)
}

/// A title on one line, without marks.
fn plain(text: &Text) -> Option<String> {
    let (lines, _) = words_of(&text.content);
    let words: Vec<String> = lines.into_iter().map(|line| line.words).collect();
    Some(words.join(" ")).filter(|words| !words.is_empty())
}

/// Who wrote an entry.
fn authors(entry: &Entry, feed: &Feed) -> Vec<String> {
    let people = if entry.authors.is_empty() {
        &feed.authors
    } else {
        &entry.authors
    };
    people
        .iter()
        .filter_map(|person| person.name.as_deref().map(one_line))
        .filter(|name| !name.is_empty())
        .collect()
}

/// The address of an entry's report.
fn address(entry: &Entry) -> Option<String> {
    let alternate = entry
        .links
        .iter()
        .find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let first = alternate
        .or_else(|| entry.links.first())
        .map(|link| link.href.trim().to_owned());
    first
        .or_else(|| Some(entry.id.trim().to_owned()))
        .filter(|url| is_web(url))
}

/// The refusal of a feed.
fn refused(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("read.feed", format!("{name} {why}: nothing was read from it."))
        .with_help("Save the reports that it lists as web pages, and read those.")
}

/// The refusal of a feed without entries.
fn empty(name: &str) -> Diagnostic {
    Diagnostic::error(
        "read.empty",
        format!("{name} is a feed without entries: there is nothing to read in it."),
    )
    .with_help("Fetch the feed again when it has news.")
}

/// The note on entries without words.
fn without_words(name: &str, count: usize) -> Diagnostic {
    let message = format!("{name} holds {count} entries with a title or a link alone: they were passed over.");
    Diagnostic::note("read.no_text", message)
}

/// The note on entries that only sum up.
fn only_summaries(name: &str, summaries: usize, entries: usize) -> Diagnostic {
    let message = format!("{summaries} of {entries} entries in {name} hold a summary alone, not the report.");
    Diagnostic::note("read.summary_only", message)
        .with_help("Save the reports that it lists as web pages, and read those.")
}
