//! How long look-ups take: `cargo run --release --package rashomon-gazetteer --example speed`.
#![allow(clippy::disallowed_methods)] // A tool: it reads the clock.
#![allow(clippy::print_stdout)] // It talks to a person at a terminal.

use std::hint::black_box;
use std::time::{Duration, Instant};

use rashomon_gazetteer::{Area, Gazetteer, GazetteerError, Point};

/// Names that many rows, few rows and none have.
const NAMES: &[&str] = &[
    "Grayvoron",
    "Kozinka",
    "Kharkiv",
    "Springfield",
    "Belgorod region",
    "Козинка",
    "Kramatorsk",
    "Aleppo",
    "Xqzt",
    "San Jose",
];

fn main() -> Result<(), GazetteerError> {
    let opening = mean(100, &mut || ignore(black_box(Gazetteer::embedded())));
    let gazetteer = Gazetteer::embedded()?;
    println!("open              {opening:>12?}");
    for name in NAMES {
        let time = mean(20_000, &mut || ignore(black_box(gazetteer.exact(name).count())));
        println!("exact             {time:>12?}  {name}");
    }
    let id = mean(100_000, &mut || ignore(black_box(gazetteer.by_id(559_034))));
    println!("by id             {id:>12?}");
    let border = Point { lat: 50.47, lon: 35.68 };
    let near = |lat: f64, lon: f64| vec![Area::Circle(Point { lat, lon }, 150.0)];
    let country = |iso: &str| vec![Area::Country(iso.to_owned())];
    let areas = [
        ("150 km, Belgorod", near(50.47, 35.68)),
        ("150 km, Paris", near(48.85, 2.35)),
        ("150 km, Frankfurt", near(50.11, 8.68)),
        ("region RU.09", vec![Area::Region("RU".to_owned(), "09".to_owned())]),
        ("UA", country("UA")),
        ("RU", country("RU")),
        ("US", country("US")),
        ("CN", country("CN")),
        ("the world", Vec::new()),
    ];
    for (label, areas) in &areas {
        for name in ["Graveron", "Borysoka"] {
            let count = if areas.is_empty() { 5 } else { 50 };
            let time = mean(count, &mut || ignore(black_box(gazetteer.similar(name, areas, 10))));
            println!("similar           {time:>12?}  {name}, {label}");
        }
    }
    let inside = mean(10_000, &mut || ignore(black_box(gazetteer.country_at(border))));
    println!("country at        {inside:>12?}");
    let distance = mean(1000, &mut || {
        ignore(black_box(gazetteer.border_distance(border, "RU", "UA")))
    });
    println!("border distance   {distance:>12?}");
    let nearest = mean(1000, &mut || ignore(black_box(gazetteer.nearest(border, 5))));
    println!("nearest 5         {nearest:>12?}");
    Ok(())
}

/// Takes a result that only its making matters of.
fn ignore<T>(_: T) {}

fn mean(count: u32, run: &mut dyn FnMut()) -> Duration {
    run();
    let start = Instant::now();
    (0..count).for_each(|_| run());
    start.elapsed() / count
}
