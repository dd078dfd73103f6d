//! Figures as rows give them: each with its claimant and its words, and the span between the rival ones.
//!
//! Nothing is averaged. The least and the most are those of the accounts, never of a reckoning between them.

use std::collections::BTreeMap;

use rashomon_types::{
    Answer, AnswerValue, Best, Event, Quantity, QuantityKind, QuantityModifier, Question, QuestionKind,
};

use super::view::{View, answerer, counts, party_name};

/// The least and the most that the accounts give; open where no account bounds it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Spread {
    /// The lowest of the figures.
    pub(super) low: Option<f64>,
    /// The highest of the figures.
    pub(super) high: Option<f64>,
    /// Whether an account leaves it open upward: "more than 70".
    pub(super) is_open: bool,
}

/// The bounds of an answer that counts and is a figure.
pub(super) fn bounds(answer: &Answer) -> Option<(Option<f64>, Option<f64>)> {
    match answer.value {
        Some(AnswerValue::Range { low, high }) if counts(answer) && is_stated(answer) && (low.or(high)).is_some() => {
            Some((low, high))
        }
        _ => None,
    }
}

/// Whether the answer gives its figure rather than denying it.
fn is_stated(answer: &Answer) -> bool {
    answer.stance != rashomon_types::Stance::Deny
}

/// The questions of a kind that have a figure for an answer.
pub(super) fn asked(event: &Event, kind: QuestionKind) -> impl Iterator<Item = &Question> {
    event.questions.iter().filter(move |question| question.question == kind)
}

/// The figure that a person takes for the best one: of a party or of civilians, else of all; none where nobody has set it.
pub(super) fn best<'run>(event: &'run Event, kind: QuestionKind, whose: Option<&str>) -> Option<&'run Best> {
    let of_all = |question: &&Question| question.scope.what.is_none() && question.scope.whose.as_deref() == whose;
    asked(event, kind)
        .filter(of_all)
        .find_map(|question| question.best.as_ref())
}

/// The span between all figures of an event: how many were killed in it, by the lowest and by the highest account.
///
/// Figures of different sides are added up, for one dead soldier and one dead civilian are two dead. A figure that is of
/// no side may hold the others, so it is an account of its own of the whole: the lowest is the lower of the two, the
/// highest the higher. It does not hold them where its own origin gives a side more; then it is one part more. Figures of
/// several things of one side ("soldiers", "officers") may overlap and are not added.
pub(super) fn spread(event: &Event, kind: QuestionKind, value: &dyn Fn(&Answer) -> Option<Spread>) -> Spread {
    let mut sides: BTreeMap<&str, Spread> = BTreeMap::new();
    let mut whole: Option<Spread> = None;
    for question in asked(event, kind) {
        for (answer, here) in question
            .answers
            .iter()
            .filter_map(|answer| Some((answer, value(answer)?)))
        {
            let whose = question.scope.whose.as_deref();
            if whose.is_none() && !is_exceeded(event, kind, answer) {
                whole = Some(whole.map_or(here, |before| before.around(here)));
                continue;
            }
            let whose = whose.unwrap_or_default();
            let side = sides.remove(whose).map_or(here, |before| before.around(here));
            sides.insert(whose, side);
        }
    }
    let parts = sides.into_values().reduce(Spread::plus);
    match (whole, parts) {
        (Some(whole), Some(parts)) => whole.around(parts),
        (whole, parts) => whole.or(parts).unwrap_or_default(),
    }
}

/// Whether the origin of a figure gives one side more than the figure holds.
fn is_exceeded(event: &Event, kind: QuestionKind, answer: &Answer) -> bool {
    let Some((_, Some(most))) = bounds(answer) else {
        return false;
    };
    let of_sides = asked(event, kind).filter(|question| question.scope.whose.is_some());
    let others = of_sides.flat_map(|question| &question.answers);
    let mut own = others.filter(|other| other.origin.is_some() && other.origin == answer.origin);
    own.any(|other| bounds(other).is_some_and(|(low, _)| low.is_some_and(|low| low > most)))
}

impl Spread {
    /// What one answer gives by its own bounds: "at least 60" gives 60 for both, and is open.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        let (low, high) = bounds(answer)?;
        Some(Self {
            low: Some(low.unwrap_or(0.0)),
            high: high.or(low),
            is_open: high.is_none(),
        })
    }

    fn around(self, other: Self) -> Self {
        let pick = |a: Option<f64>, b: Option<f64>, choose: fn(f64, f64) -> f64| match (a, b) {
            (Some(a), Some(b)) => Some(choose(a, b)),
            (a, b) => a.or(b),
        };
        Self {
            low: pick(self.low, other.low, f64::min),
            high: pick(self.high, other.high, f64::max),
            is_open: self.is_open || other.is_open,
        }
    }

    fn plus(self, other: Self) -> Self {
        let add = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a + b).or(a).or(b);
        Self {
            low: add(self.low, other.low),
            high: add(self.high, other.high),
            is_open: self.is_open || other.is_open,
        }
    }
}

/// The conservative reading of one answer, by ACLED's rules: the least that it states; "up to 70" is 70, as it states
/// nothing less; "tens" is 10, "dozens" 12, "hundreds" 100, and another word without a numeral 3.
pub(super) fn conservative(answer: &Answer, kind: QuestionKind, view: &View<'_>) -> Option<Spread> {
    let (low, high) = bounds(answer)?;
    let quantity = quantity(answer, kind, view);
    let words = quantity
        .map(|quantity| quantity_words(answer, quantity, view))
        .unwrap_or_default();
    let figure = match quantity.and_then(|quantity| quantity.modifier) {
        Some(QuantityModifier::Vague) => vague(&words.to_lowercase()),
        // "More than 70" states 70.
        Some(QuantityModifier::MoreThan) => low.map(|low| low - 1.0),
        // The ends of "about 70" are the program's reckoning; the report states what lies between them.
        Some(QuantityModifier::About) => low.zip(high).map(|(low, high)| f64::midpoint(low, high).round()),
        _ => None,
    };
    let figure = figure.or(low).or(high)?;
    Some(Spread {
        low: Some(figure),
        high: Some(figure),
        is_open: false,
    })
}

fn vague(words: &str) -> Option<f64> {
    let numbers = [("hundreds", 100.0), ("dozens", 12.0), ("dozen", 12.0), ("tens", 10.0)];
    let named = numbers.iter().find(|(word, _)| words.contains(word));
    Some(named.map_or(3.0, |(_, number)| *number))
}

/// The quantity of the answer's claim that the answer was read from.
fn quantity<'run>(answer: &Answer, kind: QuestionKind, view: &View<'run>) -> Option<&'run Quantity> {
    let (low, high) = match answer.value {
        Some(AnswerValue::Range { low, high }) => (low, high),
        _ => return None,
    };
    let claim = view.claim(answer.claim)?;
    let same = |quantity: &&Quantity| quantity.low == low && quantity.high == high;
    let mut alike = claim.quantities.iter().filter(same);
    let fits = |quantity: &&Quantity| suits(quantity.kind, kind);
    alike.clone().find(fits).or_else(|| alike.next())
}

fn suits(quantity: QuantityKind, question: QuestionKind) -> bool {
    match question {
        QuestionKind::Killed => quantity == QuantityKind::Killed,
        QuestionKind::Wounded => quantity == QuantityKind::Wounded,
        QuestionKind::Captured => quantity == QuantityKind::Captured,
        QuestionKind::Missing => quantity == QuantityKind::Missing,
        QuestionKind::Displaced => quantity == QuantityKind::Displaced,
        QuestionKind::Participants => quantity == QuantityKind::Participants,
        _ => true,
    }
}

fn quantity_words(answer: &Answer, quantity: &Quantity, view: &View<'_>) -> String {
    view.words(answer.words.document, &quantity.spans)
}

/// A figure in words: those of the report where they are known, else its bounds.
pub(super) fn figure(answer: &Answer, kind: QuestionKind, view: &View<'_>) -> Option<String> {
    let Some(AnswerValue::Range { low, high }) = answer.value else {
        return None;
    };
    let words = quantity(answer, kind, view).map(|quantity| quantity_words(answer, quantity, view));
    let words = words.filter(|words| !words.is_empty());
    words.or_else(|| interval(low, high))
}

/// Bounds as people write them.
pub(super) fn interval(low: Option<f64>, high: Option<f64>) -> Option<String> {
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(low.to_string()),
        (Some(low), Some(high)) => Some(format!("{low}–{high}")),
        (Some(low), None) => Some(format!("{low} or more")),
        (None, Some(high)) => Some(format!("up to {high}")),
        (None, None) => None,
    }
}

/// Every figure of a kind with its claimant and whose it is: `Toravian army: at least 60 (Kelmar); …`.
pub(super) fn by_claimant(event: &Event, kind: QuestionKind, view: &View<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for question in asked(event, kind) {
        let whose = question.scope.whose.as_deref().map(|whose| party_name(event, whose));
        for answer in &question.answers {
            let Some(figure) = figure(answer, kind, view) else {
                continue;
            };
            let of = whose.map(|whose| format!(" ({whose})")).unwrap_or_default();
            let later = if answer.revised_by.is_some() {
                ", replaced later"
            } else {
                ""
            };
            lines.push(format!("{}: {figure}{of}{later}", answerer(event, answer, view)));
        }
    }
    lines.join("; ")
}
