//! Prints every phrase and every voice of reports with its actor, to be read beside the text:
//! `cargo run --release -p rashomon-ground --example actors -- PATH…`
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A program for people.

use std::error::Error;

use rashomon_claims::{Lexicon, attribute};
use rashomon_ground::actor::{ActorLexicon, Cast};
use rashomon_model::LanguageModel;
use rashomon_read::{Input, Settings, read};
use rashomon_types::{Actor, Document, Reading, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let (model, claims, actors) = (
        LanguageModel::embedded()?,
        Lexicon::embedded()?,
        ActorLexicon::embedded()?,
    );
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let input = Input {
            name: &path,
            bytes: &bytes,
        };
        for document in read(&input, &Settings::default()).value {
            show(&document, &model, &claims, &actors);
        }
    }
    Ok(())
}

fn show(document: &Document, model: &LanguageModel, lexicon: &Lexicon, actors: &ActorLexicon) {
    let annotation = model.annotate(document).value;
    let cast = Cast::of(&Reading::new(document, &annotation), actors);
    println!("# {} {}\n", document.id, document.title.as_deref().unwrap_or_default());
    for (span, actor) in cast.phrases() {
        println!("{:40} {}", words(document.slice(span)), line(Some(actor)));
    }
    println!();
    for mut claim in attribute(document, &annotation, lexicon).value {
        claim.for_each_voice(|voice| {
            let actor = cast.actor_of_source(voice);
            println!("{:40} {}", said(document, voice), line(actor.as_ref()));
        });
    }
    println!();
}

fn said(document: &Document, voice: &Source) -> String {
    let words = voice.spans.iter().map(|span| words(document.slice(*span)));
    words.collect::<Vec<_>>().join(" … ")
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(actor: Option<&Actor>) -> String {
    let Some(actor) = actor else {
        return "-".to_owned();
    };
    let of = actor.of.as_deref().unwrap_or("-");
    let level = actor.level.map_or_else(|| "-".to_owned(), |level| format!("{level:?}"));
    format!(
        "{} | {:?} | of {of} | {level} | {}",
        actor.name, actor.kind, actor.reason
    )
}
