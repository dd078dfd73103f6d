//! Characters that cannot be seen or that a terminal obeys, shown as marks.

/// Whether a character is hidden: a control, a mark of direction, of no width, or a private one that no font shows.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' |
            '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' |
            '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' |
            '\u{e0000}'..='\u{e0fff}')
}

/// A text with every hidden character shown as a mark: `␛` for a control, `⟨U+202E⟩` for the others.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + character as u32)),
            '\u{7f}' => shown.push('␡'),
            hidden if is_hidden(hidden) => shown.push_str(&format!("⟨U+{:04X}⟩", hidden as u32)),
            plain => shown.push(plain),
        }
    }
    shown
}

/// A text on one line: each run of white space is one space, hidden characters are shown as marks.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
    visible(&words.join(" "))
}

/// White space that a reader may see as such; other white-space controls are hidden characters.
fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_characters_become_marks() {
        assert_eq!(
            one_line("\u{1b}[31mred \n\t\u{202e}evil\0\u{7f}"),
            "␛[31mred ⟨U+202E⟩evil␀␡"
        );
        assert_eq!(one_line("Київ\u{a0}— “ok” 😀"), "Київ — “ok” 😀");
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!one_line(&text).chars().any(is_hidden));
        }
    }
}
