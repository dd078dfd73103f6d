//! A project by itself: made once, found from below, its log and corrections only ever added to.
#![allow(clippy::disallowed_methods)] // The test plays the world outside.

use rashomon_store::{PROJECT_FILE, Project, StoreError};
use rusqlite::Connection;

#[test]
fn a_project_is_made_once_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let raid = folder.path().join("raid");
    assert!(matches!(Project::open(&raid), Err(StoreError::NoProject(_))));
    drop(Project::init(&raid).unwrap());
    assert!(matches!(Project::init(&raid), Err(StoreError::Exists(_))));
    let below = raid.join("a/b");
    std::fs::create_dir_all(&below).unwrap();
    let found = Project::find(&below).unwrap();
    assert_eq!(found, std::fs::canonicalize(&raid).unwrap());
    assert_eq!(Project::open(&found).unwrap().log().unwrap()[0].action, "init");
}

#[test]
fn corrections_come_back_as_they_came_and_stand_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    let rows = [r#"{"a": 1}"#, r#"{"b":"ж"}"#];
    assert_eq!(project.append_correction(rows[0]).unwrap(), 1);
    assert_eq!(project.append_corrections([rows[1]]).unwrap(), [2]);
    assert_eq!(project.corrections().unwrap(), rows);
    let report = project.check_log().unwrap();
    assert_eq!((report.entries, report.broken_at), (3, None));
}

#[test]
fn the_log_cannot_be_rewritten_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    project.append_correction("{}").unwrap();
    project.append_correction("{}").unwrap();
    let raw = Connection::open(folder.path().join(PROJECT_FILE)).unwrap();
    for forbidden in [
        "UPDATE log SET detail = 'x'",
        "DELETE FROM log",
        "DELETE FROM correction",
    ] {
        assert!(raw.execute(forbidden, []).is_err(), "{forbidden}");
    }
    raw.execute_batch("DROP TRIGGER log_stays; UPDATE log SET detail = 'x' WHERE seq = 2")
        .unwrap();
    assert_eq!(project.check_log().unwrap().broken_at, Some(2));
}

#[test]
fn a_project_of_a_later_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(Project::init(folder.path()).unwrap());
    let raw = Connection::open(folder.path().join(PROJECT_FILE)).unwrap();
    raw.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'", [])
        .unwrap();
    let refused = Project::open(folder.path()).unwrap_err();
    assert!(refused.to_string().contains("later version"), "{refused}");
}

#[test]
fn a_file_that_is_no_project_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(PROJECT_FILE), b"The mayor said no. ".repeat(500)).unwrap();
    assert!(matches!(Project::open(folder.path()), Err(StoreError::Damaged(_))));
}
