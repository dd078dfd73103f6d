//! A saved web page: its report's words, with what each part is, and what the page tells of itself.
//!
//! One parser reads the page; what it hides is removed ([`hidden`]), then what stands around the report
//! ([`boilerplate`]); the element where most sentences stand is the report (the method of Readability). A page of many
//! entries gives one document an entry ([`live`]).

mod boilerplate;
mod head;
mod hidden;
mod limits;
mod lines;
mod live;
mod marks;
mod walls;

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability};
use rashomon_types::{Diagnostic, Document, Staged};

use self::{head::PageHead, hidden::Hidden, lines::lines, live::Entries, marks::Marks};
use crate::{Hints, Settings, document::Draft};

pub use self::{head::is_web, limits::exceeded, lines::Line, lines::one_line};

/// The documents in a page.
pub fn read(html: &str, name: &str, flags: &[String], hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    let known = Draft {
        name: name.to_owned(),
        path: name.to_owned(),
        flags: flags.to_vec(),
        fetched: hints.fetched,
        ..Draft::default()
    };
    read_with(html, &known, hints, &|page| page.hinted(hints), settings)
}

/// The documents in a page of which a record tells more than the page itself: what the record says wins.
pub fn read_known(html: &str, known: &Draft, settings: &Settings) -> Staged<Vec<Document>> {
    let join = |page: Draft| {
        let mut draft = known.clone().or(page.clone());
        (draft.text, draft.hints, draft.flags, draft.dates) = (page.text, page.hints, page.flags, page.dates);
        draft
    };
    read_with(html, known, &Hints::default(), &join, settings)
}

/// The documents in a page, whose drafts are joined with what is known already.
fn read_with(
    html: &str,
    known: &Draft,
    hints: &Hints,
    join: &dyn Fn(Draft) -> Draft,
    settings: &Settings,
) -> Staged<Vec<Document>> {
    let name = known.name.as_str();
    let refused = |remark: Diagnostic| Staged {
        value: Vec::new(),
        diagnostics: vec![remark],
    };
    if let Some(why) = limits::exceeded(html) {
        return refused(unreadable(name, why));
    }
    // The parsers are other people's and the page is anybody's: a panic in them is a page that cannot be read.
    let Ok(page) = std::panic::catch_unwind(|| parse(html, hints.url.as_deref())) else {
        return refused(unreadable(name, "that its parser cannot read"));
    };
    if let Some(what) = walls::instead_of_report(&page.lines) {
        return refused(wall(name, what));
    }
    page.documents(known, join, settings)
}

/// The lines of a piece of HTML that is a report's body and nothing else, as feeds hold it; and what it hides.
pub fn fragment(html: &str) -> Option<(Vec<Line>, Hidden)> {
    if limits::exceeded(html).is_some() {
        return None;
    }
    std::panic::catch_unwind(|| {
        let dom = Dom::from(format!("<body>{html}</body>"));
        let marks = Marks::gather(&dom);
        let hidden = hidden::remove(&dom, &marks.sheets);
        boilerplate::remove(&dom);
        (boilerplate::prune(lines(dom.root(), false)), hidden)
    })
    .ok()
}

/// What was found in a page.
struct Page {
    head: PageHead,
    lines: Vec<Line>,
    /// Whether a report stood out; else the lines are all those of the page.
    stands_out: bool,
    /// Whether a wall cut the report short.
    is_stub: bool,
    /// Whether the report is the one that the page holds for search engines.
    is_unseen: bool,
    hidden: Hidden,
    entries: Entries,
}

/// Reads what a page tells, and its report.
fn parse(html: &str, fetched_from: Option<&str>) -> Page {
    let dom = Dom::from(html);
    let marks = Marks::gather(&dom);
    let mut head = head::read(&marks, fetched_from);
    let hidden = hidden::remove(&dom, &marks.sheets);
    let all = lines(dom.body().unwrap_or_else(|| dom.root()), true);
    boilerplate::remove(&dom);
    let entries = live::entries(&dom, &marks, head.url.as_deref());
    let time = head::first_time(&dom).filter(|time| !head.dates.contains(time));
    head.dates.extend(time);
    let headline = head::headline(&dom);
    let (title, mut report) = report(dom);
    head.title = head.title.take().or_else(|| head::title(title, headline));
    let unseen = for_machines(&report, &head);
    let is_unseen = unseen.is_some();
    report = unseen.unwrap_or(report);
    let stands_out = !report.is_empty();
    let is_stub = walls::is_stub(&report, &all, head.is_paid);
    if is_stub {
        report = walls::without_wall(report);
    }
    Page {
        is_stub,
        is_unseen,
        lines: if stands_out { report } else { boilerplate::prune(all) },
        head,
        stands_out,
        hidden,
        entries,
    }
}

/// The title and the lines of the report that stands out, if one does.
fn report(dom: Dom) -> (Option<String>, Vec<Line>) {
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let parsed = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = parsed else { return (None, Vec::new()) };
    let title = Some(article.title.trim().to_owned()).filter(|title| !title.is_empty());
    let content = Dom::fragment(article.content);
    (title, boilerplate::prune(lines(content.root(), false)))
}

/// A page that shows more of its report needs no other.
const SHOWS: usize = 400;

/// The report as the data for search engines hold it, where the page's elements show next to nothing of it.
fn for_machines(report: &[Line], head: &PageHead) -> Option<Vec<Line>> {
    let body = head
        .body
        .as_deref()
        .filter(|body| !head.is_paid && !body.contains("</"))?;
    let shown: usize = report.iter().map(|line| line.words.len()).sum();
    if shown > SHOWS || shown * 5 > body.len() {
        return None;
    }
    let words = body.lines().map(one_line).filter(|words| !words.is_empty());
    Some(words.map(|words| Line::of(None, words)).collect())
}

impl Page {
    /// Its documents: one, or one an entry.
    fn documents(self, known: &Draft, join: &dyn Fn(Draft) -> Draft, settings: &Settings) -> Staged<Vec<Document>> {
        let mut staged = Staged::quiet(Vec::new());
        let whole = join(self.draft(known));
        let drafts = match &self.entries {
            Entries::Some(entries) => live::drafts(&whole, entries),
            Entries::None | Entries::Unsure(_) => vec![whole],
        };
        for draft in drafts {
            let finished = draft.finish(settings);
            staged.value.extend(finished.collect_into(&mut staged.diagnostics));
        }
        if let Some(first) = staged.value.first() {
            let remarks = self
                .remarks(&known.name)
                .into_iter()
                .map(|remark| remark.in_document(first.id));
            staged.diagnostics.extend(remarks);
        }
        staged
    }

    /// The draft of the whole page.
    fn draft(&self, known: &Draft) -> Draft {
        let hidden = (self.hidden.words > 0).then(|| "hidden_text".to_owned());
        let stub = self.is_stub.then(|| "cut_short".to_owned());
        Draft {
            name: known.name.clone(),
            path: known.path.clone(),
            flags: known.flags.iter().cloned().chain(hidden).chain(stub).collect(),
            title: self.head.title.clone(),
            authors: self.head.authors.clone(),
            publisher: self.head.publisher.clone(),
            url: self.head.url.clone(),
            dates: self.head.dates.clone(),
            modified: self.head.modified.clone(),
            fetched: known.fetched,
            language: self.head.language.clone(),
            ..Draft::of_lines(&self.lines)
        }
    }

    /// What is said of the page.
    fn remarks(&self, name: &str) -> Vec<Diagnostic> {
        let entries = match &self.entries {
            Entries::Some(entries) => Some(Diagnostic::note(
                "read.entries",
                format!(
                    "{name} holds {} dated entries: each was read as a document.",
                    entries.len()
                ),
            )),
            Entries::Unsure(count) => Some(unsure(name, *count)),
            Entries::None => None,
        };
        let is_whole = matches!(self.entries, Entries::Some(_)) || self.stands_out;
        let no_report = (!is_whole).then(|| no_article(name));
        let hidden = (self.hidden.words > 0).then(|| hid(name, &self.hidden));
        let unseen = self.is_unseen.then(|| unseen(name));
        [entries, no_report, hidden, unseen].into_iter().flatten().collect()
    }
}

/// The refusal of a page.
fn unreadable(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("read.page", format!("{name} is a web page {why}: it was not read."))
        .with_help("Save the report's text as plain text, and read that.")
}

/// The refusal of a page that shows a wall.
fn wall(name: &str, what: &str) -> Diagnostic {
    Diagnostic::error(
        "read.wall",
        format!("{name} holds only {what}: there is no report in it."),
    )
    .with_help("Open the page, pass the notice, and save it again.")
}

/// The warning for a page in which no report stands out.
fn no_article(name: &str) -> Diagnostic {
    Diagnostic::warning(
        "read.no_article",
        format!("No article stands out in {name}: all the words of the page were read."),
    )
    .with_help("Check that the page was saved with its article, and not only a consent notice.")
}

/// The warning for a page that may hold many reports.
fn unsure(name: &str, count: usize) -> Diagnostic {
    Diagnostic::warning(
        "read.entries_unsure",
        format!("{name} seems to hold {count} reports or the beginnings of them: it was read as one document."),
    )
    .with_help("Save the reports that it lists one by one, if they matter.")
}

/// The note on a page that shows its report only once its script has run.
fn unseen(name: &str) -> Diagnostic {
    Diagnostic::note(
        "read.unseen_text",
        format!("{name} shows no report until its script has run: the one that it holds for search engines was read."),
    )
}

/// The note on what a page hides.
fn hid(name: &str, hidden: &Hidden) -> Diagnostic {
    Diagnostic::note(
        "read.hidden_text",
        format!(
            "{name} hides {} words from its readers, which were kept out: “{}”",
            hidden.words, hidden.begins
        ),
    )
}
