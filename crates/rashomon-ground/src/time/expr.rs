//! What the grammar reads: time expressions before any calendar is asked.

use jiff::civil::Time as ClockTime;
use rashomon_types::{Granularity, TimeModifier};

use super::period::Period;
use super::units::{Length, Part, Season, Unit};

/// A time expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TimeExpr {
    /// A piece of the calendar that is told in full: "24 May 2023", "the 1990s".
    Fixed(Period),
    /// A day that no calendar has: "31 February".
    NoSuchDay,
    /// A piece that recurs: "March", "last Friday", "the third quarter of 2016".
    Pick(Pick, Which),
    /// "this week", "next year", "yesterday"; "that day", "the following year".
    Unit { unit: Unit, offset: i64, from: From },
    /// "three days ago", "two weeks from tomorrow"; `sign` is −1 or 1.
    Shift { length: Length, sign: i64, from: From },
    /// "in three weeks": how long it takes, or, told of what is to come, when it comes.
    In(Length),
    /// "for three days from Monday"
    Lasting { length: Length, from: Box<TimeExpr> },
    /// "the past 24 hours", "the next three days".
    Stretch { length: Length, sign: i64 },
    /// "the first ten months of 1915"; `from_end` for "the last ten".
    Piece { length: Length, from_end: bool, of: Box<TimeExpr> },
    /// "three days"
    Duration(Length),
    /// "daily", "every Monday": the TIMEX3 value.
    Set(String, Granularity),
    /// "now", "recently", "soon": the TIMEX3 value.
    Reference(&'static str),
    /// "Monday night", "the morning of 31 January"; "at night" where `of` is none and `bare` is true.
    Part { part: Part, of: Option<Box<TimeExpr>> },
    /// "overnight", "overnight into Wednesday"
    Overnight(Option<Box<TimeExpr>>),
    /// "6 a.m.", "0530 GMT on Tuesday"
    Clock { time: ClockTime, granularity: Granularity, of: Option<Box<TimeExpr>> },
    /// "early March", "the end of 2008"
    Edge(TimeModifier, Box<TimeExpr>),
    /// "earlier this year", "later this month", "the rest of the week": up to now, or from now on.
    UpTo { earlier: bool, of: Box<TimeExpr> },
    /// "from Friday to Sunday", "March 12-17"
    Range(Box<TimeExpr>, Box<TimeExpr>),
    /// A thing of the calendar whose time is not known: "Ramadan", "fiscal 2023"; its TIMEX3 value, if it has one.
    Named(Option<String>, Granularity),
}

/// A piece of the calendar that recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Month(i8),
    /// Month and day.
    Day(i8, i8),
    /// "the 24th"
    DayOfMonth(i8),
    /// 1 is Monday.
    Weekday(i8),
    /// A weekday and a day of the month: "Thursday the 21st".
    WeekdayOn(i8, i8),
    /// "the first Friday of July"; −1 is the last one.
    NthWeekday(i8, i8),
    /// "the third week of 2027"; −1 is the last one.
    NthUnit(i8, Unit),
    Weekend,
    Season(Season),
    Quarter(i8),
    Half(i8),
    /// "week 31"
    WeekNumber(i8),
    Feast(Feast),
}

/// Which one of those that recur.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Which {
    /// None is named: tense and habit decide.
    Bare,
    This,
    Last,
    Next,
    /// "that March", "the same winter"
    That,
    /// The one in another expression.
    Of(Box<TimeExpr>),
}

/// Where an offset is reckoned from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum From {
    /// Publication.
    Now,
    /// The latest time before it in the text.
    Text,
    /// That, or publication where the text has none: "the next day".
    TextOrNow,
    /// Another expression.
    Expr(Box<TimeExpr>),
    /// An event whose time is not known.
    Event,
}

/// A holiday that has a day each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// On a fixed day.
    Fixed(i8, i8),
    /// So many days after Western Easter.
    Easter(i8),
    /// So many days after Orthodox Easter.
    OrthodoxEaster(i8),
    /// The n-th weekday of a month; −1 is the last one.
    Nth(i8, i8, i8),
}

/// An expression in the text: the words from `first` to before `end`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) expr: TimeExpr,
    pub(super) rule: &'static str,
    /// A modifier that the words carry: "about", "more than".
    pub(super) modifier: Option<TimeModifier>,
}

impl Found {
    /// An expression that no words qualify.
    pub(super) fn new(first: usize, end: usize, expr: TimeExpr, rule: &'static str) -> Self {
        Self {
            first,
            end,
            expr,
            rule,
            modifier: None,
        }
    }
}
