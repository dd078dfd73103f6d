//! What two mentions share and where they differ, as numbers between 0 and 1, and as reasons for a person.

use super::background::shared;
use super::sketch::Whereabouts;
use super::{Background, Sketch, Stem};

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
    let both = |sets: [&[Stem]; 2]| sets.iter().all(|set| !set.is_empty());
    let participants = background.overlap(&a.participants, &b.participants);
    let alike = if is_same_report {
        0.0
    } else {
        background.similarity(a.document, b.document)
    };
    let covered = (background.share_in(&a.words, b.document) + background.share_in(&b.words, a.document)) / 2.0;
    let [own, others] = [a, b].map(|sketch| names(sketch, background));
    let names = background.overlap(&own, &others);
    let (places, times) = (places(a, b), times(a, b));
    Features {
        triggers: triggers(a, b, background),
        numbers: [
            1.0,
            background.overlap(&a.trigger, &b.trigger),
            truth(is_spoken_of(a, b) || is_spoken_of(b, a)),
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
            names,
            truth(names <= 0.0 && both([&own, &others])),
        ],
    }
}

/// The names in a passage.
fn names(sketch: &Sketch, background: &Background) -> Vec<Stem> {
    let words = sketch.words.iter().copied();
    words.filter(|&stem| background.is_name(stem)).collect()
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

/// Whether two passages name a place in common; none where one of them names no place, or where one of the places may lie
/// in another.
fn places(a: &Sketch, b: &Sketch) -> Option<bool> {
    let any = |are: &dyn Fn(&Whereabouts, &Whereabouts) -> bool| {
        a.places
            .iter()
            .any(|place| b.places.iter().any(|other| are(place, other)))
    };
    if a.places.is_empty() || b.places.is_empty() {
        return None;
    }
    let is_same = any(&|place, other| place.key == other.key);
    (is_same || !any(&|place, other| place.may_be(other))).then_some(is_same)
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
    let name = |sketch: &Sketch| sketch.head.map_or("", |head| background.word(head)).to_owned();
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
    let list = |stems: Vec<Stem>| {
        let mut stems = stems;
        stems.sort_by(|x, y| background.rarity(*y).total_cmp(&background.rarity(*x)));
        let words: Vec<&str> = stems.into_iter().take(3).map(|stem| background.word(stem)).collect();
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
