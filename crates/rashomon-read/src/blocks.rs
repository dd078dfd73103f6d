//! A text's parts: paragraphs, headings, captions, credits.

use rashomon_types::{Block, BlockKind, Span};

/// One block a line, for now.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut start = 0;
    text.split_inclusive('\n')
        .filter_map(|line| {
            let from = start + line.len() - line.trim_start().len();
            start += line.len();
            let words = line.trim();
            (!words.is_empty()).then(|| Block {
                kind: BlockKind::Paragraph,
                span: Span::of(from..from + words.len()),
            })
        })
        .collect()
}
