//! What form a text has, by its first words and not by its file's name.

/// The forms that are read, and one that is not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON Lines, an array of objects, or one object.
    Json,
    /// A web page.
    Page,
    /// RSS or Atom.
    Feed,
    /// A table of links or texts.
    List,
    /// Anything else.
    Plain,
}

/// The form of `text`.
pub fn form(text: &str) -> Form {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if looks_like_json(text) {
        return Form::Json;
    }
    let head = text[..text.floor_char_boundary(1024)].to_ascii_lowercase();
    let holds = |marks: &[&str]| marks.iter().any(|mark| head.contains(mark));
    match () {
        () if head.starts_with("<?xml") && holds(&["<rss", "<feed", "<rdf"]) || head.starts_with("<rss") => Form::Feed,
        () if holds(&["<!doctype html", "<html"]) || begins_with_element(&head) => Form::Page,
        () if crate::list::is_list(text) => Form::List,
        () => Form::Plain,
    }
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
            ("The army said no.", Form::Plain),
            ("", Form::Plain),
        ] {
            assert_eq!(form(text), expected, "{text}");
        }
    }
}
