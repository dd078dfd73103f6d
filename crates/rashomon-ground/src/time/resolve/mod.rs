//! From expressions to intervals: each is read against publication and against the times before it in the text.

mod clock;
mod memory;
mod offset;
mod pick;
mod value;

use rashomon_types::{Anchor, AnchorKind, Granularity, Reading, TimeModifier};

use super::expr::{Found, From, Pick, TimeExpr, Which};
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
    /// The latest piece before a range.
    told: Option<Period>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, words: &'a Words<'a>, scene: Scene) -> Self {
        Self {
            reading,
            words,
            scene,
            memory: Memory::default(),
            at: 0,
            told: None,
        }
    }

    /// The value of an expression; it is remembered for those after it.
    pub(super) fn value(&mut self, found: &Found) -> Value {
        self.at = found.first;
        let mut value = self.resolve(&found.expr);
        if let Some(modifier) = found.modifier {
            value.modifier = Some(modifier);
            offset::open_by(&mut value, &found.expr, modifier);
        }
        if !self.is_of_today(&found.expr) {
            self.memory.note(&value, &found.expr, found.first);
        }
        value
    }

    /// Whether an expression is reckoned from the day of a narrative's publication: a quoted "today".
    fn is_of_today(&self, expr: &TimeExpr) -> bool {
        let now = |expr: &TimeExpr| matches!(expr, TimeExpr::Unit { unit: Unit::Day, from: From::Now, .. });
        self.scene.narrative && now(super::rules::core(expr))
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
            TimeExpr::In(length) => self.in_length(length),
            TimeExpr::Lasting { length, from } => self.lasting(length, from),
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
        self.told = self.memory.last;
        let mut first = self.value(from);
        if first.timex.as_deref() == Some("PRESENT_REF") {
            first.start = self.scene.published.map(midnight);
        }
        let bare = matches!(&to.expr, TimeExpr::Pick(_, Which::Bare));
        if self.scene.narrative && let Some(earlier) = self.year_before(&first, from, to) {
            first = earlier;
            self.memory.note(&first, &from.expr, from.first);
        }
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

    /// "from October to March", told in the spring: the October of the year before.
    fn year_before(&self, first: &Value, from: &Found, to: &Found) -> Option<Value> {
        let month = |expr: &TimeExpr| match super::rules::core(expr) {
            TimeExpr::Pick(Pick::Month(month) | Pick::Day(month, _), Which::Bare) => Some(*month),
            _ => None,
        };
        let (from, to) = (month(&from.expr)?, month(&to.expr)?);
        let told = self.told?.month()?.1;
        let period = first.period?;
        let back = match period {
            Period::Month(year, month) => Period::Month(year - 1, month),
            Period::Day(day) => Period::Day(jiff::civil::Date::new(day.year() - 1, day.month(), day.day()).ok()?),
            _ => return None,
        };
        (from > to && told < from).then(|| Value::of(back, first.anchor.clone()))
    }

    fn unit(&self, unit: Unit, offset: i64, from: &From) -> Value {
        // A narrative's "this year" and "next month" are those of what it tells; its "today" is nobody's.
        let told = self.scene.narrative && matches!(from, From::Now) && self.memory.last.is_some();
        let quoted = self.words.any(self.at, &["today", "tonight", "yesterday", "tomorrow"]);
        let told = told && !quoted;
        if quoted && self.scene.narrative {
            return Value::unknown(Some("XXXX-XX-XX".to_owned()), Granularity::Day);
        }
        let (base, anchor) = if told { self.base(&From::Text) } else { self.base(from) };
        let Some(base) = base else {
            return Value::unknown(template(unit, offset, from), unit.granularity());
        };
        let whole = match unit {
            Unit::Year => base.year().map(Period::Year),
            Unit::Month => base.month().map(|(year, month)| Period::Month(year, month)),
            Unit::Decade | Unit::Century => base.first_day().and_then(|day| Period::around(day, unit)),
            Unit::Quarter => base.month().and_then(|(year, month)| Some(Period::Quarter(year, (month + 2) / 3))),
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
        let ahead = || !self.scene.narrative && self.memory.last.is_none() && self.direction() == Direction::Future;
        match from {
            From::Text if ahead() => now(),
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
