//! A text's lines, and which of them an author's editor wrapped.

use std::ops::Range;

/// The narrowest and the widest column at which people wrap their lines.
const WRAP_COLUMNS: Range<u32> = 45..101;
/// How far short of the widest line a ragged wrap may stay, in columns, beyond the word that did not fit.
const RAGGED: u32 = 3;

/// A line that holds more than white space, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    start: usize,
    end: usize,
    /// How many characters it has.
    pub columns: u32,
    /// Whether an empty line stands before it.
    pub after_blank: bool,
}

impl Line {
    /// Where it lies in the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The lines of `text` that are not blank, in order. `\r\n`, `\n`, `\r` and the Unicode separators end a line.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for piece in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let words = piece.trim();
        if let Some(line) = line_of(piece, words, start, after_blank) {
            lines.push(line);
        }
        // The line feed of `\r\n` stands alone in its piece, and is no empty line.
        let second_half = piece == "\n" && text[..start].ends_with('\r');
        if !second_half {
            after_blank = words.is_empty() || piece.ends_with('\u{2029}');
        }
        start += piece.len();
    }
    lines
}

/// The line that these words of a piece make.
fn line_of(piece: &str, words: &str, start: usize, after_blank: bool) -> Option<Line> {
    let from = start + piece.len() - piece.trim_start().len();
    (!words.is_empty()).then(|| Line {
        start: from,
        end: from + words.len(),
        columns: u32::try_from(words.chars().count()).unwrap_or(u32::MAX),
        after_blank,
    })
}

/// How the lines of a text are to be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Each line is a paragraph.
    LineIsParagraph,
    /// The text is wrapped at this column: paragraphs end at empty lines.
    Wrapped(u32),
}

/// Whether the text is wrapped: most lines that another follows directly end near one column and in mid-sentence.
pub fn layout(text: &str, lines: &[Line]) -> Layout {
    let all: usize = lines.iter().map(|line| line.end - line.start).sum();
    let short = lines.iter().filter(|line| WRAP_COLUMNS.end > line.columns);
    let (bytes, width) = short.fold((0, 0), |(bytes, width), line| {
        (bytes + line.end - line.start, line.columns.max(width))
    });
    // A single long line, such as an address, does not speak against wrapping; a fifth of the text does.
    if bytes * 5 < all * 4 || width < WRAP_COLUMNS.start {
        return Layout::LineIsParagraph;
    }
    let pairs = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let wrapped = pairs().filter(|pair| is_wrap(text, pair[0], pair[1], width)).count();
    if wrapped > 0 && wrapped * 2 >= pairs().count() {
        Layout::Wrapped(width)
    } else {
        Layout::LineIsParagraph
    }
}

/// Whether this pair of lines looks wrapped, taken alone.
fn is_wrap(text: &str, line: Line, next: Line, width: u32) -> bool {
    let words = &text[line.range()];
    line.columns >= WRAP_COLUMNS.start && !ends_sentence(words) && is_full(line, &text[next.range()], width)
}

/// Whether the next line's first word would not have fitted.
fn is_full(line: Line, next: &str, width: u32) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default().chars().count();
    line.columns + 1 + u32::try_from(word).unwrap_or(width) + RAGGED > width
}

/// Whether `next` goes on with the sentence or paragraph of `line`.
pub fn continues(text: &str, line: Line, next: Line, layout: Layout) -> bool {
    let Layout::Wrapped(width) = layout else { return false };
    let (words, following) = (&text[line.range()], &text[next.range()]);
    let mid_sentence = !ends_sentence(words) && following.starts_with(char::is_lowercase);
    !next.after_blank && (mid_sentence || is_full(line, following, width))
}

/// Whether the words end with a full stop, a question mark or the like, perhaps inside quotation marks.
pub fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*'])
        .ends_with(['.', '!', '?', '…', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_known() {
        let text = "a\r\nb\r\n\r\nc\rd\n\n e \u{2028}f\u{2029}g";
        let found: Vec<_> = lines(text)
            .into_iter()
            .map(|line| (&text[line.range()], line.after_blank))
            .collect();
        assert_eq!(
            found,
            [
                ("a", true),
                ("b", false),
                ("c", true),
                ("d", false),
                ("e", true),
                ("f", false),
                ("g", true)
            ]
        );
    }

    #[test]
    fn wrapped_text_is_told_from_lines_that_are_paragraphs() {
        let wrapped = "The council of Lishen said on Monday that the bridge over the river\nwould stay shut until the sappers had finished their work, and that no\nferry would run.";
        assert!(matches!(layout(wrapped, &lines(wrapped)), Layout::Wrapped(_)));
        let paragraphs = "The council met on Monday and heard the governor in silence.\nIt said that the bridge would stay shut until Wednesday.\nNobody spoke against it.";
        assert_eq!(layout(paragraphs, &lines(paragraphs)), Layout::LineIsParagraph);
        let list = "Police\nFire service\nHospitals";
        assert_eq!(layout(list, &lines(list)), Layout::LineIsParagraph);
    }
}
