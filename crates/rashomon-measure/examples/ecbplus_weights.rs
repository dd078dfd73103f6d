//! Learns the weights of `affinity` from topics 1–20 of ECB+: `cargo run -p rashomon-measure --example ecbplus_weights DIR`.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // An edge: it reads its argument and prints.

fn main() -> Result<(), String> {
    let corpora = std::env::args().nth(1).ok_or("name the folder of the corpora")?;
    println!("{}", rashomon_measure::eval::fit_affinity(corpora.into())?);
    Ok(())
}
