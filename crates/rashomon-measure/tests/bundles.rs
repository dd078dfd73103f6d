//! The bundles of reports: every file of both halves keeps to its form, every row names a report and words that stand in it.
//! `cargo xtask accounts dev --misses` lists what is wrong with the accounts of the development half.

use rashomon::{Engine, EngineSettings};
use rashomon_measure::bundles::{folder, read, score};

#[test]
fn every_bundle_keeps_to_its_form() {
    let halves = ["dev", "blind"].map(|half| read(&folder(half)).unwrap());
    assert!(halves.iter().map(Vec::len).sum::<usize>() >= 40);
    for bundle in halves.iter().flatten() {
        assert!((2..=8).contains(&bundle.reports.len()), "{}", bundle.name);
    }
}

#[test]
fn accounts_do_not_get_worse() {
    // Somewhat below what docs/records gives for this half, so that a processor that rounds otherwise does not matter.
    let engine = Engine::new(EngineSettings::default()).unwrap();
    let tally = score(&engine, &read(&folder("dev")).unwrap(), &mut String::new());
    let (statuses, parties) = (tally.status_share(), tally.party_share());
    assert!(statuses > 0.67, "{statuses} of the statuses are right");
    assert!(
        parties > 0.86,
        "{parties} of the answers found stand under the right party"
    );
}
