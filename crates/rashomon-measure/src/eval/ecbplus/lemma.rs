//! The baseline: mentions whose heads have one lemma tell of one occurrence.

use std::collections::BTreeMap;

use super::mentions::Part;
use super::metrics::Clusters;

/// How alike two groups of reports must be, on average, to be taken as reports of one thing. The best for the baseline on
/// topics 1–20.
pub(crate) const ALIKE: f64 = 0.16;

/// One lemma, one cluster.
pub(crate) fn clusters(part: &Part, group: &[usize]) -> Clusters {
    part.grouped(group.iter().copied(), |item| item.lemma.as_str())
}

/// One lemma in reports of one thing, one cluster; which reports are of one thing is told by their words.
pub(crate) fn clusters_of_alike(part: &Part, group: &[usize], alike: f64) -> Clusters {
    let mut reports: Vec<usize> = group
        .iter()
        .map(|&mention| part.mentions[mention].sketch.document)
        .collect();
    reports.dedup();
    let thing = things(part, &reports, alike);
    part.grouped(group.iter().copied(), |item| {
        (thing.get(&item.sketch.document), item.lemma.as_str())
    })
}

/// Joins the two most alike groups of reports, by the mean over their pairs, until none are alike enough.
fn things(part: &Part, reports: &[usize], alike: f64) -> BTreeMap<usize, usize> {
    let count = reports.len();
    let mut size = vec![1.0; count];
    let mut group: Vec<usize> = (0..count).collect();
    let similarity = |&a: &usize| reports.iter().map(move |&b| part.background.similarity(a, b)).collect();
    let mut mean: Vec<Vec<f64>> = reports.iter().map(similarity).collect();
    loop {
        let open: Vec<usize> = (0..count).filter(|&at| size[at] > 0.0).collect();
        let pairs = open
            .iter()
            .flat_map(|&a| open.iter().filter(move |&&b| a < b).map(move |&b| (a, b)));
        let best = pairs.max_by(|x, y| mean[x.0][x.1].total_cmp(&mean[y.0][y.1]));
        let Some((a, b)) = best.filter(|&(a, b)| mean[a][b] >= alike) else {
            break;
        };
        let weighed = mean[a].iter().zip(&mean[b]);
        let joined: Vec<f64> = weighed
            .map(|(one, other)| (size[a] * one + size[b] * other) / (size[a] + size[b]))
            .collect();
        mean.iter_mut().zip(&joined).for_each(|(row, value)| row[a] = *value);
        mean[a] = joined;
        size[a] += size[b];
        size[b] = 0.0;
        group.iter_mut().filter(|of| **of == b).for_each(|of| *of = a);
    }
    reports.iter().copied().zip(group).collect()
}
