//! Words on lines: wrapped to a width that counts wide characters twice, each word in its own style.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a word is drawn where there is colour. What it means is always in the words too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    /// What is looked for first: titles, speakers.
    Strong,
    /// What is looked for last: offsets, offices.
    Faint,
    /// What sorts: acts, sides.
    Accent,
    /// What must not be read over.
    Alert,
}

impl Style {
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Accent => Some("36"),
            Self::Alert => Some("1;33"),
        }
    }
}

/// Whether styles are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Letters alone.
    Plain,
    /// ANSI escape codes.
    Colour,
}

/// Words, each with a style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words(Vec<(String, Style)>);

impl Words {
    /// The words of a text in one style.
    pub(crate) fn of(text: &str, style: Style) -> Self {
        Self::default().and(text, style)
    }

    /// The same and further words.
    pub(crate) fn and(mut self, text: &str, style: Style) -> Self {
        let words = text.split(' ').filter(|word| !word.is_empty());
        self.0.extend(words.map(|word| (word.to_owned(), style)));
        self
    }

    /// The same and others after them.
    pub(crate) fn join(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What stands before the words of a paragraph: on its first line, and on the others.
#[derive(Debug, Clone)]
pub(crate) struct Margin {
    /// The cells of the first line, each with its style, drawn as they are.
    pub(crate) first: Vec<(String, Style)>,
    /// How many columns the other lines are indented.
    pub(crate) rest: usize,
}

impl Margin {
    /// An empty margin, so many columns wide.
    pub(crate) fn blank(width: usize) -> Self {
        Self {
            first: vec![(" ".repeat(width), Style::Plain)],
            rest: width,
        }
    }
}

/// Lines of a page.
pub(crate) struct Page {
    width: usize,
    ink: Ink,
    text: String,
}

impl Page {
    /// An empty page, so many columns wide.
    pub(crate) fn new(width: usize, ink: Ink) -> Self {
        Self {
            width,
            ink,
            text: String::new(),
        }
    }

    /// All lines so far.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line of one character across the page, after a caption if there is one.
    pub(crate) fn rule(&mut self, caption: &str, character: char) {
        let mut room = self.width;
        if !caption.is_empty() {
            room = room.saturating_sub(caption.width() + 1);
            self.draw(caption, Style::Strong);
            self.text.push(' ');
        }
        let rule: String = std::iter::repeat_n(character, room).collect();
        self.draw(&rule, Style::Faint);
        self.end_line();
    }

    /// Words behind a margin, on as many lines as they need.
    pub(crate) fn paragraph(&mut self, margin: &Margin, words: Words) {
        for (cell, style) in &margin.first {
            self.draw(cell, *style);
        }
        let room = self.width.saturating_sub(margin.rest).max(8);
        for (number, line) in wrap(words, room).into_iter().enumerate() {
            if number > 0 {
                self.end_line();
                self.text.push_str(&" ".repeat(margin.rest));
            }
            self.draw_line(line);
        }
        self.end_line();
    }

    /// Draws a line, words of one style together.
    fn draw_line(&mut self, line: Vec<(String, Style)>) {
        let mut words = line.into_iter().peekable();
        while let Some((mut text, style)) = words.next() {
            while let Some((word, _)) = words.next_if(|(_, next)| *next == style) {
                text.push(' ');
                text.push_str(&word);
            }
            self.draw(&text, style);
            if words.peek().is_some() {
                self.text.push(' ');
            }
        }
    }

    fn draw(&mut self, text: &str, style: Style) {
        match style.code().filter(|_| self.ink == Ink::Colour && !text.is_empty()) {
            Some(code) => self.text.push_str(&format!("\u{1b}[{code}m{text}\u{1b}[0m")),
            None => self.text.push_str(text),
        }
    }

    /// Ends the line, without the spaces at its end.
    fn end_line(&mut self) {
        let used = self.text.trim_end_matches(' ').len();
        self.text.truncate(used);
        self.text.push('\n');
    }
}

/// Words on lines of at most `room` columns; a word that is longer is cut.
fn wrap(words: Words, room: usize) -> Vec<Vec<(String, Style)>> {
    let mut lines = vec![Vec::new()];
    let mut used = 0;
    for (word, style) in words.0.into_iter().flat_map(|(word, style)| cut(word, style, room)) {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            lines.push(Vec::new());
            used = 0;
        }
        used += width + usize::from(used > 0);
        if let Some(line) = lines.last_mut() {
            line.push((word, style));
        }
    }
    lines
}

/// A word in parts of at most `room` columns each.
fn cut(word: String, style: Style, room: usize) -> Vec<(String, Style)> {
    if word.width() <= room {
        return vec![(word, style)];
    }
    let mut parts = vec![(String::new(), style)];
    let mut used = 0;
    for character in word.chars() {
        let width = character.width().unwrap_or_default();
        if used + width > room {
            parts.push((String::new(), style));
            used = 0;
        }
        used += width;
        if let Some((part, _)) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let mut page = Page::new(width, Ink::Plain);
        page.paragraph(&Margin::blank(2), Words::of(text, Style::Plain));
        page.into_text().lines().map(str::to_owned).collect()
    }

    #[test]
    fn words_wrap_behind_their_margin() {
        assert_eq!(lines("one two three four", 11), ["  one two", "  three", "  four"]);
        assert_eq!(lines("", 11), [""]);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(lines("漢字漢字漢字", 10), ["  漢字漢字", "  漢字"]);
    }

    #[test]
    fn colour_is_drawn_only_when_asked_for() {
        let mut page = Page::new(20, Ink::Colour);
        page.paragraph(
            &Margin::blank(0),
            Words::of("a b", Style::Strong).and("c", Style::Plain),
        );
        assert_eq!(page.into_text(), "\u{1b}[1ma b\u{1b}[0m c\n");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "[a-z漢é ]{0,80}", width in 10..40_usize) {
            let lines = lines(&text, width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let letters = |text: &str| text.chars().filter(|character| *character != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
