//! The invented cases of times: `tests/grounding/times`, read with the built-in model.
#![allow(clippy::disallowed_methods)] // An edge: it reads cases from the disk.

use std::path::Path;

use jiff::civil::{Date, DateTime};
use rashomon_ground::time::times;
use rashomon_measure::cases::{self, Case, Item};
use rashomon_model::LanguageModel;
use rashomon_types::{Document, Published, Reading, Time};

#[test]
fn invented_times_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/grounding/times");
    let cases = cases::read(&folder, "").unwrap();
    assert!(cases.len() >= 80, "{}", cases.len());
    let model = LanguageModel::embedded().unwrap();
    let wrong: Vec<String> = cases.iter().filter_map(|case| differs(&model, case)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// What a case finds otherwise than it should.
fn differs(model: &LanguageModel, case: &Case) -> Option<String> {
    let mut document = Document::new(case.news.clone(), None, None, None);
    document.published = case.meta.get("published").map(|date| Published {
        date: date.parse().unwrap(),
        instant: None,
        found_in: "argument".to_owned(),
    });
    let annotation = model.annotate(&document).value;
    let reading = Reading::new(&document, &annotation);
    let found = times(&reading);
    let same = found.len() == case.items.len()
        && found
            .iter()
            .zip(&case.items)
            .all(|(time, item)| is_same(&reading, time, item));
    let tell = |time: &Time| {
        format!(
            "  [{}] {:?} {:?} {:?} {:?} ({})",
            reading.joined(&time.spans),
            time.timex3,
            time.start.map(|moment| moment.to_string()),
            time.end.map(|moment| moment.to_string()),
            time.modifier,
            time.rule
        )
    };
    let told: Vec<String> = found.iter().map(tell).collect();
    (!same).then(|| format!("{} / {}: {}\n{}", case.file, case.name, case.news, told.join("\n")))
}

fn is_same(reading: &Reading<'_>, time: &Time, item: &Item) -> bool {
    let modifier = time.modifier.and_then(|modifier| serde_json::to_value(modifier).ok());
    let modifier = modifier.as_ref().and_then(serde_json::Value::as_str);
    let moment = |key: &str| item.get(key).map(|text| moment(text).unwrap());
    item.get("words") == Some(reading.joined(&time.spans).as_str())
        && (!item.has("value") || item.get("value") == time.timex3.as_deref())
        && (!item.has("start") || moment("start") == time.start)
        && (!item.has("end") || moment("end") == time.end)
        && (!item.has("mod") || item.get("mod") == modifier)
}

/// A day, which means its first moment, or a moment.
fn moment(text: &str) -> Option<DateTime> {
    let day = || text.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0));
    if text.contains('T') { text.parse().ok() } else { day() }
}
