//! A cursor over a line: the small hand parser behind dates and datelines.

/// A place in a line, moved forward as its parts are recognised. Copy it to look ahead.
#[derive(Debug, Clone, Copy)]
pub struct Scanner<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of `line`.
    pub fn new(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Passes over this many bytes; nothing happens where that would end inside a character or past the line.
    pub fn skip(&mut self, bytes: usize) {
        if self.line.is_char_boundary(self.at + bytes) {
            self.at += bytes;
        }
    }

    /// What is left of the line.
    pub fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// The next character, unread.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads the longest run of characters that `belongs` to, possibly empty.
    pub fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let run = &rest[..rest.find(|c| !belongs(c)).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }

    /// Reads one of these characters.
    pub fn eat(&mut self, any: &[char]) -> bool {
        let found = self.peek().filter(|c| any.contains(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Reads this word or phrase, in any ASCII case, if the text does not go on with a letter or digit.
    pub fn phrase(&mut self, phrase: &str) -> bool {
        let rest = self.rest();
        let whole = rest
            .get(..phrase.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(phrase))
            && !rest[phrase.len()..].starts_with(char::is_alphanumeric);
        self.at += if whole { phrase.len() } else { 0 };
        whole
    }

    /// Reads white space; whether there was any.
    pub fn spaces(&mut self) -> bool {
        !self.run(char::is_whitespace).is_empty()
    }

    /// Reads a number of at most four ASCII digits, with how many it has.
    pub fn number(&mut self) -> Option<(i16, usize)> {
        let digits = self.run(|c| c.is_ascii_digit());
        (digits.len() <= 4).then_some(())?;
        digits.parse().ok().map(|number| (number, digits.len()))
    }

    /// Reads a word of letters.
    pub fn word(&mut self) -> &'a str {
        self.run(char::is_alphabetic)
    }

    /// Tries a reader; where it finds nothing the place stays.
    pub fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }
}
