//! A name spelt another way later in the same text: "Graven" after "Graveron".

use rashomon_gazetteer::fold;

/// Whether two names, as compared, may be spellings of one: few letters apart, or the same consonants but for one.
pub(crate) fn are_spellings(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let shorter = a.chars().count().min(b.chars().count());
    let initial = |name: &str| name.chars().next().map(|first| match first {
        'c' | 'q' => 'k',
        'w' => 'v',
        'y' => 'j',
        'z' => 's',
        first => first,
    });
    if shorter < 4 || initial(&a) != initial(&b) {
        return false;
    }
    let letters = distance(&a, &b);
    let (bones_a, bones_b) = (skeleton(&a), skeleton(&b));
    let bones = distance(&bones_a, &bones_b);
    let long_bones = bones_a.chars().count().min(bones_b.chars().count()) >= 3;
    let allowed = match shorter {
        0..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    letters <= allowed || long_bones && bones <= 1 && letters <= allowed + 1
}

/// The consonants of a name, those that transliterations confuse made one.
fn skeleton(name: &str) -> String {
    let mut bones = String::new();
    for letter in name.chars() {
        let bone = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'h' | '\'' => continue,
            'w' => 'v',
            'q' | 'c' => 'k',
            'x' => 'k',
            'z' => 's',
            other => other,
        };
        if !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}

/// Letters to change, insert, drop or swap with their neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let width = b.len() + 1;
    let mut rows: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, right) in b.iter().enumerate() {
            let changed = rows[i][j] + usize::from(left != right);
            row[j + 1] = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right;
            if swapped {
                row[j + 1] = row[j + 1].min(rows[i - 1][j - 1] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_close() {
        assert!(are_spellings("Ostrivne", "Ostrovnoye"));
        assert!(are_spellings("Morvelin", "Morvlin"));
        assert!(!are_spellings("Ostrivne", "Velmar"));
        assert!(!are_spellings("Ost", "Oss"));
    }

    #[test]
    fn distances_count_swaps_once() {
        assert_eq!((distance("abcd", "abdc"), distance("", "ab"), distance("a", "a")), (1, 2, 0));
    }
}
