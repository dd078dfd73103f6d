//! Ctrl-C: finish the line that is being written, then end with the code for it.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::exit::Exit;

/// How long the program may take to stop by itself.
const GRACE: Duration = Duration::from_millis(400);

/// The one thing that a signal can reach.
static REQUESTED: AtomicBool = AtomicBool::new(false);

/// Begins to listen for Ctrl-C.
pub fn watch() {
    // If no handler can be set, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(|| {
        REQUESTED.store(true, Ordering::SeqCst);
        thread::sleep(GRACE);
        process::exit(i32::from(Exit::Interrupted as u8));
    });
}

/// Whether Ctrl-C was pressed.
pub fn requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}
