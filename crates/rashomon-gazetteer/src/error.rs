//! What can be wrong with a gazetteer file, or with a dump to make one from.

use thiserror::Error;

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GazetteerError {
    /// It is no gazetteer, or a broken one.
    #[error("this is no gazetteer of Rashomon: {0}")]
    Broken(String),
    /// It is no dump of GeoNames to make a gazetteer from.
    #[error("this is no dump of GeoNames: {0}")]
    NoDump(String),
}
