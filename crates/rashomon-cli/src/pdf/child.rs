//! The process that reads one PDF: it limits itself, and whatever happens to it happens to it alone.

use std::io::{self, Read, Write};
use std::process;

use crate::exit::{Exit, Failure};

use super::{BEGIN, BETWEEN, ENCRYPTED};

/// The most memory that reading one PDF may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;

/// How deep its reader may go, in bytes of stack.
const STACK: usize = 64 << 20;

/// Reads a PDF from standard input and writes its text to standard output.
pub fn run(seconds: u64) -> Result<Exit, Failure> {
    limit(seconds);
    let mut pdf = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut pdf)
        .map_err(|error| Failure::Input(error.to_string()))?;
    let pages = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || pdf_extract::extract_text_from_mem_by_pages(&pdf))
        .map_err(|error| Failure::Input(error.to_string()))?
        .join();
    match pages {
        Ok(Ok(pages)) => write(&pages).map(|()| Exit::AllRead).map_err(Failure::Output),
        Ok(Err(error)) => refuse(&error.to_string()),
        // The thread has said on standard error what happened to it.
        Err(_) => Ok(Exit::Failure),
    }
}

/// Takes from this process what reading a PDF does not need.
fn limit(seconds: u64) {
    #[cfg(unix)]
    {
        use rlimit::Resource;
        // Where a limit cannot be set, the other process still watches the clock and the length of the text.
        let _ = Resource::AS.set(MEMORY, MEMORY);
        let _ = Resource::CPU.set(seconds, seconds);
        let _ = Resource::FSIZE.set(0, 0);
        let _ = Resource::CORE.set(0, 0);
    }
    #[cfg(not(unix))]
    let _ = seconds;
}

fn write(pages: &[String]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(BEGIN.as_bytes())?;
    for (place, page) in pages.iter().enumerate() {
        if place > 0 {
            out.write_all(BETWEEN.encode_utf8(&mut [0; 4]).as_bytes())?;
        }
        out.write_all(page.replace(BETWEEN, "\n").as_bytes())?;
    }
    out.flush()
}

/// Says why there is no text.
fn refuse(why: &str) -> Result<Exit, Failure> {
    let lower = why.to_lowercase();
    if ["decrypt", "encrypt", "password"]
        .iter()
        .any(|word| lower.contains(word))
    {
        process::exit(i32::from(ENCRYPTED));
    }
    Err(Failure::Input(why.to_owned()))
}
