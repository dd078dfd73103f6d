//! From expressions to intervals: each is read against publication and against the times before it in the text.

mod clock;
mod memory;
mod offset;
mod pick;
mod value;

use rashomon_types::{Anchor, AnchorKind, Granularity, Reading, TimeModifier};

use super::expr::{Found, From, TimeExpr, Which};
use super::lex::Words;
use super::period::{Period, midnight};
use super::scene::Scene;
use super::tense::{Direction, direction};
use super::units::{Part, Unit};
use memory::Memory;
pub(super) use value::Value;

/// Reads expressions in the order of the text.
pub(super) struct Resolver<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) words: &'a Words<'a>,
    pub(super) scene: Scene,
    memory: Memory,
    /// The word that the expression now read begins at.
    at: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, words: &'a Words<'a>, scene: Scene) -> Self {
        Self {
            reading,
            words,
            scene,
            memory: Memory::default(),
            at: 0,
        }
    }

    /// The value of an expression; it is remembered for those after it.
    pub(super) fn value(&mut self, found: &Found) -> Value {
        self.at = found.first;
        let mut value = self.resolve(&found.expr);
        if found.modifier.is_some() {
            value.modifier = found.modifier;
        }
        self.memory.note(&value, &found.expr, found.first);
        value
    }

    fn direction(&self) -> Direction {
        direction(self.reading, self.words, self.at)
    }

    fn published(&self) -> Option<Anchor> {
        let date = self.scene.published?;
        Some(Anchor {
            kind: self.scene.kind,
            date: midnight(date),
        })
    }

    /// The latest time before in the text, as an anchor.
    fn text_anchor(&self) -> Option<Anchor> {
        let (date, _) = self.memory.last?.bounds()?;
        Some(Anchor {
            kind: AnchorKind::Text,
            date,
        })
    }

    fn resolve(&self, expr: &TimeExpr) -> Value {
        match expr {
            TimeExpr::Fixed(period) => Value::of(*period, None),
            TimeExpr::NoSuchDay => Value::unknown(None, Granularity::Day),
            TimeExpr::Pick(pick, which) => self.pick(*pick, which),
            TimeExpr::Unit { unit, offset, from } => self.unit(*unit, *offset, from),
            TimeExpr::Shift { length, sign, from } => self.shift(length, *sign, from),
            TimeExpr::Stretch { length, sign } => self.stretch(length, *sign),
            TimeExpr::Piece { length, from_end, of } => self.piece(length, *from_end, of),
            TimeExpr::Duration(length) => Value::unknown(Some(length.timex()), length.finest().granularity()),
            TimeExpr::Set(value, granularity) => Value::unknown(Some(value.clone()), *granularity),
            TimeExpr::Reference(value) => Value::unknown(Some((*value).to_owned()), Granularity::Unknown),
            TimeExpr::Part { part, of } => self.part(*part, of.as_deref()),
            TimeExpr::Overnight(into) => self.overnight(into.as_deref()),
            TimeExpr::Clock { time, granularity, of } => self.clock(*time, *granularity, of.as_deref()),
            TimeExpr::Edge(modifier, of) => self.edge(*modifier, of),
            TimeExpr::UpTo { earlier, of } => self.up_to(*earlier, of),
            TimeExpr::Range(from, to) => self.joined(from, to),
            TimeExpr::Named(value, granularity) => Value::unknown(value.clone(), *granularity),
        }
    }

    fn edge(&self, modifier: TimeModifier, of: &TimeExpr) -> Value {
        let mut value = self.resolve(of);
        value.modifier = Some(modifier);
        value
    }

    /// "earlier this year" ends with publication, "later this year" begins with it.
    fn up_to(&self, earlier: bool, of: &TimeExpr) -> Value {
        let mut value = self.resolve(of);
        let now = self.scene.published.map(midnight).filter(|_| !self.scene.narrative);
        if let (Some(now), Some(start), Some(end)) = (now, value.start, value.end)
            && start < now
            && now < end
        {
            if earlier {
                value.end = Some(now);
            } else {
                value.start = Some(now);
            }
        }
        value.modifier = Some(if earlier { TimeModifier::Start } else { TimeModifier::End });
        value
    }

    /// A range that stands in one expression.
    fn joined(&self, from: &TimeExpr, to: &TimeExpr) -> Value {
        self.resolve(from).to(self.resolve(to))
    }

    /// A range of two expressions of the text: the second end lies after the first.
    pub(super) fn ends(&mut self, from: &Found, to: &Found) -> (Value, Value) {
        let first = self.value(from);
        let bare = matches!(&to.expr, TimeExpr::Pick(_, Which::Bare));
        let mut last = self.value(to);
        if let (true, Some(start), Some(end)) = (bare, first.start, last.start)
            && end < start
            && let Some(later) = last.period.and_then(next_cycle)
        {
            last = Value::of(later, last.anchor.clone());
            self.memory.note(&last, &to.expr, to.first);
        }
        (first, last)
    }

    fn unit(&self, unit: Unit, offset: i64, from: &From) -> Value {
        let (base, anchor) = self.base(from);
        let Some(base) = base else {
            return Value::unknown(template(unit, offset, from), unit.granularity());
        };
        let whole = match unit {
            Unit::Year => base.year().map(Period::Year),
            Unit::Month => base.month().map(|(year, month)| Period::Month(year, month)),
            Unit::Decade | Unit::Century => base.first_day().and_then(|day| Period::around(day, unit)),
            _ => base.day().and_then(|day| Period::around(day, unit)),
        };
        match whole.and_then(|whole| whole.moved(offset)) {
            Some(period) => Value::of(period, anchor),
            None => Value::unknown(offset_within(base, unit).or_else(|| template(unit, offset, from)), unit.granularity()),
        }
    }

    /// The piece of the calendar that an offset is reckoned from.
    fn base(&self, from: &From) -> (Option<Period>, Option<Anchor>) {
        let now = || (self.scene.published.map(Period::Day), self.published());
        match from {
            From::Now => now(),
            From::Text => (self.memory.last, self.text_anchor()),
            From::TextOrNow if self.memory.last.is_some() && (self.scene.narrative || self.memory.near(self.words, self.at)) => {
                (self.memory.last, self.text_anchor())
            }
            From::TextOrNow => now(),
            From::Expr(of) => {
                let value = self.resolve(of);
                (value.period, value.anchor)
            }
            From::Event => (None, None),
        }
    }

    fn part(&self, part: Part, of: Option<&TimeExpr>) -> Value {
        let Some(of) = of else {
            let day = self.memory.day_in_sentence(self.words, self.at);
            return match day {
                Some(day) => Value::of(Period::Part(day, part), self.text_anchor()),
                None => Value::unknown(Some(format!("XXXX-XX-XX{}", part.letters())), Granularity::PartOfDay),
            };
        };
        let value = self.resolve(of);
        match value.period.and_then(Period::day) {
            Some(day) => Value::of(Period::Part(day, part), value.anchor),
            None => {
                let timex = value.timex.unwrap_or_else(|| "XXXX-XX-XX".to_owned());
                let timex = if timex.starts_with("PRESENT") { "XXXX-XX-XX".to_owned() } else { timex };
                Value::unknown(Some(timex + part.letters()), Granularity::PartOfDay)
            }
        }
    }

    /// The night before publication, or the one that ends on a day.
    fn overnight(&self, into: Option<&TimeExpr>) -> Value {
        let (day, anchor) = match into {
            Some(into) => {
                let value = self.resolve(into);
                (value.period.and_then(Period::day), value.anchor)
            }
            None => match self.memory.day_in_sentence(self.words, self.at) {
                Some(day) => (Some(day), self.text_anchor()),
                None => (self.scene.published.filter(|_| !self.scene.narrative), self.published()),
            },
        };
        match day.and_then(|day| day.yesterday().ok()) {
            Some(eve) => Value::of(Period::Part(eve, Part::Night), anchor),
            None => Value::unknown(Some("XXXX-XX-XXTNI".to_owned()), Granularity::PartOfDay),
        }
    }
}

/// The same piece in the next week or year.
fn next_cycle(period: Period) -> Option<Period> {
    match period {
        Period::Day(day) => {
            let week = Period::Day(day).moved(7)?;
            let _ = week;
            let year = jiff::civil::Date::new(day.year() + 1, day.month(), day.day()).ok()?;
            Some(Period::Day(year))
        }
        Period::Month(year, month) => Some(Period::Month(year.checked_add(1)?, month)),
        Period::Season(..) | Period::Half(..) => period.moved(1),
        Period::Quarter(..) => period.moved(4),
        _ => None,
    }
}

/// What a piece says of a finer one in it: a day of 1943-07 is `1943-07-XX`.
fn offset_within(base: Period, unit: Unit) -> Option<String> {
    match (unit, base) {
        (Unit::Day | Unit::BusinessDay, Period::Month(..)) => Some(base.timex() + "-XX"),
        (Unit::Day | Unit::BusinessDay, _) => base.year().map(|year| Period::Year(year).timex() + "-XX-XX"),
        (Unit::Week, _) => base.year().map(|year| Period::Year(year).timex() + "-WXX"),
        (Unit::Month, _) => base.year().map(|year| Period::Year(year).timex() + "-XX"),
        _ => None,
    }
}

/// The TIMEX3 value of a unit that nothing fixes.
fn template(unit: Unit, offset: i64, from: &From) -> Option<String> {
    if matches!(from, From::Event) {
        return None;
    }
    let text = match unit {
        Unit::Day | Unit::BusinessDay => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Hour | Unit::Minute | Unit::Second => return None,
    };
    let _ = offset;
    Some(text.to_owned())
}
