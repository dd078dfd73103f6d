//! Web archives (WARC), packed or not: one input a record that a person could read.
//!
//! Records come one by one, so that an archive of any size is read in the memory of its largest page. Told by its first
//! bytes: `.warc` and `.warc.gz` are each other's content often enough. A record that is broken is named and counted,
//! and the next one is read.

mod answer;
mod members;
mod records;
mod tally;

use std::io::BufReader;
use std::rc::Rc;

use rashomon_types::Diagnostic;

use self::{
    members::{Members, Packing},
    records::{Next, Record, Records},
    tally::Tally,
};
use super::{Inputs, Limits, Source, failed, unreadable};
use crate::{Hints, OwnedInput};

/// Whether a source that begins like this is a web archive, packed or not.
pub fn is(head: &[u8]) -> bool {
    head.starts_with(b"WARC/") || Packing::of(head).is_some_and(|packing| packing.holds_record(head))
}

/// The inputs in a web archive.
pub fn open<'a>(name: &str, mut source: Source<'a>, limits: &Limits) -> Inputs<'a> {
    let packing = match source.head() {
        Ok(head) => Packing::of(head),
        Err(error) => return failed(name, &error),
    };
    let plain = source.into_reader();
    let records = if packing.is_some() {
        let members = Members::new(plain, limits.ratio);
        let begun = members.begun();
        Records::new(Box::new(BufReader::new(members)), begun)
    } else {
        Records::new(plain, Rc::default())
    };
    let crawl = Crawl {
        name: name.to_owned(),
        records,
        limits: limits.clone(),
        tally: Tally::default(),
        state: State::Reading,
    };
    Box::new(crawl)
}

/// What is left to do.
enum State {
    Reading,
    /// What is said at the end, the last first.
    Ending(Vec<Diagnostic>),
}

struct Crawl<'a> {
    name: String,
    records: Records<'a>,
    limits: Limits,
    tally: Tally,
    state: State,
}

impl Iterator for Crawl<'_> {
    type Item = Result<OwnedInput, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let State::Ending(said) = &mut self.state {
                return said.pop().map(Err);
            }
            if let Some(item) = self.step() {
                return Some(item);
            }
        }
    }
}

impl Crawl<'_> {
    /// Reads the next record; nothing where it is passed over.
    fn step(&mut self) -> Option<Result<OwnedInput, Diagnostic>> {
        let next = self
            .records
            .next(self.limits.input_bytes, |head| passed_over(head).is_none());
        let number = match next {
            Ok(Next::End) => return self.end(None),
            Err(error) => return self.end(Some(unreadable(&self.name, &error))),
            Ok(_) if self.records.read > self.limits.unpacked_bytes => return self.end(Some(self.too_much())),
            Ok(_) => self.tally.next(),
        };
        if number > self.limits.members {
            return self.end(Some(self.too_many()));
        }
        match next {
            Ok(Next::Record(record)) => self.record(record, number),
            Ok(Next::Broken(why)) => self.tally.broken(&self.name, &why).map(Err),
            _ => None,
        }
    }

    /// Begins the end.
    fn end(&mut self, why: Option<Diagnostic>) -> Option<Result<OwnedInput, Diagnostic>> {
        let mut said = self.tally.end(&self.name);
        said.reverse();
        self.state = State::Ending(said);
        why.map(Err)
    }

    /// The input in a record.
    fn record(&mut self, record: Record, number: usize) -> Option<Result<OwnedInput, Diagnostic>> {
        if let Some(why) = passed_over(&record) {
            self.tally.pass(why);
            return None;
        }
        let name = format!("{}#{number}", self.name);
        if record.length > self.limits.input_bytes {
            return Some(Err(too_large(&name, self.limits.input_bytes)));
        }
        match payload(record, &self.limits) {
            Ok(payload) => {
                self.tally.count_read();
                let hints = payload.hints;
                Some(Ok(OwnedInput {
                    hints,
                    ..OwnedInput::whole(name, payload.bytes)
                }))
            }
            Err(Unread::Passed(why)) => {
                self.tally.pass(why);
                None
            }
            Err(Unread::Broken(why)) => self.tally.broken(&self.name, &why).map(Err),
        }
    }

    /// The refusal of what would unpack to too much.
    fn too_much(&self) -> Diagnostic {
        let most = self.limits.unpacked_bytes >> 30;
        let message = format!(
            "{} unpacks to more than {most} GiB: the rest of it was not read.",
            self.name
        );
        Diagnostic::error("input.too_large", message).with_help("Cut it into smaller archives.")
    }

    /// The refusal of too many records.
    fn too_many(&self) -> Diagnostic {
        let message = format!(
            "{} holds more than {} records: the rest of it was not read.",
            self.name, self.limits.members
        );
        Diagnostic::error("input.too_many", message).with_help("Cut it into smaller archives.")
    }
}

/// The refusal of one record.
fn too_large(name: &str, most: u64) -> Diagnostic {
    let message = format!(
        "{name} is larger than one input may be ({} MiB): it was not read.",
        most >> 20
    );
    Diagnostic::error("input.too_large", message).with_help("Raise --limit-size if it is a report.")
}

/// Why a record is passed over, as its head tells.
fn passed_over(record: &Record) -> Option<&'static str> {
    let is_of_crawler = || {
        record
            .field("warc-target-uri")
            .is_some_and(|uri| uri.trim_start_matches('<').starts_with("urn:"))
    };
    match record
        .field("warc-type")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "response" | "resource" | "conversion" if is_of_crawler() => Some("records of the crawler's own"),
        "resource" | "conversion" if !is_text(record.field("content-type").unwrap_or_default()) => Some(NO_TEXT),
        "response" if !answers_http(record) => Some("answers of other services"),
        "response" | "resource" | "conversion" => None,
        "request" => Some("requests"),
        "revisit" => Some("revisits of pages that had not changed"),
        "warcinfo" | "metadata" => Some("records of the crawler's own"),
        _ => Some("records of another sort"),
    }
}

/// Why records without words are passed over.
const NO_TEXT: &str = "images, scripts and other files without a report";

/// Whether a record is an answer over HTTP, and not one of the name service.
fn answers_http(record: &Record) -> bool {
    let content_type = record.field("content-type").unwrap_or("application/http");
    content_type.to_ascii_lowercase().starts_with("application/http")
}

/// Whether a media type is one of what a report comes in.
fn is_text(content_type: &str) -> bool {
    const TYPES: [&str; 15] = [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "multipart/related",
        "application/x-mimearchive",
        "application/pdf",
        "application/epub+zip",
        "text/markdown",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ];
    let media_type = media_type(content_type);
    media_type.is_empty() || TYPES.contains(&media_type.as_str())
}

/// The media type without its parameters, in lower case.
fn media_type(content_type: &str) -> String {
    let bare = content_type.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}

/// The charset among the parameters of a media type.
fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type
        .split(';')
        .skip(1)
        .filter_map(|parameter| parameter.split_once('='));
    let charset = parameters
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_ascii_lowercase());
    charset.into_iter().find(|charset| !charset.is_empty())
}

/// What a record holds.
struct Payload {
    bytes: Vec<u8>,
    hints: Hints,
}

/// Why a record gives no input.
enum Unread {
    Passed(&'static str),
    Broken(String),
}

/// The bytes that a page is made of, and what the record tells of them.
fn payload(record: Record, limits: &Limits) -> Result<Payload, Unread> {
    let mut content_type = record.field("content-type").map(str::to_owned);
    let hints = hints(&record);
    let is_answer = record
        .field("warc-type")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
    let bytes = if is_answer {
        let mut body = record.body;
        let (answer, begin) = answer::head(&body).ok_or_else(|| Unread::Broken("it holds no answer".to_owned()))?;
        unwanted(&answer).map_or(Ok(()), |why| Err(Unread::Passed(why)))?;
        body.drain(..begin);
        let body = answer.body(body, limits).map_err(Unread::Broken)?;
        content_type = answer.content_type;
        body
    } else {
        record.body
    };
    if bytes.trim_ascii().is_empty() {
        return Err(Unread::Passed("empty pages"));
    }
    let content_type = content_type.unwrap_or_default();
    let hints = Hints {
        media_type: Some(media_type(&content_type)).filter(|media_type| !media_type.is_empty()),
        charset: charset(&content_type),
        ..hints
    };
    Ok(Payload { bytes, hints })
}

/// Why an answer is passed over, by its head.
fn unwanted(answer: &answer::Answer) -> Option<&'static str> {
    match answer.status {
        200 | 203 if is_text(answer.content_type.as_deref().unwrap_or_default()) => None,
        200 | 203 => Some(NO_TEXT),
        201..300 => Some("answers without a whole page"),
        300..400 => Some("redirects"),
        _ => Some("error answers"),
    }
}

/// The address, and when it was fetched.
fn hints(record: &Record) -> Hints {
    let address = record
        .field("warc-target-uri")
        .map(|uri| uri.trim_matches(['<', '>', ' ']).to_owned());
    Hints {
        url: address.filter(|url| !url.is_empty()),
        fetched: record.field("warc-date").and_then(|date| date.parse().ok()),
        ..Hints::default()
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
