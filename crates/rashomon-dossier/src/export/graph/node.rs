//! JSON objects whose members keep the order in which they were given, so that the same run gives the same bytes.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::json::json_value;

/// One object.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Node(Vec<(&'static str, Item)>);

/// A member's value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// Nothing is known, and the format wants that said.
    Null,
    /// Words.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A count or an offset.
    Count(u32),
    /// A measure.
    Number(f64),
    /// Several.
    List(Vec<Item>),
    /// An object.
    Node(Node),
}

impl Node {
    /// An object without members.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The object with one more member.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Item>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// The object with one more member, if there is a value for it.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Into<Item>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The object with a list as one more member, unless the list is empty.
    pub(super) fn some(self, name: &'static str, values: Vec<Item>) -> Self {
        if values.is_empty() {
            self
        } else {
            self.with(name, values)
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::List(items) => serializer.collect_seq(items),
            Self::Node(node) => node.serialize(serializer),
        }
    }
}

/// Says which kind of [`Item`] each type makes.
macro_rules! item_from {
    ($($type:ty => $variant:ident),*) => {
        $(impl From<$type> for Item {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

item_from!(String => Text, bool => Flag, u32 => Count, f64 => Number, Vec<Item> => List, Node => Node);

impl From<&str> for Item {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Item {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

/// The name of an enumeration's value, as the run's own JSON has it: `state_forces`.
pub(super) fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Writes a list, each item on a line of its own.
pub(super) fn write_list<T: Serialize>(items: impl Iterator<Item = T>, out: &mut dyn Write) -> io::Result<()> {
    let mut before = "[\n";
    let mut out = out;
    for item in items {
        out.write_all(before.as_bytes())?;
        json_value(&item, &mut out)?;
        before = ",\n";
    }
    out.write_all(if before == "[\n" { b"[]" } else { b"\n]" })
}

/// Writes an object whose last member is a long list, each item of it on a line of its own.
pub(super) fn write_with_list<T: Serialize>(
    head: &Node,
    name: &str,
    items: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut text = Vec::new();
    json_value(head, &mut text)?;
    text.pop();
    if text.len() > 1 {
        text.push(b',');
    }
    out.write_all(&text)?;
    write!(out, "\"{name}\":")?;
    write_list(items, out)?;
    out.write_all(b"}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_lists_their_lines() {
        let head = Node::new().with("z", "1").maybe("y", None::<u32>).with("a", true);
        let mut out = Vec::new();
        write_with_list(&head, "items", [1, 2].iter(), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "{\"z\":\"1\",\"a\":true,\"items\":[\n1,\n2\n]}\n"
        );
        let mut out = Vec::new();
        write_with_list(&Node::new(), "items", std::iter::empty::<u32>(), &mut out).unwrap();
        assert_eq!(out, b"{\"items\":[]}\n");
    }
}
