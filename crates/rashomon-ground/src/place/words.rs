//! The words of a document as the rules on places read them: one list, with the name that the model saw at each word.

use rashomon_types::{EntityKind, Reading, Span, TokenId, Upos};

/// One word.
#[derive(Debug, Clone)]
pub(crate) struct Word<'a> {
    pub(crate) form: &'a str,
    pub(crate) lower: String,
    pub(crate) span: Span,
    pub(crate) sentence: u32,
    pub(crate) upos: Upos,
    pub(crate) token: TokenId,
    /// The model's name that it belongs to: its number and sort.
    pub(crate) entity: Option<(usize, EntityKind)>,
}

/// All words of a document. A place past either end, or in another sentence, reads as the empty word.
pub(crate) struct Words<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) list: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(reading: &'a Reading<'a>) -> Self {
        let mut list: Vec<Word<'a>> = reading.tokens().flat_map(|id| words_of(reading, id)).collect();
        for (number, mention) in reading.annotation.entities.iter().enumerate() {
            for span in &mention.spans {
                let first = list.partition_point(|word| word.span.start() < span.start());
                for word in list.iter_mut().skip(first).take_while(|word| span.covers(word.span)) {
                    word.entity = Some((number, mention.kind));
                }
            }
        }
        Self { reading, list }
    }

    /// The places of the words in a span.
    pub(crate) fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.list.partition_point(|word| word.span.start() < span.start());
        let end = self.list.partition_point(|word| word.span.end() <= span.end());
        first..end.max(first)
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Word<'a>> {
        self.list.get(at)
    }

    /// The word in lower case; empty past the ends.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |word| word.lower.as_str())
    }

    /// The word as written; empty past the ends.
    pub(crate) fn form(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |word| word.form)
    }

    /// The word so many places before, in the same sentence, in lower case.
    pub(crate) fn before(&self, at: usize, by: usize) -> &str {
        self.back(at, by).map_or("", |place| self.lower(place))
    }

    /// The place so many words before, in the same sentence.
    pub(crate) fn back(&self, at: usize, by: usize) -> Option<usize> {
        at.checked_sub(by).filter(|place| self.is_together(*place, at))
    }

    /// The word at `to` in lower case if it stands in the sentence of `at`.
    pub(crate) fn after(&self, at: usize, by: usize) -> &str {
        if self.is_together(at, at + by) {
            self.lower(at + by)
        } else {
            ""
        }
    }

    /// Whether two words stand in one sentence.
    pub(crate) fn is_together(&self, a: usize, b: usize) -> bool {
        let sentence = |at: usize| self.get(at).map(|word| word.sentence);
        sentence(a).is_some() && sentence(a) == sentence(b)
    }

    /// Whether a word begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word opens its sentence, quotation marks aside.
    pub(crate) fn is_first(&self, at: usize) -> bool {
        match self.back(at, 1) {
            None => true,
            Some(before) => {
                let is_mark = !self.form(before).chars().any(char::is_alphanumeric);
                is_mark && !matches!(self.form(before), "," | "-" | "–" | "(") && self.is_first(before)
            }
        }
    }

    /// The span from one word to the one before another.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.get(first).map_or(Span::of(0..0), |word| word.span);
        let last = end.checked_sub(1).and_then(|last| self.get(last));
        last.map_or(start, |last| start.hull(last.span))
    }

    /// The words as they stand in the text.
    pub(crate) fn text(&self, first: usize, end: usize) -> &'a str {
        self.reading.words(self.span(first, end))
    }

    /// Whether two neighbours have no space between them.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        let next = self.get(at + 1).map(|word| word.span.start());
        self.get(at).map(|word| word.span.end()) == next
    }
}

/// The words of a token: names that a hyphen joins are cut at it, so that "Kerzh-Ostrov" can be two towns.
fn words_of<'a>(reading: &'a Reading<'a>, id: TokenId) -> Vec<Word<'a>> {
    let token = reading.token(id);
    let form = token.form(reading.text());
    let is_name = form.chars().next().is_some_and(char::is_uppercase);
    let mut ends: Vec<usize> = Vec::new();
    if is_name {
        for (at, mark) in form.match_indices(['-', '–', '/']) {
            let is_inner = at > 0 && form.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            ends.extend(is_inner.then_some([at, at + mark.len()]).into_iter().flatten());
        }
    }
    ends.push(form.len());
    let mut start = 0;
    let mut words = Vec::new();
    for end in ends {
        let piece = form.get(start..end).unwrap_or_default();
        let from = token.span.start() as usize + start;
        words.push(Word {
            form: piece,
            lower: piece.to_lowercase(),
            span: Span::of(from..from + piece.len()),
            sentence: token.sentence.0,
            upos: token.upos,
            token: id,
            entity: None,
        });
        start = end;
    }
    words
}
