//! What was met in a container and not read, counted by what it is.

use std::collections::BTreeMap;

use rashomon_types::Diagnostic;

/// The counts.
#[derive(Debug, Default)]
pub struct Survey(BTreeMap<&'static str, usize>);

impl Survey {
    /// Counts one more.
    pub fn pass_over(&mut self, what: &'static str) {
        *self.0.entry(what).or_default() += 1;
    }

    /// What to say of a container that is done; nothing where all of it was read. The counts begin anew.
    pub fn take_remark(&mut self, name: &str) -> Option<Diagnostic> {
        let counts: Vec<String> = std::mem::take(&mut self.0)
            .into_iter()
            .map(|(what, count)| format!("{count} × {what}"))
            .collect();
        let message = || format!("{name}: some files in it were passed over ({})", counts.join(", "));
        (!counts.is_empty()).then(|| Diagnostic::note("input.passed_over", message()))
    }
}
