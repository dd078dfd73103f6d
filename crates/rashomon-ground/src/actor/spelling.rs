//! Whether two names can be two spellings of one.

/// Whether two words differ by one letter, or by two where they are long; they begin alike.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (
        one.to_lowercase().chars().collect(),
        other.to_lowercase().chars().collect(),
    );
    if one == other {
        return true;
    }
    let shorter = one.len().min(other.len());
    let allowed = match shorter {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    one.first() == other.first() && one.len().abs_diff(other.len()) <= allowed && distance(&one, &other) <= allowed
}

/// How many letters must be put in, taken out or exchanged (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let best = (corner + usize::from(a != b)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = best;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Whether a person's name can be another's: a part of it, or nearly the same words; "Hina Quill" and "Quill".
pub(super) fn is_same_person(one: &[String], other: &[String]) -> bool {
    let (longer, shorter) = if one.len() >= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let (Some(last), Some(own)) = (longer.last(), shorter.last()) else {
        return false;
    };
    let same = |a: &String, b: &String| a.to_lowercase() == b.to_lowercase();
    let exact = shorter.iter().all(|word| longer.iter().any(|whole| same(whole, word)));
    if shorter.len() == 1 {
        let end = same(last, own) || longer.first().is_some_and(|first| same(first, own));
        return end || (own.chars().count() >= 6 && is_near(last, own));
    }
    let firsts = longer.first().zip(shorter.first()).is_some_and(|(a, b)| is_near(a, b));
    exact || (firsts && is_near(last, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Vec<String> {
        name.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn near_spellings_are_one_name() {
        assert!(is_near("Gladek", "Gladeck") && is_near("Vessarion", "Vesarion"));
        assert!(!is_near("Murin", "Turin") && !is_near("Oren", "Orin"));
    }

    #[test]
    fn surnames_and_damaged_names_are_the_same_person() {
        assert!(is_same_person(&person("Hina Quill"), &person("Quill")));
        assert!(is_same_person(&person("Vessarion Gladek"), &person("Vesarion Gladek")));
        assert!(!is_same_person(&person("Hina Quill"), &person("Toma Quill")));
        assert!(!is_same_person(&person("Hina Quill"), &[]));
    }
}
