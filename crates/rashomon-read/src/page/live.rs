//! Pages of many entries, such as a live blog: each entry with its own time, words and address.
//!
//! Believed are the data for search engines (`LiveBlogPosting`), and elements of one sort that follow each other, each
//! with a time of its own, where they hold most of the page's words and do not lead to other pages. Lists of
//! teasers look alike: those are one document, with a warning.

use std::collections::BTreeMap;

use dom_query::{Document as Dom, NodeId, NodeRef};
use rashomon_types::{BlockKind, Published};
use serde_json::{Map, Value};

use super::{
    boilerplate,
    head::{absolute, text_of},
    lines::{Line, lines, one_line},
    marks::{Marks, attribute, find},
};
use crate::{date, document::Draft};

/// What was found of entries.
pub enum Entries {
    None,
    /// So many reports, or the beginnings of them.
    Unsure(usize),
    Some(Vec<Entry>),
}

/// One entry.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Entry {
    title: Option<String>,
    date: Option<Published>,
    modified: Option<Published>,
    url: Option<String>,
    authors: Vec<String>,
    lines: Vec<Line>,
}

/// The fewest entries that make a page of entries.
const FEWEST: usize = 2;
/// The fewest among elements, which say less of themselves.
const FEWEST_ELEMENTS: usize = 3;
/// The most entries of one page.
const MOST: usize = 5_000;
/// How many siblings to each side are looked at for one's own sort.
const NEAR: usize = 12;
/// Entries of fewer words in the mean are headlines.
const SHORTEST_MEAN: usize = 20;

/// The entries of a page whose address is known.
pub fn entries(dom: &Dom, marks: &Marks, url: Option<&str>) -> Entries {
    let linked = linked(marks, url);
    if linked.len() >= FEWEST && are_shown(&linked, dom) {
        return Entries::Some(linked);
    }
    elements(dom, url)
}

/// Whether the page shows such entries to its readers too; or shows little, until its script has run.
fn are_shown(entries: &[Entry], dom: &Dom) -> bool {
    let page = dom.body().map(|body| lines(body, true)).unwrap_or_default();
    let page: Vec<String> = page.into_iter().map(|line| line.words).collect();
    let page = page.join(" ");
    let held_lines = || entries.iter().flat_map(|entry| &entry.lines);
    let held: usize = held_lines().map(|line| line.words.len()).sum();
    let begins = |line: &Line| line.words.chars().take(40).collect::<String>();
    page.len() * 2 < held
        || held_lines()
            .take(50)
            .any(|line| line.words.len() >= 20 && page.contains(&begins(line)))
}

/// The drafts of the entries, with what the page tells of all of them.
pub fn drafts(page: &Draft, entries: &[Entry]) -> Vec<Draft> {
    let draft = |(at, entry): (usize, &Entry)| Draft {
        name: format!("{}, entry {},", page.name, at + 1),
        path: page.path.clone(),
        title: entry.title.clone().or_else(|| page.title.clone()),
        authors: if entry.authors.is_empty() {
            page.authors.clone()
        } else {
            entry.authors.clone()
        },
        publisher: page.publisher.clone(),
        url: entry.url.clone().or_else(|| page.url.clone()),
        dates: entry.date.clone().map_or_else(|| page.dates.clone(), |date| vec![date]),
        modified: entry.modified.clone(),
        fetched: page.fetched,
        language: page.language.clone(),
        flags: page.flags.iter().cloned().chain(["entry".to_owned()]).collect(),
        ..Draft::of_lines(&entry.lines)
    };
    entries.iter().enumerate().map(draft).collect()
}

/// The entries in the data for search engines.
fn linked(marks: &Marks, url: Option<&str>) -> Vec<Entry> {
    let blog = marks
        .linked
        .iter()
        .find_map(|data| find(data, &|object| object.contains_key("liveBlogUpdate")));
    let updates = match blog.and_then(|blog| blog.get("liveBlogUpdate")) {
        Some(Value::Array(updates)) => updates.as_slice(),
        _ => &[],
    };
    updates
        .iter()
        .take(MOST)
        .filter_map(|update| linked_entry(update.as_object()?, url))
        .collect()
}

fn linked_entry(update: &Map<String, Value>, page: Option<&str>) -> Option<Entry> {
    let title = text_of(update, "headline");
    let body = text_of(update, "articleBody").or_else(|| text_of(update, "description"))?;
    let lines = body_lines(&body, title.as_deref());
    let dated = |key: &str| {
        let (date, instant) = date::stamp(&text_of(update, key)?)?;
        let found_in = "json_ld".to_owned();
        Some(Published {
            date,
            instant,
            found_in,
        })
    };
    (!lines.is_empty()).then(|| Entry {
        date: dated("datePublished"),
        modified: dated("dateModified"),
        url: text_of(update, "url")
            .or_else(|| text_of(update, "@id"))
            .and_then(|url| place(&url, page)),
        title,
        lines,
        authors: Vec::new(),
    })
}

/// The lines of an entry's body, which may be HTML, after its headline.
fn body_lines(body: &str, title: Option<&str>) -> Vec<Line> {
    let mut found: Vec<Line> = title
        .map(|words| Line {
            kind: Some(BlockKind::Heading),
            words: words.to_owned(),
            ..Line::default()
        })
        .into_iter()
        .collect();
    let before = found.len();
    if body.contains("</") || body.contains("<br") {
        let dom = Dom::fragment(body.to_owned());
        super::hidden::remove(&dom, &[]);
        found.extend(boilerplate::prune(lines(dom.root(), false)));
    } else {
        let plain = body.lines().map(one_line).filter(|words| !words.is_empty());
        found.extend(plain.map(|words| Line {
            words,
            ..Line::default()
        }));
    }
    if found.len() == before { Vec::new() } else { found }
}

/// An address, or a place on the page.
fn place(url: &str, page: Option<&str>) -> Option<String> {
    if let Some(anchor) = url.strip_prefix('#') {
        return anchored(page, anchor);
    }
    absolute(url, page)
}

/// A place on the page, by its name.
fn anchored(page: Option<&str>, anchor: &str) -> Option<String> {
    let page = page?.split('#').next()?;
    let sound =
        !anchor.is_empty() && anchor.len() <= 200 && !anchor.contains(|c: char| c.is_whitespace() || c.is_control());
    sound.then(|| format!("{page}#{anchor}"))
}

/// The entries among a page's elements.
fn elements(dom: &Dom, url: Option<&str>) -> Entries {
    let Some(group) = largest_group(dom) else {
        return Entries::None;
    };
    let found: Vec<Entry> = group.iter().take(MOST).filter_map(|node| entry(node, url)).collect();
    let words = |lines: &[Line]| lines.iter().map(|line| line.words.split(' ').count()).sum::<usize>();
    let in_entries: usize = found.iter().map(|entry| words(&entry.lines)).sum();
    let body = dom.body().map(|body| words(&lines(body, true))).unwrap_or_default();
    let dated = found.iter().filter(|entry| entry.date.is_some()).count();
    if found.len() < FEWEST_ELEMENTS || dated * 10 < found.len() * 8 || in_entries * 10 < body * 5 {
        return Entries::None;
    }
    let teasers = group.iter().filter(|node| is_teaser(node)).count();
    if teasers * 2 > group.len() || in_entries < SHORTEST_MEAN * found.len() {
        return Entries::Unsure(found.len());
    }
    Entries::Some(found)
}

/// The siblings of one sort with a time each, of which there are most words.
fn largest_group(dom: &Dom) -> Option<Vec<NodeRef<'_>>> {
    let mut groups: BTreeMap<(usize, String), Vec<NodeRef<'_>>> = BTreeMap::new();
    let mut order: Vec<NodeId> = Vec::new();
    let root = dom.root();
    let times = root.descendants_it().filter(|node| node.has_name("time"));
    for time in times.take(MOST) {
        // Up to the element whose siblings are of its own sort.
        let Some((parent, item, sort)) = repeated(&time) else {
            continue;
        };
        let place = order.iter().position(|known| *known == parent).unwrap_or_else(|| {
            order.push(parent);
            order.len() - 1
        });
        let group = groups.entry((place, sort)).or_default();
        if group.last().is_none_or(|last| last.id != item.id) {
            group.push(item);
        }
    }
    let weight = |group: &Vec<NodeRef<'_>>| group.iter().map(|node| node.text().len()).sum::<usize>();
    let large = groups.into_values().filter(|group| group.len() >= FEWEST_ELEMENTS);
    large.max_by_key(weight)
}

/// The element around a time that is repeated: its parent, itself, its sort.
fn repeated<'a>(time: &NodeRef<'a>) -> Option<(NodeId, NodeRef<'a>, String)> {
    let mut item = *time;
    for _ in 0..8 {
        let parent = item.parent()?;
        let sort = sort(&item);
        if item
            .element_ref()
            .is_some_and(|element| boilerplate::is_of_readers(&element))
        {
            return None;
        }
        let is_item = matches!(sort.split('.').next(), Some("article" | "li" | "div" | "section"));
        if is_item {
            let alike = 1 + alike_near(&item, &sort);
            if alike >= FEWEST_ELEMENTS {
                return Some((parent.id, item, sort));
            }
        }
        item = parent;
    }
    None
}

/// How many of the siblings near an element are of its sort.
fn alike_near(item: &NodeRef<'_>, wanted: &str) -> usize {
    let after = std::iter::successors(item.next_sibling(), NodeRef::next_sibling).take(NEAR);
    let before = std::iter::successors(item.prev_sibling(), NodeRef::prev_sibling).take(NEAR);
    after.chain(before).filter(|sibling| sort_is(sibling, wanted)).count()
}

/// An element's name and first class: `article.live-entry`.
fn sort(node: &NodeRef<'_>) -> String {
    node.element_ref().map_or_else(String::new, |element| {
        let class = attribute(&element, "class")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .next()
            .unwrap_or_default();
        format!("{}.{class}", &*element.name.local)
    })
}

fn sort_is(node: &NodeRef<'_>, wanted: &str) -> bool {
    node.is_element() && sort(node) == wanted
}

/// An entry of an element.
fn entry(node: &NodeRef<'_>, url: Option<&str>) -> Option<Entry> {
    let found = boilerplate::prune(lines(*node, false));
    let time = node.descendants_it().find(|inner| inner.has_name("time"));
    let stamp = time.and_then(|time| {
        let stated = time
            .element_ref()
            .and_then(|element| attribute(&element, "datetime").map(str::to_owned));
        date::stamp(&stated.unwrap_or_else(|| one_line(&time.text())))
    });
    let title = found
        .iter()
        .find(|line| line.kind == Some(BlockKind::Heading))
        .map(|line| line.words.clone());
    let says_more = found.iter().any(|line| line.kind != Some(BlockKind::Heading));
    says_more.then(|| Entry {
        title,
        date: stamp.map(|(date, instant)| Published {
            date,
            instant,
            found_in: "time".to_owned(),
        }),
        url: anchor(node).and_then(|anchor| anchored(url, &anchor)),
        lines: found,
        ..Entry::default()
    })
}

/// The name by which an entry can be linked to.
fn anchor(node: &NodeRef<'_>) -> Option<String> {
    let id = |node: &NodeRef<'_>| {
        node.element_ref()
            .and_then(|element| attribute(&element, "id").map(str::to_owned))
    };
    id(node).or_else(|| {
        let links = node.descendants_it().filter(|inner| inner.has_name("a"));
        links
            .filter_map(|link| link.attr("href"))
            .find_map(|href| href.strip_prefix('#').map(str::to_owned))
    })
}

/// Whether the heading of an element leads to another page.
fn is_teaser(node: &NodeRef<'_>) -> bool {
    let leads_away = |link: &NodeRef<'_>| {
        link.attr("href")
            .is_some_and(|href| !href.starts_with('#') && !href.is_empty())
    };
    let is_heading = |node: &NodeRef<'_>| {
        node.node_name()
            .is_some_and(|name| matches!(name.as_ref(), "h1" | "h2" | "h3" | "h4" | "h5"))
    };
    let headings = node.descendants_it().filter(is_heading);
    let mut linked = headings.map(|heading| {
        let around = heading.parent().filter(|parent| parent.has_name("a"));
        around
            .into_iter()
            .chain(heading.descendants_it().filter(|inner| inner.has_name("a")))
            .any(|link| leads_away(&link))
    });
    linked.any(|linked| linked)
}
