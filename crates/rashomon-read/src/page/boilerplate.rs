//! What stands around and between the words of a report: share bars, "read also", related lists, newsletters, comments.

use dom_query::{Document as Dom, Element, NodeRef};

use super::{lines::Line, marks::attribute};

/// Words in the class or id of an element that is no part of the report.
const AROUND: [&str; 44] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "donate",
    "donation",
    "gdpr",
    "mostread",
    "newsletter",
    "outbrain",
    "pagination",
    "popular",
    "popup",
    "promo",
    "readalso",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "seealso",
    "share",
    "sharebar",
    "shares",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "socials",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "trending",
    "widget",
];

/// Pairs of words that together say so.
const AROUND_PAIRS: [(&str, &str); 13] = [
    ("read", "also"),
    ("read", "next"),
    ("see", "also"),
    ("more", "on"),
    ("more", "from"),
    ("most", "read"),
    ("also", "read"),
    ("sign", "up"),
    ("sr", "only"),
    ("visually", "hidden"),
    ("screen", "reader"),
    ("up", "next"),
    ("follow", "us"),
];

/// Removes the elements around the report. One that holds much of the page is kept, whatever it is called.
pub fn remove(dom: &Dom) {
    let whole = dom.body().map_or(0, |body| body.text().len());
    let mut gone = Vec::new();
    let mut todo = vec![dom.root()];
    while let Some(node) = todo.pop() {
        let around = node.element_ref().is_some_and(|element| is_around(&element));
        if around && is_small(&node, whole) {
            gone.push(node);
        } else {
            todo.extend(node.children_it(true));
        }
    }
    gone.iter().for_each(NodeRef::remove_from_parent);
}

/// Whether an element holds less than a third of the page, and no main heading.
fn is_small(node: &NodeRef<'_>, whole: usize) -> bool {
    let holds_heading = || node.descendants_it().any(|inner| inner.has_name("h1"));
    node.text().len() * 3 < whole.max(1) && !holds_heading()
}

fn is_around(element: &Element) -> bool {
    let name = &*element.name.local;
    if matches!(name, "html" | "body" | "main" | "article" | "p" | "h1" | "head") {
        return false;
    }
    let role = attribute(element, "role").unwrap_or_default();
    if matches!(name, "nav" | "noscript" | "dialog")
        || matches!(role, "navigation" | "search" | "dialog" | "complementary")
    {
        return true;
    }
    let class = attribute(element, "class").unwrap_or_default();
    let id = attribute(element, "id").unwrap_or_default();
    [class, id]
        .iter()
        .any(|names| names.split_ascii_whitespace().any(names_around))
}

/// Whether one class or id names something around the report.
fn names_around(name: &str) -> bool {
    if name.len() > 80 {
        return false;
    }
    let words = words(name);
    let known = |word: &String| AROUND.binary_search(&word.as_str()).is_ok();
    let pair = |pair: &[String]| {
        let [first, second] = pair else { return false };
        AROUND_PAIRS.contains(&(first.as_str(), second.as_str()))
    };
    words.iter().any(known) || words.windows(2).any(pair)
}

/// The words of a name: `article__shareBar-top` has article, share, bar and top.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '-';
    for c in name.chars() {
        let begins = !before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if c.is_alphanumeric() {
            match words.last_mut() {
                Some(word) if !begins => word.extend(c.to_lowercase()),
                _ => words.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    words
}

/// Words that begin a line which leads away from the report.
const AWAY: [&str; 32] = [
    "read also",
    "also read",
    "read more:",
    "read more on",
    "read more about",
    "read next",
    "see also",
    "more on this",
    "more:",
    "related:",
    "related stories",
    "related articles",
    "related news",
    "recommended:",
    "you may also like",
    "you might also like",
    "share this",
    "share on",
    "share:",
    "follow us",
    "follow our",
    "sign up for",
    "sign up to",
    "subscribe to our",
    "join our",
    "advertisement",
    "story continues below",
    "click here",
    "download our app",
    "читайте также",
    "читайте також",
    "lire aussi",
];

/// A line of more words is a sentence of somebody's.
const LONGEST_AWAY: usize = 25;

/// Removes the lines that lead away from the report, and those of the lists that they open.
pub fn prune(lines: Vec<Line>) -> Vec<Line> {
    let mut opens_list = false;
    let keep = |line: &Line| {
        let away = leads_away(line);
        let in_list = opens_list && line.is_link() && line.words.split(' ').count() <= LONGEST_AWAY;
        opens_list = away || in_list;
        !away && !in_list
    };
    let mut lines = lines;
    lines.retain(keep);
    lines
}

fn leads_away(line: &Line) -> bool {
    let words = line.words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = |away: &&str| {
        let head: String = words
            .chars()
            .take(away.chars().count())
            .flat_map(char::to_lowercase)
            .collect();
        let rest = words.chars().nth(away.chars().count());
        head == **away && !(away.ends_with(char::is_alphabetic) && rest.is_some_and(char::is_alphanumeric))
    };
    line.words.split(' ').count() <= LONGEST_AWAY && AWAY.iter().any(|away| begins(&away))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(AROUND.is_sorted());
    }

    #[test]
    fn names_tell_what_is_around() {
        for name in [
            "share-bar",
            "articleShare",
            "post__related",
            "read-also",
            "SocialLinks",
            "cookie_notice",
            "sr-only",
        ] {
            assert!(names_around(name), "{name}");
        }
        for name in [
            "article",
            "shared-governance",
            "readmore",
            "headline",
            "advance",
            "story-body",
            "adhoc",
            "relatedness",
        ] {
            assert!(!names_around(name), "{name}");
        }
    }

    #[test]
    fn lines_that_lead_away_go_with_their_lists() {
        let line = |words: &str, linked: bool| Line {
            kind: None,
            words: words.to_owned(),
            linked: if linked { words.len() } else { 0 },
        };
        let lines = vec![
            line("The army said no.", false),
            line("Read also:", false),
            line("Ten facts about Lishen", true),
            line("What the envoy wore", true),
            line("The brigade said yes.", false),
            line("The envoy's letter in full", true),
            line("Follow us on Beacon", false),
            line("Share this", false),
            line("More on that was not said by the envoy.", false),
            line("Advertisements were torn down, she said.", false),
        ];
        let kept: Vec<String> = prune(lines).into_iter().map(|line| line.words).collect();
        assert_eq!(
            kept,
            [
                "The army said no.",
                "The brigade said yes.",
                "The envoy's letter in full",
                "More on that was not said by the envoy.",
                "Advertisements were torn down, she said."
            ]
        );
    }
}
