//! Which of the names that GeoNames lists may stand in a text.

use crate::fold;

/// Names of as many capital letters, or fewer, are codes of airports and the like.
const LONGEST_CODE: usize = 4;

/// What a name is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Others.
    Other,
}

/// What a name is written in; nothing if no text would hold it.
///
/// GeoNames writes machine transliterations of scripts without case in small letters throughout ("surudeu"); nobody else
/// does.
#[must_use]
pub fn script_of(name: &str) -> Option<Script> {
    let holds = |is_it: &dyn Fn(char) -> bool| name.chars().any(is_it);
    if holds(&is_latin) {
        let is_code = name.len() <= LONGEST_CODE && name.chars().all(|letter| letter.is_ascii_uppercase());
        let is_name = holds(&char::is_uppercase) && !is_code && fold(name).len() > 1;
        is_name.then_some(Script::Latin)
    } else if holds(&|letter| matches!(letter, '\u{400}'..='\u{52f}')) {
        Some(Script::Cyrillic)
    } else {
        holds(&char::is_alphabetic).then_some(Script::Other)
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_and_codes_are_no_names() {
        assert_eq!(script_of("Tamora"), Some(Script::Latin));
        assert_eq!(script_of("Тамора"), Some(Script::Cyrillic));
        assert_eq!(script_of("تامورا"), Some(Script::Other));
        assert_eq!(
            (script_of("tamora"), script_of("TMR"), script_of("–")),
            (None, None, None)
        );
    }
}
