//! Tables and drafts: each against its standard's own columns and codes, and read back with another reader.
#![allow(clippy::disallowed_methods)] // Tests.

mod common;
mod standards;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use common::{REPORT, run, with_event};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rashomon_dossier::export::{AcledRule, Export, ExportSettings, format_named, formats};
use rashomon_types::{
    Act, Actor, ActorKind, Answer, AnswerValue, Best, Claim, Document, EventCodes, Fragments, Granularity, MadeBy,
    Party, PartyId, PartyRole, PlacePrecision, QuestionKind, Run, Scope, Source, SourceKind, Span, Stance,
};
use standards::{ACLED, PLOVER_MODES, PLOVER_SECTORS, SUB_EVENTS, UCDP};

/// The run made by hand, its kinds with their codes, its place in a country that the standards number.
fn coded() -> Run {
    let mut run = with_event(run());
    for mention in run.claims.iter_mut().flat_map(|claim| &mut claim.event_mentions) {
        mention.codes = EventCodes {
            acled_event: Some("Battles".to_owned()),
            acled_sub_event: Some("Armed clash".to_owned()),
            ucdp: None,
            plover_event: Some("ASSAULT".to_owned()),
            plover_mode: None,
        };
    }
    for event in &mut run.events {
        event.kinds = vec!["repulse".to_owned()];
        if let Some(place) = &mut event.place {
            place.country = Some("UA".to_owned());
        }
        if let Some(time) = &mut event.time {
            time.start = Some("2031-05-22T00:00:00".parse().unwrap());
            time.end = Some("2031-05-24T00:00:00".parse().unwrap());
            time.granularity = Granularity::Day;
        }
    }
    run
}

fn bytes(run: Run, name: &str, settings: ExportSettings) -> Vec<u8> {
    let mut out = Vec::new();
    format_named(name).unwrap().write(run, settings, &mut out).unwrap();
    out
}

fn text(run: Run, name: &str) -> String {
    String::from_utf8(bytes(run, name, ExportSettings::default())).unwrap()
}

/// The head and the rows of a text table, as another reader has them.
fn read_back(text: &str) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.deserialize().collect::<Result<_, _>>().unwrap();
    (head, rows)
}

fn rows(run: Run, name: &str) -> Vec<BTreeMap<String, String>> {
    read_back(&text(run, name)).1
}

fn conservative() -> ExportSettings {
    ExportSettings {
        acled_rule: Some(AcledRule::Conservative),
        ..ExportSettings::default()
    }
}

fn masked() -> ExportSettings {
    ExportSettings {
        mask: true,
        ..ExportSettings::default()
    }
}

#[test]
fn every_claim_is_a_row_whose_offsets_slice_the_stored_text() {
    let run = coded();
    let claims = run.claims.len();
    let rows = rows(run, "claims");
    assert_eq!(rows.len(), claims);
    for row in &rows {
        let at = |name: &str| row[name].parse::<usize>().unwrap();
        let sliced = &REPORT[at("byte_start")..at("byte_end")];
        let by_code_points: String = REPORT.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(sliced, by_code_points);
        let quote = row["quote"].strip_prefix('\'').unwrap_or(&row["quote"]);
        assert_eq!(sliced.split_whitespace().collect::<Vec<_>>().join(" "), quote);
        let around = format!("{}{}", row["before"], row["after"]);
        assert!(around.chars().count() <= 64);
    }
}

#[test]
fn a_claim_row_tells_voice_manner_evidence_and_figures() {
    let rows = rows(coded(), "claims");
    let army = &rows[0];
    assert_eq!(army["speaker"], "Toravian army");
    assert_eq!(army["side"], "Toravia");
    assert_eq!((army["killed_low"].as_str(), army["killed_high"].as_str()), ("60", ""));
    assert_eq!(
        army["quantities"],
        "killed: at least 60 [60 or more raiders of raiders]"
    );
    assert_eq!(army["place"], "Tarkova Region");
    let colonel = &rows[1];
    assert_eq!(
        (colonel["evidence"].as_str(), colonel["evidence_words"].as_str()),
        ("none_offered", "without providing evidence")
    );
    assert!(colonel["reply_of_accused"].starts_with("Kelmar denies Kelmar: “any part in the raid”"));
    assert!(colonel["disputed_by"].starts_with("Kelmar (c_"));
    let ferryman = rows.iter().find(|row| row["speaker"] == "Ferryman").unwrap();
    assert_eq!(ferryman["chain"], "Ferryman > police sources [unnamed]");
    assert_eq!(
        (ferryman["origin"].as_str(), ferryman["origin_named"].as_str()),
        ("police sources", "false")
    );
    let aldis = rows.iter().find(|row| row["act"] == "assess").unwrap();
    assert_eq!(
        (aldis["certainty"].as_str(), aldis["certainty_low"].as_str()),
        ("highly likely", "0.8")
    );
}

#[test]
fn a_silent_accused_is_said_to_be_silent() {
    let reply = |keep: fn(&Answer) -> bool| {
        let mut run = coded();
        for question in run.events.iter_mut().flat_map(|event| &mut event.questions) {
            question.answers.retain(keep);
        }
        rows(run, "claims").remove(1).remove("reply_of_accused").unwrap()
    };
    assert_eq!(
        reply(|answer| answer.party.as_ref().is_none_or(|party| party.0 != "kelmar")),
        "the accused has not replied in these texts"
    );
    assert_eq!(
        reply(|answer| answer.stance != Stance::Deny),
        "the accused speaks in these texts and does not answer this"
    );
}

#[test]
fn a_figure_that_its_own_origin_exceeds_is_no_total() {
    let mut run = coded();
    let killed = run.events[0].questions[1].clone();
    let mut none = killed.clone();
    none.scope.whose = None;
    none.answers.truncate(1);
    none.answers[0].revised_by = None;
    none.answers[0].value = Some(AnswerValue::Range {
        low: Some(0.0),
        high: Some(0.0),
    });
    run.events[0].questions.push(none);
    let row = rows(run.clone(), "ucdp").remove(0);
    assert_eq!(
        (row["low"].as_str(), row["high"].as_str()),
        ("10", "60"),
        "the army gives 60 elsewhere"
    );
    let last = run.events[0].questions.last_mut().unwrap();
    last.answers[0].origin = Some("another".to_owned());
    assert_eq!(
        rows(run, "ucdp").remove(0)["low"],
        "0",
        "another origin may mean all of them"
    );
}

#[test]
fn an_event_row_gives_low_and_high_by_claimant_and_every_dispute() {
    let rows = rows(coded(), "events");
    let row = &rows[0];
    assert_eq!((row["killed_low"].as_str(), row["killed_high"].as_str()), ("10", "60"));
    assert_eq!(row["killed_open_above"], "true");
    assert!(
        row["killed_by_claimant"].contains("Toravian army (Toravia): at least 60 (Kelmar)"),
        "{}",
        row["killed_by_claimant"]
    );
    assert!(row["killed_by_claimant"].contains("replaced later"));
    assert_eq!((row["best"].as_str(), row["killed_conservative"].as_str()), ("", ""));
    assert_eq!((row["reports"].as_str(), row["texts"].as_str()), ("1", "1"));
    assert!(
        row["who_did_it"].contains("Kelmar denies Kelmar"),
        "{}",
        row["who_did_it"]
    );
    assert!(row["disputed"].contains("who did it") && row["disputed"].contains("killed (Kelmar)"));
    assert!(row["nobody_says"].contains("with what"));
    assert!(
        row["source_original"].contains("police sources") && row["source_original"].contains("[killed: at least 60]")
    );
}

#[test]
fn every_answer_is_a_row_and_so_is_a_question_that_nobody_answers() {
    let run = coded();
    let questions = &run.events[0].questions;
    let expected: usize = questions.iter().map(|question| question.answers.len().max(1)).sum();
    let rows = rows(run, "answers");
    assert_eq!(rows.len(), expected);
    let nobody = rows.iter().find(|row| row["question"] == "means").unwrap();
    assert_eq!(
        (
            nobody["status"].as_str(),
            nobody["stance"].as_str(),
            nobody["claim"].as_str()
        ),
        ("unanswered", "", "")
    );
    let denied = rows.iter().find(|row| row["stance"] == "deny").unwrap();
    assert_eq!(
        (
            denied["party"].as_str(),
            denied["about"].as_str(),
            denied["act"].as_str()
        ),
        ("Kelmar", "Kelmar", "deny")
    );
    let replaced = rows
        .iter()
        .filter(|row| row["counts"] == "false" && !row["revised_by"].is_empty());
    assert_eq!(replaced.count(), 1);
}

/// The run with a person's figure for the killed, of these and of all.
fn with_best(whose: Option<&str>, value: f64) -> Run {
    let mut run = coded();
    for event in &mut run.events {
        let mut question = event.questions[0].clone();
        question.question = QuestionKind::Killed;
        question.scope = Scope {
            whose: whose.map(str::to_owned),
            what: None,
        };
        question.answers.clear();
        question.best = Some(Best {
            value,
            by: "Ana Bright".to_owned(),
            reason: "the hospital's list".to_owned(),
            judgement: "j_0123456789abcdef".parse().unwrap(),
        });
        event.questions.push(question);
    }
    run
}

#[test]
fn a_persons_figure_stands_where_a_data_set_asks_for_the_best() {
    let (_, rows) = read_back(&text(with_best(None, 12.0), "ucdp"));
    assert_eq!(
        (rows[0]["best"].as_str(), rows[0]["deaths_civilians"].as_str()),
        ("12", "")
    );
    let (_, rows) = read_back(&text(with_best(Some("civilians"), 3.0), "ucdp"));
    assert_eq!(
        (rows[0]["best"].as_str(), rows[0]["deaths_civilians"].as_str()),
        ("", "3")
    );
    let (_, rows) = read_back(&text(with_best(None, 12.0), "acled"));
    let split: i64 = rows.iter().map(|row| row["fatalities"].parse::<i64>().unwrap()).sum();
    assert_eq!(split % 12, 0);
    assert!(rows[0]["notes"].contains("fatalities as Ana Bright set them"));
    let (_, rows) = read_back(&text(with_best(None, 12.0), "events"));
    assert_eq!(
        (rows[0]["best"].as_str(), rows[0]["best_by"].as_str()),
        ("12", "Ana Bright")
    );
}

#[test]
fn ucdp_rows_have_the_columns_of_the_data_set_and_leave_best_to_a_coder() {
    let (head, rows) = read_back(&text(coded(), "ucdp"));
    assert_eq!(head, UCDP);
    let row = &rows[0];
    for empty in [
        "best",
        "deaths_a",
        "deaths_b",
        "deaths_civilians",
        "deaths_unknown",
        "id",
        "conflict_name",
    ] {
        assert_eq!(row[empty], "", "{empty}");
    }
    assert_eq!((row["low"].as_str(), row["high"].as_str()), ("10", "60"));
    assert!(row["source_original"].contains("Toravian army"));
    assert_eq!(
        (row["number_of_sources"].as_str(), row["source_office"].as_str()),
        ("1", "The Toravian Herald")
    );
    assert_eq!(
        (row["date_start"].as_str(), row["date_end"].as_str()),
        ("2031-05-22 00:00:00.000", "2031-05-23 00:00:00.000")
    );
    assert_eq!(
        (
            row["date_prec"].as_str(),
            row["where_prec"].as_str(),
            row["event_clarity"].as_str()
        ),
        ("2", "4", "1")
    );
    assert_eq!(
        (
            row["adm_1"].as_str(),
            row["country_id"].as_str(),
            row["region"].as_str()
        ),
        ("Tarkova Region", "369", "Europe")
    );
    // Who did it is disputed: no dyad is put down.
    assert_eq!(
        (
            row["side_a"].as_str(),
            row["type_of_violence"].as_str(),
            row["dyad_name"].as_str()
        ),
        ("", "", "")
    );
}

#[test]
fn ucdp_sides_follow_the_parties_where_nobody_disputes_them() {
    let sides = |kinds: [ActorKind; 2]| {
        let mut run = undisputed(coded());
        for (party, kind) in run.events[0].parties.iter_mut().zip(kinds) {
            party.kind = Some(kind);
        }
        let row = rows(run, "ucdp").remove(0);
        [
            row["type_of_violence"].clone(),
            row["side_a"].clone(),
            row["side_b"].clone(),
        ]
    };
    let state_state = ["1", "Government of Kelmar", "Government of Toravia"];
    assert_eq!(sides([ActorKind::State, ActorKind::State]), state_state);
    assert_eq!(
        sides([ActorKind::State, ActorKind::ArmedGroup]),
        ["1", "Government of Toravia", "Kelmar"]
    );
    assert_eq!(
        sides([ActorKind::ArmedGroup, ActorKind::ArmedGroup]),
        ["2", "Kelmar", "Toravia"]
    );
    assert_eq!(
        sides([ActorKind::Civilians, ActorKind::ArmedGroup]),
        ["3", "Kelmar", "Civilians"]
    );
    assert_eq!(sides([ActorKind::Unknown, ActorKind::State])[0], "");
}

/// The run with nobody against what Toravia says of who did it.
fn undisputed(mut run: Run) -> Run {
    for question in run.events.iter_mut().flat_map(|event| &mut event.questions) {
        if question.question == rashomon_types::QuestionKind::Initiator {
            question.status = rashomon_types::Status::OneOrigin;
            question.answers.truncate(1);
        }
    }
    run
}

#[test]
fn ucdp_takes_in_no_event_without_a_death() {
    let mut run = coded();
    for question in run.events.iter_mut().flat_map(|event| &mut event.questions) {
        for answer in &mut question.answers {
            if matches!(answer.value, Some(AnswerValue::Range { .. })) {
                answer.value = Some(AnswerValue::Range {
                    low: Some(0.0),
                    high: Some(0.0),
                });
            }
        }
    }
    assert_eq!(rows(run, "ucdp").len(), 0);
}

#[test]
fn acled_rows_have_the_columns_and_codes_of_the_data_set() {
    let (head, rows) = read_back(&text(coded(), "acled"));
    assert_eq!(head, ACLED);
    assert_eq!(rows.len(), 2, "a row a day");
    for (row, day) in rows.iter().zip(["2031-05-22", "2031-05-23"]) {
        assert_eq!(
            (
                row["event_date"].as_str(),
                row["time_precision"].as_str(),
                row["year"].as_str()
            ),
            (day, "1", "2031")
        );
        assert_eq!(
            (row["disorder_type"].as_str(), row["geo_precision"].as_str()),
            ("Political violence", "3")
        );
        let of_type = SUB_EVENTS
            .iter()
            .find(|(event, _)| *event == row["event_type"])
            .unwrap();
        assert!(of_type.1.contains(&row["sub_event_type"].as_str()));
        assert_eq!(
            (row["iso"].as_str(), row["country"].as_str(), row["region"].as_str()),
            ("804", "Ukraine", "Europe")
        );
        assert_eq!(
            (
                row["fatalities"].as_str(),
                row["timestamp"].as_str(),
                row["source_scale"].as_str()
            ),
            ("", "", "")
        );
        assert_eq!((row["actor1"].as_str(), row["inter1"].as_str()), ("", ""));
        assert_eq!(row["actor2"], "Toravia");
        assert!(row["notes"].contains("DISPUTED who did it: ") && row["notes"].contains("Kelmar denies Kelmar"));
        assert!(!row["notes"].contains("conservative"));
    }
    assert_ne!(rows[0]["event_id_cnty"], rows[1]["event_id_cnty"]);
}

#[test]
fn acled_fatalities_follow_the_rule_only_where_it_is_asked_for() {
    let text = String::from_utf8(bytes(coded(), "acled", conservative())).unwrap();
    let (_, rows) = read_back(&text);
    let split: Vec<&str> = rows.iter().map(|row| row["fatalities"].as_str()).collect();
    assert_eq!(split, ["5", "5"], "ten, the least that anybody states, over two days");
    assert!(
        rows.iter()
            .all(|row| row["notes"].contains("conservative rule") && row["notes"].contains("10 split over 2 rows"))
    );
    let events = String::from_utf8(bytes(coded(), "events", conservative())).unwrap();
    let (_, rows) = read_back(&events);
    assert_eq!(rows[0]["killed_conservative"], "10");
    assert!(rows[0]["conservative_rule"].contains("conservative"));
}

#[test]
fn acled_actors_have_their_numbers_where_nobody_disputes_them() {
    let row = rows(undisputed(coded()), "acled").remove(0);
    assert_eq!((row["actor1"].as_str(), row["inter1"].as_str()), ("Kelmar", "1"));
    assert_eq!(
        (
            row["actor2"].as_str(),
            row["inter2"].as_str(),
            row["interaction"].as_str()
        ),
        ("Toravia", "1", "11")
    );
    assert_eq!(row["civilian_targeting"], "");
    let mut run = undisputed(coded());
    run.events[0].parties[0].kind = Some(ActorKind::Civilians);
    run.events[0].parties[1].name = "Russia".to_owned();
    let row = rows(run, "acled").remove(0);
    assert_eq!(
        (
            row["inter1"].as_str(),
            row["inter2"].as_str(),
            row["interaction"].as_str()
        ),
        ("8", "7", "78"),
        "a state abroad is external"
    );
    assert_eq!(row["civilian_targeting"], "Civilian targeting");
}

#[test]
fn an_event_without_a_day_has_no_day_in_any_draft() {
    let mut run = coded();
    run.events[0].time = None;
    let acled = rows(run.clone(), "acled");
    assert_eq!(
        (
            acled.len(),
            acled[0]["event_date"].as_str(),
            acled[0]["time_precision"].as_str()
        ),
        (1, "", "")
    );
    assert_eq!(rows(run.clone(), "ucdp")[0]["date_start"], "");
    let export = Export::new(run, ExportSettings::default());
    let mut out = Vec::new();
    format_named("plover").unwrap().write_export(&export, &mut out).unwrap();
    assert_eq!(out, b"");
    assert!(export.take_remarks()[0].contains("no report says on which day"));
}

#[test]
fn plover_records_have_what_the_manual_requires_and_only_its_codes() {
    let lines = [text(coded(), "plover"), text(undisputed(coded()), "plover")].concat();
    let records: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        records.len(),
        3,
        "the disputed event, its accusation, and the event that nobody disputes"
    );
    for record in &records {
        assert!(record["id"].is_string() && record["date"].as_str().unwrap().starts_with("2031-05-2"));
        let events = record["event"].as_array().unwrap();
        let event = events[0].as_str().unwrap();
        let (_, modes) = PLOVER_MODES.iter().find(|(name, _)| *name == event).unwrap();
        for mode in record["mode"].as_array().into_iter().flatten() {
            assert!(modes.contains(&mode.as_str().unwrap()), "{mode}");
        }
        assert!(!record["actor"].as_array().unwrap().is_empty());
        for entity in ["actor", "recipient"]
            .iter()
            .flat_map(|part| record[part].as_array().into_iter().flatten())
        {
            let sector = entity["sector"].as_str();
            assert!(sector.is_none_or(|sector| PLOVER_SECTORS.contains(&sector)), "{entity}");
        }
    }
    assert_eq!(records[0]["actor"][0]["sector"], "UAF");
    assert_eq!(
        (&records[1]["event"][0], &records[1]["mode"][0]),
        (&"ACCUSE".into(), &"allege".into())
    );
    assert_eq!(records[1]["actor"][0]["entity_text"], "Toravia");
    assert!(records[1]["comment"].as_str().unwrap().contains("Kelmar denies"));
    assert_eq!(
        records[2]["actor"].as_array().unwrap().len(),
        2,
        "both who fight are actors"
    );
    assert!(records[2]["size"].is_null(), "rival figures give no size");
}

#[test]
fn every_code_of_the_codebook_is_one_of_its_standard() {
    let codebook: toml::Value = toml::from_str(include_str!("../../../lexicons/en/codebook.toml")).unwrap();
    let pair = |kind: &toml::Value, standard: &str| {
        let codes = kind.get(standard)?.as_array()?;
        Some((codes[0].as_str()?.to_owned(), codes[1].as_str()?.to_owned()))
    };
    for kind in codebook["kind"].as_array().unwrap() {
        if let Some((event, sub_event)) = pair(kind, "acled") {
            let (_, sub_events) = SUB_EVENTS.iter().find(|(name, _)| *name == event).unwrap();
            assert!(
                sub_event.is_empty() || sub_events.contains(&sub_event.as_str()),
                "{kind:?}"
            );
        }
        if let Some((event, mode)) = pair(kind, "plover") {
            let (_, modes) = PLOVER_MODES.iter().find(|(name, _)| *name == event).unwrap();
            assert!(mode.is_empty() || modes.contains(&mode.as_str()), "{kind:?}");
        }
        let ucdp = kind.get("ucdp").and_then(toml::Value::as_str);
        assert!(
            ucdp.is_none_or(|code| ["state_based", "non_state", "one_sided"].contains(&code)),
            "{kind:?}"
        );
    }
}

/// The cells of a Parquet file, as text.
fn parquet_rows(bytes: Vec<u8>) -> Vec<Vec<(String, String)>> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    let cell = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Long(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        Field::Bool(truth) => truth.to_string(),
        other => panic!("{other}"),
    };
    let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap);
    rows.map(|row| {
        row.get_column_iter()
            .map(|(name, field)| (name.clone(), cell(field)))
            .collect()
    })
    .collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn parquet_and_csv_hold_the_same_rows() {
    let text = text(coded(), "claims");
    let (head, rows) = read_back(&text);
    let parquet = parquet_rows(bytes(coded(), "claims-parquet", ExportSettings::default()));
    assert_eq!(parquet.len(), rows.len());
    for (cells, row) in parquet.iter().zip(&rows) {
        let names: Vec<&String> = cells.iter().map(|(name, _)| name).collect();
        assert_eq!(names, head.iter().collect::<Vec<_>>());
        for (name, cell) in cells {
            let text = row[name].strip_prefix('\'').unwrap_or(&row[name]);
            assert_eq!(on_one_line(cell), on_one_line(text), "{name}");
        }
    }
}

#[test]
fn the_workbook_holds_the_same_rows_and_no_formula() {
    let mut run = coded();
    run.documents[0].title = Some("=HYPERLINK(\"http://evil.example\")".to_owned());
    let book = bytes(run.clone(), "xlsx", ExportSettings::default());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    assert_eq!(book.sheet_names(), ["claims", "events", "answers", "documents"]);
    for name in book.sheet_names() {
        assert!(
            book.worksheet_formula(&name)
                .unwrap()
                .cells()
                .all(|(_, _, formula)| formula.is_empty())
        );
        let sheet = book.worksheet_range(&name).unwrap();
        let (head, rows) = read_back(&text(run.clone(), &name));
        let mut lines = sheet.rows();
        let first: Vec<String> = lines.next().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(first, head);
        for (line, row) in lines.zip(&rows) {
            for (cell, column) in line.iter().zip(&head) {
                let text = row[column].strip_prefix('\'').unwrap_or(&row[column]);
                match cell {
                    Data::Bool(truth) => assert_eq!(truth.to_string(), text),
                    other => assert_eq!(other.to_string(), text, "{column}"),
                }
            }
        }
        assert_eq!(sheet.rows().count(), rows.len() + 1);
    }
}

#[test]
fn a_hostile_report_makes_no_formula_and_breaks_no_row() {
    for hostile in [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "a\r\nb,\"c\"",
        "\u{202e}evil",
        "＝1",
    ] {
        let run = common::run_over(hostile);
        let text = text(run, "claims");
        let (head, rows) = read_back(&text);
        assert_eq!(rows.len(), 1);
        for name in head {
            let cell = &rows[0][&name];
            assert!(!cell.starts_with(['=', '@', '\t', '\r', '＝', '+']), "{name}: {cell}");
            assert!(!cell.starts_with('-') || cell.parse::<f64>().is_ok(), "{name}: {cell}");
            assert!(!cell.contains(['\u{202e}', '\n', '\r']));
        }
    }
}

#[test]
fn lines_end_as_the_standard_has_it_and_the_mark_comes_by_option() {
    let plain = text(coded(), "events");
    assert!(
        plain.ends_with("\r\n")
            && plain.starts_with("event,")
            && plain.matches('\n').count() == plain.matches("\r\n").count()
    );
    let settings = ExportSettings {
        bom: true,
        ..ExportSettings::default()
    };
    let marked = bytes(coded(), "events", settings);
    assert_eq!(marked.strip_prefix(b"\xef\xbb\xbf").unwrap(), plain.as_bytes());
}

#[test]
fn the_same_run_gives_the_same_bytes_in_every_format() {
    for format in formats() {
        let write = || bytes(coded(), format.name, ExportSettings::default());
        assert_eq!(write(), write(), "{}", format.name);
        assert_eq!(
            bytes(Run::new(), format.name, masked()),
            bytes(Run::new(), format.name, masked()),
            "{}",
            format.name
        );
    }
}

#[test]
fn the_names_of_formats_and_files_are_distinct() {
    let mut names: Vec<&str> = formats().flat_map(|format| [format.name, format.file]).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 2 * formats().count());
}

const PRIVATE: &str = "\
A resident, Anna Arl, said that the shells fell at noon. Arl's house at Lishen burnt down. Ben Tosk, 43, was killed. The \
governor, Ilse Vandrey, said that ANNA ARL was safe.";

/// A report in which a resident and a governor speak and a man is named with his age.
fn with_private_persons() -> Run {
    let mut run = Run::new();
    let address = "https://herald.example.org/anna-arl-saw-it-fall".to_owned();
    let mut document = Document::new(PRIVATE.to_owned(), Some("The Herald".to_owned()), Some(address), None);
    document.title = Some("Anna Arl saw it fall".to_owned());
    let find = |words: &str| {
        let start = PRIVATE.find(words).unwrap();
        Span::of(start..start + words.len())
    };
    let voice = |name: &str, kind| Source {
        spans: vec![find(name)],
        name: Some(name.to_owned()),
        speaker: Some(name.to_owned()),
        named: true,
        ..Source::of_kind(kind)
    };
    let claim = |voice: Source, content: &str| {
        let content = Fragments::new(vec![find(content)]);
        Claim::new(document.id, voice, Fragments::default(), content, MadeBy::rule("test"))
    };
    let mut witness = voice("Anna Arl", SourceKind::Witness);
    witness.actor = Some(Actor {
        name: "Anna Arl".to_owned(),
        kind: ActorKind::Person,
        of: None,
        level: None,
        reason: "Anna Arl is a resident".to_owned(),
    });
    let governor = Source {
        office: Some("governor".to_owned()),
        ..voice("Ilse Vandrey", SourceKind::Official)
    };
    let mut told = claim(witness, "the shells fell at noon");
    told.act = Act::Assert;
    run.claims = vec![told, claim(governor, "ANNA ARL was safe")];
    run.documents.push(document);
    run
}

#[test]
fn a_masked_export_names_no_private_person_and_keeps_offices() {
    for format in formats() {
        let bytes = bytes(with_private_persons(), format.name, masked());
        let text = match format.name {
            "claims-parquet" => format!("{:?}", parquet_rows(bytes)),
            "xlsx" => cells_of_workbook(bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        for name in ["Arl", "arl", "ARL", "Tosk", "Anna"] {
            assert!(!text.contains(name), "{}: {name} in {text}", format.name);
        }
    }
    let claims = String::from_utf8(bytes(with_private_persons(), "claims", masked())).unwrap();
    assert!(
        claims.contains("Ilse Vandrey") && claims.contains("[name withheld] was safe") && claims.contains("The Herald")
    );
}

fn cells_of_workbook(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    format!("{sheets:?}")
}

#[test]
fn masked_offsets_are_those_of_the_stored_text() {
    let text = String::from_utf8(bytes(with_private_persons(), "claims", masked())).unwrap();
    let (_, masked) = read_back(&text);
    let open = rows(with_private_persons(), "claims");
    for (masked, open) in masked.iter().zip(&open) {
        for name in [
            "start",
            "end",
            "byte_start",
            "byte_end",
            "content_bytes",
            "claim",
            "text_sha256",
        ] {
            assert_eq!(masked[name], open[name], "{name}");
        }
    }
}

#[test]
fn two_withheld_names_stay_two_origins() {
    let mut run = with_event(run());
    let parties = &mut run.events[0].parties;
    let person = |name: &str| Party {
        id: PartyId(name.to_lowercase().replace(' ', "-")),
        name: name.to_owned(),
        kind: Some(ActorKind::Person),
        side: None,
        role: Some(PartyRole::Observer),
        members: vec![name.to_owned()],
        reason: format!("{name} speaks"),
    };
    parties.extend([person("Anna Arl"), person("Ben Tosk")]);
    let answers = &mut run.events[0].questions[1].answers;
    for (answer, name) in answers.iter_mut().zip(["Anna Arl", "Ben Tosk"]) {
        answer.party = Some(person(name).id);
        answer.origin = Some(name.to_owned());
        answer.speaker = Some(name.to_owned());
        answer.revised_by = None;
    }
    let open = rows(run.clone(), "events");
    let text = String::from_utf8(bytes(run, "events", masked())).unwrap();
    let (_, masked) = read_back(&text);
    assert_eq!(open[0]["origins"], masked[0]["origins"]);
    assert!(!text.contains("Arl") && !text.contains("Tosk"), "{text}");
}

#[test]
fn precision_of_a_place_follows_the_codebooks() {
    let precise = |precision| {
        let mut run = coded();
        run.events[0].place.as_mut().unwrap().precision = Some(precision);
        let (ucdp, acled) = (rows(run.clone(), "ucdp").remove(0), rows(run, "acled").remove(0));
        (ucdp["where_prec"].clone(), acled["geo_precision"].clone())
    };
    let cases = [
        (PlacePrecision::Town, "1", "1"),
        (PlacePrecision::District, "3", "2"),
        (PlacePrecision::Region, "4", "3"),
        (PlacePrecision::Area, "5", "3"),
        (PlacePrecision::Country, "6", "3"),
    ];
    for (precision, ucdp, acled) in cases {
        assert_eq!(precise(precision), (ucdp.to_owned(), acled.to_owned()), "{precision:?}");
    }
}
