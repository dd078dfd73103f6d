//! `rashomon export`: from reports and from runs, to files, folders and pipes.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use std::fs;

use common::{Folder, REPORT, run};

#[test]
fn a_run_and_its_reports_give_the_same_rows() {
    let folder = Folder::new("export-same").with("a.txt", REPORT);
    let json = folder.run(&["read", "a.txt", "--json"]).expect_code(0).out;
    fs::write(folder.0.join("run.json"), json).unwrap();
    for format in ["claims", "events", "answers", "acled", "plover"] {
        let from_report = folder.run(&["export", "a.txt", "--format", format]).expect_code(0).out;
        let from_run = folder
            .run(&["export", "run.json", "--format", format])
            .expect_code(0)
            .out;
        assert_eq!(from_report, from_run, "{format}");
    }
    let rows = folder
        .run(&["export", "run.json", "-f", "claims", "--bom"])
        .expect_code(0)
        .out;
    assert!(rows.starts_with("\u{feff}claim,document,") && rows.contains("The mayor of Arn"));
}

#[test]
fn a_folder_takes_a_file_a_format_and_nothing_half_written() {
    let folder = Folder::new("export-folder").with("a.txt", REPORT);
    let ran = folder
        .run(&["export", "a.txt", "--format", "claims,xlsx,claims", "-o", "out/"])
        .expect_code(0);
    assert!(ran.out.is_empty() && ran.err.contains("wrote"));
    let mut names: Vec<String> = fs::read_dir(folder.0.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["claims.csv", "rashomon.xlsx"]);
    folder
        .run(&["export", "a.txt", "--format", "all", "-o", "all", "--quiet"])
        .expect_code(0);
    assert!(fs::read_dir(folder.0.join("all")).unwrap().count() > 9);
}

#[test]
fn wrong_arguments_end_with_two_and_say_what_to_do() {
    let wrong: [(&[&str], &str); 5] = [
        (&["export", "a.txt"], "--format"),
        (&["export", "a.txt", "--format", "excel"], "excel"),
        (&["export", "a.txt", "--format", "xlsx"], "-o rashomon.xlsx"),
        (&["export", "a.txt", "--format", "claims,events"], "-o FOLDER/"),
        (
            &["export", "a.txt", "--format", "acled", "--acled-rule", "bold"],
            "conservative",
        ),
    ];
    for (arguments, word) in wrong {
        let ran = run(arguments).expect_code(2);
        assert!(ran.err.contains(word), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    let help = run(&["export", "--help"]).expect_code(0).out;
    for word in [
        "claims-parquet",
        "ucdp",
        "acled",
        "plover",
        "xlsx",
        "--mask",
        "--bom",
        "--acled-rule",
    ] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
}

#[test]
fn what_is_no_run_says_so() {
    let folder = Folder::new("export-broken")
        .with("later.json", "{\"schema\": \"rashomon/2\", \"documents\": []}")
        .with("run.json", "{\"schema\": \"rashomon/1\", \"documents\": [}")
        .with("a.txt", REPORT);
    let ran = folder
        .run(&["export", "later.json", "--format", "claims"])
        .expect_code(1);
    assert!(ran.err.contains("rashomon/2"), "{}", ran.err);
    let ran = folder.run(&["export", "run.json", "--format", "claims"]).expect_code(1);
    assert!(ran.err.contains("read the reports anew"), "{}", ran.err);
    let ran = folder
        .run(&["export", "run.json", "a.txt", "--format", "claims"])
        .expect_code(1);
    assert!(ran.err.contains("stands alone"), "{}", ran.err);
    let ran = folder
        .run(&["export", "missing.txt", "--format", "claims"])
        .expect_code(1);
    assert!(ran.err.contains("missing.txt") && ran.out.is_empty(), "{}", ran.err);
}

#[test]
fn a_report_in_which_nobody_says_anything_ends_with_four() {
    let folder = Folder::new("export-nothing").with("a.txt", "Boil the beets for an hour.\n");
    let ran = folder.run(&["export", "a.txt", "--format", "claims"]).expect_code(4);
    assert_eq!(ran.out.lines().count(), 1, "the head of the table alone: {}", ran.out);
}
