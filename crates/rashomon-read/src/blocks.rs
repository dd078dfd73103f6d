//! A text's parts: paragraphs, headings, captions, credits, lists, quotations and scraps.
//!
//! Lines are joined where an editor wrapped them, the head's date lines are cut off, and each part is told by its own
//! words and by what stands around it. The rules lean to [`BlockKind::Paragraph`]: a claim lost to a wrong heading is
//! worse than a heading read as prose.

use std::ops::Range;

use rashomon_types::{Block, BlockKind, Span};

use crate::{
    caption, clutter,
    credit::{introduces_links, is_credit},
    dateline::{self, Head},
    gallery::{self, Led},
    heading::{self, Around},
    lines::{self, Layout, Line},
    turns,
};

/// A text's blocks and what its head states.
#[derive(Debug, Default)]
pub struct Parts {
    /// In order, not overlapping, none of them empty.
    pub blocks: Vec<Block>,
    /// The date lines.
    pub head: Head,
}

/// The parts of a text with this title. `hints` say what each line that is not blank is, where that is known; a text
/// with hints is never taken for wrapped.
pub fn parts(text: &str, title: Option<&str>, hints: &[Option<BlockKind>]) -> Parts {
    let lines = lines::lines(text);
    let head = dateline::head(text, &lines);
    let layout = if hints.is_empty() {
        lines::layout(text, &lines)
    } else {
        Layout::LineIsParagraph
    };
    let paragraphs = paragraphs(text, &lines, &head, layout);
    let words_of = || paragraphs.iter().map(|paragraph| &text[paragraph.range.clone()]);
    let whole = Whole {
        title,
        talks: turns::is_conversation(words_of()),
        led: Led::of(words_of()),
    };
    let mut blocks = Vec::with_capacity(paragraphs.len());
    let (mut first, mut links) = (true, false);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let around = Around {
            first,
            before: if index > 0 {
                paragraphs[index - 1].range.len()
            } else {
                0
            },
            after: paragraphs.get(index + 1).map_or(0, |next| next.range.len()),
        };
        let words = &text[paragraph.range.clone()];
        let hint = hints.get(paragraph.line).copied().flatten();
        links = introduces_links(words) || (links && !lines::ends_sentence(words));
        let kinds = whole
            .turn(words, hint)
            .or_else(|| hinted(words, hint, title))
            .unwrap_or_else(|| whole.told(words, around, links));
        blocks.extend(
            kinds
                .into_iter()
                .filter_map(|(kind, part)| block(&paragraph.range, words, kind, part)),
        );
        first &= blocks
            .last()
            .is_none_or(|block| matches!(block.kind, BlockKind::Credit | BlockKind::Fragment));
    }
    Parts { blocks, head }
}

/// Joined lines.
struct Paragraph {
    range: Range<usize>,
    /// The number of its first line among those that are not blank.
    line: usize,
}

/// The joined lines, without what the head's date lines take.
fn paragraphs(text: &str, lines: &[Line], head: &Head, layout: Layout) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<Line> = None;
    for (index, line) in lines.iter().enumerate() {
        let range = without(head, line.range());
        let joins = previous.is_some_and(|before| lines::continues(text, before, *line, layout));
        match paragraphs.last_mut() {
            Some(last) if joins && !begins_block(&text[range.clone()]) => last.range.end = range.end,
            _ if !range.is_empty() => paragraphs.push(Paragraph { range, line: index }),
            _ => {}
        }
        previous = Some(*line);
    }
    paragraphs
}

/// A line's range without the date lines at its beginning.
fn without(head: &Head, range: Range<usize>) -> Range<usize> {
    let start = head
        .skip
        .iter()
        .filter(|skip| skip.start < range.end && skip.end > range.start)
        .map(|skip| skip.end);
    start.max().unwrap_or(range.start).min(range.end)..range.end
}

/// Whether a line opens a block of its own even in wrapped text.
fn begins_block(line: &str) -> bool {
    bullet(line).is_some() || quoted(line).is_some()
}

/// The parts of a paragraph, as byte ranges of it.
type Told = Vec<(BlockKind, Range<usize>)>;

/// What is known of a text as a whole when a paragraph of it is looked at.
struct Whole<'a> {
    title: Option<&'a str>,
    /// Whether it is a conversation, each turn under its speaker's name.
    talks: bool,
    led: Led<'a>,
}

/// The block that a part of the paragraph's words makes, without the white space around it.
fn block(paragraph: &Range<usize>, words: &str, kind: BlockKind, part: Range<usize>) -> Option<Block> {
    let part_words = &words[part.clone()];
    let start = paragraph.start + part.start + part_words.len() - part_words.trim_start().len();
    let length = part_words.trim().len();
    (length > 0).then(|| Block {
        kind,
        span: Span::of(start..start + length),
    })
}

/// The parts of a line of which the page says what it is.
fn hinted(words: &str, hint: Option<BlockKind>, title: Option<&str>) -> Option<Told> {
    let kind = hint?;
    if is_credit(words) {
        return Some(vec![(BlockKind::Credit, 0..words.len())]);
    }
    let split = (kind == BlockKind::Caption)
        .then(|| caption::caption(words, title))
        .flatten();
    Some(split.map_or_else(|| vec![(kind, 0..words.len())], caption_parts))
}

impl Whole<'_> {
    /// `TOLDT: And the bridge?`: the label over the words, in a conversation.
    fn turn(&self, words: &str, hint: Option<BlockKind>) -> Option<Told> {
        let spoken = self.talks && matches!(hint, None | Some(BlockKind::Paragraph));
        let label = turns::label(words).filter(|_| spoken)?.len() + 1;
        Some(vec![
            (BlockKind::Heading, 0..label),
            (BlockKind::Paragraph, label..words.len()),
        ])
    }

    /// The parts of a paragraph, told by its words and by what stands around it; `links` if it follows a `Read more:`.
    fn told(&self, words: &str, around: Around, links: bool) -> Told {
        let is_title = || self.title.is_some_and(|title| heading::is_same(words, title));
        let whole = |kind| vec![(kind, 0..words.len())];
        if is_scrap(words) {
            whole(BlockKind::Fragment)
        } else if let Some(start) = quoted(words) {
            vec![(BlockKind::BlockQuote, start..words.len())]
        } else if let Some(start) = bullet(words) {
            vec![(BlockKind::ListItem, start..words.len())]
        } else if is_credit(words) {
            whole(BlockKind::Credit)
        } else if clutter::is_clutter(words) {
            whole(BlockKind::Fragment)
        } else if is_stamped(words) {
            whole(BlockKind::Heading)
        } else if let Some(pictures) = self.pictures(words) {
            pictures
        } else if links || is_title() || heading::is_heading(words, around) {
            whole(BlockKind::Heading)
        } else {
            prose_parts(words)
        }
    }

    /// The captions that a line is, one or many, with their credits.
    fn pictures(&self, words: &str) -> Option<Told> {
        if let Some(bodies) = gallery::captions(words) {
            return Some(bodies.into_iter().map(|body| (BlockKind::Caption, body)).collect());
        }
        if let Some(found) = caption::caption(words, self.title) {
            return Some(caption_parts(found));
        }
        let start = self.led.caption(words)?;
        Some(vec![
            (BlockKind::Credit, 0..start),
            (BlockKind::Caption, start..words.len()),
        ])
    }
}

/// A caption and its credit, in the order of the line.
fn caption_parts(found: caption::Caption) -> Told {
    let body = (BlockKind::Caption, found.body);
    let mut parts: Told = found
        .credit
        .map(|credit| (BlockKind::Credit, credit))
        .into_iter()
        .chain([body])
        .collect();
    parts.sort_by_key(|(_, range)| range.start);
    parts
}

/// A paragraph, and a scrap left over at its end.
fn prose_parts(words: &str) -> Told {
    let end = words.len() - stray_tail(words).len();
    let scrap = (end < words.len()).then_some((BlockKind::Fragment, end..words.len()));
    let prose = (BlockKind::Paragraph, 0..words[..end].trim_end().len());
    [prose].into_iter().chain(scrap).collect()
}

/// `Raiders flee, army says Updated: 2031-05-24 (Halden Wire)`: a page's headline with its stamp.
fn is_stamped(words: &str) -> bool {
    let stamp = ["Updated: ", "Published: ", "Last updated: "]
        .iter()
        .find_map(|label| words.split_once(label));
    let dated = stamp.is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
    dated && words.len() <= 250 && !lines::ends_sentence(words.trim_end_matches(')'))
}

/// Where the words of a list's item begin, if this is one.
fn bullet(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after_number = line[digits..].strip_prefix(['.', ')']);
    let numbered = after_number.filter(|rest| (1..=2).contains(&digits) && rest.starts_with(' '));
    let marked = line.strip_prefix(['•', '‣', '◦', '▪', '●', '■', '-', '*', '–', '·', '►']);
    let spaced = marked.filter(|rest| rest.starts_with(char::is_whitespace));
    let rest = spaced.or(numbered)?.trim_start();
    let sound = spaced.is_some() || rest.starts_with(|c: char| !c.is_lowercase());
    (sound && rest.contains(char::is_alphabetic)).then_some(line.len() - rest.len())
}

/// Where the words of a quotation set apart begin, if this is one.
fn quoted(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(['>', ' ']);
    (line.starts_with('>') && rest.contains(char::is_alphabetic)).then_some(line.len() - rest.len())
}

/// Whether no person wrote this as a sentence: no letters at all, or one or two small words alone.
fn is_scrap(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return !words.contains(|c: char| c.is_numeric()) || words.len() < 40;
    };
    let few = words.len() <= 30 && words.split_whitespace().count() <= 2;
    few && first.is_lowercase() && words.starts_with(first) && !lines::ends_sentence(words)
}

/// A small word left over after the last sentence: ` go` in "… of mines. go".
fn stray_tail(words: &str) -> &str {
    let tail = words.rsplit_once(char::is_whitespace).map_or("", |(_, tail)| tail);
    let small = (1..=12).contains(&tail.len()) && tail.bytes().all(|byte| byte.is_ascii_lowercase());
    let before = words[..words.len() - tail.len()].trim_end();
    // "5 p.m. local", "the U.S. said": after an abbreviation the sentence goes on.
    let last = before.trim_end_matches(['.', '!', '?', '"', '”', '’', '\'']);
    let letters = last.chars().rev().take_while(|c| c.is_lowercase()).count();
    let full_stop = lines::ends_sentence(before) && letters >= 3;
    if small && full_stop { tail } else { "" }
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
