//! Lines that say who made the picture or the text, and the boilerplate around a report: no claims are made of them.

use crate::{
    lines::ends_sentence,
    names::{after, begins, is_name_like, is_slashed, names_agency},
};

/// A credit line is no longer, in bytes.
const LONGEST: usize = 300;

/// Words that begin a line of names.
const BEFORE_NAMES: [&str; 34] = [
    "photographs by",
    "photograph by",
    "photographs:",
    "photograph:",
    "photos by",
    "photo by",
    "photos:",
    "photo:",
    "photo credit:",
    "photo courtesy of",
    "pictures:",
    "picture:",
    "picture credit:",
    "images:",
    "image:",
    "image credit:",
    "image source,",
    "image copyright",
    "image caption",
    "credits:",
    "credit:",
    "video by",
    "video:",
    "graphic by",
    "graphic:",
    "source:",
    "sources:",
    "reporting by",
    "additional reporting by",
    "writing by",
    "editing by",
    "compiled by",
    "translated by",
    "illustration by",
];

/// Words that begin a line of boilerplate, whatever follows.
const BOILERPLATE: [&str; 48] = [
    "©",
    "(c) ",
    "copyright ©",
    "all rights reserved",
    "read more:",
    "read also:",
    "also read:",
    "see also:",
    "read next:",
    "more on this story",
    "more stories:",
    "related:",
    "related stories",
    "related articles",
    "related topics",
    "recommended:",
    "watch:",
    "listen:",
    "sign up for ",
    "sign up to ",
    "subscribe to ",
    "subscribe now",
    "share this ",
    "share on ",
    "follow us ",
    "follow @",
    "click here",
    "download our app",
    "continue reading",
    "to continue reading",
    "already a subscriber",
    "get our app",
    "join our ",
    "tap here",
    "advertisement",
    "article continues below",
    "story continues below",
    "this article was originally published",
    "this story has been updated",
    "skip to content",
    "newsletter sign up",
    "most read in",
    "most popular",
    "enlarge this image",
    "toggle caption",
    "contact the writer",
    "like us on ",
    "email us at",
];

/// Whole lines of boilerplate.
const WHOLE: [&str; 22] = [
    "ad",
    "advert",
    "share",
    "print",
    "email",
    "save",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "comments",
    "read more",
    "see more",
    "show more",
    "load more",
    "most read",
    "trending",
    "subscribe",
    "sign in",
    "log in",
    "copy link",
    "getty",
];

/// Words that stand over a list of links.
const BEFORE_LINKS: [&str; 9] = [
    "read more",
    "read also",
    "also read",
    "see also",
    "more on this story",
    "more stories",
    "related",
    "recommended",
    "read next",
];

/// Whether a line stands over a list of links to other reports.
pub fn introduces_links(line: &str) -> bool {
    let words = line.trim_end_matches([':', ' ', '…', '.']);
    BEFORE_LINKS.iter().any(|known| known.eq_ignore_ascii_case(words))
}

/// Whether a line only says who made something, or is boilerplate.
pub fn is_credit(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let enclosed = bare.len() + 2 == line.len();
    let line = bare;
    line.len() <= LONGEST
        && ((enclosed && is_name_like(line, 8) && !ends_sentence(line))
            || is_boilerplate(line)
            || is_labelled_names(line)
            || is_byline(line)
            || is_slashed(line)
            || is_agency(line))
}

/// `Read more: …`, `Share`, `4 min read`
fn is_boilerplate(line: &str) -> bool {
    let bare = line.trim_end_matches(['.', ':', '!', '…', '>', '»', ' ']);
    let year = after(line, &["copyright "]).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    BOILERPLATE.iter().any(|prefix| begins(line, prefix))
        || WHOLE.iter().any(|whole| whole.eq_ignore_ascii_case(bare))
        || year
        || is_reading_time(bare)
}

/// `4 min read`
fn is_reading_time(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && ["min read", "minute read", "mins read"]
            .iter()
            .any(|end| rest.trim_matches([' ', '-']) == *end)
}

/// `Photograph: Ines Valk`, `Reporting by L. Hamm; editing by P. Osei`
fn is_labelled_names(line: &str) -> bool {
    let Some(rest) = after(line, &BEFORE_NAMES) else {
        return false;
    };
    rest.split(';').all(|part| {
        let part = part.trim();
        is_name_like(after(part, &BEFORE_NAMES).unwrap_or(part), 14)
    })
}

/// `By Jane Roe, Senior Correspondent`
fn is_byline(line: &str) -> bool {
    const NO_AUTHORS: [&str; 21] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "the",
        "contrast",
    ];
    let Some(rest) = after(line, &["by ", "written by ", "from our correspondent"]) else {
        return false;
    };
    let first = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let author = begins(rest, "the new ") || !NO_AUTHORS.iter().any(|word| word.eq_ignore_ascii_case(first));
    author && first.starts_with(char::is_uppercase) && is_name_like(rest, 16) && !line.ends_with(['.', '?', '!'])
}

/// `Getty Images`, `Handout via Telegram`
fn is_agency(line: &str) -> bool {
    names_agency(line)
        && is_name_like(line, 6)
        && !line.contains(':')
        && !line.ends_with(['.', '?', '!'])
        && !line.contains("’s")
        && !line.contains("'s")
}

/// Whether the words in brackets at the end of a line, or after its last sentence, are a credit.
pub fn is_inner_credit(words: &str) -> bool {
    let words = words.trim();
    is_labelled_names(words) || is_slashed(words) || (names_agency(words) && is_name_like(words, 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_and_boilerplate() {
        for line in [
            "Photograph: Ines Valk/Corona Press",
            "Photo by Ines Valk/KVN",
            "Handout via Telegram",
            "Getty Images",
            "© 2031 Saltmarsh Record",
            "Copyright 2031 Saltmarsh Record. All rights reserved. Reporting by L. Hamm; editing by P. Osei",
            "(Reporting by Ada Toldt in Kingsferry; Editing by L. Hamm)",
            "By Jane Roe, Senior Correspondent",
            "By Marlon Says and Ada Toldt in Kingsferry",
            "BY ADA TOLDT",
            "Read more: Who are the Marsh Battalion?",
            "Share this article. Sign up to our newsletter. 4 min read",
            "Sign up for our morning letter.",
            "Advertisement",
            "4 min read",
            "Ines Valk/Corona Press",
            "(Saltmarsh Record 05/24/2031)",
            "Newsletter Sign Up Continue reading the main story",
        ] {
            assert!(is_credit(line), "{line}");
        }
    }

    #[test]
    fn prose_is_no_credit() {
        for line in [
            "Reporting by the BBC suggests that 50 people were killed.",
            "By Monday the bridge was shut.",
            "By Friday Toravia Was Ours",
            "By the Ozra, Six Graves",
            "By evening the fighters had left, Jane Roe said.",
            "Read more than once, the letter says little.",
            "Reuters reported that the ministry had told TASS of the raid.",
            "Photos: a burned lorry, a broken bridge and a line of graves were seen on Monday.",
            "Copyright disputes are rare in Toravia, the minister said.",
            "Source: the army said so.",
        ] {
            assert!(!is_credit(line), "{line}");
        }
    }
}
