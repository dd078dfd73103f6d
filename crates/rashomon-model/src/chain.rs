//! The best tag sequence of a linear chain (Viterbi), and the spans that its BIO tags mark.

use std::ops::Range;

use crate::file::ChainWeights;

/// A layer of BIO tags with its learned steps.
pub(crate) struct Chain {
    weights: ChainWeights,
}

/// A run of words with one tag.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged<'chain> {
    /// The tag without its `B-`.
    pub(crate) kind: &'chain str,
    /// The words, counted as the scores were.
    pub(crate) words: Range<usize>,
    /// The mean probability of its tags under the whole chain, 0 to 1.
    pub(crate) confidence: f64,
}

impl Chain {
    pub(crate) fn new(weights: ChainWeights) -> Self {
        Self { weights }
    }

    pub(crate) fn width(&self) -> usize {
        self.weights.tags.len()
    }

    /// The spans on the best path through `scores`, which hold [`Chain::width`] numbers a word.
    pub(crate) fn spans(&self, scores: &[f32]) -> Vec<Tagged<'_>> {
        let path = self.best(scores);
        let sure = self.marginals(scores, &path);
        let mut out: Vec<Tagged<'_>> = Vec::new();
        for (word, &tag) in path.iter().enumerate() {
            let Some((mark, kind)) = self.weights.tags[tag].split_once('-') else {
                continue;
            };
            match out.last_mut() {
                Some(last) if mark == "I" && last.words.end == word && last.kind == kind => {
                    last.words.end += 1;
                    last.confidence += sure[word];
                }
                _ => out.push(Tagged {
                    kind,
                    words: word..word + 1,
                    confidence: sure[word],
                }),
            }
        }
        for span in &mut out {
            span.confidence /= span.words.len() as f64;
        }
        out
    }

    /// The probability of each tag of a path under the whole chain (forward and backward sums).
    fn marginals(&self, scores: &[f32], path: &[usize]) -> Vec<f64> {
        let width = self.width();
        let rows: Vec<&[f32]> = scores.chunks_exact(width).collect();
        let step = &self.weights.step;
        let mut forward: Vec<Vec<f64>> = Vec::with_capacity(rows.len());
        for row in &rows {
            let next = |to: usize| match forward.last() {
                None => f64::from(self.weights.start[to]),
                Some(before) => log_sum(
                    before
                        .iter()
                        .enumerate()
                        .map(|(from, total)| total + f64::from(step[from][to])),
                ),
            };
            forward.push((0..width).map(|to| next(to) + f64::from(row[to])).collect());
        }
        let total = forward.last().map_or(0.0, |last| log_sum(last.iter().copied()));
        let mut backward = vec![0.0; width];
        let mut out = vec![0.0; rows.len()];
        for word in (0..rows.len()).rev() {
            out[word] = (forward[word][path[word]] + backward[path[word]] - total)
                .exp()
                .clamp(0.0, 1.0);
            let onward =
                |from: usize| log_sum((0..width).map(|to| f64::from(step[from][to] + rows[word][to]) + backward[to]));
            backward = (0..width).map(onward).collect();
        }
        out
    }

    fn best(&self, scores: &[f32]) -> Vec<usize> {
        let width = self.width();
        let mut rows = scores.chunks_exact(width);
        let Some(first) = rows.next() else {
            return Vec::new();
        };
        let mut totals: Vec<f32> = first
            .iter()
            .zip(&self.weights.start)
            .map(|(score, start)| score + start)
            .collect();
        let mut back = Vec::with_capacity(scores.len());
        for row in rows {
            totals = self.advance(&totals, row, &mut back);
        }
        let mut tag = largest(&totals);
        let mut path = vec![tag];
        for pointers in back.chunks_exact(width).rev() {
            tag = pointers[tag];
            path.push(tag);
        }
        path.reverse();
        path
    }

    /// The best totals one word on; `back` gets, for each tag, the tag that it is best reached from.
    fn advance(&self, totals: &[f32], row: &[f32], back: &mut Vec<usize>) -> Vec<f32> {
        let step = &self.weights.step;
        let reach = |to: usize| {
            let ways = totals.iter().zip(step).map(|(total, steps)| total + steps[to]);
            let ways: Vec<f32> = ways.collect();
            let from = largest(&ways);
            (from, ways[from])
        };
        let reached = row.iter().enumerate().map(|(to, score)| {
            let (from, total) = reach(to);
            back.push(from);
            total + score
        });
        reached.collect()
    }
}

/// The logarithm of the sum of exponentials, without overflow.
fn log_sum(terms: impl Iterator<Item = f64> + Clone) -> f64 {
    let top = terms.clone().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        top
    } else {
        top + terms.map(|term| (term - top).exp()).sum::<f64>().ln()
    }
}

/// The place of the largest number; of equals the first.
pub(crate) fn largest(numbers: &[f32]) -> usize {
    let better = |best: usize, at: usize| if numbers[at] > numbers[best] { at } else { best };
    (0..numbers.len()).fold(0, better)
}

/// The share of `at` in the softmax over `row`.
pub(crate) fn softmax_at(row: &[f32], at: usize) -> f64 {
    let top = f64::from(row[largest(row)]);
    let part = |score: f32| (f64::from(score) - top).exp();
    part(row[at]) / row.iter().map(|&score| part(score)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Chain {
        Chain::new(ChainWeights {
            tags: ["O", "B-S", "I-S"].map(str::to_owned).to_vec(),
            start: vec![0.0; 3],
            step: vec![vec![0.0, 0.0, -1e4], vec![0.0, 0.0, 0.0], vec![0.0, 0.0, 0.0]],
        })
    }

    #[test]
    fn a_span_never_begins_inside() {
        let chain = chain();
        let spans = chain.spans(&[5.0, 0.0, 0.0, 0.0, 2.0, 3.0, 0.0, 0.0, 4.0]);
        assert_eq!(spans.len(), 1);
        assert_eq!((spans[0].kind, spans[0].words.clone()), ("S", 1..3));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(chain().spans(&[]).is_empty());
    }
}
