//! What made a derived value.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::JudgementId;

/// What made a value; in JSON a rule's name, `model:` and the model's hash, or `judgement:` and the judgement's id.
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
    /// A person, by the id of the judgement.
    Judgement(JudgementId),
}

/// What the name of a model begins with.
const MODEL_PREFIX: &str = "model:";

/// What the name of a judgement begins with.
const JUDGEMENT_PREFIX: &str = "judgement:";

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
            Self::Judgement(id) => write!(out, "{JUDGEMENT_PREFIX}{id}"),
        }
    }
}

impl From<String> for MadeBy {
    fn from(text: String) -> Self {
        let judgement = text.strip_prefix(JUDGEMENT_PREFIX).map(str::parse);
        if let Some(Ok(id)) = judgement {
            return Self::Judgement(id);
        }
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
