//! ECB+: which mentions of events, in one report and across reports, tell of one occurrence.
//!
//! Mentions are the marked ones (actions and negated actions) in the sentences that are annotated in full; clusters of one
//! count. The test part of the field's split is not here: what is tuned, is tuned on topics 1–20, and the rows are topics
//! 21–35. *Topics given*: only reports of one topic are held against each other. *All together*: nothing is known of topics.
//! *A topic a run*: the engine knows of no other report, so that it must tell rare words from common ones without them. *Within a report*: links across reports are cut on both sides.
//!
//! Words and layers are the engine's own on the report's text; only which words a mention has comes from the annotators.

mod assignment;
mod common;
mod corpus;
mod fit;
mod lemma;
mod mentions;
mod metrics;

use std::collections::BTreeMap;

use rashomon_accounts::affinity::{self, Background, Sketch};

use self::mentions::{Layered, Part};
use self::metrics::{Clusters, Rates, Scores};
use super::Context;
use super::counts::Counts;
use super::row::Row;

const TUNING: std::ops::RangeInclusive<u32> = 1..=20;
const HELD_OUT: std::ops::RangeInclusive<u32> = 21..=35;

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let reports = mentions::read(context, HELD_OUT)?;
    let part = Part::of(reports.iter());
    let mut rows = Vec::new();
    for (name, clusters) in answers(&part, &part.by_topic()) {
        rows.extend(describe(&format!("topics given: {name}"), &part, &clusters));
    }
    for (name, clusters) in answers(&part, &[part.all()]) {
        rows.extend(describe(&format!("all together: {name}"), &part, &clusters));
    }
    let apart: Clusters = HELD_OUT.flat_map(|topic| run_of(&reports, topic)).collect();
    rows.extend(describe("a topic a run: affinity", &part, &apart));
    Ok(rows)
}

/// What the engine makes of one topic alone, where it knows of no other report.
fn run_of(reports: &[Layered], topic: u32) -> Clusters {
    let before = reports.iter().filter(|layered| layered.report.topic < topic);
    let offset: usize = before.map(|layered| layered.report.mentions.len()).sum();
    let part = Part::of(reports.iter().filter(|layered| layered.report.topic == topic));
    let mut clusters = shipped(&part, &part.all());
    clusters.iter_mut().flatten().for_each(|mention| *mention += offset);
    clusters
}

/// Each way of answering with its clusters, each group of mentions clustered apart.
fn answers(part: &Part, groups: &[Vec<usize>]) -> Vec<(&'static str, Clusters)> {
    let each = |cluster: &dyn Fn(&[usize]) -> Clusters| groups.iter().flat_map(|group| cluster(group)).collect();
    vec![
        (
            "each alone",
            each(&|group| group.iter().map(|&mention| vec![mention]).collect()),
        ),
        ("one lemma", each(&|group| lemma::clusters(part, group))),
        (
            "one lemma, reports clustered",
            each(&|group| lemma::clusters_of_alike(part, group, lemma::ALIKE)),
        ),
        ("affinity", each(&|group| shipped(part, group))),
        (
            "affinity, at 0.5",
            each(&|group| at_threshold(part, group, 0.5, &affinity::score)),
        ),
    ]
}

/// What the engine makes of a group of mentions.
fn shipped(part: &Part, group: &[usize]) -> Clusters {
    at_threshold(part, group, affinity::THRESHOLD, &affinity::score)
}

fn at_threshold(
    part: &Part,
    group: &[usize],
    threshold: f64,
    score: &dyn Fn(&Sketch, &Sketch, &Background) -> f64,
) -> Clusters {
    let sketches: Vec<Sketch> = group
        .iter()
        .map(|&mention| part.mentions[mention].sketch.clone())
        .collect();
    let found = affinity::cluster_at(&sketches, &part.background, threshold, score);
    let named = found
        .into_iter()
        .map(|cluster| cluster.into_iter().map(|place| group[place]).collect());
    named.collect()
}

fn describe(name: &str, part: &Part, clusters: &Clusters) -> Vec<Row> {
    let scores = Scores::of(&part.key(), clusters);
    let within = Scores::of(&part.cut(&part.key()), &part.cut(clusters));
    let rates =
        |what: &str, rates: Rates| Row::rates(format!("{name}: {what}"), rates.f1(), rates.precision, rates.recall);
    vec![
        Row::number(&format!("{name}: CoNLL"), format!("{:.1}", scores.conll())),
        rates("MUC", scores.muc),
        rates("B³", scores.b_cubed),
        rates("CEAF-e", scores.ceaf_e),
        Row::number(
            &format!("{name}: CoNLL within a report"),
            format!("{:.1}", within.conll()),
        ),
        Row::f1(format!("{name}: pairs"), pairs(part, clusters)),
    ]
}

/// Pairs of mentions that stand in one cluster.
fn pairs(part: &Part, clusters: &Clusters) -> Counts {
    let count = |size: usize| size * size.saturating_sub(1) / 2;
    let together = |clusters: &Clusters| clusters.iter().map(|cluster| count(cluster.len())).sum::<usize>();
    let mut both: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        for &mention in cluster {
            *both.entry((number, &part.mentions[mention].occurrence)).or_insert(0) += 1;
        }
    }
    let right = both.values().map(|&size| count(size)).sum();
    Counts::new(together(&part.key()), together(clusters), right)
}

/// The weights that topics 1–20 teach, and what each threshold is worth there, as a table for a person.
pub(crate) fn fit(context: &Context) -> Result<String, String> {
    let reports = mentions::read(context, TUNING)?;
    let part = Part::of(reports.iter());
    Ok(common::table(context)? + &fit::report(&part))
}
