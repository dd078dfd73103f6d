//! Pages saved as one file (MHTML, `multipart/related`): the part that is the page is read, with the address it had.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use rashomon_types::{Diagnostic, Document, Staged};

use crate::{Hints, Input, Settings};

/// How many bytes are looked at to tell a saved page from mail.
const HEAD: usize = 4096;

/// Whether bytes begin like a page saved as one file.
pub fn is(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let fields = head
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .split("\n\n")
        .next()
        .unwrap_or_default();
    let begins = fields.trim_start().split(':').next().is_some_and(is_field_name);
    let saved =
        fields.contains("snapshot-content-location:") || fields.contains("saved by ") || fields.contains("mimeole");
    let related = fields.contains("multipart/related") && fields.contains("mime-version:");
    let delivered = fields.contains("received:") || fields.contains("\nto:") || fields.contains("message-id:");
    begins && related && (saved || !delivered)
}

/// `content-type`
fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.len() < 60 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The documents in a page saved as one file.
pub fn read(input: &Input<'_>, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    // The parser is other people's and the file is anybody's.
    let parsed = std::panic::catch_unwind(|| page(input.bytes));
    let Ok(Some(page)) = parsed else {
        return Staged {
            value: Vec::new(),
            diagnostics: vec![refused(input.name)],
        };
    };
    let hints = Hints {
        url: page.url.or_else(|| hints.url.clone()),
        media_type: Some("text/html".to_owned()),
        charset: page.charset,
        ..hints.clone()
    };
    let inner = Input {
        name: input.name,
        bytes: &page.bytes,
    };
    crate::read_single(&inner, &hints, settings)
}

/// The refusal of a file without a page.
fn refused(name: &str) -> Diagnostic {
    Diagnostic::error(
        "read.mhtml",
        format!("{name} is a page saved as one file, but holds no page: nothing was read from it."),
    )
    .with_help("Save the page again, as HTML or as one file.")
}

/// The page in a file.
struct Page {
    bytes: Vec<u8>,
    url: Option<String>,
    charset: Option<String>,
}

fn page(bytes: &[u8]) -> Option<Page> {
    let message = MessageParser::default().parse(bytes)?;
    let part = root(&message)?;
    let own = part.content_location().map(str::to_owned);
    let saved = message
        .header_raw("Snapshot-Content-Location")
        .map(|url| url.trim().to_owned());
    let declared = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"))
        .map(str::to_ascii_lowercase);
    let (bytes, charset) = match raw(&message, part) {
        Some(bytes) => (bytes, declared),
        // The parser decoded it by its word.
        None => (part.text_contents()?.as_bytes().to_vec(), Some("utf-8".to_owned())),
    };
    Some(Page {
        bytes,
        url: saved.or(own).filter(|url| crate::page::is_web(url)),
        charset,
    })
}

/// The part that is the page: the one that the file names as its start, else the first that is HTML.
fn root<'a>(message: &'a Message<'a>) -> Option<&'a MessagePart<'a>> {
    let html = || {
        message
            .parts
            .iter()
            .filter(|part| matches!(part.body, PartType::Html(_)))
    };
    let start = message.content_type().and_then(|kind| kind.attribute("start"));
    let start = start.map(|start| start.trim_matches(['<', '>']));
    let named = start
        .and_then(|start| html().find(|part| part.content_id().is_some_and(|id| id.trim_matches(['<', '>']) == start)));
    named.or_else(|| html().next())
}

/// The bytes of a part as they were before anybody took them for text; none if its transfer is of a sort unknown.
fn raw(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let begin = usize::try_from(part.offset_body).ok()?;
    let end = usize::try_from(part.offset_end).ok()?;
    let body = message.raw_message().get(begin..end)?;
    match part.encoding {
        mail_parser::Encoding::None => Some(body.to_vec()),
        mail_parser::Encoding::QuotedPrintable => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(body)
        }
        mail_parser::Encoding::Base64 => mail_parser::decoders::base64::base64_decode(body),
    }
}
