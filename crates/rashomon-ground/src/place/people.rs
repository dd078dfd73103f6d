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
    /// The same of those that a title or a verb's subject makes sure.
    sure: BTreeSet<String>,
    /// Words that the text writes small.
    small: BTreeSet<String>,
}

impl People {
    /// The persons that the model saw, where a first name or a title makes it sure.
    pub(crate) fn of(words: &Words<'_>) -> Self {
        let (mut known, mut sure) = (BTreeSet::new(), BTreeSet::new());
        for mention in &words.reading.annotation.entities {
            if mention.kind != EntityKind::Person {
                continue;
            }
            for span in &mention.spans {
                let capitals: Vec<usize> = words.within(*span).filter(|at| words.is_capital(*at)).collect();
                let titled = capitals.first().is_some_and(|first| is_title(words.before(*first, 1)));
                let lower = || capitals.iter().map(|at| words.lower(*at).to_owned());
                if capitals.len() > 1 || titled {
                    known.extend(lower());
                }
                if titled || words.reading.head_of(*span).is_some_and(|head| words.reading.token(head).is("nsubj")) {
                    sure.extend(lower());
                }
            }
        }
        let small = words.list.iter().filter(|word| word.form == word.lower).map(|word| word.lower.clone());
        Self {
            words: known,
            sure,
            small: small.collect(),
        }
    }

    /// Whether a word in lower case is surely part of a person's name.
    pub(crate) fn is_sure_of(&self, word: &str) -> bool {
        self.sure.contains(word)
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
