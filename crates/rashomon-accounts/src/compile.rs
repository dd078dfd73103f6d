//! A run of single reports becomes a run of accounts.

use rashomon_types::Run;

use crate::copies;
use crate::corpus::Corpus;
use crate::gather;

/// Finds copies, gathers claims to events and lays the accounts of each side by side.
pub fn compile(run: &mut Run) {
    let (found, occasions) = {
        let corpus = Corpus::new(&run.documents, &run.claims);
        let found = copies::find(&corpus);
        let folded = copies::fold(&corpus, &found);
        let occasions = gather::gather(&corpus, &folded);
        (found, occasions)
    };
    for copy in &found {
        let of = run.documents.get(copy.of).map(|document| document.id);
        if let Some(document) = run.documents.get_mut(copy.document) {
            document.kind = copy.kind;
            document.copy_of = of;
        }
    }
    drop(occasions);
}
