//! Mail: the body is an input of its own, and each attachment goes through the door again.

use std::io::{BufRead, Cursor, Read};

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use rashomon_types::{Diagnostic, Published};

use super::allowance::Allowance;
use super::member::name_in;
use super::survey::Survey;
use super::{Inputs, Source, lines, open_member, refused, unreadable};
use crate::{Hints, OwnedInput};

/// Headers that mails have and other texts do not.
const OF_MAIL: [&str; 9] = [
    "from",
    "to",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "mime-version",
    "reply-to",
    "cc",
];

/// Whether bytes begin a mail: a block of headers, two of them such as only mails have. A page saved in the form of a mail
/// is none.
pub fn begins_mail(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head.get(..head.len().min(16 * 1024)).unwrap_or_default());
    let Some(headers) = headers(&text) else { return false };
    let count = OF_MAIL.iter().filter(|name| value(&headers, name).is_some()).count();
    let says_what = value(&headers, "subject").is_some() || value(&headers, "date").is_some();
    count >= 2 && says_what && !is_saved_page(&headers)
}

/// Whether the headers are those of a page that a browser saved (MHTML).
fn is_saved_page(headers: &[(String, String)]) -> bool {
    let has = |name: &str| value(headers, name).is_some();
    let saved = value(headers, "from").is_some_and(|from| from.to_ascii_lowercase().contains("saved by"));
    has("snapshot-content-location")
        || saved
        || !["to", "received", "message-id"].iter().any(|name| has(name))
            && value(headers, "content-type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("multipart/related"))
}

/// The names, in lower case, and values of the headers that a text begins with; nothing if it begins otherwise.
fn headers(text: &str) -> Option<Vec<(String, String)>> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            break;
        }
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), headers.last_mut()) {
            value.push_str(line);
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_name.then(|| headers.push((name.to_ascii_lowercase(), value.to_owned())))?;
    }
    Some(headers)
}

fn value<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// Whether bytes begin a file of many mails: `From ` with a sender and a time, and then headers.
pub fn begins_mailbox(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head.get(..head.len().min(16 * 1024)).unwrap_or_default());
    let Some((first, rest)) = text.split_once('\n') else {
        return false;
    };
    is_separator(first.as_bytes()) && headers(rest).is_some_and(|headers| !headers.is_empty())
}

/// `From someone Mon May  2 10:00:00 2031`
fn is_separator(line: &[u8]) -> bool {
    line.starts_with(b"From ") && line.iter().filter(|byte| **byte == b':').count() >= 2
}

/// What one mail holds.
pub fn inputs<'a>(name: &str, source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    let most = allowance.limits().input_bytes;
    let mut bytes = Vec::new();
    match source
        .into_reader()
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
    {
        Err(error) => refused(unreadable(name, &error)),
        Ok(_) if bytes.len() as u64 > most => refused(lines::too_long(name, most)),
        Ok(_) => of_message(name, &bytes, allowance),
    }
}

/// What the bytes of one mail hold.
fn of_message<'a>(name: &str, bytes: &[u8], allowance: &Allowance) -> Inputs<'a> {
    let inside = match allowance.inside(name) {
        Ok(inside) => inside,
        Err(refusal) => return refused(refusal),
    };
    // The parser is other people's and the mail is anybody's: a panic in it is a mail that cannot be read.
    let taken = std::panic::catch_unwind(|| MessageParser::new().parse(bytes).map(|message| take(&message)));
    match taken {
        Ok(Some((body, attachments))) => open_parts(name, body, attachments, &inside),
        _ => refused(broken(name)),
    }
}

/// The refusal of a mail.
fn broken(name: &str) -> Diagnostic {
    Diagnostic::error(
        "input.mail_broken",
        format!("{name} is a mail that cannot be taken apart."),
    )
    .with_help("Save it once more from the mail program, or its text alone.")
}

/// An attachment: its own name if it has one, and its bytes.
type Attachment = (Option<String>, Vec<u8>);

/// The body of a mail and what is attached to it.
fn take(message: &Message<'_>) -> (Option<(Vec<u8>, Hints)>, Vec<Attachment>) {
    let attachments = message
        .attachments()
        .map(|part| (part.attachment_name().map(str::to_owned), bytes_of(part)))
        .collect();
    (body(message), attachments)
}

fn bytes_of(part: &MessagePart<'_>) -> Vec<u8> {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        PartType::Message(message) => message.raw_message().to_vec(),
        PartType::Multipart(_) => Vec::new(),
    }
}

/// The words of a mail: its plain text, and its HTML only where there is none.
fn body(message: &Message<'_>) -> Option<(Vec<u8>, Hints)> {
    let texts: Vec<&str> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .filter(|text| !text.trim().is_empty())
        .collect();
    let html = || {
        message.html_bodies().find_map(|part| match &part.body {
            PartType::Html(html) => Some(html.as_ref()),
            _ => None,
        })
    };
    let (text, kind) = if texts.is_empty() {
        (html()?.to_owned(), "text/html")
    } else {
        (texts.join("\n\n"), "text/plain")
    };
    Some((text.into_bytes(), hints(message, kind)))
}

/// What the headers tell of the body.
fn hints(message: &Message<'_>, kind: &str) -> Hints {
    let sender = message.from().and_then(|from| from.first());
    Hints {
        media_type: Some(kind.to_owned()),
        charset: Some("utf-8".to_owned()),
        title: message.subject().and_then(clean),
        publisher: sender.and_then(|sender| sender.name().or(sender.address()).and_then(clean)),
        published: message.date().and_then(published),
        ..Hints::default()
    }
}

/// A value on one line; nothing if it is empty.
fn clean(value: &str) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// When a mail says that it was sent.
fn published(date: &mail_parser::DateTime) -> Option<Published> {
    let instant = Timestamp::from_second(date.to_timestamp()).ok()?;
    let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let offset = Offset::from_seconds(if date.tz_before_gmt {
        -minutes * 60
    } else {
        minutes * 60
    })
    .ok()?;
    Some(Published {
        date: instant.to_zoned(TimeZone::fixed(offset)).date(),
        instant: Some(instant),
        found_in: "mail".to_owned(),
    })
}

/// The body first, then each attachment.
fn open_parts<'a>(
    name: &str,
    body: Option<(Vec<u8>, Hints)>,
    attachments: Vec<Attachment>,
    allowance: &Allowance,
) -> Inputs<'a> {
    let mut survey = Survey::default();
    let mut items: Vec<Inputs<'a>> = Vec::new();
    if let Some((bytes, hints)) = body {
        let input = OwnedInput {
            hints,
            ..OwnedInput::whole(name.to_owned(), bytes)
        };
        items.push(Box::new(std::iter::once(Ok(input))));
    }
    let mut names = Vec::new();
    for (place, (own, bytes)) in attachments.into_iter().enumerate() {
        let own = own.unwrap_or_else(|| format!("{}", place + 1));
        let shown = unique(name_in(name, &own), &mut names);
        if !allowance.spend(bytes.len() as u64) {
            items.push(refused(allowance.exceeded(name)));
            break;
        }
        items.extend(open_member(
            &shown,
            Source::seekable(Cursor::new(bytes)),
            allowance,
            &mut survey,
        ));
    }
    let remark = survey.take_remark(name);
    // Whatever is given comes back as an input or as a word on why not.
    let remark = remark.or_else(|| items.is_empty().then(|| wordless(name)));
    Box::new(items.into_iter().flatten().chain(remark.map(Err)))
}

/// The refusal of a mail in which nothing is found.
fn wordless(name: &str) -> Diagnostic {
    let message = format!("{name} is a mail with neither words nor attachments: nothing was read from it.");
    Diagnostic::error("input.mail_empty", message).with_help("Save it once more from the mail program.")
}

/// The name, with a number after it where others have it already.
fn unique(name: String, names: &mut Vec<String>) -> String {
    let same = names.iter().filter(|known| **known == name).count();
    names.push(name.clone());
    if same == 0 {
        name
    } else {
        format!("{name} ({})", same + 1)
    }
}

/// What a file of many mails holds.
pub fn mailbox<'a>(name: &str, source: Source<'a>, allowance: &Allowance) -> Inputs<'a> {
    match allowance.inside(name) {
        Ok(allowance) => {
            let mails = Mails {
                name: name.to_owned(),
                reader: source.into_reader(),
                number: 0,
                most: allowance.limits().input_bytes,
                is_done: false,
            };
            Box::new(mails.flat_map(move |mail| match mail {
                Ok((name, bytes)) => of_message(&name, &bytes, &allowance),
                Err(refusal) => refused(refusal),
            }))
        }
        Err(refusal) => refused(refusal),
    }
}

/// The mails in a file, one after the other.
struct Mails<'a> {
    name: String,
    reader: Box<dyn BufRead + 'a>,
    number: usize,
    most: u64,
    is_done: bool,
}

impl Mails<'_> {
    /// The bytes up to the line that begins the next mail.
    fn next_bytes(&mut self) -> std::io::Result<Vec<u8>> {
        let mut mail = Vec::new();
        loop {
            let begin = mail.len();
            let rest = self.most.saturating_add(1).saturating_sub(begin as u64);
            let read = self.reader.by_ref().take(rest).read_until(b'\n', &mut mail)?;
            let line = mail.get(begin..).unwrap_or_default();
            if read == 0 {
                self.is_done = true;
                return Ok(mail);
            }
            let after_blank = begin == 0
                || mail
                    .get(..begin)
                    .is_some_and(|before| before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n"));
            if after_blank && is_separator(line) {
                mail.truncate(begin);
                return Ok(mail);
            }
            if line.starts_with(b">From ") {
                mail.remove(begin);
            }
        }
    }
}

impl Iterator for Mails<'_> {
    type Item = Result<(String, Vec<u8>), Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            match self.next_bytes() {
                Err(error) => {
                    self.is_done = true;
                    return Some(Err(unreadable(&self.name, &error)));
                }
                // What stands before the first separator is nothing.
                Ok(bytes) if bytes.trim_ascii().is_empty() => {}
                Ok(bytes) if bytes.len() as u64 > self.most => {
                    self.is_done = true;
                    return Some(Err(lines::too_long(&self.name, self.most)));
                }
                Ok(bytes) => {
                    self.number += 1;
                    return Some(Ok((name_in(&self.name, &self.number.to_string()), bytes)));
                }
            }
        }
        None
    }
}
