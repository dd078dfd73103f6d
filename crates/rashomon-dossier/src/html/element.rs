//! HTML by construction: elements that always close, and text that is always escaped.
//!
//! Whatever comes from a report enters by [`El::text`] or [`El::attr`]; both escape it and show hidden characters as marks.
//! Only the page's own style and script enter as they are, by [`El::own`], which takes nothing but constants.

use crate::marks::visible;

/// Elements that have no content and no end.
const VOID: [&str; 4] = ["meta", "input", "col", "br"];

/// An element with all that is in it.
#[derive(Debug, Clone)]
pub(super) struct El {
    /// Its name; none for a group of siblings without an element around them.
    tag: &'static str,
    attributes: String,
    inner: String,
}

/// An element of this name.
pub(super) fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: String::new(),
        inner: String::new(),
    }
}

/// Siblings without an element around them.
pub(super) fn group() -> El {
    el("")
}

/// An element with a class.
pub(super) fn classed(tag: &'static str, class: &str) -> El {
    el(tag).class(class)
}

/// Words from a report: between quotation marks, their direction kept to themselves.
pub(super) fn quote(words: &str) -> El {
    group().text("“").child(el("bdi").text(words)).text("”")
}

/// A link to a place on this page.
pub(super) fn link(to: &str) -> El {
    el("a").attr("href", &format!("#{to}"))
}

impl El {
    /// The same with an attribute.
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape_into(&mut self.attributes, value);
        self.attributes.push('"');
        self
    }

    /// The same with an attribute if there is a value for it.
    pub(super) fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The same with an attribute that is a number, to a tenth.
    pub(super) fn number(self, name: &'static str, value: f64) -> Self {
        self.attr(name, &tenths(value))
    }

    /// The same with an attribute that is a share of the width or height, 0 to 1.
    pub(super) fn share(self, name: &'static str, value: f64) -> Self {
        self.attr(name, &format!("{}%", tenths(value * 100.0)))
    }

    /// The same with a class.
    pub(super) fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// The same with an id.
    pub(super) fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// The same with an attribute that has no value.
    pub(super) fn flag(mut self, name: &'static str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self
    }

    /// The same with an attribute without a value, if it holds.
    pub(super) fn flag_if(self, name: &'static str, holds: bool) -> Self {
        if holds { self.flag(name) } else { self }
    }

    /// The same with a text at its end.
    pub(super) fn text(mut self, text: &str) -> Self {
        escape_into(&mut self.inner, text);
        self
    }

    /// The same with a part of the page's own at its end, as it is.
    pub(super) fn own(mut self, constant: &'static str) -> Self {
        self.inner.push_str(constant);
        self
    }

    /// The same with an element at its end.
    pub(super) fn child(mut self, child: El) -> Self {
        child.write(&mut self.inner);
        self
    }

    /// The same with an element at its end, if there is one.
    pub(super) fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// The same with elements at its end.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::child)
    }

    /// The same with elements at its end and a text between each two.
    pub(super) fn joined(mut self, children: impl IntoIterator<Item = El>, between: &str) -> Self {
        for (place, child) in children.into_iter().enumerate() {
            if place > 0 {
                escape_into(&mut self.inner, between);
            }
            child.write(&mut self.inner);
        }
        self
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    /// The element as HTML.
    pub(super) fn into_html(self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        if self.tag.is_empty() {
            return html.push_str(&self.inner);
        }
        html.push('<');
        html.push_str(self.tag);
        html.push_str(&self.attributes);
        html.push('>');
        if !VOID.contains(&self.tag) {
            html.push_str(&self.inner);
            html.push_str("</");
            html.push_str(self.tag);
            html.push('>');
        }
        if breaks_after(self.tag) {
            html.push('\n');
        }
    }
}

/// Whether a line of the file ends after an element, so that the file can be read and compared.
fn breaks_after(tag: &str) -> bool {
    matches!(
        tag,
        "section"
            | "table"
            | "tr"
            | "caption"
            | "thead"
            | "tbody"
            | "ul"
            | "ol"
            | "li"
            | "p"
            | "div"
            | "h2"
            | "h3"
            | "details"
            | "summary"
            | "svg"
            | "figure"
            | "dl"
            | "meta"
            | "title"
            | "style"
            | "script"
            | "header"
            | "footer"
            | "nav"
            | "main"
    )
}

/// A number to a tenth, without a fraction where it is whole.
fn tenths(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let written = format!("{value:.1}");
    let short = written.strip_suffix(".0").unwrap_or(&written);
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

/// Text that stays text: hidden characters are marks, line breaks and tabs are spaces.
fn escape_into(html: &mut String, text: &str) {
    let flowing = text.replace(['\n', '\r', '\t'], " ");
    for character in visible(&flowing).chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            plain => html.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_text_or_attributes() {
        let html = el("p")
            .attr("title", "\"><script>")
            .text("</p><b>&\u{202e}\0")
            .into_html();
        assert_eq!(
            html,
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;b&gt;&amp;⟨U+202E⟩␀</p>\n"
        );
    }

    #[test]
    fn numbers_are_short() {
        let circle = el("circle").number("r", 3.0).share("cx", 0.3333).number("cy", f64::NAN);
        assert_eq!(circle.into_html(), "<circle r=\"3\" cx=\"33.3%\" cy=\"0\"></circle>");
    }
}
