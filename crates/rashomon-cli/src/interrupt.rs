//! Ctrl-C: finish the line or the document that is being written, then end with the code for it. A second one ends at once.

use std::process;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::exit::Exit;

/// How long the program may take to stop by itself, in milliseconds.
static GRACE: AtomicU64 = AtomicU64::new(400);

/// The same where documents are stored: none takes so long.
const PATIENT: u64 = 30_000;

/// The one thing that a signal can reach.
static REQUESTED: AtomicBool = AtomicBool::new(false);

/// Begins to listen for Ctrl-C.
pub fn watch() {
    // If no handler can be set, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(|| {
        if REQUESTED.swap(true, Ordering::SeqCst) {
            end();
        }
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(GRACE.load(Ordering::SeqCst)));
            end();
        });
    });
}

fn end() -> ! {
    process::exit(i32::from(Exit::Interrupted as u8))
}

/// Lets the program finish the document that it is at, since what is half done would have to be done again.
pub fn be_patient() {
    GRACE.store(PATIENT, Ordering::SeqCst);
}

/// Whether Ctrl-C was pressed.
pub fn requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}
