//! The times told before: what "that year" and "two days later" hang on.

use jiff::civil::Date;

use super::Value;
use crate::time::expr::TimeExpr;
use crate::time::lex::{Kind, Words};
use crate::time::period::Period;

/// The times told before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The latest piece of the calendar.
    pub(super) last: Option<Period>,
    /// The word that it began at.
    at: usize,
    /// The latest year that was told in full, and the word that it began at.
    year: Option<(i16, usize)>,
    /// The latest day, and the word that it began at.
    day: Option<(Date, usize)>,
}

impl Memory {
    /// Remembers what an expression came to.
    pub(super) fn note(&mut self, value: &Value, expr: &TimeExpr, at: usize) {
        let Some(period) = value.period else {
            return;
        };
        let broad = matches!(period, Period::Decade(_) | Period::DecadeBc(_) | Period::Century(_) | Period::CenturyBc(_));
        if !broad {
            self.last = Some(period);
            self.at = at;
        }
        if let (true, Some(year)) = (matches!(crate::time::rules::core(expr), TimeExpr::Fixed(_)), period.year()) {
            self.year = Some((year, at));
        }
        if let Some(day) = period.day() {
            self.day = Some((day, at));
        }
    }

    /// The day told before in the same sentence.
    pub(super) fn day_in_sentence(&self, words: &Words<'_>, at: usize) -> Option<Date> {
        self.day.filter(|(_, told)| same_sentence(words, *told, at)).map(|(day, _)| day)
    }

    /// The year told in full before in the same sentence.
    pub(super) fn year_in_sentence(&self, words: &Words<'_>, at: usize) -> Option<i16> {
        self.year.filter(|(_, told)| same_sentence(words, *told, at)).map(|(year, _)| year)
    }

    /// Whether the latest time stands in the same paragraph.
    pub(super) fn near(&self, words: &Words<'_>, at: usize) -> bool {
        at.saturating_sub(self.at) < 200 && !(self.at..at).any(|place| words.kind(place) == Kind::Break)
    }
}

/// Whether no sentence ends between two words.
fn same_sentence(words: &Words<'_>, told: usize, at: usize) -> bool {
    at.saturating_sub(told) < 60
        && !(told..at).any(|place| match words.kind(place) {
            Kind::Break | Kind::Mark('!' | '?') => true,
            Kind::Mark('.') => !words.glued(place + 1) && words.capital(place + 1),
            _ => false,
        })
}
