//! Lists of links and texts.

use rashomon_read::{Hints, Input, Mapping, Settings, linked_rows, read, read_hinted};

const SHEET: &str = "\u{feff}Link;Archive status;Archive location;Upload title;Timestamp;Text;Title\r\n\
    https://a.example/1;wayback: success;pages/1.html;;2031-05-24T10:00:00Z;;Raid\r\n\
    \"=HYPERLINK(\"\"https://a.example/2\"\";\"\"two\"\")\";success;https://kept.example/2;;2031-05-25;\"The army \"\"said\"\" no;\nthe mayor said yes.\";No\r\n\
    https://a.example/3;failed: no archiver;;;;;\r\n";

#[test]
fn rows_with_words_become_documents() {
    let staged = read(
        &Input {
            name: "list.csv",
            bytes: SHEET.as_bytes(),
        },
        &Settings::default(),
    );
    let [document] = staged.value.as_slice() else {
        panic!("{staged:?}")
    };
    assert_eq!(document.path.as_deref(), Some("list.csv#3"));
    assert_eq!(document.url.as_deref(), Some("https://a.example/2"));
    assert_eq!(document.title.as_deref(), Some("No"));
    assert_eq!(document.text, "The army \"said\" no;\nthe mayor said yes.");
    assert_eq!(document.published.as_ref().unwrap().found_in, "list");
    assert_eq!(staged.diagnostics[0].code, "read.row_without_text");
    assert!(
        staged.diagnostics[0].message.contains("2 of 3 rows") && staged.diagnostics[0].message.contains("rows 2, 4")
    );
}

#[test]
fn a_list_without_rows_is_named() {
    let input = Input {
        name: "list.csv",
        bytes: b"Link,Archive status,Text\n,,\n",
    };
    let staged = read(&input, &Settings::default());
    assert_eq!(
        (staged.value.len(), staged.diagnostics[0].code.as_str()),
        (0, "read.empty")
    );
}

#[test]
fn rows_that_are_read_from_files_are_not_missed() {
    let hints = Hints {
        rows_elsewhere: vec![2, 4],
        ..Hints::default()
    };
    let staged = read_hinted(
        &Input {
            name: "list.csv",
            bytes: SHEET.as_bytes(),
        },
        &hints,
        &Settings::default(),
    );
    assert_eq!(staged.diagnostics, []);
}

#[test]
fn the_edge_is_told_which_files_rows_name() {
    let list = linked_rows(SHEET.as_bytes(), &Mapping::default()).unwrap();
    let files: Vec<_> = list
        .rows
        .iter()
        .map(|row| (row.number, row.has_text, row.files.clone()))
        .collect();
    assert_eq!(
        files,
        [
            (2, false, vec!["pages/1.html".to_owned()]),
            (3, true, vec![]),
            (4, false, vec![])
        ]
    );
    assert_eq!(list.rows[0].hints.title.as_deref(), Some("Raid"));
    assert!(linked_rows(b"The army said no.", &Mapping::default()).is_none());
}

#[test]
fn other_tables_are_lists_too() {
    for (text, expected) in [
        ("date\tbody text\n2031-05-24\tThe army said no.\n", "The army said no."),
        (
            "sep=|\nURL|Full Text\nhttps://a.example|The army said no.\n",
            "The army said no.",
        ),
    ] {
        let staged = read(
            &Input {
                name: "x",
                bytes: text.as_bytes(),
            },
            &Settings::default(),
        );
        assert_eq!(
            staged.value.first().map(|document| document.text.as_str()),
            Some(expected),
            "{staged:?}"
        );
    }
    let mapped = Settings {
        mapping: "text=Wording".parse().unwrap(),
        ..Settings::default()
    };
    let text = "url,wording\nhttps://a.example,The army said no.\n";
    let staged = read(
        &Input {
            name: "x",
            bytes: text.as_bytes(),
        },
        &mapped,
    );
    assert_eq!(staged.value[0].text, "The army said no.");
}
