//! Which figures of a toll stand beside one another: one person, a sort of people and a loose word are no totals.
//!
//! "The driver was killed", "ten children" and "dozens" do not rival "84 people": a person is left out where anybody gives
//! a total, a sort is asked about by itself, and a loose word gives way to a number of the same voice.

use rashomon_types::{QuestionKind, Stance};

use super::{Draft, Scene, Whose};
use crate::origins::Origin;
use crate::value::Value;

/// What a figure counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// A numeral.
    Number,
    /// A loose word: "dozens", "many".
    Vague,
    /// A part of another number, or what comes on top of it: "nine of them critically", "two more".
    Part,
    /// One person who is described or named and whom no numeral counts: "a nurse".
    Person,
}

/// A figure as one claim gives it.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) draft: Draft,
    pub(super) grain: Grain,
    /// The sort of people that it counts, where it is not just anybody: "child".
    pub(super) sort: Option<String>,
}

impl Figure {
    pub(super) fn number(draft: Draft) -> Self {
        Self {
            draft,
            grain: Grain::Number,
            sort: None,
        }
    }

    fn is_same_question(&self, other: &Self) -> bool {
        self.draft.question == other.draft.question && self.draft.whose == other.draft.whose
    }

    fn is_same_row(&self, other: &Self) -> bool {
        self.is_same_question(other) && self.draft.what == other.draft.what
    }

    fn bounds(&self) -> (Option<f64>, Option<f64>) {
        match self.draft.value {
            Some(Value::Number { low, high }) => (low, high),
            _ => (None, None),
        }
    }

    /// Whether it may tell how many there were in all.
    fn is_total(&self) -> bool {
        !matches!(self.grain, Grain::Person | Grain::Part) && self.sort.is_none() && self.draft.stance != Stance::Deny
    }

    /// Whether it counts less than another one, whatever that one leaves open.
    fn is_below(&self, other: &Self) -> bool {
        let (low, high) = self.bounds();
        high.or(low)
            .zip(other.bounds().0)
            .is_some_and(|(part, whole)| part < whole)
    }
}

/// The drafts that remain of the figures of an event.
pub(super) fn sifted(scene: &Scene<'_>, figures: Vec<Figure>) -> Vec<Draft> {
    let figures = persons_sifted(scene, parts_apart(figures));
    let is_kept = |figure: &&Figure| !is_loose(scene, &figures, figure) && !is_said_again(scene, &figures, figure);
    figures
        .iter()
        .filter(is_kept)
        .map(|figure| figure.draft.clone())
        .collect()
}

/// A figure for one sort of people is a part, and no rival, of a figure that anybody gives for all.
fn parts_apart(mut figures: Vec<Figure>) -> Vec<Figure> {
    let is_part = |figure: &Figure| {
        let mut wholes = figures
            .iter()
            .filter(|whole| whole.is_total() && whole.is_same_question(figure));
        figure.sort.is_some() && figure.grain != Grain::Person && wholes.any(|whole| figure.is_below(whole))
    };
    let parts: Vec<bool> = figures.iter().map(is_part).collect();
    for (figure, is_part) in figures.iter_mut().zip(parts) {
        if is_part {
            figure.draft.what.clone_from(&figure.sort);
        }
    }
    figures
}

/// Persons of whom totals are given, as far as the row is about a total: in a toll of many they are left out, in a small one
/// "a shepherd" is at least one. The claims stay listed.
fn persons_sifted(scene: &Scene<'_>, figures: Vec<Figure>) -> Vec<Figure> {
    let tellers: Vec<Figure> = figures.iter().filter(|figure| figure.is_total()).cloned().collect();
    let sifted = figures.into_iter().filter_map(|figure| {
        let mut figure = figure;
        if figure.grain == Grain::Part {
            let mut wholes = tellers.iter().filter(|whole| whole.is_same_row(&figure));
            return wholes.next().is_none().then_some(figure);
        }
        if figure.grain != Grain::Person {
            return Some(figure);
        }
        if is_caption(scene, &figure) || figure.draft.question == QuestionKind::Displaced {
            return None;
        }
        if !matches!(figure.draft.question, QuestionKind::Killed | QuestionKind::Wounded) {
            return Some(figure);
        }
        // In a fight each side has its dead; elsewhere all are of one toll, whatever they are.
        let is_of_it = |whole: &&Figure| {
            whole.draft.question == figure.draft.question && (whole.is_same_question(&figure) || !scene.is_fight())
        };
        let wholes = tellers.iter().filter(is_of_it).filter(|whole| figure.is_below(whole));
        let wholes: Vec<&Figure> = wholes.collect();
        let is_many = |whole: &&Figure| whole.bounds().0.is_some_and(|low| low > FEW);
        let is_own = |whole: &&Figure| is_one_voice(scene, whole, &figure);
        let mut words = figure
            .draft
            .spans
            .iter()
            .map(|&span| scene.words(figure.draft.claim, span));
        // "The mayor" is one whom all know; "a shepherd" may be all that somebody counts.
        let is_known = words.any(|words| !words.starts_with("a ") && !words.starts_with("an "));
        if wholes.iter().any(|whole| is_known || is_many(whole) || is_own(whole)) {
            return None;
        }
        if let Some(Value::Number { high, .. }) = figure.draft.value.as_mut().filter(|_| !wholes.is_empty()) {
            *high = None;
        }
        Some(figure)
    });
    sifted.collect()
}

/// The largest toll beside which one person is worth a line.
const FEW: f64 = 3.0;

/// Whether a picture's caption tells of it: who is seen is one of many.
fn is_caption(scene: &Scene<'_>, figure: &Figure) -> bool {
    let claim = scene.corpus.claims.get(figure.draft.claim);
    claim.is_some_and(|claim| claim.medium.as_deref() == Some("caption"))
}

/// Whether a loose word gives way to a number that the same voice gives and that it holds.
fn is_loose(scene: &Scene<'_>, figures: &[Figure], figure: &Figure) -> bool {
    let least = figure.bounds().0.unwrap_or(0.0);
    let holds = |other: &&Figure| {
        let (low, high) = other.bounds();
        other.grain == Grain::Number && other.is_same_row(figure) && high.or(low).is_some_and(|most| most >= least)
    };
    figure.grain == Grain::Vague
        && figures
            .iter()
            .filter(holds)
            .any(|other| is_one_voice(scene, figure, other))
}

/// Whether the same voice gives the same least number in the same report again: "84", "at least 84".
fn is_said_again(scene: &Scene<'_>, figures: &[Figure], figure: &Figure) -> bool {
    let is_finer = |other: &&Figure| {
        let (low, high) = other.bounds();
        figure.bounds() == (low, None) && low.is_some() && high.is_some()
    };
    let document = |figure: &Figure| scene.corpus.document_of(figure.draft.claim);
    let again = figures
        .iter()
        .filter(|other| other.is_same_row(figure))
        .filter(is_finer);
    let mut again = again.filter(|other| document(other) == document(figure));
    again.any(|other| is_one_voice(scene, figure, other) && other.draft.stance == figure.draft.stance)
}

/// Whether two figures come from one voice: a party, or the reporter of one report.
fn is_one_voice(scene: &Scene<'_>, one: &Figure, other: &Figure) -> bool {
    let origin = |figure: &Figure| Origin::of(scene.cast, figure.draft.claim);
    let document = |figure: &Figure| scene.corpus.document_of(figure.draft.claim);
    origin(one) == origin(other) && (origin(one) != Origin::Reporter || document(one) == document(other))
}

/// Whose the attackers' losses are: those of the party that did it, where it bears arms and is no state, whose people are not
/// those who attacked it.
pub(super) fn of_attackers(scene: &Scene<'_>, attackers: &Whose) -> Whose {
    match attackers {
        Whose::Party(party) if scene.cast.is_state(*party) || scene.cast.is_peaceful(*party) => Whose::Attackers,
        _ => attackers.clone(),
    }
}
