//! What a page calls a voice, and which claims belong to the same one.

use rashomon_types::{Claim, Source, SourceKind};

use crate::marks::one_line;

/// The fullest name of a voice that the document gives.
pub(crate) fn name(source: &Source) -> String {
    match source.speaker.as_deref().or(source.name.as_deref()) {
        Some(name) => one_line(name),
        None if source.kind == SourceKind::Reporter => "the reporter".to_owned(),
        None => "nobody named".to_owned(),
    }
}

/// The name, with a remark if nobody is named by it and the name does not say so itself.
pub(crate) fn name_in_chain(source: &Source) -> String {
    let name = name(source);
    let says_so = ["unnamed", "anonymous", "named", "anonymity"];
    let lower = name.to_lowercase();
    if source.named || says_so.iter().any(|word| lower.contains(word)) {
        return name;
    }
    format!("{name} (unnamed)")
}

/// Whether somebody speaks whom the report does not name; not so where it names no voice at all.
pub(crate) fn lacks_name(source: &Source) -> bool {
    !source.named && (source.speaker.is_some() || source.name.is_some())
}

/// What two claims of one speaker share, however the text calls them in between.
pub(crate) fn key(source: &Source) -> String {
    name(source).to_lowercase()
}

/// Whether it is the reporter who speaks.
pub(crate) fn is_reporter(claim: &Claim) -> bool {
    claim.source.kind == SourceKind::Reporter
}

/// Whether the claim stands under a picture.
pub(crate) fn is_caption(claim: &Claim) -> bool {
    claim
        .medium
        .as_deref()
        .is_some_and(|medium| medium.eq_ignore_ascii_case("caption"))
}
