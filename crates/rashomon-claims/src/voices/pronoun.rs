//! Pronouns as voices, and which voices they can stand for.

use std::ops::Range;

use super::lexicon::Gender;
use super::phrase::Phrase;
use super::portrait::Class;

/// A pronoun, whatever its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    It,
    They,
    We,
    I,
    /// "who", "which"
    Relative,
}

impl Pronoun {
    /// The pronoun that a part is, alone or with "himself", "both", "all".
    pub(super) fn of(phrase: &Phrase<'_>, part: &Range<usize>) -> Option<Self> {
        if part.is_empty() || part.len() > 2 {
            return None;
        }
        let second = phrase.lower(part.start + 1);
        let emphatic = part.len() == 1
            || second.ends_with("self")
            || second.ends_with("selves")
            || matches!(second.as_str(), "both" | "all");
        Self::of_word(&phrase.lower(part.start)).filter(|_| emphatic)
    }

    fn of_word(lower: &str) -> Option<Self> {
        Some(match lower {
            "he" | "him" | "his" | "himself" => Self::He,
            "she" | "her" | "hers" | "herself" => Self::She,
            "it" | "its" | "itself" => Self::It,
            "they" | "them" | "their" | "theirs" | "themselves" => Self::They,
            "we" | "us" | "our" | "ours" => Self::We,
            "i" | "me" | "my" | "mine" => Self::I,
            "who" | "which" | "that" | "whom" | "whose" => Self::Relative,
            _ => return None,
        })
    }

    /// Whether it speaks of whoever is speaking.
    pub(super) fn is_first_person(self) -> bool {
        matches!(self, Self::I | Self::We)
    }

    pub(super) fn gender(self) -> Option<Gender> {
        match self {
            Self::He => Some(Gender::He),
            Self::She => Some(Gender::She),
            _ => None,
        }
    }

    /// How well it fits a voice of this class and number; none where it cannot stand for it.
    pub(super) fn fit(self, class: Class, plural: bool, named: bool) -> Option<i32> {
        match (self, class) {
            (Self::I | Self::We, _) => Some(0),
            (Self::He | Self::She, Class::Person) if !plural => Some(0),
            (Self::He | Self::She, Class::Unclear) if !plural => Some(-1),
            (Self::It, Class::Body | Class::State) => Some(0),
            (Self::It, Class::Document) => Some(-4),
            (Self::It, Class::Unclear) if !plural || named => Some(-1),
            (Self::They, Class::Person | Class::Unclear) if plural => Some(1),
            (Self::They, Class::Body) => Some(0),
            (Self::They, Class::State | Class::Document) => Some(-3),
            (Self::They, Class::Person) if !named => Some(-5),
            (Self::Relative, _) => Some(0),
            _ => None,
        }
    }
}
