//! Ids that come from content, so that a second run or another machine gives the same ones.
//!
//! An id is the first 64 bits of a SHA-256, written as sixteen hexadecimal digits behind a prefix. The parts hashed are
//! each preceded by their length, so that no two lists of parts run together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Span;

/// The text is no id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIdError {
    found: String,
    prefix: &'static str,
}

impl fmt::Display for ParseIdError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "`{}` is no id: expected `{}` and sixteen hexadecimal digits",
            self.found, self.prefix
        )
    }
}

impl std::error::Error for ParseIdError {}

macro_rules! content_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(u64);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!($prefix, "{:016x}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                parse_digits(text, $prefix).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = ParseIdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    };
}

content_id!(
    /// Names a document: made from its text, publisher, and address or path.
    DocumentId,
    "d_"
);
content_id!(
    /// Names a claim: made from its document and the spans of its source, cue and content.
    ClaimId,
    "c_"
);
content_id!(
    /// Names an event: made from the claim that founded it.
    EventId,
    "e_"
);

content_id!(
    /// Names a judgement: made from what was judged, by whom, why and when.
    JudgementId,
    "j_"
);

impl JudgementId {
    /// The id of what somebody judged at a moment.
    #[must_use]
    pub fn of(at: jiff::Timestamp, by: &str, reason: &str, action: &crate::Action) -> Self {
        let mut hasher = Sha256::new();
        // Every part of an action can be written: it has names for keys and no number that JSON lacks.
        let action = serde_json::to_string(action).unwrap_or_default();
        for part in [&*at.to_string(), by, reason, &action] {
            add_part(&mut hasher, part.as_bytes());
        }
        Self(first_eight_bytes(hasher))
    }
}

impl DocumentId {
    /// The id of a text as it appeared at one place. `place` is the address, or the path where there is none.
    #[must_use]
    pub fn of(text: &str, publisher: Option<&str>, place: Option<&str>) -> Self {
        let mut hasher = Sha256::new();
        for part in [text, publisher.unwrap_or_default(), place.unwrap_or_default()] {
            add_part(&mut hasher, part.as_bytes());
        }
        Self(first_eight_bytes(hasher))
    }
}

impl ClaimId {
    /// The id of the claim that a document's source, cue and content spans make.
    #[must_use]
    pub fn of(document: DocumentId, source: &[Span], cue: &[Span], content: &[Span]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(document.0.to_le_bytes());
        for spans in [source, cue, content] {
            let offsets = spans.iter().flat_map(|span| [span.start(), span.end()]);
            add_part(&mut hasher, &offsets.flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
        }
        Self(first_eight_bytes(hasher))
    }
}

impl EventId {
    /// The id of the event that `founding` founded: the claim published earliest, ties broken by claim id.
    #[must_use]
    pub fn of(founding: ClaimId) -> Self {
        let mut hasher = Sha256::new();
        add_part(&mut hasher, founding.to_string().as_bytes());
        Self(first_eight_bytes(hasher))
    }
}

/// The SHA-256 of some bytes in lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn add_part(hasher: &mut Sha256, part: &[u8]) {
    hasher.update((part.len() as u64).to_le_bytes());
    hasher.update(part);
}

fn first_eight_bytes(hasher: Sha256) -> u64 {
    hasher
        .finalize()
        .iter()
        .take(8)
        .fold(0, |number, &byte| number << 8 | u64::from(byte))
}

fn parse_digits(text: &str, prefix: &'static str) -> Result<u64, ParseIdError> {
    text.strip_prefix(prefix)
        .filter(|digits| digits.len() == 16 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')))
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .ok_or_else(|| ParseIdError {
            found: text.to_owned(),
            prefix,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_for_ever() {
        // Projects keep these ids: a change here renames every claim that anyone has recorded.
        let document = DocumentId::of("Kyiv said no.", Some("Example"), Some("a.txt"));
        assert_eq!(document.to_string(), "d_3eeef0a0ee74f9e7");
        let claim = ClaimId::of(document, &[Span::of(0..4)], &[Span::of(5..9)], &[Span::of(10..12)]);
        assert_eq!(claim.to_string(), "c_7409529069f0d375");
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(
            DocumentId::of("ab", Some("c"), None),
            DocumentId::of("a", Some("bc"), None)
        );
        let document = DocumentId::of("", None, None);
        let span = [Span::of(0..1)];
        assert_ne!(
            ClaimId::of(document, &span, &[], &span),
            ClaimId::of(document, &[], &span, &span)
        );
    }

    #[test]
    fn an_id_reads_back_and_another_kind_does_not() {
        let document = DocumentId::of("text", None, None);
        assert_eq!(document.to_string().parse(), Ok(document));
        assert!(document.to_string().parse::<ClaimId>().is_err());
        assert!("d_+123456789abcdef".parse::<DocumentId>().is_err());
    }
}
