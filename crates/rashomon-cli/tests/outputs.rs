//! What the program writes for real reports: valid against the schema, every span in its text, the same page as before.
//!
//! `RASHOMON_BLESS=1 cargo test -p rashomon-cli` rewrites the kept pages; read the difference before keeping it.
#![allow(clippy::disallowed_methods)] // Tests start the program and read what is kept.

mod common;

use std::path::Path;

use common::{Folder, REPORT, Ran, command, examples, run, run_on};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(shape: Option<&str>) -> Validator {
    let mut schema: Value = serde_json::from_str(&run(&["schema"]).out).unwrap();
    if let Some(shape) = shape {
        let shapes = schema["$defs"].take();
        schema = json!({ "$ref": format!("#/$defs/{shape}"), "$defs": shapes });
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

/// Checks every span below `value` against the text that it should slice; how many there were.
fn check_spans(value: &Value, text: &str) -> usize {
    let below = |values: &mut dyn Iterator<Item = &Value>| values.map(|value| check_spans(value, text)).sum::<usize>();
    match value {
        Value::Object(fields) if fields.contains_key("byte_start") => {
            let offset = |name: &str| fields[name].as_u64().unwrap() as usize;
            let words = fields["text"].as_str().unwrap();
            assert_eq!(text.get(offset("byte_start")..offset("byte_end")), Some(words));
            let by_code_points: String = text.chars().take(offset("end")).skip(offset("start")).collect();
            assert_eq!(by_code_points, words);
            1
        }
        Value::Object(fields) => below(&mut fields.values()),
        Value::Array(items) => below(&mut items.iter()),
        _ => 0,
    }
}

#[test]
fn a_run_is_valid_and_every_span_slices_its_text() {
    let run: Value = serde_json::from_str(&run(&["read", &examples(), "--json"]).expect_code(0).out).unwrap();
    assert_valid(&validator(None), &run);
    let documents = run["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 5);
    for claim in run["claims"].as_array().unwrap() {
        let document = documents
            .iter()
            .find(|document| document["id"] == claim["document"])
            .unwrap();
        assert!(check_spans(claim, document["text"].as_str().unwrap()) > 0);
    }
}

#[test]
fn each_line_is_valid() {
    let lines = run(&["read", &examples(), "--ndjson"]).expect_code(0).out;
    let validator = validator(Some("line"));
    for line in lines.lines() {
        assert_valid(&validator, &serde_json::from_str(line).unwrap());
    }
}

#[test]
fn layers_are_valid_and_every_span_slices_the_text() {
    let text = "In Київ, Ida Moll said on Monday that the bridge at Arn was open.";
    let out = run_on(text.as_bytes(), &["annotate", "-"]).expect_code(0).out;
    let listing: Value = serde_json::from_str(&out).unwrap();
    assert_valid(&validator(Some("annotation")), &listing);
    assert!(check_spans(&listing, text) > 0);
    let keys: Vec<&String> = listing.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "attributions",
            "entities",
            "event_mentions",
            "places",
            "quantities",
            "role_mentions",
            "times"
        ]
    );
}

#[test]
fn raw_text_becomes_conllu() {
    let out = run_on(REPORT.as_bytes(), &["annotate", "--format", "conllu", "-"])
        .expect_code(0)
        .out;
    assert!(out.contains("# sent_id = ") && out.contains("\n# text = The mayor of Arn said"));
    assert!(out.contains("\topen\t") && out.contains("SpaceAfter=No"));
    for line in out.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert_eq!(line.split('\t').count(), 10, "{line}");
    }
    run_on(out.as_bytes(), &["annotate", "--conllu-input", "-"]).expect_code(0);
}

#[test]
fn given_tokens_keep_everything_but_three_columns() {
    let given = "# a comment\n# text = I don't know.\n1\tI\ti\t_\tPRP\tX=y\t_\t_\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
                 2\tdo\tdo\t_\t_\t_\t_\t_\t_\t_\n3\tn't\tnot\t_\t_\t_\t_\t_\t_\t_\n\
                 4\tknow\tknow\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4.1\tit\t_\t_\t_\t_\t_\t_\t_\t_\n5\t.\t.\t_\t_\t_\t_\t_\t_\t_\n\n";
    let arguments = ["annotate", "--format", "conllu", "--conllu-input", "-"];
    let out = run_on(given.as_bytes(), &arguments).expect_code(0).out;
    assert_eq!(out.lines().count(), given.lines().count());
    for (new, old) in out.lines().zip(given.lines()) {
        let (new, old): (Vec<_>, Vec<_>) = (new.split('\t').collect(), old.split('\t').collect());
        let is_word = old.len() == 10 && old[0].bytes().all(|byte| byte.is_ascii_digit());
        for (place, (new, old)) in new.iter().zip(&old).enumerate() {
            let filled = is_word && [3, 6, 7].contains(&place);
            assert_eq!(new == old, !filled, "column {} of {old}", place + 1);
        }
    }
}

#[test]
fn a_sheet_that_is_none_is_refused_with_its_line() {
    let ran = run_on(b"# x\nThe mayor said no.\n", &["annotate", "--conllu-input", "-"]).expect_code(1);
    assert!(ran.err.contains("this is no CoNLL-U: line 2:"), "{}", ran.err);
}

/// Compares with a kept page.
fn check(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("RASHOMON_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        page, kept,
        "{name} has changed; if it should, run with RASHOMON_BLESS=1"
    );
}

#[test]
fn the_pages_of_the_examples() {
    let root = format!("{}/../..", env!("CARGO_MANIFEST_DIR"));
    for (name, folder, format) in [
        ("border-raid.txt", "examples/border-raid", "--width=80"),
        ("border-raid.md", "examples/border-raid", "--md"),
        ("market-strike.txt", "examples/market-strike", "--width=80"),
    ] {
        let mut command = command(&["read", folder, format]);
        let ran = Ran::from(command.current_dir(&root).output().unwrap()).expect_code(0);
        check(name, &ran.out);
    }
}

#[test]
fn the_width_is_kept() {
    let page = Folder::new("width")
        .with("a.txt", REPORT)
        .run(&["read", "a.txt", "--width", "50"])
        .out;
    assert!(page.lines().all(|line| line.chars().count() <= 50));
}
