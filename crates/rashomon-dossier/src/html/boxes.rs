//! The four boxes: agreed across sides, disputed, one origin only, and what is asked and not answered or said by nobody.

use rashomon_types::{Comparison, Event, Question, Relation, Status};

use super::answer;
use super::element::{El, classed, el, group, link};
use super::index::Index;
use super::names::{asked, lineage, sentence, status_chip};
use crate::marks::one_line;
use crate::words::count;

/// How many answers a question shows before the others are folded.
const SHOWN: usize = 6;

type OfBox = (&'static str, &'static str, &'static [Status]);

/// The boxes: heading, what it means, which statuses.
const BOXES: [OfBox; 4] = [
    (
        "Agreed across sides",
        "Compatible answers from independent origins on different sides, and none against.",
        &[Status::Agreed],
    ),
    (
        "Disputed",
        "Two parties give answers that cannot both hold.",
        &[Status::Disputed],
    ),
    (
        "One origin only",
        "All that is said goes back to one origin or one side.",
        &[Status::OneOrigin],
    ),
    (
        "Asked and not answered, or said by nobody",
        "Not found in these reports; that does not mean that it was never said.",
        &[Status::Declined, Status::Unanswered],
    ),
];

/// The boxes of an event.
pub(super) fn boxes(index: &Index<'_>, event: &Event) -> El {
    let id = format!("boxes-{}", event.id);
    // Two stacks, each as long as it is: no box is broken over two columns, where its heading would be missed.
    let stacks = [0, 1].map(|stack| {
        let own = BOXES.iter().skip(stack).step_by(2);
        el("div").children(own.map(|of| one_box(index, event, of)))
    });
    classed("section", "standing")
        .attr("aria-labelledby", &id)
        .child(el("h3").id(&id).text("How the answers stand"))
        .child(classed("div", "boxes").children(stacks))
        .maybe(comparisons(index, event))
}

fn one_box(index: &Index<'_>, event: &Event, (heading, meaning, statuses): &OfBox) -> El {
    let questions = event
        .questions
        .iter()
        .filter(|question| statuses.contains(&question.status));
    let (answered, open): (Vec<&Question>, Vec<&Question>) =
        questions.partition(|question| !question.answers.is_empty());
    let nobody = (!open.is_empty()).then(|| {
        let names = open.iter().map(|question| el("strong").text(&asked(event, question)));
        classed("li", "question").text("Nobody says: ").joined(names, " · ")
    });
    let entries: Vec<El> = answered
        .into_iter()
        .map(|question| entry(index, event, question))
        .chain(nobody)
        .collect();
    let body = if entries.is_empty() {
        classed("p", "none").text("nothing")
    } else {
        el("ul").children(entries)
    };
    classed("section", "box")
        .child(el("h4").text(heading))
        .child(classed("p", "note").text(meaning))
        .child(body)
}

fn entry(index: &Index<'_>, event: &Event, question: &Question) -> El {
    let heading = el("strong").text(&asked(event, question));
    let is_open = matches!(question.status, Status::Declined | Status::Unanswered);
    let status = is_open.then(|| group().text(" ").child(status_chip(question.status)));
    let reason = reason(question);
    let lines = |from: usize, to: usize| {
        let answers = question.answers.iter().skip(from).take(to - from);
        classed("ul", "answers").children(answers.map(|answer| answer::line(index, event, answer)))
    };
    let all = question.answers.len();
    let rest = (all > SHOWN).then(|| {
        el("details")
            .child(el("summary").text(&count(all - SHOWN, "further answer")))
            .child(lines(SHOWN, all))
    });
    classed("li", "question")
        .child(heading)
        .maybe(status)
        .child(lines(0, SHOWN.min(all)))
        .maybe(rest)
        .maybe(reason)
}

/// Why a question stands so, and what its answers rest on, where the box does not say so already.
fn reason(question: &Question) -> Option<El> {
    let is_plain = question.status == Status::OneOrigin && question.reason.starts_with("all answers go back");
    let reason = (!is_plain).then(|| sentence(&question.reason));
    let (reports, texts, origins) = (question.reports, question.texts, question.origins);
    let is_one = reports <= 1 && origins <= 1;
    let numbers = (!is_one).then(|| lineage(reports as usize, texts as usize, origins as usize));
    let parts: Vec<String> = [reason, numbers].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| classed("p", "reason").text(&format!("{}.", parts.join(". "))))
}

/// Every pair of claims that was compared, folded.
fn comparisons(index: &Index<'_>, event: &Event) -> Option<El> {
    if event.comparisons.is_empty() {
        return None;
    }
    let pairs = count(event.comparisons.len(), "pair");
    let heading = format!("{pairs} of claims compared, with the reason");
    let rows = event.comparisons.iter().map(|compared| comparison(index, compared));
    Some(
        classed("details", "compared")
            .child(el("summary").text(&heading))
            .child(el("ul").children(rows)),
    )
}

fn comparison(index: &Index<'_>, compared: &Comparison) -> El {
    let side = |id| {
        let words = index.claim(id).map(|claim| {
            let words = index.words(claim.document, &claim.content.spans);
            let words = answer::short(&words, 90);
            link(&id.to_string()).child(super::element::quote(&words))
        });
        words.unwrap_or_else(|| el("span").text("a claim that is not here"))
    };
    el("li")
        .child(side(compared.a))
        .child(classed("span", "relation").text(&format!(" {} ", relation(compared.relation))))
        .child(side(compared.b))
        .child(classed("span", "remark").text(&format!(" — {}", super::days::in_words(&one_line(&compared.reason)))))
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Corroborates => "says the same, from another origin, as",
        Relation::Contradicts => "cannot hold together with",
        Relation::Refines => "says more finely",
        Relation::Silent => "does not speak of",
        Relation::Copies => "comes from the same origin as",
    }
}
