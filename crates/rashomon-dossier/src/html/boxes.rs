//! The four boxes: agreed across sides, disputed, one origin only, and what is asked and not answered or said by nobody.

use rashomon_types::{Comparison, Event, Question, Relation, Status};

use super::answer;
use super::element::{El, classed, el, group, link};
use super::index::Index;
use super::names::{asked, lineage, status_chip};
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
    ("Disputed", "Two parties give answers that cannot both hold.", &[Status::Disputed]),
    ("One origin only", "All that is said goes back to one origin or one side.", &[Status::OneOrigin]),
    (
        "Asked and not answered, or said by nobody",
        "Not found in these reports; that does not mean that it was never said.",
        &[Status::Declined, Status::Unanswered],
    ),
];

/// The boxes of an event.
pub(super) fn boxes(index: &Index<'_>, event: &Event) -> El {
    let id = format!("boxes-{}", event.id);
    classed("section", "standing")
        .attr("aria-labelledby", &id)
        .child(el("h3").id(&id).text("How the answers stand"))
        .child(classed("div", "boxes").children(BOXES.iter().map(|of| one_box(index, event, of))))
        .maybe(comparisons(index, event))
}

fn one_box(index: &Index<'_>, event: &Event, (heading, meaning, statuses): &OfBox) -> El {
    let questions = event.questions.iter().filter(|question| statuses.contains(&question.status));
    let entries: Vec<El> = questions.map(|question| entry(index, event, question)).collect();
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
    if question.answers.is_empty() {
        return classed("li", "question").child(heading);
    }
    let status = (question.status == Status::Declined).then(|| group().text(" ").child(status_chip(question.status)));
    let numbers = lineage(question.reports as usize, question.texts as usize, question.origins as usize);
    let reason = group().child(classed("p", "reason").text(&format!("{}. {numbers}.", sentence(&question.reason))));
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
        .child(reason)
}

/// A reason as the beginning of a sentence, without its full stop.
fn sentence(reason: &str) -> String {
    let reason = one_line(reason);
    let mut letters = reason.trim_end_matches('.').chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Every pair of claims that was compared, folded.
fn comparisons(index: &Index<'_>, event: &Event) -> Option<El> {
    if event.comparisons.is_empty() {
        return None;
    }
    let heading = format!("{} compared, with the reason", count(event.comparisons.len(), "pair of claims").replace("claimss", "claims"));
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
        .child(classed("span", "remark").text(&format!(" — {}", one_line(&compared.reason))))
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
