//! Which adjective belongs to which state, told by their letters, for states that no lexicon knows.

/// How many letters a state and its adjective share at least.
pub const STEM: usize = 4;

/// Whether a word is the adjective of a state's name: "Vardian" and "Vardia", "Kelmari" and "Kelmar".
///
/// They share their first letters, all but the last two of the state at least, and what follows in the adjective is an
/// ending of adjectives.
#[must_use]
pub fn is_adjective_of(word: &str, state: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "n", "an", "ian", "ean", "ese", "nese", "ish", "i", "ic", "er", "ite", "ene", "ine", "ien",
    ];
    // "Vellish" is of Velland, as "Polish" is of Poland.
    let is_of_land = state
        .strip_suffix("land")
        .is_some_and(|stem| stem.chars().count() >= 3 && word.starts_with(stem) && word.len() <= stem.len() + 5);
    if is_of_land && word.ends_with("ish") {
        return true;
    }
    let same = |(a, b): &(char, char)| a == b;
    let shared: usize = word
        .chars()
        .zip(state.chars())
        .take_while(same)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let letters = word[..shared].chars().count();
    let near = letters >= STEM && letters + 2 >= state.chars().count();
    // "Iskari" and "Iskaria": the state has one letter more.
    let is_cut = word.ends_with('i') && letters > STEM && state.strip_prefix(word) == Some("a");
    word != state && near && (is_cut || ends_so(&word[..shared], &word[shared..], &ENDINGS))
}

/// Whether the rest is an ending, or becomes one with the last shared letter: "i" of "Vardia" in "Vardian".
fn ends_so(shared: &str, rest: &str, endings: &[&str]) -> bool {
    let with_last = shared.chars().next_back().map(|last| format!("{last}{rest}"));
    !rest.is_empty() && (endings.contains(&rest) || with_last.is_some_and(|longer| endings.contains(&longer.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_belong_to_their_states() {
        for (word, state) in [
            ("Vardian", "Vardia"),
            ("Veslandi", "Vesland"),
            ("Toravian", "Toravia"),
            ("Iskari", "Iskaria"),
        ] {
            assert!(is_adjective_of(word, state), "{word}");
        }
        for (word, state) in [
            ("Vardia", "Vardia"),
            ("Vardian", "Varna"),
            ("junta", "Juntland"),
            ("Grabenov", "Graben"),
            ("Torveron", "Torven"),
        ] {
            assert!(!is_adjective_of(word, state), "{word}");
        }
    }
}
