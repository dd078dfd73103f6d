//! Looks names up and says how long it took: `cargo run --release --example lookup -- NAME…`.
#![allow(clippy::disallowed_methods)] // A tool: it reads its arguments and the clock.
#![allow(clippy::print_stdout, clippy::print_stderr)] // It talks to a person at a terminal.

use std::time::Instant;

use rashomon_gazetteer::{Area, Gazetteer, GazetteerError, Match, Point};

fn main() -> Result<(), GazetteerError> {
    let start = Instant::now();
    let gazetteer = Gazetteer::embedded()?;
    println!("opened {} rows in {:?}", gazetteer.len(), start.elapsed());
    for name in std::env::args().skip(1) {
        let start = Instant::now();
        let found: Vec<Match<'_>> = gazetteer.exact(&name).collect();
        println!("{name}: {} rows in {:?}", found.len(), start.elapsed());
        for found in found.iter().take(5) {
            println!("  own {} {:?}", found.own_name, found.entry);
        }
        let border = Area::Circle(Point { lat: 50.47, lon: 35.68 }, 150.0);
        for near in [vec![border], vec![Area::Country("RU".to_owned())], vec![]] {
            let start = Instant::now();
            let found = gazetteer.similar(&name, &near, 5);
            println!("{name} within {near:?}: {:?}", start.elapsed());
            for (found, cost) in found {
                println!(
                    "  {cost:.2} {} {} {}",
                    found.entry.name, found.entry.country, found.entry.population
                );
            }
        }
    }
    Ok(())
}
