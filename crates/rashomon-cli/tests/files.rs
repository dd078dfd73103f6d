//! What people really have: archives, mail, PDFs, lists, and folders of everything.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use std::io::{Cursor, Write};

use common::{Folder, REPORT, Ran};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A PDF with these lines on each page.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let count = pages.len();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {count} /Kids [{}] >>",
            (0..count).map(|at| format!("{} 0 R ", 4 + 2 * at)).collect::<String>()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let words: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
        let stream = format!("BT /F1 11 Tf 72 720 Td {words} ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let begin = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    file.extend(places.iter().flat_map(|at| format!("{at:010} 00000 n \n").into_bytes()));
    file.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    file
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

fn documents(ran: &Ran) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let run = json(ran);
    let documents = run["documents"].as_array().unwrap().iter();
    documents
        .map(|document| (text(&document["path"]), text(&document["text"])))
        .collect()
}

const MAIL: &str = "From: Desk <desk@beacon.example>\nTo: a@b.example\nSubject: Bridge\nDate: Tue, 24 May 2031 10:00:00 +0000\n\n\
    The governor of Lishen said that the bridge was shut.\n";

#[test]
fn a_folder_of_everything_is_read_with_one_command() {
    let page = "<html><body><article><p>The council of Arn said that the mill was closed on Monday.</p></article></body></html>";
    let folder = Folder::new("everything")
        .with("in/a.txt", REPORT)
        .with(
            "in/archive.dat",
            zip(&[
                ("one.txt", b"The union of Arn denied the report."),
                ("two.html", page.as_bytes()),
            ]),
        )
        .with("in/bomb.zip", zip(&[("b.txt", &vec![b' '; 30 << 20])]))
        .with(
            "in/crawl.jsonl",
            "{\"maintext\": \"The mayor of Lishen said no.\", \"date_publish\": \"2031-05-24\"}\n",
        )
        .with("in/cut.zip", &zip(&[("one.txt", b"x")])[..40])
        .with("in/mail.eml", MAIL)
        .with("in/pic.png", b"\x89PNG\r\n\x1a\n")
        .with(
            "in/report.pdf",
            pdf(&[&["The army of Toravia said on Monday that the road was", "open again."]]),
        )
        .with("in/scan.pdf", pdf(&[&[], &[]]))
        .with("in/broken.pdf", "%PDF-1.4 and nothing more");
    let ran = folder
        .run(&["read", "in", "--json", "--failures", "failed.csv"])
        .expect_code(3);
    let read: Vec<String> = documents(&ran).into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        read,
        [
            "in/a.txt",
            "in/archive.dat#one.txt",
            "in/archive.dat#two.html",
            "in/crawl.jsonl",
            "in/mail.eml",
            "in/report.pdf"
        ]
    );
    assert_eq!(
        documents(&ran)[5].1,
        "The army of Toravia said on Monday that the road was open again."
    );
    let failed = std::fs::read_to_string(folder.0.join("failed.csv")).unwrap();
    let lines: Vec<&str> = failed.lines().collect();
    assert_eq!(lines[0], "path,stage,code,sentence,help");
    let codes: Vec<Vec<&str>> = lines[1..]
        .iter()
        .map(|line| line.split(',').take(3).collect())
        .collect();
    assert_eq!(
        codes,
        [
            ["in/bomb.zip", "open", "input.ratio"],
            ["in/broken.pdf", "read", "read.pdf_broken"],
            ["in/cut.zip", "open", "input.archive_broken"],
            ["in/scan.pdf", "read", "read.pdf_no_text"]
        ]
    );
    assert!(
        ran.err.contains("in/scan.pdf is a PDF of 2 pages without any text"),
        "{}",
        ran.err
    );
}

#[test]
fn a_pdf_that_takes_too_long_is_ended() {
    let folder = Folder::new("slow-pdf")
        .with("a.pdf", pdf(&[&["The army said no."]]))
        .with("b.txt", REPORT);
    let ran = folder
        .run(&["read", "a.pdf", "b.txt", "--json", "--limit-seconds", "0"])
        .expect_code(3);
    assert!(ran.err.contains("a.pdf took longer than 0 seconds"), "{}", ran.err);
    assert_eq!(documents(&ran).len(), 1);
}

#[test]
fn the_limit_of_size_is_the_users() {
    let folder = Folder::new("limit-size")
        .with("a.txt", REPORT.repeat(100))
        .with("b.txt", REPORT);
    let ran = folder
        .run(&["read", "a.txt", "b.txt", "--json", "--limit-size", "1K"])
        .expect_code(3);
    assert!(ran.err.contains("a.txt is larger than one input may be"), "{}", ran.err);
    folder.run(&["read", "a.txt", "--limit-size", "much"]).expect_code(2);
}

#[test]
fn the_user_says_where_the_words_are() {
    let folder = Folder::new("map").with(
        "a.json",
        "{\"inner\": {\"w\": \"The mayor said the bridge was open.\"}, \"h\": \"Bridge\"}",
    );
    folder.run(&["read", "a.json"]).expect_code(1);
    let ran = folder
        .run(&["read", "a.json", "--json", "--map", "text=inner.w,title=h"])
        .expect_code(0);
    assert_eq!(json(&ran)["documents"][0]["title"], "Bridge");
    let ran = folder.run(&["read", "a.json", "--map", "words=inner.w"]).expect_code(2);
    assert!(ran.err.contains("the parts are text, html"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_a_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links")
        .with("secret.txt", "The secret agent said that nobody knew.")
        .with("in/sub/a.txt", REPORT);
    symlink("../secret.txt", folder.0.join("in/out.txt")).unwrap();
    symlink("sub/a.txt", folder.0.join("in/same.txt")).unwrap();
    symlink("..", folder.0.join("in/up")).unwrap();
    let ran = folder.run(&["read", "in", "--json"]).expect_code(0);
    assert_eq!(
        documents(&ran)
            .iter()
            .map(|(path, _)| path.as_str())
            .collect::<Vec<_>>(),
        ["in/same.txt", "in/sub/a.txt"]
    );
    assert!(
        json(&ran)["diagnostics"][0]["message"]
            .as_str()
            .unwrap()
            .contains("2 × link out of the folder")
    );
}

const LIST: &str = "\u{feff}Link;Archive location;Title;Text;Hash\r\n\
    https://beacon.example/1;pages/1.html;Bridge;;\r\n\
    https://beacon.example/2;;No;\"The union of Arn said no;\nit denied the report.\";\r\n\
    https://beacon.example/3;../secret.txt;;;\r\n\
    https://www.beacon.example/4/;;\"=HYPERLINK(\"\"https://x.example\"\")\";;\r\n";

fn list(name: &str) -> Folder {
    Folder::new(name)
        .with("links.csv", LIST)
        .with(
            "pages/1.html",
            "<p>The mayor of Arn said that the bridge was open on Monday.</p>",
        )
        .with(
            "more/4.html",
            "<!doctype html><link rel=canonical href=http://beacon.example/4><p>The governor said that the mill was closed.</p>",
        )
}

#[test]
fn a_list_brings_the_files_beside_it() {
    let ran = list("list-read").run(&["read", "links.csv", "--json"]).expect_code(0);
    let run = json(&ran);
    let told: Vec<_> = run["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["path"].clone(), d["url"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("links.csv#3".into(), "https://beacon.example/2".into()),
            ("pages/1.html".into(), "https://beacon.example/1".into())
        ]
    );
    assert_eq!(run["documents"][1]["title"], "Bridge");
    assert!(ran.err.contains("2 of 4 rows have no text"), "{}", ran.err);
}

#[test]
fn a_list_comes_back_with_what_was_found() {
    let folder = list("list-back");
    folder
        .run(&["list", "links.csv", "more", "-o", "out.csv", "--quiet"])
        .expect_code(0);
    let out = std::fs::read_to_string(folder.0.join("out.csv")).unwrap();
    assert!(
        out.starts_with("\u{feff}Link;Archive location;Title;Text;Hash;rs_status;rs_reason;"),
        "{out}"
    );
    assert!(out.contains("\"The union of Arn said no;\nit denied the report.\""));
    assert!(out.contains("\"'=HYPERLINK(\"\"https://x.example\"\")\""), "{out}");
    let statuses: Vec<&str> = [
        "https://beacon.example/1;",
        "it denied the report.\"",
        "https://beacon.example/3",
        "https://www.beacon",
    ]
    .iter()
    .map(|begin| {
        let line = &out[out.find(begin).unwrap()..];
        ["read", "failed", "no_text", "not_found"]
            .into_iter()
            .find(|status| line.lines().next().unwrap().contains(&format!(";{status};")))
            .unwrap()
    })
    .collect();
    assert_eq!(statuses, ["read", "read", "not_found", "read"], "{out}");
    let again = folder.run(&["list", "links.csv", "more", "--as-is"]).expect_code(0);
    assert!(again.out.contains(";\"=HYPERLINK("));
    let ran = folder.run(&["list", "pages/1.html"]).expect_code(1);
    assert!(ran.err.contains("pages/1.html: is no list"), "{}", ran.err);
}

#[test]
fn layers_are_shown_for_what_is_packed() {
    let folder = Folder::new("annotate-packed")
        .with("a.zip", zip(&[("a.txt", REPORT.as_bytes())]))
        .with("m.eml", MAIL);
    let ran = folder.run(&["annotate", "a.zip"]).expect_code(0);
    assert_eq!(ran.out.lines().count(), 1);
    let ran = folder.run(&["annotate", "m.eml"]).expect_code(0);
    assert!(!ran.out.contains("desk@"), "{}", ran.out);
}
