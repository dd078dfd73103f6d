//! Who did it: accusations, claims of responsibility, denials, and what is told of the deed itself.

use rashomon_types::{
    Act, ActorKind, Claim, EventMention, ParticipantRole, PlacePrecision, Polarity, QuestionKind, Role, Span, Stance,
};

use super::author::{Author, head, person};
use super::denial::{denial, denied_by_the_accused, denied_right_behind, unaccused, unlinked};
use super::doer::{body, by_order, by_origin, described, holding, is_force, last_words};
use super::{Draft, Scene, Whose, supply, with_polarity};
use crate::names;
use crate::parties::voice::{Voice, trimmed};
use crate::value::{Named, Sort, Value};

/// The answers to who did it, in the order of the claims.
pub(super) fn find(scene: &Scene<'_>, author: &Author) -> Vec<Draft> {
    let is_trade = supply::is_trade(scene);
    let mut drafts = Vec::new();
    for (place, claim) in scene.claims() {
        let said = responsibility(scene, place, claim)
            .or_else(|| denial(scene, author, place, claim))
            .or_else(|| author.identified(scene, place, claim))
            .or_else(|| accusation(scene, author, place, claim));
        let found = if is_trade {
            said.or_else(|| supply::supplier(scene, place, claim))
        } else {
            said.or_else(|| told(scene, author, place, claim))
                .or_else(|| by_order(scene, author, place, claim))
                .or_else(|| by_origin(scene, author, place, claim))
                .or_else(|| holding(scene, place, claim))
        };
        drafts.extend(found);
    }
    without_own_forces(scene, &mut drafts);
    without_tools(scene, &mut drafts);
    let denied = denied_by_the_accused(scene, &drafts);
    let owned = owned_by_the_accused(scene, &drafts);
    let unlinked = unlinked(scene, &drafts);
    drafts.extend(denied);
    drafts.extend(owned);
    drafts.retain(|draft| unlinked.iter().all(|link| link.claim != draft.claim));
    drafts.extend(unlinked);
    unaccused(scene, &mut drafts);
    drafts
}

/// Adds what the accused answer to those who accuse them only by marks.
pub(super) fn answer_marks(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let is_who = |draft: &mut Draft| draft.question == QuestionKind::Initiator;
    let mut who: Vec<Draft> = drafts.extract_if(.., is_who).collect();
    let mut found = denied_by_the_accused(scene, &who);
    found.extend(owned_by_the_accused(scene, &who));
    found.extend(denied_right_behind(scene, &who));
    found.retain(|draft| !who.iter().any(|known| known.claim == draft.claim));
    who.extend(found);
    drafts.extend(who);
}

/// "A lorry ploughed into a crowd": the thing that did it is an answer only where nobody says who drove it.
fn without_tools(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let is_tool = |draft: &Draft| match &draft.value {
        Some(Value::Actors(named)) => named
            .iter()
            .all(|named| scene.lexicon.people.vehicles.contains(&head(&named.words))),
        _ => false,
    };
    if drafts.iter().any(|draft| !is_tool(draft)) {
        drafts.retain(|draft| !is_tool(draft));
    }
}

/// An armed group that others name, and that speaks of its own aim in the deed or of its own return, owns to it: its words stand
/// beside the others'.
fn owned_by_the_accused(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    const OWN: &[&str] = &[
        "its goal",
        "its aim",
        "our goal",
        "our aim",
        "we will",
        "we'll",
        "we’ll",
        "we are here",
        "our men",
        "our fighters",
    ];
    let mut found: Vec<Draft> = Vec::new();
    for (place, claim) in scene.claims() {
        let Voice::Party(party) = scene.cast.voice(place) else {
            continue;
        };
        let is_group = scene
            .cast
            .parties
            .get(party)
            .is_some_and(|party| party.kind == Some(ActorKind::ArmedGroup));
        let is_named = |draft: &Draft| match &draft.value {
            Some(Value::Actors(named)) => named.iter().any(|named| named.party == Some(party)),
            _ => false,
        };
        let speaks = |draft: &&Draft| scene.cast.voice(draft.claim) == Voice::Party(party);
        let lower = scene.corpus.content(place).to_lowercase();
        let is_own = scene.stance(place, claim).is_some() && OWN.iter().any(|own| lower.contains(own));
        if is_group && is_own && drafts.iter().any(is_named) && !drafts.iter().chain(&found).any(|draft| speaks(&draft))
        {
            found.push(draft(
                place,
                Stance::Assert,
                vec![of_party(scene, party)],
                claim.content.spans.clone(),
            ));
        }
    }
    found
}

/// Whose losses are "the attackers'": the one party that says it did it, else the one party that is said to have done it; where
/// that is open, theirs alone.
pub(super) fn attackers(scene: &Scene<'_>, drafts: &[Draft]) -> Whose {
    let named = |draft: &Draft| match &draft.value {
        Some(Value::Actors(named)) => named.iter().filter_map(|named| named.party).collect(),
        _ => Vec::new(),
    };
    let positive = drafts.iter().filter(|draft| draft.stance != Stance::Deny);
    let mut all: Vec<usize> = positive.clone().flat_map(named).collect();
    let own = positive.filter(|draft| {
        let speaker = scene.cast.voice(draft.claim);
        named(draft).iter().any(|&party| speaker == Voice::Party(party))
    });
    let mut own: Vec<usize> = own.flat_map(named).collect();
    // A group that others say had no part in it has not lost the man who did it.
    let is_doubted = |party: usize| {
        drafts.iter().any(|draft| {
            draft.stance == Stance::Deny
                && named(draft).contains(&party)
                && scene.cast.voice(draft.claim) != Voice::Party(party)
        })
    };
    for list in [&mut own, &mut all] {
        list.sort_unstable();
        list.dedup();
        if let [one] = list.as_slice()
            && !is_doubted(*one)
        {
            return Whose::Party(*one);
        }
    }
    Whose::Attackers
}

pub(super) fn draft(claim: usize, stance: Stance, actors: Vec<Named>, spans: Vec<Span>) -> Draft {
    Draft {
        question: QuestionKind::Initiator,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Actors(actors)),
        spans,
    }
}

/// The speaker as an answer.
pub(super) fn speaker(scene: &Scene<'_>, claim: usize) -> Option<Named> {
    let Voice::Party(party) = scene.cast.voice(claim) else {
        return None;
    };
    let words = scene.cast.parties.get(party)?.name.clone();
    Some(Named {
        words,
        party: Some(party),
        sort: Sort::default(),
    })
}

/// The speaker where "we", "its" and "they" mean a body that can do it: not a witness, and no outlet.
pub(super) fn own(scene: &Scene<'_>, claim: usize) -> Option<Named> {
    let named = speaker(scene, claim)?;
    let party = named.party?;
    let kind = scene.cast.parties.get(party)?.kind;
    let people = &scene.lexicon.people;
    let head = head(&named.words);
    let is_crowd = people.civilians.contains(&head) || matches!(head.as_str(), "witness" | "witnesses");
    let is_bystander = matches!(kind, Some(ActorKind::Person | ActorKind::Media))
        || kind == Some(ActorKind::Civilians) && (is_crowd || named.words.chars().any(char::is_uppercase));
    (!is_bystander || scene.cast.is_state(party)).then_some(named)
}

/// "claimed responsibility for the raid", "said it had carried out the bombing".
fn responsibility(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    if !matches!(
        claim.act,
        Act::Claim | Act::Admit | Act::Assert | Act::Announce | Act::Confirm
    ) || claim.polarity == Polarity::Negative
    {
        return None;
    }
    let pieces = scene.pieces(claim);
    let takes = pieces.iter().any(|&span| {
        let words = names::words(scene.words(place, span));
        let has = |word: &str| words.iter().any(|known| known == word);
        has("responsibility") && !has("no") && !has("not")
    });
    let other = claim
        .content
        .spans
        .iter()
        .find_map(|&piece| taken_by(scene, scene.words(place, piece)));
    let named = match other.filter(|_| takes) {
        Some(party) => of_party(scene, party),
        None => owner(scene, place).filter(|_| takes || claims_it(scene, place, claim))?,
    };
    Some(draft(place, Stance::Assert, vec![named], claim.content.spans.clone()))
}

/// The speaker who says that he did it: anybody but an outlet, and none that is called by nothing but "gunman".
fn owner(scene: &Scene<'_>, claim: usize) -> Option<Named> {
    let named = speaker(scene, claim)?;
    let kind = named.party.and_then(|party| scene.cast.parties.get(party)?.kind);
    let is_vague = scene.lexicon.people.culprits.contains(&head(&named.words));
    // "We were carried out of there" is no witness's guilt.
    let is_claimed = matches!(scene.corpus.claims.get(claim)?.act, Act::Claim | Act::Admit);
    let is_private = kind == Some(ActorKind::Person) && !named.party.is_some_and(|party| scene.cast.is_state(party));
    let is_fit = kind != Some(ActorKind::Media) && !is_vague && (!is_private || is_claimed);
    is_fit.then_some(named)
}

/// "the Front claimed responsibility", as somebody else tells it.
fn taken_by(scene: &Scene<'_>, text: &str) -> Option<usize> {
    const TAKES: &[&str] = &[
        " claimed responsibility",
        " claims responsibility",
        " has claimed responsibility",
        " had claimed responsibility",
        " took responsibility",
        " had taken responsibility",
    ];
    let before = TAKES.iter().find_map(|takes| text.split_once(takes))?.0;
    let clause = before.rsplit([',', ';', '.']).next()?;
    body(scene, scene.cast.find(last_words(clause, 6)))
}

/// "has claimed the attack on the convoy", "said that it had carried out the bombing".
fn claims_it(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    const DONE: &[&str] = &[
        "carried out",
        "planned and carried out",
        "was behind",
        "were behind",
        "staged",
        "conducted",
    ];
    const OWN: &[&str] = &["it ", "it alone ", "they ", "we ", "our ", "its ", "their "];
    let text = scene.corpus.content(place);
    let lower = text.to_lowercase();
    let is_deed = claim.event_mentions.iter().any(|mention| scene.is_deed(mention));
    let is_noun = claim.act == Act::Claim && lower.starts_with("the ") && names::words(&text).len() <= 10;
    let own = OWN.iter().filter_map(|own| lower.find(own)).min();
    let done = DONE.iter().filter_map(|done| lower.find(done)).min();
    let is_own = own.zip(done).is_some_and(|(own, done)| own < done && done - own < 60);
    is_deed && (is_noun || is_own) || is_taken(scene, &lower)
}

pub(super) fn of_party(scene: &Scene<'_>, party: usize) -> Named {
    Named {
        words: scene
            .cast
            .parties
            .get(party)
            .map(|party| party.name.clone())
            .unwrap_or_default(),
        party: Some(party),
        sort: Sort::default(),
    }
}

/// "it had taken the river town", "they had taken power": who says so of itself did it, where something was taken.
fn is_taken(scene: &Scene<'_>, content: &str) -> bool {
    const TAKEN: &[&str] = &[
        "had taken the ",
        "has taken the ",
        "have taken the ",
        "had taken power",
        "has taken power",
        "have taken power",
    ];
    let kinds = &scene.occasion.kinds;
    let is_taking = kinds.iter().any(|kind| {
        matches!(
            kind.as_str(),
            "capture" | "seizure" | "coup" | "advance" | "ground_raid" | "armed_clash"
        )
    });
    let own = ["it ", "they ", "we "].iter().any(|own| content.starts_with(own));
    is_taking && own && TAKEN.iter().any(|taken| content.find(taken).is_some_and(|at| at < 6))
}

/// "blamed the Kelmar Front", "accused Teskovia of shelling the plant".
fn accusation(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Draft> {
    if !matches!(claim.act, Act::Accuse | Act::Allege) || claim.polarity == Polarity::Negative {
        return None;
    }
    let told = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let told = told.filter_map(|mention| actors(scene, author, place, mention)).next();
    if let Some((named, spans)) = told {
        return Some(draft(place, Stance::Assert, named, spans));
    }
    if claim.act != Act::Accuse {
        return None;
    }
    let span = *claim.content.spans.first()?;
    let content = scene.words(place, span);
    let end = [
        of_doing(content),
        content.find(" for "),
        content.find(" over "),
        content.find(" on "),
    ]
    .into_iter()
    .flatten()
    .min();
    let accused = content.get(..end.unwrap_or(content.len()))?.trim();
    if let Some(party) = own_state(scene, accused) {
        let named = Named {
            words: accused.to_owned(),
            party: Some(party),
            sort: Sort::default(),
        };
        let start = span.start();
        let spans = vec![Span::new(start, start + u32::try_from(accused.len()).ok()?)?];
        return Some(draft(place, Stance::Assert, vec![named], spans));
    }
    let has_name = accused.chars().any(char::is_uppercase) && names::words(accused).len() <= 12;
    let named = named(scene, author, place, accused, None).filter(|_| has_name)?;
    let start = span.start();
    let spans = vec![Span::new(start, start + u32::try_from(accused.len()).ok()?)?];
    Some(draft(place, Stance::Assert, vec![named], spans))
}

/// "the government", "the army", accused without a name: that of the one state, or of the state that speaks most.
fn own_state(scene: &Scene<'_>, accused: &str) -> Option<usize> {
    const STATE: &[&str] = &[
        "government",
        "army",
        "police",
        "military",
        "regime",
        "authorities",
        "state",
        "security forces",
    ];
    let bare = accused.strip_prefix("the ").filter(|bare| STATE.contains(bare))?;
    let only = || scene.cast.only_state().or_else(|| scene.cast.main_state());
    scene
        .cast
        .called(bare)
        .filter(|&party| scene.cast.is_state(party))
        .or_else(only)
}

/// Where "of doing it" begins: "the air force of Tahmar of dropping barrels".
fn of_doing(content: &str) -> Option<usize> {
    let mut places = content.match_indices(" of ").map(|(at, _)| at);
    places.find(|&at| {
        let rest = content.get(at + 4..).unwrap_or_default();
        rest.split(' ')
            .next()
            .is_some_and(|word| word.ends_with("ing") && word.len() > 4)
    })
}

/// What is told of the deed itself: "Halmyran forces had fired rockets at the station".
fn told(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim)?;
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut deeds =
        deeds.filter(|mention| mention.kind != "interception" && !author.is_response(scene, place, claim, mention));
    let (mention, (named, spans)) =
        deeds.find_map(|mention| Some((mention, actors(scene, author, place, mention)?)))?;
    let stance = with_polarity(stance, mention.polarity);
    if mention.kind == "armed_clash" || mention.kind == "advance" {
        return fought(scene, place, mention, stance);
    }
    let named = with_others(scene, place, named);
    Some(draft(place, stance, named, spans))
}

/// "It was highly likely that the security forces were fighting factions": two fight each other, which tells nobody who began,
/// but a judgement on the event that names whom a state's forces fought says who the others were.
fn fought(scene: &Scene<'_>, place: usize, mention: &EventMention, stance: Stance) -> Option<Draft> {
    let part = |role| mention.participants.iter().find(move |part| part.role == role);
    let is_state = part(ParticipantRole::Initiator)?
        .actor
        .as_ref()
        .is_some_and(|actor| actor.of.is_some());
    let span = *part(ParticipantRole::Target)?.spans.first()?;
    let words = scene.words(place, span);
    let named = Named {
        words: words.to_owned(),
        party: scene.cast.find(words),
        sort: Sort::default(),
    };
    (is_state && stance == Stance::Assess).then(|| draft(place, stance, vec![named], vec![span]))
}

/// The other armed groups that a claim names beside those that it says did it: "groups such as the A and the B".
fn with_others(scene: &Scene<'_>, place: usize, mut named: Vec<Named>) -> Vec<Named> {
    let is_group = |party: usize| {
        let party = scene.cast.parties.get(party);
        party.is_some_and(|party| party.kind == Some(ActorKind::ArmedGroup))
    };
    if !named.iter().filter_map(|named| named.party).any(is_group) {
        return named;
    }
    let content = scene.corpus.content(place);
    for party in (0..scene.cast.parties.len()).filter(|&party| is_group(party)) {
        let other = of_party(scene, party);
        let is_new = named.iter().all(|known| known.party != Some(party));
        if is_new && names::holds(&content, &other.words) {
            named.push(other);
        }
    }
    named
}

/// Who is said to have done it in a mention, where that tells who they are.
pub(super) fn actors(
    scene: &Scene<'_>,
    author: &Author,
    place: usize,
    mention: &EventMention,
) -> Option<(Vec<Named>, Vec<Span>)> {
    let by = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Initiator);
    let mut actors = Vec::new();
    let mut spans = Vec::new();
    for part in by {
        let Some(&span) = part.spans.first() else { continue };
        if is_of_source(scene, place, span) {
            actors.extend(own(scene, place));
            spans.push(span);
            continue;
        }
        let is_owned = part.actor.as_ref().is_some_and(|actor| actor.of.is_some());
        if !is_actor(scene, place, span, is_owned) {
            continue;
        }
        let owner = part
            .actor
            .as_ref()
            .map(|actor| actor.of.as_ref().unwrap_or(&actor.name));
        if let Some(named) = named(
            scene,
            author,
            place,
            scene.words(place, span),
            owner.map(String::as_str),
        ) {
            actors.push(named);
            spans.push(span);
        }
    }
    if actors.is_empty() {
        return by_weapon(scene, place, mention);
    }
    Some((actors, spans))
}

/// Whose weapon it was: "hit by a missile of the Nambasan army", "a Rovenian drone struck".
fn by_weapon(scene: &Scene<'_>, place: usize, mention: &EventMention) -> Option<(Vec<Named>, Vec<Span>)> {
    // "A helicopter of the army came down, killing nine": nobody did that with it.
    let content = scene.corpus.content(place);
    if [" came down", " crashed", " fell on ", " went down", " sank"]
        .iter()
        .any(|falls| content.contains(falls))
    {
        return None;
    }
    let with = mention
        .participants
        .iter()
        .filter(|part| part.role == ParticipantRole::Instrument);
    let mut with = with.flat_map(|part| &part.spans);
    with.find_map(|&span| {
        let words = scene.words(place, span);
        let party = scene.cast.find(words).or_else(|| scene.cast.find_by_adjective(words))?;
        Some((vec![of_party(scene, party)], vec![span]))
    })
}

/// Whether words are those of the speaker, who tells of itself: "The Front claimed to have crossed the border".
fn is_of_source(scene: &Scene<'_>, place: usize, span: Span) -> bool {
    let Some(claim) = scene.corpus.claims.get(place) else {
        return false;
    };
    let is_told = matches!(claim.act, Act::Claim | Act::Admit);
    let is_it = claim.origin().is_some_and(|source| source.spans.contains(&span));
    is_told && is_it && own(scene, place).is_some()
}

/// Whether the words at a span can name who did it: they lie in what is said, they are no count of victims and no place.
fn is_actor(scene: &Scene<'_>, place: usize, span: Span, is_owned: bool) -> bool {
    let Some(claim) = scene.corpus.claims.get(place) else {
        return false;
    };
    let words = scene.words(place, span);
    let is_inside = claim.content.spans.iter().any(|piece| piece.covers(span));
    let is_place = claim.places.iter().any(|found| {
        let is_country = found.precision == Some(PlacePrecision::Country);
        !is_country
            && found
                .spans
                .iter()
                .any(|at| at.covers(span) || span.covers(*at) && is_bare(words, scene.words(place, *at)))
    });
    // "Moscow" stands for a state where grounding says so.
    let is_speaker = claim
        .origin()
        .and_then(|origin| origin.name.as_deref())
        .is_some_and(|name| names::same(name, words));
    let is_body = is_owned || is_speaker || scene.cast.find(words).is_some_and(|party| scene.cast.is_state(party));
    let is_in_place = is_in_place(claim, span);
    is_inside && !is_in_place && (!is_place || is_body) && !scene.lexicon.people.victims.contains(&head(words))
}

/// Whether the language model marks more words, which these end, as the place of the deed: "the Avenue des Orsans".
fn is_in_place(claim: &Claim, span: Span) -> bool {
    let places = claim.role_mentions.iter().filter(|mention| mention.role == Role::Place);
    let mut spans = places.flat_map(|mention| &mention.spans);
    spans.any(|place| place.covers(span) && place.start() < span.start())
}

/// Whether words end in a name.
fn is_bare(words: &str, name: &str) -> bool {
    names::words(words).last() == names::words(name).last()
}

/// Somebody by the words that name them; none where the words tell nobody ("gunmen", "who", "an attacker").
pub(super) fn named(
    scene: &Scene<'_>,
    author: &Author,
    place: usize,
    words: &str,
    owner: Option<&str>,
) -> Option<Named> {
    const OWN: &[&str] = &["it", "they", "we", "its", "our", "their"];
    const ONE: &[&str] = &["he", "she", "i", "his", "her", "my"];
    let list = names::words(words);
    if list.first().is_none_or(|word| OWN.contains(&word.as_str())) {
        return own(scene, place);
    }
    if list.first().is_some_and(|word| ONE.contains(&word.as_str())) {
        return None;
    }
    if let Some(name) = author.name(words) {
        return Some(person(name));
    }
    let party = owner
        .and_then(|owner| scene.cast.find(owner))
        .or_else(|| scene.cast.find(words))
        .or_else(|| scene.cast.find_by_adjective(words).filter(|_| is_force(scene, &list)))
        .or_else(|| scene.cast.find_by_part(words));
    let party = body(scene, party);
    let people = &scene.lexicon.people;
    let head = head(words);
    if people.culprits.contains(&head) || people.anyone.contains(&head) {
        return anyone(words, &list);
    }
    let bare = trimmed(words);
    let is_common = |word: &String| {
        [&people.attackers, &people.groups, &people.forces, &people.civilians]
            .iter()
            .any(|list| list.contains(word))
    };
    let has_name = !list.iter().all(is_common)
        && bare
            .split_whitespace()
            .skip(usize::from(list.len() > 1))
            .any(|word| word.chars().next().is_some_and(char::is_uppercase) && !is_article(word));
    let by_name = (party.is_some() || has_name).then(|| Named {
        words: words.to_owned(),
        party,
        sort: Sort::default(),
    });
    by_name.or_else(|| described(scene, words))
}

fn is_article(word: &str) -> bool {
    matches!(word, "A" | "An" | "The" | "One")
}

/// "a lone gunman", "a 31-year-old man": one whom some words describe; "the gunman" tells nothing.
fn anyone(words: &str, list: &[String]) -> Option<Named> {
    let is_known = words.starts_with("the ") || words.starts_with("The ");
    (list.len() > 1 && !is_known).then(|| Named {
        words: words.to_owned(),
        party: None,
        sort: Sort::Anyone,
    })
}

/// A party that blames another tells of its own forces' doings as well; those are no answer to who did it.
fn without_own_forces(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let blamers = blamers(scene, drafts);
    drafts.retain(|draft| !is_own_doing(scene, &blamers, draft));
}

/// The parties that say that somebody else did it.
pub(super) fn blamers(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<usize> {
    let blames = |draft: &&Draft| {
        draft.question == QuestionKind::Initiator && draft.stance != Stance::Deny && !is_of_speaker(scene, draft)
    };
    let party = |draft: &Draft| match scene.cast.voice(draft.claim) {
        Voice::Party(party) => Some(party),
        _ => None,
    };
    drafts.iter().filter(blames).filter_map(party).collect()
}

/// Whether a party that blames another tells of what its own people did.
pub(super) fn is_own_doing(scene: &Scene<'_>, blamers: &[usize], draft: &Draft) -> bool {
    let speaker = scene.cast.voice(draft.claim);
    let blames = matches!(speaker, Voice::Party(party) if blamers.contains(&party));
    draft.question == QuestionKind::Initiator && draft.stance != Stance::Deny && is_of_speaker(scene, draft) && blames
}

/// Whether all whom an answer names are the speaker's own.
fn is_of_speaker(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(Value::Actors(named)) = &draft.value else {
        return false;
    };
    let Voice::Party(speaker) = scene.cast.voice(draft.claim) else {
        return false;
    };
    named.iter().all(|named| named.party == Some(speaker))
}
