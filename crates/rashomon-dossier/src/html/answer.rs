//! An answer in words: who gives it, how, in which words, through whom, on what evidence.

use rashomon_types::{Answer, AnswerValue, Claim, Event, Stance};

use super::element::{El, classed, el, group, link, quote};
use super::index::{Index, party_name};
use super::names::{self, bounds, side_chip};
use crate::marks::one_line;
use crate::voice::{is_reporter, lacks_name, name, name_in_chain};
use crate::words;

/// Words longer than this, in characters, are more than a figure.
const LONGEST_FIGURE: usize = 48;

/// Who gives an answer: the speaker and, where it is not the same, the party.
pub(super) fn who(index: &Index<'_>, event: &Event, answer: &Answer) -> El {
    let claim = index.claim(answer.claim);
    let speaker = answer.speaker.as_deref().map(one_line);
    let speaker = speaker.or_else(|| claim.map(|claim| index.speaker(claim)));
    let party = answer.party.as_ref().map(|party| party_name(event, party));
    let chip = answer.party.as_ref().and_then(|party| side_chip(event, party));
    let speaker = match (speaker, &party) {
        (Some(speaker), _) => speaker,
        (None, Some(party)) => party.clone(),
        (None, None) => "nobody named".to_owned(),
    };
    let says_it = party
        .as_ref()
        .is_none_or(|party| speaker.to_lowercase().contains(&party.to_lowercase()));
    let party = party.filter(|_| !says_it);
    let unnamed = claim.and_then(Claim::origin).is_some_and(lacks_name);
    let remark = unnamed.then(|| classed("span", "unnamed").text("unnamed"));
    let chip = chip.map(|chip| group().child(chip).text(" "));
    group()
        .maybe(chip)
        .child(el("bdi").class("who").text(&speaker))
        .maybe(remark.map(|remark| group().text(" ").child(remark)))
        .maybe(party.map(|party| group().text(", ").child(el("bdi").text(&party))))
}

/// The value alone, in short: a number's own words where the report has them.
pub(super) fn value(index: &Index<'_>, event: &Event, answer: &Answer) -> Option<String> {
    match answer.value.as_ref()? {
        AnswerValue::Text(text) => {
            let about = answer.about.as_ref().map(|party| party_name(event, party));
            let text = super::days::in_words(&one_line(text));
            let says_it = about
                .as_ref()
                .is_none_or(|about| text.to_lowercase().contains(&about.to_lowercase()));
            Some(
                about
                    .filter(|_| !says_it)
                    .map_or(text.clone(), |about| format!("{text} ({about})")),
            )
        }
        AnswerValue::Range { low, high } => Some(figure_words(index, answer).unwrap_or_else(|| bounds(*low, *high))),
    }
}

/// The words of the report for a figure: "at least 60".
pub(super) fn figure_words(index: &Index<'_>, answer: &Answer) -> Option<String> {
    let Some(AnswerValue::Range { low, high }) = &answer.value else {
        return None;
    };
    let own = index.words(answer.words.document, &answer.words.spans);
    if !own.is_empty() && own.chars().count() <= LONGEST_FIGURE {
        return Some(own);
    }
    let claim = index.claim(answer.claim)?;
    let same = claim
        .quantities
        .iter()
        .find(|quantity| quantity.low == *low && quantity.high == *high)?;
    let words = index.words(claim.document, &same.spans);
    (!words.is_empty()).then_some(words)
}

/// The answer as one position: what it says, with denial, doubt and silence as plain words.
pub(super) fn position(index: &Index<'_>, event: &Event, answer: &Answer) -> El {
    let value = value(index, event, answer);
    let value = value.map(|value| el("bdi").text(&value));
    let named = |prefix: &str, alone: &str| match &value {
        Some(value) => group()
            .child(classed("span", "stance").text(prefix))
            .text(" ")
            .child(value.clone()),
        None => group().child(classed("span", "stance").text(alone)),
    };
    match answer.stance {
        Stance::Deny => named("Denied:", "Denied"),
        Stance::Unsure => named("Cannot be said:", "Cannot be said"),
        Stance::Decline => named("Asked, would not say:", "Asked, would not say"),
        Stance::Omit => named("Left out:", "Left out"),
        Stance::Assess => group()
            .maybe(value)
            .text(" ")
            .child(classed("span", "stance").text("(a judgement)")),
        Stance::Revise => group()
            .maybe(value)
            .text(" ")
            .child(classed("span", "stance").text("(revised)")),
        Stance::Assert => value.unwrap_or_else(|| el("bdi").text("said so")),
    }
}

/// Whether an answer was replaced by a later one of its own speaker.
pub(super) fn is_revised(answer: &Answer) -> bool {
    answer.revised_by.is_some()
}

/// The voices between the speaker and the reader, and the outlets: "→ Ferryman → Herald, + 2 reports".
pub(super) fn through(index: &Index<'_>, answer: &Answer) -> El {
    let Some(claim) = index.claim(answer.claim) else {
        return group();
    };
    let relays: Vec<String> = claim.chain().iter().rev().skip(1).map(name_in_chain).collect();
    let outlet = index.document(claim.document).filter(|_| !is_reporter(claim));
    let outlet = outlet.map(|document| index.outlet(document));
    let mut shown = group();
    for relay in relays.iter().chain(outlet.as_ref()) {
        shown = shown.text(" → ").child(el("bdi").text(relay));
    }
    let more = answer.reports.saturating_sub(1);
    if more == 0 {
        return shown;
    }
    let more = format!(" + {}", words::count(more as usize, "report"));
    shown.child(classed("span", "more").text(&more))
}

/// What evidence is offered, and how sure the source says it is.
pub(super) fn evidence(index: &Index<'_>, answer: &Answer) -> El {
    let document = answer.words.document;
    let offered = answer.evidence.as_ref().map(|evidence| {
        let kind = words::evidence(evidence).trim_start_matches("evidence: ");
        let kind = if words::is_missing(evidence) {
            kind.to_lowercase()
        } else {
            kind.to_owned()
        };
        let words = index.words(document, &evidence.spans);
        let words = (!words.is_empty()).then(|| group().text(" ").child(quote(&words)));
        el("span").text(&kind).maybe(words)
    });
    let sure = answer.certainty.as_ref().map(|certainty| {
        let band = words::band(certainty).map(|band| format!(" = {band}"));
        el("span")
            .child(quote(&one_line(&certainty.words)))
            .text(&band.unwrap_or_default())
    });
    let parts: Vec<El> = [offered, sure].into_iter().flatten().collect();
    if parts.is_empty() {
        return classed("span", "none").text("none stated");
    }
    group().joined(parts, " · ")
}

/// The day on which an answer was given, and its exact words, which lead to the claim.
pub(super) fn first_said(index: &Index<'_>, answer: &Answer) -> El {
    let day = answer.as_of.map(|day| day.strftime("%-d %b %Y").to_string());
    let day = day.map(|day| group().child(el("span").class("day").text(&day)).text(" "));
    group().maybe(day).child(exact(index, answer))
}

/// The words of the claim, cut short, as a link to it.
pub(super) fn exact(index: &Index<'_>, answer: &Answer) -> El {
    let claim = index.claim(answer.claim);
    let content = claim.map(|claim| index.words(claim.document, &claim.content.spans));
    let words = content.unwrap_or_else(|| index.words(answer.words.document, &answer.words.spans));
    let words = short(&words, 140);
    let shown = if words.is_empty() {
        el("span").text("the claim")
    } else {
        quote(&words)
    };
    claim_link(index, answer, shown)
}

/// A link to the claim that gives an answer.
pub(super) fn claim_link(index: &Index<'_>, answer: &Answer, shown: El) -> El {
    match index.claim(answer.claim) {
        Some(claim) => link(&claim.id.to_string()).child(shown),
        None => shown,
    }
}

/// A compact line: "Toravia: at least 60".
pub(super) fn line(index: &Index<'_>, event: &Event, answer: &Answer) -> El {
    let said = claim_link(index, answer, el("span").child(position(index, event, answer)));
    let said = group().child(said).maybe(own_words(index, event, answer));
    let said = if is_revised(answer) {
        group()
            .child(el("s").child(said))
            .child(classed("span", "remark").text(" replaced later by its own speaker"))
    } else {
        said
    };
    let lineage = (answer.reports > 1).then(|| {
        let reports = words::count(answer.reports as usize, "report");
        let texts = words::count(answer.texts as usize, "text");
        classed("span", "remark").text(&format!(" {reports}, {texts}"))
    });
    el("li")
        .child(who(index, event, answer))
        .text(": ")
        .child(said)
        .maybe(lineage)
}

/// The report's own words, where the answer does not have them already: "Grayvoron" for “Graveron”.
pub(super) fn own_words(index: &Index<'_>, event: &Event, answer: &Answer) -> Option<El> {
    let words = index.words(answer.words.document, &answer.words.spans);
    let shown = value(index, event, answer).unwrap_or_default();
    let says_it = shown.to_lowercase().contains(&words.to_lowercase());
    let shown = (!words.is_empty() && !says_it).then(|| quote(&short(&words, 90)))?;
    Some(classed("span", "remark").text(" ").child(shown))
}

/// A text cut at a word, with an ellipsis where something is left out.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole} …")
}

/// What the speaker of an answer does, as a verb: "denies".
pub(super) fn verb(answer: &Answer) -> &'static str {
    names::stance(answer.stance)
}

/// The voice of a claim, as a short name.
pub(super) fn voice_of(claim: &Claim) -> String {
    name(claim.origin().unwrap_or(&claim.source))
}
