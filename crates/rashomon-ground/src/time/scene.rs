//! What a document is: when it was published, and whether it tells of its own days or of days long gone.

use jiff::civil::Date;
use rashomon_types::{AnchorKind, Reading};

use super::expr::{Found, From, Pick, TimeExpr, Which};
use super::period::Period;
use super::rules::core;

/// What all expressions of a document are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// Where that day stands.
    pub(super) kind: AnchorKind,
    /// Whether the text tells of days long gone, so that "in March" hangs on the year told last.
    pub(super) narrative: bool,
}

/// How many dates of long gone days make a narrative.
const FEWEST: usize = 5;

impl Scene {
    /// The scene of a document with its expressions.
    pub(super) fn of(reading: &Reading<'_>, found: &[Found]) -> Self {
        let published = reading.document.published.as_ref();
        let date = published.map(|published| published.date);
        let dateline = published.is_some_and(|published| published.found_in.contains("dateline"));
        Self {
            published: date,
            kind: if dateline { AnchorKind::Dateline } else { AnchorKind::Published },
            narrative: is_narrative(found, date),
        }
    }
}

/// Whether most times lie far before publication and few are reckoned from it.
fn is_narrative(found: &[Found], published: Option<Date>) -> bool {
    let recent = published.map_or(i16::MAX, |date| date.year() - 1);
    let years = found.iter().filter_map(|found| match core(&found.expr) {
        TimeExpr::Fixed(period) => period.year(),
        _ => None,
    });
    let (mut far, mut near) = (0, 0);
    for year in years {
        if year < recent {
            far += 1;
        } else {
            near += 1;
        }
    }
    near += 2 * found.iter().filter(|found| is_deictic(core(&found.expr))).count();
    far >= FEWEST && far > near
}

/// Whether an expression is reckoned from publication by its nature.
fn is_deictic(expr: &TimeExpr) -> bool {
    match expr {
        TimeExpr::Pick(Pick::Weekday(_) | Pick::Weekend, Which::Bare | Which::Last | Which::Next | Which::This) => true,
        TimeExpr::Unit { from: From::Now, .. } | TimeExpr::Shift { from: From::Now, .. } => true,
        TimeExpr::Stretch { .. } => true,
        TimeExpr::Pick(_, Which::Of(of)) => is_deictic(of),
        TimeExpr::Fixed(Period::Days(..)) => false,
        _ => false,
    }
}
