//! Formats of maps, graphs and linked data.

use super::Format;

/// The formats of maps, graphs and linked data.
pub(super) const FORMATS: &[Format] = &[];
