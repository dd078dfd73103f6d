//! Other names that a phrase gives for its voice: initials in brackets, a nom de guerre.

use std::ops::Range;

use super::phrase::Phrase;

/// "(PFOK)", "known as Hatchet".
pub(super) fn aliases(phrase: &Phrase<'_>) -> Vec<String> {
    let bracketed = phrase.parts.iter().filter(|part| is_initials(phrase, part));
    let mut out: Vec<String> = bracketed.map(|part| phrase.slice(part)).collect();
    let all = 0..phrase.words.len();
    out.extend(
        all.filter(|&at| introduces(phrase, at))
            .filter_map(|at| name_from(phrase, at + 1)),
    );
    out
}

fn is_initials(phrase: &Phrase<'_>, part: &Range<usize>) -> bool {
    part.len() == 1 && phrase.words[part.start].bracketed && phrase.words[part.start].is_acronym()
}

/// Whether a nickname may follow this word.
fn introduces(phrase: &Phrase<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| phrase.lower(before)).unwrap_or_default();
    match phrase.lower(at).as_str() {
        "as" => before == "known" || (at.saturating_sub(3)..at).any(|word| phrase.lower(word) == "name"),
        "named" | "nicknamed" | "alias" | "codenamed" | "dubbed" => true,
        "guerre" => before == "de",
        _ => false,
    }
}

fn name_from(phrase: &Phrase<'_>, start: usize) -> Option<String> {
    let start = if phrase.lower(start) == "the" { start + 1 } else { start };
    let capital = |at: &usize| phrase.words[*at].is_capital() && (*at == start || !phrase.words[*at].after_break);
    let end = (start..phrase.words.len()).take_while(capital).last()? + 1;
    Some(phrase.slice(&(start..end)))
}
