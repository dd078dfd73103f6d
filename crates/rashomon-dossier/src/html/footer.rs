//! The foot of the page: what made it, what went wrong, how to cite it, what it does not do.

use rashomon_types::{Diagnostic, Run};

use super::element::{El, classed, el, group, link};
use super::index::Index;
use crate::marks::one_line;
use crate::words::{self, count};

/// How many remarks are shown before the others are folded.
const SHOWN: usize = 12;

/// The foot.
pub(super) fn footer(index: &Index<'_>) -> El {
    let run = index.run;
    el("footer")
        .id("about")
        .child(el("h2").text("About this run"))
        .child(made_by(run))
        .child(remarks(index))
        .child(el("h3").text("How to cite"))
        .child(classed("p", "cite").text(&cite(index)))
        .child(el("h3").text("How to read it"))
        .child(el("p").text(
            "Each statement here stands under the name of whoever made it, with the report’s own words. Statuses compare \
             what the reports say with one another and with nothing else. Figures are set side by side, never averaged; no \
             speaker and no outlet is scored. “Not found” means that this program found no such statement in these reports. \
             This is no forensic certificate.",
        ))
}

fn made_by(run: &Run) -> El {
    let engine = &run.engine;
    let program = match (engine.name.is_empty(), engine.version.is_empty()) {
        (true, _) => "not stated".to_owned(),
        (false, true) => engine.name.clone(),
        (false, false) => format!("{} {}", engine.name, engine.version),
    };
    let none = || "none used".to_owned();
    let rows = [
        ("Program", el("dd").text(&program)),
        (
            "Language model",
            el("dd").text(&engine.model.clone().unwrap_or_else(none)),
        ),
        (
            "SHA-256 of the model",
            el("dd").child(el("code").text(&engine.model_sha256.clone().unwrap_or_else(none))),
        ),
        ("Shape of the data", el("dd").child(el("code").text(&run.schema))),
    ];
    let rows = rows
        .into_iter()
        .map(|(term, value)| el("div").child(el("dt").text(term)).child(value));
    classed("dl", "made").children(rows)
}

fn cite(index: &Index<'_>) -> String {
    let run = index.run;
    let size = format!(
        "{}, {}, {}",
        count(run.documents.len(), "report"),
        count(run.claims.len(), "claim"),
        count(run.events.len(), "event")
    );
    let title = super::title(index);
    let program = [run.engine.name.as_str(), run.engine.version.as_str()].join(" ");
    let program = if program.trim().is_empty() {
        "Rashomon".to_owned()
    } else {
        program.trim().to_owned()
    };
    let last = run
        .documents
        .iter()
        .filter_map(|document| document.published.as_ref())
        .map(|published| published.date)
        .max();
    let until = last.map(|day| format!(", reports until {}", day.strftime("%-d %B %Y")));
    one_line(&format!(
        "“{title}”. A record of what was said, made by {program} from {size}{}.",
        until.unwrap_or_default()
    ))
}

fn remarks(index: &Index<'_>) -> El {
    let all = &index.run.diagnostics;
    let heading = el("h3").text(&format!("What the program remarked ({})", all.len()));
    if all.is_empty() {
        return group().child(heading).child(classed("p", "none").text("nothing"));
    }
    let mut sorted: Vec<&Diagnostic> = all.iter().collect();
    sorted.sort_by_key(|remark| remark.severity);
    let list =
        |remarks: &[&Diagnostic]| classed("ul", "remarks").children(remarks.iter().map(|one| remark(index, one)));
    let (first, rest) = sorted.split_at(SHOWN.min(sorted.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further remark")))
            .child(list(rest))
    });
    group().child(heading).child(list(first)).maybe(rest)
}

fn remark(index: &Index<'_>, remark: &Diagnostic) -> El {
    let report = remark.document.filter(|id| index.document(*id).is_some()).map(|id| {
        let number = format!("R{}", index.report_number(id));
        group()
            .child(link(&id.to_string()).class("handle").text(&number))
            .text(" ")
    });
    let words = remark
        .document
        .zip(remark.span)
        .map(|(document, span)| index.words(document, &[span]));
    let words = words.filter(|words| !words.is_empty() && !remark.message.contains(words.as_str()));
    let words = words.map(|words| {
        group()
            .text(" ")
            .child(super::element::quote(&super::answer::short(&words, 100)))
    });
    let help = remark
        .help
        .as_deref()
        .map(|help| classed("span", "remark").text(&format!(" — {}", one_line(help))));
    el("li")
        .child(classed("span", "label").text(words::severity(remark.severity)))
        .text(" ")
        .maybe(report)
        .child(el("bdi").text(&one_line(&remark.message)))
        .maybe(words)
        .maybe(help)
}
