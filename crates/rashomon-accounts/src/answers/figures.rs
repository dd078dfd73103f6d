//! How many: killed, wounded, captured, missing, displaced, destroyed, damaged, taking part.

use std::collections::BTreeSet;

use rashomon_types::{
    Claim, ParticipantRole, Polarity, Quantity, QuantityKind, QuantityModifier, QuestionKind, Stance,
};

use super::culprit::{self, Culprits};
use super::toll::{self, Figure, Grain};
use super::{Draft, Scene, Whose, elsewhere};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Adds every figure that answers a question; `attackers` is whose the attackers' losses are.
pub(super) fn find(scene: &Scene<'_>, attackers: &Whose, culprits: &Culprits, drafts: &mut Vec<Draft>) {
    let mut figures = Vec::new();
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        for quantity in claim.quantities.iter().filter(|quantity| !is_doer(claim, quantity)) {
            if is_trifle(scene, quantity)
                || is_caught_up(scene, place, quantity)
                || is_onlooker(scene, quantity)
                || is_elsewhere(scene, place, claim, quantity)
            {
                continue;
            }
            let marching = is_marching(scene, place, quantity).then_some(QuestionKind::Participants);
            let unhurt = is_unhurt(scene, place, quantity).then_some(QuestionKind::Wounded);
            for question in questions(quantity).into_iter().chain(marching).chain(unhurt) {
                let draft = draft(scene, attackers, (place, claim), quantity, question, stance);
                figures.push(figure(scene, draft, quantity));
            }
        }
        figures.extend(victims(scene, (place, claim), stance));
        figures.extend(culprit::by_own_hand(scene, culprits, (place, claim), attackers));
        figures.extend(none_taken(scene, place, claim).map(Figure::number));
        figures.extend(super::things::lost(scene, (place, claim), stance).map(Figure::number));
    }
    for figure in &mut figures {
        give_to_attackers(scene, culprits, attackers, figure);
    }
    drafts.extend(toll::sifted(scene, figures));
}

/// What a figure counts by, and of what sort of people.
fn figure(scene: &Scene<'_>, draft: Draft, quantity: &Quantity) -> Figure {
    let words = quantity
        .spans
        .first()
        .map_or("", |&span| scene.words(draft.claim, span));
    let is_one = (quantity.low, quantity.high) == (Some(1.0), Some(1.0));
    let mut list = names::words(words).into_iter().take(2);
    let is_numeral = list.any(|word| matches!(word.as_str(), "one" | "1" | "single"));
    let grain = match quantity.modifier {
        Some(QuantityModifier::Vague) => Grain::Vague,
        _ if is_one && !is_numeral => Grain::Person,
        _ => Grain::Number,
    };
    // The dead of one party are of one people anyway.
    let is_of_party = matches!(draft.whose, Some(Whose::Party(_)));
    let sort = sort_of_people(scene, draft.claim, quantity, is_of_party);
    Figure { draft, grain, sort }
}

/// The dead attacker is one of the attackers, whatever he is called.
fn give_to_attackers(scene: &Scene<'_>, culprits: &Culprits, attackers: &Whose, figure: &mut Figure) {
    let is_harm = matches!(figure.draft.question, QuestionKind::Killed | QuestionKind::Wounded);
    let words = figure
        .draft
        .spans
        .iter()
        .map(|&span| scene.words(figure.draft.claim, span));
    let mut words = words.peekable();
    if is_harm
        && figure.grain == Grain::Person
        && words.peek().is_some()
        && words.all(|words| culprits.are(scene, words))
    {
        figure.draft.whose = Some(toll::of_attackers(scene, attackers));
        figure.grain = Grain::Number;
        figure.sort = None;
    }
}

/// Whether a number counts what weighs nothing: "two windows", "40 bullet holes".
fn is_trifle(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    let noun = quantity.what.as_deref().and_then(|what| names::words(what).pop());
    noun.is_some_and(|noun| scene.lexicon.trifles.contains(&noun))
}

/// "Hundreds were caught up in the chaos": nobody took them.
fn is_caught_up(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    let text = scene.corpus.content(place);
    let is_in_it = ["caught up", "caught in", "caught between"]
        .iter()
        .any(|words| text.contains(words));
    quantity.kind == QuantityKind::Captured && is_in_it
}

/// Whether a number counts those who were only there or things that no deed was done with, where no two sides fight and
/// nobody marches: "thousands took part in the festival", "two small planes".
fn is_onlooker(scene: &Scene<'_>, quantity: &Quantity) -> bool {
    const MEANS: &[&str] = &[
        "drones", "missiles", "rockets", "boats", "vehicles", "aircraft", "men", "people",
    ];
    let people = &scene.lexicon.people;
    let gathers = |kind: &String| matches!(kind.as_str(), "protest" | "riot" | "coup" | "election" | "strike");
    let is_open = scene.is_fight() || scene.occasion.kinds.iter().take(3).any(gathers);
    let noun = quantity.what.as_deref().and_then(|what| names::words(what).pop());
    let is_doer = noun.is_some_and(|noun| {
        people.attackers.contains(&noun)
            || people.suspects.contains(&noun)
            || people.groups.contains(&noun)
            || people.forces.contains(&noun)
            || MEANS.contains(&noun.as_str())
    });
    quantity.kind == QuantityKind::Participants && !is_doer && !is_open
}

/// Whether a number is of another event than the one that the claim is gathered to.
fn is_elsewhere(scene: &Scene<'_>, place: usize, claim: &Claim, quantity: &Quantity) -> bool {
    quantity
        .spans
        .first()
        .is_some_and(|&span| elsewhere::is_of_another_time(scene, place, claim, span))
}

/// Sorts of people who are counted beside all: "84 people, ten of them children".
const SORTS: &[&str] = &[
    "child",
    "children",
    "baby",
    "babies",
    "girl",
    "girls",
    "boy",
    "boys",
    "woman",
    "women",
    "teenager",
    "teenagers",
    "student",
    "students",
    "tourist",
    "tourists",
    "foreigner",
    "foreigners",
    "national",
    "nationals",
    "citizen",
    "citizens",
    "journalist",
    "journalists",
];

/// The sort of people that a quantity counts, where it is not just anybody: "child", "tahmari women", "child from tahmar".
fn sort_of_people(scene: &Scene<'_>, place: usize, quantity: &Quantity, is_of_party: bool) -> Option<String> {
    let what = quantity.what.as_deref()?;
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_nation = !is_of_party && what.split(' ').any(is_name);
    let has_sort = names::words(what).iter().any(|word| SORTS.contains(&word.as_str()));
    let home = home(scene, place, quantity, what);
    let sort = if is_nation { plain_thing(what) } else { thing(what) };
    match home {
        Some(home) => Some(format!("{sort} from {home}")),
        None => (has_sort || is_nation).then_some(sort),
    }
}

/// "two children from Tahmar": where those who are counted come from.
fn home(scene: &Scene<'_>, place: usize, quantity: &Quantity, what: &str) -> Option<String> {
    let number = *quantity.spans.first()?;
    let claim = scene.corpus.claims.get(place)?;
    let piece = *claim.content.spans.iter().find(|piece| piece.covers(number))?;
    let at = usize::try_from(number.end() - piece.start()).ok()?;
    let after = scene.words(place, piece).get(at..)?.trim_start();
    let after = after.strip_prefix(what).unwrap_or(after).trim_start();
    let home = after.strip_prefix("from ")?.split(' ').next()?;
    let home = home.trim_end_matches(|sign: char| !sign.is_alphabetic());
    home.starts_with(char::is_uppercase).then(|| home.to_owned())
}

/// "denied that any of its soldiers had been captured": none were.
fn none_taken(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let text = scene.corpus.content(place);
    let is_taken = ["taken prisoner", "captured", "been taken", "surrendered", "taken alive"]
        .iter()
        .any(|words| text.contains(words));
    let is_any = names::words(&text).iter().any(|word| word == "any");
    let is_bare = claim.act == rashomon_types::Act::Deny && claim.quantities.is_empty();
    (is_taken && is_any && is_bare).then(|| Draft {
        question: QuestionKind::Captured,
        whose: state_or_speaker(scene, place),
        what: None,
        claim: place,
        stance: Stance::Assert,
        value: Some(Value::Number {
            low: Some(0.0),
            high: Some(0.0),
        }),
        spans: claim.content.spans.clone(),
    })
}

fn state_or_speaker(scene: &Scene<'_>, place: usize) -> Option<Whose> {
    match scene.cast.voice(place) {
        Voice::Party(party) => Some(Whose::Party(party)),
        _ => state(scene, place).map(Whose::Party),
    }
}

/// "Judge Talia Venn and her driver were shot dead": persons without a number, each of them one.
fn victims(scene: &Scene<'_>, (place, claim): (usize, &Claim), stance: Stance) -> Option<Figure> {
    let is_counted = claim.quantities.iter().any(|quantity| !questions(quantity).is_empty());
    let deed = claim
        .event_mentions
        .iter()
        .find(|mention| mention.kind == "killing" || mention.kind == "execution");
    let deed =
        deed.filter(|mention| !is_counted && mention.polarity == Polarity::Positive && stance != Stance::Deny)?;
    let parts = deed
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Target);
    let spans: Vec<_> = parts.filter_map(|part| part.spans.first().copied()).collect();
    let words: Vec<&str> = spans.iter().map(|&span| scene.words(place, span)).collect();
    if words.is_empty() || !words.iter().all(|words| is_one_person(words)) {
        return None;
    }
    let count: u32 = words.iter().map(|words| 1 + u32::from(words.contains(" and "))).sum();
    let is_of_forces = |words: &&str| {
        names::words(words)
            .iter()
            .any(|word| scene.lexicon.people.forces.contains(word))
    };
    let whose = if words.iter().all(is_of_forces) && scene.is_fight() {
        state(scene, place).map(Whose::Party)
    } else {
        Some(Whose::Civilians)
    };
    let draft = Draft {
        question: QuestionKind::Killed,
        whose,
        what: None,
        claim: place,
        stance,
        value: Some(Value::Number {
            low: Some(f64::from(count)),
            high: Some(f64::from(count)),
        }),
        spans,
    };
    Some(Figure {
        draft,
        grain: Grain::Person,
        sort: None,
    })
}

/// Whether words mean one person: "a watchman", "her driver", "Judge Talia Venn".
fn is_one_person(words: &str) -> bool {
    const MANY: &[&str] = &[
        "people", "men", "women", "children", "police", "troops", "crew", "some", "many", "several", "dozens",
        "others", "number", "who", "they", "them", "us", "we", "which", "that", "nobody", "none", "family", "group",
        "convoy",
    ];
    let list = names::words(words);
    let is_many = list
        .iter()
        .any(|word| MANY.contains(&word.as_str()) || (word.ends_with('s') && !word.ends_with("ss")));
    let first = words.split(' ').next().unwrap_or_default();
    let is_led = matches!(
        first.to_lowercase().as_str(),
        "a" | "an" | "the" | "her" | "his" | "their" | "its" | "one"
    );
    let is_name = first.chars().next().is_some_and(char::is_uppercase) && list.len() > 1;
    let is_letters = words
        .chars()
        .all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '.'));
    is_letters && !is_many && (is_led || is_name) && list.len() <= 7
}

/// Whether a number counts those who did it, as in "a woman blew herself up".
fn is_doer(claim: &Claim, quantity: &Quantity) -> bool {
    let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let mut doers = parts
        .filter(|part| part.role == ParticipantRole::Initiator)
        .flat_map(|part| &part.spans);
    let is_harm = matches!(quantity.kind, QuantityKind::Killed | QuantityKind::Wounded);
    is_harm && doers.any(|span| quantity.spans.iter().any(|number| span.covers(*number)))
}

/// The questions that a quantity answers: "no casualties" is nobody killed and nobody wounded.
fn questions(quantity: &Quantity) -> Vec<QuestionKind> {
    match quantity.kind {
        QuantityKind::Killed => vec![QuestionKind::Killed],
        // "Nobody was hurt" tells of the dead as well.
        QuantityKind::Wounded if quantity.high == Some(0.0) && quantity.what.is_none() => {
            vec![QuestionKind::Killed, QuestionKind::Wounded]
        }
        QuantityKind::Wounded => vec![QuestionKind::Wounded],
        QuantityKind::Casualties if quantity.high == Some(0.0) => vec![QuestionKind::Killed, QuestionKind::Wounded],
        QuantityKind::Captured => vec![QuestionKind::Captured],
        QuantityKind::Missing => vec![QuestionKind::Missing],
        QuantityKind::Displaced => vec![QuestionKind::Displaced],
        QuantityKind::Destroyed => vec![QuestionKind::Destroyed],
        QuantityKind::Damaged => vec![QuestionKind::Damaged],
        QuantityKind::Participants => vec![QuestionKind::Participants],
        _ => Vec::new(),
    }
}

fn draft(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    question: QuestionKind,
    stance: Stance,
) -> Draft {
    let is_people = matches!(
        question,
        QuestionKind::Killed
            | QuestionKind::Wounded
            | QuestionKind::Captured
            | QuestionKind::Missing
            | QuestionKind::Displaced
    );
    // A figure is its own negation ("no one was hurt" is 0), so only an act of denying turns it round.
    let is_zero = quantity.high == Some(0.0);
    let stance = if stance == Stance::Deny && (is_zero || claim.polarity == Polarity::Negative) {
        Stance::Assert
    } else {
        stance
    };
    Draft {
        question,
        whose: whose(scene, attackers, (place, claim), quantity, is_people),
        what: asked_thing(scene, question, quantity).filter(|_| !is_people),
        claim: place,
        stance,
        value: Some(number(scene, place, quantity)),
        spans: quantity.spans.clone(),
    }
}

/// The thing that a number answers for; at a march, where nothing is named, those who march.
fn asked_thing(scene: &Scene<'_>, question: QuestionKind, quantity: &Quantity) -> Option<String> {
    let is_march = question == QuestionKind::Participants && scene.occasion.kinds.iter().any(|kind| kind == "protest");
    let what = quantity.what.as_deref().or(is_march.then_some("people"));
    what.map(|what| asked_of(scene, question, what))
}

/// "Nobody had been killed or injured".
fn is_unhurt(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    const HURT: &[&str] = &[
        "or injured",
        "or wounded",
        "or hurt",
        "nor injured",
        "nor wounded",
        "nor hurt",
    ];
    let is_none = quantity.kind == QuantityKind::Killed && quantity.high == Some(0.0);
    is_none && HURT.iter().any(|words| scene.corpus.content(place).contains(words))
}

/// What those who march are called.
const MARCHERS: &[&str] = &[
    "marchers",
    "protesters",
    "demonstrators",
    "protestors",
    "strikers",
    "people",
    "participants",
];

/// The thing that is asked about. Those who take part in a march are one, whatever they are called.
fn asked_of(scene: &Scene<'_>, question: QuestionKind, what: &str) -> String {
    let noun = names::words(what).last().cloned().unwrap_or_default();
    if question != QuestionKind::Participants || !MARCHERS.contains(&noun.as_str()) {
        return thing(what);
    }
    let documents = scene
        .occasion
        .members
        .iter()
        .filter_map(|member| scene.corpus.document_of(member.claim));
    let documents: BTreeSet<usize> = documents.collect();
    let texts = documents
        .iter()
        .filter_map(|&place| scene.corpus.documents.get(place))
        .map(|document| &document.text);
    let texts: Vec<&String> = texts.collect();
    let count = |word: &str| texts.iter().map(|text| text.matches(word).count()).sum::<usize>();
    let named = MARCHERS
        .iter()
        .filter(|word| !matches!(**word, "people" | "participants"));
    let best = named
        .map(|word| (count(word), *word))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count);
    best.map_or("people", |(_, word)| word).to_owned()
}

/// "put the number of marchers at 8,000": a number of those who march, where the event is a march.
fn is_marching(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    let is_march = scene.occasion.kinds.iter().any(|kind| kind == "protest");
    let content = names::words(&scene.corpus.content(place));
    let is_number = content.iter().any(|word| word == "number") || content.len() <= 2;
    let counts = content.len() <= 2 || content.iter().any(|word| MARCHERS.contains(&word.as_str()));
    let is_harm = content
        .iter()
        .any(|word| matches!(word.as_str(), "dead" | "killed" | "wounded" | "injured"));
    is_march
        && is_number
        && counts
        && !is_harm
        && quantity.kind == QuantityKind::Other
        && quantity.low.is_some_and(|low| low > 20.0)
}

/// The bounds of a quantity; "not one" and "not a single" are none.
fn number(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> Value {
    let text = scene.corpus.content(place).to_lowercase();
    let words = quantity
        .spans
        .first()
        .map_or("", |&span| scene.words(place, span))
        .to_lowercase();
    let before = text.find(&words).and_then(|at| text.get(..at)).unwrap_or_default();
    let is_none = quantity.high == Some(1.0) && before.trim_end().split(' ').next_back() == Some("not");
    Value::Number {
        low: if is_none { Some(0.0) } else { quantity.low },
        high: if is_none { Some(0.0) } else { quantity.high },
    }
}

/// The noun of a thing, without numbers, articles and what describes it, in the singular: "two storage tanks" and "a tank" are
/// asked about together.
fn thing(what: &str) -> String {
    let plain = plain_thing(what);
    plain.rsplit(' ').next().map(singular).unwrap_or_default()
}

/// The words of a thing without numbers, articles and what became of it: "a destroyed building" is "building".
pub(crate) fn plain_thing(what: &str) -> String {
    const ASIDE: &[&str] = &["destroyed", "damaged", "burnt", "burned", "of", "other", "enemy"];
    let words = names::words(what);
    let kept: Vec<String> = words
        .into_iter()
        .filter(|word| !ASIDE.contains(&word.as_str()) && !word.chars().all(|letter| letter.is_ascii_digit()))
        .collect();
    kept.join(" ")
}

/// The singular of an English noun, roughly: two spellings of one noun come out the same.
fn singular(noun: &str) -> String {
    match noun {
        _ if noun.ends_with("ies") && noun.len() > 4 => format!("{}y", noun.trim_end_matches("ies")),
        _ if noun.ends_with("ss") || noun.len() < 4 => noun.to_owned(),
        _ => noun.trim_end_matches('s').to_owned(),
    }
}

/// Whose losses or forces a quantity counts.
fn whose(
    scene: &Scene<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    is_people: bool,
) -> Option<Whose> {
    let people = &scene.lexicon.people;
    let (owner, what) = (quantity.whose.as_deref(), quantity.what.as_deref());
    let phrase = counted(scene, place, claim, quantity);
    let any = |list: &BTreeSet<String>| {
        let mut words = [owner, what].into_iter().flatten().flat_map(names::words);
        words.any(|word| list.contains(&word))
    };
    let is = |words: Option<&str>, list: &BTreeSet<String>| {
        words.is_some_and(|words| names::words(words).iter().any(|word| list.contains(word)))
    };
    // What is counted tells more than whose it was taken to be: two soldiers are not the militants'.
    let is_state = is(what, &people.forces) || (is(phrase, &people.forces) && !is(what, &people.civilians));
    let named = phrase.and_then(|phrase| scene.cast.find(phrase).or_else(|| scene.cast.find_by_adjective(phrase)));
    let stated = owner
        .and_then(|owner| scene.cast.find(owner).or_else(|| scene.cast.find_by_adjective(owner)))
        .filter(|_| !(is_state && any(&people.groups)));
    if let Some(party) = named.or(stated).filter(|_| !is(what, &people.civilians)) {
        // A committee that counts the dead did not lose them.
        let is_counting = named.is_none()
            && scene.cast.voice(place) == Voice::Party(party)
            && scene.cast.is_unarmed(party)
            && !any(&people.groups)
            && !any(&people.forces);
        return Some(if is_counting {
            Whose::Civilians
        } else {
            Whose::Party(party)
        });
    }
    if any(&people.groups) && !is_state && !any(&people.attackers) {
        return Some(scene.cast.only_group().map_or_else(|| attackers.clone(), Whose::Party));
    }
    if any(&people.attackers) || any(&people.suspects) {
        return Some(attackers.clone());
    }
    if !is_people {
        return None;
    }
    if is_state {
        return state(scene, place).map(Whose::Party);
    }
    if !is(what, &people.civilians)
        && !is(
            what,
            &["members", "staff", "workers", "volunteers"].map(str::to_owned).into(),
        )
        && lost_its_own(scene, place, quantity)
        && let Voice::Party(party) = scene.cast.voice(place)
    {
        return Some(Whose::Party(party));
    }
    Some(Whose::Civilians)
}

/// The phrase of those counted, where the deed's own words hold it: "14 militants of the Kura Defence Union".
fn counted<'a>(scene: &Scene<'a>, place: usize, claim: &Claim, quantity: &Quantity) -> Option<&'a str> {
    let number = *quantity.spans.first()?;
    let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
    let mut targets = parts
        .filter(|part| part.role == ParticipantRole::Target)
        .flat_map(|part| &part.spans);
    let phrase = targets.find(|span| span.covers(number)).copied();
    // "more than 100 rebels, for the loss of six soldiers" counts rebels.
    let words = phrase.map(|span| scene.words(place, span))?;
    words.split([',', ';']).next()
}

/// The state whose soldiers they are: the speaker's, else the only state that has a part.
fn state(scene: &Scene<'_>, place: usize) -> Option<usize> {
    let speaker = match scene.cast.voice(place) {
        Voice::Party(party) if scene.cast.is_state(party) => Some(party),
        _ => None,
    };
    speaker
        .or_else(|| scene.cast.only_state())
        .or_else(|| scene.cast.main_state())
}

/// "it had lost two men", "two of its own men had fallen", "put its dead at 19": a speaker's own loss.
fn lost_its_own(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    const BEFORE: &[&str] = &[
        "lost",
        "our losses",
        "its losses",
        "of our",
        "of its",
        "its dead",
        "our dead",
        "its own dead",
        "its wounded",
        "its toll of",
        "his men",
    ];
    const AFTER: &[&str] = &["of its ", "of our ", "of his ", "of their own "];
    let Some(&number) = quantity.spans.first() else {
        return false;
    };
    let text = scene.corpus.content(place).to_lowercase();
    let is_men = quantity.what.as_deref().is_none_or(|what| {
        matches!(
            what,
            "men" | "fighters" | "members" | "comrades" | "dead" | "wounded" | "soldiers" | "them"
        )
    });
    let number = scene.words(place, number).to_lowercase();
    let (before, after) = text.split_once(&number).unwrap_or_default();
    let is_after = AFTER.iter().any(|word| after.trim_start().starts_with(word));
    is_after || (is_men && BEFORE.iter().any(|word| before.contains(word)))
}
