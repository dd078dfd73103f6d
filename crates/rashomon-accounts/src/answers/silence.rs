//! Who was asked and would not say, who left it out, and who says that it cannot be known.

use rashomon_types::{Act, ActorKind, Claim, QuestionKind, Role, Span, Stance};

use super::marked::Marks;
use super::{Draft, Scene, Whose};
use crate::names;
use crate::parties::voice::Voice;

/// Adds the silences, each to the questions that its words name.
pub(super) fn find(scene: &Scene<'_>, marks: &Marks<'_>, drafts: &mut Vec<Draft>) {
    for (place, claim) in scene.claims() {
        let text: Vec<&str> = claim
            .content
            .spans
            .iter()
            .map(|&span| scene.words(place, span))
            .collect();
        let text = text.join(" ");
        let mut pieces = scene.pieces(claim).into_iter();
        let is_unsure = pieces.any(|span| scene.lexicon.unsure.is_in(scene.words(place, span)));
        let is_marked = |role: Role| marks.in_claim(place).iter().any(|mention| mention.role == role);
        let stance = match claim.act {
            _ if is_unsure || is_marked(Role::Unknown) => Stance::Unsure,
            Act::Decline => Stance::Decline,
            _ if is_marked(Role::Declined) => Stance::Decline,
            Act::Omit => Stance::Omit,
            _ => continue,
        };
        for question in questions(scene, place, claim, stance, &text) {
            let is_people = matches!(question, QuestionKind::Killed | QuestionKind::Wounded);
            let side = is_people.then(|| whose(scene, place, &text)).flatten();
            let civilians = (is_people && is_of_all(scene, side.as_ref(), &text)).then_some(Whose::Civilians);
            for whose in std::iter::once(side).chain(civilians.map(Some)) {
                drafts.push(Draft {
                    question,
                    whose,
                    what: None,
                    claim: place,
                    stance,
                    value: None,
                    spans: words(claim),
                });
            }
        }
    }
}

fn words(claim: &Claim) -> Vec<Span> {
    if claim.content.is_empty() {
        claim.cue.spans.clone()
    } else {
        claim.content.spans.clone()
    }
}

/// The questions that a silence is about; a bare "declined to comment" is about who did it where the speaker is accused.
fn questions(scene: &Scene<'_>, place: usize, claim: &Claim, stance: Stance, text: &str) -> Vec<QuestionKind> {
    let mut asked = scene.lexicon.asked(text);
    if asked.is_empty() && matches!(claim.act, Act::Decline | Act::Omit) {
        let cue: Vec<&str> = claim.cue.spans.iter().map(|&span| scene.words(place, span)).collect();
        asked = scene.lexicon.asked(&cue.join(" "));
    }
    // "how many fighters had been killed" asks for the dead, and "did not know who had hurt them" for who did it.
    let is_harm = |question: &QuestionKind| matches!(question, QuestionKind::Killed | QuestionKind::Wounded);
    if asked.iter().any(is_harm) {
        asked.retain(|question| *question != QuestionKind::Participants);
    }
    let is_who = stance == Stance::Unsure && text.split(' ').any(|word| word.eq_ignore_ascii_case("who"));
    if is_who && !text.contains("how many") {
        asked.retain(|question| !is_harm(question));
    }
    // "would not be drawn on a number": the toll, where there is one.
    let is_number = |word: &String| matches!(word.as_str(), "number" | "numbers" | "figure" | "figures" | "toll");
    if asked.is_empty() && scene.is_violent() && names::words(text).iter().any(is_number) {
        asked.push(QuestionKind::Killed);
    }
    // "declined to say whether gas had been used": the means is asked.
    if asked.is_empty() && stance == Stance::Decline && scene.lexicon.means.phrases.is_in(text) {
        asked.push(QuestionKind::Means);
    }
    let is_blanket = asked.is_empty() && stance == Stance::Decline && is_all(text);
    if is_blanket && matches!(scene.cast.voice(place), Voice::Party(_)) {
        asked.push(QuestionKind::Initiator);
    }
    asked
}

/// Whether a refusal is about the whole: no words at all, "questions about the attack", "a request for comment".
fn is_all(text: &str) -> bool {
    const ALL: &[&str] = &[
        "comment",
        "question",
        "questions",
        "matter",
        "incident",
        "attack",
        "strike",
        "raid",
        "shelling",
        "bombing",
        "killing",
        "killings",
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "charge",
        "charges",
        "claim",
        "claims",
        "case",
    ];
    // "seven written questions from this newspaper, among them whether …"
    let words = names::words(text.split([',', ';', '.']).next().unwrap_or_default());
    words.is_empty() || (words.len() <= 7 && words.iter().any(|word| ALL.contains(&word.as_str())))
}

/// Whether a silence about a state's losses is about its soldiers and its people alike: "any casualties on the Vardian side",
/// but not "its military losses".
fn is_of_all(scene: &Scene<'_>, side: Option<&Whose>, text: &str) -> bool {
    let Some(Whose::Party(party)) = side else { return false };
    let is_state = scene
        .cast
        .parties
        .get(*party)
        .is_some_and(|party| party.kind == Some(ActorKind::State));
    let list = names::words(text);
    let is_any = |word: &String| matches!(word.as_str(), "casualties" | "victims" | "deaths" | "injuries");
    let forces = &scene.lexicon.people.forces;
    let is_military = |word: &String| word == "military" || forces.contains(word);
    is_state && list.iter().any(is_any) && !list.iter().any(is_military)
}

/// Whose losses the silence is about.
fn whose(scene: &Scene<'_>, place: usize, text: &str) -> Option<Whose> {
    let people = &scene.lexicon.people;
    let list = names::words(text);
    let any = |words: &std::collections::BTreeSet<String>| list.iter().any(|word| words.contains(word));
    let own = match scene.cast.voice(place) {
        Voice::Party(party) => Some(Whose::Party(party)),
        _ => None,
    };
    let is_own =
        list.iter().any(|word| word == "own") || list.first().is_some_and(|word| word == "its" || word == "our");
    if own.is_some() && is_own {
        return own;
    }
    if let Some(party) = scene.cast.find(text).or_else(|| scene.cast.find_by_adjective(text)) {
        return Some(Whose::Party(party));
    }
    if any(&people.attackers) {
        return Some(Whose::Attackers);
    }
    if any(&people.forces) {
        return own;
    }
    Some(Whose::Civilians)
}
