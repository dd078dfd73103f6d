//! Things of two sides paired one to one so that the sum of what the pairs gain is greatest.
//!
//! Groups that no gain joins are paired apart, which changes nothing and keeps the cubic work small. Within a group it
//! is the Hungarian method (Kuhn 1955, Munkres 1957) with potentials and shortest augmenting paths, one row at a time.

use std::collections::BTreeMap;

/// The greatest sum of gains, given as (left, right, gain); pairs that are not given gain nothing, gains are not negative.
pub(crate) fn greatest_sum(gains: &[(usize, usize, f64)]) -> f64 {
    groups(gains).iter().map(|group| of_group(group)).sum()
}

/// The gains by connected group.
fn groups(gains: &[(usize, usize, f64)]) -> Vec<Vec<(usize, usize, f64)>> {
    // Left things are even, right things odd.
    let mut above: BTreeMap<usize, usize> = BTreeMap::new();
    fn top(above: &BTreeMap<usize, usize>, mut at: usize) -> usize {
        while let Some(&next) = above.get(&at) {
            at = next;
        }
        at
    }
    for &(left, right, _) in gains {
        let (a, b) = (top(&above, 2 * left), top(&above, 2 * right + 1));
        if a != b {
            above.insert(a.max(b), a.min(b));
        }
    }
    let mut out: BTreeMap<usize, Vec<(usize, usize, f64)>> = BTreeMap::new();
    for &gain in gains {
        out.entry(top(&above, 2 * gain.0)).or_default().push(gain);
    }
    out.into_values().collect()
}

fn of_group(gains: &[(usize, usize, f64)]) -> f64 {
    let places = |side: fn(&(usize, usize, f64)) -> usize| {
        let mut all: Vec<usize> = gains.iter().map(side).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (left, right) = (places(|gain| gain.0), places(|gain| gain.1));
    let size = left.len().max(right.len());
    let mut cost = vec![vec![0.0; size]; size];
    for (l, r, gain) in gains {
        let (row, column) = (left.partition_point(|at| at < l), right.partition_point(|at| at < r));
        cost[row][column] = -gain;
    }
    -least_cost(&cost)
}

/// The least cost of giving each row a column of its own, in a square table.
fn least_cost(cost: &[Vec<f64>]) -> f64 {
    let size = cost.len();
    // Row and column 0 are marks; real ones count from 1. `row_of[column]` is the row that has it, 0 for none.
    let (mut row_price, mut column_price) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let before = shortest_path(cost, &mut row_of, &mut row_price, &mut column_price);
        let mut column = before.0;
        while column != 0 {
            let previous = before.1[column];
            row_of[column] = row_of[previous];
            column = previous;
        }
    }
    (1..=size).map(|column| cost[row_of[column] - 1][column - 1]).sum()
}

/// From the row at column 0 to a free column: that column, and the column before each on the way.
fn shortest_path(
    cost: &[Vec<f64>],
    row_of: &mut [usize],
    row_price: &mut [f64],
    column_price: &mut [f64],
) -> (usize, Vec<usize>) {
    let size = cost.len();
    let (mut least, mut before, mut is_done) =
        (vec![f64::INFINITY; size + 1], vec![0; size + 1], vec![false; size + 1]);
    let mut at = 0;
    loop {
        is_done[at] = true;
        let row = row_of[at];
        let (mut step, mut next) = (f64::INFINITY, 0);
        for column in (1..=size).filter(|&column| !is_done[column]) {
            let reduced = cost[row - 1][column - 1] - row_price[row] - column_price[column];
            if reduced < least[column] {
                (least[column], before[column]) = (reduced, at);
            }
            if least[column] < step {
                (step, next) = (least[column], column);
            }
        }
        for column in 0..=size {
            if is_done[column] {
                row_price[row_of[column]] += step;
                column_price[column] -= step;
            } else {
                least[column] -= step;
            }
        }
        at = next;
        if row_of[at] == 0 {
            return (at, before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pairs_are_not_always_the_greatest_gain_first() {
        // Greedy would take 0.9 and be left with 0.1.
        let gains = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.7), (1, 1, 0.1)];
        assert!((greatest_sum(&gains) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn sides_of_different_size_and_groups_apart() {
        let gains = [(0, 0, 0.5), (1, 0, 0.6), (2, 0, 0.2), (7, 5, 0.25), (7, 6, 0.5)];
        assert!((greatest_sum(&gains) - 1.1).abs() < 1e-9);
        assert!(greatest_sum(&[]).abs() < 1e-9);
    }

    #[test]
    fn all_orders_of_a_small_table_agree() {
        let cost = [[4.0, 1.0, 3.0], [2.0, 0.0, 5.0], [3.0, 2.0, 2.0]];
        let rows: Vec<Vec<f64>> = cost.iter().map(|row| row.to_vec()).collect();
        assert!((least_cost(&rows) - 5.0).abs() < 1e-9);
    }
}
