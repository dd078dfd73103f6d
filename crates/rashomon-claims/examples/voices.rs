//! Prints who says what in the reports of a file, a claim a line: `cargo run -p rashomon-claims --example voices FILE…`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)] // a tool for the developer's terminal

use rashomon_claims::{Lexicon, attribute};
use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings};
use rashomon_types::{Claim, Document, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (model, lexicon) = (LanguageModel::embedded()?, Lexicon::embedded()?);
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let input = Input {
            name: &path,
            bytes: &bytes,
        };
        for document in rashomon_read::read(&input, &Settings::default()).value {
            println!("# {}", document.title.as_deref().unwrap_or(&path));
            let annotation = model.annotate(&document).value;
            let claims = attribute(&document, &annotation, &lexicon).value;
            claims.iter().for_each(|claim| println!("{}", line(&document, claim)));
        }
    }
    Ok(())
}

/// Act, speaker, side, office, the voice's own words, cue, chain and content.
fn line(document: &Document, claim: &Claim) -> String {
    let words = |spans: &[rashomon_types::Span]| {
        let words: Vec<&str> = spans.iter().map(|span| document.slice(*span)).collect();
        words.join(" … ").replace('\n', " ")
    };
    let name = |voice: &Source| voice.speaker.clone().unwrap_or_else(|| format!("({:?})", voice.kind));
    let chain: Vec<String> = claim.chain().iter().map(name).collect();
    let mut content = words(&claim.content.spans);
    content.truncate(content.char_indices().nth(140).map_or(content.len(), |(at, _)| at));
    format!(
        "{:?}\t{}\t{}\t{}\t{}\t{}\t{}\t{content}",
        claim.act,
        name(&claim.source),
        claim.source.side.as_deref().unwrap_or_default(),
        claim.source.office.as_deref().unwrap_or_default(),
        words(&claim.source.spans),
        words(&claim.cue.spans),
        chain.join(" < "),
    )
}
