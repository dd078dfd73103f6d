//! What no page that a person reads exceeds, looked for before a parser sees it.
//!
//! A parser of HTML repairs what it reads, and a hostile page can make the repair cost more than memory holds: elements
//! nested without end, one tag with a million attributes (each compared with each), and bold and italic left open, which
//! every paragraph that follows opens again. One pass over the bytes finds all of them.

/// The most bytes: the longest page in a collection of 181 news pages has 3 MB.
const LONGEST: usize = 16 * 1000 * 1000;
/// The deepest nesting of elements, as far as tags tell.
const DEEPEST: usize = 500;
/// The most attributes of one tag.
const MOST_ATTRIBUTES: usize = 2_000;
/// The most elements that open formatting can make: how much of it is open, times the tags.
const MOST_REOPENED: usize = 5_000_000;

/// What a page has too much of, in words that follow "is a web page"; nothing if it can be read.
pub fn exceeded(html: &str) -> Option<&'static str> {
    if html.len() > LONGEST {
        return Some("of more than 16 MB");
    }
    if html.split('>').any(|piece| attributes(piece) > MOST_ATTRIBUTES) {
        return Some("with a tag of thousands of attributes");
    }
    let nesting = nesting(html);
    if nesting.deepest > DEEPEST {
        return Some("whose elements are nested more than 500 deep");
    }
    let reopened = nesting.formatting.saturating_mul(nesting.tags) > MOST_REOPENED;
    reopened.then_some("whose bold and italic are left open too often")
}

/// How many attributes a piece of a page can hold: names after white space or a quotation mark, before `=`.
fn attributes(piece: &str) -> usize {
    let bytes = piece.as_bytes();
    let mut count = 0;
    let mut after_gap = false;
    let mut named = false;
    for byte in bytes {
        match byte {
            b'=' if named => count += 1,
            _ if !is_name(*byte) => after_gap = byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'/'),
            _ => {}
        }
        named = is_name(*byte) && (after_gap || named);
        after_gap &= !is_name(*byte);
    }
    count
}

/// Whether a byte can stand in an attribute's name, as people write them.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
}

/// How a page's tags nest.
#[derive(Debug, Default)]
struct Nesting {
    tags: usize,
    deepest: usize,
    /// The most formatting elements that are open at once.
    formatting: usize,
}

/// Reads the tags of a page.
fn nesting(html: &str) -> Nesting {
    let mut found = Nesting::default();
    let (mut depth, mut formatting) = (0_usize, 0_usize);
    let step = |level: usize, closes: bool| if closes { level.saturating_sub(1) } else { level + 1 };
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let Some(name) = tag_name(rest) else { continue };
        found.tags += 1;
        depth = if is_left_open(name) { depth } else { step(depth, closes) };
        formatting = if is_formatting(name) {
            step(formatting, closes)
        } else {
            formatting
        };
        found.deepest = found.deepest.max(depth);
        found.formatting = found.formatting.max(formatting);
    }
    found
}

/// The name at the beginning of a tag.
fn tag_name(tag: &str) -> Option<&str> {
    let end = tag.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
    tag.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| &tag[..end])
}

/// Whether an element never holds others, or is one that authors leave open.
fn is_left_open(name: &str) -> bool {
    const OPEN: [&str; 26] = [
        "p", "li", "br", "hr", "img", "meta", "link", "input", "td", "th", "tr", "dt", "dd", "option", "area", "base",
        "col", "embed", "source", "track", "wbr", "param", "html", "head", "body", "colgroup",
    ];
    OPEN.iter().any(|open| open.eq_ignore_ascii_case(name))
}

/// Whether a parser opens this element again in each paragraph until it is closed.
fn is_formatting(name: &str) -> bool {
    const FORMATTING: [&str; 14] = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ];
    FORMATTING.iter().any(|element| element.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hostile_pages_exceed_the_limits() {
        assert_eq!(exceeded(&"<p>a <b>b</b><br><li>c".repeat(10_000)), None);
        assert!(exceeded(&"<div>".repeat(501)).unwrap().contains("nested"));
        let attributes: String = (0..6_000).map(|n| format!(" a{n}=1")).collect();
        assert!(exceeded(&format!("<p{attributes}>")).unwrap().contains("attributes"));
        let bold: String = (0..300).map(|n| format!("<b a={n}>")).collect();
        assert!(
            exceeded(&format!("{bold}{}", "<p>x".repeat(20_000)))
                .unwrap()
                .contains("bold")
        );
        let data = format!("<script>{{\"a\":\"{}\"}}</script>", "x?a=b&c=d".repeat(10_000));
        assert_eq!(exceeded(&data), None);
    }
}
