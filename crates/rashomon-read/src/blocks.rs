//! A text's parts: paragraphs, headings, captions, credits, lists, quotations and scraps.
//!
//! Lines are joined where an editor wrapped them, the head's date lines are cut off, and each part is told by its own
//! words and by what stands around it. The rules lean to [`BlockKind::Paragraph`]: a claim lost to a wrong heading is
//! worse than a heading read as prose.

use std::ops::Range;

use rashomon_types::{Block, BlockKind, Span};

use crate::{
    caption,
    credit::is_credit,
    dateline::{self, Head},
    heading::{self, Around},
    lines::{self, Line},
};

/// A text's blocks and what its head states.
#[derive(Debug, Default)]
pub struct Parts {
    /// In order, not overlapping, none of them empty.
    pub blocks: Vec<Block>,
    /// The date lines.
    pub head: Head,
}

/// The parts of a text with this title.
pub fn parts(text: &str, title: Option<&str>) -> Parts {
    let lines = lines::lines(text);
    let head = dateline::head(text, &lines);
    let ranges = paragraphs(text, &lines, &head);
    let mut blocks = Vec::with_capacity(ranges.len());
    let mut first = true;
    for (index, range) in ranges.iter().enumerate() {
        let around = Around {
            first,
            before: if index > 0 { ranges[index - 1].len() } else { 0 },
            after: ranges.get(index + 1).map_or(0, Range::len),
        };
        classify(text, range.clone(), around, title, &mut blocks);
        first &= blocks.last().is_none_or(|block| matches!(block.kind, BlockKind::Credit | BlockKind::Fragment));
    }
    Parts { blocks, head }
}

/// The joined lines, without what the head's date lines take.
fn paragraphs(text: &str, lines: &[Line], head: &Head) -> Vec<Range<usize>> {
    let layout = lines::layout(text, lines);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        let range = without(head, line.range());
        let joins = previous.is_some_and(|before| lines::continues(text, before, *line, layout));
        match ranges.last_mut() {
            Some(last) if joins && !begins_block(&text[range.clone()]) => last.end = range.end,
            _ if !range.is_empty() => ranges.push(range),
            _ => {}
        }
        previous = Some(*line);
    }
    ranges
}

/// A line's range without the date lines at its beginning.
fn without(head: &Head, range: Range<usize>) -> Range<usize> {
    let start = head.skip.iter().filter(|skip| skip.start < range.end && skip.end > range.start).map(|skip| skip.end);
    start.max().unwrap_or(range.start).min(range.end)..range.end
}

/// Whether a line opens a block of its own even in wrapped text.
fn begins_block(line: &str) -> bool {
    bullet(line).is_some() || quoted(line).is_some()
}

/// Adds the blocks that a paragraph makes.
fn classify(text: &str, range: Range<usize>, around: Around, title: Option<&str>, blocks: &mut Vec<Block>) {
    let words = &text[range.clone()];
    let mut push = |kind, part: Range<usize>| {
        let (from, to) = (range.start + part.start, range.start + part.end);
        blocks.push(Block { kind, span: Span::of(from..to) });
    };
    let whole = 0..words.len();
    if is_scrap(words) {
        push(BlockKind::Fragment, whole);
    } else if let Some(start) = quoted(words) {
        push(BlockKind::BlockQuote, start..words.len());
    } else if let Some(start) = bullet(words) {
        push(BlockKind::ListItem, start..words.len());
    } else if is_credit(words) {
        push(BlockKind::Credit, whole);
    } else if let Some(found) = caption::caption(words) {
        push(BlockKind::Caption, found.body);
        if let Some(credit) = found.credit {
            push(BlockKind::Credit, credit);
        }
    } else if title.is_some_and(|title| heading::is_same(words, title)) || heading::is_heading(words, around) {
        push(BlockKind::Heading, whole);
    } else {
        let end = words.len() - stray_tail(words).len();
        let story = words[..end].trim_end().len();
        push(BlockKind::Paragraph, 0..story);
        if end < words.len() {
            push(BlockKind::Fragment, end..words.len());
        }
    }
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
    let Some(first) = letters.next() else { return !words.contains(|c: char| c.is_numeric()) || words.len() < 40 };
    let few = words.len() <= 30 && words.split_whitespace().count() <= 2;
    few && first.is_lowercase() && words.starts_with(first) && !lines::ends_sentence(words)
}

/// A small word left over after the last sentence: ` go` in "… of mines. go".
fn stray_tail(words: &str) -> &str {
    let tail = &words[words.rfind(char::is_whitespace).map_or(words.len(), |at| at + 1)..];
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
