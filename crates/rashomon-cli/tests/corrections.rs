//! `rashomon correct` and `rashomon corrections`, in a project and beside one, with invented news.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use std::fs;

use common::Folder;
use serde_json::Value;

const RAID: &str = "Governor Anna Korr said on Monday that the raid on Ostrel had killed three soldiers.\n\n\
                    The Kelmar Front denied that its fighters had raided Ostrel.\n\n\
                    A doctor said that seven people had been wounded in the raid on Ostrel.\n";

const BY: [&str; 4] = ["--by", "Ana Bright", "--reason", "checked by hand"];

fn correct(folder: &Folder, arguments: &[&str]) -> common::Ran {
    folder.run(&[&["correct"], arguments, &BY].concat())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The id of the claim whose source or content holds these words.
fn claim_of(run: &Value, words: &str) -> String {
    let claims = run["claims"].as_array().unwrap();
    let holds = |claim: &&Value| {
        let spans = ["source", "content"]
            .iter()
            .flat_map(|part| claim[part]["spans"].as_array().unwrap());
        spans
            .into_iter()
            .any(|span| span["text"].as_str().unwrap().contains(words))
    };
    claims.iter().find(holds).unwrap()["id"].as_str().unwrap().to_owned()
}

fn claim<'r>(run: &'r Value, id: &str) -> &'r Value {
    run["claims"]
        .as_array()
        .unwrap()
        .iter()
        .find(|claim| claim["id"] == id)
        .unwrap()
}

#[test]
fn corrections_in_a_file_hold_for_what_is_read_from_then_on() {
    let folder = Folder::new("corrections-file").with("raid.txt", RAID);
    let run = folder.run(&["read", "raid.txt", "--json"]).expect_code(0).out;
    fs::write(folder.0.join("run.json"), &run).unwrap();
    let run = json(&run);
    let (doctor, front) = (claim_of(&run, "doctor"), claim_of(&run, "Kelmar"));
    let place = ["--in", "run.json", "--corrections", "mine.jsonl"];
    let made = correct(
        &folder,
        &[&place[..], &[&doctor[..9], "speaker=Dr Ilse Orm", "kind=expert"]].concat(),
    )
    .expect_code(0);
    assert!(
        made.out.starts_with("j_") && made.out.contains("Dr Ilse Orm"),
        "{}",
        made.out
    );
    correct(&folder, &[&place[..], &["--reject", &front]].concat()).expect_code(0);
    let lines = fs::read_to_string(folder.0.join("mine.jsonl")).unwrap();
    assert_eq!(lines.lines().count(), 2);
    let again = folder
        .run(&["read", "raid.txt", "--json", "--corrections", "mine.jsonl"])
        .expect_code(0);
    let again = json(&again.out);
    assert_eq!(claim(&again, &doctor)["source"]["speaker"], "Dr Ilse Orm");
    assert_eq!(claim(&again, &doctor)["corrected_by"].as_array().unwrap().len(), 1);
    assert_eq!(claim(&again, &front)["status"], "rejected");
    // A run that was kept takes them too, and another path of the same text does.
    let rows = ["--format", "claims", "--corrections", "mine.jsonl", "--quiet"];
    let rows_of_run = folder
        .run(&[&["export", "run.json"], &rows[..]].concat())
        .expect_code(0)
        .out;
    assert!(
        rows_of_run.contains("Dr Ilse Orm") && rows_of_run.lines().next().unwrap().ends_with(",corrected_by,status")
    );
    fs::rename(folder.0.join("raid.txt"), folder.0.join("moved.txt")).unwrap();
    let moved = folder
        .run(&["read", "moved.txt", "--ndjson", "--corrections", "mine.jsonl"])
        .expect_code(0);
    assert!(
        moved.out.contains("Dr Ilse Orm") && !moved.err.contains("warning"),
        "{}",
        moved.err
    );
    let page = folder
        .run(&["read", "moved.txt", "--corrections", "mine.jsonl"])
        .expect_code(0)
        .out;
    assert!(
        page.contains("corrected by a person") && page.contains("rejected by a person"),
        "{page}"
    );
    let all = folder.run(&[&["corrections", "check"], &place[..]].concat());
    assert_eq!(all.expect_code(0).out, "");
    // Words that changed leave their correction without a claim.
    fs::write(
        folder.0.join("other.txt"),
        RAID.replace("seven people had been wounded", "nobody had been hurt"),
    )
    .unwrap();
    let other = folder.run(&["read", "other.txt", "--json"]).expect_code(0).out;
    fs::write(folder.0.join("other.json"), other).unwrap();
    let check = [
        "corrections",
        "check",
        "--in",
        "other.json",
        "--corrections",
        "mine.jsonl",
    ];
    let check = folder.run(&check).expect_code(6);
    assert!(
        check.out.contains("seven people") && check.err.contains("2 corrections, 1 of nothing"),
        "{}",
        check.err
    );
}

#[test]
fn a_corrected_speaker_stays_corrected_after_a_forced_run() {
    let folder = Folder::new("corrections-project").with("raid.txt", RAID);
    folder.run(&["init", "raid"]).expect_code(0);
    let run = |arguments: &[&str]| folder.run(&[arguments, &["--project", "raid"]].concat());
    run(&["add", "raid.txt"]).expect_code(0);
    run(&["run", "--quiet"]).expect_code(0);
    let shown = || json(&run(&["show", "--json"]).expect_code(0).out);
    let before = shown();
    let doctor = claim_of(&before, "doctor");
    let project = ["--project", "raid"];
    correct(&folder, &[&project[..], &[&doctor, "speaker=Dr Ilse Orm"]].concat()).expect_code(0);
    run(&["run", "--quiet"]).expect_code(0);
    let corrected = shown();
    assert_eq!(claim(&corrected, &doctor)["source"]["speaker"], "Dr Ilse Orm");
    run(&["run", "--force", "--quiet"]).expect_code(0);
    assert_eq!(shown()["claims"], corrected["claims"]);
    run(&["verify"]).expect_code(0);
    let found = run(&["claims", "--speaker", "ilse orm"]).expect_code(0).out;
    assert!(found.contains("Dr Ilse Orm"), "{found}");
    let list = run(&["corrections", "list"]).expect_code(0).out;
    assert!(
        list.contains("Ana Bright") && list.contains("checked by hand") && list.contains("Dr Ilse Orm"),
        "{list}"
    );
    // What is handed on is taken in once, and what is withdrawn no longer holds.
    let lines = run(&["corrections", "export"]).expect_code(0).out;
    fs::write(folder.0.join("mine.jsonl"), &lines).unwrap();
    let taken = run(&["corrections", "import", "mine.jsonl"]).expect_code(0).err;
    assert!(taken.contains("0 corrections taken in, 1 there already"), "{taken}");
    let id: String = list.chars().take(18).collect();
    correct(&folder, &[&project[..], &["--undo", &id]].concat()).expect_code(0);
    run(&["run", "--quiet"]).expect_code(0);
    assert_eq!(shown()["claims"], before["claims"]);
    assert!(run(&["corrections", "list"]).expect_code(0).out.contains("(withdrawn)"));
    run(&["corrections", "check"]).expect_code(0);
}

#[test]
fn sides_best_figures_and_notes_go_by_events() {
    let folder = Folder::new("corrections-events").with("raid.txt", RAID);
    let run = folder.run(&["read", "raid.txt", "--json"]).expect_code(0).out;
    fs::write(folder.0.join("run.json"), &run).unwrap();
    let run = json(&run);
    let event = run["events"][0]["id"].as_str().unwrap().to_owned();
    let party = run["events"][0]["parties"][0]["name"].as_str().unwrap().to_owned();
    let place = ["--in", "run.json", "--corrections", "mine.jsonl"];
    let mine = |arguments: &[&str]| correct(&folder, &[&place[..], arguments].concat());
    mine(&["--best", &event, "killed", "3"]).expect_code(0);
    mine(&["--side", &event, &party, "the coast"]).expect_code(0);
    mine(&["--note", &event]).expect_code(0);
    mine(&["--same-speaker", "Anna Korr", "Governor Anna Korr"]).expect_code(0);
    let wrong = mine(&["--side", &event, "the Moon", "the coast"]).expect_code(1).err;
    assert!(
        wrong.contains("no party of the event is called `the Moon`") && wrong.contains(&party),
        "{wrong}"
    );
    let rows = [
        "export",
        "run.json",
        "--format",
        "events",
        "--corrections",
        "mine.jsonl",
        "--quiet",
    ];
    let rows = folder.run(&rows).expect_code(0).out;
    assert!(rows.contains("the coast") && rows.contains(",3,Ana Bright,"), "{rows}");
}

#[test]
fn wrong_words_are_answered_with_those_that_there_are() {
    let folder = Folder::new("corrections-wrong").with("raid.txt", RAID);
    let run = folder.run(&["read", "raid.txt", "--json"]).expect_code(0).out;
    fs::write(folder.0.join("run.json"), &run).unwrap();
    let id = claim_of(&json(&run), "doctor");
    let place = ["--in", "run.json", "--corrections", "mine.jsonl"];
    let wrong: [(&[&str], &str); 9] = [
        (&[&id, "colour=red"], "has no field `colour`; there are speaker,"),
        (&[&id, "act=shout"], "it is one of assert, claim,"),
        (&[&id, "content=words that are nowhere"], "are not in the report"),
        (&[&id, "quantity=many"], "is no number"),
        (&[&id, "time=Monday"], "time"),
        (&[&id], "FIELD=VALUE"),
        (&["act=deny"], "names no claim"),
        (
            &["c_ffffffffffffffff", "act=deny"],
            "no claim has an id that begins with",
        ),
        (&["c_", "act=deny"], "give more digits"),
    ];
    for (arguments, answer) in wrong {
        let ran = correct(&folder, &[&place[..], arguments].concat()).expect_code(1);
        assert!(ran.err.contains(answer), "{arguments:?}: {}", ran.err);
    }
    assert!(!folder.0.join("mine.jsonl").exists(), "nothing half made is kept");
    let nameless = folder.run(&[&["correct"], &place[..], &[&id, "act=deny", "--reason", "she does"]].concat());
    assert!(nameless.expect_code(1).err.contains("--by NAME"));
    folder
        .run(&["correct", &id, "act=deny", "--by", "Ana Bright"])
        .expect_code(2);
    fs::write(folder.0.join("torn.jsonl"), "{\"id\":").unwrap();
    let torn = folder
        .run(&["read", "raid.txt", "--corrections", "torn.jsonl"])
        .expect_code(1)
        .err;
    assert!(torn.contains("torn.jsonl: line 1: this is no judgement"), "{torn}");
}
