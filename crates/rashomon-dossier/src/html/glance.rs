//! An event at a glance: who is blamed by whom, how far the numbers spread, what it all rests on, what is missing.

use std::collections::BTreeSet;

use rashomon_types::{Event, Question, Stance, Status};

use super::answer;
use super::board::who_did_it;
use super::element::{El, classed, el, group};
use super::figures::range;
use super::index::{Index, party_name};
use super::names::{asked, bounds, status_chip};
use crate::words::count;

/// How many positions and figures there is room for.
const ROOM: usize = 5;

/// The glance: four terms with what stands for each.
pub(super) fn glance(index: &Index<'_>, event: &Event) -> El {
    let who: Vec<El> = who_did_it(event)
        .map(|question| blamed(index, event, question))
        .collect();
    let who = if who.is_empty() {
        vec![classed("p", "none").text("not asked of this event")]
    } else {
        who
    };
    classed("dl", "glance")
        .child(term("Who did it", group().children(who)))
        .child(term("How far the figures spread", spreads(event)))
        .child(term("What it rests on", rests_on(index, event)))
        .child(term("What nobody says", missing(event)))
}

fn term(name: &str, body: El) -> El {
    el("div").child(el("dt").text(name)).child(el("dd").child(body))
}

fn blamed(index: &Index<'_>, event: &Event, question: &Question) -> El {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for answer in question.answers.iter().filter(|answer| !answer::is_revised(answer)) {
        let value = answer::value(index, event, answer).unwrap_or_default();
        let said = match answer.stance {
            Stance::Unsure | Stance::Decline | Stance::Omit => answer::verb(answer).to_owned(),
            Stance::Deny if answer.about.is_some() && answer.about == answer.party => "denies it".to_owned(),
            Stance::Deny => format!("not {value}"),
            _ => value,
        };
        let claim = index.claim(answer.claim);
        let who = match (&answer.party, claim) {
            (Some(party), _) => party_name(event, party),
            (None, Some(claim)) => answer::voice_of(claim),
            (None, None) => "nobody named".to_owned(),
        };
        match lines.iter_mut().find(|(other, _)| *other == said) {
            Some((_, names)) if names.contains(&who) => (),
            Some((_, names)) => names.push(who),
            None => lines.push((said, vec![who])),
        }
    }
    let more = lines.len().saturating_sub(ROOM);
    let shown = lines.iter().take(ROOM).map(|(said, names)| {
        let by = names.iter().take(3).map(|name| el("bdi").text(name));
        el("li")
            .child(el("bdi").class("said").text(&answer::short(said, 70)))
            .child(classed("span", "by").text(" — ").joined(by, ", "))
    });
    let more = (more > 0).then(|| el("li").class("none").text(&format!("and {more} more, below")));
    group()
        .child(el("ul").children(shown).maybe(more))
        .child(status_chip(question.status))
}

/// For each question with figures, the least and the most that anyone says. Rivals are set side by side, never averaged.
fn spreads(event: &Event) -> El {
    let of = |question: &Question| {
        let standing = question.answers.iter().filter(|answer| !answer::is_revised(answer));
        let ranges: Vec<_> = standing.filter_map(range).collect();
        let claimants = ranges.len();
        (claimants > 0).then(|| (spread(&ranges), claimants))
    };
    let entries: Vec<El> = event
        .questions
        .iter()
        .filter_map(|question| {
            let (spread, claimants) = of(question)?;
            let chip = classed("span", "by").text(&format!(" — {}", count(claimants, "figure")));
            Some(
                el("li")
                    .text(&format!("{}: ", asked(event, question)))
                    .child(el("span").class("said").text(&spread))
                    .child(chip),
            )
        })
        .collect();
    if entries.is_empty() {
        return classed("p", "none").text("no figures are given");
    }
    let more = entries.len().saturating_sub(ROOM + 1);
    let more = (more > 0).then(|| el("li").class("none").text(&format!("and {more} more, below")));
    el("ul").children(entries.into_iter().take(ROOM + 1)).maybe(more)
}

fn spread(ranges: &[(Option<f64>, Option<f64>)]) -> String {
    if let [(low, high)] = ranges {
        return bounds(*low, *high);
    }
    let least = ranges
        .iter()
        .map(|(low, high)| low.or(*high).unwrap_or_default())
        .fold(f64::INFINITY, f64::min);
    let most = ranges
        .iter()
        .map(|(low, high)| high.or(*low).unwrap_or_default())
        .fold(0.0, f64::max);
    let opens_below = ranges.iter().any(|(low, _)| low.is_none());
    let opens_above = ranges.iter().any(|(low, high)| high.is_none() && *low >= Some(most));
    let written = super::names::number(most);
    match (opens_below, opens_above) {
        (true, false) => format!("up to {written}"),
        (true, true) => format!("up to {written} or more"),
        (false, true) => format!("{} to {written} or more", super::names::number(least)),
        (false, false) => bounds(Some(least), Some(most)),
    }
}

fn rests_on(index: &Index<'_>, event: &Event) -> El {
    let lines = [
        count(event.documents.len(), "report"),
        count(index.texts(&event.documents), "text"),
        count(origins(event).len(), "independent origin"),
    ];
    let [reports, texts, origins] = lines;
    el("p").child(
        group()
            .text(&format!("{reports} → {texts} → "))
            .child(el("strong").text(&origins)),
    )
}

/// The independent origins that the answers of an event go back to.
pub(super) fn origins(event: &Event) -> BTreeSet<&str> {
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    answers.filter_map(|answer| answer.origin.as_deref()).collect()
}

fn missing(event: &Event) -> El {
    let of = |status| {
        let open = event.questions.iter().filter(move |question| question.status == status);
        open.map(|question| el("span").text(&asked(event, question)))
            .collect::<Vec<_>>()
    };
    let (declined, unanswered) = (of(Status::Declined), of(Status::Unanswered));
    if declined.is_empty() && unanswered.is_empty() {
        return classed("p", "none").text("each question that is asked here has an answer");
    }
    let unanswered = (!unanswered.is_empty()).then(|| el("p").joined(unanswered, " · "));
    let declined = (!declined.is_empty()).then(|| el("p").text("Asked, not answered: ").joined(declined, " · "));
    group().maybe(unanswered).maybe(declined)
}

/// What is disputed of an event, the first few.
pub(super) fn disputed(event: &Event) -> Vec<String> {
    let disputed = event
        .questions
        .iter()
        .filter(|question| question.status == Status::Disputed);
    let mut names: Vec<String> = disputed.map(|question| asked(event, question).to_lowercase()).collect();
    if names.len() > 4 {
        let more = names.len() - 3;
        names.truncate(3);
        names.push(format!("{more} more"));
    }
    names
}

/// Who is said to have done it, for the list of events.
pub(super) fn blamed_line(index: &Index<'_>, event: &Event) -> String {
    let named = who_did_it(event).flat_map(|question| &question.answers);
    let named = named.filter(|answer| matches!(answer.stance, Stance::Assert | Stance::Assess | Stance::Revise));
    let mut names: Vec<String> = Vec::new();
    for name in named.filter_map(|answer| answer::value(index, event, answer)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(3);
    names.join(" · ")
}
