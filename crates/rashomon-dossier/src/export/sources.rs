//! Who says it, as the standards ask: the outlets, their dates and headlines, and those whom they have it from.

use std::collections::BTreeSet;

use rashomon_types::{Document, Event, QuestionKind};

use super::figures::figure;
use super::view::{View, answerer, counts};

/// The documents of an event.
pub(super) fn documents<'run>(event: &Event, view: &View<'run>) -> Vec<&'run Document> {
    event.documents.iter().filter_map(|id| view.document(*id)).collect()
}

/// Each outlet once, in the order of the run; a document of no known outlet is called by its file.
pub(super) fn outlets(documents: &[&Document]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let named = documents
        .iter()
        .filter_map(|document| document.publisher.clone().or_else(|| file(document)));
    named.filter(|publisher| seen.insert(publisher.clone())).collect()
}

/// The name of a document's file, without the folders that it lies in.
fn file(document: &Document) -> Option<String> {
    let path = document.path.as_deref()?;
    path.rsplit(['/', '\\']).next().map(str::to_owned)
}

/// Who the figures of the dead come from in the end, each with what it gives; where nobody gives one, whoever answers
/// anything.
pub(super) fn originals(event: &Event, view: &View<'_>) -> String {
    let killed = event
        .questions
        .iter()
        .filter(|question| question.question == QuestionKind::Killed);
    let figured = killed.flat_map(|question| {
        question
            .answers
            .iter()
            .filter_map(|answer| Some((answer, figure(answer, question.question, view)?)))
    });
    let mut names: Vec<(String, Vec<String>)> = Vec::new();
    for (answer, figure) in figured.filter(|(answer, _)| counts(answer)) {
        add(&mut names, answerer(event, answer, view), Some(figure));
    }
    let others = event.questions.iter().flat_map(|question| &question.answers);
    let others = others.filter(|_| names.is_empty()).collect::<Vec<_>>();
    for answer in others.into_iter().filter(|answer| counts(answer)) {
        add(&mut names, answerer(event, answer, view), None);
    }
    let shown: Vec<String> = names
        .into_iter()
        .map(|(name, figures)| with_figures(name, &figures))
        .collect();
    shown.join("; ")
}

fn add(names: &mut Vec<(String, Vec<String>)>, name: String, figure: Option<String>) {
    let place = names.iter().position(|(known, _)| *known == name);
    if let Some((_, figures)) = place.and_then(|place| names.get_mut(place)) {
        figures.extend(figure);
    } else {
        names.push((name, figure.into_iter().collect()));
    }
}

fn with_figures(name: String, figures: &[String]) -> String {
    if figures.is_empty() {
        return name;
    }
    format!("{name} [killed: {}]", figures.join(", "))
}

/// Each document as a coder cites it: outlet, date, headline or address.
pub(super) fn articles(documents: &[&Document]) -> String {
    let cite = |document: &&Document| {
        let date = document.published.as_ref().map(|published| published.date.to_string());
        let place = document
            .title
            .clone()
            .or_else(|| document.url.clone())
            .or_else(|| file(document));
        let parts: Vec<String> = [document.publisher.clone(), date, place]
            .into_iter()
            .flatten()
            .collect();
        format!("\"{}\"", parts.join(", ").replace('"', "'"))
    };
    let cited: Vec<String> = documents.iter().map(cite).collect();
    cited.join(";")
}

/// The days of publication, each once, in order.
pub(super) fn dates(documents: &[&Document]) -> Vec<String> {
    let published = documents.iter().filter_map(|document| document.published.as_ref());
    let days: BTreeSet<String> = published.map(|published| published.date.to_string()).collect();
    days.into_iter().collect()
}

/// The headlines, in the order of the run.
pub(super) fn headlines(documents: &[&Document]) -> Vec<String> {
    documents.iter().filter_map(|document| document.title.clone()).collect()
}
