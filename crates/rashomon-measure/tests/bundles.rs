//! The bundles of reports: every file of both halves keeps to its form, every row names a report and words that stand in it.
//! `cargo xtask accounts dev --misses` lists what is wrong with the accounts of the development half.

use rashomon_measure::bundles::{folder, read};

#[test]
fn every_bundle_keeps_to_its_form() {
    let halves = ["dev", "blind"].map(|half| read(&folder(half)).unwrap());
    assert!(halves.iter().map(Vec::len).sum::<usize>() >= 40);
    for bundle in halves.iter().flatten() {
        assert!((2..=8).contains(&bundle.reports.len()), "{}", bundle.name);
    }
}
