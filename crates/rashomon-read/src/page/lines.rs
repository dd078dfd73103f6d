//! The lines under an element of a page, in order, with what each is.

use dom_query::NodeRef;
use rashomon_types::BlockKind;

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is, where the page says.
    pub kind: Option<BlockKind>,
    /// Its words, with single spaces.
    pub words: String,
    /// How many of its bytes are the words of links.
    pub linked: usize,
    /// How many of its bytes are times in elements of their own.
    pub timed: usize,
}

impl Line {
    /// A line of this kind with these words, of which nothing else is known.
    pub fn of(kind: Option<BlockKind>, words: String) -> Self {
        Self {
            kind,
            words,
            ..Self::default()
        }
    }

    /// Whether all its words lead elsewhere.
    pub fn is_link(&self) -> bool {
        self.linked * 10 >= self.words.len() * 9
    }

    /// Whether it is a time, and perhaps a number beside it.
    pub fn is_time(&self) -> bool {
        self.timed > 0 && self.words.len() <= self.timed + 4
    }
}

/// The lines under a node. Of a whole page, the parts around the report are left out.
pub fn lines(root: NodeRef<'_>, whole_page: bool) -> Vec<Line> {
    let mut walk = Walk {
        lines: Vec::new(),
        words: String::new(),
        linked: 0,
        timed: 0,
        links: 0,
        times: 0,
        kinds: vec![None],
    };
    let mut todo = vec![Step::Enter(root)];
    while let Some(step) = todo.pop() {
        match step {
            Step::Leave => walk.close(),
            Step::LeaveLink => walk.links = walk.links.saturating_sub(1),
            Step::LeaveTime => walk.times = walk.times.saturating_sub(1),
            Step::Enter(node) if node.is_text() => walk.say(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default();
                if is_skipped(&name, whole_page) {
                    continue;
                }
                if is_block(&name) {
                    walk.open(&name);
                    todo.push(Step::Leave);
                } else if name.as_ref() == "a" {
                    walk.links += 1;
                    todo.push(Step::LeaveLink);
                } else if name.as_ref() == "time" {
                    walk.times += 1;
                    todo.push(Step::LeaveTime);
                }
                todo.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    walk.flush();
    walk.lines
}

/// The words under a node that a reader could see, as they stand; scripts and styles have none.
pub fn shown(node: NodeRef<'_>) -> String {
    let mut words = String::new();
    let mut todo = vec![node];
    while let Some(node) = todo.pop() {
        if node.is_text() {
            words.push_str(&node.text());
        } else if !is_silent(&node) {
            todo.extend(node.children_it(true));
        }
    }
    words
}

/// Whether an element's text is for machines.
pub fn is_silent(node: &NodeRef<'_>) -> bool {
    const SILENT: [&str; 4] = ["script", "style", "noscript", "template"];
    node.element_ref()
        .is_some_and(|element| SILENT.contains(&&*element.name.local))
}

/// What is left to do of a walk.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave,
    LeaveLink,
    LeaveTime,
}

/// A walk over a page.
struct Walk {
    lines: Vec<Line>,
    words: String,
    /// Bytes of the words that are in links.
    linked: usize,
    /// Bytes of the words that are in elements for times.
    timed: usize,
    /// How many links are open.
    links: usize,
    /// How many elements for times are open.
    times: usize,
    /// What the open elements are, the innermost last.
    kinds: Vec<Option<BlockKind>>,
}

impl Walk {
    /// Adds words.
    fn say(&mut self, words: &str) {
        self.words.push_str(words);
        if self.links > 0 {
            self.linked += words.trim().len();
        }
        if self.times > 0 {
            self.timed += words.trim().len();
        }
    }

    /// Opens an element that begins a line.
    fn open(&mut self, name: &str) {
        self.flush();
        let outer = self.kinds.last().copied().flatten();
        self.kinds.push(kind(name).or(outer));
    }

    /// Closes it.
    fn close(&mut self) {
        self.flush();
        self.kinds.pop();
    }

    /// Ends the line.
    fn flush(&mut self) {
        let words = one_line(&self.words);
        let linked = std::mem::take(&mut self.linked);
        let timed = std::mem::take(&mut self.timed);
        self.words.clear();
        if !words.is_empty() {
            let kind = self.kinds.last().copied().flatten();
            self.lines.push(Line {
                kind,
                words,
                linked,
                timed,
            });
        }
    }
}

/// Words with single spaces.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// What an element makes of its words.
fn kind(name: &str) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "li" => Some(BlockKind::ListItem),
        "blockquote" => Some(BlockKind::BlockQuote),
        _ => None,
    }
}

/// Whether an element begins and ends a line.
pub fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 39] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// Whether an element holds no words of the report.
fn is_skipped(name: &str, whole_page: bool) -> bool {
    let never = [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select", "textarea",
        "head", "title", "video", "audio", "canvas", "datalist",
    ];
    let outside = ["nav", "footer", "header", "aside", "form"];
    never.contains(&name) || (whole_page && outside.contains(&name))
}
