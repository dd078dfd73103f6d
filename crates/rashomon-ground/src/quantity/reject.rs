//! Numbers that count nothing: dates, clock times, ordinals, names of roads and units, models, scores, telephone numbers.

use rashomon_types::{TokenId, Upos};

use super::bound::Bounded;
use super::scene::Scene;
use super::unit::Measure;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "aug.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
];

impl Scene<'_> {
    /// Whether the number at these pieces names or dates something.
    pub(super) fn counts_nothing(&self, found: &Bounded) -> bool {
        self.is_glued_on(found)
            || self.is_date(found)
            || self.is_clock(found)
            || self.is_label(found)
            || self.is_code(found)
            || self.is_share(found)
            || self.back(found.first, 1) == "not"
                && self.text(found.core) == "one"
                && self.text(found.core_end) == "more"
    }

    /// "one in three of them": both numbers are a share.
    fn is_share(&self, found: &Bounded) -> bool {
        let is_number = |place: usize| {
            self.token_at(place)
                .is_some_and(|token| self.reading.token(token).upos == Upos::Num)
        };
        let begins = |place: usize| {
            self.text(place) == "one"
                && self.text(place + 1) == "in"
                && is_number(place + 2)
                && self.text(place + 3) != "-"
        };
        begins(found.core) || found.core.checked_sub(2).is_some_and(begins)
    }

    fn is_month(&self, place: usize) -> bool {
        let is_name = self.token_at(place).is_some_and(|token| self.is_capital(token));
        is_name && MONTHS.contains(&self.text(place))
    }

    /// "T-90", "BMP-2", "MiG-21s", "2nd", "9/11", "3-3".
    fn is_glued_on(&self, found: &Bounded) -> bool {
        let is_glued = |place: usize| self.pieces.get(place).is_some_and(|piece| piece.glued);
        let before = self.back(found.core, 1);
        let two_before = self.back(found.core, 2);
        let is_word = |text: &str| text.starts_with(char::is_alphanumeric) || text.starts_with('.');
        let is_first_digit = self
            .pieces
            .get(found.core)
            .is_some_and(super::numeral::Piece::is_digits);
        let joined_before = is_first_digit
            && found.first == found.core
            && is_glued(found.core)
            && match before {
                "-" | "/" | "–" | ":" | "." | "'" => is_glued(found.core - 1) && is_word(two_before),
                "#" => true,
                _ => before.ends_with(|character: char| character.is_alphanumeric() || character == '-'),
            };
        let after = self.text(found.core_end);
        let joined_after = is_first_digit
            && is_glued(found.core_end)
            && (matches!(after, "/" | ":" | "°" | "º" | "′" | "″" | "x" | "×" | "*")
                || after.starts_with(char::is_alphabetic) && self.measure_at(found).is_none());
        let range_of_letters = is_first_digit
            && after == "-"
            && is_glued(found.core_end)
            && is_glued(found.core_end + 1)
            && self
                .text(found.core_end + 1)
                .starts_with(|character: char| character.is_ascii_digit());
        // "50.5 N 35.7 E"
        let is_coordinate = is_first_digit && matches!(after, "n" | "s" | "e" | "w" | "N" | "S" | "E" | "W");
        joined_before || joined_after || range_of_letters || is_coordinate
    }

    fn measure_at(&self, found: &Bounded) -> Option<Measure> {
        super::unit::measure(&self.pieces, self.lexicon, found.core, found.core_end)
    }

    /// "30 November", "May 5", "in 2027", "the night of 3 to 4 August".
    fn is_date(&self, found: &Bounded) -> bool {
        if self.is_month(found.core_end)
            || (found.core > 0 && self.is_month(found.core - 1) && found.first == found.core)
        {
            return true;
        }
        if self.text(found.core_end) == "of" && self.is_month(found.core_end + 1) {
            return true;
        }
        let after_to = matches!(self.text(found.core_end), "and" | "or" | "," | "to" | "-" | "–")
            && self
                .pieces
                .get(found.core_end + 1)
                .is_some_and(super::numeral::Piece::is_digits)
            && self.is_month(found.core_end + 2);
        after_to || self.is_year(found)
    }

    fn is_year(&self, found: &Bounded) -> bool {
        let text = self.text(found.core);
        let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let value = found.low.unwrap_or(0.0);
        if !is_plain
            || !(1000.0..2100.0).contains(&value)
            || found.core_end != found.core + 1 && found.modifier.is_none()
        {
            return false;
        }
        if self.measure_at(found).is_some()
            || found
                .modifier
                .is_some_and(|modifier| modifier != rashomon_types::QuantityModifier::Between)
        {
            return false;
        }
        let leads = matches!(
            self.back(found.core, 1),
            "in" | "since"
                | "by"
                | "of"
                | "until"
                | "till"
                | "from"
                | "before"
                | "after"
                | "during"
                | "year"
                | "and"
                | "to"
                | "the"
                | "early"
                | "late"
                | "mid"
                | "mid-"
                | "("
                | ","
                | "spring"
                | "summer"
                | "autumn"
                | "winter"
                | "for"
        );
        let Some(token) = self.token_at(found.core) else {
            return false;
        };
        let has_noun = self.token_at(found.core_end).is_some_and(|next| {
            self.same_sentence(next, token)
                && self.reading.head(token).is_some_and(|head| head >= next)
                && self.reading.token(token).is("nummod")
        });
        let is_dating = value >= 1900.0 && has_noun && !self.is_counted_plural(found) && !text.contains(',');
        is_dating
            || leads && !has_noun
            || !has_noun && !self.reading.token(token).is("nsubj") && !self.reading.token(token).is("obj")
            || matches!(self.back(found.core, 1), "in" | "since" | "of")
                && value >= 1900.0
                && !self.is_counted_plural(found)
    }

    fn is_counted_plural(&self, found: &Bounded) -> bool {
        self.token_at(found.core_end).is_some_and(|next| {
            let token = self.reading.token(next);
            token.feature("Number") == Some("Plur") || token.upos == Upos::Adj
        })
    }

    /// "19:45", "10 p.m.", "nine o'clock", "at 0600", "at nine in the morning".
    fn is_clock(&self, found: &Bounded) -> bool {
        let after = self.text(found.core_end);
        let is_named = matches!(
            after,
            "p.m."
                | "a.m."
                | "p.m"
                | "a.m"
                | "pm"
                | "am"
                | "o'clock"
                | "o’clock"
                | "gmt"
                | "utc"
                | "hrs"
                | "noon"
                | "est"
                | "cet"
        );
        let split = matches!(
            (after, self.text(found.core_end + 1)),
            ("o", "'clock" | "’clock") | ("a" | "p", "." | "m")
        );
        let is_of_day = after == "in"
            && self.text(found.core_end + 1) == "the"
            && matches!(self.text(found.core_end + 2), "morning" | "evening" | "afternoon");
        let at = self.back(found.first, 1) == "at"
            || self.back(found.first, 1) == "until"
            || self.back(found.first, 1) == "by"
            || self.back(found.first, 1) == "before";
        let text = self.text(found.core);
        let is_dotted = at && text.len() == 5 && text.as_bytes().get(2) == Some(&b'.');
        let is_past = matches!(self.back(found.first, 1), "past" | "to")
            && matches!(self.back(found.first, 2), "quarter" | "half" | "minutes")
            || self.back(found.first, 2) == "half" && self.back(found.first, 1) == "past";
        is_past || is_named || split || (is_of_day && at) || is_dotted
    }

    /// "Road 14", "Hill 340", "page 7", "No. 51", "Resolution 2202", "Group of Seven".
    fn is_label(&self, found: &Bounded) -> bool {
        if found.first != found.core || found.core == 0 {
            return false;
        }
        let (Some(token), Some(before)) = (self.token_at(found.core), self.token_at(found.core - 1)) else {
            return false;
        };
        if !self.same_sentence(token, before) {
            return false;
        }
        let label = self.back(found.core, 1);
        if matches!(label, "no." | "nr." | "no" | "#" | "№" | "nos" | "nos.")
            || (label == "." && matches!(self.back(found.core, 2), "no" | "nr" | "nos"))
        {
            return true;
        }
        let counts_on = self.counts_on(token, found);
        // "crossed Route 9": the tree may take the number for what was crossed.
        let counted = counts_on && !self.reading.token(token).is("obj");
        let is_verb = self.reading.token(before).upos == Upos::Verb;
        let is_labelled =
            !is_verb && self.lexicon.is_label(label) && !self.is_plural(before) && !counted && found.low != Some(0.0);
        let is_named = self.is_capital(before)
            && self.reading.token(before).upos != Upos::Num
            && !counts_on
            && self.hangs_on_name(token, before);
        let in_name = self.is_capital(token)
            && self
                .reading
                .before(token)
                .is_some_and(|before| self.reading.lower(before) != "\"")
            && found.low.is_some_and(|low| low < 100.0)
            && self.is_inside_name(token);
        is_labelled || is_named || in_name
    }

    /// Whether the number goes on to a noun, a unit or a verb of its own.
    fn counts_on(&self, token: TokenId, found: &Bounded) -> bool {
        let relation = self.reading.token(token);
        let head = self.reading.head(token);
        let to_right = head.is_some_and(|head| head > token && self.is_nounlike(head)) && relation.is("nummod");
        let is_argument = relation.is("nsubj")
            || (relation.is("obj") && head.is_some_and(|head| self.reading.token(head).upos == Upos::Verb));
        let next_is_noun = self.token_at(found.core_end).is_some_and(|next| {
            self.same_sentence(next, token)
                && self.reading.token(next).upos == Upos::Noun
                && self.reading.token(next).feature("Number") == Some("Plur")
        });
        to_right || is_argument || next_is_noun || self.measure_at(found).is_some()
    }

    fn hangs_on_name(&self, token: TokenId, before: TokenId) -> bool {
        let relation = self.reading.token(token);
        let is_joined = relation.is("flat")
            || relation.is("nummod")
            || relation.is("nmod")
            || relation.is("appos")
            || relation.is("compound")
            || relation.is("obl")
            || relation.is("list")
            || relation.is("dep");
        is_joined && (self.reading.token(before).upos == Upos::Propn || self.reading.head(token) == Some(before))
    }

    fn is_plural(&self, id: TokenId) -> bool {
        self.reading.token(id).feature("Number") == Some("Plur")
    }

    /// A numeral with a capital inside a longer name.
    fn is_inside_name(&self, token: TokenId) -> bool {
        let span = self.reading.token(token).span;
        let starts = self.reading.sentence(token).first == token;
        let inside = |mention: &&rashomon_types::EntityMention| {
            mention
                .spans
                .iter()
                .any(|name| name.covers(span) && name.len() > span.len() && name.start() < span.start())
        };
        !starts && self.reading.annotation.entities.iter().any(|mention| inside(&mention))
    }

    /// Telephone numbers and other codes: seven digits and more in one go, groups joined by hyphens.
    fn is_code(&self, found: &Bounded) -> bool {
        let text = self.text(found.core);
        let is_long = text.len() >= 7
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && self.token_at(found.core_end).is_none_or(|next| !self.is_nounlike(next));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let led_by_zero = (1..4)
            .take_while(|&steps| digits(self.back(found.core, steps)))
            .any(|steps| self.back(found.core, steps).starts_with('0'));
        // "1 of 30", "6 3 5 4": captions and keys of maps.
        let next_is_digits = digits(self.text(found.core_end))
            || self.text(found.core_end) == "of" && digits(self.text(found.core_end + 1)) && digits(text);
        let follows_digits =
            digits(self.back(found.core, 1)) && !self.back(found.core, 1).starts_with("20") && digits(text)
                || self.back(found.core, 1) == "of" && digits(self.back(found.core, 2)) && self.counted_nothing(found);
        if digits(text) && (led_by_zero || next_is_digits && self.counted_nothing(found) || follows_digits) {
            return true;
        }
        let is_dialled =
            matches!(self.back(found.core, 1), "+") && self.pieces.get(found.core).is_some_and(|piece| piece.glued);
        let is_called = matches!(self.back(found.core, 1), "call" | "dial" | "phone" | "ring")
            && self.token_at(found.core_end).is_none_or(|next| !self.is_nounlike(next));
        let version = is_called || text.matches('.').count() > 1;
        is_long || is_dialled || version
    }

    /// Whether no noun follows that could be counted.
    fn counted_nothing(&self, found: &Bounded) -> bool {
        self.token_at(found.core_end).is_none_or(|next| {
            let token = self.reading.token(next);
            !matches!(token.upos, Upos::Noun | Upos::Adj) && self.measure_at(found).is_none()
        })
    }

    /// "three days earlier", "two weeks ago", "four days after the envoys had met", "one day": a date, no stretch of time.
    pub(super) fn is_dated(&self, found: &Bounded, measure: &Measure) -> bool {
        if measure.kind != rashomon_types::QuantityKind::Duration {
            return false;
        }
        let after = self.text(measure.end);
        let lasts = matches!(
            self.back(found.first, 1),
            "for" | "lasted" | "took" | "lasts" | "last" | "takes" | "taken" | "within" | "during" | "spent" | "past"
        );
        let away = match after {
            "ago" | "earlier" | "previously" | "hence" | "beforehand" | "afterwards" => true,
            "later" | "before" | "after" | "prior" | "on" | "past" => !lasts,
            "from" => self.text(measure.end + 1) == "now",
            "into" | "since" | "to" => false,
            _ => false,
        };
        let is_one_day = found.low == Some(1.0)
            && found.modifier.is_none()
            && self.text(found.core) == "one"
            && !measure.joined
            && !lasts
            && !matches!(
                self.back(found.first, 1),
                "in" | "of" | "over" | "after" | "than" | "least" | "only" | "just" | "and" | "or"
            );
        let old = matches!(after, "old");
        away || is_one_day || old
    }
}
