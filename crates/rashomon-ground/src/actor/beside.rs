//! Phrases side by side that mean one actor, and what a phrase tells of others: "the Rook Company, a militia", "groups such
//! as the Marsh Legion", "the Front (FBF)".

use rashomon_types::{ActorKind, Upos};

use super::nouns::Sort;
use super::portrait::{Opening, Who};
use super::scene::Scene;

/// What is found beside the phrases of a document.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// For each phrase, an earlier one that means the same actor.
    pub(super) same: Vec<Option<usize>>,
    /// For each phrase, what another calls it: a kind and the words.
    pub(super) called: Vec<Option<(ActorKind, String)>>,
    /// For each phrase, the initials given for it in brackets.
    pub(super) initials: Vec<Option<String>>,
}

impl Beside {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let count = scene.chunks.len();
        let mut beside = Self {
            same: vec![None; count],
            called: vec![None; count],
            initials: vec![None; count],
        };
        for at in 0..count {
            beside.initials[at] = initials(scene, at);
            if let Some(other) = apposition(scene, at).or_else(|| predicate(scene, at)) {
                beside.same[other] = Some(at);
            }
            if let Some(kind) = scene.portraits[at].kind {
                let words = scene.slice(&scene.portraits[at].name);
                for member in members(scene, at) {
                    beside.called[member] = Some((kind, words.clone()));
                }
            }
        }
        beside
    }
}

/// "(FBF)" after a phrase, or after what hangs on it.
fn initials(scene: &Scene<'_>, at: usize) -> Option<String> {
    let named = matches!(
        scene.portraits[at].who,
        Who::Body | Who::Described | Who::Known | Who::Lone
    );
    let ends = [scene.chunks[at].words.end, scene.end(at)];
    let bracketed = |end: usize| {
        let inner = scene.word(end + 1).filter(|word| word.is_acronym())?;
        (scene.lower(end) == "(" && scene.lower(end + 2) == ")").then(|| inner.form.clone())
    };
    ends.into_iter().filter(|_| named).find_map(bracketed)
}

/// The phrase after a comma that says who the first is, or names it.
fn apposition(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let end = scene.end(at);
    let open = scene
        .word(end)
        .filter(|word| matches!(word.form.as_str(), "," | "(" | "–" | "—"))?;
    let other = scene.chunk_from(end + 1)?;
    let stop = scene.end(other);
    let closes = scene
        .word(stop)
        .is_none_or(|word| word.upos == Upos::Punct || word.sentence != open.sentence);
    let after = scene.lower(stop + 1);
    let list = matches!(after, "and" | "or") && scene.lower(stop) == ",";
    let fits = naming(scene, at, other) || describing(scene, at, other) && !list;
    (closes
        && fits
        && scene.chunks[other]
            .owner
            .is_none_or(|_| scene.portraits[other].head.is_some()))
    .then_some(other)
}

/// "the president of Ardesh, Olan Merrit"; "its commander, Toma Reyk"
fn naming(scene: &Scene<'_>, at: usize, other: usize) -> bool {
    let (first, second) = (&scene.portraits[at], &scene.portraits[other]);
    let office = first
        .head
        .as_ref()
        .is_some_and(|hit| !hit.plural && matches!(hit.noun.sort, Sort::Office | Sort::People | Sort::Rank));
    let lone = second.who == Who::Lone && scene.chunks[other].words.len() >= 2;
    first.who == Who::Described && office && (second.who == Who::Person || lone)
        || first.who == Who::Described && is_body(scene, at) && second.who == Who::Body
}

/// "Rook Company, a militia"; "Ana Lund, an analyst"
fn describing(scene: &Scene<'_>, at: usize, other: usize) -> bool {
    let (first, second) = (&scene.portraits[at], &scene.portraits[other]);
    let named = matches!(first.who, Who::Body | Who::Person | Who::Lone | Who::Known);
    let head = second
        .head
        .as_ref()
        .is_some_and(|hit| !hit.plural && !matches!(hit.noun.sort, Sort::Arms | Sort::Document));
    let person = first.who == Who::Person;
    let suits = !is_body(scene, other) || !person;
    let plain = second.opening != Opening::Bare
        || second
            .head
            .as_ref()
            .is_some_and(|hit| matches!(hit.noun.sort, Sort::Office | Sort::People));
    named && second.who == Who::Described && head && suits && plain
}

fn is_body(scene: &Scene<'_>, at: usize) -> bool {
    scene.portraits[at]
        .head
        .as_ref()
        .is_some_and(|hit| hit.noun.sort == Sort::Body)
}

/// "The Rook Company is a militia"; "it describes itself as a volunteer formation".
fn predicate(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let end = scene.end(at);
    let verb = scene.lower(end);
    let start = match verb {
        "is" | "was" | "are" | "were" => end + 1,
        "describes" | "describe" | "calls" | "call" | "styles" | "style"
            if matches!(scene.lower(end + 1), "itself" | "themselves") =>
        {
            end + 2 + usize::from(scene.lower(end + 2) == "as")
        }
        _ => return None,
    };
    let skipped = |word: usize| {
        scene
            .word(word)
            .is_some_and(|word| matches!(word.upos, Upos::Punct | Upos::Det))
    };
    let start = (start..start + 3).find(|word| scene.chunk_from(*word).is_some() || !skipped(*word))?;
    let other = scene.chunk_from(start)?;
    describing(scene, at, other).then_some(other).or_else(|| {
        let (first, second) = (&scene.portraits[at], &scene.portraits[other]);
        let group = first.who == Who::Described && first.opening == Opening::Definite && is_body(scene, at);
        (group && second.who == Who::Described && second.head.is_some() && verb != "is" && verb != "was")
            .then_some(other)
    })
}

/// The names listed after "such as": those of "rogue groups such as the Free Basin Corps and the Marsh Legion".
fn members(scene: &Scene<'_>, at: usize) -> Vec<usize> {
    let plural = scene.portraits[at].head.as_ref().is_some_and(|hit| hit.plural);
    let mut end = scene.chunks[at].words.end;
    end += usize::from(scene.lower(end) == ",");
    let start = match (scene.lower(end), scene.lower(end + 1)) {
        ("such", "as") => end + 2,
        ("including" | "like" | "namely", _) => end + 1,
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    let mut next = scene.chunk_from(start).filter(|_| plural);
    while let Some(member) = next.filter(|_| out.len() < 12) {
        if matches!(scene.portraits[member].who, Who::Body | Who::Lone | Who::Known) {
            out.push(member);
        }
        let mut stop = scene.end(member);
        let joins = |word: usize| matches!(scene.lower(word), "," | "and" | "or");
        if !joins(stop) {
            break;
        }
        while joins(stop) {
            stop += 1;
        }
        next = scene.chunk_from(stop);
    }
    out
}
