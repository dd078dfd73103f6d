//! Hours of the clock, with the day that they belong to.

use jiff::civil::{Date, Time as ClockTime};
use rashomon_types::{Anchor, Granularity};

use super::{Resolver, Value};
use crate::time::expr::TimeExpr;
use crate::time::period::Period;
use crate::time::units::Part;

impl Resolver<'_> {
    /// A time of the clock on the day named with it, or on the day told before in the sentence.
    pub(super) fn clock(&self, time: ClockTime, granularity: Granularity, of: Option<&TimeExpr>) -> Value {
        match self.day_of(of) {
            Some((day, time_shift, anchor)) => {
                let day = if time_shift && time.hour() < 6 { day.tomorrow().unwrap_or(day) } else { day };
                Value::of(Period::Moment(day.to_datetime(time), granularity), anchor)
            }
            None => {
                let text = format!("XXXX-XX-XXT{:02}:{:02}", time.hour(), time.minute());
                Value::unknown(Some(text), granularity)
            }
        }
    }

    /// The day, and whether it is named by its night, whose small hours lie in the next day.
    fn day_of(&self, of: Option<&TimeExpr>) -> Option<(Date, bool, Option<Anchor>)> {
        let Some(of) = of else {
            let near = || self.memory.last?.day().filter(|_| self.scene.narrative && self.memory.near(self.words, self.at));
            let day = self.memory.day_in_sentence(self.words, self.at).or_else(near)?;
            return Some((day, false, self.text_anchor()));
        };
        let value = self.resolve(of);
        let night = matches!(of, TimeExpr::Part { part: Part::Night, .. });
        Some((value.period?.day()?, night, value.anchor))
    }
}
