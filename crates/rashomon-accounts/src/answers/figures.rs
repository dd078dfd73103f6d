//! How many: killed, wounded, captured, missing, displaced, destroyed, damaged, taking part.

use rashomon_types::{
    Claim, ParticipantRole, Polarity, Quantity, QuantityKind, QuantityModifier, QuestionKind, Span, Stance,
};

use super::around::Around;
use super::author::Author;
use super::counts::Earlier;
use super::doer::last_words;
use super::marchers::{asked_thing, is_marching};
use super::marked::{self, Marks};
use super::slain;
use super::toll::{self, Figure, Grain};
use super::whose::{state, whose};
use super::{Draft, MAIN_KINDS, Scene, Whose, counts, elsewhere, lists};
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// Adds every figure that answers a question; `attackers` is whose the attackers' losses are.
pub(super) fn find(scene: &Scene<'_>, marks: &Marks<'_>, attackers: &Whose, author: &Author, drafts: &mut Vec<Draft>) {
    let mut figures = Vec::new();
    let mut last: Option<Earlier> = None;
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let before = figures.len();
        let counted = counted(scene, (marks, attackers), (place, claim), stance, last.as_ref());
        let counted = lists::joined(scene, claim, counted);
        if let Some(figure) = counted.iter().find(|figure| figure.draft.what.is_none()) {
            last = Some(Earlier::of(scene, &figure.draft));
        }
        if counted.is_empty() {
            figures.extend(counts::nobody(scene, (place, claim), stance));
        }
        figures.extend(counted);
        figures.extend(victims(scene, (place, claim), stance));
        figures.extend(slain::by_own_hand(scene, author, (place, claim), attackers));
        let known: Vec<QuestionKind> = figures[before..]
            .iter()
            .map(|figure: &Figure| figure.draft.question)
            .collect();
        figures.extend(marked::figures(scene, marks, attackers, (place, claim), stance, &known));
        figures.extend(none_taken(scene, place, claim).map(Figure::number));
        figures.extend(super::things::lost(scene, (place, claim), stance).map(Figure::number));
    }
    for figure in &mut figures {
        give_to_attackers(scene, author, attackers, figure);
    }
    drafts.extend(toll::sifted(scene, figures));
}

/// The figures of one claim, each with the quantity that it was read from.
fn counted<'a>(
    scene: &Scene<'_>,
    (marks, attackers): (&Marks<'_>, &Whose),
    (place, claim): (usize, &'a Claim),
    stance: Stance,
    last: Option<&Earlier>,
) -> Vec<(Figure, &'a Quantity)> {
    let mut figures = Vec::new();
    let mut before: Option<(&Quantity, Option<Whose>)> = None;
    for quantity in claim.quantities.iter().filter(|quantity| !is_doer(claim, quantity)) {
        if is_trifle(scene, quantity)
            || is_unknown(quantity)
            || is_caught_up(scene, place, quantity)
            || is_elsewhere(scene, place, claim, quantity)
        {
            continue;
        }
        let mark = marks.of_number(place, quantity);
        let told = counts::told(scene, (place, claim), quantity);
        if told.is_none() && is_onlooker(scene, quantity) {
            continue;
        }
        let again = last.and_then(|last| last.again(scene, (place, claim), quantity));
        let again = again.filter(|_| told.is_none());
        let question = again.as_ref().map(|(question, _)| *question);
        let asked = match told.or(question) {
            Some(question) => vec![question],
            None => own(scene, place, quantity),
        };
        let read = mark.and_then(|mark| marked::counted(mark.role));
        let may_ask = mark.is_some_and(|mark| marked::may_ask(scene, claim, mark));
        let asked = match read {
            Some(question) if asked.is_empty() && may_ask => vec![question],
            _ => asked,
        };
        for question in asked {
            let question = plain_fate(scene, (place, claim), quantity, question);
            let mut draft = draft(scene, attackers, (place, claim), quantity, question, stance);
            if let Some((_, whose)) = &again {
                draft.whose.clone_from(whose);
            }
            if let Some(whose) = carried(scene, (place, claim), quantity, before.as_ref()) {
                draft.whose = Some(whose);
            }
            if let Some(other) = of_the_other(scene, &draft, quantity) {
                draft.whose = Some(Whose::Party(other));
            }
            if let Some(whose) = mark
                .filter(|mark| read == Some(question) && marked::is_certain(mark))
                .and_then(|mark| marked::whose(scene, attackers, place, mark.role))
            {
                draft.whose = Some(whose);
            }
            before = Some((quantity, draft.whose.clone()));
            figures.push((figure(scene, draft, quantity), quantity));
        }
    }
    figures
}

/// "The army took five prisoners": of the side that it fights, where there is one other.
fn of_the_other(scene: &Scene<'_>, draft: &Draft, quantity: &Quantity) -> Option<usize> {
    let Voice::Party(speaker) = scene.cast.voice(draft.claim) else {
        return None;
    };
    let is_plain = quantity.what.as_deref().is_none_or(|what| {
        let noun = names::words(what).pop().unwrap_or_default();
        matches!(noun.as_str(), "prisoners" | "captives" | "men" | "prisoner")
    });
    let is_open = draft.question == QuestionKind::Captured && draft.whose == Some(Whose::Civilians) && is_plain;
    if !is_open || !scene.is_fight() {
        return None;
    }
    let fighting = scene.cast.fighting();
    let mut others = fighting.iter().copied().filter(|side| *side != speaker);
    let other = others.next().filter(|_| others.next().is_none());
    let group = scene.cast.only_group().filter(|_| scene.cast.is_state(speaker));
    other.or(group).filter(|other| *other != speaker)
}

/// The questions that a number answers by its own kind, by a march, by a nought that holds for more.
fn own(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> Vec<QuestionKind> {
    let marching = is_marching(scene, place, quantity).then_some(QuestionKind::Participants);
    let unhurt = is_unhurt(scene, place, quantity).then_some(QuestionKind::Wounded);
    let alive = counts::is_not_even_hurt(scene, place, quantity).then_some(QuestionKind::Killed);
    let mut asked = questions(quantity);
    let more = [marching, unhurt, alive].into_iter().flatten();
    asked.extend(more.filter(|question| !asked.contains(question)).collect::<Vec<_>>());
    asked
}

/// What became of those counted where the words beside the number say it plainly: "killed at least 50 people and wounded over
/// 400", "leaving one with burns".
fn plain_fate(
    scene: &Scene<'_>,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    question: QuestionKind,
) -> QuestionKind {
    const HURT: &[&str] = &[
        "with burns",
        "with injuries",
        "with wounds",
        "with slight",
        "with minor",
        "in hospital",
    ];
    let Some(around) = Around::of(scene, place, claim, quantity) else {
        return question;
    };
    let last = names::words(last_words(around.before.trim_end(), 1))
        .pop()
        .unwrap_or_default();
    match (question, last.as_str()) {
        (QuestionKind::Killed, _) if HURT.contains(&around.next(2).as_str()) => QuestionKind::Wounded,
        (QuestionKind::Wounded, "killed" | "killing" | "kills") => QuestionKind::Killed,
        (QuestionKind::Killed, "wounded" | "wounding" | "injured" | "injuring") => QuestionKind::Wounded,
        _ => question,
    }
}

/// "Five soldiers were killed and twelve wounded": the twelve are whose the five are.
fn carried(
    scene: &Scene<'_>,
    (place, claim): (usize, &Claim),
    quantity: &Quantity,
    before: Option<&(&Quantity, Option<Whose>)>,
) -> Option<Whose> {
    let harms = |quantity: &Quantity| matches!(quantity.kind, QuantityKind::Killed | QuantityKind::Wounded);
    let (earlier, whose) = before?;
    let from = earlier.spans.first()?.end();
    let span = *quantity.spans.first()?;
    let is_bare = quantity.what.is_none() || quantity.what == earlier.what;
    let around = Around::of(scene, place, claim, quantity)?;
    let is_joined = around.before.trim_end().ends_with("and") && span.start().saturating_sub(from) < 60;
    let is_alone = harms(quantity) && harms(earlier) && quantity.kind != earlier.kind;
    whose.clone().filter(|_| is_bare && is_joined && is_alone)
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
    let claim = scene.corpus.claims.get(draft.claim);
    let around = claim.and_then(|claim| Around::of(scene, draft.claim, claim, quantity));
    let is_part = around
        .as_ref()
        .is_some_and(|around| around.is_part() && !around.is_besides(quantity.kind));
    let is_toll = around.as_ref().is_some_and(Around::is_toll);
    let grain = match quantity.modifier {
        _ if is_part => Grain::Part,
        Some(QuantityModifier::Vague) => Grain::Vague,
        _ if is_one && !is_numeral && !is_toll => Grain::Person,
        _ => Grain::Number,
    };
    // The dead of one party are of one people anyway.
    let is_of_party = matches!(draft.whose, Some(Whose::Party(_)));
    let sort = sort_of_people(scene, draft.claim, quantity, is_of_party).filter(|_| !is_toll);
    Figure { draft, grain, sort }
}

/// The dead attacker is one of the attackers, whatever he is called.
fn give_to_attackers(scene: &Scene<'_>, author: &Author, attackers: &Whose, figure: &mut Figure) {
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
        && words.all(|words| author.is_one(scene.lexicon, words))
    {
        figure.draft.whose = Some(toll::of_attackers(scene, attackers));
        figure.grain = Grain::Number;
        figure.sort = None;
    }
}

/// "An unspecified number of soldiers took part": no number.
fn is_unknown(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Participants && quantity.low.is_none() && quantity.high.is_none()
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
    let is_crowd = scene.occasion.kinds.iter().take(MAIN_KINDS).any(gathers);
    let is_bystander = quantity.what.as_deref().is_some_and(|what| {
        let words = names::words(what);
        let is_people = |word: &String| people.civilians.contains(word) || word == "inhabitants" || word == "employees";
        words.last().is_some_and(is_people) && !is_crowd
    });
    if quantity.kind == QuantityKind::Participants && is_bystander {
        return true;
    }
    let is_open = scene.is_fight() || is_crowd;
    let noun = quantity.what.as_deref().and_then(|what| names::words(what).pop());
    let is_doer = noun.is_some_and(|noun| {
        people.attackers.contains(&noun) || people.groups.contains(&noun) || MEANS.contains(&noun.as_str())
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
    let has_companion = |span: &Span| {
        let piece = claim.content.spans.iter().find(|piece| piece.covers(*span));
        let at = piece.and_then(|piece| usize::try_from(span.end() - piece.start()).ok());
        let after = piece
            .zip(at)
            .and_then(|(piece, at)| scene.words(place, *piece).get(at..));
        after.is_some_and(|after| lists::has_companion(scene, after.trim_start()))
    };
    let beside = spans
        .iter()
        .filter(|span| has_companion(span))
        .take(usize::from(spans.len() == 1))
        .count();
    let count: u32 = words.iter().map(|words| 1 + u32::from(words.contains(" and "))).sum();
    let count = count + u32::try_from(beside).unwrap_or(0);
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
pub(super) fn is_one_person(words: &str) -> bool {
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
    let first = quantity.what.as_deref().and_then(|what| what.split(' ').next());
    let is_counted = matches!(quantity.kind, QuantityKind::Participants | QuantityKind::Other);
    match (quantity.kind, first) {
        (_, Some("dead" | "slain")) if is_counted => return vec![QuestionKind::Killed],
        (_, Some("wounded" | "injured")) if is_counted => return vec![QuestionKind::Wounded],
        _ => {}
    }
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
    let is_lost = matches!(question, QuestionKind::Destroyed | QuestionKind::Damaged);
    let owner = || {
        let what = quantity.what.as_deref().filter(|_| is_lost)?;
        super::things::owner(scene, (place, claim), what)
    };
    Draft {
        question,
        whose: whose(scene, attackers, (place, claim), quantity, is_people).or_else(owner),
        what: asked_thing(scene, question, quantity).filter(|_| !is_people),
        claim: place,
        stance,
        value: Some(number(scene, place, quantity)),
        spans: quantity.spans.clone(),
    }
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
pub(super) fn thing(what: &str) -> String {
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
