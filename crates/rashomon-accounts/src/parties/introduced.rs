//! Voices that the words around them introduce: "a man who said he spoke for the Red Furrow", "The ambassador of Ferrugia went further.
//! "It was made up," Leo Cast said".

use rashomon_types::{PartyRole, Source};

use super::Cast;
use super::voice::{OFFICES, SPEAKERS, tail, trimmed};
use crate::corpus::Corpus;
use crate::names;

/// "a man who said he spoke for the Red Furrow", "speaking on behalf of the Front": whom a voice without a name speaks for.
pub(super) fn spoken_for(corpus: &Corpus<'_>, claim: usize, origin: &Source, cast: &mut Cast) -> Option<usize> {
    const FOR: &[&str] = &[
        "spoke for ",
        "speaks for ",
        "speaking for ",
        "on behalf of ",
        "in the name of ",
        "a member of ",
        "belonged to ",
        "calling itself ",
        "calling themselves ",
        "calls itself ",
        "commanded ",
        "commands ",
        "leads ",
        "led ",
        "represents ",
        "representing ",
        "himself a member of ",
        "herself a member of ",
    ];
    let first = origin.spans.first()?;
    let document = corpus.documents.get(corpus.document_of(claim)?)?;
    let rest = document.text.get(first.start() as usize..)?;
    let sentence = rest.split(['.', '\n', '"', '“']).next().unwrap_or_default();
    let gave_name =
        sentence.contains("gave his name") || sentence.contains("gave her name") || sentence.contains("introduced h");
    // "a group calling itself the Council of Dawn" has its name in its own words.
    let calls_itself = origin
        .name
        .as_deref()
        .is_some_and(|name| name.contains(" itself ") || name.contains(" themselves "));
    if origin.named && !gave_name && !calls_itself {
        return None;
    }
    if let Some(group) = in_recording(document.text.get(..first.start() as usize)?, cast) {
        return Some(group);
    }
    const MEMBER: &[&str] = &[
        "called himself a",
        "called herself a",
        "himself as a",
        "herself as a",
        "said he was a member",
    ];
    if MEMBER.iter().any(|words| sentence.contains(words))
        && let Some(group) = cast.only_group()
    {
        return Some(group);
    }
    let behind = FOR
        .iter()
        .find_map(|words| sentence.split_once(words))
        .map(|(_, behind)| trimmed(behind))?;
    let name = leading_name(&behind);
    let name = name.trim_end_matches([',', ';', ':']);
    (!name.is_empty()).then(|| cast.add(name, None, PartyRole::Observer, "somebody says that he speaks for it"))
}

/// The name that words begin with: "Council of Dawn" of "Council of Dawn said it".
fn leading_name(words: &str) -> String {
    const WITHIN: &[&str] = &["of", "for", "and", "the"];
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = words.split(' ').take(6).collect();
    let goes_on = |at: &usize| {
        let rest = words.get(*at..).unwrap_or_default();
        let behind = rest.iter().find(|word| !WITHIN.contains(word));
        behind.is_some_and(|word| is_capital(word))
            && !words.get(at.saturating_sub(1)).is_some_and(|word| word.ends_with(','))
    };
    let length = (0..words.len()).take_while(goes_on).count();
    words.get(..length).unwrap_or_default().join(" ")
}

/// "The Front released a video in which a masked man said": who speaks in it speaks for whoever made it known.
fn in_recording(before: &str, cast: &mut Cast) -> Option<usize> {
    const RECORDINGS: &[&str] = &[
        " video ",
        " recording ",
        " message ",
        " film ",
        " clip ",
        " statement ",
        " audio ",
    ];
    const WHERE: &[&str] = &["in which ", "where ", "on which "];
    let sentence = tail(before, 240).trim_start();
    let at = WHERE
        .iter()
        .find_map(|words| sentence.rfind(words).filter(|at| sentence.len() - at < 20))?;
    let made = sentence.get(..at)?;
    let recording = RECORDINGS.iter().find_map(|noun| made.rfind(noun))?;
    let maker = made.get(..recording)?;
    cast.find(maker).or_else(|| {
        let words: Vec<&str> = maker.split(' ').collect();
        let is_name = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
        let end = words.iter().rposition(|word| is_name(&word))?;
        let mut name: Vec<&str> = words.get(..=end)?.iter().rev().take_while(is_name).copied().collect();
        name.reverse();
        let is_body = name.last().is_some_and(|last| names::is_body(&last.to_lowercase()));
        (name.len() > 1 && is_body).then(|| {
            let name = name.join(" ");
            cast.add(
                &name,
                None,
                PartyRole::Observer,
                "it made known what somebody says in its name",
            )
        })
    })
}

/// The sentence before the one that a text ends in, within its paragraph.
pub(super) fn sentence_before(text: &str) -> &str {
    let paragraph = text.rsplit('\n').next().unwrap_or_default();
    let mut sentences = paragraph.rsplit(". ");
    sentences.next();
    sentences.next().unwrap_or_default()
}

/// The party that a sentence begins with.
pub(super) fn speaks_in(sentence: &str, cast: &Cast) -> Option<usize> {
    let first: Vec<&str> = sentence.split(' ').take(7).collect();
    cast.find(&first.join(" "))
}

/// "The ambassador of Ferrugia went further. \"It was made up,\" Leo Cast said": who was told of by an office is named in the next
/// sentence.
pub(super) fn by_introduction(corpus: &Corpus<'_>, claim: usize, origin: &Source, cast: &mut Cast) -> Option<usize> {
    let first = origin
        .spans
        .first()
        .filter(|_| origin.named && origin.office.is_none())?;
    let document = corpus.documents.get(corpus.document_of(claim)?)?;
    let before = document.text.get(..first.start() as usize)?;
    let name = document.slice(*first);
    // Whoever was named before is no newcomer.
    let last = name.rsplit(' ').next().unwrap_or(name);
    if before.contains(last) || !name.contains(' ') {
        return None;
    }
    let paragraph = before.rsplit('\n').next().unwrap_or_default();
    let opening = paragraph
        .split(". ")
        .next()
        .filter(|opening| opening.len() < paragraph.len())?;
    let (office, rest) = opening.split_once(" of ")?;
    let is_office = names::words(office)
        .last()
        .is_some_and(|word| SPEAKERS.contains(&word.as_str()) || OFFICES.contains(&word.as_str()));
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let rest = trimmed(rest);
    let owner: Vec<&str> = rest.split(' ').take_while(is_name).take(3).collect();
    let owner = owner.join(" ");
    let owner = owner
        .split([',', ';'])
        .next()
        .filter(|owner| is_office && !owner.is_empty())?;
    Some(cast.add(owner, None, PartyRole::Observer, "its people speak of the event"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_over_small_words_and_no_further() {
        assert_eq!(leading_name("Council of Dawn said it"), "Council of Dawn");
        assert_eq!(leading_name("Red Furrow, which has 200 men"), "Red Furrow,");
        assert_eq!(leading_name("the people of the coast"), "");
    }
}
