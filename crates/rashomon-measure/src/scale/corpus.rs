//! A corpus of any size: happenings, reports of each, and copies of those in the shares that real collections show.

use rashomon_types::{Document, DocumentKind, Run};

use super::again::again;
use super::dice::Dice;
use super::report::{Report, report};
use super::world::World;

/// How many reports of its own a happening gets, at most; from one up, all as likely.
const REPORTS: usize = 10;
/// How many happenings there are on a day.
const A_DAY: usize = 3;
/// What becomes of a hundred documents, besides those of their own.
const COPIES: [(DocumentKind, usize); 4] = [
    (DocumentKind::Identical, 10),
    (DocumentKind::Syndicated, 10),
    (DocumentKind::Update, 5),
    (DocumentKind::Reworded, 5),
];

/// What sort of corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// With copies in the usual shares.
    Usual,
    /// The same documents without the copies.
    Own,
    /// Half of all documents are one text again.
    Heap,
}

impl Mix {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Own, Self::Heap];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Own => "own",
            Self::Heap => "heap",
        }
    }
}

/// A corpus with what is known of its making.
#[derive(Debug, Default)]
pub struct Made {
    /// Documents and claims, as after grounding; nothing compiled.
    pub run: Run,
    /// How many things happened.
    pub happenings: usize,
    /// For each document, a number that it shares with its copies alone.
    pub families: Vec<usize>,
    /// How many documents are copies.
    pub copies: usize,
}

/// A corpus for `size` documents, of which [`Mix::Own`] keeps those that are no copies.
#[must_use]
pub fn corpus(size: usize, mix: Mix) -> Made {
    let world = World::new(1);
    let mut dice = Dice::new(7);
    let mut made = Made::default();
    let mut reports: Vec<Report> = Vec::new();
    let own = match mix {
        Mix::Usual | Mix::Own => size - COPIES.iter().map(|(_, share)| size * share / 100).sum::<usize>(),
        Mix::Heap => size / 2,
    };
    while reports.len() < own {
        let happening = world.happening(made.happenings / A_DAY, &mut dice);
        for _ in 0..(1 + dice.below(REPORTS)).min(own - reports.len()) {
            let days = dice.below(4);
            reports.push(report(&world, &happening, days, reports.len(), &mut dice));
        }
        made.happenings += 1;
    }
    match mix {
        Mix::Own => {}
        Mix::Usual => {
            for (kind, share) in COPIES {
                for _ in 0..size * share / 100 {
                    copy(&world, &mut reports, dice.below(own), kind, &mut dice);
                }
            }
        }
        Mix::Heap => (own..size).for_each(|_| copy(&world, &mut reports, 0, DocumentKind::Identical, &mut dice)),
    }
    made.copies = reports.len() - own;
    reports.sort_by_key(|report| report.document.published.as_ref().map(|published| published.date));
    for report in reports {
        made.families.push(report.family);
        made.run.documents.push(report.document);
        made.run.claims.extend(report.claims);
    }
    made
}

fn copy(world: &World, reports: &mut Vec<Report>, of: usize, kind: DocumentKind, dice: &mut Dice) {
    if let Some(original) = reports.get(of) {
        let copy = again(world, original, kind, reports.len(), dice);
        reports.push(copy);
    }
}

/// The documents of a corpus as JSON Lines, as they would come in.
#[must_use]
pub fn json_lines(documents: &[Document]) -> Vec<u8> {
    let line = |document: &Document| {
        let published = document.published.as_ref().map(|published| published.date.to_string());
        let record = serde_json::json!({
            "title": document.title, "publisher": document.publisher, "published": published, "text": document.text,
            "url": document.path.as_ref().map(|path| format!("https://example.org/{path}")),
        });
        record.to_string() + "\n"
    };
    documents.iter().map(line).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_is_the_same_every_time_and_has_its_share_of_copies() {
        let (usual, own) = (corpus(100, Mix::Usual), corpus(100, Mix::Own));
        assert_eq!(
            (usual.run.documents.len(), usual.copies, own.run.documents.len()),
            (100, 30, 70)
        );
        assert_eq!(usual.run, corpus(100, Mix::Usual).run);
        let ids = |made: &Made| {
            made.run
                .documents
                .iter()
                .map(|document| document.id)
                .collect::<std::collections::BTreeSet<_>>()
        };
        assert!(ids(&own).is_subset(&ids(&usual)) && ids(&usual).len() == 100);
        assert_eq!(corpus(100, Mix::Heap).copies, 50);
    }

    #[test]
    fn claims_slice_their_documents() {
        let made = corpus(60, Mix::Usual);
        for claim in &made.run.claims {
            let document = made
                .run
                .documents
                .iter()
                .find(|document| document.id == claim.document)
                .unwrap();
            assert!(claim.content.spans.iter().all(|span| !document.slice(*span).is_empty()));
            assert!(!claim.cue.spans.is_empty() && !claim.source.spans.is_empty());
        }
    }
}
