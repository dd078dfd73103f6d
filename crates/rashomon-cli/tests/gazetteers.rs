//! Gazetteers of one's own: added, listed, found in, used, removed.
#![allow(clippy::disallowed_methods)] // Tests start the program and make files for it.

mod common;

use common::{Folder, REPORT};

/// A line of a dump; the village is invented.
fn line(id: &str, name: &str, others: &str) -> String {
    format!("{id}\t{name}\t{name}\t{others}\t50.47\t35.5\tP\tPPL\tRU\t\t09\t\t\t\t17\t\t\tEurope/Moscow\t2031-01-01\n")
}

fn dump() -> String {
    line("990000001", "Tamorovka", "Tamoriwka,Таморовка") + "half a line\n" + &line("none", "Elinovka", "")
}

#[test]
fn a_dump_is_added_found_in_used_and_removed() {
    let folder = Folder::new("gazetteer-add")
        .with("XX.txt", dump())
        .with("report.txt", REPORT);
    let added = folder
        .run(&["gazetteer", "add", "XX.txt", "--data", "data"])
        .expect_code(0);
    assert!(added.out.starts_with("XX: 1 places"), "{}", added.out);
    for words in [
        "line 2: 1 columns instead of 19",
        "line 3: `none` is no id",
        "2 lines were no rows",
    ] {
        assert!(added.err.contains(words), "{words} is missing in {}", added.err);
    }
    assert_eq!(
        folder.run(&["gazetteer", "list", "--data", "data"]).expect_code(0).out,
        "XX: 1 places\n"
    );
    for name in ["tamorovka", "Таморовка", "TAMORIWKA"] {
        let found = folder
            .run(&["gazetteer", "find", name, "--data", "data"])
            .expect_code(0);
        let line = "Tamorovka, settlement, Belgorod Oblast, Russia, 50.47000 35.50000, 17 people, GeoNames 990000001\n";
        assert_eq!(found.out, line);
    }
    folder.run(&["read", "report.txt", "--data", "data"]).expect_code(0);
    folder
        .run(&["annotate", "report.txt", "--gazetteer", "data/gazetteers/XX.gazetteer"])
        .expect_code(0);
    folder
        .run(&["gazetteer", "remove", "XX", "--data", "data"])
        .expect_code(0);
    folder.run(&["gazetteer", "list", "--data", "data"]).expect_code(4);
    let unknown = folder
        .run(&["gazetteer", "find", "Tamorovka", "--data", "data"])
        .expect_code(4);
    assert!(unknown.err.contains("no place is called so"));
}

#[test]
fn files_that_are_none_are_named() {
    let folder = Folder::new("gazetteer-wrong")
        .with("table.csv", "a,b,c\n")
        .with("XX.txt", dump())
        .with("broken.gazetteer", "RASHOMON-GAZETTEER-1\n and no more")
        .with("report.txt", REPORT);
    let some = folder.run(&[
        "gazetteer",
        "add",
        "table.csv",
        "XX.txt",
        "absent.zip",
        "--data",
        "data",
    ]);
    let some = some.expect_code(3);
    for words in [
        "table.csv: this is no dump of GeoNames: line 1",
        "absent.zip: cannot be read",
    ] {
        assert!(some.err.contains(words), "{words} is missing in {}", some.err);
    }
    let broken = folder
        .run(&["gazetteer", "add", "broken.gazetteer", "--data", "data"])
        .expect_code(1);
    assert!(
        broken.err.contains("this is no gazetteer of Rashomon: it is cut short"),
        "{}",
        broken.err
    );
    let used = folder
        .run(&["read", "report.txt", "--gazetteer", "broken.gazetteer"])
        .expect_code(1);
    assert!(used.err.contains("broken.gazetteer"), "{}", used.err);
    let absent = folder
        .run(&["gazetteer", "remove", "../XX", "--data", "data"])
        .expect_code(1);
    assert!(absent.err.contains("there is XX"), "{}", absent.err);
}

#[test]
fn names_that_are_built_in_are_found() {
    let folder = Folder::new("gazetteer-find");
    let found = folder
        .run(&["gazetteer", "find", "Grayvoron", "--data", "data"])
        .expect_code(0);
    assert!(found.out.contains("Belgorod Oblast, Russia"), "{}", found.out);
    let like = folder
        .run(&["gazetteer", "find", "Graveron", "--data", "data"])
        .expect_code(4);
    assert!(like.out.contains("Grayvoron, settlement"), "{}", like.out);
}
