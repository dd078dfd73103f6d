//! A claim in one line that asserts nothing: who said it, through whom, in which words, and what weakens it.

use rashomon_types::{Claim, Polarity, Source, Time, TimeRole};

use crate::export::Export;
use crate::voice::{is_caption, is_reporter, name, name_in_chain};
use crate::{one_line, words};

/// Who says it and the words: `Kelmar denies: “any part in the raid”`.
pub(super) fn statement(export: &Export, claim: &Claim) -> String {
    let quoted = format!("{}: “{}”", introduction(claim), one_line(&content(export, claim)));
    match remarks(claim) {
        Some(remarks) => format!("{quoted} ({remarks})"),
        None => quoted,
    }
}

/// The words of a claim, its pieces joined by an ellipsis.
pub(super) fn content(export: &Export, claim: &Claim) -> String {
    let spans = claim.content.spans.iter();
    let pieces: Vec<String> = spans.map(|span| export.span_text(claim.document, *span).text).collect();
    pieces.join(" … ")
}

/// Who says it, through whom: `Ferryman, citing police sources (unnamed), says`.
fn introduction(claim: &Claim) -> String {
    if is_caption(claim) && is_reporter(claim) {
        return "a caption reads".to_owned();
    }
    format!("{}{} {}", subject(&claim.source), through(claim), verb(claim))
}

/// A voice with its office, where the name does not hold it already.
fn subject(source: &Source) -> String {
    if source.kind == rashomon_types::SourceKind::Reporter {
        return name(source);
    }
    let name = name_in_chain(source);
    let office = source.office.as_deref().map(one_line);
    match office.filter(|office| !name.to_lowercase().contains(&office.to_lowercase())) {
        Some(office) => format!("{name}, {office}"),
        None => name,
    }
}

/// The other voices of the chain: those that the source cites, and those that relay it.
fn through(claim: &Claim) -> String {
    let chain = claim.chain();
    let Some(place) = chain.iter().position(|voice| *voice == claim.source) else {
        return String::new();
    };
    let names = |voices: &mut dyn Iterator<Item = &Source>| -> Option<String> {
        let names: Vec<String> = voices.map(name_in_chain).collect();
        (!names.is_empty()).then(|| names.join(", citing "))
    };
    let cited = names(&mut chain.iter().skip(place + 1)).map(|cited| format!(", citing {cited},"));
    let relayed = names(&mut chain.iter().take(place)).map(|by| format!(", as relayed by {by},"));
    [relayed, cited].into_iter().flatten().collect()
}

/// What saying it does, as a verb.
pub(super) fn verb(claim: &Claim) -> String {
    use rashomon_types::Act;
    match claim.act {
        Act::Decline => "declines to say".to_owned(),
        Act::Unknown => "is quoted".to_owned(),
        _ => words::verb(claim).to_lowercase(),
    }
}

/// What weakens it and does not stand in its words.
fn remarks(claim: &Claim) -> Option<String> {
    let certainty = claim.certainty.as_ref();
    let certainty = certainty.map(|certainty| format!("certainty: “{}”", one_line(&certainty.words)));
    let evidence = claim.evidence.as_ref().filter(|evidence| words::is_missing(evidence));
    let evidence = evidence.map(|evidence| words::evidence(evidence).to_lowercase());
    let negative = (claim.polarity == Polarity::Negative).then(|| "stated in the negative".to_owned());
    let remarks: Vec<String> = [certainty, evidence, negative].into_iter().flatten().collect();
    (!remarks.is_empty()).then(|| remarks.join("; "))
}

/// When what a claim speaks of happened, as far as the claim says so.
pub(super) fn happened(claim: &Claim) -> Option<&Time> {
    claim.times.iter().find(|time| time.role == Some(TimeRole::Happened))
}
