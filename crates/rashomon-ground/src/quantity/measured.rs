//! Numbers that measure: ages, money, lengths, surfaces, stretches of time, shares.

use rashomon_types::{QuantityKind, TokenId};

use super::bound::{Bounded, after, led, resolve};
use super::scene::{Draft, Scene};
use super::unit::Measure;
use super::walk::Step;

/// Words for a share of one unit.
const SHARES: [(&[&str], f64); 6] = [
    (&["a", "quarter", "of", "an"], 0.25),
    (&["three", "quarters", "of", "an"], 0.75),
    (&["half", "an"], 0.5),
    (&["half", "a"], 0.5),
    (&["an"], 1.0),
    (&["a"], 1.0),
];

/// Words before "an hour" that make it a stretch of time, not a rate.
const TIMED: &[&str] = &[
    "for", "in", "within", "during", "after", "over", "took", "takes", "take", "lasted", "last", "about", "nearly",
    "almost", "than", "of", "least", "under", "spent", "some",
];

impl Scene<'_> {
    pub(super) fn age(&self, found: &Bounded, first: usize, person: Option<TokenId>, token: TokenId) -> Step {
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(first, found.end),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Age,
            what: person.map(|person| self.reading.form(person).to_owned()),
            whose: None,
            head: person,
            class: None,
            node: token,
            is_subset: false,
        };
        Step {
            draft: Some(draft),
            next: found.end,
        }
    }

    pub(super) fn measured(&self, found: &Bounded, measure: &Measure, token: TokenId) -> Step {
        if self.is_dated(found, measure) || is_calibre(measure, self.text(measure.end.saturating_sub(1))) {
            return Step {
                draft: None,
                next: measure.end,
            };
        }
        let mut found = *found;
        // A sign of money may stand between the bounding words and the number: "more than $3m".
        if measure.first < found.core
            && let Some(led) = led(&self.pieces, measure.first)
        {
            found.first = led.0;
            found.modifier = led.1.or(found.modifier);
            found.nearly = led.2;
        }
        self.take_time_off_over(&mut found, measure);
        let mut end = measure.end;
        let is_half =
            self.text(end.saturating_sub(1)) == "half" && self.text(found.core_end.saturating_sub(1)) != "half";
        if let Some((words, modifier)) = after(&self.pieces, end) {
            end += words;
            found.modifier = Some(modifier);
        }
        if is_half && measure.kind == QuantityKind::Duration {
            found.low = found.low.map(|low| low + 0.5);
            found.high = found.high.map(|high| high + 0.5);
        }
        let (low, high) = resolve(&found, measure.factor, false);
        let person = (measure.kind == QuantityKind::Age)
            .then(|| self.person_of_age(found.first, measure.end))
            .flatten();
        let what = measure
            .currency
            .map(|(first, end)| self.reading.words(self.span(first, end)).to_owned());
        let draft = Draft {
            span: self.span(found.first.min(measure.first), end),
            low,
            high,
            modifier: found.modifier,
            kind: measure.kind,
            what: what.or_else(|| person.map(|person| self.reading.form(person).to_owned())),
            whose: None,
            head: person,
            class: None,
            node: token,
            is_subset: false,
        };
        Step {
            draft: Some(draft),
            next: end,
        }
    }

    /// "over five days of raids" is the time they took; "lasted over two hours" is a bound.
    pub(super) fn take_time_off_over(&self, found: &mut Bounded, measure: &Measure) {
        const LASTS: &[&str] = &[
            "last",
            "lasted",
            "lasting",
            "lasts",
            "take",
            "took",
            "takes",
            "taken",
            "for",
            "spent",
            "after",
            "waited",
            "in",
            "of",
            "continued",
            "within",
            "a",
            "the",
            "raged",
            "is",
            "was",
            "been",
        ];
        let is_over =
            measure.kind == QuantityKind::Duration && self.text(found.first) == "over" && found.core == found.first + 1;
        if is_over && !LASTS.contains(&self.back(found.first, 1)) {
            found.first = found.core;
            found.modifier = None;
        }
    }

    pub(super) fn person_of_age(&self, first: usize, end: usize) -> Option<TokenId> {
        let after = self.token_at(end).filter(|&next| {
            self.token_at(first)
                .is_some_and(|start| self.same_sentence(start, next))
        });
        let phrase = after.and_then(|next| self.phrase(next, None, false));
        phrase.map(|phrase| phrase.head).or_else(|| self.person_before(first))
    }

    /// "half an hour", "a quarter of an hour", "an hour", "a month of bombing", "half a mile".
    pub(super) fn fixed_duration(&self, place: usize) -> Option<Step> {
        let (lead, share) = SHARES
            .iter()
            .find(|(words, _)| super::numeral::stand(&self.pieces, place, words))?;
        let unit_place = place + lead.len();
        let unit = self.lexicon.unit(self.text(unit_place))?;
        let is_named = self.text(unit_place).chars().count() > 2 && self.text(unit_place) != "second";
        let timed = TIMED.contains(&self.back(place, 1));
        let is_rate = self.back(place, 1).parse::<f64>().is_ok() || !timed && *share == 1.0;
        let dated = matches!(
            self.text(unit_place + 1),
            "ago" | "earlier" | "later" | "before" | "after" | "-"
        );
        let measures = matches!(unit.kind, QuantityKind::Duration | QuantityKind::Distance);
        if !is_named || is_rate || dated && self.back(place, 1) != "for" || !measures {
            return None;
        }
        let is_half = super::numeral::stand(&self.pieces, unit_place + 1, &["and", "a", "half"]);
        let mut found = Bounded {
            first: place,
            end: unit_place + 1,
            core: place,
            core_end: unit_place + 1,
            low: Some(share + if is_half { 0.5 } else { 0.0 }),
            high: Some(share + if is_half { 0.5 } else { 0.0 }),
            modifier: None,
            nearly: false,
        };
        if let Some((first, modifier, nearly)) = led(&self.pieces, place)
            && self.text(first) != "over"
            && self.text(first) != "some"
        {
            (found.first, found.modifier, found.nearly) = (first, modifier, nearly);
        }
        let (low, high) = resolve(&found, unit.factor, false);
        let end = unit_place + 1 + if is_half { 3 } else { 0 };
        let node = self.token_at(unit_place)?;
        let draft = Draft {
            span: self.span(found.first, end),
            low,
            high,
            modifier: found.modifier,
            kind: unit.kind,
            what: None,
            whose: None,
            head: None,
            class: None,
            node,
            is_subset: false,
        };
        Some(Step {
            draft: Some(draft),
            next: end,
        })
    }
}

/// "152 mm shells" names a shell.
fn is_calibre(measure: &Measure, unit: &str) -> bool {
    measure.kind == QuantityKind::Distance && matches!(unit, "mm" | "millimetre" | "millimeter" | "millimetres")
}
