//! The table of claims, report by report, each opening its words in context; and the filters over it.

use rashomon_types::{Claim, Quotation};

use super::answer::short;
use super::element::{El, classed, el, group, link, quote};
use super::excerpt::excerpt;
use super::index::Index;
use crate::facts::{Fact, facts};
use crate::grounds::grounds;
use crate::marks::one_line;
use crate::outline::Report;
use crate::voice::{is_caption, is_reporter, lacks_name, name, name_in_chain};
use crate::words::{self, count};

/// Up to so many claims, all groups are open.
const OPEN: usize = 60;
/// Beyond so many claims, contexts are left to the reports' own text, so that the file stays small enough to open.
const WITH_CONTEXT: usize = 4000;

/// What the columns are.
const COLUMNS: [&str; 5] = ["No.", "Speaker", "Act", "What is said", "Evidence, certainty"];

/// The section of all claims.
pub(super) fn claims(index: &Index<'_>) -> El {
    let all = index.run.claims.len();
    let groups = index
        .outline
        .reports
        .iter()
        .filter(|report| index.is_first_document(report.document));
    let groups = groups.map(|report| of_report(index, report, all <= OPEN, all <= WITH_CONTEXT));
    let stray: Vec<&Claim> = index
        .run
        .claims
        .iter()
        .filter(|claim| index.document(claim.document).is_none())
        .collect();
    let stray = (!stray.is_empty()).then(|| table(index, &stray, "Claims of reports that are not here", false));
    let note = "Each claim opens to its exact words in context. In a context, what is said has a shaded ground, who says it \
                a line of dots below, and the words that attribute it are slanted.";
    el("section")
        .id("claims")
        .attr("aria-labelledby", "claims-heading")
        .child(
            el("h2")
                .id("claims-heading")
                .text(&format!("{}, one by one", capital(&count(all, "claim")))),
        )
        .child(classed("p", "note").text(note))
        .child(super::filters::filters(index))
        .children(groups)
        .maybe(stray)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn of_report(index: &Index<'_>, report: &Report<'_>, is_open: bool, has_context: bool) -> El {
    if report.claims.is_empty() {
        return group();
    }
    let document = report.document;
    let number = index.report_number(document.id);
    let heading = el("h3")
        .child(classed("span", "handle").text(&format!("R{number}")))
        .text(" ")
        .child(el("bdi").text(&index.outlet(document)))
        .text(" · ")
        .child(el("bdi").class("title").text(index.title(document.id)));
    let counted = classed("span", "remark").text(&count(report.claims.len(), "claim"));
    let caption = format!("Claims of report R{number}");
    let to_text = link(&document.id.to_string()).text("the report’s full text");
    classed("details", "group")
        .flag_if("open", is_open)
        .child(el("summary").child(heading).child(counted))
        .child(table(index, &report.claims, &caption, has_context))
        .child(classed("p", "note").child(to_text))
}

fn table(index: &Index<'_>, claims: &[&Claim], caption: &str, has_context: bool) -> El {
    let head = COLUMNS.map(|column| el("th").attr("scope", "col").text(column));
    let rows = claims.iter().map(|claim| row(index, claim, has_context));
    classed("table", "claims cards")
        .child(el("caption").class("unseen").text(caption))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows))
}

fn row(index: &Index<'_>, claim: &Claim, has_context: bool) -> El {
    let id = claim.id.to_string();
    let number = index.claim_number(claim.id).to_string();
    let row = el("tr").class("claim");
    let row = if index.is_first_claim(claim) { row.id(&id) } else { row };
    row.attr("data-n", &number)
        .attr("data-speaker", &speaker(index, claim))
        .attr("data-side", &side(claim).unwrap_or_default())
        .attr("data-act", act(claim))
        .attr("data-evidence", evidence(claim))
        .attr("data-report", &index.report_number(claim.document).to_string())
        .child(el("td").class("n").child(link(&id).text(&number)))
        .child(el("td").class("speaker").child(voice(index, claim)))
        .child(el("td").class("act").child(classed("span", "verb").text(&verb(claim))))
        .child(el("td").class("words").child(words_cell(index, claim, has_context)))
        .child(el("td").class("rests").child(rests(index, claim)))
}

/// The speaker of a claim, as filters call it.
pub(super) fn speaker(index: &Index<'_>, claim: &Claim) -> String {
    if is_caption(claim) {
        return "picture captions".to_owned();
    }
    if is_reporter(claim) {
        return "the reporter".to_owned();
    }
    index.speaker(claim)
}

/// The side that the text or the lexicon states for a claim's voice.
pub(super) fn side(claim: &Claim) -> Option<String> {
    let voice = claim.origin().unwrap_or(&claim.source);
    let of = voice.actor.as_ref().and_then(|actor| actor.of.as_deref());
    voice.side.as_deref().or(of).map(one_line)
}

/// What a claim does, as filters call it.
pub(super) fn act(claim: &Claim) -> &'static str {
    words::verb(claim)
}

/// The same in lower case, for reading.
fn verb(claim: &Claim) -> String {
    act(claim).to_lowercase()
}

/// The evidence of a claim, as filters call it.
pub(super) fn evidence(claim: &Claim) -> &'static str {
    match &claim.evidence {
        Some(evidence) => words::evidence(evidence).trim_start_matches("evidence: "),
        None => "none stated",
    }
}

fn voice(index: &Index<'_>, claim: &Claim) -> El {
    let innermost = claim.origin().unwrap_or(&claim.source);
    let called = if is_caption(claim) {
        "picture caption".to_owned()
    } else if is_reporter(claim) {
        index.speaker(claim)
    } else {
        name(innermost)
    };
    let office = innermost
        .office
        .as_deref()
        .map(one_line)
        .filter(|office| !called.contains(office.as_str()));
    let side = side(claim).filter(|side| !called.to_lowercase().contains(&side.to_lowercase()));
    let about: Vec<El> = [office, side]
        .into_iter()
        .flatten()
        .map(|about| el("bdi").text(&about))
        .collect();
    let about = (!about.is_empty()).then(|| classed("span", "remark block").joined(about, ", "));
    let unnamed = lacks_name(innermost).then(|| group().text(" ").child(classed("span", "unnamed").text("unnamed")));
    let relays: Vec<String> = claim.chain().iter().rev().skip(1).map(name_in_chain).collect();
    let relays = (!relays.is_empty()).then(|| {
        classed("span", "through").text(&relays.iter().map(|relay| format!("→ {relay} ")).collect::<String>())
    });
    group()
        .child(el("bdi").class("who").text(&called))
        .maybe(unnamed)
        .maybe(about)
        .maybe(relays)
}

fn words_cell(index: &Index<'_>, claim: &Claim, has_context: bool) -> El {
    let content = index.words(claim.document, &claim.content.spans);
    let shown = match claim.quotation {
        Quotation::Direct => quote(&content),
        Quotation::Indirect | Quotation::Mixed => el("bdi").text(&content),
    };
    let context = if has_context { excerpt(index, claim) } else { None };
    let has_text = index.document(claim.document).is_some();
    let to_text = has_text.then(|| link(&format!("w-{}", claim.id)).text("in the report’s full text"));
    let to_text = to_text.map(|to| group().child(to).text(" · "));
    let text = index
        .document(claim.document)
        .map_or("", |document| document.text.as_str());
    let all = facts(claim)
        .into_iter()
        .chain(grounds(claim, text).into_iter().flatten());
    let notes = all.map(|fact| note(index, claim, &fact));
    let nested = claim
        .nested_in
        .filter(|outer| index.claim(*outer).is_some())
        .map(|outer| {
            let number = index.claim_number(outer);
            el("li")
                .text("inside ")
                .child(link(&outer.to_string()).text(&format!("claim {number}")))
        });
    let belongs = belongs(index, claim);
    el("details")
        .child(el("summary").child(shown))
        .maybe(context)
        .child(classed("ul", "facts").children(notes).maybe(nested).maybe(belongs))
        .child(
            classed("p", "note")
                .maybe(to_text)
                .child(el("code").text(&claim.id.to_string())),
        )
}

/// The event that a claim belongs to, and why.
fn belongs(index: &Index<'_>, claim: &Claim) -> Option<El> {
    let event = index.event_of(claim)?;
    let place = event.claims.iter().position(|id| *id == claim.id)?;
    let reason = event.reasons.get(place).map(|reason| format!(": {}", one_line(reason)));
    let to = link(&event.id.to_string()).child(el("bdi").text(&short(&one_line(&event.title), 80)));
    Some(el("li").text("belongs to ").child(to).text(&reason.unwrap_or_default()))
}

fn note(index: &Index<'_>, claim: &Claim, fact: &Fact<'_>) -> El {
    let words = index.words(claim.document, fact.spans);
    let words = (!words.is_empty()).then(|| group().text(" ").child(quote(&words)));
    let meaning = fact.meaning.as_ref().filter(|meaning| !meaning.is_empty());
    let meaning = meaning.map(|meaning| classed("span", "remark").text(&format!(" = {meaning}")));
    let label = classed("span", if fact.alerts { "label alert" } else { "label" }).text(&fact.label.to_lowercase());
    el("li").child(label).maybe(words).maybe(meaning)
}

fn rests(index: &Index<'_>, claim: &Claim) -> El {
    let offered = claim.evidence.as_ref().map(|offered| {
        let words = index.words(claim.document, &offered.spans);
        let words = (!words.is_empty()).then(|| group().text(" ").child(quote(&short(&words, 60))));
        el("span").text(&evidence(claim).to_lowercase()).maybe(words)
    });
    let sure = claim.certainty.as_ref().map(|certainty| {
        let band = words::band(certainty).map(|band| format!(" = {band}"));
        el("span")
            .child(quote(&one_line(&certainty.words)))
            .text(&band.unwrap_or_default())
    });
    let doubt = (claim.confidence < 0.5).then(|| el("span").text("this program may have misread it"));
    let parts: Vec<El> = [offered, sure, doubt].into_iter().flatten().collect();
    if parts.is_empty() {
        classed("span", "none").text("none stated")
    } else {
        group().joined(parts, " · ")
    }
}
