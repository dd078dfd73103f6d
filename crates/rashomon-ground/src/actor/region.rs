//! Which state a part of a state belongs to, as the document tells it: "Vesland's Tarkova region".

use std::collections::BTreeMap;

use super::portrait::Who;
use super::scene::Scene;
use super::whose::{Links, Owner, Sketch};

/// Each part of a state by its name, and the state.
pub(super) fn regions(links: &Links<'_, '_>, sketches: &[Sketch]) -> BTreeMap<String, Owner> {
    let scene = links.scene;
    let mut out = BTreeMap::new();
    for (at, sketch) in sketches.iter().enumerate() {
        let Some(holder) = sketch.holder.as_ref().filter(|_| is_region(scene, at)) else {
            continue;
        };
        let complement = scene.complements[at]
            .as_ref()
            .filter(|found| found.link == "of")
            .map(|found| found.chunk);
        let named = links.place_name(at).filter(|name| scene.lexicon.state(name).is_none());
        let after = complement
            .filter(|chunk| !matches!(scene.portraits[*chunk].who, Who::State(_)))
            .and_then(|chunk| links.place_name(chunk));
        let subject = subject(scene, at).and_then(|chunk| links.place_name(chunk));
        for name in [named, after, subject].into_iter().flatten() {
            let owner = Owner {
                reason: format!("the text calls {name} a part of {}", holder.name),
                ..holder.clone()
            };
            out.entry(name).or_insert(owner);
        }
    }
    out
}

/// Whether a phrase ends in a word for a part of a state.
fn is_region(scene: &Scene<'_>, at: usize) -> bool {
    let last = scene.chunks[at].words.end - 1;
    scene
        .lexicon
        .nouns
        .region(scene.lower(last).trim_end_matches('s'))
        .is_some()
}

/// "Tarkova" of "Tarkova is a region of Vesland".
fn subject(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = scene.start(at).checked_sub(1)?;
    let verb = matches!(scene.lower(start), "is" | "was");
    let before = scene.chunks.iter().position(|chunk| chunk.words.end == start)?;
    verb.then_some(before)
}
