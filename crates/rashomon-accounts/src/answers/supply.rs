//! Who brought goods to whom, in events about what is forbidden to trade: "Halmyran tankers had transferred oil to ships of
//! Vardia".
//!
//! There the deed is the trade. What authorities seize or forbid answers it, and tells nobody who did it.

use rashomon_types::{Claim, Span};

use super::doer::first_words;
use super::initiator::draft;
use super::naming::{bare, is_capital, words_of};
use super::{Draft, Scene, with_polarity};
use crate::names;
use crate::value::{Named, Sort};

/// Goods brought by one to another, as words tell it.
pub(super) struct Supply<'a> {
    supplier: &'a str,
    recipient: Option<&'a str>,
    /// The words, and where they begin within the piece.
    at: usize,
    words: &'a str,
}

/// Whether an event is about what is forbidden to trade.
pub(super) fn is_trade(scene: &Scene<'_>) -> bool {
    scene
        .occasion
        .kinds
        .first()
        .is_some_and(|kind| kind == "sanction" || kind == "transfer")
}

/// Who is said to have brought the goods.
pub(super) fn supplier(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Draft> {
    let stance = scene.stance(place, claim)?;
    claim.content.spans.iter().find_map(|&piece| {
        let supply = supply(scene, scene.words(place, piece))?;
        let party = scene
            .cast
            .find(supply.supplier)
            .or_else(|| scene.cast.find_by_adjective(supply.supplier));
        let has_name = supply.supplier.chars().any(char::is_uppercase);
        let named = Named {
            words: supply.supplier.to_owned(),
            party,
            sort: Sort::default(),
        };
        let span = within(piece, supply.at, supply.words)?;
        (party.is_some() || has_name)
            .then(|| draft(place, with_polarity(stance, claim.polarity), vec![named], vec![span]))
    })
}

/// To whom they were brought, with where the words stand.
pub(super) fn recipient(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<(String, Span)> {
    claim.content.spans.iter().find_map(|&piece| {
        let supply = supply(scene, scene.words(place, piece))?;
        let span = within(piece, supply.at, supply.words)?;
        Some((supply.recipient?.to_owned(), span))
    })
}

fn within(piece: Span, at: usize, words: &str) -> Option<Span> {
    let start = piece.start() + u32::try_from(at).ok()?;
    Span::new(start, start + u32::try_from(words.len()).ok()?)
}

/// The first supply that a text tells: a verb of bringing with goods right behind it, and somebody named before it.
fn supply<'a>(scene: &Scene<'_>, text: &'a str) -> Option<Supply<'a>> {
    let lexicon = scene.lexicon;
    lexicon.supplies.find(text).find_map(|verb| {
        let after = text.get(verb.at.end..)?;
        let clause = after
            .split(['.', ';', ',', '?', '!', '"', '“', '”'])
            .next()
            .unwrap_or_default();
        let goods = names::words(first_words(clause.trim_start(), 5));
        // "had supplied Vardia": the recipient stands where the goods do.
        let is_supplied = text.get(verb.at.clone()).is_some_and(|word| word.starts_with("suppl"))
            && clause.trim_start().chars().next().is_some_and(char::is_uppercase);
        let has_goods = is_supplied || goods.iter().any(|word| lexicon.goods.contains(word));
        let (at, supplier) = subject(text.get(..verb.at.start)?).filter(|_| has_goods)?;
        Some(Supply {
            supplier,
            recipient: receiver(clause),
            at,
            words: text.get(at..verb.at.end + clause.trim_end().len())?,
        })
    })
}

/// Who does what follows, with the byte at which the words begin: a name or a people's adjective with the nouns behind it,
/// right before the verb but for what only colours it.
fn subject(before: &str) -> Option<(usize, &str)> {
    const COLOURS: &[&str] = &[
        "had", "has", "have", "is", "are", "was", "were", "been", "be", "being", "who", "that", "which", "may",
        "might", "also", "now", "still", "of", "for", "in", "by", "from",
    ];
    const JOINS: &[&str] = &["from", "and", "to", "with", "for", "in"];
    const ALONE: &[&str] = &["It", "They", "We", "He", "She", "The", "A", "An"];
    let colours = |word: &str| COLOURS.contains(&word) || word.ends_with("ly");
    let words = words_of(before);
    let last = words.iter().rposition(|(_, word)| !colours(&bare(word)))?;
    let mut first = last + 1;
    let mut has_capital = false;
    for (place, (_, word)) in words.iter().enumerate().take(last + 1).rev().take(5) {
        let is_ended = place < last && word.ends_with([',', '.', ';', ':']);
        let goes_on = is_capital(word) || !has_capital;
        if is_ended || !goes_on || colours(&bare(word)) {
            break;
        }
        has_capital |= is_capital(word);
        first = place;
    }
    let (at, _) = words.get(first)?;
    let (end, word) = words.get(last)?;
    let text = before
        .get(*at..end + word.len())?
        .trim_matches(|sign: char| !sign.is_alphanumeric());
    let at = *at + before.get(*at..)?.find(text)?;
    let list = names::words(text);
    let is_joined = list.iter().any(|word| JOINS.contains(&word.as_str()));
    let is_alone = list.len() < 2 && ALONE.contains(&text);
    let is_name = has_capital && !is_joined && !is_alone && !text.starts_with("The ");
    let is_name = is_name && !text.chars().any(|sign| sign.is_ascii_digit());
    is_name.then_some((at, text))
}

/// To whom it goes: "to North Korean vessels at sea", "to go into Vardia".
fn receiver(clause: &str) -> Option<&str> {
    const ENDS: &[&str] = &[
        "at", "in", "on", "since", "despite", "with", "some", "around", "during", "for", "by", "and", "from", "when",
        "via", "under", "after", "before", "last", "this",
    ];
    let (_, behind) = [" into ", " to "].iter().find_map(|to| clause.split_once(to))?;
    let words = words_of(behind);
    let length = words
        .iter()
        .take(6)
        .take_while(|(_, word)| !ENDS.contains(&bare(word).as_str()))
        .count();
    let (last, word) = words.get(length.checked_sub(1)?)?;
    let text = behind.get(..last + word.len())?.trim();
    text.chars().any(char::is_uppercase).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_brings_goods_stands_before_the_verb() {
        let of = |before| subject(before).map(|(_, words)| words);
        assert_eq!(of("pictures of Halmyran tankers secretly "), Some("Halmyran tankers"));
        assert_eq!(of("he was sorry that Halmyra is "), Some("Halmyra"));
        assert_eq!(of("The vessel, Ester Galt, reportedly "), Some("Ester Galt"));
        assert_eq!(of("one month after it allegedly "), None);
    }

    #[test]
    fn who_gets_them_stands_behind_to() {
        assert_eq!(receiver(" oil to Vardian ships at sea"), Some("Vardian ships"));
        assert_eq!(receiver(" oil to go into Vardia"), Some("Vardia"));
        assert_eq!(receiver(" oil to others"), None);
    }
}
