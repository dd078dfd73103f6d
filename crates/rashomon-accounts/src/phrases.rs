//! Phrases of a lexicon, found in a text all at once, whole words only.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Input, MatchKind};

/// Phrases, each with the row that it belongs to.
#[derive(Debug)]
pub(crate) struct Phrases {
    automaton: AhoCorasick,
    /// The rows of each distinct phrase.
    rows: Vec<Vec<usize>>,
}

/// A phrase found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The row it belongs to.
    pub(crate) row: usize,
    /// Where it lies, in bytes.
    pub(crate) at: Range<usize>,
}

impl Phrases {
    /// Takes the phrases of rows, row by row. None if there are too many for one automaton.
    pub(crate) fn new<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Option<Self> {
        let mut distinct: Vec<String> = Vec::new();
        let mut of: Vec<Vec<usize>> = Vec::new();
        for (row, phrases) in rows.into_iter().enumerate() {
            for phrase in phrases {
                match distinct.iter().position(|known| known == phrase) {
                    Some(place) => of.get_mut(place)?.push(row),
                    None => {
                        distinct.push(phrase.clone());
                        of.push(vec![row]);
                    }
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(&distinct)
            .ok()?;
        Some(Self { automaton, rows: of })
    }

    /// The phrases in a text from left to right, the longest where several begin; one entry for each row.
    pub(crate) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut from = 0;
        let whole = std::iter::from_fn(move || {
            loop {
                let found = self.automaton.find(Input::new(text).range(from..))?;
                if is_whole(text, found.range()) {
                    from = found.end();
                    return Some(found);
                }
                // "as revenge" in "was revenge" must not hide "revenge".
                from = found.start() + 1;
            }
        });
        whole.flat_map(|found| {
            let rows = self.rows.get(found.pattern().as_usize()).map_or(&[][..], Vec::as_slice);
            rows.iter().map(move |&row| Found { row, at: found.range() })
        })
    }

    /// Whether any phrase is in the text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }
}

fn is_whole(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_and_parts_are_not() {
        let rows = [vec!["shell".to_owned()], vec!["put out".to_owned()]];
        let phrases = Phrases::new(rows.iter().map(Vec::as_slice)).unwrap();
        let text = "A Shell hit; shelling went on until it was put out.";
        let found: Vec<(usize, &str)> = phrases.find(text).map(|found| (found.row, &text[found.at])).collect();
        assert_eq!(found, [(0, "Shell"), (1, "put out")]);
    }
    #[test]
    fn a_part_of_a_word_hides_no_phrase() {
        let rows = [vec!["as payback for".to_owned()], vec!["payback for".to_owned()]];
        let phrases = Phrases::new(rows.iter().map(Vec::as_slice)).unwrap();
        let found: Vec<usize> = phrases
            .find("it was payback for a fine")
            .map(|found| found.row)
            .collect();
        assert_eq!(found, [1]);
    }
}
