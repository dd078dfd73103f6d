//! What a run changed about the events that are followed.

use std::collections::{BTreeMap, BTreeSet};

use rashomon::dossier::{Diff, Difference, diff};
use rashomon::types::{ClaimId, DocumentId, EventId, Run};
use serde_json::{Value, json};

/// So many lines of one event are kept for the feed.
const LINES: usize = 40;

/// What changed between two states; only about these events, where any are followed.
pub fn between(before: &Run, after: &Run, followed: Option<&BTreeSet<EventId>>) -> Diff {
    let mut changes = diff(before, after);
    let Some(followed) = followed else { return changes };
    let about = claims_about(before, followed).chain(claims_about(after, followed));
    let about: BTreeSet<ClaimId> = about.collect();
    changes.figures.retain(|figure| followed.contains(&figure.event));
    changes.questions.retain(|question| followed.contains(&question.event));
    changes.events.new.retain(|event| followed.contains(&event.id));
    changes.events.gone.retain(|event| followed.contains(&event.id));
    changes.claims.new.retain(|claim| about.contains(&claim.id));
    changes.claims.withdrawn.retain(|claim| about.contains(&claim.id));
    changes.claims.changed.retain(|claim| about.contains(&claim.after.id));
    if changes.claims.new.is_empty() {
        changes.claims.repeated = 0;
    }
    let documents: BTreeSet<DocumentId> = documents_about(before, followed)
        .chain(documents_about(after, followed))
        .collect();
    for list in [
        &mut changes.documents.new,
        &mut changes.documents.gone,
        &mut changes.documents.updated,
    ] {
        list.retain(|document| documents.contains(&document.id));
    }
    changes
}

fn claims_about<'a>(run: &'a Run, events: &'a BTreeSet<EventId>) -> impl Iterator<Item = ClaimId> + 'a {
    let spoken_of = run
        .claims
        .iter()
        .filter(|claim| claim.event.is_some_and(|event| events.contains(&event)));
    spoken_of.map(|claim| claim.id)
}

fn documents_about<'a>(run: &'a Run, events: &'a BTreeSet<EventId>) -> impl Iterator<Item = DocumentId> + 'a {
    let followed = run.events.iter().filter(|event| events.contains(&event.id));
    followed.flat_map(|event| event.documents.iter().copied())
}

/// What is kept of a change in the log: lines for people.
pub fn note(run: i64, changes: &Diff) -> Value {
    let mut lines: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for figure in &changes.figures {
        let words = |figures: &[rashomon::dossier::Figure]| {
            let words: Vec<&str> = figures.iter().map(|figure| figure.words.as_str()).collect();
            if words.is_empty() {
                "nothing".to_owned()
            } else {
                words.join(", ")
            }
        };
        let line = format!(
            "{}: {} said {}, now {}",
            figure.asked,
            figure.party,
            words(&figure.from),
            words(&figure.to)
        );
        lines.entry(&figure.title).or_default().push(line);
    }
    for question in &changes.questions {
        let line = format!("{}: {}", question.asked, question.reason);
        lines.entry(&question.title).or_default().push(line);
    }
    for event in &changes.events.new {
        lines.entry(&event.title).or_default().push("new event".to_owned());
    }
    let mut said: Vec<String> = changes
        .claims
        .new
        .iter()
        .map(|claim| format!("{} {}: “{}” ({})", claim.speaker, claim.verb, claim.words, claim.outlet))
        .collect();
    said.extend(changes.claims.changed.iter().map(|claim| {
        let differences: Vec<String> = claim.differences.iter().map(difference).collect();
        format!("{}: {}", claim.after.speaker, differences.join("; "))
    }));
    said.truncate(LINES);
    json!({"run": run, "about": lines, "said": said, "reports": changes.documents.new.len()})
}

fn difference(difference: &Difference) -> String {
    format!(
        "{} was “{}”, is “{}”",
        difference.what, difference.before, difference.after
    )
}
