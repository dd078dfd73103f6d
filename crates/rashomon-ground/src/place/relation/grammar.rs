//! The grammar of relations: one function for each form, tried in turn at each word.

use std::ops::Range;

use rashomon_types::{PlaceUse, Upos};

use super::bearing::bearing;
use super::number::length;
use super::{Reach, Relation};
use crate::place::name::{Name, Only};
use crate::place::sort::{Sort, sort_of};
use crate::place::words::Words;

type Found = Option<(Range<usize>, Relation)>;

/// The relation that begins at a word.
pub(crate) fn relation(words: &Words<'_>, names: &[Name], at: usize) -> Found {
    let text = Text { words, names };
    text.distance(at)
        .or_else(|| text.side_of_border(at))
        .or_else(|| text.between(at))
        .or_else(|| text.road(at))
        .or_else(|| text.edge(at))
        .or_else(|| text.part(at))
        .or_else(|| text.direction(at))
        .or_else(|| text.near(at))
}

struct Text<'t, 'a> {
    words: &'t Words<'a>,
    names: &'t [Name],
}

impl Text<'_, '_> {
    fn lower(&self, at: usize) -> &str {
        self.words.lower(at)
    }

    /// "about 20 km north-east of X", "four kilometres from the Turkish border", "300 metres inside X".
    fn distance(&self, at: usize) -> Found {
        let length = length(self.words, at)?;
        let mut next = length.end;
        let mut way = None;
        for _ in 0..6 {
            if !self.words.is_together(at, next) {
                return None;
            }
            if let Some((degrees, end)) = bearing(self.words, next) {
                (way, next) = (Some(degrees), end);
                continue;
            }
            match self.lower(next) {
                "of" | "from" | "outside" | "off" => break,
                "inside" | "into" => return self.inside(at, next + 1, &length),
                "to" | "the" | "away" | "upriver" | "downriver" | "upstream" | "downstream" | "inland" | "," | "further" | "farther" | "out" | "due"
                | "short" | "up" | "down" | "back" | "by" | "road" | "on" | "in" => next += 1,
                // "a 20-kilometer pursuit east from X"
                _ if self.lower(length.end - 2) == "-" && self.is_noun(next) => next += 1,
                _ => return None,
            }
        }
        if way.is_none() && !matches!(self.lower(next), "from" | "outside" | "off") || !matches!(self.lower(next), "of" | "from" | "outside" | "off") {
            return None;
        }
        let first = self.with_article(length.first);
        if let Some(border) = self.border(next + 1) {
            return Some(self.with_side(first, border, (length.low_km, length.high_km), false));
        }
        let (anchor, end) = self.anchor(next + 1)?;
        let relation = Relation::Offset {
            low_km: length.low_km,
            high_km: length.high_km,
            hedged: length.hedged,
            bearing: way,
            anchor,
        };
        Some((first..end, relation))
    }

    /// "a 20-kilometer pursuit": the article belongs to the phrase.
    fn with_article(&self, first: usize) -> usize {
        let is_article = matches!(self.words.before(first, 1), "a" | "an") && self.lower(first + 1) == "-";
        first - usize::from(is_article)
    }

    fn is_noun(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Adj))
    }

    /// "300 metres inside X, east of Y".
    fn inside(&self, at: usize, next: usize, length: &super::number::Length) -> Found {
        let next = next + usize::from(self.lower(next) == "the");
        let (country, end) = self.name_at(next)?;
        let _ = at;
        let border = (vec![country], end);
        Some(self.with_side(length.first, border, (length.low_km, length.high_km), true))
    }

    /// "the Turkish border", "the border with X", "the border between X and Y": the countries and the word after.
    fn border(&self, at: usize) -> Option<(Vec<usize>, usize)> {
        let mut next = at + usize::from(matches!(self.lower(at), "the" | "its" | "their" | "a"));
        let mut countries = Vec::new();
        while let Some((name, end)) = self.any_name_at(next) {
            countries.push(name);
            next = end;
            next += usize::from(matches!(self.lower(next), "-" | "–" | "'s" | "’s" | "and"));
        }
        next += usize::from(matches!(self.lower(next), "international" | "state" | "southern" | "northern" | "eastern" | "western"));
        if !matches!(self.lower(next), "border" | "frontier" | "borders") {
            return None;
        }
        next += 1;
        if matches!(self.lower(next), "with" | "between" | "of") {
            if let Some((first, end)) = self.any_name_at(next + 1) {
                countries.push(first);
                next = end;
                if self.lower(next) == "and" {
                    if let Some((second, end)) = self.any_name_at(next + 1) {
                        countries.push(second);
                        next = end;
                    }
                }
            }
        }
        Some((countries, next))
    }

    /// A border with the town and the direction that follow it: ", west of X".
    fn with_side(&self, first: usize, border: (Vec<usize>, usize), km: (f64, f64), inside: bool) -> (Range<usize>, Relation) {
        let (countries, end) = border;
        let next = end + usize::from(self.lower(end) == ",");
        let (toward, end) = self.side(next).filter(|_| self.words.is_together(first, next)).map_or((None, end), |(way, name, end)| (Some((way, name)), end));
        let relation = Relation::Border {
            low_km: km.0,
            high_km: km.1,
            inside,
            countries,
            toward,
        };
        (first..end, relation)
    }

    /// "west of X", "near X", "across from X": the direction, the name, the word after.
    fn side(&self, at: usize) -> Option<(Option<f64>, usize, usize)> {
        let at = at + usize::from(self.lower(at) == "just");
        if let Some((degrees, next)) = bearing(self.words, at) {
            let (name, end) = (self.lower(next) == "of").then(|| self.anchor(next + 1)).flatten()?;
            return Some((Some(degrees), name, end));
        }
        let next = match (self.lower(at), self.lower(at + 1)) {
            ("near" | "opposite" | "outside" | "at" | "from", _) => at + 1,
            ("across" | "close" | "next", "from" | "to") => at + 2,
            _ => return None,
        };
        let (name, end) = self.anchor(next)?;
        Some((None, name, end))
    }

    /// "over the border from X", "on the Rwandan side of the border, across from X".
    fn side_of_border(&self, at: usize) -> Found {
        let next = match (self.lower(at), self.lower(at + 1)) {
            ("over" | "across", "the") => self.border(at + 1).map(|(_, end)| end)?,
            ("on", "the") => {
                let (_, end) = self.any_name_at(at + 2)?;
                let is_side = self.lower(end) == "side" && self.lower(end + 1) == "of";
                is_side.then(|| self.border(end + 2)).flatten()?.1
            }
            _ => return None,
        };
        let next = next + usize::from(self.lower(next) == ",");
        let (_, anchor, end) = self.side(next)?;
        Some((at..end, Relation::Near { anchor }))
    }

    /// "halfway between X and Y", "on the road between X and Y".
    fn between(&self, at: usize) -> Found {
        let (mut first, mut halfway) = (at, false);
        if self.lower(at) != "between" {
            return None;
        }
        if matches!(self.words.before(at, 1), "halfway" | "midway") {
            (first, halfway) = (at - 1, true);
        } else if self.words.before(at, 1) == "way" && matches!(self.words.before(at, 2), "half" | "mid") {
            (first, halfway) = (at - 2, true);
        }
        let (a, end) = self.anchor(at + 1)?;
        let (b, end) = (self.lower(end) == "and").then(|| self.anchor(end + 1)).flatten()?;
        let are_places = [a, b].iter().all(|name| self.names.get(*name).is_some_and(|name| name.usage != PlaceUse::Actor && name.only != Some(Only::Country)));
        are_places.then_some((first..end, Relation::Between { a, b, halfway }))
    }

    /// "along the rail line from X to Y", "on the road from X to Y", "the X-Y highway".
    fn road(&self, at: usize) -> Found {
        let is_way = |word: &str| matches!(word, "road" | "highway" | "line" | "railway" | "motorway" | "railroad" | "route" | "track" | "pipeline" | "corridor" | "rail");
        if matches!(self.lower(at), "on" | "along" | "the") {
            let from = (at..at + 6).find(|next| matches!(self.lower(*next), "from" | "linking" | "connecting" | "joining"))?;
            let told = from >= 1 && is_way(self.lower(from - 1)) && self.words.is_together(at, from);
            let (a, end) = told.then(|| self.anchor(from + 1)).flatten()?;
            let (b, end) = matches!(self.lower(end), "to" | "and" | "with").then(|| self.anchor(end + 1)).flatten()?;
            return Some((at..end, Relation::Between { a, b, halfway: false }));
        }
        let (a, end) = self.name_at(at)?;
        let (b, end) = matches!(self.lower(end), "-" | "–" | "—" | "to").then(|| self.name_at(end + 1)).flatten()?;
        let first = at - usize::from(self.words.before(at, 1) == "the");
        is_way(self.lower(end)).then_some((first..end + 1, Relation::Between { a, b, halfway: false }))
    }

    /// "the western outskirts of X", "on the northern edge of X".
    fn edge(&self, at: usize) -> Found {
        let the = usize::from(self.lower(at) == "the");
        let (degrees, next) = bearing(self.words, at + the)?;
        let is_edge = matches!(self.lower(next), "outskirts" | "edge" | "approaches" | "suburbs" | "outskirt" | "fringe" | "fringes" | "districts" | "side" | "part" | "parts");
        let (anchor, end) = (is_edge && matches!(self.lower(next + 1), "of" | "to")).then(|| self.anchor(next + 2)).flatten()?;
        Some((at..end, Relation::Part { degrees, anchor, edge: true }))
    }

    /// "northern Gaza", "eastern Ukraine".
    fn part(&self, at: usize) -> Found {
        let (degrees, next) = bearing(self.words, at)?;
        let is_part = self.lower(next - 1).ends_with("ern") && !self.words.is_capital(at);
        let (anchor, end) = is_part.then(|| self.name_at(next)).flatten()?;
        let is_place = self.names.get(anchor).is_some_and(|name| name.usage == PlaceUse::Location && name.sort != Some(Sort::Road));
        is_place.then_some((at..end, Relation::Part { degrees, anchor, edge: false }))
    }

    /// "east of X", "just to the north of X", "the mountains east of X".
    fn direction(&self, at: usize) -> Found {
        let (degrees, next) = bearing(self.words, at)?;
        if self.words.is_capital(at) {
            return None;
        }
        let (anchor, end) = (self.lower(next) == "of").then(|| self.anchor(next + 1)).flatten()?;
        let mut first = at;
        if self.words.before(first, 1) == "the" && self.words.before(first, 2) == "to" {
            first -= 2;
        }
        if first == at && self.words.before(at, 1) == "the" {
            // "in the east of X" lies in it.
            return Some((at..end, Relation::Part { degrees, anchor, edge: true }));
        }
        let just = self.words.before(first, 1) == "just";
        first -= usize::from(just);
        let reach = if just { Reach::Just } else { Reach::Open };
        Some((first..end, Relation::Bearing { degrees, anchor, reach }))
    }

    /// "near X", "on the outskirts of X", "not far from X".
    fn near(&self, at: usize) -> Found {
        let l = |by: usize| self.lower(at + by);
        let next = match (l(0), l(1), l(2), l(3)) {
            ("on", "the", "outskirts" | "edge" | "fringes", "of") => at + 4,
            ("not", "far", "from", _) => at + 3,
            ("in", "the", "vicinity" | "countryside" | "area", "of" | "around") => at + 4,
            ("next" | "close" | "adjacent", "to", _, _) => at + 2,
            ("just", "outside", _, _) => at + 2,
            ("countryside" | "area" | "villages" | "fields", "around", _, _) => at + 2,
            ("near" | "outside" | "around" | "nearby", _, _, _) => at + 1,
            _ => return None,
        };
        let (anchor, end) = self.anchor(next)?;
        let is_place = self.names.get(anchor).is_some_and(|name| name.sort != Some(Sort::Road));
        is_place.then_some((at..end, Relation::Near { anchor }))
    }

    /// The name of the place that a noun phrase means: "the Iraqi city of X", "the Malian capital, X".
    fn anchor(&self, at: usize) -> Option<(usize, usize)> {
        let mut next = at;
        for _ in 0..8 {
            if let Some((name, end)) = self.any_name_at(next) {
                let is_owner = self.is_owner(name, end);
                if !is_owner {
                    return Some((name, end));
                }
                next = end;
                continue;
            }
            let word = self.lower(next);
            let is_link = matches!(word, "the" | "a" | "of" | "'s" | "’s" | "nearby" | "besieged" | "occupied") || sort_of(word).is_some() || word == "," && self.lower(next.wrapping_sub(1)) == "capital";
            let is_adjective = self.words.get(next).is_some_and(|word| word.upos == Upos::Adj) && next > at;
            if !is_link && !is_adjective || !self.words.is_together(at, next + 1) {
                return None;
            }
            next += 1;
        }
        None
    }

    /// Whether a name only says whose the place is that follows.
    fn is_owner(&self, name: usize, end: usize) -> bool {
        let is_nation = self.names.get(name).is_some_and(|name| name.usage == PlaceUse::Adjective && name.only == Some(Only::Country));
        is_nation || matches!(self.lower(end), "'s" | "’s")
    }

    /// The name that begins at a word, and the word after it; nations' adjectives are none.
    fn name_at(&self, at: usize) -> Option<(usize, usize)> {
        self.any_name_at(at).filter(|(name, _)| {
            self.names.get(*name).is_some_and(|name| !(name.usage == PlaceUse::Adjective && name.only == Some(Only::Country)))
        })
    }

    fn any_name_at(&self, at: usize) -> Option<(usize, usize)> {
        let found = self.names.binary_search_by_key(&at, |name| name.tokens.start).ok()?;
        let end = self.names.get(found)?.tokens.end;
        Some((found, end))
    }
}
