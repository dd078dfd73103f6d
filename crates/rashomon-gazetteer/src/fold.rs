//! What does not count when names are compared: case, accents, punctuation, spaces.
//!
//! Latin, Cyrillic and Greek letters become ASCII, so that a name can be found whichever of the three it is written in.
//! Letters of scripts without case stay as they are: their usual transliterations leave vowels out and would collide with
//! other names by chance.

/// A name as it is compared: lower-case letters and digits.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.chars() {
        fold_character(character, &mut folded);
    }
    folded
}

/// Whether the letters of a name all become ASCII.
#[must_use]
pub(crate) fn is_transliterated(name: &str) -> bool {
    name.chars()
        .all(|character| !character.is_alphanumeric() || has_case_script(character))
}

fn fold_character(character: char, folded: &mut String) {
    if character.is_ascii() {
        if character.is_ascii_alphanumeric() {
            folded.push(character.to_ascii_lowercase());
        }
    } else if has_case_script(character) {
        let ascii = in_english(character)
            .or_else(|| deunicode::deunicode_char(character))
            .unwrap_or_default();
        let kept = ascii.chars().filter(char::is_ascii_alphanumeric);
        folded.extend(kept.map(|letter| letter.to_ascii_lowercase()));
    } else if character.is_alphanumeric() {
        folded.extend(character.to_lowercase());
    }
}

/// Cyrillic letters that English writes otherwise than the table of all scripts does.
fn in_english(character: char) -> Option<&'static str> {
    match character {
        'я' | 'Я' => Some("ya"),
        'ю' | 'Ю' => Some("yu"),
        'й' | 'Й' | 'ы' | 'Ы' => Some("y"),
        _ => None,
    }
}

/// Latin, Greek and Cyrillic, with their extensions, and the marks that modify them.
fn has_case_script(character: char) -> bool {
    matches!(character, '\u{0}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{1d00}'..='\u{1fff}' | '\u{2c60}'..='\u{2c7f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' | '\u{a720}'..='\u{a7ff}' | '\u{ff21}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold("São José dos-Campos"), "saojosedoscampos");
        assert_eq!(fold("L’viv"), fold("Lviv"));
        assert_eq!(fold("  "), "");
    }

    #[test]
    fn cyrillic_and_greek_become_ascii_and_arabic_stays() {
        assert_eq!(fold("Козинка"), "kozinka");
        assert_eq!(fold("Полевая"), "polevaya");
        assert_eq!(fold("Αθήνα"), "athena");
        assert_eq!(fold("حلب"), "حلب");
        assert!(is_transliterated("Козинка") && !is_transliterated("حلب"));
    }
}
