//! What must hold of any bytes that are read, and how it is tried.

use std::io::Cursor;

use rashomon_read::{Hints, Input, Limits, Settings, Source, read_hinted, unpack};
use rashomon_types::{Diagnostic, Document, Severity};

/// What came out of bytes.
pub type Outcome = (Vec<Document>, Vec<Diagnostic>);

/// Small enough that hostile bytes meet them.
fn limits() -> Limits {
    Limits {
        input_bytes: 1 << 20,
        unpacked_bytes: 4 << 20,
        members: 200,
        ..Limits::default()
    }
}

/// Reads bytes as a file and checks what came out.
///
/// # Panics
///
/// If a span does not slice its text, a failure does not say what to do, or a file is read otherwise the second time.
pub fn try_read(bytes: &[u8]) -> Outcome {
    let outcome = read_all(Source::seekable(Cursor::new(bytes)));
    outcome.0.iter().for_each(check_document);
    outcome.1.iter().for_each(check_remark);
    assert!(
        !outcome.0.is_empty() || !outcome.1.is_empty(),
        "neither a document nor a word on why there is none"
    );
    outcome
}

/// The same twice, and once as a stream: the same bytes must give the same documents.
///
/// # Panics
///
/// As [`try_read`], and if they do not.
pub fn try_read_thrice(bytes: &[u8]) {
    let first = try_read(bytes);
    assert_eq!(
        first,
        read_all(Source::seekable(Cursor::new(bytes))),
        "read otherwise the second time"
    );
    assert_eq!(first.0, read_all(Source::stream(bytes)).0, "read otherwise as a stream");
}

fn read_all(source: Source<'_>) -> Outcome {
    let (mut documents, mut remarks) = (Vec::new(), Vec::new());
    for item in unpack("seed", source, &limits()) {
        match item {
            Err(remark) => remarks.push(remark),
            Ok(input) => {
                let given = Input {
                    name: &input.name,
                    bytes: &input.bytes,
                };
                documents.extend(read_hinted(&given, &input.hints, &Settings::default()).collect_into(&mut remarks));
            }
        }
    }
    (documents, remarks)
}

/// Reads bytes that come with lies about their encoding, type and address.
pub fn try_hinted(bytes: &[u8], lie: usize) {
    let said = [
        ("text/html", "utf-16le", "https://beacon.example/2031/02/31/a"),
        ("application/json", "windows-1251", "javascript:alert(1)"),
        ("text/plain", "x-unknown", "\u{202e}file:///a"),
        ("application/rss+xml", "gbk", ""),
    ];
    let (media_type, charset, url) = said[lie % said.len()];
    let hints = Hints {
        url: Some(url.to_owned()),
        media_type: Some(media_type.to_owned()),
        charset: Some(charset.to_owned()),
        ..Hints::default()
    };
    let staged = read_hinted(&Input { name: "seed", bytes }, &hints, &Settings::default());
    staged.value.iter().for_each(check_document);
}

fn check_document(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        let words = block.span.get(&document.text);
        assert!(
            words.is_some_and(|words| !words.is_empty()),
            "{:?} slices nothing",
            block.span
        );
        assert!(block.span.start() >= end, "parts overlap");
        end = block.span.end();
    }
}

/// Characters that cannot be seen are the edge's to mark, as it does for all that it shows.
fn check_remark(remark: &Diagnostic) {
    assert!(!remark.code.is_empty() && !remark.message.is_empty());
    let says_what_to_do = remark.help.is_some() || remark.severity != Severity::Error;
    assert!(says_what_to_do, "no help with {}", remark.code);
}
