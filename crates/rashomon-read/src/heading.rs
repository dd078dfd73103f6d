//! Headlines and headings, told from short paragraphs.

use crate::lines::ends_sentence;

/// A heading has no more words; a headline may have some more.
const MOST_WORDS: usize = 14;
const MOST_HEADLINE_WORDS: usize = 22;
/// So few words without a full stop are a heading even between short paragraphs.
const FEW_WORDS: usize = 6;
/// Nor more bytes, whatever their words.
const LONGEST: usize = 250;

/// What stands around a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around {
    /// Whether nothing of the story stands before it.
    pub first: bool,
    /// The length of the block before it, in bytes; zero at the beginning.
    pub before: usize,
    /// The length of the block after it, in bytes; zero at the end.
    pub after: usize,
}

/// Whether a line is a headline or heading.
pub fn is_heading(line: &str, around: Around) -> bool {
    let words = line.split_whitespace().count();
    if line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ") {
        return words <= MOST_HEADLINE_WORDS;
    }
    if line.len() > LONGEST {
        return false;
    }
    let speaker = line.ends_with(':') && is_capitals(line) && words <= 6;
    let open_end = !ends_sentence(line) && !line.ends_with([':', ';', ',', '-', '–', '—']);
    if !(open_end || speaker || is_question(line)) || words > MOST_HEADLINE_WORDS || tells(line, words) {
        return false;
    }
    let short = words <= MOST_WORDS;
    let factor = if words <= FEW_WORDS { 1 } else { 2 };
    let between = around.after > factor * line.len() && (around.first || around.before > line.len());
    speaker || (around.first && open_end) || (short && (is_capitals(line) || is_title_case(line) || between))
}

/// A question alone on its line may be a heading.
fn is_question(line: &str) -> bool {
    line.ends_with('?') && !line.contains(". ")
}

/// Whether the line tells in the past tense, with an article or a pronoun first, as headings do not.
fn tells(line: &str, words: usize) -> bool {
    const SUBJECTS: [&str; 14] = [
        "the", "a", "an", "he", "she", "they", "it", "we", "i", "his", "her", "their", "its", "there",
    ];
    const PAST: [&str; 10] = [
        "said", "told", "was", "were", "had", "claimed", "added", "denied", "did", "been",
    ];
    let first = line.split_whitespace().next().unwrap_or_default().to_lowercase();
    words >= 5 && SUBJECTS.contains(&first.as_str()) && line.split_whitespace().any(|word| PAST.contains(&word))
}

/// Whether all its letters are capitals, and there are at least four.
fn is_capitals(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 4 && letters().all(|c| !c.is_lowercase())
}

/// Whether nearly all its longer words begin with a capital, and there are at least two.
fn is_title_case(line: &str) -> bool {
    let long = || line.split_whitespace().filter(|word| word.chars().count() >= 4);
    let capital = |word: &&str| {
        word.trim_start_matches(['"', '\'', '“', '‘', '('])
            .starts_with(|c: char| !c.is_lowercase())
    };
    let (all, capitals) = (long().count(), long().filter(capital).count());
    all >= 2 && capitals * 10 >= all * 9
}

/// Whether two lines hold the same words, whatever their case and punctuation.
pub fn is_same(line: &str, title: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    line.len() <= 4 * title.len() && !title.is_empty() && letters(line) == letters(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BETWEEN: Around = Around {
        first: false,
        before: 200,
        after: 200,
    };
    const FIRST: Around = Around {
        first: true,
        before: 0,
        after: 200,
    };
    const LAST: Around = Around {
        first: false,
        before: 200,
        after: 0,
    };
    const ALONE: Around = Around {
        first: true,
        before: 0,
        after: 0,
    };

    #[test]
    fn headings_and_headlines() {
        for (line, around) in [
            ("'No bread for a month'", BETWEEN),
            ("Scenes of Fear on the Ozra", BETWEEN),
            ("What we know so far", BETWEEN),
            ("Who sent them?", BETWEEN),
            ("RIVAL FIGURES", LAST),
            ("Rebels claim capture of salt works", FIRST),
            ("'We are alone here,' says last doctor in Quarn", FIRST),
            ("Six killed as ferry terminal shelled, navy denies role", ALONE),
            ("## Rival figures", LAST),
            ("ADA TOLDT, HOST:", BETWEEN),
        ] {
            assert!(is_heading(line, around), "{line}");
        }
    }

    #[test]
    fn short_paragraphs_stay() {
        for (line, around) in [
            ("Nobody answered.", BETWEEN),
            ("Here is what he said:", BETWEEN),
            ("The navy said it had lost the island", BETWEEN),
            ("the fighting went on near the old mill", LAST),
            ("He said it was the army", ALONE),
            ("“We hold the town,” he said.", FIRST),
        ] {
            assert!(!is_heading(line, around), "{line}");
        }
    }

    #[test]
    fn a_title_is_known_again() {
        assert!(is_same("RAIDERS FLEE, ARMY SAYS", "Raiders flee, army says"));
        assert!(!is_same("Raiders flee", "Raiders flee, army says"));
    }
}
