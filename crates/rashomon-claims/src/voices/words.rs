//! The words of a phrase, split by their letters alone, so that no voice hangs on a parse.

use rashomon_types::Span;

/// One word of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Where it lies, its possessive ending and punctuation left out.
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// Whether it ends in "'s" or, after an s, in an apostrophe.
    pub(super) possessive: bool,
    /// Whether a comma, a dash or a bracket stands between it and the word before.
    pub(super) after_break: bool,
    /// Whether it stands in brackets.
    pub(super) bracketed: bool,
}

impl Word<'_> {
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        let solid = self.text.trim_start_matches(['\'', '’', '-']);
        let after_article = solid
            .split(['-', '\'', '’'])
            .any(|part| part.starts_with(char::is_uppercase));
        solid.starts_with(char::is_uppercase) || (after_article && is_article_part(solid))
    }

    /// "KVN", "UN", "9th" is none.
    pub(super) fn is_acronym(&self) -> bool {
        let letters = self.text.chars().filter(|letter| letter.is_alphabetic());
        let uppercase = letters.clone().filter(|letter| letter.is_uppercase()).count();
        uppercase >= 2 && letters.clone().count() <= uppercase + 1
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_ascii_digit())
    }
}

/// "al-Rasif", "d'Orsay": a small article and a capital name.
fn is_article_part(word: &str) -> bool {
    const ARTICLES: [&str; 10] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "d", "l"];
    word.split(['-', '\'', '’'])
        .next()
        .is_some_and(|first| ARTICLES.contains(&first))
}

/// The words of these stretches of the text.
pub(super) fn words<'a>(text: &'a str, spans: &[Span]) -> Vec<Word<'a>> {
    let mut splitter = Splitter::default();
    for span in spans {
        splitter.broken = true;
        splitter.read(text, *span);
    }
    splitter.words
}

#[derive(Default)]
struct Splitter<'a> {
    words: Vec<Word<'a>>,
    broken: bool,
    brackets: bool,
}

impl<'a> Splitter<'a> {
    fn read(&mut self, text: &'a str, span: Span) {
        let mut start = span.start() as usize;
        for chunk in span.slice(text).split_inclusive(char::is_whitespace) {
            self.chunk(start, chunk.trim_end());
            start += chunk.len();
        }
    }

    fn chunk(&mut self, start: usize, chunk: &'a str) {
        let opened = chunk.trim_start_matches(['(', '[', '"', '“', '‘', '\'', '’', '—', '–', '-', '«']);
        let lead = &chunk[..chunk.len() - opened.len()];
        self.broken |= lead.contains(['(', '[', '—', '–']) || (opened.is_empty() && lead.contains('-'));
        self.brackets |= lead.contains(['(', '[']);
        let solid = opened.trim_end_matches([',', ';', ':', ')', ']', '"', '”', '»', '!', '?', '—', '–', '…']);
        let tail = &opened[solid.len()..];
        let (word, possessive) = without_possessive(without_stop(solid));
        if !word.is_empty() {
            self.push(start + lead.len(), word, possessive);
        }
        self.broken |= tail.contains([',', ';', ':', ')', ']', '—', '–']);
        self.brackets &= !tail.contains([')', ']']);
    }

    fn push(&mut self, start: usize, text: &'a str, possessive: bool) {
        self.words.push(Word {
            span: Span::of(start..start + text.len()),
            text,
            possessive,
            after_break: self.broken,
            bracketed: self.brackets,
        });
        self.broken = false;
    }
}

/// The word without the full stop of its sentence; "Dr." keeps none, "U.S." keeps its own.
fn without_stop(word: &str) -> &str {
    let bare = word.trim_end_matches('.');
    if bare.contains('.') { word } else { bare }
}

fn without_possessive(word: &str) -> (&str, bool) {
    if let Some(owner) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        return (owner, true);
    }
    let bare = word.trim_end_matches(['\'', '’']);
    (bare, bare.len() < word.len() && bare.ends_with(['s', 'x', 'z']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(&str, bool, bool, bool)> {
        let all = words(text, &[Span::of(0..text.len())]);
        all.iter()
            .map(|word| (word.text, word.possessive, word.after_break, word.bracketed))
            .collect()
    }

    #[test]
    fn breaks_brackets_and_possessives_are_kept_apart() {
        assert_eq!(
            split("Belmora's Front (PFOK), 61 – said"),
            [
                ("Belmora", true, true, false),
                ("Front", false, false, false),
                ("PFOK", false, true, true),
                ("61", false, true, false),
                ("said", false, true, false),
            ]
        );
    }

    #[test]
    fn stops_belong_to_the_sentence_unless_the_word_has_more() {
        assert_eq!(
            split("the U.S. miners’ Dr.")
                .iter()
                .map(|word| word.0)
                .collect::<Vec<_>>(),
            ["the", "U.S.", "miners", "Dr"]
        );
    }

    #[test]
    fn capitals_and_acronyms() {
        let text = "al-Rasif KVN d'Orsay anti-Roth UNs";
        let all = words(text, &[Span::of(0..text.len())]);
        let marks: Vec<_> = all.iter().map(|word| (word.is_capital(), word.is_acronym())).collect();
        assert_eq!(
            marks,
            [(true, false), (true, true), (true, false), (false, false), (true, true)]
        );
    }
}
