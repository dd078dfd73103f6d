//! The name that a relation serves: "Ostrivne, a village 12 km south of X", "Bor, 150 kilometres north of X".

use std::ops::Range;

use rashomon_types::{PlaceUse, Upos};

use super::Relation;
use crate::place::name::Name;
use crate::place::sort::{Sort, sort_of};
use crate::place::words::Words;

/// How many words may stand between the name and the relation.
const REACH: usize = 9;

pub(crate) fn of(words: &Words<'_>, names: &[Name], tokens: &Range<usize>, relation: &Relation) -> Option<usize> {
    if matches!(relation, Relation::Part { .. }) {
        return None;
    }
    let anchors = relation.anchors();
    let number = names.iter().rposition(|name| name.tokens.end <= tokens.start)?;
    let name = names.get(number)?;
    let near = tokens.start - name.tokens.end <= REACH && words.is_together(name.tokens.start, tokens.start);
    let is_place = name.usage == PlaceUse::Location && name.only.is_none() && name.sort != Some(Sort::Road);
    if !near || !is_place || anchors.contains(&number) {
        return None;
    }
    is_apposed(words, name.tokens.end..tokens.start, relation).then_some(number)
}

/// Whether the words between make the relation an apposition to the name.
fn is_apposed(words: &Words<'_>, between: Range<usize>, relation: &Relation) -> bool {
    let list: Vec<&str> = between.clone().map(|at| words.lower(at)).collect();
    // "in Kutum near Diffa" says where Kutum lies only by a comma or a noun; a distance says it at once.
    let is_exact = matches!(relation, Relation::Offset { .. } | Relation::Border { .. });
    match list.as_slice() {
        [] => is_exact,
        [","] | ["("] | [",", "just" | "which" | "that" | "lying" | "located" | "situated"] | [",", "which" | "that", "is" | "lies" | "stands"] => true,
        ["region" | "district" | "area" | "village" | "town" | "city", rest @ ..] => rest.is_empty() || rest == [","],
        [",", "in", ..] | [",", "on", ..] | [",", "at", ..] => false,
        [",", inside @ ..] | ["(", inside @ ..] => {
            let has_sort = inside.iter().any(|word| sort_of(word).is_some());
            let is_plain = between.skip(1).all(|at| {
                words
                    .get(at)
                    .is_some_and(|word| !matches!(word.upos, Upos::Punct) && !(word.upos == Upos::Verb && !word.lower.ends_with("ed")) || word.lower == "-")
            });
            has_sort && is_plain
        }
        _ => false,
    }
}
