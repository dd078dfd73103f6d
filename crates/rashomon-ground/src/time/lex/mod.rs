//! The text cut into what the grammar reads: words, numbers and marks, each looked up once.
//!
//! The model's tokens cut "mid-March", "1970s" and "24th" now one way and now another, so the grammar has words of its
//! own. Each still knows the token that it begins in, if there is one: tags and trees tell "May" from "may".

mod vocabulary;

use std::cell::Cell;

use rashomon_types::{Annotation, Span, TokenId};

pub(super) use vocabulary::{Kind, classify};

/// A word, a run of digits or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the word before.
    pub(super) glued: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    token: u32,
}

/// All words of a text.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    list: Vec<Word>,
    depth: Cell<u8>,
}

const NO_TOKEN: u32 = u32::MAX;

impl<'a> Words<'a> {
    /// Cuts a text; `annotation` may be empty.
    pub(super) fn of(text: &'a str, annotation: &Annotation) -> Self {
        let mut words = Self {
            text,
            list: Vec::with_capacity(text.len() / 5),
            depth: Cell::new(0),
        };
        let bytes = text.as_bytes();
        let (mut at, mut glued) = (0, false);
        while at < bytes.len() {
            at = match text[at..].chars().next() {
                Some(first) if first.is_whitespace() => {
                    let end = end_of(text, at, char::is_whitespace);
                    if text[at..end].matches('\n').count() > 1 {
                        words.push(at, end, Kind::Break, false);
                    }
                    glued = false;
                    end
                }
                Some(first) => {
                    let (kind, end) = word_at(text, at, first);
                    words.push(at, end, kind, glued);
                    glued = true;
                    end
                }
                None => bytes.len(),
            };
        }
        words.link(annotation);
        words
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, glued: bool) {
        let span = Span::of(start..end);
        self.list.push(Word {
            start: span.start(),
            end: span.end(),
            kind,
            glued,
            capital: self.text[start..].starts_with(char::is_uppercase),
            token: NO_TOKEN,
        });
    }

    /// Tells each word the token that it begins in. Tokens are in order, so one walk over both is enough.
    fn link(&mut self, annotation: &Annotation) {
        let mut tokens = annotation.tokens.iter().enumerate().peekable();
        for word in &mut self.list {
            while tokens.next_if(|(_, token)| token.span.end() <= word.start).is_some() {}
            let covering = tokens.peek().filter(|(_, token)| token.span.contains(word.start));
            word.token = covering.map_or(NO_TOKEN, |(index, _)| TokenId::at(*index).0);
        }
    }

    /// Goes one expression deeper, if that is not too deep.
    pub(super) fn deeper(&self, deepest: u8) -> bool {
        let depth = self.depth.get();
        let fits = depth < deepest;
        self.depth.set(depth + u8::from(fits));
        fits
    }

    /// Comes back from an expression.
    pub(super) fn shallower(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The word at a place; none past the end.
    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.list.get(at)
    }

    /// What the word at a place is; `Break` past the end.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.get(at).map_or(Kind::Break, |word| word.kind)
    }

    /// The letters of the word at a place; nothing past the end.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.get(at)
            .and_then(|word| self.text.get(word.start as usize..word.end as usize))
            .unwrap_or_default()
    }

    /// Whether the word at a place is this one, in whatever case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.form(at).eq_ignore_ascii_case(word)
    }

    /// Whether the word at a place is one of these, in whatever case.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        let form = self.form(at);
        words.iter().any(|word| form.eq_ignore_ascii_case(word))
    }

    /// The place after these words, if they stand here.
    pub(super) fn after(&self, at: usize, words: &[&str]) -> Option<usize> {
        let all = words.iter().enumerate().all(|(step, word)| self.is(at + step, word));
        all.then_some(at + words.len())
    }

    /// The place after this word if it stands here, else this place.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.any(at, words))
    }

    /// Whether the word at a place is this mark.
    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Kind::Mark(mark)
    }

    /// Whether nothing stands between the word at a place and the one before.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.glued)
    }

    /// Whether the word at a place begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.capital)
    }

    /// The token that the word at a place begins in.
    pub(super) fn token(&self, at: usize) -> Option<TokenId> {
        let token = self.get(at)?.token;
        (token != NO_TOKEN).then_some(TokenId(token))
    }

    /// The place before; none at the beginning.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
    }

    /// Whether the word before a place is one of these.
    pub(super) fn preceded(&self, at: usize, words: &[&str]) -> bool {
        self.before(at).is_some_and(|before| self.any(before, words))
    }

    /// The span from one word to before another.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.get(first).map_or(0, |word| word.start);
        let end = end
            .checked_sub(1)
            .and_then(|last| self.get(last))
            .map_or(start, |word| word.end);
        Span::of(start as usize..end as usize)
    }
}

/// What begins at a byte, and where it ends.
fn word_at(text: &str, at: usize, first: char) -> (Kind, usize) {
    if first.is_ascii_digit() {
        let end = end_of(text, at, |c| c.is_ascii_digit());
        return (Kind::number(&text[at..end]), end);
    }
    if first.is_alphabetic() {
        let end = end_of(text, at, char::is_alphabetic);
        return (classify(&text[at..end]), end);
    }
    let plain = match first {
        '’' | '‘' | 'ʼ' => '\'',
        '–' | '‐' | '‑' | '−' | '‒' => '-',
        other => other,
    };
    (Kind::Mark(plain), at + first.len_utf8())
}

fn end_of(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !belongs(c)).map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        let words = Words::of("mid-March 1970s, 24th\n\nMay", &Annotation::default());
        let forms: Vec<&str> = (0..words.len()).map(|at| words.form(at)).collect();
        assert_eq!(forms, ["mid", "-", "March", "1970", "s", ",", "24", "th", "\n\n", "May"]);
        assert_eq!((words.kind(2), words.kind(8)), (Kind::Month(3), Kind::Break));
        assert!(words.glued(2) && !words.glued(3) && words.glued(4));
        assert!(words.capital(9) && words.token(9).is_none());
    }
}
