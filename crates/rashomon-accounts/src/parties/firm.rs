//! Firms that a report names before it calls them "the company".

use rashomon_types::{PartyRole, Source};

use super::Cast;
use crate::corpus::Corpus;
use crate::names;

/// "The company said", after "the shipping firm Orla Lines": the firm that the report named last before it.
pub(super) fn by_firm(corpus: &Corpus<'_>, claim: usize, origin: &Source, cast: &mut Cast) -> Option<usize> {
    const FIRMS: &[&str] = &[
        "firm",
        "company",
        "operator",
        "carrier",
        "owner",
        "insurer",
        "utility",
        "contractor",
    ];
    let own = names::words(origin.name.as_deref()?);
    let is_firm = matches!(own.as_slice(), [word] if FIRMS.contains(&word.as_str()));
    let first = origin.spans.first().filter(|_| is_firm)?;
    let document = corpus.documents.get(corpus.document_of(claim)?)?;
    let sentence_end = document.text.get(first.end() as usize..)?.find(['.', '\n']);
    let end = first.end() as usize + sentence_end.unwrap_or_default();
    let before = document.text.get(..end)?;
    let words: Vec<&str> = before.split_whitespace().collect();
    let name = (0..words.len()).rev().find_map(|at| {
        let word = names::words(words.get(at)?).join(" ");
        let behind = FIRMS
            .contains(&word.as_str())
            .then(|| run_from(words.get(at + 1..).unwrap_or_default()));
        let is_end = FIRM_ENDS.contains(&word.as_str());
        let ending = || is_end.then(|| run_to(words.get(..=at).unwrap_or_default()));
        behind
            .filter(|name| !name.is_empty())
            .or_else(ending)
            .filter(|name| name.contains(' ') || !is_end)
    })?;
    Some(cast.add(&name, None, PartyRole::Observer, "it speaks of the event"))
}

/// Words that end the names of firms.
const FIRM_ENDS: &[&str] = &[
    "oil",
    "petroleum",
    "shipping",
    "lines",
    "energy",
    "hydro",
    "gas",
    "mining",
    "railways",
    "rail",
    "airlines",
    "airways",
    "air",
    "steel",
    "power",
    "telecom",
    "cement",
    "textiles",
    "foods",
    "pharma",
    "labs",
    "systems",
    "logistics",
    "maritime",
    "bunker",
    "marine",
];

/// The capitalised words that a list begins with, up to a mark.
fn run_from(words: &[&str]) -> String {
    let is_name = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let name: Vec<&str> = words.iter().take_while(is_name).take(4).copied().collect();
    let end = name
        .iter()
        .position(|word| word.ends_with([',', '.', ';']))
        .map_or(name.len(), |at| at + 1);
    let name = name.get(..end).unwrap_or_default().join(" ");
    bare(&name)
}

/// The capitalised words that a list ends with.
fn run_to(words: &[&str]) -> String {
    let is_name = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase) && !matches!(**word, "The" | "A");
    let mut name: Vec<&str> = words.iter().rev().take_while(is_name).take(4).copied().collect();
    name.reverse();
    bare(&name.join(" "))
}

/// Without marks and a possessive ending.
fn bare(name: &str) -> String {
    let name = name.trim_matches(|letter: char| !letter.is_alphanumeric());
    let owner = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
    owner.unwrap_or(name).to_owned()
}
