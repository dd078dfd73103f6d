//! The parts of an event that a noun names: "the shelling of Ost by gunboats", "a rebel rocket attack on the port".

use rashomon_types::ParticipantRole::{Initiator, Instrument, Target};
use rashomon_types::{EntityKind, ParticipantRole, TokenId, Upos};

use super::codebook::{Frame, Owner};
use super::roles::{Parts, Scene, means};
use super::trigger::Trigger;
use super::{clause, sense};

/// Verbs whose subject does what their object names: "carried out an attack".
const DOING: &[&str] = &[
    "carry",
    "launch",
    "conduct",
    "mount",
    "stage",
    "make",
    "commit",
    "perpetrate",
    "lead",
    "plan",
    "begin",
    "start",
    "continue",
    "wage",
    "unleash",
    "intensify",
    "hold",
    "sign",
    "impose",
    "undertake",
    "perform",
    "execute",
    "order",
    "direct",
    "organize",
    "organise",
    "claim",
    "open",
    "resume",
    "do",
    "plot",
    "prepare",
    "attempt",
    "reach",
    "mastermind",
    "step",
];

/// Verbs whose subject suffers what their object names.
const SUFFERING: &[&str] = &[
    "suffer",
    "survive",
    "escape",
    "face",
    "sustain",
    "undergo",
    "endure",
    "experience",
    "withstand",
    "receive",
];

/// Verbs that tell what came of an event: who died of it is whom it was done to.
const HARMING: &[&str] = &[
    "kill", "wound", "injure", "destroy", "damage", "hit", "target", "die", "hurt", "maim", "affect", "strike",
];

/// Verbs whose object is said to have done what "for" or "of" names.
const BLAMING: &[&str] = &[
    "blame", "accuse", "suspect", "hold", "charge", "convict", "condemn", "arrest",
];

/// Who had which part in it.
pub(super) fn parts(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Parts {
    let mut parts = Parts::default();
    means(scene, trigger, &[], &mut parts);
    phrases(scene, trigger, &mut parts);
    participles(scene, trigger, &mut parts);
    governing(scene, trigger, &mut parts);
    modifiers(scene, trigger, &mut parts);
    parts
}

/// What prepositions bring, and the possessor.
fn phrases(scene: &Scene<'_>, trigger: &Trigger<'_>, parts: &mut Parts) {
    let reading = scene.reading;
    let owner = reading.child(trigger.word, "nmod:poss");
    for (case, noun) in clause::by_case(reading, trigger.word) {
        if Some(noun) == owner {
            continue;
        }
        if let Some(role) = of_case(scene, trigger, &case, noun) {
            parts.give(scene, role, noun);
            // "the shelling of Ost by gunboats": what "by" brings may hang on the place.
            let by = sense::agent(reading, noun).filter(|_| case == "of" || case == "on");
            by.into_iter().for_each(|by| parts.give(scene, Initiator, by));
        }
    }
    if let Some(owner) = owner {
        let suffers = trigger.row.owner == Owner::Target && !parts.has(Target);
        parts.give(scene, if suffers { Target } else { Initiator }, owner);
    }
}

fn of_case(scene: &Scene<'_>, trigger: &Trigger<'_>, case: &str, noun: TokenId) -> Option<ParticipantRole> {
    let frame = trigger.row.frame;
    match (frame, case) {
        (_, "by") => Some(Initiator),
        (Frame::Go, "of") => Some(Initiator),
        (Frame::Burst, "of") if scene.is("means", noun) => Some(Instrument),
        (Frame::Meet, "between" | "among" | "of") => Some(Initiator),
        (Frame::Meet, "with" | "against") => Some(Target),
        (Frame::Act | Frame::Burst | Frame::Launch, "of" | "on" | "against" | "upon") => Some(Target),
        (Frame::Act | Frame::Burst, "at" | "inside" | "outside" | "into") => Some(Target),
        (Frame::Burst, "in" | "near") if !scene.is_place(noun) && scene.is("site", noun) => Some(Target),
        (Frame::Suffer, "of") => Some(Target),
        _ if trigger.row.to.iter().any(|to| to == case) => Some(Target),
        _ => None,
    }
}

/// "the attack, carried out by the Front", "an attack targeting the port".
fn participles(scene: &Scene<'_>, trigger: &Trigger<'_>, parts: &mut Parts) {
    let reading = scene.reading;
    for &child in reading.children(trigger.word) {
        if !reading.token(child).is("acl") || reading.token(child).upos != Upos::Verb {
            continue;
        }
        if clause::is_passive(reading, child) {
            if let Some(agent) = sense::agent(reading, child) {
                parts.give(scene, Initiator, agent);
            }
        } else if HARMING.contains(&reading.lemma(child)) || reading.lemma(child) == "involve" {
            let object = clause::object(reading, child);
            object.into_iter().for_each(|object| parts.give(scene, Target, object));
        }
        at(scene, child, &["against", "on", "at"], parts);
    }
}

/// The phrases of a verb that name a target.
fn at(scene: &Scene<'_>, verb: TokenId, cases: &[&str], parts: &mut Parts) {
    for (case, noun) in clause::by_case(scene.reading, verb) {
        if cases.contains(&case.as_str()) && !scene.is_place(noun) {
            parts.give(scene, Target, noun);
        }
    }
}

/// What the verb above the noun tells: who carried it out, who died in it, who is blamed for it.
fn governing(scene: &Scene<'_>, trigger: &Trigger<'_>, parts: &mut Parts) {
    let reading = scene.reading;
    let mut noun = trigger.word;
    while reading.token(noun).is("conj") {
        let Some(head) = reading.head(noun) else { break };
        noun = head;
    }
    if let (Some(subject), Some("behind")) = (reading.child(noun, "nsubj"), clause::case(reading, noun).as_deref()) {
        parts.give(scene, Initiator, subject);
    }
    let Some(head) = reading.head(noun) else { return };
    let case = clause::case(reading, noun).unwrap_or_default();
    let lemma = reading.lemma(head);
    if case == "behind" && reading.child(noun, "nsubj").is_none() {
        let subject = behind(scene, noun).or_else(|| clause::subject(reading, head));
        subject
            .into_iter()
            .for_each(|subject| parts.give(scene, Initiator, subject));
        return;
    }
    // "blamed rebels for the raid", where the tree hangs the raid on the rebels.
    let blamed = reading
        .head(head)
        .filter(|&verb| reading.token(head).is("obj") && BLAMING.contains(&reading.lemma(verb)));
    if blamed.is_some() && case == "for" {
        parts.give(scene, Initiator, head);
        return;
    }
    if lemma == "responsibility" || lemma == "responsible" || lemma == "part" {
        responsible(scene, head, &case, parts);
        return;
    }
    if reading.token(head).upos != Upos::Verb {
        return;
    }
    let token = reading.token(noun);
    if token.is("obj") || token.deprel == *"nsubj:pass" {
        as_object(scene, head, lemma, parts);
    } else if token.is("nsubj") && HARMING.contains(&lemma) {
        clause::object(reading, head)
            .into_iter()
            .for_each(|object| parts.give(scene, Target, object));
    } else if token.is("obl") || token.is("nmod") {
        as_oblique(scene, head, lemma, &case, parts);
    }
}

/// "dissidents were behind the raid", by the words in a row where the tree has another subject.
fn behind(scene: &Scene<'_>, noun: TokenId) -> Option<TokenId> {
    let reading = scene.reading;
    let case = reading.child(noun, "case")?;
    let be = reading.before(case).filter(|&be| reading.lemma(be) == "be")?;
    reading
        .before(be)
        .filter(|&subject| clause::is_nominal(reading, subject))
}

/// "claimed responsibility for the raid", "are responsible for it", "took part in it".
fn responsible(scene: &Scene<'_>, head: TokenId, case: &str, parts: &mut Parts) {
    let reading = scene.reading;
    let lemma = reading.lemma(head);
    if case != if lemma == "part" { "in" } else { "for" } {
        return;
    }
    let subject = match reading
        .head(head)
        .filter(|_| lemma != "responsible" && reading.token(head).is("obj"))
    {
        Some(verb)
            if matches!(
                reading.lemma(verb),
                "claim" | "take" | "accept" | "admit" | "assume" | "bear"
            ) =>
        {
            clause::subject(reading, verb)
        }
        Some(_) => None,
        None if lemma == "responsible" => reading
            .child(head, "nsubj")
            .or_else(|| reading.head(head).filter(|_| reading.token(head).is("amod"))),
        None => None,
    };
    subject
        .into_iter()
        .for_each(|subject| parts.give(scene, Initiator, subject));
}

fn as_object(scene: &Scene<'_>, verb: TokenId, lemma: &str, parts: &mut Parts) {
    let reading = scene.reading;
    let passive = clause::is_passive(reading, verb);
    let subject = || {
        if passive {
            sense::agent(reading, verb)
        } else {
            clause::subject(reading, verb)
        }
    };
    if DOING.contains(&lemma) {
        subject()
            .into_iter()
            .for_each(|subject| parts.give(scene, Initiator, subject));
        at(scene, verb, &["against", "on", "at"], parts);
    } else if SUFFERING.contains(&lemma) && !passive {
        subject()
            .into_iter()
            .for_each(|subject| parts.give(scene, Target, subject));
    } else if matches!(lemma, "attribute" | "blame" | "pin") {
        let to = clause::by_case(reading, verb)
            .into_iter()
            .filter(|(case, _)| matches!(case.as_str(), "to" | "on"));
        to.for_each(|(_, noun)| parts.give(scene, Initiator, noun));
    }
}

fn as_oblique(scene: &Scene<'_>, verb: TokenId, lemma: &str, case: &str, parts: &mut Parts) {
    let reading = scene.reading;
    if HARMING.contains(&lemma) && matches!(case, "in" | "by" | "during" | "from" | "after" | "as") {
        let harmed = if lemma == "die" {
            clause::subject(reading, verb)
        } else {
            clause::object(reading, verb)
        };
        harmed.into_iter().for_each(|harmed| parts.give(scene, Target, harmed));
    } else if BLAMING.contains(&lemma) && matches!(case, "for" | "of" | "in") && lemma != "arrest" {
        clause::object(reading, verb)
            .into_iter()
            .for_each(|blamed| parts.give(scene, Initiator, blamed));
    } else if case == "under" && matches!(lemma, "come" | "be" | "go" | "remain") {
        clause::subject(reading, verb)
            .into_iter()
            .for_each(|subject| parts.give(scene, Target, subject));
    } else if case == "in" && matches!(lemma, "participate" | "involve" | "engage") {
        let who = if clause::is_passive(reading, verb) {
            clause::object(reading, verb)
        } else {
            clause::subject(reading, verb)
        };
        who.into_iter().for_each(|who| parts.give(scene, Initiator, who));
    }
}

/// What stands before the noun: "rebel rocket attack", "embassy bombing", "Karm attack".
fn modifiers(scene: &Scene<'_>, trigger: &Trigger<'_>, parts: &mut Parts) {
    let reading = scene.reading;
    let before = reading
        .children(trigger.word)
        .iter()
        .copied()
        .filter(|&child| child < trigger.word);
    for child in before.filter(|&child| reading.token(child).is("compound") || reading.token(child).is("amod")) {
        if let Some(role) = of_modifier(scene, trigger, child, parts) {
            parts.give_words(scene, role, child, modifier_span(scene, child));
        }
    }
}

/// The words of a modifier: with its own parts where it is a name of several words.
fn modifier_span(scene: &Scene<'_>, child: TokenId) -> rashomon_types::Span {
    let reading = scene.reading;
    let inner = reading
        .children(child)
        .iter()
        .filter(|&&id| reading.token(id).is("compound") || reading.token(id).is("flat"));
    inner.fold(reading.token(child).span, |span, &id| span.hull(reading.token(id).span))
}

fn of_modifier(scene: &Scene<'_>, trigger: &Trigger<'_>, child: TokenId, parts: &Parts) -> Option<ParticipantRole> {
    let reading = scene.reading;
    let token = reading.token(child);
    let suffers = trigger.row.owner == Owner::Target && !parts.has(Target);
    let acting = if suffers { Target } else { Initiator };
    let entity = sense::entity(reading, child);
    let acts = ["force", "armed", "people", "body"]
        .iter()
        .any(|class| scene.codebook.is(class, &reading.lemma(child).to_lowercase()));
    match () {
        () if scene.is("means", child) => Some(Instrument),
        () if acts && token.is("compound") => Some(acting),
        () if matches!(entity, Some(EntityKind::Organisation | EntityKind::Person)) => Some(acting),
        () if token.upos == Upos::Adj && is_demonym(scene, child) => (!parts.has(Initiator)).then_some(Initiator),
        () if token.upos == Upos::Noun && acts && !parts.has(acting) => Some(acting),
        () if entity == Some(EntityKind::Location)
            || scene.is_place(child)
            || scene.codebook.is("site", reading.lemma(child)) =>
        {
            let hit = matches!(trigger.row.frame, Frame::Act | Frame::Burst) && token.is("compound");
            (hit && !parts.has(Target)).then_some(Target)
        }
        () => None,
    }
}

/// Whether an adjective is a people's: it has a capital and does not begin the sentence.
fn is_demonym(scene: &Scene<'_>, id: TokenId) -> bool {
    let form = scene.reading.form(id);
    const ENDINGS: &[&str] = &["an", "ish", "ese", "ic", "ch", "i"];
    form.starts_with(char::is_uppercase) && ENDINGS.iter().any(|ending| form.ends_with(ending))
}
