//! How common the words of news are everywhere, counted over PolNeAR's training part and over LGL.
//!
//! A run of three reports cannot tell which of its words are common; this table says so for `affinity`. The lesser of the
//! two shares counts, so that the themes of one collection do not pass for the language; names and numbers are left out.

use std::collections::BTreeMap;
use std::fmt::Write;

use rashomon_accounts::affinity::Background;

use super::super::{Context, lgl};

const NATION: &str = "polnear/train/text";
const LOCAL: &str = "lgl/lgl.xml";

/// Shares of reports, in percent: a stem is listed under the greatest that it reaches.
const STEPS: [f64; 9] = [80.0, 60.0, 40.0, 25.0, 15.0, 10.0, 7.0, 5.0, 3.0];

/// The stems of each step, as rows of a table.
pub(crate) fn table(context: &Context) -> Result<String, String> {
    let files = context.files(NATION, ".txt")?;
    let read: Result<Vec<String>, String> = files
        .iter()
        .map(|file| context.text(&format!("{NATION}/{file}")))
        .collect();
    let local = lgl::corpus::articles(&context.text(LOCAL)?)?;
    let local: Vec<String> = local.into_iter().map(|article| article.document.text).collect();
    let (nation, local) = (shares(&read?), shares(&local));
    let lesser = nation
        .iter()
        .filter_map(|(stem, share)| Some((stem, share.min(*local.get(stem)?))));
    let mut steps: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (stem, share) in lesser.filter(|(stem, _)| stem.chars().all(char::is_alphabetic)) {
        if let Some(step) = STEPS.iter().position(|step| share >= *step) {
            steps.entry(step).or_default().push(stem);
        }
    }
    let mut out = String::new();
    for (step, stems) in steps {
        let _ = writeln!(out, "    ({:.2}, \"{}\"),", STEPS[step] / 100.0, stems.join(" "));
    }
    Ok(out)
}

/// The share of texts that each stem is in, in percent, names left out.
fn shares(texts: &[String]) -> BTreeMap<String, f64> {
    let background = Background::new(texts.iter().map(String::as_str));
    let mut having: BTreeMap<String, f64> = BTreeMap::new();
    for stem in texts.iter().flat_map(|text| background.stem_set(text)) {
        if !background.is_name(stem) {
            *having.entry(background.name(stem).to_owned()).or_insert(0.0) += 100.0 / texts.len() as f64;
        }
    }
    having
}
