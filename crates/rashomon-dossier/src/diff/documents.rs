//! Which documents of two runs are the same report, whether or not its text was edited in between.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_types::{Document, DocumentId, Run};

use super::same::are_same;
use super::{DocumentChanges, DocumentShown, Side};
use crate::marks::one_line;

/// The documents of two runs, paired.
pub(super) struct Pairs<'run> {
    /// The earlier and the later form of each report that both runs have, in the order of the later run.
    pub(super) both: Vec<(&'run Document, &'run Document)>,
    new: Vec<&'run Document>,
    gone: Vec<&'run Document>,
    later: BTreeMap<DocumentId, DocumentId>,
}

/// What two forms of one report share; none where a document lacks it.
type Key = fn(&Document) -> Option<String>;

/// From the surest to the least sure. A key pairs only documents that nothing else in their run shares it with.
const KEYS: [Key; 5] = [
    |document| Some(document.id.to_string()),
    |document| Some(format!("{}\n{}", document.text_sha256, publisher(document))),
    |document| Some(format!("{}\n{}", document.url.as_deref()?, publisher(document))),
    |document| {
        let title = document.title.as_deref().unwrap_or_default();
        Some(format!(
            "{}\n{title}\n{}",
            document.path.as_deref()?,
            publisher(document)
        ))
    },
    |document| {
        Some(format!(
            "{}\n{}",
            document.title.as_deref()?,
            document.publisher.as_deref()?
        ))
    },
];

/// Last of all: a file of one report whose title was edited too.
const BY_PATH: Key = |document| Some(format!("{}\n{}", document.path.as_deref()?, publisher(document)));

fn publisher(document: &Document) -> &str {
    document.publisher.as_deref().unwrap_or_default()
}

impl<'run> Pairs<'run> {
    pub(super) fn of(before: &'run Run, after: &'run Run) -> Self {
        let (mut gone, mut new) = (distinct(before), distinct(after));
        let mut earlier: BTreeMap<DocumentId, &'run Document> = BTreeMap::new();
        for key in KEYS.into_iter().chain([BY_PATH]) {
            let (old, fresh) = (by_key(&gone, key), by_key(&new, key));
            for (shared, document) in fresh {
                if let (Some(document), Some(Some(old))) = (document, old.get(&shared)) {
                    earlier.insert(document.id, old);
                }
            }
            let paired: BTreeSet<DocumentId> = earlier.values().map(|document| document.id).collect();
            gone.retain(|document| !paired.contains(&document.id));
            new.retain(|document| !earlier.contains_key(&document.id));
        }
        let both = distinct(after);
        let both = both
            .into_iter()
            .filter_map(|after| Some((*earlier.get(&after.id)?, after)));
        let both: Vec<_> = both.collect();
        let later = both.iter().map(|(before, after)| (before.id, after.id)).collect();
        Self { both, new, gone, later }
    }

    /// What a document of the earlier run is in the later one.
    pub(super) fn later(&self, id: DocumentId) -> Option<DocumentId> {
        self.later.get(&id).copied()
    }

    /// Whether a document is in the later run alone.
    pub(super) fn is_new(&self, id: DocumentId) -> bool {
        self.new.iter().any(|document| document.id == id)
    }

    pub(super) fn changes(&self, before: &Side<'_>, after: &Side<'_>) -> DocumentChanges {
        let updated = self
            .both
            .iter()
            .filter(|(before, after)| !are_same(&before.text, &after.text));
        DocumentChanges {
            new: self.new.iter().map(|document| shown(document, after)).collect(),
            gone: self.gone.iter().map(|document| shown(document, before)).collect(),
            updated: updated.map(|(_, document)| shown(document, after)).collect(),
        }
    }
}

/// Each document once, however often it is in the run.
fn distinct(run: &Run) -> Vec<&Document> {
    let mut met = BTreeSet::new();
    run.documents
        .iter()
        .filter(|document| met.insert(document.id))
        .collect()
}

/// Documents by a key; none where several share it.
fn by_key<'run>(documents: &[&'run Document], key: Key) -> BTreeMap<String, Option<&'run Document>> {
    let mut sorted: BTreeMap<String, Option<&'run Document>> = BTreeMap::new();
    for document in documents {
        if let Some(key) = key(document) {
            let is_shared = sorted.contains_key(&key);
            sorted.insert(key, (!is_shared).then_some(*document));
        }
    }
    sorted
}

fn shown(document: &Document, side: &Side<'_>) -> DocumentShown {
    let place = document.url.as_deref().or(document.path.as_deref());
    DocumentShown {
        id: document.id,
        outlet: side.lookup.outlet(document),
        title: document.title.as_deref().map(one_line),
        place: place.map(one_line),
        claims: side.counts.get(&document.id).copied().unwrap_or_default(),
    }
}
