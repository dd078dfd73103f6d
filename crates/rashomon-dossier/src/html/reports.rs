//! The reports: what is known of each, and its full text with every claim's words marked where they stand.

use rashomon_types::{BlockKind, Claim, Document, Span};

use super::chains;
use super::element::{El, classed, el, group, link};
use super::excerpt::is_language;
use super::index::Index;
use super::marked::{Piece, paragraphs, pieces};
use crate::marks::one_line;
use crate::outline::Report;
use crate::words::{self, count};

/// Up to so many reports are listed openly.
const OPEN: usize = 40;

/// What the columns are.
const COLUMNS: [&str; 6] = [
    "No.",
    "Outlet and headline",
    "Published, and where that was found",
    "Text",
    "Remarks",
    "Claims",
];

/// The section of reports.
pub(super) fn reports(index: &Index<'_>) -> El {
    let all: Vec<&Report<'_>> = index
        .outline
        .reports
        .iter()
        .filter(|report| index.is_first_document(report.document))
        .collect();
    let (first, rest) = all.split_at(OPEN.min(all.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further report")))
            .child(table(index, rest))
    });
    el("section")
        .id("reports")
        .attr("aria-labelledby", "reports-heading")
        .child(el("h2").id("reports-heading").text("The reports"))
        .child(table(index, first))
        .maybe(rest)
        .child(el("h3").text("Full texts, as they were read"))
        .child(
            classed("p", "note")
                .text("The words of each claim are underlined; the small number after them leads to the claim."),
        )
        .children(all.into_iter().map(|report| full_text(index, report)))
}

fn table(index: &Index<'_>, reports: &[&Report<'_>]) -> El {
    let head = COLUMNS.map(|column| el("th").attr("scope", "col").text(column));
    let rows = reports.iter().map(|report| row(index, report));
    classed("table", "sources cards")
        .child(
            el("caption")
                .class("unseen")
                .text("Reports read, with dates and quality"),
        )
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows))
}

fn row(index: &Index<'_>, report: &Report<'_>) -> El {
    let document = report.document;
    let id = document.id.to_string();
    let number = format!("R{}", index.report_number(document.id));
    let title = link(&id).child(el("bdi").text(index.title(document.id)));
    let outlet = match document.publisher.as_deref() {
        Some(publisher) => el("bdi").class("who").text(&one_line(publisher)),
        None => classed("span", "none").text("publisher not stated"),
    };
    let place = document.url.as_deref().or(document.path.as_deref());
    let place = place.map(|place| el("code").class("place block").text(place));
    let published = document.published.as_ref().map(words::published);
    let published = published.unwrap_or_else(|| "no date found".to_owned());
    let (day, found) = published.split_once(" (").unwrap_or((&published, ""));
    let found = (!found.is_empty()).then(|| classed("span", "remark block").text(found.trim_end_matches(')')));
    el("tr")
        .child(el("td").class("n").child(link(&id).class("handle").text(&number)))
        .child(cell(1).child(outlet).text(" ").child(title).maybe(place))
        .child(cell(2).text(day).maybe(found))
        .child(cell(3).child(kind(index, document)))
        .child(cell(4).child(flags(report)))
        .child(cell(5).text(&report.claims.len().to_string()))
}

fn cell(column: usize) -> El {
    el("td").attr("data-label", COLUMNS.get(column).copied().unwrap_or_default())
}

fn kind(index: &Index<'_>, document: &Document) -> El {
    let language = document
        .language
        .as_deref()
        .map(|tag| classed("span", "remark block").text(tag));
    let of = document
        .copy_of
        .filter(|original| index.document(*original).is_some())
        .map(|original| {
            let number = format!("R{}", index.report_number(original));
            group().text(" as ").child(link(&original.to_string()).text(&number))
        });
    el("span").text(chains::kind(document.kind)).maybe(of).maybe(language)
}

fn flags(report: &Report<'_>) -> El {
    let flags = report.document.flags.iter().map(|flag| el("li").text(&in_words(flag)));
    let remarks = report
        .remarks
        .iter()
        .take(4)
        .map(|remark| el("li").text(&one_line(&remark.message)));
    let list = el("ul").children(flags).children(remarks);
    if list.is_empty() {
        classed("span", "none").text("none")
    } else {
        list
    }
}

/// A flag as words: `encoding.repaired` is "encoding: repaired".
fn in_words(flag: &str) -> String {
    one_line(flag).replace('_', " ").replacen('.', ": ", 1)
}

fn full_text(index: &Index<'_>, report: &Report<'_>) -> El {
    let document = report.document;
    let number = index.report_number(document.id);
    let heading = el("h4")
        .child(classed("span", "handle").text(&format!("R{number}")))
        .text(" ")
        .child(el("bdi").text(&index.outlet(document)))
        .text(" · ")
        .child(el("bdi").class("title").text(index.title(document.id)));
    let hash = el("p")
        .class("note")
        .text("SHA-256 of the text ")
        .child(el("code").text(&document.text_sha256));
    let language = document.language.as_deref().filter(|tag| is_language(tag));
    let text = classed("div", "text")
        .attr("dir", "auto")
        .attr_if("lang", language)
        .children(lines(index, report));
    classed("details", "report")
        .id(&document.id.to_string())
        .child(
            el("summary")
                .child(heading)
                .child(classed("span", "remark").text(&count(document.text.split_whitespace().count(), "word"))),
        )
        .child(text)
        .child(hash)
}

fn lines(index: &Index<'_>, report: &Report<'_>) -> Vec<El> {
    let text = report.document.text.as_str();
    let mut marks: Vec<(Span, &Claim, bool, bool)> = Vec::new();
    for claim in report
        .claims
        .iter()
        .copied()
        .filter(|claim| index.is_first_claim(claim))
    {
        let spans: Vec<Span> = claim
            .content
            .spans
            .iter()
            .copied()
            .filter(|span| span.get(text).is_some())
            .collect();
        let last = spans.len().saturating_sub(1);
        marks.extend(
            spans
                .iter()
                .enumerate()
                .map(|(place, span)| (*span, claim, place == 0, place == last)),
        );
    }
    marks.sort_by_key(|(span, ..)| (span.start(), std::cmp::Reverse(span.end())));
    let mut shown: Vec<El> = anchors_without_words(index, report);
    for line in paragraphs(text) {
        let here = |span: Span| span.range().start < line.end && line.start < span.range().end;
        let end = marks.partition_point(|(span, ..)| span.range().start < line.end);
        let own: Vec<_> = marks.iter().take(end).filter(|(span, ..)| here(*span)).collect();
        let spans: Vec<Span> = own.iter().map(|(span, ..)| *span).collect();
        let parts = pieces(text, line.clone(), &spans)
            .into_iter()
            .map(|part| piece(index, text, &part, &own, line.start));
        let is_heading = report.document.blocks.iter().any(|block| {
            block.kind == BlockKind::Heading
                && block.span.range().start <= line.start
                && line.end <= block.span.range().end
        });
        let paragraph = if is_heading { classed("p", "heading") } else { el("p") };
        shown.push(paragraph.children(parts));
    }
    shown
}

/// Anchors for claims whose words are nowhere in the text, so that no link leads nowhere.
fn anchors_without_words(index: &Index<'_>, report: &Report<'_>) -> Vec<El> {
    let text = report.document.text.as_str();
    let has_words = |span: &Span| span.get(text).is_some_and(|words| !words.trim().is_empty());
    let claims = report
        .claims
        .iter()
        .copied()
        .filter(|claim| index.is_first_claim(claim));
    let without = claims.filter(|claim| !claim.content.spans.first().is_some_and(has_words));
    without.map(|claim| el("span").id(&format!("w-{}", claim.id))).collect()
}

fn piece(index: &Index<'_>, text: &str, part: &Piece, own: &[&(Span, &Claim, bool, bool)], line: usize) -> El {
    let words = text.get(part.range.clone()).unwrap_or_default();
    if part.marks.is_empty() {
        return el("span").text(words);
    }
    let numbers = part.marks.iter().filter_map(|place| own.get(*place));
    let numbers: Vec<String> = numbers
        .map(|(_, claim, ..)| index.claim_number(claim.id).to_string())
        .collect();
    let anchors = part
        .starting
        .iter()
        .filter_map(|place| own.get(*place))
        .filter(|(span, _, is_first, _)| {
            // A mark that goes on from the line before has its anchor there.
            *is_first && span.range().start >= line
        });
    let anchors = anchors.map(|(_, claim, ..)| el("span").class("at").id(&format!("w-{}", claim.id)));
    let ended = part.ending.iter().filter_map(|place| own.get(*place));
    let ended = ended.filter(|(span, _, _, is_last)| *is_last && span.range().end == part.range.end);
    let references = ended.map(|(_, claim, ..)| {
        let number = index.claim_number(claim.id).to_string();
        el("sup").child(
            link(&claim.id.to_string())
                .attr("aria-label", &format!("claim {number}"))
                .text(&number),
        )
    });
    group()
        .child(
            el("mark")
                .attr("data-c", &numbers.join(" "))
                .children(anchors)
                .text(words),
        )
        .children(references)
}
