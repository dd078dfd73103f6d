//! When things happened, as the project notes it.

use jiff::{Timestamp, Unit};

/// The time now in UTC, to the second, such as `2031-05-24T09:00:00Z`.
pub fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}
