//! The words under a picture: how they begin, and the credit at their end.

use std::ops::Range;

use crate::{
    credit::is_inner_credit,
    lines::ends_sentence,
    names::{after, begins},
};

/// A caption is no longer, in bytes, and has no more sentences: what is longer is a paragraph that cites a picture.
const LONGEST: usize = 600;
const MOST_SENTENCES: usize = 3;

/// Labels before a caption that are no part of it.
const LABELS: [&str; 16] = [
    "file photo:",
    "file photograph:",
    "file picture:",
    "file image:",
    "file -",
    "file –",
    "file —",
    "photos:",
    "photo:",
    "photograph:",
    "picture:",
    "pictured:",
    "image:",
    "caption:",
    "photo caption:",
    "image caption:",
];

/// What a picture is called.
const PICTURES: [&str; 14] = [
    "photo",
    "photograph",
    "picture",
    "image",
    "still",
    "screengrab",
    "screenshot",
    "screen-grab",
    "grab",
    "frame",
    "illustration",
    "photos",
    "images",
    "pictures",
];

/// What a picture does, or what was done with it.
const DONE: [&str; 17] = [
    "released",
    "taken",
    "provided",
    "shows",
    "show",
    "made",
    "obtained",
    "from",
    "shared",
    "posted",
    "published",
    "issued",
    "distributed",
    "supplied",
    "by",
    "shot",
    "dated",
];

/// The parts of a caption, as byte ranges of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// What is seen.
    pub body: Range<usize>,
    /// Who made the picture, without brackets.
    pub credit: Option<Range<usize>>,
}

/// Agencies and services whose name some pages put before a caption, without punctuation.
const LEADING: [&str; 15] = [
    "getty images",
    "ap:associated press",
    "associated press",
    "ap photo",
    "reuters",
    "afp",
    "epa",
    "efe",
    "pa",
    "ap",
    "shutterstock",
    "alamy",
    "twitter",
    "facebook",
    "instagram",
];

/// The caption that a line is, if it is one. A gallery's name before it, the document's `title`, is no part of it.
pub fn caption(line: &str, title: Option<&str>) -> Option<Caption> {
    if line.len() > LONGEST || sentences(line) > MOST_SENTENCES {
        return None;
    }
    let (start, leading) = label(line, title);
    let shown = without_controls(line);
    let trailing = trailing_credit(&line[..shown]).filter(|trailing| trailing.outer > start);
    let end = trailing.as_ref().map_or(shown, |trailing| trailing.outer);
    let body = start..line[..end].trim_end().len().max(start);
    let long_enough = line[body.clone()].split_whitespace().count() >= 3;
    let is_caption = start > 0 || shown < line.len() || trailing.is_some() || begins_as_caption(line);
    let credit = trailing.map(|trailing| trailing.credit).or(leading);
    (is_caption && long_enough).then_some(Caption { body, credit })
}

/// Where the caption begins after its label, and the credit that is such a label.
fn label(line: &str, title: Option<&str>) -> (usize, Option<Range<usize>>) {
    if let Some(rest) = after(line, &LABELS) {
        let rest = title
            .and_then(|title| after(rest, &[title]))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(rest);
        return (line.len() - rest.len(), None);
    }
    match leading_credit(line) {
        Some(credit) => (credit.end + 1, Some(credit)),
        None => (0, None),
    }
}

/// Whether a known agency's name runs into this line's caption.
pub fn is_led(line: &str) -> bool {
    leading_credit(line).is_some()
}

/// `Getty Images A burned lorry lies on the road`: an agency, a capital, and no full stop, as in no sentence.
fn leading_credit(line: &str) -> Option<Range<usize>> {
    let agency = LEADING.iter().find(|agency| begins(line, agency))?.len();
    let rest = line[agency..].strip_prefix(' ')?;
    let whole = rest.starts_with(char::is_uppercase) && rest.split_whitespace().count() >= 5;
    let sentence = ends_sentence(line) || line.ends_with([':', ',', ';', '”', '"']);
    let named = line.starts_with(char::is_uppercase) && rest.split_whitespace().nth(1)?.starts_with(char::is_lowercase);
    (whole && named && !sentence).then_some(0..agency)
}

/// Where a line ends without a gallery's ` Hide Caption 4 of 30`.
fn without_controls(line: &str) -> usize {
    let counter = line.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(" of ");
    let before = counter.map(|line| line.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end());
    let hidden = before.and_then(|line| {
        line.strip_suffix("Hide Caption")
            .or_else(|| line.strip_suffix("hide caption"))
    });
    let bare = hidden
        .or_else(|| line.strip_suffix("hide caption"))
        .or_else(|| line.strip_suffix("Hide Caption"));
    bare.map_or(line.len(), |line| line.trim_end().len())
}

/// How many full stops are followed by a new sentence, and one.
fn sentences(line: &str) -> usize {
    let follows = |at: usize| line[at + 2..].starts_with(char::is_uppercase);
    1 + line.match_indices(". ").filter(|(at, _)| follows(*at)).count()
}

/// A credit at the end of a line, and where what precedes it ends.
struct Trailing {
    outer: usize,
    credit: Range<usize>,
}

/// `… (Handout/Telegram/KVN)`, `… [Dario Penn/Straits Photo]`, `…. Orrick Hills Army/Handout`
fn trailing_credit(line: &str) -> Option<Trailing> {
    bracketed_credit(line).or_else(|| sentence_credit(line))
}

/// A credit in brackets.
fn bracketed_credit(line: &str) -> Option<Trailing> {
    let bare = line.trim_end_matches('.');
    let close = bare.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let outer = bare.rfind(open)?;
    let credit = outer + 1..bare.len() - 1;
    // "… in the town (Handout/KVN)." is how a sentence ends; a caption's credit is the last thing of all.
    (bare.len() == line.len() && is_inner_credit(&line[credit.clone()])).then_some(Trailing { outer, credit })
}

/// A credit after the last full stop.
fn sentence_credit(line: &str) -> Option<Trailing> {
    let (outer, _) = line
        .match_indices(['.', '!', '?', '”', '"', '’'])
        .rev()
        .find(|(at, mark)| {
            let rest = &line[at + mark.len()..];
            rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic)
        })?;
    let mark = line[outer..].chars().next().map_or(0, char::len_utf8);
    let rest = &line[outer + mark..];
    let from = line.len() - rest.trim_start().len();
    let tail = line[from..].trim_end_matches('.');
    is_inner_credit(tail).then(|| Trailing {
        outer: outer + mark,
        credit: from..from + tail.len(),
    })
}

/// `In this handout photo released on …`, `This satellite image shows …`, `A file photo of …`
fn begins_as_caption(line: &str) -> bool {
    let mut words = line
        .split_whitespace()
        .take(9)
        .map(|word| word.trim_end_matches([',', ':', '.']));
    if begins(line, "in this ") || begins(line, "in these ") {
        return names_picture(words.skip(2)).is_some_and(|next| next != "of" && next != "and");
    }
    if begins(line, "this ") || begins(line, "these ") {
        return names_picture(words.skip(1)).is_some_and(|next| DONE.contains(&next));
    }
    let first = words.next().unwrap_or_default();
    let kind = words.next().unwrap_or_default();
    let known = ["file", "handout", "combination"].contains(&kind);
    first.eq_ignore_ascii_case("a") && known && names_picture(words).is_some()
}

/// The word after the first picture that is named within a few words.
fn names_picture<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut words = words
        .skip_while(|word| !PICTURES.contains(word))
        .skip_while(|word| PICTURES.contains(word));
    words.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Option<(&str, Option<&str>)> {
        caption(line, Some("Raid on Lishen")).map(|found| (&line[found.body], found.credit.map(|credit| &line[credit])))
    }

    #[test]
    fn captions_and_their_credits() {
        for (line, body, credit) in [
            (
                "A burned lorry lies on the road (Handout/Telegram/Norrwire)",
                "A burned lorry lies on the road",
                Some("Handout/Telegram/Norrwire"),
            ),
            (
                "The crater that was left by a bomb. (Photo: Basti Owen)",
                "The crater that was left by a bomb.",
                Some("Photo: Basti Owen"),
            ),
            (
                "In this file photo from 2029, soldiers parade. [Dario Penn/Straits Photo]",
                "In this file photo from 2029, soldiers parade.",
                Some("Dario Penn/Straits Photo"),
            ),
            (
                "This handout photo released by the army shows a drone. Hill Army/Handout via Norrwire",
                "This handout photo released by the army shows a drone.",
                Some("Hill Army/Handout via Norrwire"),
            ),
            (
                "Photos: Raid on Lishen Debris lies on the bridge. Hide Caption 4 of 30",
                "Debris lies on the bridge.",
                None,
            ),
            (
                "Getty Images A burned lorry lies on the road",
                "A burned lorry lies on the road",
                Some("Getty Images"),
            ),
            (
                "FILE PHOTO: A man walks past a wall in Lishen",
                "A man walks past a wall in Lishen",
                None,
            ),
            (
                "In this image taken from video, smoke rises over Lishen.",
                "In this image taken from video, smoke rises over Lishen.",
                None,
            ),
        ] {
            assert_eq!(parts(line), Some((body, credit)), "{line}");
        }
    }

    #[test]
    fn prose_is_no_caption() {
        for line in [
            "The brigade (KVN/Radio Ostrey) has no flag.",
            "The plant makes 80 units (24 km/h).",
            "In this week's video message the minister said no.",
            "This picture of calm is false, he said.",
            "A satellite image released by Kelmar shows the depot burning, the ministry said.",
            "He said the army (ATR/Handout).",
            "Reuters White House correspondent Jane Roe was there",
            "Reuters The report was not confirmed.",
            "AP reported that the bridge was shut",
            "The photo was released on Monday.",
            "He read it in The Meridian Post. Vandrey denied it.",
        ] {
            assert_eq!(parts(line), None, "{line}");
        }
    }
}
