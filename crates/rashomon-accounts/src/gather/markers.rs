//! Words that tell of another occasion than the one a report is about.

use rashomon_gazetteer::fold;

/// What such words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// One that came before: "a previous attack", "an earlier raid".
    Earlier,
    /// A run of them: "since the start of the war", "in recent months".
    Series,
    /// Another one: "in a separate incident".
    Apart,
}

/// Phrases that stand by themselves.
const PHRASES: [(&str, Marker); 22] = [
    ("since the start of the", Marker::Series),
    ("since the beginning of the", Marker::Series),
    ("since the outbreak of", Marker::Series),
    ("since the war", Marker::Series),
    ("since the invasion", Marker::Series),
    ("in recent months", Marker::Series),
    ("in recent weeks", Marker::Series),
    ("in recent years", Marker::Series),
    ("over the past year", Marker::Series),
    ("over the years", Marker::Series),
    ("a string of", Marker::Series),
    ("a spate of", Marker::Series),
    ("a series of attacks", Marker::Series),
    ("on several occasions", Marker::Series),
    ("in a separate", Marker::Apart),
    ("in a separate incident", Marker::Apart),
    ("in another incident", Marker::Apart),
    ("in an unrelated", Marker::Apart),
    ("in other developments", Marker::Apart),
    ("years earlier", Marker::Earlier),
    ("months earlier", Marker::Earlier),
    ("years before", Marker::Earlier),
];

/// Words that, right before what happened, make it another one.
const BEFORE: [&str; 5] = ["previous", "earlier", "past", "prior", "similar"];

/// Words after which examples of something larger are named.
const EXAMPLES: [&str; 3] = [" including ", " such as ", " ranging from "];

/// The phrase in a content that tells of other occasions.
pub fn phrase(content: &str) -> Option<Marker> {
    let text = format!(" {} ", content.to_lowercase());
    let found = PHRASES
        .iter()
        .find(|(phrase, _)| text.contains(&format!(" {phrase} ")) || ends(&text, phrase));
    found.map(|&(_, marker)| marker)
}

/// Whether the phrase stands at the end, before a full stop.
fn ends(text: &str, phrase: &str) -> bool {
    let text = text.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    text.ends_with(&format!(" {phrase}"))
}

/// How the text before the words of an event makes it known: as one spoken of already, or as another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// "the attack", "this raid", "Monday's ambush"
    Known,
    /// "previous attacks"
    Other,
    /// None of these.
    Plain,
}

/// Reads the words right before an event's own.
pub fn lead(before: &str) -> Lead {
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if folded.iter().take(2).any(|word| BEFORE.contains(&&**word)) {
        return Lead::Other;
    }
    let is_known = |word: &String| matches!(&**word, "the" | "this" | "these" | "those" | "its" | "their");
    // "the attack", "the deadly attack"; an article before a name is another matter ("the Orsan attack" is known too).
    match folded.iter().take(2).any(is_known) {
        true => Lead::Known,
        false => Lead::Plain,
    }
}

/// Whether several, named without an article, stand in a list of examples: "threats, including attacks on railway lines".
/// `before` is what stands before the event's word in its sentence.
pub fn is_listed(before: &str, event: &str) -> bool {
    if lead(before) != Lead::Plain {
        return false;
    }
    let sentence = before.to_lowercase();
    let is_example = EXAMPLES.iter().any(|lists| sentence.contains(lists));
    is_example && event.ends_with('s') && !event.ends_with("ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_told_by_its_words() {
        assert_eq!(
            phrase("Depots have been hit since the start of the war."),
            Some(Marker::Series)
        );
        assert_eq!(phrase("Raids have grown in recent months"), Some(Marker::Series));
        assert_eq!(phrase("In a separate incident, a bridge fell"), Some(Marker::Apart));
        assert_eq!(phrase("Three men were killed in Ostrel"), None);
    }

    #[test]
    fn the_words_before_tell_a_known_event_from_another() {
        assert_eq!(lead("who was behind the"), Lead::Known);
        assert_eq!(lead("in the light of previous"), Lead::Other);
        assert_eq!(lead("it carried out a"), Lead::Plain);
    }

    #[test]
    fn several_in_a_list_of_examples_are_a_series() {
        let before = "Orsa faces new threats, including the loss of ships and";
        assert!(is_listed(before, "raids"));
        assert!(!is_listed(before, "raid"));
        assert!(!is_listed("It blamed Orsa for", "raids"));
        assert!(!is_listed("troops including those who led the", "raids"));
    }
}
