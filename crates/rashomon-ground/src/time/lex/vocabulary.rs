//! What single words mean to the grammar.

use crate::time::units::{Part, Season, Unit};

/// What a word is to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::time) enum Kind {
    /// Digits: their value, 0 where it does not fit, and how many there are.
    Number { value: u64, digits: u8 },
    /// "three"
    Cardinal(u16),
    /// "third"
    Ordinal(u8),
    /// "March", "Mar", from 1
    Month(u8),
    /// "Monday", "Mon", from 1
    Weekday(u8),
    /// "days", "hour"
    Unit(Unit),
    /// "summer"
    Season(Season),
    /// "morning"
    Part(Part),
    /// Another word that an expression may begin with.
    Opener,
    /// Any other word.
    Plain,
    /// A single mark.
    Mark(char),
    /// The end of a paragraph.
    Break,
}

impl Kind {
    /// Digits; more than eighteen of them are no number that any rule reads.
    pub(super) fn number(digits: &str) -> Self {
        let value = digits.parse().unwrap_or(0);
        Self::Number {
            value: if digits.len() > 18 { 0 } else { value },
            digits: u8::try_from(digits.len()).unwrap_or(u8::MAX),
        }
    }

    /// Whether an expression may begin here.
    pub(in crate::time) fn opens(self) -> bool {
        !matches!(self, Self::Plain | Self::Break) && !matches!(self, Self::Mark(mark) if mark != '\'')
    }
}

const LONGEST: usize = 12;

/// What a word is, by its letters in lower case.
pub(in crate::time) fn classify(word: &str) -> Kind {
    let mut buffer = [0; LONGEST];
    let Some(lower) = lower(word, &mut buffer) else {
        return Kind::Plain;
    };
    None.or_else(|| calendar(lower))
        .or_else(|| unit(lower))
        .or_else(|| number(lower))
        .or_else(|| ordinal(lower))
        .or_else(|| opener(lower).then_some(Kind::Opener))
        .unwrap_or(Kind::Plain)
}

/// The word in lower case, without an allocation; none if it is too long or not plain ASCII.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let place = buffer.get_mut(..word.len())?;
    place.copy_from_slice(word.as_bytes());
    place.make_ascii_lowercase();
    std::str::from_utf8(place).ok().filter(|word| word.is_ascii())
}

fn calendar(word: &str) -> Option<Kind> {
    Some(match word {
        "january" | "jan" => Kind::Month(1),
        "february" | "feb" => Kind::Month(2),
        "march" | "mar" => Kind::Month(3),
        "april" | "apr" => Kind::Month(4),
        "may" => Kind::Month(5),
        "june" | "jun" => Kind::Month(6),
        "july" | "jul" => Kind::Month(7),
        "august" | "aug" => Kind::Month(8),
        "september" | "sep" | "sept" => Kind::Month(9),
        "october" | "oct" => Kind::Month(10),
        "november" | "nov" => Kind::Month(11),
        "december" | "dec" => Kind::Month(12),
        "monday" | "mon" | "mondays" => Kind::Weekday(1),
        "tuesday" | "tue" | "tues" | "tuesdays" => Kind::Weekday(2),
        "wednesday" | "wed" | "wednesdays" => Kind::Weekday(3),
        "thursday" | "thu" | "thur" | "thurs" | "thursdays" => Kind::Weekday(4),
        "friday" | "fri" | "fridays" => Kind::Weekday(5),
        "saturday" | "sat" | "saturdays" => Kind::Weekday(6),
        "sunday" | "sun" | "sundays" => Kind::Weekday(7),
        "spring" => Kind::Season(Season::Spring),
        "summer" => Kind::Season(Season::Summer),
        "autumn" | "fall" => Kind::Season(Season::Autumn),
        "winter" => Kind::Season(Season::Winter),
        "morning" | "mornings" => Kind::Part(Part::Morning),
        "dawn" | "daybreak" | "sunrise" => Kind::Part(Part::Dawn),
        "midday" | "noon" | "noontime" => Kind::Part(Part::Midday),
        "afternoon" | "afternoons" => Kind::Part(Part::Afternoon),
        "evening" | "evenings" | "dusk" | "sunset" => Kind::Part(Part::Evening),
        "night" | "nights" | "nightfall" | "nighttime" => Kind::Part(Part::Night),
        "midnight" => Kind::Part(Part::Midnight),
        "daytime" => Kind::Part(Part::Daytime),
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Kind> {
    Some(Kind::Unit(match word {
        "second" | "seconds" | "sec" | "secs" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    }))
}

fn number(word: &str) -> Option<Kind> {
    Some(Kind::Cardinal(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        "hundred" => 100,
        "thousand" => 1000,
        _ => return None,
    }))
}

fn ordinal(word: &str) -> Option<Kind> {
    Some(Kind::Ordinal(match word {
        "first" => 1,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        _ => return None,
    }))
}

/// Words that are nothing by themselves and with which an expression may begin.
fn opener(word: &str) -> bool {
    matches!(
        word,
        "a" | "about" | "advent" | "afterwards" | "ago" | "all" | "almost" | "an" | "annual" | "annually" | "another" | "any"
            | "approximately" | "around" | "as" | "at" | "barely" | "before" | "beginning" | "between" | "ca" | "century" | "christmas" | "circa"
            | "coming" | "couple" | "current" | "currently" | "daily" | "date" | "days" | "each" | "earlier" | "early" | "easter"
            | "eid" | "end" | "entire" | "every" | "everyday" | "exactly" | "few" | "final" | "fiscal" | "following" | "formerly" | "former"
            | "from" | "full" | "future" | "good" | "half" | "hanukkah" | "hourly" | "in" | "its" | "just" | "last" | "late" | "later" | "latter"
            | "least" | "less" | "many" | "meanwhile" | "mid" | "middle" | "monthly" | "more" | "my" | "nearly" | "new" | "next" | "nightly" | "no"
            | "now" | "nowadays" | "once" | "only" | "over" | "overnight" | "palm" | "passover" | "past" | "pentecost" | "per" | "present" | "presently"
            | "previous" | "previously" | "prior" | "q" | "h" | "quarterly" | "ramadan" | "recent" | "recently" | "rest" | "roughly" | "same" | "several"
            | "since" | "some" | "start" | "subsequent" | "subsequently" | "thanksgiving" | "that" | "the" | "their" | "these" | "this" | "those" | "throughout"
            | "tmrw" | "today" | "tomorrow" | "tonight" | "under" | "upcoming" | "week" | "weekly" | "whole" | "within" | "yearly" | "yesterday" | "yuletide"
            | "halloween" | "labor" | "independence" | "valentine" | "boxing" | "veterans" | "memorial" | "remembrance" | "armistice" | "victory"
            | "orthodox" | "ashura" | "diwali" | "nowruz" | "yom" | "rosh" | "bastille" | "may" | "soon" | "shortly" | "long" | "decades" | "anno" | "ad"
            | "noughties" | "twenties" | "thirties" | "forties" | "fifties" | "sixties" | "seventies" | "eighties" | "nineties" | "tens" | "w" | "mere"
            | "mornings" | "so" | "dozens" | "scores" | "hundreds" | "thousands" | "countless" | "numerous" | "up" | "well" | "eve" | "long-term" | "nineteenth"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_up_in_any_case() {
        assert_eq!(classify("SEPT"), Kind::Month(9));
        assert_eq!(classify("Tuesdays"), Kind::Weekday(2));
        assert_eq!(classify("Second"), Kind::Unit(Unit::Second));
        assert_eq!(classify("Tết"), Kind::Plain);
        assert_eq!(classify("extraordinarily"), Kind::Plain);
        assert!(!classify("soldier").opens() && classify("the").opens());
    }

    #[test]
    fn a_number_that_does_not_fit_has_no_value() {
        assert_eq!(Kind::number("0024"), Kind::Number { value: 24, digits: 4 });
        assert_eq!(Kind::number(&"9".repeat(300)), Kind::Number { value: 0, digits: 255 });
    }
}
