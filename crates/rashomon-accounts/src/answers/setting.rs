//! When it began and where it was: the times and places of claims that tell of the deed.

use std::collections::BTreeSet;

use rashomon_types::{
    Claim, EventMention, ParticipantRole, Place, PlacePrecision, PlaceUse, QuestionKind, Span, Stance, Time, TimeRole,
};

use super::{Draft, Scene, scenery};
use crate::gather::is_goal;
use crate::value::{Spot, Value};

/// Adds when and where each claim says that it happened.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let name = event_place(scene);
    for (place, claim) in scene.claims() {
        // Who denies a deed does not deny its time and place.
        let stance = scene.stance(place, claim).filter(|&stance| stance != Stance::Deny);
        let Some(stance) = stance else { continue };
        let (tells, ends) = (tells(scene, claim), ends(scene, place, claim));
        let draft = |question, value, spans| Draft {
            question,
            whose: None,
            what: None,
            claim: place,
            stance,
            value: Some(value),
            spans,
        };
        let times = claim
            .times
            .iter()
            .filter(|time| happened(scene, time) && (time.start.is_some() || ends || is_early(scene, place, time)))
            .filter(|_| tells || ends);
        let time = times
            .clone()
            .find(|time| is_of_deed(scene, claim, time))
            .or_else(|| times.clone().next());
        let time = time.filter(|time| ends || !is_aftermath(scene, claim, time));
        if let Some(time) = time {
            let dawn = time
                .end
                .filter(|_| !ends)
                .map(|end| end.date().to_datetime(Default::default()));
            let value = Value::Time {
                start: time.start.or(dawn),
                end: time.end,
            };
            let question = if ends { QuestionKind::End } else { QuestionKind::Start };
            drafts.push(draft(question, value, time.spans.clone()));
        }
        let named = name.as_deref().and_then(|name| by_name(scene, place, claim, name));
        let told = || {
            finest(scene, place, claim)
                .or_else(|| of_mention(scene, place, claim))
                .filter(|_| tells)
        };
        if let Some((spot, spans)) = named.or_else(told) {
            drafts.push(draft(QuestionKind::Place, Value::Place(spot), spans));
        }
    }
}

/// Whether a claim tells of the event itself: of a deed, or of what it cost.
fn tells(scene: &Scene<'_>, claim: &Claim) -> bool {
    use rashomon_types::QuantityKind::{
        Captured, Casualties, Damaged, Destroyed, Displaced, Killed, Missing, Participants, Wounded,
    };
    let costs = [
        Captured,
        Casualties,
        Damaged,
        Destroyed,
        Displaced,
        Killed,
        Missing,
        Participants,
        Wounded,
    ];
    claim.event_mentions.iter().any(|mention| scene.is_deed(mention))
        || claim.quantities.iter().any(|quantity| costs.contains(&quantity.kind))
        || (claim.event_mentions.is_empty() && !claim.places.is_empty() && !claim.times.is_empty())
}

/// Whether a claim says that it is over: its time is then that of the end.
fn ends(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    let outcome = &scene.lexicon.outcome;
    let is_over = |row| matches!(outcome.name(row), "over" | "freed");
    claim.content.spans.iter().any(|&piece| {
        let text = scene.words(place, piece);
        // "Stormed the field on Friday and ended a siege": the deed's time is when the deed began.
        let by_deed = |at: std::ops::Range<usize>| {
            let words = text.get(at).unwrap_or_default().to_lowercase();
            words.starts_with("ended a ") || words.starts_with("ended the ")
        };
        let mut found = outcome.phrases.find(text);
        found.any(|found| is_over(found.row) && !by_deed(found.at))
    })
}

/// Whether a time stands beside the words of a deed of the event.
fn is_of_deed(scene: &Scene<'_>, claim: &Claim, time: &Time) -> bool {
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let mut parts = deeds
        .flat_map(|mention| &mention.participants)
        .filter(|part| part.role == ParticipantRole::Time)
        .flat_map(|part| &part.spans);
    parts.any(|part| time.spans.iter().any(|span| span.overlaps(*part)))
}

/// A time that can be the event's: not when it was said, and not a stretch that was over days before the event's time begins.
fn happened(scene: &Scene<'_>, time: &Time) -> bool {
    let of_event = scene
        .occasion
        .time
        .and_then(|(claim, time)| scene.corpus.claims.get(claim)?.times.get(time));
    let is_history = of_event
        .and_then(|event| event.start)
        .zip(time.end.or(time.start))
        .is_some_and(|(start, end)| {
            let days = start.date().since(end.date()).map(|span| span.get_days());
            days.is_ok_and(|days| days > NEAR)
        });
    time.role != Some(TimeRole::Said) && (time.start.is_some() || time.end.is_some()) && !is_history
}

/// "Before dawn on Tuesday", "shortly before midnight on Wednesday": on that day, though nothing says how early.
fn is_early(scene: &Scene<'_>, place: usize, time: &Time) -> bool {
    const BEFORE: &[&str] = &[
        "before ",
        "shortly before",
        "just before",
        "well before",
        "moments before",
    ];
    let words = time
        .spans
        .first()
        .map_or("", |&span| scene.words(place, span))
        .to_lowercase();
    time.end.is_some() && BEFORE.iter().any(|before| words.starts_with(before))
}

/// Whether a claim tells only what it cost, on a later day than the event's: when somebody died of it, not when it began.
fn is_aftermath(scene: &Scene<'_>, claim: &Claim, time: &Time) -> bool {
    let of_event = scene
        .occasion
        .time
        .and_then(|(claim, time)| scene.corpus.claims.get(claim)?.times.get(time));
    let is_harm = |kind: &String| matches!(kind.as_str(), "killing" | "wounding");
    let mut deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let is_later = of_event
        .and_then(|event| event.start)
        .zip(time.start)
        .is_some_and(|(event, start)| start.date() > event.date());
    is_later && deeds.all(|mention| is_harm(&mention.kind))
}

/// A stretch that ends so many days before the event's time can still be its beginning.
const NEAR: i32 = 2;

/// The name that the event's place has in the texts: of all names that claims use as places, the one that most reports have,
/// their titles counted twice; a party's name is none.
fn event_place(scene: &Scene<'_>) -> Option<String> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut documents: BTreeSet<usize> = BTreeSet::new();
    // Persons to whom it was done are no places: a name of two words that is a target and no place of the gazetteer.
    let mut struck: BTreeSet<&str> = BTreeSet::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (place, claim) in scene.claims() {
        let resolved = claim.places.iter().filter(|place| place.geonameid.is_some());
        known.extend(
            resolved
                .flat_map(|place| &place.spans)
                .map(|&span| scene.words(place, span)),
        );
        documents.extend(scene.corpus.document_of(place));
        let parts = claim.event_mentions.iter().flat_map(|mention| &mention.participants);
        let parts = parts
            .filter(|part| part.role == ParticipantRole::Place)
            .flat_map(|part| &part.spans);
        let is_told = tells(scene, claim);
        let told = claim.places.iter().filter(|_| is_told);
        let spans = told.flat_map(|place| &place.spans).chain(parts);
        let is_target = |part: &&rashomon_types::Participant| part.role == ParticipantRole::Target;
        let targets = claim
            .event_mentions
            .iter()
            .flat_map(|mention| &mention.participants)
            .filter(is_target);
        struck.extend(
            targets
                .flat_map(|part| &part.spans)
                .map(|&span| scene.words(place, span)),
        );
        names.extend(
            spans
                .map(|&span| scene.words(place, span))
                .filter(|words| is_name(words)),
        );
    }
    let is_person = |name: &str| name.contains(' ') && struck.contains(name) && !known.contains(name);
    let names = names
        .into_iter()
        .filter(|name| scene.cast.find(name).is_none() && !is_person(name));
    let count = |name: &str| -> usize {
        let documents = documents.iter().filter_map(|&place| scene.corpus.documents.get(place));
        let counts = documents.map(|document| {
            let in_title = document.title.as_ref().is_some_and(|title| title.contains(name));
            usize::from(document.text.contains(name)) + usize::from(in_title)
        });
        counts.sum()
    };
    let best = names.map(|name| (count(name), std::cmp::Reverse(name))).max();
    best.map(|(_, std::cmp::Reverse(name))| name.to_owned())
}

/// Whether words are a short name.
fn is_name(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_uppercase) && words.split(' ').count() <= 3
}

/// The event's place by its name in a claim's content, whatever the claim's own places tell.
fn by_name(scene: &Scene<'_>, place: usize, claim: &Claim, name: &str) -> Option<(Spot, Vec<Span>)> {
    claim.content.spans.iter().find_map(|&piece| {
        let text = scene.words(place, piece);
        let at = text.find(name)?;
        let span = super::means::within(piece, &(at..at + name.len()))?;
        let known = claim.places.iter().find(|place| place.spans.contains(&span));
        let spot = known.map_or_else(|| Spot::named(name), |known| Spot::of(known, name));
        Some((spot, vec![span]))
    })
}

/// The first of the finest places: "in Ostrel, in the Tarkova region".
fn finest(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<(Spot, Vec<Span>)> {
    // A whole country is where nothing finer is told of the event.
    let is_fine = |place: &&Place| scene.occasion.place.is_none() || place.precision != Some(PlacePrecision::Country);
    let spots = claim
        .places
        .iter()
        .filter(|place| place.usage == PlaceUse::Location && !is_goal(claim, place))
        .filter(is_fine)
        .filter(|found| {
            let spot = found.spans.first();
            spot.is_some_and(|&spot| scenery::can_be_there(scene, place, claim, spot))
        });
    let spots = spots.map(|found| {
        let words = found.spans.first().map_or("", |&span| scene.words(place, span));
        (Spot::of(found, words), found.spans.clone())
    });
    spots.min_by(|(a, _), (b, _)| a.reach().total_cmp(&b.reach()))
}

/// The place that the deed's own words give, where the claim's places tell nothing.
fn of_mention(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<(Spot, Vec<Span>)> {
    let deeds = claim.event_mentions.iter().filter(|mention| scene.is_deed(mention));
    let of_place = |mention: &EventMention| {
        let mut parts = mention
            .participants
            .iter()
            .filter(|part| part.role == ParticipantRole::Place);
        Some((*mention.spans.first()?, *parts.next()?.spans.first()?))
    };
    let (deed, span) = deeds.filter_map(of_place).next()?;
    if scenery::is_aside(scene, (place, claim), deed, span) {
        return None;
    }
    if claim
        .places
        .iter()
        .any(|place| place.spans.contains(&span) && is_goal(claim, place))
    {
        return None;
    }
    Some((Spot::named(scene.words(place, span)), vec![span]))
}
