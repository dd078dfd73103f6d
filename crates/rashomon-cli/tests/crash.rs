//! Whatever happens to a project, it is whole: killed at any moment, on a full disk, with two at work, damaged from outside.
#![allow(clippy::disallowed_methods)] // The test plays the world outside.

mod common;

use std::fs::{self, OpenOptions};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{Folder, Ran, command};

/// Who speaks in the invented reports.
const SPEAKERS: [&str; 4] = [
    "The mayor of Arn",
    "A spokesman for the army",
    "Ida Moll, a baker,",
    "The union",
];

/// The project's file.
const FILE: &str = "p/rashomon.sqlite";

/// A folder with so many short reports, and a project that holds them.
fn filled(name: &str, reports: usize) -> Folder {
    let mut folder = Folder::new(name);
    for (number, speaker) in (0..reports).zip(SPEAKERS.iter().cycle()) {
        let text = format!(
            "{speaker} said on Monday that {} houses near Lishen had burned.\n",
            number + 2
        );
        folder = folder.with(&format!("in/{number:02}.txt"), text);
    }
    let broken = (0..reports.div_ceil(4))
        .map(|number| format!("{{\"text\": \"The army denied losing hill {number}.\"}}\n{{no json}}\n"));
    folder = folder.with("in/many.jsonl", broken.collect::<String>());
    folder.run(&["init", "p"]).expect_code(0);
    folder.run(&["add", "p", "in", "-q"]).expect_code(0);
    folder
}

/// What an undisturbed run makes of the same reports.
fn undisturbed(folder: &Folder) -> String {
    folder.run(&["init", "calm"]).expect_code(0);
    folder.run(&["add", "calm", "in", "-q"]).expect_code(0);
    folder.run(&["run", "--project", "calm", "-q"]).expect_code(3);
    folder.run(&["show", "--project", "calm", "--json"]).expect_code(0).out
}

/// Finishes the project and compares it with the undisturbed one.
fn finish_and_compare(folder: &Folder, calm: &str) {
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    folder.run(&["verify", "--project", "p"]).expect_code(0);
    assert!(folder.run(&["show", "--project", "p", "--json"]).expect_code(0).out == calm);
}

#[test]
fn killed_at_any_moment_it_is_whole_and_goes_on() {
    let folder = filled("crash-kill", 12);
    let begun = Instant::now();
    let calm = undisturbed(&folder);
    // One after the other over the time that a whole run takes, with odd steps so that no stage is skipped.
    let whole = begun.elapsed().as_millis().clamp(400, 6_000) as u64;
    for round in 0..8 {
        let arguments = if round == 5 {
            vec!["run", "--project", "p", "-q", "--force"]
        } else {
            vec!["run", "--project", "p", "-q"]
        };
        let mut child = command(&arguments)
            .current_dir(&folder.0)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(20 + whole * (round * 37 % 100) / 130));
        child.kill().unwrap();
        child.wait().unwrap();
        folder.run(&["verify", "--project", "p"]).expect_code(0);
    }
    finish_and_compare(&folder, &calm);
}

#[test]
fn killed_while_files_are_taken_in_nothing_is_half_there() {
    let folder = Folder::new("crash-add")
        .with("big.txt", b"The mayor said no. ".repeat(2_000_000))
        .with("small.txt", "x");
    folder.run(&["init", "p"]).expect_code(0);
    for wait in [5, 40, 120] {
        let mut child = command(&["add", "p", "big.txt", "small.txt", "-q"])
            .current_dir(&folder.0)
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        folder.run(&["verify", "--project", "p"]).expect_code(0);
    }
    folder.run(&["add", "p", "big.txt", "small.txt", "-q"]).expect_code(0);
    assert!(
        folder
            .run(&["status", "--project", "p"])
            .expect_code(0)
            .out
            .contains("2 files, 36.2 MiB")
    );
    folder.run(&["verify", "--project", "p"]).expect_code(0);
}

#[test]
fn interrupted_it_ends_with_the_code_for_it_and_goes_on() {
    let folder = filled("crash-interrupt", 12);
    let calm = undisturbed(&folder);
    let mut child = command(&["run", "--project", "p", "-q", "--threads", "1"]);
    let child = child
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    sleep(Duration::from_millis(700));
    interrupt(child.id());
    let ended = Ran::from(child.wait_with_output().unwrap());
    // On a fast machine it may have come to its end before.
    assert!(matches!(ended.code, Some(130 | 3)), "{:?} {}", ended.code, ended.err);
    finish_and_compare(&folder, &calm);
}

/// Presses Ctrl-C.
fn interrupt(process: u32) {
    let signal = std::process::Command::new("kill")
        .args(["-INT", &process.to_string()])
        .status();
    assert!(signal.unwrap().success());
}

#[test]
fn a_second_run_says_that_the_first_is_at_work() {
    let folder = filled("crash-two", 2);
    let lock = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.0.join("p/.rashomon-run.lock"))
        .unwrap();
    lock.lock().unwrap();
    let second = folder.run(&["run", "--project", "p"]).expect_code(1);
    assert!(
        second.err.contains("another `rashomon run` is at work"),
        "{}",
        second.err
    );
    // Reading and taking in go on meanwhile.
    folder.run(&["status", "--project", "p"]).expect_code(0);
    folder.run(&["add", "p", "in", "-q"]).expect_code(0);
    drop(lock);
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
}

#[test]
fn on_a_full_disk_nothing_is_lost() {
    let folder = filled("crash-full", 8);
    let calm = undisturbed(&folder);
    let pages = fs::metadata(folder.0.join(FILE)).unwrap().len() / 4096;
    for more in [1, 4, 8] {
        let full = command(&["run", "--project", "p", "-q"])
            .current_dir(&folder.0)
            .env("RASHOMON_TEST_MOST_PAGES", (pages + more).to_string())
            .output();
        let full = Ran::from(full.unwrap()).expect_code(1);
        assert!(full.err.contains("the disk is full"), "{}", full.err);
        folder.run(&["verify", "--project", "p"]).expect_code(0);
    }
    finish_and_compare(&folder, &calm);
}

#[test]
fn what_may_not_be_written_is_read_and_says_so() {
    let folder = filled("crash-readonly", 2);
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    let lock_free = |path: &str, readonly: bool| {
        let path = folder.0.join(path);
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(readonly);
        fs::set_permissions(&path, rights).unwrap();
    };
    lock_free(FILE, true);
    lock_free("p", true);
    // Whoever may write anything is not stopped by rights, so there is nothing to try.
    let is_stopped = fs::write(folder.0.join("p/probe"), "").is_err();
    if is_stopped {
        folder.run(&["show", "--project", "p"]).expect_code(0);
        folder.run(&["verify", "--project", "p"]).expect_code(0);
        let refused = folder.run(&["run", "--project", "p"]).expect_code(1);
        assert!(refused.err.contains("read-only"), "{}", refused.err);
    }
    lock_free("p", false);
    lock_free(FILE, false);
}

#[test]
fn a_damaged_file_is_noticed() {
    let folder = filled("crash-damage", 4);
    folder.run(&["run", "--project", "p", "-q"]).expect_code(3);
    let path = folder.0.join(FILE);
    let sound = fs::read(&path).unwrap();
    // One letter of a report, wherever it stands.
    let mut damaged = sound.clone();
    let places: Vec<usize> = damaged
        .windows(14)
        .enumerate()
        .filter(|(_, words)| words == b"3 houses near ")
        .map(|(place, _)| place)
        .collect();
    assert!(places.len() >= 2);
    for place in places {
        damaged[place] = b'9';
    }
    fs::write(&path, &damaged).unwrap();
    let found = folder.run(&["verify", "--project", "p"]).expect_code(5);
    assert!(found.out.contains("no longer have the hash"), "{}", found.out);
    // A page in the middle, and a file cut short.
    let mut torn = sound.clone();
    let middle = torn.len() / 2 / 4096 * 4096;
    torn[middle..middle + 4096].fill(0xA5);
    for wrong in [
        &torn[..],
        &sound[..sound.len() / 2],
        b"no database at all".repeat(100).as_slice(),
    ] {
        fs::write(&path, wrong).unwrap();
        let checked = folder.run(&["verify", "--project", "p"]);
        assert!(
            matches!(checked.code, Some(1 | 5)),
            "{:?} {}{}",
            checked.code,
            checked.out,
            checked.err
        );
        assert!(!checked.err.contains("panicked"), "{}", checked.err);
        let ran = folder.run(&["run", "--project", "p"]);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}
