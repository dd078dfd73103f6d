//! Runs of capitalised words, in which names stand: "Dobro Pillia", "Kupiansk-Vuzlovyi", "Ra's al 'Ayn".

use std::ops::Range;

use crate::place::words::Words;

/// How many words a name may have.
const LONGEST: usize = 6;

/// Every maximal run of capitalised words, with the small words and hyphens between them.
pub(crate) fn runs(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is_name_word(words, at) {
            let end = run_end(words, at);
            runs.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

fn run_end(words: &Words<'_>, first: usize) -> usize {
    let mut end = first + 1;
    loop {
        let link = links(words, end);
        let next = end + link;
        if words.is_together(first, next) && is_name_word(words, next) {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// How many words at `at` may stand inside a name: hyphens and apostrophes set tight, and small words of foreign names.
fn links(words: &Words<'_>, at: usize) -> usize {
    match words.lower(at) {
        "-" if is_small(words.lower(at + 1)) && words.lower(at + 2) == "-" && words.is_glued(at) && words.is_glued(at + 1) => 3,
        "-" | "–" | "'" | "’" | "‘" if at > 0 && words.is_glued(at - 1) && words.is_glued(at) => 1,
        "de" | "del" | "al" | "el" | "ul" | "la" | "le" | "du" | "da" | "do" | "di" | "upon" | "am" | "ez" | "ed" | "es" | "au" | "sur" => {
            1 + usize::from(matches!(words.lower(at + 1), "-" | "la" | "los" | "las"))
        }
        _ => 0,
    }
}

fn is_small(word: &str) -> bool {
    matches!(word, "au" | "aux" | "sur" | "de" | "la" | "le" | "les" | "en" | "al" | "el" | "ul" | "on" | "upon" | "by" | "sous" | "du" | "na" | "nad" | "an" | "am")
}

fn is_name_word(words: &Words<'_>, at: usize) -> bool {
    let is_letters = |form: &str| form.chars().any(char::is_alphabetic);
    words.is_capital(at) && is_letters(words.form(at))
        || matches!(words.lower(at), "al" | "el" | "ash" | "ar" | "as" | "ad" | "an" | "az")
            && words.lower(at + 1) == "-"
            && words.is_capital(at + 2)
}

/// The parts of a run that may be looked up, the longest first, those that begin earlier first.
pub(crate) fn parts(run: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let run = run.clone();
    let longest = run.len().min(LONGEST);
    (1..=longest).rev().flat_map(move |length| {
        let starts = run.start..=run.end - length;
        starts.map(move |start| start..start + length)
    })
}
