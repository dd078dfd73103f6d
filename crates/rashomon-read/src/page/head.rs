//! What a web page tells of itself: title, authors, outlet, address, dates, language.

use dom_query::{Document as Dom, NodeRef};
use rashomon_types::Published;
use serde_json::{Map, Value};

use super::{
    lines::one_line,
    marks::{Marks, find},
};
use crate::date;

/// What was found; nothing is guessed.
#[derive(Debug, Default, Clone)]
pub struct PageHead {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    /// Every date that may be the one of publication, the most trusted first.
    pub dates: Vec<Published>,
    pub modified: Option<Published>,
    pub language: Option<String>,
    /// The report's words, where the data for search engines hold them.
    pub body: Option<String>,
    /// Whether the page says that the report is not free to read.
    pub is_paid: bool,
}

/// Reads what a page tells; `fetched_from` is its address where that is known from outside.
pub fn read(marks: &Marks, fetched_from: Option<&str>) -> PageHead {
    let news = marks
        .linked
        .iter()
        .find_map(|data| find(data, &|object| object.contains_key("datePublished")));
    let text = |key: &str| text_of(news?, key);
    let linked_language = || text("inLanguage");
    PageHead {
        title: marks
            .meta_of(&["og:title", "twitter:title"])
            .or_else(|| text("headline")),
        authors: authors(marks, news),
        publisher: marks.meta_of(&["og:site_name"]).or_else(|| publisher(news?)),
        url: address(marks, fetched_from),
        dates: published(marks, text("datePublished")),
        modified: modified(marks, text("dateModified")),
        language: marks
            .language
            .clone()
            .or_else(linked_language)
            .or_else(|| marks.meta_of(&["og:locale", "content-language"])),
        body: text("articleBody"),
        is_paid: news.is_some_and(is_paid),
    }
}

/// A field of linked data that holds words.
pub fn text_of(object: &Map<String, Value>, key: &str) -> Option<String> {
    let words = object.get(key)?.as_str()?.trim();
    (!words.is_empty()).then(|| {
        if key == "articleBody" {
            words.to_owned()
        } else {
            one_line(words)
        }
    })
}

/// The outlet's name in linked data.
fn publisher(news: &Map<String, Value>) -> Option<String> {
    names(news.get("publisher")?).into_iter().next()
}

/// The names in a value: a string, an object with a name, or a list of either.
fn names(value: &Value) -> Vec<String> {
    let named = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
        Some(one_line(name)).filter(|name| !name.is_empty())
    };
    match value {
        Value::Array(items) => items.iter().filter_map(named).collect(),
        one => named(one).into_iter().collect(),
    }
}

/// The most authors that are kept.
const MOST_AUTHORS: usize = 20;

/// Who wrote it: of linked data, else of the `meta` elements, else of elements marked as the author's.
fn authors(marks: &Marks, news: Option<&Map<String, Value>>) -> Vec<String> {
    const NAMES: [&str; 6] = [
        "author",
        "article:author",
        "parsely-author",
        "byl",
        "DC.creator",
        "dcterms.creator",
    ];
    let linked = news.and_then(|news| news.get("author")).map(names).unwrap_or_default();
    let first = [linked, marks.metas_of(&NAMES).collect(), marks.authors.clone()]
        .into_iter()
        .map(|names| names.iter().filter_map(|name| author(name)).collect::<Vec<_>>())
        .find(|names| !names.is_empty());
    let mut kept: Vec<String> = Vec::new();
    for name in first.unwrap_or_default() {
        if !kept.contains(&name) && kept.len() < MOST_AUTHORS {
            kept.push(name);
        }
    }
    kept
}

/// A name without `By`; none if it is an address or too long for a name.
fn author(name: &str) -> Option<String> {
    let name = name.trim();
    let name = ["By ", "by ", "BY "]
        .iter()
        .find_map(|by| name.strip_prefix(by))
        .unwrap_or(name)
        .trim();
    let sound =
        name.chars().any(char::is_alphabetic) && name.len() <= 120 && !name.contains("://") && !name.starts_with('@');
    sound.then(|| name.to_owned())
}

/// The page's own address, else the one that it was fetched from. A front page's address is not believed of another page.
fn address(marks: &Marks, fetched_from: Option<&str>) -> Option<String> {
    let fetched = fetched_from.filter(|url| is_web(url));
    let own = marks.canonical.clone().or_else(|| marks.meta_of(&["og:url"]));
    let own = own.and_then(|url| absolute(&url, fetched));
    let is_front = |url: &str| url.splitn(4, '/').nth(3).is_none_or(str::is_empty);
    own.filter(|url| !is_front(url) || fetched.is_none_or(is_front))
        .or_else(|| fetched.map(str::to_owned))
}

/// An address with its host, which that of the page may give; nothing but what the web is read by.
pub fn absolute(url: &str, page: Option<&str>) -> Option<String> {
    let url = url.trim();
    if is_web(url) {
        return Some(url.to_owned());
    }
    let (scheme, rest) = page?.split_once("://")?;
    if let Some(host) = url.strip_prefix("//") {
        return Some(format!("{scheme}://{host}"));
    }
    let host = rest.split(['/', '?', '#']).next()?;
    url.starts_with('/').then(|| format!("{scheme}://{host}{url}"))
}

/// `https://…`, `http://…`
pub fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// The date that a value states, with where it was found.
fn dated(value: &str, found_in: &str) -> Option<Published> {
    let (date, instant) = date::stamp(value)?;
    Some(Published {
        date,
        instant,
        found_in: found_in.to_owned(),
    })
}

/// The dates of publication: of linked data, of the `meta` elements, of elements marked so.
fn published(marks: &Marks, linked: Option<String>) -> Vec<Published> {
    const GRAPH: [&str; 3] = ["article:published_time", "article:published", "og:published_time"];
    const NAMES: [&str; 12] = [
        "datePublished",
        "publish-date",
        "publication_date",
        "pubdate",
        "date",
        "DC.date.issued",
        "DC.date",
        "dcterms.created",
        "dcterms.issued",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
    ];
    let linked = linked
        .iter()
        .filter_map(|value| dated(value, "json_ld"))
        .collect::<Vec<_>>();
    let metas = |names: &[&str], found_in: &str| {
        marks
            .metas_of(names)
            .filter_map(|value| dated(&value, found_in))
            .collect::<Vec<_>>()
    };
    let marked = marks.times.iter().filter(|time| time.is_published);
    let times = marked.filter_map(|time| dated(&time.value, "time"));
    let mut kept: Vec<Published> = Vec::new();
    let all = linked
        .into_iter()
        .chain(metas(&GRAPH, "open_graph"))
        .chain(metas(&NAMES, "meta"))
        .chain(times);
    for date in all {
        if !kept.contains(&date) {
            kept.push(date);
        }
    }
    kept
}

/// The date of the first `time` of a page from which all was removed that is no report's; inside the report if it can be.
pub fn first_time(dom: &Dom) -> Option<Published> {
    let root = dom.root();
    let times = || root.descendants_it().filter(|node| node.has_name("time")).take(50);
    let in_report = |time: &NodeRef<'_>| {
        time.ancestors_it(None)
            .any(|node| node.has_name("article") || node.has_name("main"))
    };
    let stamp = |time: NodeRef<'_>| {
        let stated = time.attr("datetime").map(|value| value.to_string());
        dated(&stated.unwrap_or_else(|| one_line(&time.text())), "time")
    };
    let inside = times().filter(|time| in_report(time)).find_map(stamp);
    inside.or_else(|| times().find_map(stamp))
}

/// The main heading of a page, if it has one alone.
pub fn headline(dom: &Dom) -> Option<String> {
    let root = dom.root();
    let mut headings = root.descendants_it().filter(|node| node.has_name("h1"));
    let (only, more) = (headings.next()?, headings.next());
    let words = one_line(&only.text());
    (more.is_none() && !words.is_empty() && words.len() <= 300).then_some(words)
}

/// The headline: the main heading where the title holds it or begins it, as with an outlet's name behind; else the title.
pub fn title(title: Option<String>, headline: Option<String>) -> Option<String> {
    match (title, headline) {
        (Some(title), Some(headline)) if title.contains(&headline) || headline.starts_with(&title) => Some(headline),
        (title, headline) => title.or(headline),
    }
}

/// The date of the last change.
fn modified(marks: &Marks, linked: Option<String>) -> Option<Published> {
    const GRAPH: [&str; 3] = ["article:modified_time", "article:modified", "og:updated_time"];
    const NAMES: [&str; 5] = [
        "dateModified",
        "last-modified",
        "dcterms.modified",
        "DC.date.modified",
        "revised",
    ];
    let meta = |names: &[&str], found_in: &str| dated(&marks.meta_of(names)?, found_in);
    let time = || {
        marks
            .times
            .iter()
            .find(|time| time.is_modified)
            .and_then(|time| dated(&time.value, "time"))
    };
    linked
        .and_then(|value| dated(&value, "json_ld"))
        .or_else(|| meta(&GRAPH, "open_graph"))
        .or_else(|| meta(&NAMES, "meta"))
        .or_else(time)
}

/// Whether linked data say that the report is not free to read.
fn is_paid(news: &Map<String, Value>) -> bool {
    match news.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    }
}
