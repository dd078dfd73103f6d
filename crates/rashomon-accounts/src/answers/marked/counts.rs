//! What marks count: which question a number answers that nothing else gives one, whose people it counts, and persons without a
//! number.

use rashomon_types::{Claim, Quantity, QuantityKind, QuestionKind, Role, RoleMention, Stance};

use super::Marks;
use super::fits::{is_certain, own_deeds};
use crate::answers::toll::{Figure, Grain};
use crate::answers::whose::state;
use crate::answers::{Draft, Scene, Whose};
use crate::names;
use crate::value::Value;

/// The question that a mark of a count answers.
pub(in crate::answers) fn counted(role: Role) -> Option<QuestionKind> {
    use Role::{
        CapturedAttackers, CapturedCivilians, CapturedForces, Damaged, Destroyed, Displaced, KilledAttackers,
        KilledCivilians, KilledForces, Missing, Participants, WoundedAttackers, WoundedCivilians, WoundedForces,
    };
    Some(match role {
        KilledCivilians | KilledAttackers | KilledForces => QuestionKind::Killed,
        WoundedCivilians | WoundedAttackers | WoundedForces => QuestionKind::Wounded,
        CapturedCivilians | CapturedAttackers | CapturedForces => QuestionKind::Captured,
        Missing => QuestionKind::Missing,
        Displaced => QuestionKind::Displaced,
        Destroyed => QuestionKind::Destroyed,
        Damaged => QuestionKind::Damaged,
        Participants => QuestionKind::Participants,
        _ => return None,
    })
}

/// Whose people a mark says that they are, where two sides do not fight; none where it leaves that open.
pub(in crate::answers) fn whose(scene: &Scene<'_>, attackers: &Whose, place: usize, role: Role) -> Option<Whose> {
    use Role::{
        CapturedAttackers, CapturedCivilians, KilledAttackers, KilledCivilians, KilledForces, WoundedAttackers,
        WoundedCivilians, WoundedForces,
    };
    match role {
        KilledCivilians | WoundedCivilians | CapturedCivilians => Some(Whose::Civilians),
        KilledAttackers | WoundedAttackers | CapturedAttackers if !scene.is_fight() => Some(attackers.clone()),
        KilledForces | WoundedForces => state(scene, place).map(Whose::Party).filter(|_| !scene.is_fight()),
        _ => None,
    }
}

/// The persons whom a mark counts without a number: "a boy of nine" is one, "nobody" none.
pub(in crate::answers) fn figures(
    scene: &Scene<'_>,
    marks: &Marks<'_>,
    attackers: &Whose,
    (place, claim): (usize, &Claim),
    stance: Stance,
    known: &[QuestionKind],
) -> Vec<Figure> {
    let of = |mention: &&RoleMention| {
        let question = counted(mention.role).filter(|question| !known.contains(question))?;
        let is_people = matches!(question, QuestionKind::Killed | QuestionKind::Wounded);
        let span = *mention.spans.first()?;
        let numbers = claim.quantities.iter().filter(|quantity| is_count(quantity));
        let is_numbered = numbers.flat_map(|quantity| &quantity.spans);
        let is_numbered = is_numbered.into_iter().any(|number| number.overlaps(span));
        let words = scene.words(place, span);
        let count = number_of(words).filter(|_| is_people && !is_numbered)?;
        Some(Figure {
            draft: Draft {
                question,
                whose: whose(scene, attackers, place, mention.role).or(Some(Whose::Civilians)),
                what: None,
                claim: place,
                stance,
                value: Some(Value::Number {
                    low: Some(count),
                    high: Some(count),
                }),
                spans: vec![span],
            },
            grain: if count < 1.0 { Grain::Number } else { Grain::Person },
            sort: None,
        })
    };
    marks.in_claim(place).iter().filter_map(of).collect()
}

/// Whether a number counts people or things: "four-year-old" does not.
pub(super) fn is_count(quantity: &Quantity) -> bool {
    use QuantityKind::{Age, Area, Distance, Duration, Money, Percentage};
    !matches!(quantity.kind, Age | Area | Distance | Duration | Money | Percentage)
}

/// How many words without a numeral mean, where they tell.
fn number_of(words: &str) -> Option<f64> {
    let first = names::words(words).into_iter().next()?;
    match first.as_str() {
        "nobody" | "none" | "no" | "neither" => Some(0.0),
        _ if crate::answers::figures::is_one_person(words) => Some(1.0),
        _ => None,
    }
}

/// Whether a mark may give a number its question where nothing else does.
pub(in crate::answers) fn may_ask(scene: &Scene<'_>, claim: &Claim, mention: &RoleMention) -> bool {
    is_certain(mention) || own_deeds(scene, claim).next().is_some()
}
