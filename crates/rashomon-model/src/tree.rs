//! The best dependency tree of a sentence: Chu–Liu–Edmonds, with one root.
//!
//! Method: Y. J. Chu and T. H. Liu 1965; J. Edmonds 1967.

use crate::chain::largest;

/// Taken off every root score, so that the best tree has as few roots as it can: one.
const ROOT_COST: f32 = 1.0e4;
const IMPOSSIBLE: f32 = -1.0e9;

/// The head of each word, `None` for the root, given `score(word, head)` and `root(word)`.
pub(crate) fn heads(
    words: usize,
    score: impl Fn(usize, usize) -> f32,
    root: impl Fn(usize) -> f32,
) -> Vec<Option<usize>> {
    let size = words + 1; // node 0 is the root, node n is word n − 1
    let mut scores = vec![IMPOSSIBLE; size * size];
    for word in 0..words {
        scores[(word + 1) * size] = root(word) - ROOT_COST;
        for head in (0..words).filter(|&head| head != word) {
            scores[(word + 1) * size + head + 1] = score(word, head);
        }
    }
    let tree = arborescence(&scores, size);
    tree.into_iter().skip(1).map(|head| head.checked_sub(1)).collect()
}

/// The best head of every node but node 0; `scores[node * size + head]`.
fn arborescence(scores: &[f32], size: usize) -> Vec<usize> {
    let best: Vec<usize> = (0..size)
        .map(|node| if node == 0 { 0 } else { largest_head(scores, size, node) })
        .collect();
    match cycle(&best) {
        None => best,
        Some(members) => contract(scores, size, &best, &members),
    }
}

fn largest_head(scores: &[f32], size: usize, node: usize) -> usize {
    let mut row = scores[node * size..(node + 1) * size].to_vec();
    row[node] = f32::NEG_INFINITY;
    largest(&row)
}

/// The nodes of some cycle, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0usize; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            return Some(around(heads, node));
        }
    }
    None
}

fn around(heads: &[usize], start: usize) -> Vec<usize> {
    let mut members = vec![start];
    let mut node = heads[start];
    while node != start {
        members.push(node);
        node = heads[node];
    }
    members.sort_unstable();
    members
}

/// Solves the problem with the cycle as one node, then opens the cycle where it was entered.
fn contract(scores: &[f32], size: usize, best: &[usize], members: &[usize]) -> Vec<usize> {
    let inside = |node: usize| members.binary_search(&node).is_ok();
    let outside: Vec<usize> = (0..size).filter(|&node| !inside(node)).collect();
    let small = outside.len() + 1; // the cycle is the last node
    let at = |node: usize, head: usize| scores[node * size + head];
    let mut reduced = vec![IMPOSSIBLE; small * small];
    let mut entered_at = vec![0; small];
    let mut left_from = vec![0; small];
    for (new, &node) in outside.iter().enumerate() {
        for (new_head, &head) in outside.iter().enumerate() {
            reduced[new * small + new_head] = at(node, head);
        }
        let leave = best_of(members, |member| at(node, member));
        left_from[new] = leave;
        reduced[new * small + small - 1] = at(node, leave);
        let gain = |member: usize| at(member, node) - at(member, best[member]);
        let enter = best_of(members, gain);
        entered_at[new] = enter;
        reduced[(small - 1) * small + new] = gain(enter);
    }
    let solved = arborescence(&reduced, small);
    let mut heads = best.to_vec();
    for (new, &node) in outside.iter().enumerate().skip(1) {
        let head = solved[new];
        heads[node] = if head == small - 1 {
            left_from[new]
        } else {
            outside[head]
        };
    }
    let from = solved[small - 1];
    heads[entered_at[from]] = outside[from];
    heads
}

fn best_of(members: &[usize], value: impl Fn(usize) -> f32) -> usize {
    let values: Vec<f32> = members.iter().map(|&member| value(member)).collect();
    members[largest(&values)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_opened_where_it_costs_least() {
        // words 0 and 1 would each like to hang on the other; only one of them may be the root
        let scores = [[0.0, 9.0, 1.0], [8.0, 0.0, 1.0], [2.0, 1.0, 0.0]];
        let tree = heads(3, |word, head| scores[word][head], |word| [1.0, 5.0, 0.0][word]);
        assert_eq!(tree, [Some(1), None, Some(0)]);
    }

    proptest::proptest! {
        #[test]
        fn every_word_reaches_the_one_root(size in 1usize..12, seed in proptest::collection::vec(-5.0f32..5.0, 156)) {
            let tree = heads(size, |word, head| seed[word * 12 + head], |word| seed[144 + word]);
            proptest::prop_assert_eq!(tree.iter().filter(|head| head.is_none()).count(), 1);
            for word in 0..size {
                let mut node = word;
                let mut steps = 0;
                while let Some(head) = tree[node] {
                    node = head;
                    steps += 1;
                    proptest::prop_assert!(steps <= size);
                }
            }
        }
    }
}
