//! Prints the layers of a text: `cargo run -p rashomon-model --example show FILE`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)] // a tool for the developer's terminal

use rashomon_model::LanguageModel;
use rashomon_types::{Block, BlockKind, Document, Span};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a file")?;
    let text = std::fs::read_to_string(path)?;
    let clock = std::time::Instant::now();
    let model = LanguageModel::embedded()?;
    println!("loaded in {:?}", clock.elapsed());
    let mut document = Document::new(text, None, None, None);
    let mut at = 0;
    for line in document.text.clone().split_inclusive('\n') {
        document.blocks.push(Block {
            kind: BlockKind::Paragraph,
            span: Span::of(at..at + line.len()),
        });
        at += line.len();
    }
    let clock = std::time::Instant::now();
    let staged = model.annotate(&document);
    println!(
        "{:?} {} tokens in {:?}",
        staged.diagnostics,
        staged.value.tokens.len(),
        clock.elapsed()
    );
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.slice(&document.text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    for attribution in &staged.value.attributions {
        println!(
            "{:.2} [{}] <{}> ({})",
            attribution.confidence,
            words(&attribution.source.spans),
            words(&attribution.cue.spans),
            words(&attribution.content.spans)
        );
    }
    for mention in &staged.value.roles {
        println!(
            "{:.2} {:?}: {}",
            mention.confidence,
            mention.role,
            words(&mention.spans)
        );
    }
    for entity in &staged.value.entities {
        print!("{:?} {} | ", entity.kind, words(&entity.spans));
    }
    println!();
    for token in &staged.value.tokens[..staged.value.tokens.len().min(60)] {
        println!(
            "{}\t{}\t{}\t{}\t{:?}\t{}",
            token.form(&document.text),
            token.lemma,
            token.upos.name(),
            token.feats,
            token.head,
            token.deprel
        );
    }
    Ok(())
}
