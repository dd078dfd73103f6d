//! Chains as indented trees: who said it first, who passed it on, in which report it stands; copies folded, with what they
//! changed. An unnamed voice is never taken for the same as another one.

use rashomon_types::{Claim, ClaimId, Document, DocumentId, DocumentKind, Event, Source};

use super::answer::short;
use super::element::{El, classed, el, group, link, quote};
use super::index::Index;
use crate::marks::one_line;
use crate::voice::{is_caption, is_reporter, lacks_name, name};
use crate::words::count;

/// How many origins are shown before the others are folded.
const SHOWN: usize = 8;
/// How many claims of a report are named one by one.
const CLAIMS: usize = 6;
/// How many differences of a copy are shown.
const DIFFERENCES: usize = 8;
/// Texts longer than this are not compared word by word, in bytes.
const LONGEST: usize = 60_000;

/// A voice and what comes after it on the way to the reader.
struct Voice {
    label: String,
    office: Option<String>,
    is_unnamed: bool,
    /// The report whose unnamed voice this is.
    of: Option<DocumentId>,
    relays: Vec<Voice>,
    reports: Vec<(DocumentId, Vec<ClaimId>)>,
}

/// The chains of an event; none where nobody but reporters speaks.
pub(super) fn chains(index: &Index<'_>, event: &Event) -> Option<El> {
    let roots = roots(index, event);
    if roots.is_empty() {
        return None;
    }
    let id = format!("chains-{}", event.id);
    let tree = |voices: &[Voice]| classed("ul", "tree").children(voices.iter().map(|voice| branch(index, voice)));
    let (first, rest) = roots.split_at(SHOWN.min(roots.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further origin")))
            .child(tree(rest))
    });
    let note = "From whoever said it first, through whoever passed it on, to the report that it stands in. A dashed \
                frame is a voice that the report does not name; it is never joined with another one.";
    Some(
        classed("section", "chains")
            .attr("aria-labelledby", &id)
            .child(el("h3").id(&id).text("Through whom"))
            .child(classed("p", "note").text(note))
            .child(tree(first))
            .maybe(rest),
    )
}

impl Voice {
    /// In how many reports it stands, by whatever way.
    fn reach(&self) -> usize {
        self.reports.len() + self.relays.iter().map(Voice::reach).sum::<usize>()
    }
}

/// The origins, those that stand in the most reports first, otherwise in the order of the text.
fn roots(index: &Index<'_>, event: &Event) -> Vec<Voice> {
    let mut roots = Vec::new();
    for claim in event.claims.iter().filter_map(|id| index.claim(*id)) {
        let is_copy = index
            .document(claim.document)
            .is_some_and(|document| document.copy_of.is_some());
        if !is_copy && !is_reporter(claim) && !is_caption(claim) {
            add(&mut roots, claim);
        }
    }
    roots.sort_by_key(|voice: &Voice| std::cmp::Reverse(voice.reach()));
    roots
}

/// Adds a claim's chain to a tree, the innermost voice first.
fn add(roots: &mut Vec<Voice>, claim: &Claim) {
    let own = std::slice::from_ref(&claim.source);
    let chain = if claim.chain().is_empty() { own } else { claim.chain() };
    let mut level = roots;
    let mut voices = chain.iter().rev().peekable();
    while let Some(source) = voices.next() {
        let place = place_of(level, source, claim.document);
        let Some(voice) = level.get_mut(place) else { return };
        if voices.peek().is_none() {
            add_report(voice, claim);
            return;
        }
        level = &mut voice.relays;
    }
}

/// The place of a voice among others, added where it is new.
fn place_of(level: &mut Vec<Voice>, source: &Source, document: DocumentId) -> usize {
    let is_unnamed = lacks_name(source) || (source.name.is_none() && source.speaker.is_none());
    let of = is_unnamed.then_some(document);
    let label = name(source);
    let known = level
        .iter()
        .position(|other| other.label.eq_ignore_ascii_case(&label) && other.of == of);
    known.unwrap_or_else(|| {
        level.push(Voice {
            label,
            office: source.office.as_deref().map(one_line),
            is_unnamed,
            of,
            relays: Vec::new(),
            reports: Vec::new(),
        });
        level.len() - 1
    })
}

fn add_report(voice: &mut Voice, claim: &Claim) {
    match voice
        .reports
        .iter_mut()
        .find(|(document, _)| *document == claim.document)
    {
        Some((_, claims)) => claims.push(claim.id),
        None => voice.reports.push((claim.document, vec![claim.id])),
    }
}

fn branch(index: &Index<'_>, voice: &Voice) -> El {
    let office = voice.office.as_deref().filter(|office| !voice.label.contains(*office));
    let remark = voice.is_unnamed.then(|| {
        let several = is_several(&voice.label);
        classed("span", "unnamed").text(if several {
            "unnamed, how many is not known"
        } else {
            "unnamed"
        })
    });
    let frame = if voice.is_unnamed { "voice dashed" } else { "voice" };
    let label = classed("span", frame)
        .child(el("bdi").text(&voice.label))
        .maybe(office.map(|office| classed("span", "office").text(&format!(", {office}"))));
    let relays = voice.relays.iter().map(|relay| branch(index, relay));
    let reports = voice
        .reports
        .iter()
        .map(|(document, claims)| leaf(index, *document, claims));
    el("li")
        .child(label)
        .maybe(remark.map(|remark| group().text(" ").child(remark)))
        .child(el("ul").children(relays).children(reports))
}

/// Whether a voice is more than one: "police sources", "officials".
fn is_several(label: &str) -> bool {
    let last = label.split(' ').next_back().unwrap_or_default().to_lowercase();
    last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("us") || last == "people" || last == "media"
}

fn leaf(index: &Index<'_>, document: DocumentId, claims: &[ClaimId]) -> El {
    let Some(report) = index.document(document) else {
        return el("li").text("a report that is not here");
    };
    let numbers = claims
        .iter()
        .take(CLAIMS)
        .map(|claim| link(&claim.to_string()).text(&index.claim_number(*claim).to_string()));
    let more = claims.len().saturating_sub(CLAIMS);
    let more = (more > 0).then(|| el("span").text(&format!(" and {more} more")));
    let noun = if claims.len() == 1 { " claim " } else { " claims " };
    let outlet = link(&document.to_string())
        .class("outlet")
        .attr("title", index.title(document))
        .child(el("bdi").text(&index.outlet(report)));
    el("li")
        .child(outlet)
        .child(classed("span", "remark").text(noun).joined(numbers, ", ").maybe(more))
        .maybe(folded(index, report))
}

/// The copies of a report, folded, with what each changed.
fn folded(index: &Index<'_>, report: &Document) -> Option<El> {
    let copies = index.copies(report.id);
    if copies.is_empty() {
        return None;
    }
    let number = copies.len();
    let summary = if number == 1 {
        "+1 copy".to_owned()
    } else {
        format!("+{number} copies")
    };
    let entries = copies.iter().take(40).map(|copy| copy_entry(index, report, copy));
    let more = number.saturating_sub(40);
    let more = (more > 0).then(|| el("li").text(&format!("and {more} more, listed under Reports")));
    Some(
        classed("details", "copies")
            .child(el("summary").text(&summary))
            .child(el("ul").children(entries).maybe(more)),
    )
}

fn copy_entry(index: &Index<'_>, report: &Document, copy: &Document) -> El {
    let kind = kind(copy.kind);
    let name = link(&copy.id.to_string()).child(el("bdi").text(&index.outlet(copy)));
    let entry = el("li")
        .child(name)
        .child(classed("span", "remark").text(&format!(" {kind}")));
    if copy.kind == DocumentKind::Identical || copy.text.len() > LONGEST || report.text.len() > LONGEST {
        return entry;
    }
    entry.maybe(differences(report, copy))
}

/// What sort of copy a report is.
pub(super) fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Original => "a text of its own",
        DocumentKind::Identical => "the same text",
        DocumentKind::Update => "a later edition",
        DocumentKind::Syndicated => "the same text, hardly changed",
        DocumentKind::Reworded => "the same text in other words",
    }
}

fn differences(report: &Document, copy: &Document) -> Option<El> {
    let all = rashomon_accounts::copies::differences(&copy.text, &report.text);
    let entries = all.iter().take(DIFFERENCES).map(|difference| {
        let piece = |words: &str| {
            let words = short(&one_line(words), 120);
            if words.is_empty() {
                classed("span", "none").text("nothing")
            } else {
                quote(&words)
            }
        };
        el("li")
            .child(el("ins").child(piece(difference.here.slice(&copy.text))))
            .text(" instead of ")
            .child(el("del").child(piece(difference.there.slice(&report.text))))
    });
    let list = classed("ul", "differences").children(entries);
    let more = all.len().saturating_sub(DIFFERENCES);
    let more = (more > 0).then(|| classed("p", "none").text(&format!("and {}", count(more, "further difference"))));
    (!list.is_empty()).then(|| group().child(list).maybe(more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_in_the_plural_are_of_unknown_number() {
        assert!(is_several("police sources") && is_several("two officials") && is_several("local media"));
        assert!(!is_several("a source") && !is_several("the press") && !is_several("Titus"));
    }
}
