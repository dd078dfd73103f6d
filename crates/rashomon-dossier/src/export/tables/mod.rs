//! The tables of a run: claims, events, answers, documents.

mod answers;
mod claims;
mod documents;
mod events;

pub(super) use answers::table as answers;
pub(super) use claims::table as claims;
pub(super) use documents::table as documents;
pub(super) use events::table as events;

use super::Export;
use super::table::Table;

/// The tables of a workbook, in the order of its sheets.
pub(super) fn all(export: &Export) -> [Table<'_>; 4] {
    [claims(export), events(export), answers(export), documents(export)]
}

/// How many characters of context stand on either side of a quotation.
const CONTEXT: usize = 32;

/// What stands between the items of a list in one cell.
const BETWEEN: &str = "; ";
