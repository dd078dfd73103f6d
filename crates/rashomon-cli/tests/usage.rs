//! What the program says of itself, and what it says to those who call it wrongly.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use common::{Folder, REPORT, run};

#[test]
fn help_tells_what_there_is() {
    let help = run(&["--help"]).expect_code(0).out;
    for word in [
        "read",
        "diff",
        "annotate",
        "schema",
        "completions",
        "Exit codes",
        "It does not decide what happened",
    ] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
    let help = run(&["read", "--help"]).expect_code(0).out;
    for word in [
        "--json",
        "--ndjson",
        "--md",
        "--published",
        "--quiet",
        "--threads",
        "--width",
        "Examples",
    ] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
    assert!(!help.contains("--html"));
    let help = run(&["annotate", "--help"]).expect_code(0).out;
    assert!(help.contains("--conllu-input") && help.contains("--format") && help.contains("--published"));
}

#[test]
fn wrong_arguments_end_with_two_and_say_what_is_wrong() {
    let wrong: [(&[&str], &str); 9] = [
        (&[], "Usage"),
        (&["raed", "x"], "raed"),
        (&["read"], "<PATH>"),
        (&["read", "x", "--json", "--md"], "--md"),
        (&["read", "x", "--published", "24/05/2031"], "2031-05-24"),
        (&["read", "x", "--threads", "0"], "--threads"),
        (&["read", "x", "--width", "10"], "--width"),
        (&["read", "x", "--html", "y"], "--html"),
        (&["annotate", "x", "--format", "xml"], "conllu"),
    ];
    for (arguments, word) in wrong {
        let ran = run(arguments).expect_code(2);
        assert!(ran.err.contains(word), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn the_schema_is_json_and_completions_are_scripts() {
    let schema = run(&["schema"]).expect_code(0).out;
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["title"], "rashomon/1");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(run(&["completions", shell]).expect_code(0).out.contains("rashomon"));
    }
}

#[test]
fn a_folder_is_no_file_to_annotate() {
    let folder = Folder::new("annotate-folder").with("in/a.txt", REPORT);
    let ran = folder.run(&["annotate", "in"]).expect_code(1);
    assert!(ran.err.contains("in: is a folder"), "{}", ran.err);
}
