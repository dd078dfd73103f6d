//! A claim in one line that asserts nothing: who said it, through whom, in which words, and what weakens it.

use rashomon_types::{Act, Claim, Event, Polarity, Question, QuestionKind, Source, SourceKind, Status, Time, TimeRole};

use super::node::code;
use crate::export::Export;
use crate::voice::{is_caption, is_reporter, name, name_in_chain};
use crate::{one_line, words};

/// Who says it and the words: `Kelmar denied: “any part in the raid”`.
pub(super) fn statement(export: &Export, claim: &Claim) -> String {
    let content = one_line(&content(export, claim));
    let quoted = format!("{}: “{}”", introduction(claim), content.trim_end_matches(','));
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

/// Who says it, through whom: `Ferryman, citing police sources (unnamed), said`.
fn introduction(claim: &Claim) -> String {
    if is_caption(claim) && is_reporter(claim) {
        return "a caption read".to_owned();
    }
    let asides = [office(&claim.source), relayed(claim), cited(claim)];
    let asides: String = asides.into_iter().flatten().map(|aside| format!(", {aside}")).collect();
    let comma = if asides.is_empty() { "" } else { "," };
    format!("{}{asides}{comma} {}", called(&claim.source), verb(claim))
}

/// What to call a voice, with a remark if the words name nobody.
pub(super) fn called(source: &Source) -> String {
    match source.kind {
        SourceKind::Reporter => name(source),
        _ => name_in_chain(source),
    }
}

/// The office of a voice, where its name does not hold it already.
fn office(source: &Source) -> Option<String> {
    let office = source.office.as_deref().map(one_line)?;
    let name = name(source).to_lowercase();
    (!name.contains(&office.to_lowercase())).then_some(office)
}

/// The voices that relay the source.
fn relayed(claim: &Claim) -> Option<String> {
    let place = claim.chain().iter().position(|voice| *voice == claim.source)?;
    let relays: Vec<String> = claim.chain().iter().take(place).map(name_in_chain).collect();
    (!relays.is_empty()).then(|| format!("as relayed by {}", relays.join(", ")))
}

/// The voices that the source cites.
fn cited(claim: &Claim) -> Option<String> {
    let place = claim.chain().iter().position(|voice| *voice == claim.source)?;
    let cited: Vec<String> = claim.chain().iter().skip(place + 1).map(name_in_chain).collect();
    (!cited.is_empty()).then(|| format!("citing {}", cited.join(", citing ")))
}

/// What saying it did, as a verb that fits one speaker and several.
pub(super) fn verb(claim: &Claim) -> &'static str {
    match claim.act {
        Act::Assert if is_reporter(claim) => "wrote",
        Act::Assert => "said",
        Act::Claim => "claimed",
        Act::Allege => "alleged",
        Act::Accuse => "accused",
        Act::Deny => "denied",
        Act::Admit => "admitted",
        Act::Confirm => "confirmed",
        Act::Announce => "announced",
        Act::Assess => "assessed",
        Act::Warn => "warned",
        Act::Promise => "promised",
        Act::Urge => "urged",
        Act::Order => "ordered",
        Act::Ask => "asked",
        Act::Decline => "declined to say",
        Act::Omit => "left out",
        Act::Unknown => "spoke of",
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

/// How each question of an event stands: `who did it: disputed`.
pub(super) fn standing(event: &Event) -> impl Iterator<Item = String> {
    event
        .questions
        .iter()
        .map(|question| format!("{}: {}", asked(event, question), status(question.status)))
}

/// What a question asks, and of whom: `killed, of Kelmar`.
fn asked(event: &Event, question: &Question) -> String {
    let kind = match question.question {
        QuestionKind::Initiator => "who did it".to_owned(),
        QuestionKind::Target => "to whom".to_owned(),
        QuestionKind::Means => "with what".to_owned(),
        QuestionKind::Control => "who holds the place".to_owned(),
        other => code(&other),
    };
    let party = |id: &str| {
        event
            .parties
            .iter()
            .find(|party| party.id.0 == id)
            .map(|party| party.name.as_str())
    };
    let whose = question
        .scope
        .whose
        .as_deref()
        .map(|whose| party(whose).unwrap_or(whose));
    let what = question.scope.what.as_deref();
    let scope: Vec<String> = [what.map(one_line), whose.map(|whose| format!("of {}", one_line(whose)))]
        .into_iter()
        .flatten()
        .collect();
    if scope.is_empty() {
        kind
    } else {
        format!("{kind}, {}", scope.join(" "))
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Disputed => "disputed",
        Status::Agreed => "agreed across sides",
        Status::OneOrigin => "one origin only",
        Status::Declined => "asked and not answered",
        Status::Unanswered => "nobody says",
    }
}
