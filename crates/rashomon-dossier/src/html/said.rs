//! What is said of an event and answers none of its questions: under whoever said it, the same words once.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Claim, ClaimId, Event};

use super::answer::short;
use super::board::speakers;
use super::element::{El, classed, el, group, link, quote};
use super::index::{Index, party_name};
use super::names::side_chip;
use crate::voice::is_caption;
use crate::words::{self, count};

/// How many speakers, and how many claims of each, are shown before the others are folded.
const SHOWN: usize = 6;

/// A speaker, with claims of the same words gathered.
struct Speaker<'run> {
    name: El,
    sayings: Vec<(String, Vec<&'run Claim>)>,
}

/// The section; none where every claim answers something.
pub(super) fn said(index: &Index<'_>, event: &Event) -> Option<El> {
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    let answering: BTreeSet<ClaimId> = answers
        .flat_map(|answer| answer.relayed.iter().chain([&answer.claim]).copied())
        .collect();
    let claims = event
        .claims
        .iter()
        .filter(|id| !answering.contains(id))
        .filter_map(|id| index.claim(*id));
    let is_own = |claim: &&Claim| {
        index
            .document(claim.document)
            .is_some_and(|document| document.copy_of.is_none())
    };
    let speakers = by_speaker(index, event, claims.filter(is_own));
    if speakers.is_empty() {
        return None;
    }
    let id = format!("said-{}", event.id);
    let list = |speakers: &[Speaker<'_>]| classed("ul", "also").children(speakers.iter().map(|one| entry(index, one)));
    let (first, rest) = speakers.split_at(SHOWN.min(speakers.len()));
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further speaker")))
            .child(list(rest))
    });
    Some(
        classed("section", "alsosaid")
            .attr("aria-labelledby", &id)
            .child(el("h3").id(&id).text("Also said"))
            .child(classed("p", "note").text("Claims that speak of this event and answer none of the questions above."))
            .child(list(first))
            .maybe(rest),
    )
}

fn by_speaker<'run>(
    index: &Index<'run>,
    event: &Event,
    claims: impl Iterator<Item = &'run Claim>,
) -> Vec<Speaker<'run>> {
    let parties = speakers(event);
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<Speaker<'run>> = Vec::new();
    for claim in claims {
        let voice = if is_caption(claim) {
            "picture captions".to_owned()
        } else {
            index.speaker(claim)
        };
        let party = parties.get(&claim.id).copied();
        let place = *known.entry(voice.to_lowercase()).or_insert(found.len());
        if place == found.len() {
            let chip = party
                .and_then(|party| side_chip(event, party))
                .map(|chip| group().child(chip).text(" "));
            let of = party
                .map(|party| party_name(event, party))
                .filter(|name| !voice.contains(name.as_str()));
            let of = of.map(|name| group().text(", ").child(el("bdi").text(&name)));
            let name = group().maybe(chip).child(el("bdi").class("who").text(&voice)).maybe(of);
            found.push(Speaker {
                name,
                sayings: Vec::new(),
            });
        }
        let Some(speaker) = found.get_mut(place) else { continue };
        let words = index.words(claim.document, &claim.content.spans);
        let folded = words.to_lowercase();
        match speaker
            .sayings
            .iter_mut()
            .find(|(other, _)| other.to_lowercase() == folded)
        {
            Some((_, same)) => same.push(claim),
            None => speaker.sayings.push((words, vec![claim])),
        }
    }
    found
}

fn entry(index: &Index<'_>, speaker: &Speaker<'_>) -> El {
    let all = speaker.sayings.len();
    let lines = |from: usize, to: usize| {
        let sayings = speaker.sayings.iter().skip(from).take(to - from);
        el("ul").children(sayings.map(|(words, claims)| saying(index, words, claims)))
    };
    let rest = (all > SHOWN).then(|| {
        el("details")
            .child(el("summary").text(&count(all - SHOWN, "further claim")))
            .child(lines(SHOWN, all))
    });
    let name = speaker.name.clone();
    el("li").child(name).child(lines(0, SHOWN.min(all))).maybe(rest)
}

fn saying(index: &Index<'_>, words: &str, claims: &[&Claim]) -> El {
    let Some(first) = claims.first() else { return group() };
    let verb = words::verb(first).to_lowercase();
    let others = claims
        .iter()
        .skip(1)
        .take(6)
        .map(|claim| link(&claim.id.to_string()).text(&index.claim_number(claim.id).to_string()));
    let others = (claims.len() > 1).then(|| classed("span", "remark").text(" also claim ").joined(others, ", "));
    el("li")
        .child(classed("span", "remark").text(&format!("{verb} ")))
        .child(link(&first.id.to_string()).child(quote(&short(words, 220))))
        .maybe(others)
}
