//! How sure a source says it is; not how sure the program is of having read it right.

use serde::{Deserialize, Serialize};

use crate::wire::map_list;
use crate::{MapSpans, Span};

/// The words of a hedge and the band of probability that they stand for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Certainty<S = Span> {
    /// The lower end of the band, 0 to 1; open where the yardstick gives none.
    pub low: Option<f64>,
    /// The upper end of the band, 0 to 1; open where the yardstick gives none.
    pub high: Option<f64>,
    /// The scale that gives the band, such as `uk_phia`; none where the words stand on no known scale.
    pub yardstick: Option<String>,
    /// The words themselves: "highly likely".
    pub words: String,
    /// Where they lie.
    pub spans: Vec<S>,
}

impl<S, T> MapSpans<S, T> for Certainty<S> {
    type Mapped = Certainty<T>;

    fn map_spans(self, convert: &mut dyn FnMut(S) -> T) -> Certainty<T> {
        Certainty {
            low: self.low,
            high: self.high,
            yardstick: self.yardstick,
            words: self.words,
            spans: map_list(self.spans, convert),
        }
    }
}
