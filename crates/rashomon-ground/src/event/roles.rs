//! Who had which part, gathered for one event.

use rashomon_types::{ParticipantRole, Reading, Span, TokenId, Upos};

use super::codebook::Codebook;
use super::trigger::Trigger;
use super::{clause, phrase, sense};

/// What the rules for parts look at.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) codebook: &'a Codebook,
    /// The words that name events, in order.
    pub(super) named: &'a [TokenId],
    /// Where the times stand, in order.
    pub(super) times: &'a [Span],
    /// Where the places stand, in order.
    pub(super) places: &'a [Span],
}

impl Scene<'_> {
    /// Whether a noun is of a class.
    pub(super) fn is(&self, class: &str, id: TokenId) -> bool {
        sense::is_of(self.reading, self.codebook, class, id)
    }

    /// Whether a word names an event itself.
    pub(super) fn is_event(&self, id: TokenId) -> bool {
        self.named.binary_search(&id).is_ok()
    }

    /// Whether a word belongs to a time.
    pub(super) fn is_time(&self, id: TokenId) -> bool {
        const TIMES: &[&str] = &[
            "today",
            "yesterday",
            "tonight",
            "morning",
            "evening",
            "afternoon",
            "night",
            "midnight",
            "noon",
            "dawn",
            "week",
            "month",
            "year",
            "day",
            "weekend",
            "hour",
            "minute",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "moment",
            "time",
        ];
        let span = self.reading.token(id).span;
        covers(self.times, span) || TIMES.contains(&self.reading.lemma(id).to_lowercase().as_str())
    }

    /// Whether a word belongs to a place's name.
    pub(super) fn is_place(&self, id: TokenId) -> bool {
        covers(self.places, self.reading.token(id).span)
    }
}

fn covers(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.start() <= span.start());
    let before = after.checked_sub(1).and_then(|index| spans.get(index));
    before.is_some_and(|other| other.covers(span))
}

/// The parts found so far, each with its noun.
#[derive(Debug, Default, Clone)]
pub(super) struct Parts {
    found: Vec<(ParticipantRole, TokenId, Span)>,
}

impl Parts {
    /// Whether somebody has this part.
    pub(super) fn has(&self, role: ParticipantRole) -> bool {
        self.found.iter().any(|(other, ..)| *other == role)
    }

    /// Everything found: part, noun and words, in the order of finding.
    pub(super) fn all(&self) -> impl Iterator<Item = (ParticipantRole, TokenId, Span)> + '_ {
        self.found.iter().copied()
    }

    /// The nouns with a part.
    pub(super) fn heads(&self, role: ParticipantRole) -> impl Iterator<Item = TokenId> + '_ {
        self.found
            .iter()
            .filter(move |(other, ..)| *other == role)
            .map(|(_, id, _)| *id)
    }

    /// Gives a part to a noun and to those that are joined to it, unless they cannot have it.
    pub(super) fn give(&mut self, scene: &Scene<'_>, role: ParticipantRole, noun: TokenId) {
        for id in clause::joined(scene.reading, noun) {
            let span = phrase::noun_phrase(scene.reading, id);
            self.give_words(scene, role, id, span);
        }
    }

    /// Gives a part to these words.
    pub(super) fn give_words(&mut self, scene: &Scene<'_>, role: ParticipantRole, id: TokenId, span: Span) {
        let known = self
            .found
            .iter()
            .any(|(_, other, words)| *other == id || words.overlaps(span) && *words != span);
        if known || scene.is_event(id) || scene.is_time(id) || is_empty_word(scene.reading, id) {
            return;
        }
        let role = if role == ParticipantRole::Initiator && scene.is("instrument", id) {
            ParticipantRole::Instrument
        } else {
            role
        };
        if role != ParticipantRole::Initiator || can_act(scene, id) {
            self.found.push((role, id, span));
        }
    }

    /// Takes over a part from another event that is the same occurrence.
    pub(super) fn take(&mut self, scene: &Scene<'_>, role: ParticipantRole, other: &Self) {
        if !self.has(role) {
            for (_, id, span) in other.found.iter().filter(|(theirs, ..)| *theirs == role) {
                self.give_words(scene, role, *id, *span);
            }
        }
    }
}

/// Whether somebody or something can do it: no abstract noun, by class or by its ending, and not "no group".
fn can_act(scene: &Scene<'_>, id: TokenId) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "sion", "ment", "ness", "ity", "ism", "ence", "ance", "ing", "ship", "ure", "sis", "acy", "dom", "ics",
    ];
    let reading = scene.reading;
    let none = reading
        .child(id, "det")
        .is_some_and(|det| matches!(reading.lower(det).as_str(), "no" | "neither" | "any" | "nor"));
    let lemma = reading.lemma(id).to_lowercase();
    let acts = ["people", "force", "armed", "body", "place"]
        .iter()
        .any(|class| scene.is(class, id));
    let abstract_noun = scene.is("abstract", id)
        || scene.is("happening", id)
        || reading.token(id).upos == Upos::Noun && ENDINGS.iter().any(|ending| lemma.ends_with(ending));
    !none && !matches!(lemma.as_str(), "nobody" | "none" | "neither") && (acts || !abstract_noun)
}

/// Words that stand for nobody: "it", "there", "that".
fn is_empty_word(reading: &Reading<'_>, id: TokenId) -> bool {
    let word = reading.lower(id);
    matches!(
        word.as_str(),
        "there"
            | "what"
            | "which"
            | "that"
            | "this"
            | "itself"
            | "himself"
            | "herself"
            | "themselves"
            | "each"
            | "responsibility"
            | "place"
    ) || word == "it" && reading.token(id).upos == Upos::Pron
}

/// The phrases with a means: "with mortars", "using drones".
pub(super) fn means(scene: &Scene<'_>, trigger: &Trigger<'_>, holders: &[TokenId], parts: &mut Parts) {
    let reading = scene.reading;
    for &holder in std::iter::once(&trigger.word).chain(holders) {
        for (case, noun) in clause::by_case(reading, holder) {
            let class = match case.as_str() {
                "with" | "by" => "means",
                "from" | "through" => "instrument",
                "in" => "explosive",
                _ => continue,
            };
            if scene.is(class, noun) && (holder == trigger.word || case == "with") {
                parts.give(scene, ParticipantRole::Instrument, noun);
            }
        }
        for &child in reading.children(holder) {
            let uses = matches!(
                reading.lemma(child),
                "use" | "arm" | "armed" | "fire" | "wield" | "throw" | "carry" | "employ"
            ) && child != trigger.word;
            let below = ["acl", "advcl", "xcomp", "amod"]
                .iter()
                .any(|relation| reading.token(child).is(relation));
            if uses && below {
                let with = clause::by_case(reading, child)
                    .into_iter()
                    .filter(|(case, _)| case == "with");
                let objects = reading
                    .child(child, "obj")
                    .into_iter()
                    .chain(with.map(|(_, noun)| noun));
                objects
                    .filter(|&noun| scene.is("means", noun))
                    .for_each(|noun| parts.give(scene, ParticipantRole::Instrument, noun));
            }
        }
    }
}
