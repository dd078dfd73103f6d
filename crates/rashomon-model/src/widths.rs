//! How many numbers the network must give for a word, as the labels of the manifest want it.
//!
//! A model file whose network and manifest do not belong together has right hashes all the same. It is noticed here, before
//! any number is looked up.

use crate::ModelError;
use crate::file::{Manifest, RoleManifest};
use crate::network::{Scores, WindowScores};

/// The counts of labels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Widths {
    upos: usize,
    feats: usize,
    deprels: usize,
    entity: usize,
    attribution: usize,
    roles: usize,
}

impl Widths {
    pub(crate) fn of(manifest: &Manifest, roles: &RoleManifest) -> Self {
        Self {
            upos: manifest.upos.len(),
            feats: manifest.feats.len(),
            deprels: manifest.deprels.len(),
            entity: manifest.entity.tags.len(),
            attribution: manifest.attribution.tags.len(),
            roles: roles.roles.tags.len(),
        }
    }

    /// Whether a window of so many words has all its scores.
    pub(crate) fn check(&self, scores: &WindowScores, words: usize, has_roles: bool) -> Result<(), ModelError> {
        let wanted = [
            ("upos", &scores.upos, self.upos),
            ("feats", &scores.feats, self.feats),
            ("ends", &scores.ends, 2),
            ("arc", &scores.arc, words + 1),
            ("entity", &scores.entity, self.entity),
            ("attribution", &scores.attribution, self.attribution),
            ("link", &scores.link, words + 1),
            ("factuality", &scores.factuality, 1),
        ];
        wanted
            .into_iter()
            .try_for_each(|(name, found, width)| fits(name, found, words, width))?;
        if has_roles {
            fits("roles", &scores.roles, words, self.roles)?;
        }
        let relations = [&scores.relation_dependent, &scores.relation_head];
        relations
            .into_iter()
            .try_for_each(|found| fits("relation", found, words, found.width()))
    }

    /// Whether so many arcs have scores for each relation.
    pub(crate) fn check_relations(&self, scores: &Scores, arcs: usize) -> Result<(), ModelError> {
        fits("relation", scores, arcs, self.deprels)
    }
}

fn fits(name: &str, scores: &Scores, rows: usize, width: usize) -> Result<(), ModelError> {
    let wrong = || ModelError::Network(format!("its output “{name}” does not fit the labels of the file"));
    scores.has(rows, width).then_some(()).ok_or_else(wrong)
}
