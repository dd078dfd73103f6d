//! DOCX: paragraphs with their styles. Deleted words, field codes and comments are no text.

use quick_xml::events::BytesStart;
use rashomon_types::BlockKind;

use super::markup::{self, Form, Role};
use super::package::Package;
use super::{Why, first_heading};
use crate::document::Draft;

/// What the document tells.
pub fn draft(package: &mut Package<'_>) -> Result<Draft, Why> {
    let body = package.text("word/document.xml")?;
    let form = Form { role, only_words: true };
    let lines = markup::lines(&body, &form)?;
    let core = package.text("docProps/core.xml").unwrap_or_default();
    let draft = Draft {
        title: first_heading(&lines).or_else(|| markup::first_text(&core, "title")),
        language: markup::first_text(&core, "language"),
        ..Draft::default()
    };
    Ok(draft.with_lines(&lines))
}

/// What an element is.
fn role(name: &str, element: &BytesStart<'_>) -> Role {
    match name {
        "p" => Role::Block(None),
        "t" => Role::Words,
        "br" | "cr" => Role::Break,
        "tab" | "ptab" => Role::Text(" "),
        "noBreakHyphen" => Role::Text("\u{2011}"),
        "numPr" => Role::Kind(BlockKind::ListItem),
        "pStyle" => style(&markup::attribute(element, "val").unwrap_or_default()),
        // The fallback says the same again for older programs.
        "del" | "moveFrom" | "Fallback" | "sectPr" => Role::Skip,
        _ => Role::Inline,
    }
}

/// What the name of a paragraph's style says.
fn style(name: &str) -> Role {
    let name = name.to_ascii_lowercase();
    match () {
        () if name.starts_with("heading") || name == "title" || name == "subtitle" => Role::Kind(BlockKind::Heading),
        () if name == "caption" => Role::Kind(BlockKind::Caption),
        () if name.contains("quote") => Role::Kind(BlockKind::BlockQuote),
        () if name.starts_with("list") => Role::Kind(BlockKind::ListItem),
        () => Role::Inline,
    }
}
