//! What stands around and between the words of a report: share bars, "read also", related lists, newsletters, comments.

use dom_query::{Document as Dom, Element, NodeRef};

use super::{
    lines::{Line, is_silent, shown},
    marks::attribute,
};

/// Words in the class or id of an element that is no part of the report.
const AROUND: [&str; 56] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "banners",
    "breadcrumb",
    "breadcrumbs",
    "calendar",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "crumbs",
    "disqus",
    "donate",
    "donation",
    "foot",
    "footer",
    "gdpr",
    "imprint",
    "menu",
    "mostread",
    "nav",
    "navbar",
    "navigation",
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
    "tags",
    "toolbar",
    "trending",
];

/// Pairs of words that together say so.
const AROUND_PAIRS: [(&str, &str); 15] = [
    ("about", "author"),
    ("widget", "area"),
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

/// The fewest links of a list that leads away.
const FEWEST_LINKS: usize = 4;

/// Removes the elements around the report. One that holds much of the page is kept, whatever it is called.
pub fn remove(dom: &Dom) {
    let whole = dom.body().map_or(0, |body| shown(body).len());
    let mut gone = Vec::new();
    let mut open: Vec<(NodeRef<'_>, Held)> = Vec::new();
    let mut todo = vec![Step::Enter(dom.root())];
    while let Some(step) = todo.pop() {
        match step {
            Step::Enter(node) if node.is_text() => {
                if let Some((_, held)) = open.last_mut() {
                    held.bytes += node.text().trim().len();
                }
            }
            Step::Enter(node) if is_silent(&node) => gone.push(node),
            Step::Enter(node) => {
                open.push((node, Held::default()));
                todo.push(Step::Leave);
                todo.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave => {
                let Some((node, held)) = open.pop() else { continue };
                if is_gone(&node, &held, whole) {
                    gone.push(node);
                } else if let Some((_, outer)) = open.last_mut() {
                    outer.add(held, &node);
                }
            }
        }
    }
    gone.iter().for_each(NodeRef::remove_from_parent);
}

/// What is left to do of a walk.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave,
}

/// What an element holds, apart from what is around the report in it.
#[derive(Debug, Default, Clone, Copy)]
struct Held {
    /// Bytes of text.
    bytes: usize,
    /// Those in links.
    linked: usize,
    links: usize,
    has_headline: bool,
}

impl Held {
    /// Adds what an element inside holds.
    fn add(&mut self, inner: Self, node: &NodeRef<'_>) {
        let is_link = node.has_name("a");
        self.bytes += inner.bytes;
        self.linked += if is_link { inner.bytes } else { inner.linked };
        self.links += inner.links + usize::from(is_link);
        self.has_headline |= inner.has_headline || node.has_name("h1");
    }
}

/// Whether an element is around the report: by its name or its links, and less than a third of the page; what readers
/// wrote may be more.
fn is_gone(node: &NodeRef<'_>, held: &Held, whole: usize) -> bool {
    if held.has_headline {
        return false;
    }
    let Some(element) = node.element_ref() else {
        return false;
    };
    let small = held.bytes * 3 < whole.max(1);
    let of_readers = || held.bytes * 10 < whole * 9 && is_of_readers(&element);
    small && (is_around(&element) || leads_elsewhere(&element, held)) || of_readers()
}

/// Whether an element holds what readers wrote below the report.
pub fn is_of_readers(element: &Element) -> bool {
    let names = [attribute(element, "class"), attribute(element, "id")];
    let name = &*element.name.local;
    let marked = || {
        names
            .into_iter()
            .flatten()
            .flat_map(str::split_ascii_whitespace)
            .any(|name| {
                words(name)
                    .iter()
                    .any(|word| matches!(word.as_str(), "comments" | "comment" | "disqus" | "replies" | "reply"))
            })
    };
    !matches!(name, "html" | "body" | "main" | "article" | "p") && marked()
}

/// Whether an element is a list of links, more or less.
fn leads_elsewhere(element: &Element, held: &Held) -> bool {
    const LISTS: [&str; 8] = ["div", "ul", "ol", "td", "table", "section", "aside", "tr"];
    held.links >= FEWEST_LINKS && held.linked * 10 >= held.bytes * 7 && LISTS.contains(&&*element.name.local)
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
const AWAY: [&str; 37] = [
    "all rights reserved",
    "copyright ©",
    "copyright (c)",
    "when quoting,",
    "using the materials",
    "subscribe to",
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

/// Removes the lines that lead away from the report, those of the lists that they open, and those without words.
pub fn prune(mut lines: Vec<Line>) -> Vec<Line> {
    let mut opens_list = false;
    lines.retain(|line| {
        let away = leads_away(line);
        let in_list = opens_list && line.is_link() && line.words.split(' ').count() <= LONGEST_AWAY;
        opens_list = away || in_list;
        !away && !in_list && !line.is_time() && !is_count(&line.words)
    });
    lines
}

/// `12K`, `4 / 7`, `***`: how many have seen it, and other marks without a word.
fn is_count(words: &str) -> bool {
    words.is_ascii()
        && words.len() < 40
        && !words
            .as_bytes()
            .windows(2)
            .any(|pair| pair.iter().all(u8::is_ascii_alphabetic))
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
    line.words.split(' ').count() <= LONGEST_AWAY && AWAY.iter().any(begins)
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
            timed: 0,
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
