//! Prints the events found in plain-text files, sentence by sentence: `cargo run --example event_mentions FILE…`.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // An edge: it reads files and talks to a person.

use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_types::{Document, EventMention};

fn main() -> Result<(), String> {
    let model = LanguageModel::embedded().map_err(|error| error.to_string())?;
    let grounder = Grounder::embedded().map_err(|error| error.to_string())?;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let mut document = Document::new(text, None, None, None);
        document.blocks = rashomon_read::blocks(&document.text);
        let annotation = model.annotate(&document).value;
        let mentions = grounder.layers(&document, &annotation).event_mentions;
        for sentence in &annotation.sentences {
            let here =
                |mention: &&EventMention| mention.spans.first().is_some_and(|first| sentence.span.covers(*first));
            let found: Vec<&EventMention> = mentions.iter().filter(here).collect();
            println!("\n{}", sentence.span.slice(&document.text));
            found.iter().for_each(|mention| print(mention, &document.text));
        }
    }
    Ok(())
}

fn print(mention: &EventMention, text: &str) {
    let words: Vec<&str> = mention.spans.iter().map(|span| span.slice(text)).collect();
    let parts: Vec<String> = mention
        .participants
        .iter()
        .map(|part| {
            format!(
                "{:?}={}",
                part.role,
                part.spans.iter().map(|span| span.slice(text)).collect::<String>()
            )
        })
        .collect();
    println!(
        "    [{}] {} {:?} {}",
        words.join(" … "),
        mention.kind,
        mention.polarity,
        parts.join(" | ")
    );
}
