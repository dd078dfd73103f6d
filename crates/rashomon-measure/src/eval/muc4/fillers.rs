//! What the events of a text answer, in MUC-4's five roles, and how that compares with the key.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_ground::event::Codebook;
use rashomon_types::{EntityKind, EventMention, ParticipantRole, Polarity, Reading, Span, TokenId, Upos};

use super::key::{Filler, Template};
use crate::eval::counts::Counts;
use crate::words::terms;

/// A role of MUC-4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Individual,
    Organisation,
    Target,
    Victim,
    Instrument,
}

impl Slot {
    /// All of them with what the table calls them.
    pub(crate) const ALL: [(Self, &'static str); 5] = [
        (Self::Individual, "perpetrator, individual"),
        (Self::Organisation, "perpetrator, organisation"),
        (Self::Target, "physical target"),
        (Self::Victim, "human target"),
        (Self::Instrument, "instrument"),
    ];

    fn of(self, template: &Template) -> &[Filler] {
        match self {
            Self::Individual => &template.individuals,
            Self::Organisation => &template.organisations,
            Self::Target => &template.targets,
            Self::Victim => &template.victims,
            Self::Instrument => &template.instruments,
        }
    }
}

/// What a text answers.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// Which sorts of incidents.
    pub(crate) kinds: BTreeSet<&'static str>,
    /// Words by role, each with its head.
    pub(crate) words: BTreeMap<Slot, Vec<Answer>>,
}

/// Words that fill a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    words: Vec<String>,
    head: String,
}

/// The sort of incident that a kind of the codebook is; none for what MUC-4 does not ask for.
fn incident(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "bombing" | "suicide_bombing" | "grenade_attack" => "BOMBING",
        "abduction" => "KIDNAPPING",
        "arson" => "ARSON",
        "hijacking" => "HIJACKING",
        "robbery" => "ROBBERY",
        "attack" | "ground_raid" | "killing" | "shooting" | "execution" | "shelling" | "air_strike" | "sabotage"
        | "wounding" | "destruction" | "sexual_violence" | "torture" => "ATTACK",
        _ => return None,
    })
}

/// What the events of a text answer.
pub(crate) fn answers(reading: &Reading<'_>, codebook: &Codebook, mentions: &[EventMention]) -> Answers {
    let mut answers = Answers::default();
    for mention in mentions.iter().filter(|mention| mention.polarity == Polarity::Positive) {
        let Some(incident) = incident(&mention.kind) else {
            continue;
        };
        if is_between_arms(reading, codebook, mention)
            || mention.participants.is_empty()
            || is_supposed(reading, mention)
        {
            continue;
        }
        let before = answers.words.len();
        for participant in &mention.participants {
            for (slot, span) in slots(reading, codebook, &mention.kind, participant.role, participant.spans[0]) {
                answers.add(slot, answer(reading, span));
            }
        }
        let named = mention
            .participants
            .iter()
            .any(|part| matches!(part.role, ParticipantRole::Target | ParticipantRole::Instrument));
        if answers.words.len() > before || named {
            // "Terrorist attacks" in general are no incident: somebody or something must be named.
            if !matches!(mention.kind.as_str(), "wounding" | "destruction") || named {
                answers.kinds.insert(incident);
            }
        }
    }
    // A killing in a bombing is told by the bombing.
    answers
}

impl Answers {
    fn add(&mut self, slot: Slot, answer: Answer) {
        let known = self.words.entry(slot).or_default();
        let same = |other: &&mut Answer| {
            other.head == answer.head || contains(&other.words, &answer.words) || contains(&answer.words, &other.words)
        };
        match known.iter_mut().find(same) {
            Some(other) if other.words.len() < answer.words.len() => *other = answer,
            Some(_) => {}
            None => known.push(answer),
        }
    }
}

/// Whether soldiers or guerrillas do it to each other.
fn is_between_arms(reading: &Reading<'_>, codebook: &Codebook, mention: &EventMention) -> bool {
    let heads = |role: ParticipantRole| {
        let with = mention.participants.iter().filter(move |part| part.role == role);
        with.filter_map(|part| reading.head_of(part.spans[0]))
    };
    let is_armed = |id: TokenId| {
        let lemma = reading.lemma(id).to_lowercase();
        (codebook.is("force", &lemma) && !matches!(lemma.as_str(), "guard" | "police" | "policeman"))
            || FIGHTERS.contains(&lemma.as_str())
            || [
                "garrison",
                "barracks",
                "base",
                "position",
                "patrol",
                "convoy",
                "checkpoint",
            ]
            .contains(&lemma.as_str())
    };
    let by_army =
        || heads(ParticipantRole::Initiator).any(|id| codebook.is("force", &reading.lemma(id).to_lowercase()));
    if mention.kind == "ground_raid" && by_army() {
        return true;
    }
    let mut targets = heads(ParticipantRole::Target).peekable();
    targets.peek().is_some() && targets.all(is_armed)
}

/// Kinds that are done to people only.
const HUMAN: &[&str] = &[
    "killing",
    "wounding",
    "abduction",
    "execution",
    "torture",
    "sexual_violence",
    "arrest",
];

/// Whether the name that holds a word is of this sort.
fn is_entity(reading: &Reading<'_>, head: TokenId, span: Span, kind: EntityKind) -> bool {
    let word = reading.token(head).span;
    reading
        .entities_in(span)
        .any(|name| name.kind == kind && name.spans.iter().any(|name| name.covers(word)))
}

/// Whether it is only thought of: "would attack", "if they bomb".
fn is_supposed(reading: &Reading<'_>, mention: &EventMention) -> bool {
    const MODALS: &[&str] = &[
        "will", "would", "could", "may", "might", "must", "can", "should", "shall", "'ll",
    ];
    let Some(verb) = reading.head_of(mention.spans[0]) else {
        return false;
    };
    let has = |relation: &str, words: &[&str]| {
        reading
            .children(verb)
            .iter()
            .any(|&child| reading.token(child).is(relation) && words.contains(&reading.lower(child).as_str()))
    };
    has("aux", MODALS) || has("mark", &["if", "unless"])
}

const FIGHTERS: &[&str] = &[
    "guerrilla",
    "rebel",
    "terrorist",
    "insurgent",
    "subversive",
    "extremist",
    "combatant",
    "contra",
    "soldier",
];

/// The roles that a participant fills, with the words for each.
fn slots(
    reading: &Reading<'_>,
    codebook: &Codebook,
    kind: &str,
    role: ParticipantRole,
    span: Span,
) -> Vec<(Slot, Span)> {
    let Some(head) = reading.head_of(span) else {
        return Vec::new();
    };
    if reading.token(head).upos == Upos::Pron {
        return Vec::new();
    }
    let lemma = reading.lemma(head).to_lowercase();
    match role {
        ParticipantRole::Instrument => vec![(Slot::Instrument, span)],
        ParticipantRole::Target => {
            let is_site = ["site", "vehicle"].iter().any(|class| codebook.is(class, &lemma));
            let person = is_person(reading, codebook, head, span) || HUMAN.contains(&kind) && !is_site;
            let is_town =
                !person && (codebook.is("place", &lemma) || is_entity(reading, head, span, EntityKind::Location));
            if is_town {
                return Vec::new();
            }
            vec![(if person { Slot::Victim } else { Slot::Target }, span)]
        }
        ParticipantRole::Initiator => {
            let body = |kind: EntityKind| kind == EntityKind::Organisation;
            let named: Vec<Span> = reading
                .entities_in(span)
                .filter(|name| body(name.kind))
                .map(|name| name.spans[0])
                .collect();
            let is_army = matches!(
                lemma.as_str(),
                "army" | "force" | "navy" | "police" | "military" | "squad" | "cartel" | "guard"
            );
            let form = reading.form(head);
            let is_short = form.len() > 2 && form.chars().all(|letter| letter.is_uppercase() || letter == '-');
            let is_body = is_army || is_short || codebook.is("body", &lemma) && !codebook.is("people", &lemma);
            let within_name = named.iter().any(|name| name.covers(reading.token(head).span));
            let mut out: Vec<(Slot, Span)> = named.into_iter().map(|name| (Slot::Organisation, name)).collect();
            if is_body && out.is_empty() {
                out.push((Slot::Organisation, span));
            }
            let is_place = reading
                .entities_in(span)
                .any(|name| name.kind == EntityKind::Location && name.spans[0].covers(reading.token(head).span));
            if !within_name && !is_body && !is_place {
                out.push((Slot::Individual, span));
            }
            out
        }
        ParticipantRole::Place | ParticipantRole::Time => Vec::new(),
    }
}

/// Whether a participant is a person or a group of people.
fn is_person(reading: &Reading<'_>, codebook: &Codebook, head: TokenId, span: Span) -> bool {
    let lemma = reading.lemma(head).to_lowercase();
    let named = reading
        .entities_in(span)
        .any(|name| name.kind == EntityKind::Person && name.spans[0].covers(reading.token(head).span));
    let thing = ["site", "vehicle", "place"]
        .iter()
        .any(|class| codebook.is(class, &lemma));
    named
        || codebook.is("people", &lemma)
        || codebook.is("force", &lemma) && !thing
        || reading.token(head).upos == Upos::Num
        || !thing
            && ["man", "men", "ist", "ian"]
                .iter()
                .any(|ending| lemma.ends_with(ending))
}

fn answer(reading: &Reading<'_>, span: Span) -> Answer {
    let words = terms(reading.words(span));
    let head = reading
        .head_of(span)
        .map(|id| terms(reading.form(id)).pop().unwrap_or_default());
    Answer {
        head: head.or_else(|| words.last().cloned()).unwrap_or_default(),
        words,
    }
}

/// Whether one run of words holds another.
fn contains(outer: &[String], inner: &[String]) -> bool {
    !inner.is_empty() && outer.windows(inner.len()).any(|window| window == inner)
}

/// How an answer is held against a wording of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// The same head, or one's words contain the other's.
    Head,
    /// The same words, articles, numbers and titles at the beginning aside.
    Exact,
}

impl Match {
    fn fits(self, answer: &Answer, wording: &str) -> bool {
        let wording = terms(wording);
        match self {
            Self::Head => {
                let head = head_of_wording(&wording);
                head == Some(answer.head.as_str())
                    || contains(&answer.words, &wording)
                    || contains(&wording, &answer.words)
            }
            Self::Exact => stripped(&answer.words) == stripped(&wording),
        }
    }
}

/// The last word before "of", "in" and the like.
fn head_of_wording(words: &[String]) -> Option<&str> {
    const ENDS: &[&str] = &[
        "of",
        "in",
        "from",
        "for",
        "who",
        "with",
        "at",
        "near",
        "to",
        "on",
        "belonging",
    ];
    let end = words
        .iter()
        .skip(1)
        .position(|word| ENDS.contains(&word.as_str()))
        .map_or(words.len(), |place| place + 1);
    words.get(end.checked_sub(1)?).map(String::as_str)
}

fn stripped(words: &[String]) -> &[String] {
    const LEADING: &[&str] = &[
        "the", "a", "an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some",
        "his", "their",
    ];
    let skip = words
        .iter()
        .take_while(|word| LEADING.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit()))
        .count();
    words.get(skip..).unwrap_or_default()
}

/// The fillers of a role in all incidents of a text, joined where they share a wording.
fn wanted(templates: &[Template], slot: Slot) -> Vec<Filler> {
    let mut out: Vec<Filler> = Vec::new();
    for template in templates {
        for filler in slot.of(template) {
            let optional = filler.optional || template.optional;
            match out
                .iter_mut()
                .find(|known| known.wordings.iter().any(|wording| filler.wordings.contains(wording)))
            {
                Some(known) => {
                    known.wordings.extend(filler.wordings.iter().cloned());
                    known.optional &= optional;
                }
                None => out.push(Filler {
                    wordings: filler.wordings.clone(),
                    optional,
                }),
            }
        }
    }
    out
}

/// The counts of a role in one text.
pub(crate) fn counts(answers: &Answers, templates: &[Template], slot: Slot, how: Match) -> Counts {
    let wanted = wanted(templates, slot);
    let (optional, needed): (Vec<Filler>, Vec<Filler>) = wanted.into_iter().partition(|filler| filler.optional);
    let found = answers.words.get(&slot).map(Vec::as_slice).unwrap_or_default();
    let fits = |answer: &Answer, filler: &Filler| filler.wordings.iter().any(|wording| how.fits(answer, wording));
    let edges: Vec<Vec<usize>> = found
        .iter()
        .map(|answer| {
            (0..needed.len())
                .filter(|&place| fits(answer, &needed[place]))
                .collect()
        })
        .collect();
    let owner = matching(&edges, needed.len());
    let right = owner.iter().flatten().count();
    let taken: BTreeSet<usize> = owner.into_iter().flatten().collect();
    let free = |(place, answer): &(usize, &Answer)| {
        !taken.contains(place) && optional.iter().any(|filler| fits(answer, filler))
    };
    let forgiven = found.iter().enumerate().filter(free).count();
    Counts::new(needed.len(), found.len() - forgiven, right)
}

/// Which answer each filler of the key goes with, as many as can be.
fn matching(edges: &[Vec<usize>], fillers: usize) -> Vec<Option<usize>> {
    fn place(answer: usize, edges: &[Vec<usize>], owner: &mut [Option<usize>], seen: &mut BTreeSet<usize>) -> bool {
        for &filler in &edges[answer] {
            if seen.insert(filler) && owner[filler].is_none_or(|other| place(other, edges, owner, seen)) {
                owner[filler] = Some(answer);
                return true;
            }
        }
        false
    }
    let mut owner = vec![None; fillers];
    for answer in 0..edges.len() {
        place(answer, edges, &mut owner, &mut BTreeSet::new());
    }
    owner
}

/// The counts of the sorts of incidents of one text.
pub(crate) fn kinds(answers: &Answers, templates: &[Template]) -> Counts {
    let needed: Vec<&Template> = templates.iter().filter(|template| !template.optional).collect();
    let gold: BTreeSet<&str> = needed
        .iter()
        .filter_map(|template| template.kinds.first())
        .map(String::as_str)
        .collect();
    let allowed = |kind: &str| {
        templates
            .iter()
            .any(|template| template.kinds.iter().any(|other| other == kind))
    };
    let right = gold.iter().filter(|kind| answers.kinds.contains(*kind)).count();
    let found = answers
        .kinds
        .iter()
        .filter(|kind| gold.contains(*kind) || !allowed(kind))
        .count();
    Counts::new(gold.len(), found, right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(words: &str, head: &str) -> Answer {
        Answer {
            words: terms(words),
            head: head.to_owned(),
        }
    }

    #[test]
    fn heads_match_and_each_filler_counts_once() {
        let mut answers = Answers::default();
        answers.add(Slot::Victim, answer("the two guards", "guards"));
        answers.add(Slot::Victim, answer("guards", "guards"));
        answers.add(Slot::Victim, answer("a driver", "driver"));
        let filler = |wording: &str, optional| Filler {
            wordings: vec![wording.to_owned()],
            optional,
        };
        let template = Template {
            victims: vec![filler("BORDER GUARDS OF OST", false), filler("DRIVER", true)],
            ..Template::default()
        };
        let templates = [template];
        assert_eq!(
            counts(&answers, &templates, Slot::Victim, Match::Head),
            Counts::new(1, 1, 1)
        );
        assert_eq!(
            counts(&answers, &templates, Slot::Victim, Match::Exact),
            Counts::new(1, 1, 0)
        );
    }
}
