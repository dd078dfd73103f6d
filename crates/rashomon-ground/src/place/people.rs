//! Persons known in the text, so that "Jordan said" is no country where Michael Jordan was named.

use std::collections::BTreeSet;

use rashomon_types::EntityKind;

use super::lists::is_title;
use super::words::Words;

/// The words of persons' names, and what else tells a name from a common word.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Words in lower case of names that have two words or more, or a title.
    words: BTreeSet<String>,
    /// Words that the text writes small.
    small: BTreeSet<String>,
}

impl People {
    /// The persons that the model saw, where a first name or a title makes it sure.
    pub(crate) fn of(words: &Words<'_>) -> Self {
        let mut known = BTreeSet::new();
        for mention in &words.reading.annotation.entities {
            if mention.kind != EntityKind::Person {
                continue;
            }
            for span in &mention.spans {
                let tokens: Vec<usize> = words.reading.annotation.tokens_in(*span).map(rashomon_types::TokenId::index).collect();
                let capitals: Vec<usize> = tokens.into_iter().filter(|at| words.is_capital(*at)).collect();
                let titled = capitals.first().is_some_and(|first| is_title(words.before(*first, 1)));
                if capitals.len() > 1 || titled {
                    known.extend(capitals.iter().map(|at| words.lower(*at).to_owned()));
                }
            }
        }
        let small = words.list.iter().filter(|word| word.form == word.lower).map(|word| word.lower.clone());
        Self {
            words: known,
            small: small.collect(),
        }
    }

    /// Whether the text writes a word small somewhere, so that it is a common word.
    pub(crate) fn writes_small(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// Whether a word in lower case is part of a person's name.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}
