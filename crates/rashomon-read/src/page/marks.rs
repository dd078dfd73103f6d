//! What a page's elements tell about it, gathered in one walk.

use dom_query::{Document as Dom, Element, NodeRef};
use serde_json::Value;

use super::lines::one_line;

/// The most of each that is kept: no page that a person reads has more.
const MOST: usize = 500;
/// The most whose words are read: a hostile page has one inside the other.
const MOST_WORDS: usize = 50;

/// What was gathered.
#[derive(Debug, Default)]
pub struct Marks {
    /// Names (`property`, `name`, `itemprop`, `http-equiv`) and contents of `meta` elements.
    metas: Vec<(String, String)>,
    /// The address that the page gives as its own.
    pub canonical: Option<String>,
    /// The language on the root element.
    pub language: Option<String>,
    /// The data for search engines (JSON-LD).
    pub linked: Vec<Value>,
    /// The style sheets inside the page.
    pub sheets: Vec<String>,
    /// The elements that are marked as dates of the report.
    pub times: Vec<Time>,
    /// The names in elements that are marked as the author's.
    pub authors: Vec<String>,
}

/// An element that is marked as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its machine-readable value, else its words.
    pub value: String,
    /// Whether it is marked as the date of publication.
    pub is_published: bool,
    /// Whether it is marked as the date of the last change.
    pub is_modified: bool,
}

/// An attribute's value.
pub fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let found = element.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

impl Marks {
    /// Walks the page.
    pub fn gather(dom: &Dom) -> Self {
        let mut marks = Self::default();
        for node in dom.root().descendants_it() {
            let Some(element) = node.element_ref() else { continue };
            match &*element.name.local {
                "html" => marks.language = value(&element, "lang").or_else(|| value(&element, "xml:lang")),
                "meta" => marks.meta(&element),
                "link" if attribute(&element, "rel") == Some("canonical") && marks.canonical.is_none() => {
                    marks.canonical = value(&element, "href");
                }
                "script" if is_linked_data(&element) => marks.data(&node),
                "style" if marks.sheets.len() < MOST => marks.sheets.push(node.text().to_string()),
                _ => marks.text(&node, &element),
            }
        }
        marks
    }

    /// The content of the first `meta` element with one of these names, in the order of the names.
    pub fn meta_of(&self, names: &[&str]) -> Option<String> {
        self.metas_of(names).next()
    }

    /// The contents of all of them.
    pub fn metas_of(&self, names: &[&str]) -> impl Iterator<Item = String> {
        names.iter().flat_map(|name| {
            let named = self
                .metas
                .iter()
                .filter(move |(known, _)| known.eq_ignore_ascii_case(name));
            named.map(|(_, content)| content.clone())
        })
    }

    fn meta(&mut self, element: &Element) {
        let Some(content) = value(element, "content") else {
            return;
        };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let (Some(name), true) = (value(element, key), self.metas.len() < MOST) {
                self.metas.push((name, content.clone()));
            }
        }
    }

    fn data(&mut self, node: &NodeRef<'_>) {
        let text = node.text();
        let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
        let text = text.trim_end_matches("-->").trim_end_matches("//]]>");
        if let (Ok(value), true) = (serde_json::from_str(text), self.linked.len() < MOST) {
            self.linked.push(value);
        }
    }

    /// Keeps a time or an author's name that stands in the text.
    fn text(&mut self, node: &NodeRef<'_>, element: &Element) {
        let property = attribute(element, "itemprop").unwrap_or_default();
        let dated = |name: &str| property.split_ascii_whitespace().any(|word| word == name);
        let (published, modified) = (dated("datePublished"), dated("dateModified"));
        let published = published || attribute(element, "pubdate").is_some();
        if (published || modified) && self.times.len() < MOST_WORDS {
            let stated = value(element, "datetime").or_else(|| value(element, "content"));
            self.times.push(Time {
                value: stated.unwrap_or_else(|| one_line(&node.text())),
                is_published: published,
                is_modified: modified,
            });
        }
        let is_author = attribute(element, "rel") == Some("author") || dated("author");
        if is_author && self.authors.len() < MOST_WORDS {
            self.authors.push(one_line(&node.text()));
        }
    }
}

/// An attribute's value on one line, unless it is empty.
fn value(element: &Element, name: &str) -> Option<String> {
    Some(one_line(attribute(element, name)?)).filter(|value| !value.is_empty())
}

/// Whether a script holds data for search engines.
fn is_linked_data(element: &Element) -> bool {
    attribute(element, "type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// The first object, outermost first, that `wanted` accepts. The parser bounds how deep a value can be.
pub fn find<'a>(
    value: &'a Value,
    wanted: &dyn Fn(&serde_json::Map<String, Value>) -> bool,
) -> Option<&'a serde_json::Map<String, Value>> {
    match value {
        Value::Object(object) if wanted(object) => Some(object),
        Value::Object(object) => object.values().find_map(|inner| find(inner, wanted)),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, wanted)),
        _ => None,
    }
}
