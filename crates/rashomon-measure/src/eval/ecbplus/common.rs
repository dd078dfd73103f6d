//! How common the words of news are, counted over the training part of PolNeAR.
//!
//! A run of three reports cannot tell which of its words are common; this table says so for `affinity`. Names are left out.

use std::collections::BTreeMap;
use std::fmt::Write;

use rashomon_accounts::affinity::{Background, Stem};

use super::super::Context;

const FOLDER: &str = "polnear/train/text";

/// Shares of reports, in percent: a stem is listed under the greatest that it reaches.
const STEPS: [usize; 9] = [80, 60, 40, 25, 15, 10, 7, 5, 3];

/// The stems of each step, as rows of a table.
pub(crate) fn table(context: &Context) -> Result<String, String> {
    let files = context.files(FOLDER, ".txt")?;
    let read: Result<Vec<String>, String> = files
        .iter()
        .map(|file| context.text(&format!("{FOLDER}/{file}")))
        .collect();
    let texts = read?;
    let background = Background::new(texts.iter().map(String::as_str));
    let mut having: BTreeMap<Stem, usize> = BTreeMap::new();
    for stem in texts.iter().flat_map(|text| background.stem_set(text)) {
        *having.entry(stem).or_insert(0) += 1;
    }
    let mut steps: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (stem, count) in having.into_iter().filter(|(stem, _)| !background.is_name(*stem)) {
        let share = 100 * count / texts.len().max(1);
        if let Some(step) = STEPS.iter().position(|step| share >= *step) {
            steps.entry(step).or_default().push(background.name(stem));
        }
    }
    let mut out = String::new();
    for (step, mut stems) in steps {
        stems.sort_unstable();
        let _ = writeln!(out, "    ({:.2}, \"{}\"),", STEPS[step] as f64 / 100.0, stems.join(" "));
    }
    Ok(out)
}
