//! Words that look like times and are none: "may" the verb, "March" the protest, "2023 soldiers", "Sunday Times".

use rashomon_types::{EntityKind, Reading, Span, Upos};

use super::expr::{Found, Pick, TimeExpr, Which};
use super::lex::{Kind, Words};
use super::period::Period;
use super::scene::Scene;
use super::units::{Part, Season, Unit};

/// Words before a month, a season or a year that say it is one.
const LEADS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "of",
    "during",
    "before",
    "after",
    "from",
    "to",
    "through",
    "throughout",
    "between",
    "around",
    "last",
    "next",
    "this",
    "early",
    "mid",
    "late",
    "and",
    "or",
    "circa",
    "about",
    "on",
    "toward",
    "towards",
    "for",
    "as",
    "than",
    "into",
    "like",
    "ca",
];

/// What the words around an expression tell.
pub(super) struct Guard<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) words: &'a Words<'a>,
}

impl Guard<'_> {
    /// Whether an expression is a time where it stands.
    pub(super) fn allows(&self, found: &Found, scene: &Scene) -> bool {
        let single = found.end == found.first + 1;
        if matches!(found.rule, "reference_adjective" | "text_period") {
            return scene.narrative;
        }
        match &found.expr {
            TimeExpr::Pick(Pick::Month(_), _) if self.is_lower_may(found.end.saturating_sub(1)) => false,
            TimeExpr::Pick(Pick::Month(_), Which::Bare) => self.month(found),
            TimeExpr::Pick(Pick::Month(_), Which::Of(of)) => {
                !self.is_lower_may(found.first) || matches!(**of, TimeExpr::Unit { .. })
            }
            TimeExpr::Fixed(Period::Month(..) | Period::Day(_)) | TimeExpr::Pick(Pick::Day(..), _) => {
                !self.is_lower_may(found.first)
            }
            TimeExpr::Pick(Pick::Weekday(_), Which::Bare) => self.weekday(found),
            TimeExpr::Pick(Pick::Season(season), Which::Bare) => self.season(found, *season, scene),
            TimeExpr::Fixed(Period::Year(_)) if single => self.year(found, scene),
            TimeExpr::Part { of: None, .. } => self.part(found, scene),
            TimeExpr::Reference(_) => !scene.narrative || !self.words.any(found.first, &["soon", "shortly"]),
            TimeExpr::Duration(length) | TimeExpr::In(length) | TimeExpr::Shift { length, .. } => {
                length.0.iter().all(|(_, unit)| *unit != Unit::Quarter)
            }
            TimeExpr::Pick(Pick::Feast(_), _) => !self.in_entity(found, &[EntityKind::Person]),
            _ => true,
        }
    }

    /// "may 5 soldiers cross": the verb is written small.
    fn is_lower_may(&self, at: usize) -> bool {
        self.words.any(at, &["may", "march", "mar", "sun", "sat"]) && !self.words.capital(at)
    }

    fn month(&self, found: &Found) -> bool {
        let (words, at) = (self.words, found.end.saturating_sub(1));
        let first = if words.mark(at, '.') { at.saturating_sub(1) } else { at };
        let form = words.form(first);
        let led = self.led(found.first)
            || first > found.first && !words.any(found.first, &["the", "its", "my", "our"])
            || self.modifies(found);
        if self.in_entity(found, &[EntityKind::Person]) {
            return false;
        }
        match form.to_ascii_lowercase().as_str() {
            "may" | "march" => words.capital(first) && led && !self.is_verb(first) && !self.names_on(first),
            "mar" | "jan" | "dec" | "jun" | "sep" | "nov" | "oct" | "apr" | "aug" | "feb" | "jul" => {
                led && words.capital(first)
            }
            "april" | "june" | "august" => words.capital(first) && (led || !self.names_on(first)),
            _ => led || words.capital(first) && !self.in_entity(found, &[EntityKind::Organisation]),
        }
    }

    /// "a March offensive": between an article and a noun.
    fn modifies(&self, found: &Found) -> bool {
        let words = self.words;
        let article = words.preceded(found.first, &["a", "its", "their", "his", "her", "s"])
            || words.any(found.first, &["the", "its"]);
        let links = [
            "on", "for", "of", "against", "to", "from", "through", "in", "by", "and", "at", "was", "is", "said", "has",
            "had",
        ];
        article && words.kind(found.end) == Kind::Plain && !words.capital(found.end) && !words.any(found.end, &links)
    }

    /// Whether the word before says that a time follows.
    fn led(&self, at: usize) -> bool {
        let before = self.words.before(at);
        self.words.preceded(at, LEADS)
            || before
                .is_some_and(|before| matches!(self.words.kind(before), Kind::Mark('(' | '-' | '/') | Kind::Weekday(_)))
    }

    /// Whether a capital word stands beside, so that both may be a name: "Theresa May", "June Allyson".
    fn names_on(&self, at: usize) -> bool {
        let name = |place: usize| self.words.capital(place) && self.words.kind(place) == Kind::Plain;
        let before = self
            .words
            .before(at)
            .is_some_and(|before| name(before) && !self.begins_sentence(before));
        before || name(at + 1) && !self.led(at)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        match self.words.before(at) {
            Some(before) => matches!(
                self.words.kind(before),
                Kind::Break | Kind::Mark('.' | '!' | '?' | '"' | '“' | ':')
            ),
            None => true,
        }
    }

    fn is_verb(&self, at: usize) -> bool {
        self.upos(at).is_some_and(|upos| matches!(upos, Upos::Verb | Upos::Aux))
    }

    fn upos(&self, at: usize) -> Option<Upos> {
        self.words.token(at).map(|token| self.reading.token(token).upos)
    }

    /// Whether a name of one of these sorts covers the expression.
    fn in_entity(&self, found: &Found, kinds: &[EntityKind]) -> bool {
        let span = self.words.span(found.first, found.end);
        let covers = |name: &Span| name.overlaps(span);
        let entities = &self.reading.annotation.entities;
        entities
            .iter()
            .any(|mention| kinds.contains(&mention.kind) && mention.spans.iter().any(covers))
    }

    fn weekday(&self, found: &Found) -> bool {
        let words = self.words;
        let paper = words.capital(found.end)
            && words.any(
                found.end,
                &[
                    "Times",
                    "Mirror",
                    "Telegraph",
                    "Express",
                    "Herald",
                    "Mail",
                    "World",
                    "Independent",
                    "Post",
                    "People",
                    "Sport",
                ],
            );
        let school = words.any(found.end, &["school", "schools"]) && words.is(found.first, "sunday");
        let named = words.preceded(
            found.first,
            &[
                "Black", "Bloody", "Super", "Ash", "Palm", "Holy", "Cyber", "Maundy", "Shrove",
            ],
        ) && words.before(found.first).is_some_and(|before| words.capital(before));
        !paper && !school && !named
    }

    fn season(&self, found: &Found, season: Season, scene: &Scene) -> bool {
        let words = self.words;
        let last = found.end.saturating_sub(1);
        let form = words.form(last);
        let leads = [
            "in",
            "by",
            "since",
            "until",
            "till",
            "during",
            "early",
            "mid",
            "late",
            "throughout",
            "over",
            "this",
            "before",
            "after",
        ];
        let led = words.preceded(found.first, &leads);
        if form.eq_ignore_ascii_case("fall") {
            // "the fall of Harbin" is no season.
            return led && !words.is(found.end, "of") && !self.is_verb(last);
        }
        if season == Season::Spring && form.eq_ignore_ascii_case("spring") {
            let article = found.end > found.first + 1;
            return led
                || scene.narrative
                    && (words.capital(last) || article)
                    && !words.preceded(found.first, &["Arab", "Prague"]);
        }
        !self.in_entity(found, &[EntityKind::Person, EntityKind::Location])
    }

    /// Whether a number of four digits is a year where no word of time stands with it.
    fn year(&self, found: &Found, scene: &Scene) -> bool {
        let (words, at) = (self.words, found.first);
        let Kind::Number { value, .. } = words.kind(at) else {
            return self.led(at);
        };
        if self.is_quantity(found) || value > 2100 && !words.preceded(at, &["in", "by", "until", "year"]) {
            return false;
        }
        let closed = words.before(at).is_none_or(|before| {
            matches!(
                words.kind(before),
                Kind::Mark('(' | '-' | '/' | ',' | '—') | Kind::Break
            )
        });
        if words.preceded(at, YEAR_LEADS) || closed {
            return !self.counts(at) || words.preceded(at, &["in", "since"]);
        }
        // With nothing that leads to it, a number is a year only where years of news lie.
        if !scene.narrative && !(1800..=2100).contains(&value) {
            return false;
        }
        let article = words.preceded(
            at,
            &["the", "a", "its", "his", "her", "their", "our", "s", "this", "that"],
        );
        let begins = self.begins_sentence(at);
        let subject = begins && matches!(self.upos(at + 1), Some(Upos::Verb | Upos::Aux | Upos::Adv));
        article || subject || !self.counts(at) && (scene.narrative || !begins)
    }

    /// Whether what stands beside a number says that it counts or names something.
    fn is_quantity(&self, found: &Found) -> bool {
        let (words, at) = (self.words, found.first);
        let sign = |before: usize| {
            let kind = words.kind(before);
            matches!(
                kind,
                Kind::Mark('$' | '€' | '£' | '#' | '№' | '+' | '=' | '~' | '<' | '>')
            )
        };
        let number = words.preceded(at, &["."]) && words.any(at.saturating_sub(2), &["no", "nos"]);
        number || words.before(at).is_some_and(sign) || words.any(found.end, MEASURES) || words.preceded(at, NUMBERED)
    }

    /// Whether a number counts the noun after it: "2023 soldiers".
    fn counts(&self, at: usize) -> bool {
        let plural = |place: usize| {
            let form = self.words.form(place);
            self.words.kind(place) == Kind::Plain
                && !self.words.capital(place)
                && form.ends_with('s')
                && form.len() > 3
                && !form.ends_with("ss")
        };
        let noun = |place: usize| self.upos(place).is_none_or(|upos| upos == Upos::Noun);
        let adjective = self.upos(at + 1) == Some(Upos::Adj);
        plural(at + 1) && noun(at + 1) || adjective && plural(at + 2) && noun(at + 2)
    }

    /// "at night" is a time, "night vision" is not.
    fn part(&self, found: &Found, scene: &Scene) -> bool {
        let leads = [
            "at",
            "by",
            "before",
            "after",
            "until",
            "till",
            "around",
            "about",
            "during",
            "in",
            "since",
            "from",
            "of",
            "into",
            "to",
            "toward",
            "through",
            "throughout",
            "all",
            "and",
            "on",
            "per",
        ];
        let article = found.end > found.first + 1;
        let led = self.words.preceded(found.first, &leads);
        let noun_follows = !article && self.upos(found.end) == Some(Upos::Noun);
        let night = scene.narrative
            && matches!(
                found.expr,
                TimeExpr::Part {
                    part: Part::Night | Part::Daytime,
                    ..
                }
            );
        led && !noun_follows || article && scene.narrative || article && led || night
    }
}

/// Words before a number of four digits that make it a year.
#[rustfmt::skip]
const YEAR_LEADS: &[&str] = &[
    "in", "since", "until", "till", "by", "during", "before", "after", "from", "throughout", "late", "early", "mid", "of", "between", "circa", "year",
];

/// Words before a number of four digits that make it the name or the count of something.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "no", "resolution", "flight", "highway", "route", "room", "model", "number", "least", "than", "some", "nearly", "almost", "over", "article",
    "estimated", "roughly", "approximately", "decree", "order", "unit", "channel",
];

/// What a number of four digits may count.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "people",
    "men",
    "women",
    "km",
    "kilometers",
    "kilometres",
    "kg",
    "m",
    "meters",
    "metres",
    "miles",
    "feet",
    "ft",
    "tons",
    "tonnes",
    "dollars",
    "euros",
    "rubles",
    "roubles",
    "pounds",
    "percent",
    "troops",
    "soldiers",
    "children",
    "civilians",
    "acres",
    "hectares",
    "mm",
    "rounds",
    "times",
    "fighters",
    "prisoners",
    "refugees",
    "homes",
    "houses",
    "square",
    "police",
    "degrees",
    "lives",
    "personnel",
    "casualties",
    "tanks",
];
