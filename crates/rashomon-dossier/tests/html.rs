//! The HTML page: well formed, self-contained, complete, inert.
#![allow(clippy::disallowed_methods)] // Tests write the page for whoever wants to look at it.

mod common;

use rashomon_dossier::html;

#[test]
fn write_pages() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("bundle.html"), html(&common::bundle())).unwrap();
    std::fs::write(folder.join("one.html"), html(&common::with_event(common::run()))).unwrap();
    std::fs::write(folder.join("bare.html"), html(&common::run())).unwrap();
}
