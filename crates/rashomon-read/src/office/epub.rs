//! EPUB: one document a chapter that has running text; a book of articles is many reports.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;
use rashomon_types::{BlockKind, Diagnostic, Document, Published, Staged};

use super::markup::{self, Form, Role};
use super::package::Package;
use super::{Why, broken};
use crate::{Hints, Settings, date, document::Draft, lines::ends_sentence, page::Line};

/// The documents in a book.
pub fn read(package: &mut Package<'_>, name: &str, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let book = match Book::open(package) {
        Ok(book) => book,
        Err(why) => {
            return Staged {
                value: Vec::new(),
                diagnostics: vec![broken(name, &why)],
            };
        }
    };
    let mut staged = Staged::quiet(Vec::new());
    let mut without = 0;
    for chapter in &book.chapters {
        match book.chapter(package, chapter, name) {
            Ok(Some(draft)) => {
                let finished = draft.hinted(hints).finish(settings);
                staged.value.extend(finished.collect_into(&mut staged.diagnostics));
            }
            Ok(None) => without += 1,
            Err(why) => staged.diagnostics.push(broken(&format!("{name}#{chapter}"), &why)),
        }
    }
    if staged.value.is_empty() && staged.diagnostics.is_empty() {
        staged
            .diagnostics
            .push(broken(name, "is an e-book without running text"));
    } else if without > 0 {
        let message = format!("{name}: {without} parts without running text, such as a cover, were passed over.");
        staged.diagnostics.push(Diagnostic::note("read.book_parts", message));
    }
    staged
}

/// What a book says of itself.
struct Book {
    /// Paths in the archive, in the order of reading.
    chapters: Vec<String>,
    publisher: Option<String>,
    published: Option<Published>,
    language: Option<String>,
}

impl Book {
    fn open(package: &mut Package<'_>) -> Result<Self, Why> {
        let container = package.text("META-INF/container.xml")?;
        let path = markup::attributes(&container, "rootfile")
            .into_iter()
            .find_map(|attributes| value(&attributes, "full-path"))
            .ok_or_else(|| "does not say where its list of chapters is".to_owned())?;
        let list = package.text(&path)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let stamp = markup::first_text(&list, "date").and_then(|text| date::stamp(&text));
        Ok(Self {
            chapters: chapters(&list, folder),
            publisher: markup::first_text(&list, "publisher"),
            published: stamp.map(|(date, instant)| Published {
                date,
                instant,
                found_in: "book".to_owned(),
            }),
            language: markup::first_text(&list, "language"),
        })
    }

    /// The draft of one chapter; nothing if no line of it is a sentence.
    fn chapter(&self, package: &mut Package<'_>, path: &str, name: &str) -> Result<Option<Draft>, Why> {
        let form = Form {
            role,
            only_words: false,
        };
        let page = package.text(path)?;
        let lines = markup::lines(&page, &form)?;
        if !lines.iter().any(is_prose) {
            return Ok(None);
        }
        let heading = lines.iter().find(|line| line.kind == Some(BlockKind::Heading));
        let place = format!("{name}#{path}");
        let draft = Draft {
            name: place.clone(),
            path: place,
            title: heading
                .map(|line| line.words.clone())
                .or_else(|| markup::first_text(&page, "title")),
            publisher: self.publisher.clone(),
            stated: self.published.clone(),
            language: self.language.clone(),
            ..Draft::default()
        };
        Ok(Some(draft.with_lines(&lines)))
    }
}

/// Whether a line is running text.
fn is_prose(line: &Line) -> bool {
    line.kind != Some(BlockKind::Heading) && ends_sentence(&line.words) && line.words.split_whitespace().count() > 3
}

/// The chapters that a book's list names, in its order.
fn chapters(list: &str, folder: &str) -> Vec<String> {
    let items: BTreeMap<String, String> = markup::attributes(list, "item")
        .iter()
        .filter_map(|item| Some((value(item, "id")?, value(item, "href")?)))
        .collect();
    markup::attributes(list, "itemref")
        .iter()
        .filter_map(|reference| items.get(&value(reference, "idref")?))
        .map(|href| resolved(folder, href))
        .collect()
}

fn value(attributes: &[(String, String)], name: &str) -> Option<String> {
    attributes
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.clone())
}

/// The path in the archive that a reference from a folder means.
fn resolved(folder: &str, href: &str) -> String {
    let href = unescaped(href.split('#').next().unwrap_or_default());
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A reference without its percent signs: `a%20b` is `a b`.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = after.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What an element is.
fn role(name: &str, _: &BytesStart<'_>) -> Role {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Block(Some(BlockKind::Heading)),
        "figcaption" | "caption" => Role::Block(Some(BlockKind::Caption)),
        "li" => Role::Block(Some(BlockKind::ListItem)),
        "blockquote" => Role::Block(Some(BlockKind::BlockQuote)),
        "p" | "div" | "section" | "article" | "body" | "td" | "th" | "tr" | "dt" | "dd" | "ul" | "ol" | "table"
        | "figure" | "header" | "footer" | "aside" | "pre" => Role::Block(None),
        "br" | "hr" => Role::Break,
        "head" | "script" | "style" | "nav" | "svg" | "math" => Role::Skip,
        _ => Role::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_within_the_archive() {
        assert_eq!(resolved("OEBPS", "text/a%20b.xhtml#top"), "OEBPS/text/a b.xhtml");
        assert_eq!(resolved("a/b", "../../../c.xhtml"), "c.xhtml");
        assert_eq!(resolved("", "100%.xhtml"), "100%.xhtml");
    }
}
