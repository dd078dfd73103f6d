//! One self-contained HTML file: every account laid side by side, each statement opening its exact words.
//!
//! It needs no script, no network and no other file. It is written by plain Rust rather than by templates: elements close by
//! construction ([`element`]), whatever comes from a report is escaped by the only way in, and most of the page is computed
//! (scales, lanes, a map), which templates do badly. One part of the page is one file here; `assets/page.css` and
//! `assets/page.js` are its style and script.

mod answer;
mod banner;
mod board;
mod boxes;
mod chains;
mod claims;
mod days;
mod element;
mod excerpt;
mod figures;
mod filters;
mod footer;
mod glance;
mod head;
mod help;
mod index;
mod map;
mod marked;
mod names;
mod reports;
mod said;
mod scale;
mod timeline;
mod view;

use rashomon_gazetteer::Gazetteer;
use rashomon_types::{Event, Run};

use self::element::{El, classed, el, link};
use self::index::Index;
use crate::marks::one_line;
use crate::words::count;

/// Up to so many events all are open; beyond it, all but the first are folded.
const OPEN: usize = 3;

/// A run as one HTML file that can be mailed and printed.
///
/// ```
/// let page = rashomon_dossier::html(&rashomon_types::Run::new());
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// ```
#[must_use]
pub fn html(run: &Run) -> String {
    let index = Index::of(run);
    let gazetteer = Gazetteer::embedded().ok();
    let is_folded = run.events.len() > OPEN;
    let accounts = index.events().into_iter().enumerate();
    let accounts = accounts.map(|(place, one)| event(&index, one, gazetteer.as_ref(), is_folded.then_some(place == 0)));
    let main = el("main")
        .id("main")
        .attr("tabindex", "-1")
        .maybe(banner::events(&index))
        .children(accounts)
        .child(claims::claims(&index))
        .child(reports::reports(&index));
    let body = el("body")
        .child(link("main").class("skip").text("Skip to the accounts"))
        .child(banner::banner(&index))
        .child(banner::contents(&index))
        .child(main)
        .child(footer::footer(&index))
        .child(help::help())
        .child(el("script").own(head::SCRIPT));
    let page = el("html")
        .attr("lang", "en")
        .child(head::head(&title(&index)))
        .child(body);
    format!("<!DOCTYPE html>\n{}\n", page.into_html())
}

/// The neutral title of a page: the event's own where there is one.
fn title(index: &Index<'_>) -> String {
    let run = index.run;
    match run.events.as_slice() {
        [] => format!("Who says what in {}", count(run.documents.len(), "report")),
        [event] => one_line(&event.title),
        events => format!(
            "{} in {}",
            count(events.len(), "event"),
            count(run.documents.len(), "report")
        ),
    }
}

/// An event's accounts; `fold` says whether a folded one is open.
fn event(index: &Index<'_>, event: &Event, gazetteer: Option<&Gazetteer>, fold: Option<bool>) -> El {
    let heading_id = format!("h-{}", event.id);
    let heading = el("h2").id(&heading_id).child(el("bdi").text(&one_line(&event.title)));
    let line = classed("p", "eventline").child(banner::line_of(event));
    let parts = [
        Some(glance::glance(index, event)),
        board::board(index, event),
        figures::figures(index, event),
        Some(boxes::boxes(index, event)),
        said::said(index, event),
        chains::chains(index, event),
        timeline::timeline(index, event),
        map::map(index, event, gazetteer),
    ];
    let parts = parts.into_iter().flatten();
    let section = classed("section", "event")
        .id(&event.id.to_string())
        .attr("aria-labelledby", &heading_id);
    match fold {
        None if index.run.events.len() == 1 => section
            .child(el("h2").id(&heading_id).class("unseen").text("The accounts"))
            .child(line)
            .children(parts),
        None => section.child(heading).child(line).children(parts),
        Some(is_open) => section.child(
            classed("details", "fold")
                .flag_if("open", is_open)
                .child(el("summary").child(heading).child(line))
                .children(parts),
        ),
    }
}
