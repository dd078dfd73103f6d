//! Comparing two runs that were kept, and what is said of files that are none.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use common::{Folder, REPORT, run};

/// The report with other marks, a new sentence before the others and a denial that is gone.
const EDITED: &str = "It rained.\n\nThe mayor of Arn said, on Monday, that  the bridge was open.\n\nThe port office said that ships were late.\n";

/// Keeps the run of a report under a name.
fn keep(folder: &Folder, report: &str, name: &str) {
    let ran = folder.run(&["read", report, "--json", "--quiet"]).expect_code(0);
    std::fs::write(folder.0.join(name), ran.out).unwrap();
}

#[test]
fn a_run_beside_itself_has_nothing_changed() {
    let folder = Folder::new("diff-same").with("a.txt", REPORT);
    keep(&folder, "a.txt", "a.json");
    let ran = folder.run(&["diff", "a.json", "a.json"]).expect_code(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("nothing changed\n", ""));
}

#[test]
fn an_edited_report_shows_its_claims_and_not_its_commas() {
    let folder = Folder::new("diff-edited").with("a.txt", REPORT);
    keep(&folder, "a.txt", "monday.json");
    let folder = Folder(folder.0).with("a.txt", EDITED);
    keep(&folder, "a.txt", "tuesday.json");
    let page = folder.run(&["diff", "monday.json", "tuesday.json"]).expect_code(0).out;
    assert!(page.contains("withdrawn") && page.contains("union"), "{page}");
    assert!(page.contains("new") && page.contains("ships were late"), "{page}");
    assert!(page.contains("updated"), "{page}");
    assert!(!page.contains("bridge was open"), "{page}");
    let json = folder
        .run(&["diff", "monday.json", "tuesday.json", "--json"])
        .expect_code(0)
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "rashomon-diff/1");
    assert_eq!(json["claims"]["new"].as_array().unwrap().len(), 1);
    let narrow = folder
        .run(&["diff", "monday.json", "tuesday.json", "--width", "40"])
        .expect_code(0)
        .out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn a_file_that_is_no_run_is_named_with_what_to_do() {
    let folder = Folder::new("diff-wrong")
        .with("report.txt", REPORT)
        .with("empty.json", "\n")
        .with("other.json", r#"{"schema": "rashomon/99", "claims": []}"#)
        .with("lines.ndjson", "{\"document\": {}}\n{\"claim\": {}}\n")
        .with("damaged.json", r#"{"schema": "rashomon/1", "claims": 7}"#);
    let wrong = [
        ("missing.json", "missing.json: cannot be read"),
        (
            "report.txt",
            "report.txt: is no run; write a run with `rashomon read … --json`",
        ),
        ("empty.json", "empty.json: is empty"),
        ("other.json", "another shape (rashomon/99, not rashomon/1)"),
        ("lines.ndjson", "not with --ndjson"),
        ("damaged.json", "damaged"),
    ];
    for (file, words) in wrong {
        let ran = folder.run(&["diff", file, file]).expect_code(1);
        assert!(ran.err.contains(words), "{file}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn diff_takes_two_runs() {
    for arguments in [
        &["diff"][..],
        &["diff", "a.json"],
        &["diff", "a", "b", "c"],
        &["diff", "a", "b", "--json", "--width", "80"],
    ] {
        assert_eq!(run(arguments).expect_code(2).out, "");
    }
    let help = run(&["diff", "--help"]).expect_code(0).out;
    for word in ["<BEFORE>", "[AFTER]", "--json", "--width", "Examples"] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
}
