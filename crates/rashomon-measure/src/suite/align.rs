//! Which claim that was found answers which one that was expected: the best overlap of contents first, then of cues.

use super::case::{Described, Key};
use crate::words::likeness;

/// Contents less alike than this belong to one another only if the cues are alike.
const ALIKE: f64 = 0.3;

/// For each expected claim the place of its partner among those found; each is used once.
#[must_use]
pub fn align(expected: &[Described], found: &[Described]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (left, wanted) in expected.iter().enumerate() {
        let scored = found
            .iter()
            .enumerate()
            .map(|(right, got)| (score(wanted, got), left, right));
        pairs.extend(scored.filter_map(|(score, left, right)| Some((score?, left, right))));
    }
    // A stable sort: equals keep the order of the text.
    pairs.sort_by(|left, right| right.0.total_cmp(&left.0));
    let mut partners = vec![None; expected.len()];
    for (_, left, right) in pairs {
        if partners[left].is_none() && !partners.contains(&Some(right)) {
            partners[left] = Some(right);
        }
    }
    partners
}

/// How well two claims fit, content before cue before source; none where they cannot be the same.
fn score(expected: &Described, found: &Described) -> Option<f64> {
    let alike = |key| {
        likeness(
            expected.get(key).unwrap_or_default(),
            found.get(key).unwrap_or_default(),
        )
    };
    let (content, cue) = (alike(Key::Content), alike(Key::Cue));
    let is_bare = |claim: &Described| claim.get(Key::Content).is_none_or(|words| matches!(words, "" | "-"));
    let both_bare = is_bare(expected) && is_bare(found);
    let is_likely = content >= ALIKE || ((content > 0.0 || both_bare) && cue >= ALIKE);
    is_likely.then(|| content + 0.1 * cue + 0.01 * alike(Key::Source))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(cue: &str, content: &str) -> Described {
        Described::new(vec![(Key::Cue, cue.to_owned()), (Key::Content, content.to_owned())])
    }

    #[test]
    fn each_claim_finds_its_own_partner() {
        let expected = [
            claim("said", "the hill, which they claim to hold, was shelled"),
            claim("claim", "they … to hold"),
        ];
        let found = [
            claim("claim", "they to hold"),
            claim("said", "which they claim to hold, was shelled"),
        ];
        assert_eq!(align(&expected, &found), [Some(1), Some(0)]);
    }

    #[test]
    fn the_cue_decides_between_equal_contents() {
        let expected = [claim("told", "no"), claim("said", "no")];
        let found = [claim("said", "no"), claim("told", "no")];
        assert_eq!(align(&expected, &found), [Some(1), Some(0)]);
    }

    #[test]
    fn claims_without_content_meet_by_their_cues() {
        assert_eq!(
            align(
                &[claim("declined to comment", "-")],
                &[claim("declined to comment", "-")]
            ),
            [Some(0)]
        );
        assert_eq!(
            align(&[claim("declined to comment", "-")], &[claim("said", "-")]),
            [None]
        );
    }

    #[test]
    fn strangers_are_left_over() {
        assert_eq!(
            align(&[claim("said", "rain fell")], &[claim("said", "guns fired")]),
            [None]
        );
    }
}
