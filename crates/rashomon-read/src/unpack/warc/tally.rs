//! What of an archive was read, and what was passed over and why.

use std::collections::BTreeMap;

use rashomon_types::Diagnostic;

/// How many broken records are told one by one.
const TOLD: usize = 5;

/// The account of one archive.
#[derive(Debug, Default)]
pub struct Tally {
    records: usize,
    read: usize,
    broken: usize,
    /// How many were passed over, by why.
    passed: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// The number of the next record, from 1 on.
    pub fn next(&mut self) -> usize {
        self.records += 1;
        self.records
    }

    /// Counts a record that was read.
    pub fn count_read(&mut self) {
        self.read += 1;
    }

    /// Counts a record that holds no report.
    pub fn pass(&mut self, why: &'static str) {
        *self.passed.entry(why).or_default() += 1;
    }

    /// Counts a broken record; the first few are told one by one.
    pub fn broken(&mut self, name: &str, why: &str) -> Option<Diagnostic> {
        self.broken += 1;
        (self.broken <= TOLD).then(|| {
            let message = format!("{name}#{} is broken ({why}): the record was passed over.", self.records);
            Diagnostic::error("input.warc_record", message)
                .with_help("The other records were read. Fetch this one again if it matters.")
        })
    }

    /// What is said at the end: the broken records that were not told, and what was passed over.
    pub fn end(&self, name: &str) -> Vec<Diagnostic> {
        let more = self.broken.saturating_sub(TOLD);
        let untold = (more > 0).then(|| {
            let message = format!("{name} holds {more} more broken records: they were passed over.");
            Diagnostic::error("input.warc_record", message)
                .with_help("The archive may have been cut off or copied badly.")
        });
        untold.into_iter().chain([self.account(name)]).collect()
    }

    /// `crawl.warc.gz: 412 records; 120 read; passed over: 200 images, sounds and scripts, 92 requests.`
    fn account(&self, name: &str) -> Diagnostic {
        let parts: Vec<String> = self
            .passed
            .iter()
            .map(|(why, count)| format!("{count} {why}"))
            .collect();
        let passed = if parts.is_empty() {
            String::new()
        } else {
            format!("; passed over: {}", parts.join(", "))
        };
        let message = format!(
            "{name}: {} records; {} read; {} broken{passed}.",
            self.records, self.read, self.broken
        );
        if self.read > 0 {
            return Diagnostic::note("input.warc_passed_over", message);
        }
        Diagnostic::warning("input.warc_nothing", message)
            .with_help("Check that the crawl reached the pages, and not only what they link to.")
    }
}
