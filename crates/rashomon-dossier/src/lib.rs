//! A dossier and its exports: terminal, Markdown, JSON, one-file HTML.
//!
//! Knows nothing of how claims are found, nor of where results are kept.

mod json;
mod marks;

pub use json::{JSON_SCHEMA, json, json_line, ndjson};
pub use marks::one_line;
/// t
pub struct TerminalStyle {
    /// w
    pub width: usize,
    /// c
    pub colour: bool,
}
/// t
pub fn terminal(_: &rashomon_types::Run, _: &TerminalStyle) -> String { String::new() }
/// m
pub fn markdown(_: &rashomon_types::Run) -> String { String::new() }
