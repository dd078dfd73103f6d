//! The filters over the table of claims. They need the page's script; without it the form is not shown.

use std::collections::BTreeMap;

use rashomon_types::Claim;

use super::claims::{act, evidence, side, speaker};
use super::element::{El, classed, el, group};
use super::index::Index;

/// How many speakers and reports can be chosen from; the text box finds the others.
const CHOICES: usize = 300;

/// The form of filters.
pub(super) fn filters(index: &Index<'_>) -> El {
    let claims = &index.run.claims;
    let reports = index
        .run
        .documents
        .iter()
        .filter(|document| index.is_first_document(document))
        .take(CHOICES);
    let reports = reports.map(|document| {
        let number = index.report_number(document.id);
        let shown = format!("R{number} {}", super::answer::short(&index.outlet(document), 40));
        el("option").attr("value", &number.to_string()).text(&shown)
    });
    let search = el("label").text("Words").child(
        el("input")
            .attr("type", "search")
            .attr("name", "q")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "filter-keys"),
    );
    let output = el("output")
        .id("shown")
        .attr("role", "status")
        .attr("aria-live", "polite");
    el("form")
        .id("filters")
        .flag("hidden")
        .attr("role", "search")
        .attr("aria-label", "Filter the claims")
        .child(search)
        .child(choice(
            "speaker",
            "Speaker",
            options(claims, |claim| speaker(index, claim)),
        ))
        .child(choice(
            "side",
            "Side",
            options(claims, |claim| side(claim).unwrap_or_default()),
        ))
        .child(choice("act", "Act", options(claims, |claim| act(claim).to_owned())))
        .child(choice(
            "evidence",
            "Evidence",
            options(claims, |claim| evidence(claim).to_owned()),
        ))
        .child(choice("report", "Report", group().children(reports)))
        .child(el("button").attr("type", "reset").text("Clear"))
        .child(output)
        .child(
            classed("p", "note")
                .id("filter-keys")
                .text("Keys: / words, j and k next and last, Enter open, Esc close, ? help"),
        )
}

fn choice(name: &'static str, label: &str, options: El) -> El {
    let all = el("option").attr("value", "").text("all");
    el("label")
        .text(label)
        .child(el("select").attr("name", name).child(all).child(options))
}

/// The values that claims have, the commonest first, with how many have them.
fn options(claims: &[Claim], value: impl Fn(&Claim) -> String) -> El {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims {
        *counts.entry(value(claim)).or_default() += 1;
    }
    counts.remove("");
    let mut sorted: Vec<(String, usize)> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let options = sorted.iter().take(CHOICES).map(|(value, count)| {
        let shown = super::answer::short(&value.to_lowercase(), 48);
        let shown = if value.chars().any(char::is_lowercase) {
            super::answer::short(value, 48)
        } else {
            shown
        };
        el("option").attr("value", value).text(&format!("{shown} ({count})"))
    });
    group().children(options)
}
