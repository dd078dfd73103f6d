//! The words that the page uses for questions, statuses, stances and sides.

use rashomon_types::{Event, PartyId, Question, QuestionKind, SideId, Stance, Status};

use super::element::{El, classed};
use super::index::party_name;
use crate::marks::one_line;

/// What is asked, short.
pub(super) fn question(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Initiator => "Who did it",
        QuestionKind::Target => "To whom",
        QuestionKind::Killed => "Killed",
        QuestionKind::Wounded => "Wounded",
        QuestionKind::Captured => "Captured",
        QuestionKind::Missing => "Missing",
        QuestionKind::Displaced => "Displaced",
        QuestionKind::Destroyed => "Destroyed",
        QuestionKind::Damaged => "Damaged",
        QuestionKind::Participants => "Took part",
        QuestionKind::Means => "With what",
        QuestionKind::Outcome => "How it ended",
        QuestionKind::Control => "Who holds the place",
        QuestionKind::Start => "When it began",
        QuestionKind::End => "Is it over",
        QuestionKind::Place => "Where",
        QuestionKind::Motive => "Why",
        QuestionKind::Evidence => "On what evidence",
        QuestionKind::Other => "Also said",
    }
}

/// What is asked, with whom and what it is asked of: "Killed: civilians".
pub(super) fn asked(event: &Event, asked: &Question) -> String {
    let whose = asked.scope.whose.as_deref().map(|whose| match whose {
        "civilians" => "civilians".to_owned(),
        party => party_name(event, &PartyId(party.to_owned())),
    });
    let what = asked.scope.what.as_deref().map(one_line);
    let scope: Vec<String> = whose.into_iter().chain(what).collect();
    match scope.as_slice() {
        [] => question(asked.question).to_owned(),
        _ => format!("{}: {}", question(asked.question), scope.join(", ")),
    }
}

/// How the answers stand, in words.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Disputed => "disputed",
        Status::Agreed => "agreed across sides",
        Status::OneOrigin => "one origin only",
        Status::Declined => "asked, not answered",
        Status::Unanswered => "nobody says",
    }
}

/// A sign for a status, beside its words: of one weight and colour for all, so that none looks right or wrong.
fn sign(status: Status) -> &'static str {
    match status {
        Status::Disputed => "≠",
        Status::Agreed => "=",
        Status::OneOrigin => "1",
        Status::Declined => "–",
        Status::Unanswered => "?",
    }
}

/// The chip of a status.
pub(super) fn status_chip(of: Status) -> El {
    let sign = classed("span", "sign").attr("aria-hidden", "true").text(sign(of));
    classed("span", "status").child(sign).text(status(of))
}

/// How an answer is given, as a verb.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "says",
        Stance::Deny => "denies",
        Stance::Assess => "judges",
        Stance::Revise => "now says",
        Stance::Unsure => "cannot say",
        Stance::Decline => "asked, would not say",
        Stance::Omit => "leaves it out",
    }
}

/// The sides of an event, in the order in which its parties name them.
pub(super) fn sides(event: &Event) -> Vec<&SideId> {
    let mut sides: Vec<&SideId> = Vec::new();
    for side in event.parties.iter().filter_map(|party| party.side.as_ref()) {
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    sides
}

/// The letter of a party's side, as a chip; none for a party without a side.
pub(super) fn side_chip(event: &Event, party: &PartyId) -> Option<El> {
    let party = event.parties.iter().find(|other| other.id == *party)?;
    let side = party.side.as_ref()?;
    let place = sides(event).iter().position(|other| *other == side)?;
    let letter = letter(place);
    let chip = classed("span", &format!("side s{}", place % 6));
    Some(chip.attr("title", &format!("side {letter}")).text(&letter))
}

/// A, B … Z, then numbers.
pub(super) fn letter(place: usize) -> String {
    let letter = u32::try_from(place).ok().filter(|place| *place < 26);
    let letter = letter.and_then(|place| char::from_u32(u32::from(b'A') + place));
    letter.map_or_else(|| (place + 1).to_string(), String::from)
}

/// Reports, texts and origins, one after the other: "14 reports → 11 texts → 5 independent origins".
pub(super) fn lineage(reports: usize, texts: usize, origins: usize) -> String {
    use crate::words::count;
    format!(
        "{} → {} → {}",
        count(reports, "report"),
        count(texts, "text"),
        count(origins, "independent origin")
    )
}

/// A number as people write it: thousands apart, no fraction where there is none.
pub(super) fn number(value: f64) -> String {
    crate::grounds::number(value)
}

/// Two bounds as people write them: "60 or more", "up to 70", "50–60".
pub(super) fn bounds(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("up to {}", number(high)),
        (None, None) => "no number".to_owned(),
    }
}

/// A reason as the beginning of a sentence, without its full stop.
pub(super) fn sentence(reason: &str) -> String {
    let reason = super::days::in_words(&one_line(reason));
    let mut letters = reason.trim_end_matches('.').chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
