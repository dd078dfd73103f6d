//! What two mentions share and where they differ, as numbers between 0 and 1, and as reasons for a person.

use super::background::shared;
use super::{Background, Sketch};

/// How many numbers describe a pair.
pub const FEATURES: usize = 16;

/// What a pair is weighed by; the first is always 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// How the words that name the events relate: each way has weights of its own.
    pub triggers: Triggers,
    /// The numbers.
    pub numbers: [f64; FEATURES],
}

/// How the words that name two events relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Triggers {
    /// The same word: "raid", "raids".
    Same,
    /// Words of one family, or of one kind of the codebook: "shelled", "the artillery strike".
    Akin,
    /// Others.
    Other,
}

/// Describes a pair of mentions. The order of the two does not matter.
#[must_use]
pub fn features(a: &Sketch, b: &Sketch, background: &Background) -> Features {
    let truth = |is: bool| f64::from(u8::from(is));
    let is_same_report = a.document == b.document;
    let between = |value: f64| if is_same_report { 0.0 } else { value };
    let rarity = |sketch: &Sketch| sketch.head.map_or(0.0, |head| background.rarity_share(head));
    let both = |sets: [&[super::Stem]; 2]| sets.iter().all(|set| !set.is_empty());
    let participants = background.overlap(&a.participants, &b.participants);
    let alike = if is_same_report {
        0.0
    } else {
        background.similarity(a.document, b.document)
    };
    let covered = (background.share_in(&a.words, b.document) + background.share_in(&b.words, a.document)) / 2.0;
    let (places, times) = (places(a, b), times(a, b));
    Features {
        triggers: triggers(a, b, background),
        numbers: [
            1.0,
            f64::midpoint(rarity(a), rarity(b)),
            background.overlap(&a.trigger, &b.trigger),
            truth(is_spoken_of(a, b) || is_spoken_of(b, a)),
            background.overlap(&a.words, &b.words),
            participants,
            truth(participants <= 0.0 && both([&a.participants, &b.participants])),
            between(covered),
            alike,
            alike.sqrt(),
            truth(is_same_report),
            truth(a.passage == b.passage),
            truth(places == Some(true)),
            truth(places == Some(false)),
            truth(times == Some(true)),
            truth(times == Some(false)),
        ],
    }
}

fn triggers(a: &Sketch, b: &Sketch, background: &Background) -> Triggers {
    let heads = a.head.zip(b.head);
    let is_kind_same = a.kind.is_some() && a.kind == b.kind;
    match heads {
        Some((left, right)) if left == right => Triggers::Same,
        Some((left, right)) if background.are_akin(left, right) => Triggers::Akin,
        _ if is_kind_same => Triggers::Akin,
        _ => Triggers::Other,
    }
}

/// Whether the passage of `b` has the word that names `a`.
fn is_spoken_of(a: &Sketch, b: &Sketch) -> bool {
    a.head.is_some_and(|head| b.words.binary_search(&head).is_ok())
}

/// Whether two passages name a place in common; none where one of them names no place.
fn places(a: &Sketch, b: &Sketch) -> Option<bool> {
    let is_known = !a.places.is_empty() && !b.places.is_empty();
    is_known.then(|| a.places.iter().any(|place| b.places.contains(place)))
}

/// Whether two passages name times that overlap; none where one of them names no time.
fn times(a: &Sketch, b: &Sketch) -> Option<bool> {
    let is_known = !a.times.is_empty() && !b.times.is_empty();
    let overlap = |(start, end): &(_, _)| b.times.iter().any(|(other, until)| start < until && other < end);
    is_known.then(|| a.times.iter().any(overlap))
}

/// What speaks for one occurrence, then what speaks against it, for a person.
pub(super) fn reasons(a: &Sketch, b: &Sketch, background: &Background) -> Vec<String> {
    let mut out = Vec::new();
    let name = |sketch: &Sketch| sketch.head.map_or("", |head| background.name(head)).to_owned();
    match triggers(a, b, background) {
        Triggers::Same => out.push(format!("both say “{}”", name(a))),
        Triggers::Akin if a.kind.is_some() && a.kind == b.kind => {
            out.push(format!(
                "both tell of {}",
                a.kind.as_deref().unwrap_or_default().replace('_', " ")
            ));
        }
        Triggers::Akin => out.push(format!("“{}” and “{}” are akin", name(a), name(b))),
        Triggers::Other => {}
    }
    let list = |stems: Vec<super::Stem>| {
        let mut stems = stems;
        stems.sort_by(|x, y| background.rarity(*y).total_cmp(&background.rarity(*x)));
        let words: Vec<&str> = stems.into_iter().take(3).map(|stem| background.name(stem)).collect();
        words.join(", ")
    };
    let who = list(shared(&a.participants, &b.participants).collect());
    if !who.is_empty() {
        out.push(format!("the same participants ({who})"));
    }
    let around = list(shared(&a.words, &b.words).collect());
    if !around.is_empty() {
        out.push(format!("the same words around it ({around})"));
    }
    match places(a, b) {
        Some(true) => out.push("the same place".to_owned()),
        Some(false) => out.push("but different places".to_owned()),
        None => {}
    }
    match times(a, b) {
        Some(true) => out.push("times that overlap".to_owned()),
        Some(false) => out.push("but different times".to_owned()),
        None => {}
    }
    if a.document != b.document {
        let alike = 100.0 * background.similarity(a.document, b.document);
        out.push(format!("the reports are {alike:.0} % alike"));
    }
    out
}
