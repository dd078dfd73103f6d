//! The positions board: who is said to have done it, by whom, through whom, on what evidence. Denial, silence and "cannot
//! be said" are rows like any other.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{
    Answer, ClaimId, Event, EventMention, ParticipantRole, Party, PartyId, PartyRole, Question, QuestionKind,
};

use super::answer;
use super::element::{El, classed, el, group, link, quote};
use super::index::{Index, party_name};
use super::names::{self, asked, sentence, side_chip, sides, status_chip};
use crate::marks::one_line;
use crate::words::count;

/// How many positions are shown before the others are folded.
const SHOWN: usize = 14;

/// What the columns are.
const COLUMNS: [&str; 4] = ["Position", "Said by → through", "Evidence offered", "First said"];

/// The board of an event; none where nobody is asked who did it.
pub(super) fn board(index: &Index<'_>, event: &Event) -> Option<El> {
    let questions: Vec<&Question> = who_did_it(event)
        .filter(|question| !question.answers.is_empty())
        .collect();
    if questions.is_empty() {
        return None;
    }
    let heading = el("h3").id(&format!("who-{}", event.id)).text("Who did it");
    let tables = questions.iter().map(|question| table(index, event, question));
    let labels = labels(index, event);
    Some(
        classed("section", "board")
            .attr("aria-labelledby", &format!("who-{}", event.id))
            .child(heading)
            .child(key_to_sides(event))
            .children(tables)
            .maybe(labels),
    )
}

/// The questions that ask who did it.
pub(super) fn who_did_it(event: &Event) -> impl Iterator<Item = &Question> {
    let asks = |question: &&Question| question.question == QuestionKind::Initiator;
    event.questions.iter().filter(asks)
}

fn table(index: &Index<'_>, event: &Event, question: &Question) -> El {
    let name = asked(event, question);
    let name = (name != names::question(question.question)).then(|| el("strong").text(&format!("{name} ")));
    let caption = el("caption")
        .maybe(name)
        .child(status_chip(question.status))
        .child(classed("span", "remark").text(&format!(" {}", sentence(&question.reason))));
    let head = el("tr").children(COLUMNS.map(|column| el("th").attr("scope", "col").text(column)));
    let silent = silent_parties(event, question);
    let silent: Vec<El> = silent
        .into_iter()
        .map(|party| silence(event, question, party))
        .collect();
    let (first, rest) = question.answers.split_at(SHOWN.min(question.answers.len()));
    let body = |answers: &[Answer], caption: El, silent: Vec<El>| {
        let rows = answers.iter().map(|answer| row(index, event, answer));
        classed("table", "cards")
            .child(caption)
            .child(el("thead").child(head.clone()))
            .child(el("tbody").children(rows).children(silent))
    };
    let rest = (!rest.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(&count(rest.len(), "further position")))
            .child(body(
                rest,
                classed("caption", "unseen").text("Further positions"),
                Vec::new(),
            ))
    });
    group().child(body(first, caption, silent)).maybe(rest)
}

fn row(index: &Index<'_>, event: &Event, answer: &Answer) -> El {
    let position = answer::position(index, event, answer);
    let position = if answer::is_revised(answer) {
        group()
            .child(el("s").child(position))
            .child(classed("span", "remark").text(" replaced later"))
    } else {
        position
    };
    let said_by = group()
        .child(answer::who(index, event, answer))
        .child(classed("span", "through").child(answer::through(index, answer)));
    el("tr")
        .child(el("th").attr("scope", "row").child(position))
        .child(cell(1).child(said_by))
        .child(cell(2).child(answer::evidence(index, answer)))
        .child(cell(3).child(answer::first_said(index, answer)))
}

/// A cell that knows the name of its column, for narrow screens.
fn cell(column: usize) -> El {
    let name = COLUMNS.get(column).copied().unwrap_or_default();
    el("td").attr("data-label", name)
}

/// The parties of a side, or said to have done it, that answer nothing here.
fn silent_parties<'run>(event: &'run Event, question: &Question) -> Vec<&'run Party> {
    let answering: BTreeSet<&PartyId> = question
        .answers
        .iter()
        .filter_map(|answer| answer.party.as_ref())
        .collect();
    let has_part = |party: &&Party| party.side.is_some() || is_blamed(question, party);
    let silent = event.parties.iter().filter(has_part);
    silent.filter(|party| !answering.contains(&party.id)).collect()
}

fn is_blamed(question: &Question, party: &Party) -> bool {
    let names_it = |answer: &Answer| answer.about.as_ref() == Some(&party.id);
    question.answers.iter().any(names_it)
}

fn silence(event: &Event, question: &Question, party: &Party) -> El {
    let words = if is_blamed(question, party) {
        "No reply found"
    } else if party.role == Some(PartyRole::Target) {
        "Says nothing on this"
    } else {
        "No answer found"
    };
    let chip = side_chip(event, &party.id).map(|chip| group().child(chip).text(" "));
    let who = group()
        .maybe(chip)
        .child(el("bdi").class("who").text(&one_line(&party.name)));
    el("tr")
        .class("silent")
        .child(
            el("th")
                .attr("scope", "row")
                .child(classed("span", "stance").text(words)),
        )
        .child(cell(1).child(who))
        .child(cell(2).text("—"))
        .child(cell(3).text("not in these reports"))
}

/// Which letter stands for which parties.
fn key_to_sides(event: &Event) -> El {
    let of_side = |side| {
        event
            .parties
            .iter()
            .filter(move |party| party.side.as_ref() == Some(side))
    };
    let entries = sides(event).into_iter().filter_map(|side| {
        let first = of_side(side).next()?;
        let names: Vec<El> = of_side(side).map(named_with_reason).collect();
        Some(
            el("li")
                .maybe(side_chip(event, &first.id))
                .text(" ")
                .joined(names, ", "),
        )
    });
    let without: Vec<El> = event
        .parties
        .iter()
        .filter(|party| party.side.is_none())
        .map(named_with_reason)
        .collect();
    let without = (!without.is_empty()).then(|| el("li").class("none").text("no side: ").joined(without, ", "));
    let list = classed("ul", "sides")
        .attr("aria-label", "Sides of this event")
        .children(entries)
        .maybe(without);
    if list.is_empty() { group() } else { list }
}

fn named_with_reason(party: &Party) -> El {
    el("span")
        .attr("title", &one_line(&party.reason))
        .child(el("bdi").text(&one_line(&party.name)))
}

/// The words that each party uses for those who did it, quoted.
fn labels(index: &Index<'_>, event: &Event) -> Option<El> {
    let speakers = speakers(event);
    let mut labels: Vec<(&PartyId, Vec<(String, ClaimId)>)> = Vec::new();
    for claim in event.claims.iter().filter_map(|id| index.claim(*id)) {
        let Some(party) = speakers.get(&claim.id) else { continue };
        let own = |mention: &&EventMention| event.kinds.contains(&mention.kind);
        let doers = claim
            .event_mentions
            .iter()
            .filter(own)
            .flat_map(|mention| &mention.participants);
        for doer in doers.filter(|participant| participant.role == ParticipantRole::Initiator) {
            let words = index.words(claim.document, &doer.spans);
            add_label(&mut labels, party, words, claim.id);
        }
    }
    let entries: Vec<El> = labels
        .into_iter()
        .map(|(party, words)| label_entry(event, party, &words))
        .collect();
    let list = el("ul").children(entries);
    let heading = el("h4").text("The words each uses for whoever acts");
    (!list.is_empty()).then(|| classed("div", "labels").child(heading).child(list))
}

fn label_entry(event: &Event, party: &PartyId, words: &[(String, ClaimId)]) -> El {
    let quoted = words
        .iter()
        .take(8)
        .map(|(words, claim)| link(&claim.to_string()).child(quote(words)));
    let chip = side_chip(event, party).map(|chip| group().child(chip).text(" "));
    let name = el("bdi").text(&party_name(event, party));
    el("li").maybe(chip).child(name).text(": ").joined(quoted, ", ")
}

/// Adds a label once; pronouns say nothing.
fn add_label<'run>(
    labels: &mut Vec<(&'run PartyId, Vec<(String, ClaimId)>)>,
    party: &'run PartyId,
    words: String,
    claim: ClaimId,
) {
    const PRONOUNS: [&str; 9] = ["", "he", "she", "it", "they", "we", "i", "who", "which"];
    if PRONOUNS.contains(&words.to_lowercase().as_str()) || words.chars().count() > 60 {
        return;
    }
    let place = labels
        .iter()
        .position(|(other, _)| *other == party)
        .unwrap_or(labels.len());
    if place == labels.len() {
        labels.push((party, Vec::new()));
    }
    if let Some((_, known)) = labels.get_mut(place)
        && !known.iter().any(|(other, _)| other.eq_ignore_ascii_case(&words))
    {
        known.push((words, claim));
    }
}

/// The party that each claim of an event was found to speak for, by its answers.
pub(super) fn speakers(event: &Event) -> BTreeMap<ClaimId, &PartyId> {
    let answers = event.questions.iter().flat_map(|question| &question.answers);
    let pairs = answers.filter_map(|answer| Some((answer, answer.party.as_ref()?)));
    pairs
        .flat_map(|(answer, party)| {
            answer
                .relayed
                .iter()
                .chain([&answer.claim])
                .map(move |claim| (*claim, party))
        })
        .collect()
}
