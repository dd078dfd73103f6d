//! The top of the page: a neutral title, the counts, what the page does not do, and the list of events.

use rashomon_types::{Event, Run};

use super::element::{El, classed, el, group, link};
use super::glance::{blamed_line, disputed, origins};
use super::index::Index;
use super::names::lineage;
use crate::PURPOSE;
use crate::marks::one_line;
use crate::words::count;

/// The banner.
pub(super) fn banner(index: &Index<'_>) -> El {
    let toggle = el("button")
        .id("theme")
        .attr("type", "button")
        .flag("hidden")
        .attr("aria-pressed", "false")
        .text("Dark page");
    let help = el("button")
        .id("keys")
        .attr("type", "button")
        .flag("hidden")
        .text("Keys");
    el("header")
        .child(
            classed("div", "kicker")
                .child(el("span").text("Rashomon · who says what"))
                .child(el("span").child(help).text(" ").child(toggle)),
        )
        .child(el("h1").text(&super::title(index)))
        .child(classed("p", "lineage").text(&counts(index)))
        .child(classed("p", "purpose").text(PURPOSE))
}

/// "14 reports → 11 texts → 5 independent origins · 120 claims · en, fr"
fn counts(index: &Index<'_>) -> String {
    let run = index.run;
    let ids: Vec<_> = run.documents.iter().map(|document| document.id).collect();
    let texts = index.texts(&ids);
    let all: std::collections::BTreeSet<&str> = run.events.iter().flat_map(origins).collect();
    let lineage = if run.events.is_empty() {
        format!("{} → {}", count(ids.len(), "report"), count(texts, "text"))
    } else {
        lineage(ids.len(), texts, all.len())
    };
    let mut languages: Vec<&str> = run
        .documents
        .iter()
        .filter_map(|document| document.language.as_deref())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    let languages = (!languages.is_empty()).then(|| languages.join(", "));
    let parts = [
        Some(lineage),
        Some(count(run.claims.len(), "claim")),
        dates(run),
        languages,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The days between which the reports were published.
fn dates(run: &Run) -> Option<String> {
    let days = run
        .documents
        .iter()
        .filter_map(|document| Some(document.published.as_ref()?.date));
    let (first, last) = (days.clone().min()?, days.max()?);
    let day = |day: jiff::civil::Date| day.strftime("%-d %b %Y").to_string();
    Some(if first == last {
        format!("published {}", day(first))
    } else {
        format!("published {} to {}", day(first), day(last))
    })
}

/// Links to the parts of the page.
pub(super) fn contents(index: &Index<'_>) -> El {
    let events = match index.run.events.as_slice() {
        [] => None,
        [event] => Some(link(&event.id.to_string()).text("The accounts")),
        _ => Some(link("events").text("Events")),
    };
    let parts = [
        ("claims", "Claims"),
        ("reports", "Reports"),
        ("about", "About this run"),
    ];
    let parts = parts.map(|(id, name)| link(id).text(name));
    let entries = events.into_iter().chain(parts).map(|to| el("li").child(to));
    el("nav")
        .attr("aria-label", "Parts of this page")
        .child(el("ul").children(entries))
}

/// The list of events, where there are several.
pub(super) fn events(index: &Index<'_>) -> Option<El> {
    let events = index.events();
    if events.len() < 2 {
        return None;
    }
    const SHOWN: usize = 25;
    let (first, rest) = events.split_at(SHOWN.min(events.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further event")))
            .child(table(index, rest))
    });
    Some(
        el("section")
            .id("events")
            .attr("aria-labelledby", "events-heading")
            .child(el("h2").id("events-heading").text(&count(events.len(), "event")))
            .child(table(index, first))
            .maybe(rest),
    )
}

/// What the columns of the list of events are.
const COLUMNS: [&str; 5] = [
    "Event",
    "When",
    "Said to have done it",
    "Reports → texts → origins",
    "Disputed",
];

fn table(index: &Index<'_>, events: &[&Event]) -> El {
    let head = COLUMNS.map(|column| el("th").attr("scope", "col").text(column));
    classed("table", "events cards")
        .child(
            el("caption")
                .class("unseen")
                .text("The events that these reports speak of"),
        )
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(events.iter().map(|event| row(index, event))))
}

fn row(index: &Index<'_>, event: &Event) -> El {
    let title = link(&event.id.to_string()).child(el("bdi").text(&one_line(&event.title)));
    let numbers = format!(
        "{} → {} → {}",
        event.documents.len(),
        index.texts(&event.documents),
        origins(event).len()
    );
    let or_none = |text: String, none: &str| {
        if text.is_empty() {
            classed("span", "none").text(none)
        } else {
            el("bdi").text(&text)
        }
    };
    let claims = classed("span", "remark block").text(&count(event.claims.len(), "claim"));
    el("tr")
        .child(el("th").attr("scope", "row").child(title).child(claims))
        .child(cell(1).child(or_none(when(event).unwrap_or_default(), "no date")))
        .child(cell(2).child(or_none(blamed_line(index, event), "nobody named")))
        .child(cell(3).text(&numbers))
        .child(cell(4).child(or_none(disputed(event).join(", "), "nothing")))
}

fn cell(column: usize) -> El {
    el("td").attr("data-label", COLUMNS.get(column).copied().unwrap_or_default())
}

/// When an event is said to have happened.
pub(super) fn when(event: &Event) -> Option<String> {
    let time = event.time.as_ref()?;
    super::days::between(time.start, time.end)
}

/// Where, when, what sort: the line below an event's title.
pub(super) fn line_of(event: &Event) -> El {
    let place = event
        .place
        .as_ref()
        .and_then(|place| place.name.as_deref())
        .map(one_line);
    let kinds: Vec<String> = event
        .kinds
        .iter()
        .take(4)
        .map(|kind| one_line(&kind.replace('_', " ")))
        .collect();
    let kinds = (!kinds.is_empty()).then(|| kinds.join(", "));
    let parts = [when(event), place, kinds];
    let parts = parts.into_iter().flatten().map(|part| el("bdi").text(&part));
    let handle = event.id.to_string();
    let handle: String = handle.chars().filter(|letter| *letter != '_').take(5).collect();
    group()
        .child(el("code").text(&handle.to_uppercase()))
        .text(" · ")
        .joined(parts, " · ")
}
