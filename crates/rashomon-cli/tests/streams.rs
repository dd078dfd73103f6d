//! Pipes that close early, and Ctrl-C.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Command;
use std::thread;
use std::time::Duration;

use common::{Folder, start};

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let filler = "a ".repeat(2000);
    let line = |number| format!("{{\"text\": \"The mayor said {number}.\", \"title\": \"{filler}\"}}\n");
    let lines: String = (0..200).map(line).collect();
    let folder = Folder::new("closed-pipe").with("a.jsonl", lines);
    let path = folder.0.join("a.jsonl");
    let mut child = start(&["read", path.to_str().unwrap(), "--ndjson"]);
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    drop(reader);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    assert!(first.starts_with("{\"type\":\"document\""));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_its_own_code() {
    let mut child = start(&["read", "-", "--ndjson"]);
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"The mayor said").unwrap();
    thread::sleep(Duration::from_millis(1500));
    let killed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
