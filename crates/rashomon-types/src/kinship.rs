//! Which adjective belongs to which state, told by their letters, for states that no lexicon knows.

/// How many letters a state and its adjective share at least.
pub const STEM: usize = 4;

/// Whether a word is the adjective of a state's name: "Vardian" and "Vardia", "Kelmari" and "Kelmar".
///
/// They share their first letters, all but the last two of the state at least, and the adjective has an ending of its own.
#[must_use]
pub fn is_adjective_of(word: &str, state: &str) -> bool {
    const ENDINGS: [&str; 7] = ["an", "ese", "ish", "i", "ic", "er", "n"];
    let shared = word.chars().zip(state.chars()).take_while(|(a, b)| a == b).count();
    let (word_length, state_length) = (word.chars().count(), state.chars().count());
    let near = shared >= STEM && shared + 2 >= state_length && word_length <= state_length + 4;
    word != state && near && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_belong_to_their_states() {
        for (word, state) in [("Vardian", "Vardia"), ("Veslandi", "Vesland"), ("Toravian", "Toravia")] {
            assert!(is_adjective_of(word, state), "{word}");
        }
        for (word, state) in [("Vardia", "Vardia"), ("Vardian", "Varna"), ("junta", "Juntland")] {
            assert!(!is_adjective_of(word, state), "{word}");
        }
    }
}
