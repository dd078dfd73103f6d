//! Lines of pages to paragraphs: joined where a line only ended at the margin.

use std::collections::BTreeSet;

use crate::lines::ends_sentence;

/// A line shorter than this share of the widest usual one, in percent, ends its paragraph.
const FULL: usize = 75;

/// The text of pages, one line a paragraph, empty lines between them.
pub fn text(pages: Vec<Vec<&str>>) -> String {
    let spaced = is_double_spaced(&pages);
    let words = words(&pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for page in &pages {
        let width = usual_width(page);
        let mut is_new = false;
        for (at, line) in page.iter().enumerate() {
            let line = line.trim();
            if line.is_empty() {
                is_new |= !spaced;
                continue;
            }
            let open = paragraphs.last_mut().filter(|last| last.goes_on(line, at == 0, is_new));
            match open {
                Some(last) => last.join(line, width, &words),
                None => paragraphs.push(Paragraph::new(line, width)),
            }
            is_new = false;
        }
    }
    let texts: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
    texts.join("\n\n")
}

/// A paragraph that grows.
struct Paragraph {
    text: String,
    /// Whether its last line reaches the margin.
    is_full: bool,
}

impl Paragraph {
    fn new(line: &str, width: usize) -> Self {
        Self {
            text: squeezed(line),
            is_full: is_full(line, width),
        }
    }

    /// Whether a line goes on with it: `at_page` if the line begins a page, `is_new` if an empty line stands before it.
    fn goes_on(&self, line: &str, at_page: bool, is_new: bool) -> bool {
        let ended = ends_sentence(&self.text);
        let lower = line.starts_with(char::is_lowercase);
        match () {
            () if at_page => lower && !ended,
            () if is_new => lower && !ended && self.is_full,
            () => !starts_item(line) && (self.is_full || (lower && !ended)),
        }
    }

    /// Takes a line in.
    fn join(&mut self, line: &str, width: usize, words: &BTreeSet<String>) {
        self.is_full = is_full(line, width);
        let line = squeezed(line);
        let divided = |c: char| self.text.ends_with(c) && self.text.trim_end_matches(c).ends_with(char::is_alphabetic);
        if self.text.ends_with('\u{ad}') || (divided('-') && is_one_word(&self.text, &line, words)) {
            self.text.pop();
        } else if !(divided('-') && line.starts_with(char::is_alphabetic)) {
            self.text.push(' ');
        }
        self.text.push_str(&line);
    }
}

/// Whether the two halves of a word that a hyphen divides at the end of a line are certainly one word: the text has it
/// elsewhere in one piece.
fn is_one_word(before: &str, after: &str, words: &BTreeSet<String>) -> bool {
    let first = before
        .trim_end_matches('-')
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let second = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    words.contains(&format!("{first}{second}").to_lowercase())
}

/// All words of the text, in lower case.
fn words(pages: &[Vec<&str>]) -> BTreeSet<String> {
    let lines = pages.iter().flatten();
    lines
        .flat_map(|line| line.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// `• `, `– `: a line that begins an item of a list.
fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '▪', '‣', '◦', '●']) || line.starts_with("– ") || line.starts_with("- ")
}

/// With single spaces.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The width that nine of ten lines of a page keep within, in characters.
fn usual_width(page: &[&str]) -> usize {
    let mut widths: Vec<usize> = page
        .iter()
        .map(|line| line.trim().chars().count())
        .filter(|width| *width > 0)
        .collect();
    widths.sort_unstable();
    widths
        .get(widths.len() * 9 / 10)
        .or(widths.last())
        .copied()
        .unwrap_or_default()
}

fn is_full(line: &str, width: usize) -> bool {
    line.chars().count() * 100 >= width * FULL
}

/// Whether most lines have an empty line after them, so that empty lines end no paragraph.
fn is_double_spaced(pages: &[Vec<&str>]) -> bool {
    let pairs = pages
        .iter()
        .flat_map(|page| page.windows(2))
        .filter(|pair| !pair[0].trim().is_empty());
    let (mut all, mut empty) = (0, 0);
    for pair in pairs {
        all += 1;
        let full = pair[0].trim().chars().count() > 40 && !ends_sentence(pair[0].trim());
        empty += usize::from(pair[1].trim().is_empty() && full);
    }
    all > 4 && empty * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_again() {
        let page = "Raiders flee\n\n\
            The council of Lishen said on Monday that the bridge over the river would\n\
            stay shut until the sappers had finished their work, and that the informa-\n\
            tion of the army was false. The well-\n\
            known mayor denied it.\n\
            The army said no. It gave no information on who had been in the district\n\
            that day.";
        assert_eq!(
            text(vec![page.lines().collect()]),
            "Raiders flee\n\n\
             The council of Lishen said on Monday that the bridge over the river would stay shut until the sappers had \
             finished their work, and that the information of the army was false. The well-known mayor denied it.\n\n\
             The army said no. It gave no information on who had been in the district that day."
        );
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page() {
        let pages = vec![
            vec!["The army said that the"],
            vec!["bridge was shut."],
            vec!["Nobody spoke."],
        ];
        assert_eq!(text(pages), "The army said that the bridge was shut.\n\nNobody spoke.");
    }
}
