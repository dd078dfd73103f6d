//! What a page leaves in a text besides its report: invitations to sign up, menus run into a line, a drawing's labels.

/// Nothing longer is looked at, in bytes.
const LONGEST: usize = 2500;
/// So many different phrases of invitation make a line one.
const FEWEST_PHRASES: usize = 2;
/// So many runs of two words in capitals make a line a menu or the labels of a drawing.
const FEWEST_RUNS: usize = 3;
/// So many words that a number is grown together with make a line a drawing's legend.
const FEWEST_NUMBERED: usize = 3;

/// Phrases with which pages ask something of their readers, or tell of themselves.
const INVITATIONS: [&str; 36] = [
    "sign up",
    "newsletter",
    "subscribing",
    "subscribe",
    "unsubscribe",
    "email us at",
    "e-mail us at",
    "click here",
    "not a robot",
    "invalid email",
    "re-enter",
    "terms of service",
    "terms of use",
    "privacy policy",
    "an error has occurred",
    "please try again later",
    "continue reading the main story",
    "download our app",
    "download the app",
    "follow us on",
    "like us on",
    "chat with us",
    "do you have a story",
    "we pay for",
    "visit our website",
    "all rights reserved",
    "may not be in its final form",
    "accuracy and availability may vary",
    "created on a rush deadline",
    "is the audio record",
    "get the latest",
    "delivered to your inbox",
    "manage your email preferences",
    "contact the writer",
    "support our journalism",
    "create an account",
];

/// Whether a line is no part of a report.
pub fn is_clutter(line: &str) -> bool {
    line.len() <= LONGEST && (is_invitation(line) || is_menu(line) || is_legend(line))
}

/// `Sign up for our newsletter. Invalid email address.`
fn is_invitation(line: &str) -> bool {
    let lower = line.to_lowercase();
    let said = line.contains(['“', '"', '”']);
    let found = INVITATIONS.iter().filter(|phrase| lower.contains(*phrase));
    !said && found.take(FEWEST_PHRASES).count() == FEWEST_PHRASES
}

/// `SIN CITY How a town fell OLD MILL Boats burn HARBOUR LIGHTS …`: headings of other reports, or the labels of a map.
fn is_menu(line: &str) -> bool {
    let mut runs = 0;
    let mut run = 0;
    for word in line.split_whitespace() {
        run = if is_capitals(word) { run + 1 } else { 0 };
        runs += usize::from(run == 2);
    }
    runs >= FEWEST_RUNS && line.chars().any(char::is_lowercase)
}

/// A word of three capitals and more; a name of letters that are said one by one has fewer, or dots.
fn is_capitals(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().count() >= 3 && bare.chars().all(char::is_uppercase)
}

/// `1Boats burned in the harbour. 2People fled. 3Sappers came.`
fn is_legend(line: &str) -> bool {
    let numbered = |word: &&str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let mut letters = rest.chars();
        rest.len() < word.len()
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_none_or(|c| c.is_lowercase() || c == ' ')
    };
    line.split_whitespace().filter(numbered).take(FEWEST_NUMBERED).count() == FEWEST_NUMBERED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invitations_menus_and_legends() {
        for line in [
            "Our evening newsletter: sign up with your address, tick that you are not a robot, and unsubscribe when you like.",
            "We pay for good pictures. Do you have a story? Email us at desk@example.org",
            "MUST READ GHOST TOWN How a village emptied OLD MILL Miller tells of the fire LAST TRAIN Driver weeps",
            "1Boats burned in the harbour. 2People fled to the hill. 3A bridge fell.",
        ] {
            assert!(is_clutter(line), "{line}");
        }
        for line in [
            "The army asked residents to sign up for the militia.",
            "“Sign up or subscribe to nothing,” he said of the newsletter.",
            "The KVN and the TDF said the PFOK had fled.",
            "In 1Q the army lost 3B in funds.",
            "THE OLD MILL BURNED DOWN",
        ] {
            assert!(!is_clutter(line), "{line}");
        }
    }
}
