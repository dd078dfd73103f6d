//! The figures of an event: for each question that asks how many, every claimant's figure on one scale, its words kept.

use rashomon_types::{Answer, AnswerValue, Event, Question};

use super::answer;
use super::element::{El, classed, el, group};
use super::index::Index;
use super::names::{asked, bounds, lineage, sentence, status_chip};
use super::scale::Scale;
use crate::words::count;

/// How many figures of a question are shown before the others are folded.
const SHOWN: usize = 12;

/// The figures of an event; none where nobody gives one.
pub(super) fn figures(index: &Index<'_>, event: &Event) -> Option<El> {
    let counted = event
        .questions
        .iter()
        .filter(|question| question.answers.iter().any(|answer| range(answer).is_some()));
    // A scale compares: one figure alone needs its words and no drawing.
    let (several, alone): (Vec<&Question>, Vec<&Question>) = counted.partition(|question| question.answers.len() > 1);
    let panels = several.into_iter().filter_map(|question| panel(index, event, question));
    let panels = classed("div", "panels")
        .children(panels)
        .maybe(singles(index, event, &alone));
    if panels.is_empty() {
        return None;
    }
    let id = format!("figures-{}", event.id);
    let note = "A dot is a plain number; a bar runs between bounds; an arrow or a dotted bar is an end that the words \
                leave open. Nothing is averaged.";
    Some(
        classed("section", "figures")
            .attr("aria-labelledby", &id)
            .child(el("h3").id(&id).text("Figures, by who gives them"))
            .child(classed("p", "note").text(note))
            .child(panels),
    )
}

/// The two ends of an answer that is a number.
pub(super) fn range(answer: &Answer) -> Option<(Option<f64>, Option<f64>)> {
    match answer.value {
        Some(AnswerValue::Range { low, high }) => Some((low, high)),
        _ => None,
    }
}

fn panel(index: &Index<'_>, event: &Event, question: &Question) -> Option<El> {
    let scale = Scale::over(question.answers.iter().filter_map(range))?;
    let caption = el("caption")
        .child(el("strong").text(&asked(event, question)))
        .text(" ")
        .child(status_chip(question.status))
        .child(classed("span", "remark").text(&format!(
            " {}. {}",
            lineage(
                question.reports as usize,
                question.texts as usize,
                question.origins as usize
            ),
            sentence(&question.reason)
        )));
    let kind = if scale.is_logarithmic() {
        "Scale (each step ten times the last)"
    } else {
        "Scale"
    };
    let head = ["Who says so", "As it was said", kind].map(|column| el("th").attr("scope", "col").text(column));
    let head = el("tr").children(head);
    let body = |answers: &[Answer], caption: El| {
        let rows = answers.iter().map(|answer| row(index, event, answer, &scale));
        let foot = el("tr")
            .attr("aria-hidden", "true")
            .child(el("td").attr("colspan", "2"))
            .child(el("td").class("drawn").child(scale.axis()));
        classed("table", "figure")
            .child(caption)
            .child(el("thead").child(head.clone()))
            .child(el("tbody").children(rows))
            .child(el("tfoot").child(foot))
    };
    let (first, rest) = question.answers.split_at(SHOWN.min(question.answers.len()));
    let rest = (!rest.is_empty()).then(|| {
        let caption = format!("{}, further figures on the same scale", asked(event, question));
        el("details")
            .child(el("summary").text(&count(rest.len(), "further figure")))
            .child(body(rest, classed("caption", "unseen").text(&caption)))
    });
    Some(el("div").child(body(first, caption)).maybe(rest))
}

/// Figures that stand alone, a row each.
fn singles(index: &Index<'_>, event: &Event, questions: &[&Question]) -> Option<El> {
    const COLUMNS: [&str; 4] = ["Of what", "As it was said", "Who says so", "How it stands"];
    let cell = |column: usize| el("td").attr("data-label", COLUMNS.get(column).copied().unwrap_or_default());
    let rows = questions.iter().filter_map(|question| {
        let answer = question.answers.first()?;
        let said = answer::claim_link(index, answer, words(index, event, answer));
        let day = answer.as_of.map(|day| format!("as of {}", day.strftime("%-d %b %Y")));
        let who = answer::who(index, event, answer);
        let through = classed("span", "through").child(answer::through(index, answer));
        let row = el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(el("strong").text(&asked(event, question))),
            )
            .child(
                cell(1)
                    .child(said)
                    .maybe(day.map(|day| classed("span", "day").text(&day))),
            )
            .child(cell(2).child(who).child(through))
            .child(cell(3).child(status_chip(question.status)));
        Some(row)
    });
    let head = COLUMNS.map(|column| el("th").attr("scope", "col").text(column));
    let table = classed("table", "alone cards")
        .child(el("caption").text("Figures that nobody else gives"))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows));
    (!questions.is_empty()).then_some(table)
}

fn row(index: &Index<'_>, event: &Event, answer: &Answer, scale: &Scale) -> El {
    let drawn = match range(answer) {
        Some((low, high)) => scale.mark(low, high, answer::is_revised(answer)),
        None => group(),
    };
    let day = answer.as_of.map(|day| format!("as of {}", day.strftime("%-d %b %Y")));
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .child(answer::who(index, event, answer))
                .child(classed("span", "through").child(answer::through(index, answer))),
        )
        .child(
            el("td")
                .child(answer::claim_link(index, answer, words(index, event, answer)))
                .maybe(day.map(|day| classed("span", "day").text(&day))),
        )
        .child(el("td").class("drawn").child(drawn))
}

/// The words, and the bounds they stand for where they are not a plain number.
fn words(index: &Index<'_>, event: &Event, answer: &Answer) -> El {
    let Some((low, high)) = range(answer) else {
        return el("span").child(answer::position(index, event, answer));
    };
    let meaning = bounds(low, high);
    let words = answer::figure_words(index, answer);
    let gloss = words
        .as_ref()
        .filter(|words| !words.split(' ').any(|word| word == meaning) && meaning != "no number");
    let gloss = gloss.map(|_| classed("span", "remark").text(&format!(" = {meaning}")));
    let shown = match &words {
        Some(words) => super::element::quote(words),
        None => el("span").text(&meaning),
    };
    if answer::is_revised(answer) {
        return el("span")
            .child(el("s").child(shown))
            .child(classed("span", "remark").text(" replaced later by its own speaker"));
    }
    el("span").child(shown).maybe(gloss)
}
