//! ODT: paragraphs and headings. Deleted words, notes and comments are no text of the report.

use quick_xml::events::BytesStart;
use rashomon_types::BlockKind;

use super::markup::{self, Form, Role};
use super::package::Package;
use super::{Why, first_heading};
use crate::document::Draft;

/// What the document tells.
pub fn draft(package: &mut Package<'_>) -> Result<Draft, Why> {
    let body = package.text("content.xml")?;
    let form = Form {
        role,
        only_words: false,
    };
    let lines = markup::lines(&body, &form)?;
    let meta = package.text("meta.xml").unwrap_or_default();
    let draft = Draft {
        title: first_heading(&lines).or_else(|| markup::first_text(&meta, "title")),
        language: markup::first_text(&meta, "language"),
        ..Draft::default()
    };
    Ok(draft.with_lines(&lines))
}

/// What an element is.
fn role(name: &str, _: &BytesStart<'_>) -> Role {
    match name {
        "h" => Role::Block(Some(BlockKind::Heading)),
        "p" => Role::Block(None),
        "list-item" => Role::Block(Some(BlockKind::ListItem)),
        "table-cell" => Role::Block(None),
        "line-break" => Role::Break,
        "s" | "tab" => Role::Text(" "),
        "tracked-changes" | "annotation" | "note" | "font-face-decls" | "automatic-styles" | "forms" => Role::Skip,
        _ => Role::Inline,
    }
}
