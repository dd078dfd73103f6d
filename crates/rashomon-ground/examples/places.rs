//! Lists the places of a text, each with the way it was found: `cargo run --release -p rashomon-ground --example places -- FILE`.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // A tool for a person at a terminal.

use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let bytes = std::fs::read(&path)?;
    let model = LanguageModel::embedded()?;
    let grounder = Grounder::embedded()?;
    let input = Input {
        name: &path,
        bytes: &bytes,
    };
    for document in read(&input, &Settings::default()).value {
        let annotation = model.annotate(&document).value;
        let start = std::time::Instant::now();
        let grounding = grounder.layers(&document, &annotation);
        println!("{:?} for {} words", start.elapsed(), annotation.tokens.len());
        for place in grounding.places {
            let words: Vec<&str> = place.spans.iter().map(|span| document.slice(*span)).collect();
            println!(
                "{:<40} {:<22} {:>8.3} {:>8.3} {:?} {:?} {}",
                words.join(" … "),
                place.name.as_deref().unwrap_or("-"),
                place.lat.unwrap_or_default(),
                place.lon.unwrap_or_default(),
                place.usage,
                place.matched,
                place.route.as_deref().unwrap_or("unresolved")
            );
        }
    }
    Ok(())
}
