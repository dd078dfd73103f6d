//! What can be read, in which order, and how a run ends: the exit codes that others build on.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use common::{Folder, REPORT, Ran, run_on};
use serde_json::Value;

/// The documents' paths in what `--json` wrote.
fn paths(ran: &Ran) -> Vec<String> {
    let run: Value = serde_json::from_str(&ran.out).unwrap();
    let documents = run["documents"].as_array().unwrap().iter();
    documents
        .map(|document| document["path"].as_str().unwrap().to_owned())
        .collect()
}

fn json(out: &str) -> Value {
    serde_json::from_str(out).unwrap()
}

#[test]
fn one_report_is_shown() {
    let ran = Folder::new("one")
        .with("a.txt", REPORT)
        .run(&["read", "a.txt"])
        .expect_code(0);
    assert!(ran.out.contains("the bridge was open") && ran.out.contains("It does not decide what happened."));
    assert!(!ran.out.contains('\u{1b}'), "colour in a pipe");
    assert_eq!(ran.err, "");
}

#[test]
fn standard_input_is_a_report() {
    let ran = run_on(REPORT.as_bytes(), &["read", "-", "--json"]).expect_code(0);
    assert_eq!(paths(&ran), ["-"]);
}

#[test]
fn a_folder_is_searched_in_the_order_of_names() {
    let folder = Folder::new("folder")
        .with("in/b.txt", format!("{REPORT}b"))
        .with("in/a/z.TXT", format!("{REPORT}z"))
        .with("in/c.jsonl", "{\"text\": \"The mayor said no.\"}\n")
        .with("in/.hidden.txt", REPORT)
        .with("in/.git/d.txt", REPORT)
        .with("in/e.txt", "GIF89a");
    let ran = folder.run(&["read", "in", "--json"]).expect_code(0);
    assert_eq!(paths(&ran), ["in/a/z.TXT", "in/b.txt", "in/c.jsonl"]);
    let remarks = json(&ran.out)["diagnostics"].clone();
    assert_eq!(remarks[0]["code"], "input.passed_over");
    assert!(remarks[0]["message"].as_str().unwrap().contains("1 × image"));
}

#[test]
fn the_order_of_arguments_and_the_number_of_threads_change_nothing() {
    let folder = Folder::new("order")
        .with("a.txt", REPORT)
        .with("b.txt", format!("{REPORT}b"));
    let first = folder
        .run(&["read", "a.txt", "b.txt", "--json", "--threads", "1"])
        .expect_code(0);
    let second = folder
        .run(&["read", "b.txt", "a.txt", "a.txt", "--json", "--threads", "3"])
        .expect_code(0);
    assert_eq!(first.out, second.out);
}

#[test]
fn a_folder_with_nothing_to_read_says_so() {
    let folder = Folder::new("empty").with("in/.keep", "");
    for format in ["--md", "--json", "--quiet"] {
        folder.run(&["read", "in", format]).expect_code(4);
    }
    let ran = folder.run(&["read", "in"]).expect_code(4);
    assert_eq!(ran.out, "");
    assert!(
        ran.err.contains("in: there is nothing to read in this folder"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("JSON Lines"), "{}", ran.err);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::new("missing").with("a.txt", REPORT);
    let ran = folder.run(&["read", "b.txt"]).expect_code(1);
    assert!(
        ran.err
            .contains("b.txt: cannot be read: there is no such file or folder (check the spelling")
    );
    let ran = folder
        .run(&["read", "a.txt", "b.txt", "--json", "--quiet"])
        .expect_code(3);
    assert!(ran.err.contains("b.txt"), "failures are named even if quiet");
    let run = json(&ran.out);
    let mut codes = run["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|remark| &remark["code"]);
    assert!(codes.any(|code| code == "input.unreadable"));
}

#[test]
fn a_broken_line_is_named_and_the_others_are_read() {
    let lines = "{\"text\": \"The mayor said the bridge was open.\"}\nbroken\n";
    let ran = Folder::new("broken-line")
        .with("a.jsonl", lines)
        .run(&["read", "a.jsonl", "--json"])
        .expect_code(3);
    assert!(ran.err.contains("line 2"), "{}", ran.err);
    assert_eq!(paths(&ran).len(), 1);
}

#[test]
fn lines_of_json_come_report_by_report() {
    let lines = "{\"text\": \"The mayor said the bridge was open.\"}\n{\"text\": \"The union denied the report.\"}\n";
    let ran = Folder::new("ndjson")
        .with("a.jsonl", lines)
        .run(&["read", "a.jsonl", "--ndjson"])
        .expect_code(0);
    let types: Vec<String> = ran
        .out
        .lines()
        .map(|line| json(line)["type"].as_str().unwrap().to_owned())
        .collect();
    let claims = |at: usize| types[at..].iter().take_while(|kind| *kind != "document").count();
    assert_eq!(types[0], "document");
    let second = 1 + claims(1);
    assert!(
        second > 1 && types[second] == "document" && claims(second + 1) > 0,
        "{types:?}"
    );
}

#[test]
fn a_report_in_russian_is_kept_and_said_not_to_be_read() {
    let text = "Мэр города заявил в понедельник, что мост через реку открыт, и призвал жителей сохранять спокойствие.";
    let ran = Folder::new("russian")
        .with("a.txt", text)
        .run(&["read", "a.txt", "--json"])
        .expect_code(4);
    let run = json(&ran.out);
    assert_eq!(
        (&run["documents"][0]["text"], &run["documents"][0]["language"]),
        (&text.into(), &"ru".into())
    );
    assert_eq!(run["claims"], Value::Array(Vec::new()));
    assert!(ran.err.contains("only English is read so far"), "{}", ran.err);
}

#[test]
fn a_headline_alone_makes_no_claim_up() {
    let ran = Folder::new("headline")
        .with("a.txt", "Bridge at Arn open again\n")
        .run(&["read", "a.txt"])
        .expect_code(4);
    assert!(ran.err.contains("no reported statement was found"), "{}", ran.err);
}

#[test]
fn bad_bytes_get_a_message_and_no_claim() {
    let inputs: [(&str, Vec<u8>); 5] = [
        ("empty.txt", Vec::new()),
        ("newlines.txt", b"\n".repeat(10_000)),
        ("binary.txt", (0..=255).cycle().take(5000).collect()),
        ("invalid.txt", b"\xff\xfe\xfd\xc3\x28\x80".repeat(50)),
        ("deep.json", b"[".repeat(2000)),
    ];
    for (name, bytes) in inputs {
        let ran = Folder::new(&format!("bad-{name}"))
            .with(name, bytes)
            .run(&["read", name, "--json"]);
        assert!(matches!(ran.code, Some(1 | 4)), "{name}: {:?} {}", ran.code, ran.err);
        assert!(ran.err.contains(name) || ran.code == Some(4), "{name}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{name}: {}", ran.err);
        assert_eq!(json(&ran.out)["claims"], Value::Array(Vec::new()), "{name}");
    }
}

#[test]
fn the_date_given_is_used_where_the_report_states_none() {
    let folder = Folder::new("date").with("a.txt", REPORT);
    let ran = folder
        .run(&["read", "a.txt", "--json", "--published", "2031-05-24"])
        .expect_code(0);
    let published = json(&ran.out)["documents"][0]["published"].clone();
    assert_eq!(
        (&published["date"], &published["found_in"]),
        (&"2031-05-24".into(), &"argument".into())
    );
}
