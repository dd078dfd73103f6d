//! What made a derived value.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The rule or the model that made a value; in JSON the rule's name, or `model:` and the model's hash.
///
/// ```
/// use rashomon_types::MadeBy;
///
/// assert_eq!(MadeBy::model("0123456789abcdef").to_string(), "model:01234567");
/// assert_eq!(MadeBy::from("according_to".to_owned()), MadeBy::rule("according_to"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum MadeBy {
    /// A rule, by name.
    Rule(String),
    /// A model, by the first eight hexadecimal digits of its hash.
    Model(String),
}

/// What the name of a model begins with.
const MODEL_PREFIX: &str = "model:";

impl MadeBy {
    /// Made by the rule of this name.
    #[must_use]
    pub fn rule(name: &str) -> Self {
        Self::Rule(name.to_owned())
    }

    /// Made by the model with this hash, of which the first eight digits are kept.
    #[must_use]
    pub fn model(hash: &str) -> Self {
        Self::Model(hash.chars().take(8).collect())
    }
}

impl fmt::Display for MadeBy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(name) => out.write_str(name),
            Self::Model(hash) => write!(out, "{MODEL_PREFIX}{hash}"),
        }
    }
}

impl From<String> for MadeBy {
    fn from(text: String) -> Self {
        match text.strip_prefix(MODEL_PREFIX) {
            Some(hash) => Self::Model(hash.to_owned()),
            None => Self::Rule(text),
        }
    }
}

impl From<MadeBy> for String {
    fn from(made_by: MadeBy) -> Self {
        made_by.to_string()
    }
}
