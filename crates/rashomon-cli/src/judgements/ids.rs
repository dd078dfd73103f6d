//! Claims, events, documents and judgements as a person names them: by the first digits of an id, documents by path too.

use rashomon::judge::{claim_anchor, event_anchor};
use rashomon::types::{Claim, ClaimAnchor, Document, Event, EventAnchor, Judgement};

use super::ledger::Subject;

/// So many ids are shown where several begin alike.
const SHOWN: usize = 5;

/// The one thing whose id begins so.
fn one<'a, T>(
    kind: &str,
    prefix: &str,
    given: &str,
    things: impl Iterator<Item = (String, &'a T)>,
) -> Result<&'a T, String> {
    let wanted = if given.starts_with(prefix) {
        given.to_owned()
    } else {
        format!("{prefix}{given}")
    };
    let mut found: Vec<(String, &T)> = things.filter(|(id, _)| id.starts_with(&wanted)).collect();
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.dedup_by(|(a, _), (b, _)| a == b);
    match found.as_slice() {
        [(_, only)] => Ok(only),
        [] => Err(format!("no {kind} has an id that begins with `{given}`")),
        several => {
            let ids: Vec<&str> = several.iter().take(SHOWN).map(|(id, _)| id.as_str()).collect();
            let dots = if several.len() > SHOWN { " …" } else { "" };
            Err(format!(
                "several {kind}s have ids that begin with `{given}`: {}{dots}; give more digits",
                ids.join(" ")
            ))
        }
    }
}

/// A claim as the program read it, with its document.
pub fn claim<'s>(subject: &'s Subject, given: &str) -> Result<(&'s Claim, &'s Document), String> {
    let claims = subject.reading.claims.iter().map(|claim| (claim.id.to_string(), claim));
    let claim = one("claim", "c_", given, claims)?;
    let mut documents = subject.reading.documents.iter();
    let document = documents.find(|document| document.id == claim.document);
    document
        .map(|document| (claim, document))
        .ok_or_else(|| format!("the document of {} is not there", claim.id))
}

/// A claim as a judgement names it.
pub fn claim_named(subject: &Subject, given: &str) -> Result<ClaimAnchor, String> {
    claim(subject, given).map(|(claim, document)| claim_anchor(claim, document))
}

/// An event as pages show it.
pub fn event<'s>(subject: &'s Subject, given: &str) -> Result<&'s Event, String> {
    one(
        "event",
        "e_",
        given,
        subject.shown.events.iter().map(|event| (event.id.to_string(), event)),
    )
}

/// An event as a judgement names it.
pub fn event_named(subject: &Subject, given: &str) -> Result<EventAnchor, String> {
    Ok(event_anchor(event(subject, given)?, &subject.reading))
}

/// A claim, or the claim by which an event is known.
pub fn claim_or_event(subject: &Subject, given: &str) -> Result<ClaimAnchor, String> {
    if !given.starts_with("e_") {
        return claim_named(subject, given);
    }
    let mut claims = event_named(subject, given)?.claims;
    if claims.is_empty() {
        return Err(format!("the event {given} has no claims"));
    }
    Ok(claims.remove(0))
}

/// A document by id, path, address or the end of its path.
pub fn document<'s>(subject: &'s Subject, given: &str) -> Result<&'s Document, String> {
    let documents = || subject.reading.documents.iter();
    let is_it =
        |document: &&Document| document.path.as_deref() == Some(given) || document.url.as_deref() == Some(given);
    if let Some(document) = documents().find(is_it) {
        return Ok(document);
    }
    let ends = |document: &&Document| {
        let path = document.path.as_deref().and_then(|path| path.strip_suffix(given));
        path.is_some_and(|before| before.ends_with(['/', '\\']))
    };
    let mut ending = documents().filter(ends);
    if let (Some(document), None) = (ending.next(), ending.next()) {
        return Ok(document);
    }
    let by_id = documents().map(|document| (document.id.to_string(), document));
    one("document", "d_", given, by_id).map_err(|error| format!("{error}, and none has that path or address"))
}

/// A judgement.
pub fn judgement<'j>(judgements: &'j [Judgement], given: &str) -> Result<&'j Judgement, String> {
    let all = judgements.iter().map(|judgement| (judgement.id.to_string(), judgement));
    one("judgement", "j_", given, all)
}
