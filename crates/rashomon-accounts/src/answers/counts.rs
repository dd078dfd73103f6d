//! What the words beside a number tell of those it counts, where its noun and its verb do not: "the toll stands at 20",
//! "sixteen graves", "the bishop's office counted nine", "there was no loss of life".

use rashomon_types::{Claim, Polarity, Quantity, QuantityKind, QuestionKind, Span, Stance};

use super::around::Around;
use super::doer::{first_words, last_words};
use super::means::within;
use super::toll::Figure;
use super::whose::state;
use super::{Draft, Scene, Whose};
use crate::copies::numerals_above_one;
use crate::names;
use crate::parties::voice::Voice;
use crate::value::Value;

/// So many words at most between a number and the words that tell of it.
const NEAR: usize = 6;

/// From so many on a bare number at a march counts a crowd.
const CROWD: f64 = 100.0;

/// What the words beside a number tell that its noun and verb do not.
pub(super) fn told(scene: &Scene<'_>, (place, claim): (usize, &Claim), quantity: &Quantity) -> Option<QuestionKind> {
    let is_open = matches!(quantity.kind, QuantityKind::Other | QuantityKind::Participants);
    let is_some = quantity.low.is_some() || quantity.high.is_some();
    let around = Around::of(scene, place, claim, quantity).filter(|_| is_open && is_some)?;
    let tolls = &scene.lexicon.tolls;
    if let Some(what) = &quantity.what
        && let Some(found) = tolls.things.find(what).last()
    {
        return tolls.question(found.row).filter(|_| what.len() == found.at.end);
    }
    let is_people = quantity.what.as_deref().is_none_or(|what| is_people(scene, what));
    if !is_people {
        return None;
    }
    // "Two of the 19 crew were missing": the whole is none of them.
    let is_whole = ["of the", "of its", "of their", "of his", "of her", "of our", "of all"]
        .iter()
        .any(|of| around.before.trim_end().ends_with(of));
    if is_whole {
        return None;
    }
    let before = last_words(around.before.trim_end(), NEAR + 6);
    let clause = before.rsplit([';', ':']).next().unwrap_or(before);
    let behind = tolls
        .before
        .find(clause)
        .filter(|found| is_gap(clause.get(found.at.end..).unwrap_or_default()));
    let row = behind.last().map(|found| found.row).or_else(|| {
        let after = first_words(around.after.trim_start(), NEAR + 6);
        let clause = after.split([';', ':']).next().unwrap_or(after);
        let mut found = tolls.after.find(clause);
        found
            .find(|found| is_gap(clause.get(..found.at.start).unwrap_or_default()))
            .map(|found| found.row)
    });
    row.and_then(|row| tolls.question(row))
}

/// Whether words may stand between a number and what tells of it: few, no number, and nothing that begins anew.
fn is_gap(text: &str) -> bool {
    let list = names::words(text);
    let is_number = |word: &String| {
        word.chars().any(|sign| sign.is_ascii_digit()) || numerals_above_one().any(|numeral| numeral == word)
    };
    let is_new = |word: &String| {
        matches!(
            word.as_str(),
            "and" | "but" | "while" | "when" | "after" | "because" | "if"
        )
    };
    list.len() <= NEAR && !list.iter().any(|word| is_number(word) || is_new(word))
}

/// Whether a noun means people.
fn is_people(scene: &Scene<'_>, what: &str) -> bool {
    let people = &scene.lexicon.people;
    let tolls = &scene.lexicon.tolls;
    let noun = names::words(what).pop().unwrap_or_default();
    let lists = [
        &people.civilians,
        &people.forces,
        &people.groups,
        &people.attackers,
        &people.victims,
        &people.perhaps,
        &tolls.general,
        &tolls.companions,
    ];
    lists.iter().any(|list| list.contains(&noun))
        || noun
            .strip_suffix('s')
            .is_some_and(|one| lists.iter().any(|list| list.contains(one)))
}

/// A figure that stands before one that names nothing: what it answered.
pub(super) struct Earlier {
    document: Option<usize>,
    question: QuestionKind,
    whose: Option<Whose>,
}

impl Earlier {
    /// Of a figure.
    pub(super) fn of(scene: &Scene<'_>, draft: &Draft) -> Self {
        Self {
            document: scene.corpus.document_of(draft.claim),
            question: draft.question,
            whose: draft.whose.clone(),
        }
    }

    /// "The bishop's office counted nine": a number that names nothing answers what the figure before it answered.
    pub(super) fn again(
        &self,
        scene: &Scene<'_>,
        (place, claim): (usize, &Claim),
        quantity: &Quantity,
    ) -> Option<(QuestionKind, Option<Whose>)> {
        let is_toll = matches!(
            self.question,
            QuestionKind::Killed | QuestionKind::Wounded | QuestionKind::Captured | QuestionKind::Missing
        );
        let is_bare = quantity.kind == QuantityKind::Other && quantity.what.is_none();
        // At a march a number of many is of those who march.
        let is_march = scene.occasion.kinds.iter().any(|kind| kind == "protest");
        let is_crowd = is_march && quantity.low.or(quantity.high).is_none_or(|number| number > CROWD);
        let is_here = self.document == scene.corpus.document_of(place);
        let around =
            Around::of(scene, place, claim, quantity).filter(|_| is_toll && is_bare && is_here && !is_crowd)?;
        let after = around.after.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let next = after.split(' ').next().unwrap_or_default();
        let is_end = around.after.starts_with([',', '.', ';', '"', '”'])
            || matches!(next, "" | "on" | "so" | "in" | "by" | "from" | "at" | "all" | "and");
        let before = around.before.trim_end();
        let text = last_words(before, 6);
        let is_counting = scene
            .lexicon
            .tolls
            .bare
            .find(text)
            .any(|found| found.at.end == text.len());
        (is_end && (is_counting || before.is_empty())).then(|| (self.question, self.whose.clone()))
    }
}

/// "There was no loss of life": nobody was, without a number.
pub(super) fn nobody(scene: &Scene<'_>, (place, claim): (usize, &Claim), stance: Stance) -> Vec<Figure> {
    let is_counted = |quantity: &Quantity| {
        matches!(
            quantity.kind,
            QuantityKind::Killed | QuantityKind::Wounded | QuantityKind::Casualties | QuantityKind::Missing
        )
    };
    if stance == Stance::Deny || claim.quantities.iter().any(is_counted) {
        return Vec::new();
    }
    let tolls = &scene.lexicon.tolls;
    let of = |&piece: &Span| {
        let text = scene.words(place, piece);
        let found = tolls.none.find(text).next()?;
        let span = within(piece, &found.at)?;
        Some((tolls.nought(found.row), span, text))
    };
    let Some((questions, span, text)) = claim.content.spans.iter().find_map(of) else {
        return Vec::new();
    };
    let whose = whose(scene, place, text);
    let draft = |&question: &QuestionKind| {
        Figure::number(Draft {
            question,
            whose: Some(whose.clone()),
            what: None,
            claim: place,
            stance,
            value: Some(Value::Number {
                low: Some(0.0),
                high: Some(0.0),
            }),
            spans: vec![span],
        })
    };
    questions.iter().map(draft).collect()
}

/// Whose people nobody of was: the speaker's own where he fights and speaks of no others.
fn whose(scene: &Scene<'_>, place: usize, text: &str) -> Whose {
    let list = names::words(text);
    let is_others = list.iter().any(|word| scene.lexicon.people.civilians.contains(word));
    let is_own = list
        .iter()
        .any(|word| matches!(word.as_str(), "our" | "its" | "his" | "we" | "own"));
    let has_forces = list.iter().any(|word| scene.lexicon.people.forces.contains(word));
    if let Some(state) = state(scene, place).filter(|_| has_forces && !is_others) {
        return Whose::Party(state);
    }
    match scene.cast.voice(place) {
        Voice::Party(party) if is_own && !is_others && scene.is_fight() => Whose::Party(party),
        _ => Whose::Civilians,
    }
}

/// "Not a man was hurt", "No civilian had been hurt": who is not hurt is not dead either.
pub(super) fn is_not_even_hurt(scene: &Scene<'_>, place: usize, quantity: &Quantity) -> bool {
    let content = scene.corpus.content(place);
    let noun = quantity.what.as_deref().and_then(|what| names::words(what).pop());
    let is_anyone = noun.is_none_or(|noun| scene.lexicon.tolls.general.contains(&noun) || noun == "civilian");
    let is_hurt = names::words(&content)
        .iter()
        .any(|word| matches!(word.as_str(), "hurt" | "harmed" | "scratch"));
    let claim = scene.corpus.claims.get(place);
    let is_positive = claim.is_some_and(|claim| claim.polarity == Polarity::Positive || claim.quantities.len() == 1);
    quantity.kind == QuantityKind::Wounded && quantity.high == Some(0.0) && is_anyone && is_hurt && is_positive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_and_no_number_stand_between_a_number_and_what_tells_of_it() {
        assert!(is_gap(" divers had "));
        assert!(!is_gap(" barns and three divers "));
        assert!(!is_gap(" 12 of the divers "));
    }
}
