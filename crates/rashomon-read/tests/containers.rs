//! Containers: what comes out of archives and mails, and what is refused by name while the rest is read.

mod common;

use common::{REPORT, documents, failures, gzip, names, taken_apart, tar, zip, zip_with};
use proptest::prelude::*;
use rashomon_read::{Limits, Settings, Source, unpack};
use zip::CompressionMethod;

const WORDS: &[u8] = REPORT.as_bytes();

#[test]
fn members_come_in_the_order_of_their_names_through_the_same_door() {
    let inner = zip(&[("deep.txt", WORDS)]);
    let archive = zip(&[
        ("z.txt", WORDS),
        ("a/b.html", b"<p>The army said no.</p>"),
        ("inner.zip", &inner),
        ("p.txt.gz", &gzip(WORDS)),
        ("t.tar", &tar(&[("x/y.txt", b'0', WORDS)])),
    ]);
    let (inputs, remarks) = taken_apart("all.zip", &archive, &Limits::default());
    assert_eq!(
        names(&inputs),
        [
            "all.zip#a/b.html",
            "all.zip#inner.zip#deep.txt",
            "all.zip#p.txt.gz",
            "all.zip#t.tar#x/y.txt",
            "all.zip#z.txt"
        ]
    );
    assert_eq!(inputs[1].bytes, WORDS);
    assert_eq!(remarks, []);
}

#[test]
fn an_archive_that_comes_as_a_stream_is_read_as_well() {
    let archive = zip(&[("a.txt", WORDS)]);
    let inputs: Vec<_> = unpack("-", Source::stream(archive.as_slice()), &Limits::default()).collect();
    assert_eq!(inputs[0].as_ref().unwrap().name, "-#a.txt");
}

#[test]
fn tricks_in_names_stay_names() {
    let archive = zip(&[
        ("../../etc/cron.d/x", WORDS),
        ("/etc/passwd", WORDS),
        ("a\u{202e}txt.exe", WORDS),
    ]);
    let (inputs, _) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(
        names(&inputs),
        [
            "a.zip#⟨..⟩/⟨..⟩/etc/cron.d/x",
            "a.zip#⟨/⟩etc/passwd",
            "a.zip#a⟨U+202E⟩txt.exe"
        ]
    );
}

#[test]
fn pictures_and_hidden_files_are_passed_over_and_counted() {
    let archive = zip(&[
        ("a.txt", WORDS),
        ("a_files/x.png", b"\x89PNG\r\n\x1a\n"),
        ("a_files/x.css", b"body { color: red }"),
        ("__MACOSX/._a.txt", b"x"),
    ]);
    let (inputs, remarks) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(names(&inputs), ["a.zip#a.txt"]);
    assert_eq!(failures(&remarks), [""; 0]);
    assert!(
        remarks[0]
            .message
            .contains("1 × hidden file, 1 × image, 1 × part of a saved page"),
        "{remarks:?}"
    );
}

#[test]
fn a_bomb_is_refused_and_its_neighbours_are_read() {
    let bomb = vec![b' '; 40 << 20];
    let archive = zip(&[("a.txt", WORDS), ("bomb.txt", &bomb), ("z.txt", WORDS)]);
    let (inputs, remarks) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(names(&inputs), ["a.zip#a.txt", "a.zip#z.txt"]);
    assert_eq!(failures(&remarks), ["input.ratio"]);
    assert!(remarks[0].message.contains("a.zip#bomb.txt"));

    let (inputs, remarks) = taken_apart("bomb.gz", &gzip(&bomb), &Limits::default());
    assert_eq!((inputs.len(), failures(&remarks)), (0, vec!["input.ratio"]));
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut archive = zip(&[("a.txt", WORDS)]);
    for _ in 0..8 {
        archive = zip(&[("next.zip", &archive), ("b.txt", WORDS)]);
    }
    let (inputs, remarks) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(inputs.len(), 4);
    assert_eq!(failures(&remarks), ["input.too_deep"]);
}

#[test]
fn what_a_file_may_unpack_to_is_counted_over_all_its_members() {
    let limits = Limits {
        unpacked_bytes: 3 * WORDS.len() as u64,
        ..Limits::default()
    };
    let members: Vec<(String, &[u8])> = (0..9).map(|at| (format!("{at}.txt"), WORDS)).collect();
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let (inputs, remarks) = taken_apart("a.zip", &zip(&members), &limits);
    assert_eq!(inputs.len(), 3);
    assert_eq!(failures(&remarks), ["input.unpacked_size"]);
}

#[test]
fn too_many_members_and_too_large_ones_are_named() {
    let limits = Limits {
        members: 2,
        input_bytes: 100,
        ..Limits::default()
    };
    let long = "a b c ".repeat(50);
    let archive = zip(&[("a.txt", WORDS), ("b.txt", long.as_bytes()), ("c.txt", WORDS)]);
    let (inputs, remarks) = taken_apart("a.zip", &archive, &limits);
    assert_eq!(names(&inputs), ["a.zip#a.txt"]);
    assert_eq!(failures(&remarks), ["input.too_large", "input.too_many_members"]);
}

#[test]
fn damage_is_said_and_the_rest_is_read() {
    let mut archive = zip_with(&[("a.txt", WORDS), ("b.txt", WORDS)], CompressionMethod::Stored);
    let at = archive.windows(5).position(|five| five == b"mayor").unwrap();
    archive[at] = b'M';
    let (inputs, remarks) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(
        (names(&inputs), failures(&remarks)),
        (vec!["a.zip#b.txt"], vec!["input.archive_member"])
    );

    let cut = &archive[..archive.len() / 2];
    assert_eq!(
        failures(&taken_apart("a.zip", cut, &Limits::default()).1),
        ["input.archive_broken"]
    );

    let packed = gzip(&WORDS.repeat(50));
    let (_, remarks) = taken_apart("a.gz", &packed[..packed.len() - 12], &Limits::default());
    assert_eq!(failures(&remarks), ["input.unreadable"]);
    assert!(remarks[0].message.contains("a.gz"));
}

#[test]
fn whole_lines_before_a_break_are_read() {
    let lines: String = (0..20_000)
        .map(|at| format!("{{\"text\": \"The army said no, {at} {}.\"}}\n", at * 7919 % 1009))
        .collect();
    let packed = gzip(lines.as_bytes());
    let (inputs, remarks) = taken_apart("a.jsonl.gz", &packed[..packed.len() / 2], &Limits::default());
    assert_eq!(failures(&remarks), ["input.unreadable"]);
    assert!(inputs.iter().all(|input| input.bytes.ends_with(b"}\n")) && !inputs.is_empty());
}

#[test]
fn an_encrypted_member_is_named() {
    let mut archive = zip_with(&[("a.txt", WORDS), ("b.txt", WORDS)], CompressionMethod::Stored);
    // The flag for encryption, in the member's own header and in the list of members.
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = archive.windows(4).position(|four| four == mark).unwrap();
        archive[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    let (inputs, remarks) = taken_apart("a.zip", &archive, &Limits::default());
    assert_eq!(
        (names(&inputs), failures(&remarks)),
        (vec!["a.zip#b.txt"], vec!["input.encrypted"])
    );
}

#[test]
fn tar_links_are_not_followed() {
    let archive = tar(&[
        ("a.txt", b'0', WORDS),
        ("link", b'2', b""),
        ("sub/", b'5', b""),
        ("../b.txt", b'0', WORDS),
    ]);
    for bytes in [archive.clone(), gzip(&archive)] {
        let (inputs, remarks) = taken_apart("a.tar", &bytes, &Limits::default());
        assert_eq!(names(&inputs), ["a.tar#a.txt", "a.tar#⟨..⟩/b.txt"]);
        assert!(remarks[0].message.contains("1 × link"));
    }
    let (inputs, remarks) = taken_apart("a.tar", &archive[..540], &Limits::default());
    assert_eq!((inputs.len(), failures(&remarks)), (0, vec!["input.unreadable"]));
}

const MAIL: &str = "From: Beacon Desk <desk@beacon.example>\r\nTo: reader@example.org\r\n\
    Subject: =?utf-8?q?Raid_=E2=80=93_what_is_said?=\r\nDate: Tue, 24 May 2031 23:30:00 -0500\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
    The mayor of Arn said that the bridge was open.\r\n--b\r\nContent-Type: application/zip\r\n\
    Content-Disposition: attachment; filename=\"../more.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\nZIP\r\n--b\r\n\
    Content-Type: text/html\r\nContent-Disposition: attachment; filename=page.html\r\n\r\n\
    <html><body><p>The army said no to the mayor.</p></body></html>\r\n--b--\r\n";

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let mut letters: Vec<char> = (0..4).rev().map(|at| letter(bits >> (6 * at))).collect();
        letters[three.len() + 1..].fill('=');
        letters.into_iter().collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn a_mail_is_its_body_and_its_attachments() {
    let mail = MAIL.replace("ZIP", &base64(&zip(&[("b.txt", WORDS)])));
    let staged = documents("raid.eml", mail.as_bytes(), &Settings::default());
    let paths: Vec<&str> = staged
        .value
        .iter()
        .filter_map(|document| document.path.as_deref())
        .collect();
    assert_eq!(
        paths,
        ["raid.eml", "raid.eml#⟨..⟩/more.zip#b.txt", "raid.eml#page.html"]
    );
    let body = &staged.value[0];
    assert_eq!(body.title.as_deref(), Some("Raid – what is said"));
    assert_eq!(body.publisher.as_deref(), Some("Beacon Desk"));
    let published = body.published.as_ref().unwrap();
    assert_eq!(
        (published.date.to_string(), published.found_in.as_str()),
        ("2031-05-24".to_owned(), "mail")
    );
    assert_eq!(published.instant.unwrap().to_string(), "2031-05-25T04:30:00Z");
    assert_eq!(staged.value[2].title, None);
}

#[test]
fn a_mail_without_words_is_named() {
    let parts = [
        "",
        "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: multipart/mixed; boundary=\"c\"\n\n--c--\n--b--\n",
        "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b--\n",
    ];
    for part in parts {
        let mail = format!("From: a@beacon.example\nTo: b@beacon.example\nSubject: c\nMIME-Version: 1.0\n{part}");
        let staged = documents("raid.eml", mail.as_bytes(), &Settings::default());
        assert!(staged.value.is_empty(), "{:?}", staged.value);
        let failures = failures(&staged.diagnostics);
        assert_eq!(failures.len(), 1, "{part}: {:?}", staged.diagnostics);
    }
}

#[test]
fn an_archive_of_nothing_is_named() {
    let (inputs, remarks) = taken_apart("a.zip", &zip(&[]), &Limits::default());
    assert_eq!((inputs.len(), failures(&remarks)), (0, vec!["input.nothing"]));
}

#[test]
fn a_mailbox_is_many_mails() {
    let mail = |number: usize| {
        format!(
            "From a@b.example Mon May  2 10:00:0{number} 2031\nFrom: A <a@b.example>\nTo: c@d.example\nSubject: No {number}\n\n\
             The army said no.\n>From there the mayor left, he said, {number} times.\n\n"
        )
    };
    let (inputs, remarks) = taken_apart("all.mbox", [mail(1), mail(2)].concat().as_bytes(), &Limits::default());
    assert_eq!(names(&inputs), ["all.mbox#1", "all.mbox#2"]);
    assert_eq!(inputs[1].hints.title.as_deref(), Some("No 2"));
    assert!(String::from_utf8_lossy(&inputs[0].bytes).contains("\nFrom there"));
    assert_eq!(remarks, []);
}

#[test]
fn a_page_saved_as_a_mail_stays_whole() {
    let page = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/\r\nSubject: Raid\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n";
    let (inputs, _) = taken_apart("a.mhtml", page.as_bytes(), &Limits::default());
    assert_eq!(inputs[0].bytes, page.as_bytes());
}

#[test]
fn of_a_web_archive_collection_only_the_archives_are_read() {
    let archive = zip(&[
        ("datapackage.json", b"{}"),
        ("archive/data.warc.gz", &gzip(b"stand-in")),
        ("pages/pages.jsonl", b"{\"text\": \"The army said no.\"}\n"),
        ("indexes/index.cdx", b"x"),
    ]);
    let (inputs, _) = taken_apart("a.wacz", &archive, &Limits::default());
    assert_eq!(names(&inputs), ["a.wacz#archive/data.warc.gz"]);
}

proptest! {
    #[test]
    fn no_bytes_break_it(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        start in prop::sample::select(vec![&b"PK\x03\x04"[..], b"\x1f\x8b\x08\0", b"From a@b Mon 1:2:3\nTo: x\n\n", b"From: a\nTo: b\nSubject: c\n\n", b""]),
    ) {
        let bytes = [start, &bytes].concat();
        documents("x", &bytes, &Settings::default());
    }

    #[test]
    fn no_change_of_an_archive_breaks_it(at in 0_usize..4000, byte in any::<u8>(), kind in 0..3) {
        let inner = zip(&[("a.txt", WORDS)]);
        let mut bytes = match kind {
            0 => zip(&[("b.zip", &inner), ("c.txt", WORDS)]),
            1 => tar(&[("b.zip", b'0', &inner), ("c.txt", b'0', WORDS)]),
            _ => gzip(&tar(&[("c.txt", b'0', WORDS)])),
        };
        let at = at % bytes.len();
        bytes[at] = byte;
        documents("x", &bytes, &Settings::default());
    }
}
