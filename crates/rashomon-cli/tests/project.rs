//! A project as a user meets it: made, filled, worked through, shown, searched, checked.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use std::fs;

use common::{Folder, REPORT};

const RAID: &str = "KELMAR, May 24, 2031 — The governor of Arn said on Tuesday that raiders had crossed the border near \
                    Lishen and killed three soldiers.\n\nToravia's army denied that any of its troops had crossed the border.\n";

fn filled(name: &str) -> Folder {
    let folder = Folder::new(name)
        .with("in/bridge.txt", REPORT)
        .with("in/raid.txt", RAID)
        .with("in/junk.txt", [0_u8, 159, 146, 150].repeat(40));
    folder.run(&["init", "p"]).expect_code(0);
    folder.run(&["add", "p", "in"]).expect_code(0);
    folder
}

#[test]
fn reports_go_in_and_what_read_finds_comes_out() {
    let folder = filled("project-flow");
    let ran = folder
        .run(&["run", "--project", "p", "--report", "failures.csv"])
        .expect_code(3);
    assert!(
        ran.out.contains("2 reports read") && ran.err.contains("junk.txt"),
        "{}{}",
        ran.out,
        ran.err
    );
    let report = fs::read_to_string(folder.0.join("failures.csv")).unwrap();
    assert!(
        report.starts_with("path,stage,code,sentence,help\r\nin/junk.txt,read,"),
        "{report}"
    );
    let shown = folder.run(&["show", "--project", "p", "--json"]).expect_code(0);
    assert_eq!(shown.out, folder.run(&["read", "in", "--json"]).expect_code(3).out);
    let exported = folder.run(&["export", "p", "--format", "claims"]).expect_code(0);
    assert_eq!(
        exported.out,
        folder.run(&["export", "in", "--format", "claims"]).expect_code(3).out
    );
    assert!(
        folder
            .run(&["status", "--project", "p", "--failures"])
            .expect_code(0)
            .out
            .contains("in/junk.txt")
    );
    assert!(
        folder
            .run(&["verify", "--project", "p"])
            .expect_code(0)
            .out
            .starts_with("All holds")
    );
    let log = folder.run(&["log", "--project", "p"]).expect_code(0).out;
    assert!(
        log.contains("init") && log.contains("sha256") && log.contains("compiled"),
        "{log}"
    );
}

#[test]
fn a_project_is_found_from_below_and_missed_elsewhere() {
    let folder = filled("project-found");
    fs::create_dir_all(folder.0.join("p/notes")).unwrap();
    let inside = Folder(folder.0.join("p/notes"));
    assert!(inside.run(&["status"]).expect_code(0).out.contains("3 files"));
    let elsewhere = folder.run(&["status"]).expect_code(1);
    assert!(elsewhere.err.contains("holds no project"), "{}", elsewhere.err);
    assert!(
        folder
            .run(&["init", "p"])
            .expect_code(1)
            .err
            .contains("holds a project already")
    );
}

#[test]
fn statements_are_found_and_nothing_found_is_said_by_the_code() {
    let folder = filled("project-search");
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    let denied = folder
        .run(&["claims", "--project", "p", "--act", "deny", "cross*"])
        .expect_code(0)
        .out;
    assert!(
        denied.contains("crossed the border") && denied.contains("deny"),
        "{denied}"
    );
    let csv = folder.run(&["claims", "--project", "p", "--csv"]).expect_code(0).out;
    assert!(csv.starts_with("claim,day,speaker,"), "{csv}");
    folder.run(&["claims", "--project", "p", "dragon"]).expect_code(4);
    folder
        .run(&["claims", "--project", "p", "--act", "sing"])
        .expect_code(2);
    let events = folder.run(&["events", "--project", "p", "--json"]).expect_code(0).out;
    assert!(events.starts_with("{\"id\":\"e_"), "{events}");
}

#[test]
fn later_reports_are_told_apart_from_earlier_ones() {
    let folder = filled("project-diff").with(
        "late/raid.txt",
        RAID.replace("three", "five").replace("governor", "mayor"),
    );
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    assert!(folder.run(&["diff", "p"]).expect_code(1).err.contains("two runs"));
    folder.run(&["add", "--project", "p", "late"]).expect_code(0);
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    let changed = folder.run(&["diff", "p"]).expect_code(0).out;
    assert!(changed.contains("new report"), "{changed}");
    assert_eq!(folder.run(&["diff", "p@1", "p@2"]).expect_code(0).out, changed);
    assert!(
        folder
            .run(&["diff", "p@2", "p"])
            .expect_code(0)
            .out
            .contains("nothing changed")
    );
}

#[test]
fn a_watched_folder_is_taken_in_and_changes_are_told() {
    let folder = Folder::new("project-watch").with("in/raid.txt", RAID);
    folder.run(&["init", "p"]).expect_code(0);
    let look = [
        "watch",
        "in",
        "--project",
        "p",
        "--once",
        "--every",
        "0.1",
        "-q",
        "--feed",
        "changes.atom",
    ];
    assert!(folder.run(&look).expect_code(0).out.contains("new report"));
    folder.run(&look).expect_code(4);
    let feed = fs::read_to_string(folder.0.join("changes.atom")).unwrap();
    assert!(
        feed.contains("<entry>") && feed.contains("http://www.w3.org/2005/Atom"),
        "{feed}"
    );
    // What does not concern the followed event is taken in and not told.
    let events = folder.run(&["events", "--project", "p", "--json"]).expect_code(0).out;
    let event: serde_json::Value = serde_json::from_str(events.lines().next().unwrap()).unwrap();
    fs::write(folder.0.join("in/bridge.txt"), REPORT).unwrap();
    let mut followed = look.to_vec();
    followed.extend(["--follow", event["id"].as_str().unwrap()]);
    folder.run(&followed).expect_code(4);
    assert!(
        folder
            .run(&["status", "--project", "p"])
            .expect_code(0)
            .out
            .contains("2 files")
    );
    folder
        .run(&["watch", "in", "--project", "p", "--once", "--follow", "e_nothing"])
        .expect_code(1);
    folder.run(&["verify", "--project", "p"]).expect_code(0);
}

#[test]
fn what_a_list_says_of_the_files_beside_it_is_kept() {
    let page = "<html><body><article><p>The mayor of Arn, Ida Moll, said on Monday that the bridge over the river was open \
                again after the repairs of last week had ended.</p></article></body></html>";
    let list = "url,title,file\nhttps://post.example.org/1,The bridge of Arn,pages/1.html\n";
    let folder = Folder::new("project-list")
        .with("in/links.csv", list)
        .with("in/pages/1.html", page);
    folder.run(&["init", "p"]).expect_code(0);
    folder.run(&["add", "p", "in/links.csv", "-q"]).expect_code(0);
    let ran = folder.run(&["run", "--project", "p", "-q"]);
    let read = folder.run(&["read", "in/links.csv", "--json", "-q"]);
    assert_eq!(ran.code, read.code, "{}{}", ran.err, read.err);
    assert_eq!(folder.run(&["show", "--project", "p", "--json"]).out, read.out);
}
