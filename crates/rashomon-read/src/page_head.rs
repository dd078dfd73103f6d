//! What a web page's head tells: title, outlet, address, date, language.

use dom_query::Document as Dom;
use rashomon_types::Published;
use serde_json::Value;

use crate::date;

/// What was found; nothing is guessed.
#[derive(Debug, Default)]
pub struct PageHead {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
}

/// Reads the head of a page.
pub fn read(dom: &Dom) -> PageHead {
    let linked = linked_data(dom);
    let news = linked
        .iter()
        .find_map(|data| find(data, &|object| object.contains_key("datePublished")));
    let text = |key: &str| news?.get(key)?.as_str().map(clean).filter(|text| !text.is_empty());
    PageHead {
        title: meta(dom, &["og:title", "twitter:title"]).or_else(|| text("headline")),
        publisher: meta(dom, &["og:site_name"]).or_else(|| publisher(news?)),
        url: attribute(dom, "link[rel='canonical']", "href").or_else(|| meta(dom, &["og:url"])),
        published: published(dom, text("datePublished")),
        language: attribute(dom, "html", "lang"),
    }
}

/// The outlet's name in linked data.
fn publisher(news: &Value) -> Option<String> {
    let publisher = news.get("publisher")?;
    let name = publisher.as_str().or_else(|| publisher.get("name")?.as_str())?;
    Some(clean(name)).filter(|name| !name.is_empty())
}

/// The date: of linked data, else of the `meta` elements, else of the first `time` element.
fn published(dom: &Dom, linked: Option<String>) -> Option<Published> {
    const NAMES: [&str; 11] = [
        "article:published_time",
        "article:published",
        "og:published_time",
        "datePublished",
        "publish-date",
        "pubdate",
        "date",
        "DC.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
    ];
    let dated = |value: Option<String>, found_in: &str| {
        let (date, instant) = date::stamp(&value?)?;
        Some(Published {
            date,
            instant,
            found_in: found_in.to_owned(),
        })
    };
    let time = || {
        attribute(dom, "time[itemprop='datePublished'], time[pubdate]", "datetime")
            .or_else(|| attribute(dom, "article time[datetime]", "datetime"))
            .or_else(|| attribute(dom, "time[datetime]", "datetime"))
    };
    dated(linked, "json_ld")
        .or_else(|| dated(meta(dom, &NAMES), "meta"))
        .or_else(|| dated(time(), "time"))
}

/// The content of the first `meta` element with one of these names, in the order of the names.
fn meta(dom: &Dom, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let selector = format!("meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']");
        attribute(dom, &selector, "content")
    })
}

/// An attribute of the first element that matches.
fn attribute(dom: &Dom, selector: &str, name: &str) -> Option<String> {
    let value = dom
        .try_select(selector)?
        .iter()
        .find_map(|element| element.attr(name))?;
    Some(clean(&value)).filter(|value| !value.is_empty())
}

/// A value on one line.
fn clean(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page's linked data (JSON-LD).
fn linked_data(dom: &Dom) -> Vec<Value> {
    dom.select("script[type='application/ld+json']")
        .iter()
        .filter_map(|script| serde_json::from_str(script.text().trim()).ok())
        .collect()
}

/// The first object, outermost first, that `wanted` accepts. The parser bounds how deep a value can be.
fn find<'a>(value: &'a Value, wanted: &dyn Fn(&serde_json::Map<String, Value>) -> bool) -> Option<&'a Value> {
    match value {
        Value::Object(object) if wanted(object) => Some(value),
        Value::Object(object) => object.values().find_map(|inner| find(inner, wanted)),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, wanted)),
        _ => None,
    }
}
