//! A saved web page: its article's words, with what each part is, and what its head tells.

use dom_query::{Document as Dom, NodeRef};
use dom_smoothie::{Config, Readability};
use rashomon_types::{BlockKind, Diagnostic, Document, Staged};

use crate::{
    Hints, Settings,
    document::{Draft, Line},
    page_head::{self, PageHead},
    page_limits,
};

/// The document in a page.
pub fn read(html: &str, name: &str, flags: &[String], hints: &Hints, settings: &Settings) -> Staged<Option<Document>> {
    let known = Draft {
        name: name.to_owned(),
        path: name.to_owned(),
        flags: flags.to_vec(),
        ..Draft::default()
    };
    read_with(html, |page| page.or(known.clone()).hinted(hints), &known, settings)
}

/// The document in a page of which a record tells more than the page itself: what the record says wins.
pub fn read_known(html: &str, known: Draft, settings: &Settings) -> Staged<Option<Document>> {
    let join = |page: Draft| {
        let mut draft = known.clone().or(page.clone());
        (draft.text, draft.hints, draft.flags) = (page.text, page.hints, page.flags);
        draft
    };
    read_with(html, join, &known, settings)
}

/// The document in a page, whose draft is joined with what is known already.
fn read_with(
    html: &str,
    join: impl FnOnce(Draft) -> Draft,
    known: &Draft,
    settings: &Settings,
) -> Staged<Option<Document>> {
    let name = known.name.as_str();
    let refused = |why: &str| Staged {
        value: None,
        diagnostics: vec![refused(name, why)],
    };
    if let Some(why) = page_limits::exceeded(html) {
        return refused(why);
    }
    // The parsers are other people's and the page is anybody's: a panic in them is a page that cannot be read.
    let Ok(page) = std::panic::catch_unwind(|| parse(html)) else {
        return refused("that its parser cannot read");
    };
    let is_article = page.is_article;
    let mut staged = join(page.draft(known)).finish(settings);
    if let (false, Some(document)) = (is_article, &staged.value) {
        staged.diagnostics.push(no_article(name).in_document(document.id));
    }
    staged
}

/// What was found in a page.
struct Page {
    head: PageHead,
    title: Option<String>,
    lines: Vec<Line>,
    /// Whether an article stood out; else the lines are all those of the page.
    is_article: bool,
    hidden: bool,
}

/// Reads a page's head and its article.
fn parse(html: &str) -> Page {
    let dom = Dom::from(html);
    let head = page_head::read(&dom);
    let hidden = remove_hidden(&dom);
    let all = lines(dom.body().unwrap_or_else(|| dom.root()), true);
    let (title, found) = article(dom);
    let is_article = !found.is_empty();
    Page {
        head,
        title,
        lines: if is_article { found } else { all },
        is_article,
        hidden,
    }
}

impl Page {
    /// The draft of its document.
    fn draft(self, known: &Draft) -> Draft {
        let hidden = self.hidden.then(|| "hidden_text".to_owned());
        let draft = Draft {
            name: known.name.clone(),
            path: known.path.clone(),
            title: self.head.title.or(self.title),
            publisher: self.head.publisher,
            url: self.head.url,
            stated: self.head.published,
            language: self.head.language,
            flags: known.flags.iter().cloned().chain(hidden).collect(),
            ..Draft::default()
        };
        draft.with_lines(&self.lines)
    }
}

/// The refusal of a page.
fn refused(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("read.page", format!("{name} is a web page {why}: it was not read."))
        .with_help("Save the report's text as plain text, and read that.")
}

/// The warning for a page in which no article stands out.
fn no_article(name: &str) -> Diagnostic {
    Diagnostic::warning(
        "read.no_article",
        format!("No article stands out in {name}: all the words of the page were read."),
    )
    .with_help("Check that the page was saved with its article, and not only a consent notice.")
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
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let parsed = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = parsed else { return (None, Vec::new()) };
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    let content = Dom::fragment(article.content);
    (title, lines(content.root(), false))
}

/// The lines under a node, in order, by its elements.
fn lines(root: NodeRef<'_>, whole_page: bool) -> Vec<Line> {
    let mut walk = Walk {
        lines: Vec::new(),
        words: String::new(),
        kinds: vec![None],
    };
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
        "head", "title",
    ];
    let outside = ["nav", "footer", "header", "aside", "form"];
    never.contains(&name) || (whole_page && outside.contains(&name))
}
