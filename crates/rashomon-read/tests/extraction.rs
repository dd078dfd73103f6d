//! How well the words of a report are told from the words around them, on invented pages of many templates.
//!
//! Scored by the method that the Article Extraction Benchmark describes: a text is the multiset of its runs of four
//! words; on each page, the runs found and expected, found and not expected, expected and not found make shares of one;
//! precision and recall are of the sums of those shares. Written anew from that description.

use std::{collections::BTreeMap, fs, path::Path};

use rashomon_read::{Input, Settings, read};
use rashomon_types::{Document, Staged};

/// How many words a run has.
const RUN: usize = 4;

/// A page in the folder `pages`, in the encoding that it declares.
struct Page {
    name: String,
    bytes: Vec<u8>,
    expected: String,
}

#[expect(clippy::disallowed_methods, reason = "the pages of this test are files")]
fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".html").map(str::to_owned))
        .collect();
    names.sort();
    let page = |name: String| {
        let text = |ending| fs::read_to_string(folder.join(format!("{name}.{ending}"))).unwrap();
        let html = text("html");
        let label = ["windows-1251", "koi8-r"]
            .into_iter()
            .find(|label| name.ends_with(label));
        let encoding = label.map_or(encoding_rs::UTF_8, |label| {
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap()
        });
        Page {
            bytes: encoding.encode(&html).0.into_owned(),
            expected: text("txt"),
            name,
        }
    };
    names.into_iter().map(page).collect()
}

fn read_page(page: &Page) -> Staged<Vec<Document>> {
    let input = Input {
        name: &page.name,
        bytes: &page.bytes,
    };
    read(&input, &Settings::default())
}

/// The runs of a text, with how often each occurs.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut runs = BTreeMap::new();
    for run in words.windows(RUN.min(words.len().max(1))) {
        *runs.entry(run.to_vec()).or_insert(0) += 1;
    }
    runs
}

/// Shares of the runs of one page: both, found alone, expected alone.
fn shares(found: &str, expected: &str) -> [f64; 3] {
    let (found, expected) = (runs(found), runs(expected));
    let both: usize = found
        .iter()
        .map(|(run, count)| (*count).min(expected.get(run).copied().unwrap_or_default()))
        .sum();
    let alone = |runs: &BTreeMap<Vec<String>, usize>| runs.values().sum::<usize>() - both;
    let counts = [both, alone(&found), alone(&expected)].map(|count| count as f64);
    let all: f64 = counts.iter().sum();
    counts.map(|count| count / all.max(1.0))
}

/// Precision, recall and F1 of shares.
fn scores([both, found, expected]: [f64; 3]) -> [f64; 3] {
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
    let (precision, recall) = (share(both, both + found), share(both, both + expected));
    [precision, recall, share(2.0 * precision * recall, precision + recall)]
}

#[test]
#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "figures to read with --nocapture"
)]
fn reports_are_told_from_what_stands_around_them() {
    let pages = pages();
    let mut sums = [0.0; 3];
    println!("{:<28} precision  recall      F1", "page");
    // PAGE=name shows what was read of it.
    for page in &pages {
        let staged = read_page(page);
        let texts = staged
            .value
            .iter()
            .map(|document| body(document, page))
            .collect::<Vec<_>>();
        if std::env::var("PAGE").is_ok_and(|word| page.name.starts_with(&word)) {
            println!("{}\n{:?}", texts.join("\n---\n"), staged.diagnostics);
        }
        let expected = if staged.value.len() > 1 {
            without_titles(&page.expected, &staged.value)
        } else {
            page.expected.clone()
        };
        let shares = shares(&texts.join("\n"), &expected);
        let [precision, recall, f1] = scores(shares);
        println!("{:<28}     {precision:.3}   {recall:.3}   {f1:.3}", page.name);
        (0..3).for_each(|at| sums[at] += shares[at]);
    }
    let [precision, recall, f1] = scores(sums);
    println!("{:<28}     {precision:.3}   {recall:.3}   {f1:.3}", "all");
    assert!(pages.len() >= 15);
    assert!(
        precision >= 0.95 && recall >= 0.95 && f1 >= 0.96,
        "{precision:.3} {recall:.3} {f1:.3}"
    );
}

/// A text without its headline, which is expected of no page and counts against none.
fn body(document: &Document, page: &Page) -> String {
    let html = String::from_utf8_lossy(&page.bytes);
    let headline = html
        .split_once("<h1")
        .and_then(|(_, rest)| rest.split_once('>')?.1.split_once("</h1>"));
    let headlines = [headline.map(|(words, _)| words.to_owned()), document.title.clone()];
    let is_headline = |line: &&str| headlines.iter().flatten().any(|words| words == line);
    document
        .text
        .lines()
        .filter(|line| !is_headline(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// An expected text without the lines that are titles of its entries.
fn without_titles(expected: &str, documents: &[Document]) -> String {
    let is_title = |line: &&str| documents.iter().any(|document| document.title.as_deref() == Some(line));
    expected
        .lines()
        .filter(|line| !is_title(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_scorer_counts_runs_of_words() {
    assert_eq!(scores(shares("a b c d e", "a b c d e")), [1.0, 1.0, 1.0]);
    assert_eq!(scores(shares("a b c d", "a b c d e")), [1.0, 0.5, 2.0 / 3.0]);
    assert_eq!(scores(shares("x y z w", "a b c d"))[0], 0.0);
    assert_eq!(shares("", "a b c d"), [0.0, 0.0, 1.0]);
}
