//! A row a document: where it came from and what it is a copy of.

use std::collections::BTreeMap;

use rashomon_types::{Document, DocumentId};

use super::BETWEEN;
use crate::export::Export;
use crate::export::table::{Cell, Column, Table, integer, text};

struct Row<'run> {
    document: &'run Document,
    claims: usize,
}

/// The documents, in the order of the run.
pub(in crate::export) fn table(export: &Export) -> Table<'_> {
    let mut claims: BTreeMap<DocumentId, usize> = BTreeMap::new();
    for claim in &export.run().claims {
        *claims.entry(claim.document).or_default() += 1;
    }
    let rows = export.run().documents.iter().map(move |document| Row {
        document,
        claims: claims.get(&document.id).copied().unwrap_or_default(),
    });
    Table::of("documents", columns(), rows)
}

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("document", |row| row.document.id.to_string().into()),
        text("path", |row| row.document.path.as_ref().into()),
        text("url", |row| row.document.url.as_ref().into()),
        text("publisher", |row| row.document.publisher.as_ref().into()),
        text("title", |row| row.document.title.as_ref().into()),
        text("published", |row| published(row.document)),
        text("published_found_in", |row| {
            row.document
                .published
                .as_ref()
                .map(|published| &published.found_in)
                .into()
        }),
        text("language", |row| row.document.language.as_ref().into()),
        text("kind", |row| Cell::word(&row.document.kind)),
        text("copy_of", |row| row.document.copy_of.map(|id| id.to_string()).into()),
        text("flags", |row| row.document.flags.join(BETWEEN).into()),
        integer("characters", |row| row.document.text.chars().count().into()),
        integer("claims", |row| row.claims.into()),
        text("text_sha256", |row| (&row.document.text_sha256).into()),
    ]
}

/// The day of publication.
pub(super) fn published(document: &Document) -> Cell {
    document.published.as_ref().map(|published| published.date).into()
}
