//! The keys, as a dialog that the page's script opens.

use super::element::{El, el};

/// The keys and what they do.
const KEYS: [(&str, &str); 6] = [
    ("j / k", "next claim, last claim"),
    ("Enter", "open or close the claim"),
    ("Esc", "close what is open; leave a field"),
    ("/", "search in the claims"),
    ("t", "dark or light page"),
    ("?", "these keys"),
];

/// The dialog.
pub(super) fn help() -> El {
    let rows = KEYS.iter().map(|(key, does)| {
        el("div")
            .child(el("dt").child(el("kbd").text(key)))
            .child(el("dd").text(does))
    });
    let close = el("form").attr("method", "dialog").child(el("button").text("Close"));
    el("dialog")
        .id("help")
        .attr("aria-labelledby", "help-heading")
        .child(el("h2").id("help-heading").text("Keys"))
        .child(el("dl").children(rows))
        .child(close)
}
