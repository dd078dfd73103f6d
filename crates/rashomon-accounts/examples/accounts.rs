//! Compiles runs of single reports, read as JSON (`rashomon read --json`), and prints them with their events.
//!
//! `cargo run -p rashomon-accounts --example accounts -- RUN.json…` writes `RUN.json.accounts` beside each.

#![allow(clippy::disallowed_methods)] // An example reads and writes files.

use rashomon_accounts::Reconciler;
use rashomon_types::{Run, SpanText};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reconciler = Reconciler::embedded()?;
    for path in std::env::args().skip(1) {
        let run: Run<SpanText> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let mut run = run.into_spans();
        reconciler.compile(&mut run);
        std::fs::write(format!("{path}.accounts"), serde_json::to_string(&run.into_wire())?)?;
    }
    Ok(())
}
