//! UDS factuality on EWT dev: did what a predicate tells of happen? Value −2.13…2.31, above 0 means it did.
//!
//! Sentences are numbered from 1 in an older order of EWT dev: N is the N-th up to 343, the (N−1)-th from 344 on; the
//! last number of an entry is the head word of the predicate, from 1. Entries of subordinate predicates that are named
//! otherwise are left out.

use std::io::{Cursor, Read};

use serde_json::Value;

use super::Context;
use super::counts::percent;
use super::given::Given;
use super::row::Row;

const FILE: &str = "uds-factuality/factuality.zip";
const PREFIX: &str = "ewt-dev-";

/// The last sentence before the older order runs one ahead.
const LAST_IN_STEP: usize = 343;

/// A judgement: the place of the sentence in EWT dev and of the word in it, from 0, and the value.
type Judgement = (usize, usize, f64);

pub(crate) fn score(context: &Context) -> Result<Vec<Row>, String> {
    let judgements = judgements(&unzip(context)?);
    let values = values(context, context.given()?)?;
    let pairs: Vec<(f64, f64)> = judgements
        .iter()
        .filter_map(|(sentence, word, gold)| Some((*gold, *values.get(*sentence)?.get(*word)?)))
        .collect();
    let same_sign = pairs
        .iter()
        .filter(|(gold, found)| (*gold > 0.0) == (*found > 0.0))
        .count();
    let positive = pairs.iter().filter(|(gold, _)| *gold > 0.0).count();
    Ok(vec![
        Row::number("correlation (Pearson)", format!("{:.3}", correlation(&pairs))),
        Row::accuracy("sign right", same_sign, pairs.len()),
        Row::number(
            "sign right if all were positive",
            format!("{:.1}", percent(positive, pairs.len())),
        ),
    ])
}

fn unzip(context: &Context) -> Result<Value, String> {
    let path = context.folder.join(FILE);
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = std::fs::read(&path).map_err(|error| said(&error))?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| said(&error))?;
    let mut text = String::new();
    let mut file = archive.by_index(0).map_err(|error| said(&error))?;
    file.read_to_string(&mut text).map_err(|error| said(&error))?;
    serde_json::from_str(&text).map_err(|error| said(&error))
}

fn judgements(file: &Value) -> Vec<Judgement> {
    let sentences = file["data"].as_object().into_iter().flatten();
    let predicates = sentences.flat_map(|(_, predicates)| predicates.as_object().into_iter().flatten());
    let judgement = |(name, predicate): (&String, &Value)| {
        let (sentence, word) = place(name)?;
        Some((sentence, word, predicate["factuality"]["factual"]["value"].as_f64()?))
    };
    predicates.filter_map(judgement).collect()
}

/// The sentence and the word of `ewt-dev-12-semantics-pred-6`, both from 0.
fn place(name: &str) -> Option<(usize, usize)> {
    let (number, word) = name.strip_prefix(PREFIX)?.split_once("-semantics-pred-")?;
    let number: usize = number.parse().ok()?;
    let sentence = number.checked_sub(if number > LAST_IN_STEP { 2 } else { 1 })?;
    Some((sentence, word.parse::<usize>().ok()?.checked_sub(1)?))
}

/// What the model says of each word of each sentence of EWT dev.
fn values(context: &Context, given: &Given) -> Result<Vec<Vec<f64>>, String> {
    let mut all = Vec::new();
    for (document, tokens, _) in &given.documents {
        let values = context.model.factuality(tokens).map_err(|error| error.to_string())?;
        let mut values = values.into_iter().map(f64::from);
        all.extend(
            document
                .iter()
                .map(|sentence| values.by_ref().take(sentence.words.len()).collect::<Vec<_>>()),
        );
    }
    Ok(all)
}

/// Pearson's correlation; 0 where either side does not vary.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let sum = |part: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(part).sum::<f64>();
    let (left, right) = (sum(&|pair| pair.0) / count, sum(&|pair| pair.1) / count);
    let covariance = sum(&|pair| (pair.0 - left) * (pair.1 - right));
    let spread = (sum(&|pair| (pair.0 - left).powi(2)) * sum(&|pair| (pair.1 - right).powi(2))).sqrt();
    if spread > 0.0 { covariance / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_older_order() {
        assert_eq!(place("ewt-dev-1-semantics-pred-6"), Some((0, 5)));
        assert_eq!(place("ewt-dev-343-semantics-pred-1"), Some((342, 0)));
        assert_eq!(place("ewt-dev-344-semantics-pred-1"), Some((342, 0)));
        assert_eq!(place("ewt-train-1-semantics-pred-1"), None);
        assert_eq!(place("ewt-dev-1-semantics-subpred-6"), None);
    }

    #[test]
    fn judgements_are_read() {
        let file = serde_json::json!({"data": {"ewt-dev-2": {
            "ewt-dev-2-semantics-pred-3": {"factuality": {"factual": {"value": -1.5, "confidence": 1.0}}},
            "ewt-dev-2-semantics-pred-4": {"subpredof": 3}
        }}});
        assert_eq!(judgements(&file), [(1, 2, -1.5)]);
    }

    #[test]
    fn correlation_is_one_on_a_line() {
        assert!((correlation(&[(1.0, 3.0), (2.0, 5.0), (3.0, 7.0)]) - 1.0).abs() < 1e-9);
        assert!((correlation(&[(1.0, 1.0), (2.0, -1.0)]) + 1.0).abs() < 1e-9);
        assert!(correlation(&[(1.0, 1.0), (2.0, 1.0)]).abs() < 1e-9);
    }
}
