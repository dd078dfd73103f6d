//! Which events take a line rather than a part of the page.

use rashomon_types::{Event, Status};

/// Events with more claims than this are never small.
const CLAIMS: usize = 3;

/// Whether an event has few claims, in one report, and nothing in it is disputed, agreed or refused.
///
/// Two lines of a report that only mention another event are no reason to fill a screen; a dispute always is.
pub(crate) fn is_small(event: &Event) -> bool {
    let stands_out = |status| matches!(status, Status::Disputed | Status::Agreed | Status::Declined);
    let is_quiet = !event.questions.iter().any(|question| stands_out(question.status));
    event.documents.len() <= 1 && event.claims.len() <= CLAIMS && is_quiet
}
