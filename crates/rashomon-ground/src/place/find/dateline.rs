//! Datelines: "KHARKIV, Ukraine (Reuters) —", "ROSWELL - A man".

use super::Search;
use super::run::runs;
use crate::place::name::{Name, Trust};

/// How many words may stand between the town and the dash: a country, an agency in brackets, a day.
const REACH: usize = 9;

pub(crate) fn find(search: &Search<'_>) -> Vec<Name> {
    let words = search.words;
    let mut found = Vec::new();
    for run in runs(words) {
        let is_upper = words.form(run.start).chars().all(|letter| !letter.is_lowercase());
        let opens = words.is_first(run.start) && words.back(run.start, 1).is_none() && search.is_known(&run);
        if opens && (has_dash(search, run.end, if is_upper { REACH } else { 4 })) {
            found.push(search.name(run, None, Trust::Certain));
        }
    }
    found
}

/// Whether a dash follows before the sentence has begun: only names, brackets, commas and numbers stand before it.
fn has_dash(search: &Search<'_>, from: usize, reach: usize) -> bool {
    let words = search.words;
    for at in from..from + reach {
        let form = words.form(at);
        if matches!(form, "-" | "--" | "—" | "–") {
            return !(at > 0 && words.is_glued(at - 1) && words.is_glued(at));
        }
        let is_part = words.is_capital(at) || matches!(form, "," | "(" | ")" | "/") || form.chars().all(|c| c.is_ascii_digit());
        if form.is_empty() || !is_part {
            return false;
        }
    }
    false
}
