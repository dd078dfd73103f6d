//! Prints the occasions of a run that `rashomon read --json` wrote: `cargo run --example occasions -- RUN.json`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool for people, not part of the library"
)]

use std::error::Error;

use rashomon_accounts::corpus::Corpus;
use rashomon_accounts::{copies, gather};
use rashomon_types::{Run, SpanText};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which run?")?;
    let run: Run<SpanText> = serde_json::from_slice(&std::fs::read(path)?)?;
    let run = run.into_spans();
    let corpus = Corpus::new(&run.documents, &run.claims);
    let folded = copies::fold(&corpus, &copies::find(&corpus));
    let occasions = gather::gather(&corpus, &folded);
    let mut home = vec![None; run.claims.len()];
    for (number, occasion) in occasions.iter().enumerate() {
        print_occasion(&corpus, number, occasion);
        for member in &occasion.members {
            home[member.claim] = Some(number);
        }
    }
    println!("---- in none");
    for claim in (0..home.len()).filter(|claim| home[*claim].is_none()) {
        println!("   [{claim}] {}", cut(&corpus.content(claim)));
    }
    Ok(())
}

fn print_occasion(corpus: &Corpus<'_>, number: usize, occasion: &gather::Occasion) {
    let time = occasion.time.and_then(|(claim, place)| {
        let time = corpus.claims[claim].times.get(place)?;
        Some(format!(
            "{} ({:?})",
            corpus.words(claim, *time.spans.first()?),
            time.timex3
        ))
    });
    let place = occasion
        .place
        .and_then(|(claim, place)| Some(corpus.words(claim, *corpus.claims[claim].places.get(place)?.spans.first()?)));
    println!(
        "==== {number}: {:?} | {time:?} | {place:?} | founded by [{}]",
        occasion.kinds, occasion.founding
    );
    let mut last = None;
    for member in &occasion.members {
        let document = corpus.document_of(member.claim);
        if document != last {
            last = document;
            let found = document.and_then(|document| corpus.documents.get(document));
            let name = found.map(|found| {
                (
                    found.publisher.clone(),
                    found.title.clone(),
                    found.published.as_ref().map(|published| published.date),
                )
            });
            println!("  -- {name:?}");
        }
        println!(
            "   [{}] {} << {}",
            member.claim,
            cut(&corpus.content(member.claim)),
            member.reason
        );
    }
}

fn cut(text: &str) -> String {
    text.chars().take(110).collect()
}
