//! The times told before: what "that year" and "two days later" hang on.

use jiff::civil::Date;

use super::Value;
use crate::time::expr::TimeExpr;
use crate::time::lex::{Kind, Words};
use crate::time::period::Period;

/// How many years from the telling a single year may lie and still move it.
const JUMP: i32 = 6;

/// The times told before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The latest piece of the calendar.
    pub(super) last: Option<Period>,
    /// The word that it began at.
    at: usize,
    /// The year of the latest piece.
    told: Option<i16>,
    /// The latest year that was told in full, and the word that it began at.
    year: Option<(i16, usize)>,
    /// The year that the telling is in: a single year far from it, such as that of a later finding, does not move it.
    thread: Option<i16>,
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
        let same_year = matches!(period, Period::Year(_)) && self.last.is_some_and(|last| last.month().is_some() && last.year() == period.year());
        if !broad && !same_year {
            self.last = Some(period);
            self.at = at;
        }
        if let Some(year) = period.year() {
            let near = |known: i16| (i32::from(year) - i32::from(known)).abs() <= JUMP;
            let confirmed = self.told.is_some_and(near);
            if self.thread.is_none_or(near) || confirmed {
                self.thread = Some(year);
            }
            self.told = Some(year);
        }
        if let (true, Some(year)) = (matches!(crate::time::rules::core(expr), TimeExpr::Fixed(_)), period.year()) {
            self.year = Some((year, at));
        }
        if let Some(day) = period.day() {
            self.day = Some((day, at));
        }
    }

    /// The year that a bare month or season belongs to.
    pub(super) fn current_year(&self, words: &Words<'_>, at: usize) -> Option<i16> {
        let last = self.last?.year();
        if same_sentence(words, self.at, at) {
            return last;
        }
        self.thread.or(last)
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
