//! Tokens and sentences, as in Universal Dependencies.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Span;

macro_rules! index_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the item at `index`; an index past 4 294 967 295, which no text reaches, is cut to that.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in the document's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index_id!(
    /// The place of a token in its document's list, counted from zero across sentences.
    TokenId
);
index_id!(
    /// The place of a sentence in its document's list, counted from zero.
    SentenceId
);

/// A short label that many tokens share, such as `nsubj`; cheap to copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Label(Arc<str>);

impl Deref for Label {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Label {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.as_ref().to_owned()
    }
}

impl AsRef<str> for Label {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self)
    }
}

impl PartialEq<str> for Label {
    fn eq(&self, other: &str) -> bool {
        &**self == other
    }
}

impl PartialEq<&str> for Label {
    fn eq(&self, other: &&str) -> bool {
        &**self == *other
    }
}

/// One syntactic word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it lies in the document's text.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its features as `Name=Value|Name=Value`, or `_`.
    pub feats: Label,
    /// Its dictionary form.
    pub lemma: String,
    /// The token it depends on; `None` for the root of a sentence.
    pub head: Option<TokenId>,
    /// How it depends on its head, such as `nsubj` or `acl:relcl`.
    pub deprel: Label,
    /// The sentence it belongs to.
    pub sentence: SentenceId,
}

impl Token {
    /// The word as written.
    #[must_use]
    pub fn form<'text>(&self, text: &'text str) -> &'text str {
        self.span.slice(text)
    }

    /// Whether the relation to its head is `relation`, whatever its subtype: `nsubj:pass` is `nsubj`.
    #[must_use]
    pub fn is(&self, relation: &str) -> bool {
        self.deprel.split(':').next() == Some(relation)
    }

    /// The value of a feature: `Past` for `Tense`.
    #[must_use]
    pub fn feature(&self, name: &str) -> Option<&str> {
        self.feats.split('|').find_map(|pair| {
            pair.split_once('=')
                .filter(|(key, _)| *key == name)
                .map(|(_, value)| value)
        })
    }
}

/// One sentence: a stretch of text and the tokens in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it lies in the document's text.
    pub span: Span,
    /// Its first token.
    pub first: TokenId,
    /// The token after its last one.
    pub end: TokenId,
}

impl Sentence {
    /// The positions of its tokens in the document's list.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.first.index()..self.end.index()
    }

    /// The ids of its tokens, in order.
    pub fn token_ids(&self) -> impl DoubleEndedIterator<Item = TokenId> + use<> {
        (self.first.0..self.end.0).map(TokenId)
    }
}

/// A part of speech, as in Universal Dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // The seventeen names are those of https://universaldependencies.org/u/pos/
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// All of them with their names, in alphabetical order.
    pub const ALL: [(Self, &'static str); 17] = [
        (Self::Adj, "ADJ"),
        (Self::Adp, "ADP"),
        (Self::Adv, "ADV"),
        (Self::Aux, "AUX"),
        (Self::Cconj, "CCONJ"),
        (Self::Det, "DET"),
        (Self::Intj, "INTJ"),
        (Self::Noun, "NOUN"),
        (Self::Num, "NUM"),
        (Self::Part, "PART"),
        (Self::Pron, "PRON"),
        (Self::Propn, "PROPN"),
        (Self::Punct, "PUNCT"),
        (Self::Sconj, "SCONJ"),
        (Self::Sym, "SYM"),
        (Self::Verb, "VERB"),
        (Self::X, "X"),
    ];

    /// The one called `name`, such as `PROPN`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(upos, _)| *upos)
    }

    /// Its name, such as `PROPN`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_speech_has_its_own_name() {
        for (upos, name) in Upos::ALL {
            assert_eq!((upos.name(), Upos::named(name)), (name, Some(upos)));
            assert_eq!(serde_json::to_value(upos).unwrap(), name);
        }
    }

    #[test]
    fn relations_and_features_are_found_by_name() {
        let token = Token {
            span: Span::of(0..4),
            upos: Upos::Verb,
            feats: "Mood=Ind|Tense=Past".into(),
            lemma: "say".to_owned(),
            head: None,
            deprel: "nsubj:pass".into(),
            sentence: SentenceId(0),
        };
        assert!(token.is("nsubj") && !token.is("nsub"));
        assert_eq!((token.feature("Tense"), token.feature("Number")), (Some("Past"), None));
    }
}
