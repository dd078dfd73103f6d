//! A text as its copies are told by: its words, which of them stand inside quotation marks, and its word triples.

use std::ops::Range;

use rashomon_types::{BlockKind, Document};

/// A word of a text, folded: lower case, one form of apostrophe, no invisible characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Stands for the folded letters.
    pub hash: u64,
    /// The byte at which it begins.
    pub start: usize,
}

/// The words of a text from its first to its last.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<Word> = None;
    for (start, letter) in text.char_indices() {
        let Some(letter) = fold(letter) else { continue };
        if !is_inside_word(letter, text, start) {
            found.extend(open.take().map(finish));
            continue;
        }
        let word = open.get_or_insert(Word { hash: SEED, start });
        for lower in letter.to_lowercase() {
            word.hash = (word.hash ^ u64::from(u32::from(lower))).wrapping_mul(PRIME);
        }
    }
    found.extend(open.map(finish));
    found
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo); its end is mixed once more, since its low bits alone are weak.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn finish(word: Word) -> Word {
    Word {
        hash: mix(word.hash),
        ..word
    }
}

/// The last step of SplitMix64 (Steele, Lea and Flood 2014): each bit of the result hangs on each bit given.
#[must_use]
pub fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The same letter as other editors write it; none where nothing is seen of it.
fn fold(letter: char) -> Option<char> {
    match letter {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '’' | 'ʼ' => Some('\''),
        other => Some(other),
    }
}

/// A letter or figure; or a mark between two of them that divides no word: "don't", "3.5", "10,000".
fn is_inside_word(letter: char, text: &str, start: usize) -> bool {
    if letter.is_alphanumeric() {
        return true;
    }
    let (Some(before), Some(after)) = (letter_before(text, start), letter_after(text, start)) else {
        return false;
    };
    match letter {
        '\'' => before.is_alphabetic() && after.is_alphabetic(),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

fn letter_before(text: &str, start: usize) -> Option<char> {
    text.get(..start)?.chars().next_back()
}

fn letter_after(text: &str, start: usize) -> Option<char> {
    text.get(start..)?.chars().nth(1)
}

/// The paragraphs: the document's own blocks where they are known, else lines.
fn paragraphs(document: &Document) -> Vec<(Range<usize>, bool)> {
    if !document.blocks.is_empty() {
        let blocks = document.blocks.iter();
        return blocks
            .map(|block| (block.span.range(), block.kind == BlockKind::BlockQuote))
            .collect();
    }
    let mut start = 0;
    let lines = document.text.split_inclusive('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end;
        (range, false)
    });
    lines.collect()
}

/// The stretches of quoted speech, in order. A quotation ends with its paragraph at the latest.
#[must_use]
pub fn quoted(document: &Document) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (range, set_apart) in paragraphs(document) {
        if set_apart {
            found.push(range);
        } else if let Some(text) = document.text.get(range.clone()) {
            quotations(text, range.start, &mut found);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Adds the quotations of one paragraph that begins at `base`.
fn quotations(text: &str, base: usize, found: &mut Vec<Range<usize>>) {
    let mut open: Option<(usize, char)> = None;
    for (at, letter) in text.char_indices() {
        match open {
            None => open = closing(letter, text, at).map(|end| (base + at, end)),
            Some((start, end)) if closes(letter, end, text, at) => {
                found.push(start..base + at + letter.len_utf8());
                open = None;
            }
            Some(_) => {}
        }
    }
    found.extend(
        open.filter(|&(_, end)| end != '’')
            .map(|(start, _)| start..base + text.len()),
    );
}

/// The mark that ends the quotation that `letter` begins.
fn closing(letter: char, text: &str, at: usize) -> Option<char> {
    match letter {
        '"' => Some('"'),
        '“' | '„' | '”' => Some('”'),
        '«' => Some('»'),
        '‘' if letter_before(text, at).is_none_or(|before| !before.is_alphanumeric()) => Some('’'),
        _ => None,
    }
}

/// Whether `letter` is the mark awaited; a closing single mark is an apostrophe where a letter follows.
fn closes(letter: char, end: char, text: &str, at: usize) -> bool {
    let single = end == '’' && letter_after(text, at).is_some_and(char::is_alphanumeric);
    (letter == end && !single) || (end == '”' && matches!(letter, '“' | '"'))
}

/// The stretches between sentence ends and line ends, as ranges of `words`. Fine enough to see how widely a text is shared.
#[must_use]
pub fn sentences(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut first = 0;
    for (place, pair) in words.windows(2).enumerate() {
        let [word, next] = pair else { continue };
        let between = text.get(word.start..next.start).unwrap_or_default();
        if ends_sentence(between) {
            found.push(first..place + 1);
            first = place + 1;
        }
    }
    if first < words.len() {
        found.push(first..words.len());
    }
    found
}

/// Whether a sentence or a line ends in a word and what follows it up to the next word.
fn ends_sentence(between: &str) -> bool {
    let tail =
        between.trim_start_matches(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ',' | '\''));
    let marks = between.get(..between.len() - tail.len()).unwrap_or_default();
    let stop = marks.ends_with('.') || tail.starts_with(['!', '?', '…']) || tail.contains(['!', '?']);
    tail.contains('\n') || (stop && tail.chars().any(char::is_whitespace)) || tail.contains(". ")
}

/// Stands for three words in a row; a false match of two in a thousand million does no harm, and memory is halved.
#[must_use]
pub fn triple(words: [u64; 3]) -> u32 {
    let [first, second, third] = words;
    let joined = mix(first.rotate_left(17) ^ second).rotate_left(23) ^ third;
    (mix(joined) >> 32) as u32
}

/// A text by its triples: what two texts are compared by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portrait {
    /// The triples of words outside quoted speech, in the order of the text.
    pub own: Vec<u32>,
    /// The triples with a word inside quoted speech, in the order of the text.
    pub quoted: Vec<u32>,
    /// How many of `own` are distinct.
    pub distinct: usize,
    /// Where the triples of each sentence that has any end in `own`, with the sentence's hash.
    pub sentences: Vec<Sentence>,
    /// Stands for all words in their order; texts with the same one are identical but for spaces, marks and case.
    pub whole: u64,
    /// How many words there are.
    pub words: usize,
}

/// A sentence of a portrait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where its triples end in the portrait's own; they begin where the sentence before ends.
    pub end: usize,
    /// Stands for its words.
    pub hash: u64,
}

/// What a document's copies are told by.
#[must_use]
pub fn portrait(document: &Document) -> Portrait {
    let words = words(&document.text);
    let inside = inside_quotes(&words, &quoted(document));
    let mut made = Portrait {
        whole: run_hash(&words),
        words: words.len(),
        ..Portrait::default()
    };
    for sentence in sentences(&document.text, &words) {
        let (Some(words), Some(inside)) = (words.get(sentence.clone()), inside.get(sentence)) else {
            continue;
        };
        made.add(words, inside);
    }
    made.count_distinct();
    made
}

impl Portrait {
    /// Adds a sentence. Triples do not cross sentence ends, so that moved sentences keep all of theirs.
    fn add(&mut self, words: &[Word], inside: &[bool]) {
        let before = self.own.len();
        for (words, inside) in words.windows(3).zip(inside.windows(3)) {
            if let [first, second, third] = words {
                let list = if inside.contains(&true) {
                    &mut self.quoted
                } else {
                    &mut self.own
                };
                list.push(triple([first.hash, second.hash, third.hash]));
            }
        }
        if self.own.len() > before {
            let (end, hash) = (self.own.len(), run_hash(words));
            self.sentences.push(Sentence { end, hash });
        }
    }

    fn count_distinct(&mut self) {
        let mut sorted = self.own.clone();
        sorted.sort_unstable();
        sorted.dedup();
        self.distinct = sorted.len();
    }

    /// The same text without the sentences of which `leave_out` says so, and without its quotations.
    #[must_use]
    pub fn without(&self, leave_out: impl Fn(u64) -> bool) -> Self {
        let mut made = Self::default();
        for (hash, triples) in self.by_sentence().filter(|&(hash, _)| !leave_out(hash)) {
            made.own.extend(triples);
            let end = made.own.len();
            made.sentences.push(Sentence { end, hash });
        }
        made.count_distinct();
        made
    }

    /// The triples of each sentence, with the sentence's hash.
    pub fn by_sentence(&self) -> impl Iterator<Item = (u64, &[u32])> {
        let mut start = 0;
        self.sentences.iter().map(move |sentence| {
            let triples = self.own.get(start..sentence.end).unwrap_or_default();
            start = sentence.end;
            (sentence.hash, triples)
        })
    }
}

/// Stands for words in their order.
fn run_hash(words: &[Word]) -> u64 {
    words
        .iter()
        .fold(SEED, |hash, word| mix(hash.rotate_left(5) ^ word.hash))
}

/// For each word, whether it lies in one of the stretches, which are in order.
fn inside_quotes(words: &[Word], quoted: &[Range<usize>]) -> Vec<bool> {
    let mut next = 0;
    let is_inside = |word: &Word| {
        while quoted.get(next).is_some_and(|range| range.end <= word.start) {
            next += 1;
        }
        quoted.get(next).is_some_and(|range| range.contains(&word.start))
    };
    words.iter().map(is_inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::new(text.to_owned(), None, None, None)
    }

    fn own(text: &str) -> usize {
        portrait(&document(text)).own.len()
    }

    #[test]
    fn spaces_case_and_marks_change_nothing() {
        let whole = |text: &str| portrait(&document(text)).whole;
        assert_eq!(
            whole("The  dam\nheld, they said. It didn’t leak."),
            whole("the dam held they said it didn't LEAK")
        );
        assert_ne!(whole("the dam held"), whole("held the dam"));
        assert_eq!(words("3.5 tonnes; 10,000 (don't) re\u{ad}port").len(), 5);
    }

    #[test]
    fn quoted_speech_is_left_out() {
        assert_eq!(own("The mayor said the town was calm."), 5);
        assert_eq!(own("The mayor said “the town was calm and dry”."), 1);
        assert_eq!(own("The mayor said \"the town was calm and dry"), 1);
        assert_eq!(own("The mayor’s town was calm."), 3);
        assert_eq!(own("He called it ‘the mayor’s own wish’ today."), 1);
    }

    #[test]
    fn a_quotation_ends_with_its_paragraph() {
        assert_eq!(own("“The town was calm.\nThe mayor left the town."), 3);
    }

    #[test]
    fn sentences_end_at_stops_and_lines() {
        let count = |text: &str| sentences(text, &words(text)).len();
        assert_eq!(count("It held. It leaked! Did it? Yes"), 4);
        assert_eq!(count("It cost 3.5 coins\nand more"), 2);
        assert_eq!(count("He said “it held.” Then he left."), 2);
        assert_eq!(count(""), 0);
    }
}
