//! To whom or what it was done.

use rashomon_types::{Claim, EventMention, ParticipantRole, Place, QuestionKind, Span, Stance};

use super::author::{Author, head};
use super::naming::{bare, is_capital, words_of};
use super::{Draft, Scene, supply, with_polarity};
use crate::names;
use crate::value::{Named, Sort, Spot, Value};

const PRONOUNS: &[&str] = &[
    "it", "she", "he", "they", "them", "him", "her", "us", "this", "that", "who", "which", "one", "others", "some",
];

/// Words that count what was lost: those are no target, but losses.
const COUNTS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "several",
    "dozens", "hundreds", "some", "many", "more", "at",
];

const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens",
];

/// Adds what each claim says was attacked.
pub(super) fn find(scene: &Scene<'_>, author: &Author, drafts: &mut Vec<Draft>) {
    if supply::is_trade(scene) {
        supplied(scene, drafts);
        return;
    }
    let mut found: Vec<(bool, Draft)> = Vec::new();
    for (place, claim) in scene.claims() {
        let Some(stance) = scene.stance(place, claim) else {
            continue;
        };
        let murdered = murdered(scene, author, place, claim, stance);
        let before = found.len();
        drafts.extend(murdered);
        for mention in claim.event_mentions.iter().filter(|mention| is_central(scene, mention)) {
            if author.is_response(scene, place, claim, mention) {
                continue;
            }
            let to = mention
                .participants
                .iter()
                .filter(|part| part.role == ParticipantRole::Target);
            for span in to.filter_map(|part| part.spans.first().copied()) {
                let span = with_name(scene, place, span);
                let words = scene.words(place, span);
                let list = names::words(words);
                if !(1..=8).contains(&list.len()) || !is_thing(scene, author, words, &list) {
                    continue;
                }
                let at = place_of(scene, place, span, words, is_many(scene, place, mention));
                // "the Zhelin power station" is a thing, "Temrin" only a place.
                let is_place = at.is_some() && words.split(' ').all(|word| word == "the" || is_capital(word));
                if is_place && at.is_some_and(|at| !is_of_event(scene, at, words)) {
                    continue;
                }
                found.push((
                    is_place,
                    target(place, with_polarity(stance, mention.polarity), words, span),
                ));
            }
        }
        if found.len() == before {
            found.extend(by_order(scene, author, place, claim, stance).map(|draft| (false, draft)));
        }
    }
    // "the attack on Temrin" tells less than "a wedding".
    let is_finer = found.iter().any(|(is_place, _)| !is_place);
    drafts.extend(
        found
            .into_iter()
            .filter(|(is_place, _)| !is_place || !is_finer)
            .map(|(_, draft)| draft),
    );
}

/// What was attacked by the order of words alone, where no event's participants tell: "opened fire on a march", "driven into a
/// crowd at the fair".
fn by_order(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim, stance: Stance) -> Option<Draft> {
    const ON: &[&str] = &[
        "opened fire on ",
        "fired on ",
        "shot at ",
        "driven into ",
        "drove into ",
        "ploughed into ",
        "plowed into ",
        "crashed through ",
        "rammed into ",
        "had hit ",
        "had struck ",
        "ambushed ",
        "stormed ",
        "shot down ",
    ];
    const ENDS: &[&str] = &[
        "in", "on", "with", "from", "against", "after", "before", "when", "while", "killing", "and", "as", "who",
        "that", "to",
    ];
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let (at, verb) = ON.iter().filter_map(|verb| Some((text.find(verb)?, *verb))).min()?;
        let start = at + verb.len();
        let clause = text.get(start..)?.split([',', '.', ';', '"', '”']).next()?;
        let words = words_of(clause);
        let length = words
            .iter()
            .take(8)
            .take_while(|(_, word)| !ENDS.contains(&bare(word).as_str()))
            .count();
        let (last, word) = words.get(length.checked_sub(1)?)?;
        let words = clause.get(..last + word.len())?;
        let list = names::words(words);
        let is_article = ["a ", "an ", "the "].iter().any(|article| words.starts_with(article));
        let is_crowd = list.first().is_some_and(|word| word == "crowd" || word == "crowds");
        let is_fit = is_article && (is_crowd || is_thing(scene, author, words, &list));
        let from = piece.start() + u32::try_from(start).ok()?;
        let span = Span::new(from, from + u32::try_from(words.len()).ok()?).filter(|_| is_fit)?;
        Some(target(place, with_polarity(stance, claim.polarity), words, span))
    })
}

/// Whom a murder was done to, where the event is one and the victim is named with an office: "Judge Talia Venn".
fn murdered(scene: &Scene<'_>, author: &Author, place: usize, claim: &Claim, stance: Stance) -> Option<Draft> {
    const OFFICES: &[&str] = &[
        "judge",
        "mayor",
        "minister",
        "president",
        "general",
        "colonel",
        "editor",
        "journalist",
        "leader",
        "prosecutor",
        "senator",
        "deputy",
        "bishop",
        "ambassador",
        "governor",
        "chief",
        "commander",
        "candidate",
    ];
    let is_murder = scene
        .occasion
        .kinds
        .first()
        .is_some_and(|kind| matches!(kind.as_str(), "killing" | "shooting" | "attack"));
    let mut killed = claim
        .event_mentions
        .iter()
        .filter(|mention| is_murder && mention.kind == "killing");
    killed.find_map(|mention| {
        let part = mention
            .participants
            .iter()
            .find(|part| part.role == ParticipantRole::Target)?;
        let &span = part.spans.first()?;
        let words = scene.words(place, span);
        let list = names::words(words);
        let is_office = list.iter().any(|word| OFFICES.contains(&word.as_str()));
        let is_named = words.split(' ').skip(1).any(is_capital);
        let is_person = (2..=4).contains(&list.len()) && words.split(' ').all(is_capital);
        let is_fit = (is_office && is_named || is_person)
            && list.len() <= 8
            && !author.is_response(scene, place, claim, mention);
        is_fit.then(|| target(place, with_polarity(stance, mention.polarity), words, span))
    })
}

fn target(claim: usize, stance: Stance, words: &str, span: Span) -> Draft {
    let named = Named {
        words: words.to_owned(),
        party: None,
        sort: Sort::default(),
    };
    Draft {
        question: QuestionKind::Target,
        whose: None,
        what: None,
        claim,
        stance,
        value: Some(Value::Actors(vec![named])),
        spans: vec![span],
    }
}

/// Whether a mention tells of the deed itself: what harm it did is another question, and what is shot down was done to those
/// who came.
fn is_central(scene: &Scene<'_>, mention: &EventMention) -> bool {
    let is_harm = scene.lexicon.kinds.harm.contains(&mention.kind);
    let is_aside = matches!(mention.kind.as_str(), "interception" | "espionage" | "transfer");
    scene.is_deed(mention) && !is_harm && !is_aside
}

/// Whether words name what was attacked: not those who did it or what they did it with, no victims by the way ("his wife"), no
/// sum of money, nothing that only looks like a bomb, and nothing abstract.
fn is_thing(scene: &Scene<'_>, author: &Author, words: &str, list: &[String]) -> bool {
    const OWN: &[&str] = &[
        "his",
        "her",
        "my",
        "our",
        "this",
        "such",
        "these",
        "those",
        "suspicious",
        "suspect",
    ];
    let people = &scene.lexicon.people;
    let is_people = list
        .iter()
        .any(|word| people.civilians.contains(word) || word == "them");
    let is_number = list
        .iter()
        .all(|word| NUMBERS.contains(&word.as_str()) || word.chars().all(|sign| sign.is_ascii_digit()));
    let is_pronoun = is_number || matches!(list, [one] if PRONOUNS.contains(&one.as_str()));
    let is_counted = list.len() > 1
        && list
            .first()
            .is_some_and(|word| COUNTS.contains(&word.as_str()) || word.chars().all(|sign| sign.is_ascii_digit()));
    let is_own = list.iter().take(2).any(|word| OWN.contains(&word.as_str()));
    let is_sign = words.starts_with(['#', '@', '$', '£', '€']);
    let is_abstract = ["ism", "ness", "ence"].iter().any(|end| head(words).ends_with(end));
    const KIN: &[&str] = &[
        "son", "daughter", "wife", "husband", "mother", "father", "brother", "sister", "squad",
    ];
    let is_kin = KIN.contains(&head(words).as_str());
    let is_alone = list.len() == 1
        && matches!(
            list.first().map(String::as_str),
            Some("dead" | "hero" | "forum" | "files")
        );
    let is_alone = is_alone
        || matches!(
            head(words).as_str(),
            "cost" | "price" | "prices" | "claim" | "forum" | "message" | "air"
        );
    let is_none = matches!(list.first().map(String::as_str), Some("any" | "no" | "none" | "when"));
    !(is_none
        || is_counted
        || is_weapon(scene, words)
        || is_people
        || is_pronoun
        || is_own
        || is_sign
        || is_kin
        || is_abstract
        || is_alone
        || author.is_author(scene.lexicon, words))
}

/// Whether a mention speaks of several deeds, as those of another day: "the Temrin attacks".
fn is_many(scene: &Scene<'_>, place: usize, mention: &EventMention) -> bool {
    let word = mention.spans.first().map_or("", |&span| scene.words(place, span));
    word.ends_with("attacks") || word.ends_with("bombings") || word.ends_with("shootings")
}

/// The place that words at a span name: the claim's own, else, beside several deeds, one that another claim of the report calls
/// so.
fn place_of<'a>(scene: &Scene<'a>, place: usize, span: Span, words: &str, is_many: bool) -> Option<&'a Place> {
    let claims = scene.corpus.claims;
    let claim = claims.get(place)?;
    let own = claim.places.iter().find(|at| at.spans.iter().any(|at| at.covers(span)));
    let is_name = is_many && !words.contains(' ') && is_capital(words);
    if own.is_some() || !is_name {
        return own;
    }
    // The claims of a report lie next to each other.
    let (before, after) = claims.split_at_checked(place)?;
    let is_here = |other: &&Claim| other.document == claim.document;
    let near = before
        .iter()
        .rev()
        .take_while(is_here)
        .chain(after.iter().take_while(is_here));
    let is_it = |at: &&Place| at.spans.iter().any(|&at| scene.words(place, at) == words);
    near.flat_map(|other| &other.places).find(is_it)
}

/// Whether words are a weapon and nothing else: what was fired is not what was hit.
fn is_weapon(scene: &Scene<'_>, words: &str) -> bool {
    const FIRED: &[&str] = &[
        "small_arms",
        "blade",
        "bomb",
        "rocket",
        "artillery",
        "suicide_vest",
        "chemical",
    ];
    let bare = words.trim_start_matches("the ").trim_start_matches("a ");
    scene
        .lexicon
        .means
        .phrases
        .find(bare)
        .any(|found| found.at == (0..bare.len()) && FIRED.contains(&scene.lexicon.means.name(found.row)))
}

/// Whether a place that was attacked can be that of the event: it is not known to lie elsewhere.
fn is_of_event(scene: &Scene<'_>, place: &Place, words: &str) -> bool {
    let Some((claim, own)) = scene.occasion.place else {
        return true;
    };
    let own = scene.corpus.claims.get(claim).and_then(|claim| claim.places.get(own));
    let own = own.map(|own| Spot::of(own, own.spans.first().map_or("", |&span| scene.words(claim, span))));
    own.is_none_or(|own| own.fits(&Spot::of(place, words)) != Some(false))
}

/// To whom goods were brought that may not be traded.
fn supplied(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let stance = scene
            .stance(place, claim)
            .map(|stance| with_polarity(stance, claim.polarity))
            .filter(|stance| *stance != Stance::Deny);
        let recipient = stance.zip(supply::recipient(scene, place, claim));
        drafts.extend(recipient.map(|(stance, (words, span))| target(place, stance, &words, span)));
    }
}

/// A thing with its name behind it: "the freighter Brisa".
fn with_name(scene: &Scene<'_>, place: usize, span: Span) -> Span {
    let document = scene
        .corpus
        .document_of(place)
        .and_then(|place| scene.corpus.documents.get(place));
    let after = document
        .and_then(|document| document.text.get(span.end() as usize..))
        .unwrap_or_default();
    let is_noun = scene
        .words(place, span)
        .rsplit(' ')
        .next()
        .is_some_and(|last| last.chars().all(char::is_lowercase));
    let name = after
        .strip_prefix(' ')
        .and_then(|after| after.split([' ', ',', '.', '\n']).next());
    let name = name.filter(|name| is_noun && name.chars().next().is_some_and(char::is_uppercase));
    let end = name
        .and_then(|name| u32::try_from(name.len() + 1).ok())
        .map_or(span.end(), |length| span.end() + length);
    Span::new(span.start(), end).unwrap_or(span)
}
