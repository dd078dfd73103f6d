//! How long grounding takes beside the model, report by report: `cargo run --release -p rashomon-ground --example
//! grounding_time -- FILE…`. The places found go to the standard output, so that two versions can be compared.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)] // A tool for a person at a terminal.

use std::time::{Duration, Instant};

use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings, read};

/// Each report is grounded so often; the quickest counts.
const TIMES: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = LanguageModel::embedded()?;
    let grounder = Grounder::embedded()?;
    let (mut all, mut all_words) = (Duration::ZERO, 0);
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let input = Input {
            name: &path,
            bytes: &bytes,
        };
        for document in read(&input, &Settings::default()).value {
            let start = Instant::now();
            let annotation = model.annotate(&document).value;
            let model_took = start.elapsed();
            let mut took = Duration::MAX;
            for _ in 0..TIMES {
                let start = Instant::now();
                let grounding = grounder.layers(&document, &annotation);
                took = took.min(start.elapsed());
                drop(grounding);
            }
            let words = annotation.tokens.len();
            let per_thousand = took.as_secs_f64() * 1e6 / words.max(1) as f64;
            eprintln!("{words:>6} words: {took:>12.2?}, {per_thousand:>6.1} ms per 1,000; the model {model_took:.2?}");
            all += took;
            all_words += words;
            println!("# {path} {words}");
            for place in grounder.layers(&document, &annotation).places {
                let words: Vec<&str> = place.spans.iter().map(|span| document.slice(*span)).collect();
                let (found, lat, lon) = (place.name, place.lat, place.lon);
                println!(
                    "{words:?} {found:?} {lat:?} {lon:?} {:?} {:?} {:?}",
                    place.usage, place.matched, place.route
                );
            }
        }
    }
    eprintln!("all {all_words} words: {all:.2?}");
    Ok(())
}
