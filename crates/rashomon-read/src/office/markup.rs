//! XML to lines of text: a walk that a small table of roles steers.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use rashomon_types::BlockKind;

use super::Why;
use crate::page::Line;

/// More elements in each other than this are refused.
const DEEPEST: usize = 512;

/// What an element is for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It begins and ends a line, of this kind if it says so.
    Block(Option<BlockKind>),
    /// It tells of which kind the line around it is.
    Kind(BlockKind),
    /// It ends the line.
    Break,
    /// It stands for these characters.
    Text(&'static str),
    /// Its text stands in a line, and counts where only marked text does.
    Words,
    /// It is nothing to the line.
    Inline,
    /// Nothing in it is text of the document.
    Skip,
}

/// How a form of XML is read.
pub struct Form {
    /// The role of an element, by its name without prefix.
    pub role: fn(&str, &BytesStart<'_>) -> Role,
    /// Whether only text inside of [`Role::Words`] counts.
    pub only_words: bool,
}

/// The lines of a document.
pub fn lines(xml: &str, form: &Form) -> Result<Vec<Line>, Why> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk {
        form,
        lines: Vec::new(),
        words: String::new(),
        open: Vec::new(),
    };
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => walk.step(&event)?,
            Err(error) => return Err(format!("is damaged ({error})")),
        }
    }
    walk.flush();
    Ok(walk.lines)
}

struct Walk<'a> {
    form: &'a Form,
    lines: Vec<Line>,
    words: String,
    open: Vec<Open>,
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    role: Role,
    kind: Option<BlockKind>,
    is_skipped: bool,
    has_words: bool,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event<'_>) -> Result<(), Why> {
        match event {
            Event::Start(element) => self.enter(element)?,
            Event::Empty(element) => {
                self.enter(element)?;
                self.leave();
            }
            Event::End(_) => self.leave(),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(reference) => {
                let text = character(reference);
                self.text(&text);
            }
            _ => {}
        }
        Ok(())
    }

    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Why> {
        if self.open.len() >= DEEPEST {
            return Err(format!("has more than {DEEPEST} elements in each other"));
        }
        let name = element.local_name().as_ref().to_owned();
        let role = (self.form.role)(&name, element);
        let outer = self.open.last().copied();
        let mut open = Open {
            role,
            kind: outer.and_then(|outer| outer.kind),
            is_skipped: outer.is_some_and(|outer| outer.is_skipped) || role == Role::Skip,
            has_words: outer.is_some_and(|outer| outer.has_words) || role == Role::Words,
        };
        if !open.is_skipped {
            self.begin(role, &mut open);
        }
        self.open.push(open);
        Ok(())
    }

    fn begin(&mut self, role: Role, open: &mut Open) {
        match role {
            Role::Block(kind) => {
                self.flush();
                open.kind = kind.or(open.kind);
            }
            Role::Kind(kind) => {
                let block = self
                    .open
                    .iter_mut()
                    .rposition(|open| matches!(open.role, Role::Block(_)));
                for open in block.map(|at| &mut self.open[at..]).unwrap_or_default() {
                    open.kind = Some(kind);
                }
            }
            Role::Break => self.flush(),
            Role::Text(text) => self.words.push_str(text),
            Role::Words | Role::Inline | Role::Skip => {}
        }
    }

    fn leave(&mut self) {
        let Some(open) = self.open.last().copied() else { return };
        if matches!(open.role, Role::Block(_)) && !open.is_skipped {
            self.flush();
        }
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        let counts = self
            .open
            .last()
            .is_some_and(|open| !open.is_skipped && (open.has_words || !self.form.only_words));
        if counts {
            self.words.push_str(text);
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        let line = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.words.clear();
        if !line.is_empty() {
            let block = self.open.iter().rev().find(|open| matches!(open.role, Role::Block(_)));
            self.lines.push(Line::of(block.and_then(|open| open.kind), line));
        }
    }
}

/// The character of a reference: `&amp;`, `&#8211;`, and the names that pages use most.
fn character(reference: &BytesRef<'_>) -> String {
    const NAMED: [(&str, &str); 18] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", "\u{a0}"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("hellip", "…"),
        ("laquo", "«"),
        ("raquo", "»"),
        ("shy", "\u{ad}"),
        ("eacute", "é"),
        ("middot", "·"),
    ];
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.to_string();
    let known = NAMED.iter().find(|(known, _)| *known == name);
    // A name that is not known stays as it was written: nothing is lost.
    known.map_or_else(|| format!("&{name};"), |(_, text)| (*text).to_owned())
}

/// The text of the first element of this name, on one line.
pub fn first_text(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut is_in, mut text) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(element) if element.local_name().as_ref() == name => is_in = true,
            Event::End(element) if is_in && element.local_name().as_ref() == name => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                return (!text.is_empty()).then_some(text);
            }
            Event::Text(part) if is_in => text.push_str(&part),
            Event::GeneralRef(reference) if is_in => text.push_str(&character(&reference)),
            _ => {}
        }
    }
}

/// The attributes of all elements of this name, as names without prefix and values.
pub fn attributes(xml: &str, name: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                found.push(of_element(&element));
            }
            _ => {}
        }
    }
    found
}

/// The attributes of an element.
fn of_element(element: &BytesStart<'_>) -> Vec<(String, String)> {
    let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = attribute.value.replace("&amp;", "&");
        (attribute.key.local_name().as_ref().to_owned(), value)
    };
    element.attributes().flatten().map(pair).collect()
}

/// One attribute of an element, by its name without prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    of_element(element)
        .into_iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
}
