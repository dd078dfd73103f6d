//! A saved web page: its article's words, with what each part is, and what its head tells.

use dom_query::{Document as Dom, NodeRef};
use dom_smoothie::{Config, Readability};
use rashomon_types::{BlockKind, Diagnostic, Document, Staged};

use crate::{Settings, document::Draft, page_head};

/// Elements nested deeper than this are no page that a person reads, and a danger to any parser.
const DEEPEST: usize = 1_000;
/// A page longer than this, in bytes, is refused: the longest in a collection of 181 news pages has 3 MB.
const LONGEST_PAGE: usize = 32 * 1000 * 1000;

/// The document in a page.
pub fn read(html: &str, name: &str, flags: &[String], settings: &Settings) -> Staged<Option<Document>> {
    if let Some(refusal) = refusal(html, name) {
        return Staged { value: None, diagnostics: vec![refusal] };
    }
    let dom = Dom::from(html);
    let head = page_head::read(&dom);
    let hidden = remove_hidden(&dom);
    let fallback = lines(dom.body().unwrap_or_else(|| dom.root()), true);
    let (title, found) = article(dom);
    let is_article = !found.is_empty();
    let found = if is_article { found } else { fallback };
    let mut draft = Draft {
        name: name.to_owned(),
        path: name.to_owned(),
        text: found.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n\n"),
        hints: found.iter().map(|(kind, _)| *kind).collect(),
        title: head.title.or(title),
        publisher: head.publisher,
        url: head.url,
        stated: head.published,
        language: head.language,
        flags: flags.to_vec(),
    };
    draft.flags.extend(hidden.then(|| "hidden_text".to_owned()));
    let mut staged = draft.finish(settings);
    if let (false, Some(document)) = (is_article, &staged.value) {
        staged.diagnostics.push(no_article(name).in_document(document.id));
    }
    staged
}

/// Why a page is not read.
fn refusal(html: &str, name: &str) -> Option<Diagnostic> {
    let why = if html.len() > LONGEST_PAGE {
        format!("{name} is a web page of {} MB; the most that is read is 32 MB.", html.len() / 1_000_000)
    } else if depth(html) > DEEPEST {
        format!("{name} is a web page whose elements are nested more than {DEEPEST} deep: it was not read.")
    } else {
        return None;
    };
    Some(Diagnostic::error("read.page", why).with_help("Save the report's text as plain text, and read that."))
}

/// The warning for a page in which no article stands out.
fn no_article(name: &str) -> Diagnostic {
    Diagnostic::warning("read.no_article", format!("No article stands out in {name}: all the words of the page were read."))
        .with_help("Check that the page was saved with its article, and not only a consent notice.")
}

/// How deep the elements of a page are nested at most, as far as its tags tell.
fn depth(html: &str) -> usize {
    /// Elements that never hold others, or that authors leave open.
    const OPEN: [&str; 26] = [
        "p", "li", "br", "hr", "img", "meta", "link", "input", "td", "th", "tr", "dt", "dd", "option", "area", "base",
        "col", "embed", "source", "track", "wbr", "param", "html", "head", "body", "colgroup",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()).min(16)];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || OPEN.iter().any(|open| open.eq_ignore_ascii_case(name)) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// Removes what the page does not show; whether there were words in it.
fn remove_hidden(dom: &Dom) -> bool {
    let hidden = dom.select(
        "[hidden], [style*='display:none'], [style*='display: none'], [style*='visibility:hidden'], \
         [style*='visibility: hidden'], [style*='font-size:0'], template",
    );
    let words = hidden.iter().any(|part| !part.text().trim().is_empty());
    hidden.remove();
    words
}

/// The title and the lines of the article that stands out, if one does.
fn article(dom: Dom) -> (Option<String>, Vec<Line>) {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let parsed = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = parsed else { return (None, Vec::new()) };
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    let content = Dom::fragment(article.content);
    (title, lines(content.root(), false))
}

/// A line of the article, and what it is where the page says.
type Line = (Option<BlockKind>, String);

/// The lines under a node, in order, by its elements.
fn lines(root: NodeRef<'_>, whole_page: bool) -> Vec<Line> {
    let mut walk = Walk { lines: Vec::new(), words: String::new(), kinds: vec![None] };
    let mut todo = vec![Step::Enter(root)];
    while let Some(step) = todo.pop() {
        let Step::Enter(node) = step else {
            walk.close();
            continue;
        };
        if node.is_text() {
            walk.words.push_str(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        if is_skipped(&name, whole_page) {
            continue;
        }
        if is_block(&name) {
            walk.open(&name);
            todo.push(Step::Leave);
        }
        todo.extend(node.children_it(true).map(Step::Enter));
    }
    walk.flush();
    walk.lines
}

/// What is left to do of a walk.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave,
}

/// A walk over a page.
struct Walk {
    lines: Vec<Line>,
    words: String,
    /// What the open elements are, the innermost last.
    kinds: Vec<Option<BlockKind>>,
}

impl Walk {
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
        let line = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.words.clear();
        if !line.is_empty() {
            self.lines.push((self.kinds.last().copied().flatten(), line));
        }
    }
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
fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 39] = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
        "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
    ];
    BLOCKS.contains(&name)
}

/// Whether an element holds no words of the report.
fn is_skipped(name: &str, whole_page: bool) -> bool {
    let never = ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select", "textarea", "head", "title"];
    let outside = ["nav", "footer", "header", "aside", "form"];
    never.contains(&name) || (whole_page && outside.contains(&name))
}
