//! What form a text has, by its first words and not by its file's name.

/// The forms that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON Lines, an array of objects, or one object.
    Json,
    /// A web page.
    Page,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A table of links or texts.
    List,
    /// Anything else.
    Plain,
}

/// The form of `text`; the media type decides only where the text begins with no mark of its own.
pub fn form(text: &str, media_type: Option<&str>) -> Form {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head = text[..text.floor_char_boundary(1024)].to_ascii_lowercase();
    if looks_like_json(text) {
        return if head.contains("://jsonfeed.org/version/") {
            Form::Feed
        } else {
            Form::Json
        };
    }
    let holds = |marks: &[&str]| marks.iter().any(|mark| head.contains(mark));
    match () {
        () if begins_feed(&head) => Form::Feed,
        () if holds(&["<!doctype html", "<html"]) || begins_with_element(&head) => Form::Page,
        () if media_type.is_some_and(|media_type| media_type.contains("html")) && head.contains('<') => Form::Page,
        () if crate::list::is_list(text) => Form::List,
        () => Form::Plain,
    }
}

/// Whether the first element, after declarations and comments, is that of a feed.
fn begins_feed(head: &str) -> bool {
    let mut rest = head;
    while let Some(after) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let has_entities = after
            .split('>')
            .next()
            .is_some_and(|declaration| declaration.contains('['));
        let end = match () {
            () if after.starts_with("--") => "-->",
            () if has_entities => "]>",
            () => ">",
        };
        rest = after.split_once(end).map_or("", |(_, next)| next.trim_start());
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = &name[..name.find([' ', '>', '\n', '\r', '\t']).unwrap_or_default()];
    ["rss", "feed", "rdf:rdf", "atom:feed"].contains(&name)
}

/// Whether the text opens an object, or a list of objects.
fn looks_like_json(text: &str) -> bool {
    let opens_object = |text: &str| {
        text.strip_prefix('{')
            .is_some_and(|rest| rest.trim_start().starts_with(['"', '}']))
    };
    let opens_list = |rest: &str| opens_object(rest.trim_start()) || rest.trim() == "]";
    opens_object(text) || text.strip_prefix('[').is_some_and(opens_list)
}

/// Whether the text begins with an element that pages begin with.
fn begins_with_element(head: &str) -> bool {
    const ELEMENTS: [&str; 16] = [
        "head", "body", "div", "p", "article", "section", "main", "meta", "title", "script", "style", "h1", "h2",
        "span", "header", "table",
    ];
    let Some(rest) = head.strip_prefix('<') else {
        return false;
    };
    let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
    head.starts_with("<!--")
        || (ELEMENTS.contains(&name) && rest[name.len()..].starts_with(['>', ' ', '\n', '\r', '\t', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_form() {
        for (text, expected) in [
            (" {\"text\": \"a\"}", Form::Json),
            ("[\n {\"text\": 1}]", Form::Json),
            ("[]", Form::Json),
            ("[Editor's note] The army said no.", Form::Plain),
            ("{sic} The army said no.", Form::Plain),
            ("<!DOCTYPE html><html>", Form::Page),
            ("<!-- saved -->\n<p>The army", Form::Page),
            ("<p class='a'>The army", Form::Page),
            ("<pause> “No,” he said.", Form::Plain),
            ("<?xml version='1.0'?><rss version='2.0'>", Form::Feed),
            ("<?xml version='1.0'?>\n<!-- made\n-->\n<feed xmlns='a'>", Form::Feed),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Form::Feed),
            ("<?xml version='1.0'?><html>", Form::Page),
            ("The army said no.", Form::Plain),
            ("", Form::Plain),
        ] {
            assert_eq!(form(text, None), expected, "{text}");
        }
    }

    #[test]
    fn the_media_type_helps_where_the_text_is_silent() {
        assert_eq!(form("Lishen <b>fell</b>", Some("text/html")), Form::Page);
        assert_eq!(form("Lishen fell", Some("text/html")), Form::Plain);
        assert_eq!(form("{\"a\": 1}", Some("text/html")), Form::Json);
    }
}
