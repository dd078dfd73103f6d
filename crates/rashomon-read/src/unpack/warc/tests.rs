//! Archives with their faults: cut, damaged, lying, swollen.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use rashomon_types::Severity;

use super::*;

/// A record of this type with this body.
fn record(kind: &str, url: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-25T09:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

/// An answer with this body.
fn response(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let answer = [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat();
    record("response", url, "application/http; msgtype=response", &answer)
}

fn page(number: usize) -> Vec<u8> {
    let body = format!("<p>The army of Toravia said on day {number} that it had taken no town.</p>");
    response(
        &format!("https://post.example/{number}"),
        "Content-Type: text/html; charset=\"Windows-1251\"\r\n",
        body.as_bytes(),
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

type Item = Result<OwnedInput, Diagnostic>;

fn read(bytes: &[u8]) -> Vec<Item> {
    read_within(bytes, &Limits::default())
}

fn read_within(bytes: &[u8], limits: &Limits) -> Vec<Item> {
    assert!(is(&bytes[..bytes.len().min(64 * 1024)]));
    open("crawl.warc", Source::stream(bytes), limits).collect()
}

/// The names of the inputs, and the codes of what was said.
fn told(items: &[Item]) -> (Vec<&str>, Vec<&str>) {
    let names = items.iter().flatten().map(|input| input.name.as_str()).collect();
    let codes = items.iter().filter_map(|item| item.as_ref().err());
    (names, codes.map(|diagnostic| diagnostic.code.as_str()).collect())
}

#[test]
fn pages_are_read_with_what_their_records_tell() {
    let archive = [
        record("warcinfo", "", "application/warc-fields", b"software: none\r\n"),
        record(
            "request",
            "https://post.example/1",
            "application/http",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        page(1),
        response("https://post.example/a.png", "Content-Type: image/png\r\n", b"\x89PNG"),
        record(
            "response",
            "dns:post.example",
            "text/dns",
            b"post.example. 1 IN A 127.0.0.1",
        ),
        record(
            "conversion",
            "https://post.example/2",
            "text/plain",
            b"The brigade said yes.",
        ),
        record(
            "revisit",
            "https://post.example/1",
            "application/http",
            b"HTTP/1.1 200 OK\r\n\r\n",
        ),
    ]
    .concat();
    let items = read(&archive);
    assert_eq!(
        told(&items),
        (vec!["crawl.warc#3", "crawl.warc#6"], vec!["input.warc_passed_over"])
    );
    let first = items[0].as_ref().unwrap();
    assert!(first.bytes.starts_with(b"<p>The army"));
    assert_eq!(first.hints.url.as_deref(), Some("https://post.example/1"));
    assert_eq!(first.hints.media_type.as_deref(), Some("text/html"));
    assert_eq!(first.hints.charset.as_deref(), Some("windows-1251"));
    assert_eq!(first.hints.fetched.unwrap().to_string(), "2031-05-25T09:00:00Z");
    let note = items[2].as_ref().unwrap_err();
    assert_eq!(note.severity, Severity::Note);
    assert!(
        note.message.contains("7 records; 2 read; 0 broken") && note.message.contains("1 revisits"),
        "{}",
        note.message
    );
}

#[test]
fn packed_archives_are_told_by_their_bytes() {
    let by_record: Vec<u8> = (1..=3).flat_map(|number| gzip(&page(number))).collect();
    let at_once = gzip(&[page(1), page(2), page(3)].concat());
    let zstd = |bytes: &[u8]| ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest);
    let by_frame: Vec<u8> = (1..=3).flat_map(|number| zstd(&page(number))).collect();
    for archive in [by_record, at_once, by_frame] {
        assert_eq!(
            told(&read(&archive)).0,
            ["crawl.warc#1", "crawl.warc#2", "crawl.warc#3"]
        );
    }
    assert!(!is(&gzip(b"<p>The army")) && !is(b"\x1f\x8b\x08") && !is(b""));
}

#[test]
fn a_broken_record_costs_itself_alone() {
    let mut cut = page(2);
    cut.truncate(cut.len() - 30);
    let lying = String::from_utf8(page(2))
        .unwrap()
        .replace("Content-Length: ", "Content-Length: 9");
    let negative = String::from_utf8(page(2))
        .unwrap()
        .replace("Content-Length: ", "Content-Length: -");
    let short = String::from_utf8(page(2))
        .unwrap()
        .replace("day 2", "day 2 of a war without end");
    for broken in [
        cut,
        lying.into(),
        negative.into(),
        short.into(),
        b"\r\nnoise\r\n".to_vec(),
    ] {
        let items = read(&[page(1), broken, page(3), page(4)].concat());
        let (names, codes) = told(&items);
        assert_eq!(names, ["crawl.warc#1", "crawl.warc#3", "crawl.warc#4"]);
        assert_eq!(codes, ["input.warc_record", "input.warc_passed_over"]);
        let told = items.iter().find_map(|item| item.as_ref().err()).unwrap();
        assert!(told.message.contains("crawl.warc#2") && told.help.is_some());
    }
}

#[test]
fn a_damaged_piece_costs_its_record_alone() {
    let mut middle = gzip(&page(2));
    let half = middle.len() / 2;
    middle[half] ^= 0xff;
    middle[half + 1] ^= 0xff;
    let items = read(&[gzip(&page(1)), middle, gzip(&page(3))].concat());
    let (names, codes) = told(&items);
    assert_eq!(names.first(), Some(&"crawl.warc#1"));
    assert!(
        names.len() == 2 && items[names.len()].is_ok() || names.len() == 2,
        "{names:?} {codes:?}"
    );
    assert_eq!(codes, ["input.warc_record", "input.warc_passed_over"]);
    let mut cut = gzip(&page(2));
    cut.truncate(12);
    for noise in [cut, b"\x1f\x8b\x08noise".to_vec(), b"noise".to_vec()] {
        let items = read(&[gzip(&page(1)), noise, gzip(&page(3))].concat());
        assert_eq!(told(&items).0, ["crawl.warc#1", "crawl.warc#3"], "{items:?}");
    }
    let mut middle = gzip(&page(2));
    let checksum = middle.len() - 8;
    middle[checksum] ^= 0xff;
    let items = read(&[gzip(&page(1)), middle, gzip(&page(3))].concat());
    assert_eq!(told(&items).0, ["crawl.warc#1", "crawl.warc#3"], "{items:?}");
    let mut end = gzip(&page(2));
    end.truncate(end.len() - 20);
    assert_eq!(told(&read(&[gzip(&page(1)), end].concat())).0, ["crawl.warc#1"]);
}

#[test]
fn many_broken_records_are_told_once() {
    let broken: Vec<u8> = (0..40)
        .flat_map(|_| record("response", "https://a.example", "application/http", b"no head"))
        .collect();
    let items = read(&[broken, page(1)].concat());
    let (names, codes) = told(&items);
    assert_eq!(names, ["crawl.warc#41"]);
    assert_eq!(codes.iter().filter(|code| **code == "input.warc_record").count(), 6);
    let rest = items.iter().filter_map(|item| item.as_ref().err()).nth(5).unwrap();
    assert!(rest.message.contains("35 more"), "{}", rest.message);
}

#[test]
fn what_is_too_large_is_refused_by_name() {
    let limits = Limits {
        input_bytes: 2000,
        members: 3,
        ..Limits::default()
    };
    let large = response("https://a.example", "Content-Type: text/html\r\n", &vec![b'a'; 3000]);
    let items = read_within(&[large, page(1), page(2), page(3)].concat(), &limits);
    let (names, codes) = told(&items);
    assert_eq!(names, ["crawl.warc#2", "crawl.warc#3"]);
    assert_eq!(codes, ["input.too_large", "input.too_many", "input.warc_passed_over"]);
    let bomb = gzip(&response(
        "https://a.example",
        "Content-Type: text/html\r\n",
        &vec![b'a'; 8 << 20],
    ));
    let (names, codes) = (
        read(&[bomb, gzip(&page(1))].concat()),
        ["input.warc_record", "input.warc_passed_over"],
    );
    assert_eq!(told(&names), (vec!["crawl.warc#2"], codes.to_vec()));
}

#[test]
fn an_archive_without_pages_is_a_warning() {
    let items = read(&record(
        "request",
        "https://post.example",
        "application/http",
        b"GET / HTTP/1.1\r\n\r\n",
    ));
    assert_eq!(told(&items).1, ["input.warc_nothing"]);
}

proptest! {
    #[test]
    fn any_damage_is_survived(at in 0..600_usize, noise in proptest::collection::vec(any::<u8>(), 0..40), packed in any::<bool>()) {
        let records: Vec<Vec<u8>> = (1..=3).map(|number| if packed { gzip(&page(number)) } else { page(number) }).collect();
        let mut archive = records.concat();
        let at = at.min(archive.len()).max(120);
        let end = (at + noise.len()).min(archive.len());
        archive.splice(at.min(end)..end, noise);
        let items: Vec<Item> = open("crawl.warc", Source::stream(&archive[..]), &Limits::default()).collect();
        prop_assert!(items.iter().flatten().count() <= 4 && items.iter().any(Result::is_err));
    }

    #[test]
    fn any_bytes_after_the_first_line_are_survived(tail in proptest::collection::vec(any::<u8>(), 0..300)) {
        let archive = [b"WARC/1.0\r\n", &tail[..]].concat();
        prop_assert!(!read(&archive).is_empty());
    }
}
