//! What a text shows of its own state: cut short by a paywall, full of control characters.

use crate::lines::ends_sentence;

/// Words that end a text which goes on for subscribers.
const PAYWALL: [&str; 12] = [
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "continue reading",
    "sign in to read",
    "log in to read",
    "already a subscriber",
    "for subscribers only",
    "subscribers only",
    "to read the full",
    "read the full story",
    "register to read",
];

/// How many bytes at the end are looked at.
const END: usize = 300;

/// Whether the text stops before the report does.
pub fn is_cut_short(text: &str) -> bool {
    let text = text.trim_end();
    let end = text[text.floor_char_boundary(text.len().saturating_sub(END))..].to_lowercase();
    let (before, last) = match end.trim_end().rsplit_once(['\n', '\r']) {
        Some((before, last)) => (before.trim_end(), last.trim()),
        None => ("", end.as_str()),
    };
    let stub = PAYWALL.iter().any(|words| last.contains(words)) && last.split_whitespace().count() <= 14;
    stub || trails_off(last) || (is_read_more(last) && (trails_off(before) || !ends_sentence(before)))
}

/// Whether the words end in dots that no quotation closes, or in a count of what is left out.
fn trails_off(words: &str) -> bool {
    let counted = words.ends_with(" chars]") && words.contains("[+");
    words.ends_with(['…']) || words.ends_with("...") || words.ends_with("[…]") || words.ends_with("[...]") || counted
}

/// `Read more`
fn is_read_more(line: &str) -> bool {
    ["read more", "see more", "show more", "read on"].contains(&line.trim_end_matches(['.', '…', '»', '>', '→', ' ']))
}

/// Whether the text holds characters that change how it is shown without being seen: controls, bidirectional marks and
/// overrides, spaces without width. They stay in the text, since spans count them.
pub fn has_control_characters(text: &str) -> bool {
    text.chars().any(is_unseen)
}

/// A control, a bidirectional mark or override, a space without width.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}'
        | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_is_known_by_its_end() {
        for text in [
            "The army said on Monday that the…",
            "The army said.\n\nSubscribe to continue reading",
            "The army said that\nRead more",
            "The army said that the bridge [+1204 chars]",
        ] {
            assert!(is_cut_short(text), "{text}");
        }
        for text in [
            "The army said no.",
            "“We shall see...”",
            "The army said no.\nRead more",
            "",
            "They continue reading the lists aloud in the square, and nobody in Lishen has gone home yet, she said.",
        ] {
            assert!(!is_cut_short(text), "{text}");
        }
    }

    #[test]
    fn unseen_characters_are_flagged() {
        assert!(
            has_control_characters("a\u{202e}b")
                && has_control_characters("a\u{200b}b")
                && has_control_characters("a\u{1b}[0m")
        );
        assert!(!has_control_characters("a\tb\r\nc “d” é"));
    }
}
