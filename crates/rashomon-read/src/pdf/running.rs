//! What repeats at the head and foot of the pages: running heads and page numbers.

use std::collections::BTreeMap;

/// How many lines at either end of a page may be running heads.
const EDGE: usize = 2;

/// On so many pages a line must stand to be one, and on half of all.
const LEAST: usize = 3;

/// The lines of each page without what repeats.
pub fn without(pages: &[String]) -> Vec<Vec<&str>> {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| trimmed(page.lines().collect())).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        let mut shapes: Vec<String> = edges(page).map(|at| shape(page[at])).collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let most = pages.len();
    let repeats = |line: &str| {
        let count = counts.get(&shape(line)).copied().unwrap_or_default();
        count >= LEAST && count * 2 >= most
    };
    let is_gone =
        |page: &[&str], at: usize| is_edge(page, at) && (repeats(page[at]) || (most > 1 && is_page_number(page[at])));
    let kept = |page: &Vec<&'_ str>| -> Vec<usize> { (0..page.len()).filter(|at| !is_gone(page, *at)).collect() };
    pages
        .iter()
        .map(|page| kept(page).into_iter().map(|at| page[at]).collect())
        .map(trimmed)
        .collect()
}

/// Without empty lines at either end.
fn trimmed(mut lines: Vec<&str>) -> Vec<&str> {
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let begin = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .unwrap_or_default();
    lines.split_off(begin)
}

/// The places of the first and last lines of a page that are not empty.
fn edges<'a>(page: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    (0..page.len()).filter(|at| is_edge(page, *at))
}

fn is_edge(page: &[&str], at: usize) -> bool {
    let filled = |lines: &[&str]| lines.iter().filter(|line| !line.trim().is_empty()).count();
    !page[at].trim().is_empty() && (filled(&page[..at]) < EDGE || filled(&page[at + 1..]) < EDGE)
}

/// A line with its numbers made alike.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for c in line.trim().chars() {
        match c {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            c => shape.push(c),
        }
    }
    shape
}

/// `3`, `– 3 –`, `Page 3 of 9`, `3/9`
fn is_page_number(line: &str) -> bool {
    let words = line.trim().to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let words = words.strip_prefix("page").unwrap_or(words).trim();
    let mut numbers = words.split([' ', '/']).filter(|word| *word != "of");
    let is_number = |word: &str| (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    !words.is_empty() && words.len() < 16 && numbers.all(|word| word.is_empty() || is_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_heads_and_page_numbers_go() {
        let page = |number: usize, text: &str| {
            format!("Beacon Weekly {number}\n\n{text}\nSo it went on.\nThen {text}\n\n{number}\n")
        };
        let pages = [
            page(1, "The army said no."),
            page(2, "The mayor said yes."),
            page(3, "Nobody agreed."),
        ];
        assert_eq!(
            without(&pages),
            [
                ["The army said no.", "So it went on.", "Then The army said no."],
                ["The mayor said yes.", "So it went on.", "Then The mayor said yes."],
                ["Nobody agreed.", "So it went on.", "Then Nobody agreed."]
            ]
        );
    }

    #[test]
    fn a_line_that_stands_once_stays() {
        let pages = ["2031\nThe army said no.".to_owned()];
        assert_eq!(without(&pages), [["2031", "The army said no."]]);
        assert!(is_page_number("- 3 -") && is_page_number("Page 3 of 9") && !is_page_number("Page three"));
    }
}
