//! The call of the other process: the file in, the text out, and an end to it when its time is up.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rashomon::{PdfRefusal, PdfText};

use super::{BEGIN, BETWEEN, COMMAND, ENCRYPTED};

/// The most text that one PDF may give, in bytes.
const MOST_TEXT: u64 = 64 << 20;

/// The most that is kept of what it says when it fails, in bytes.
const MOST_REASON: u64 = 64 << 10;

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(5);

/// This program, called once more for each PDF.
#[derive(Debug)]
pub struct OtherProcess {
    program: PathBuf,
    seconds: u64,
}

impl OtherProcess {
    /// The program, and how many seconds it may take.
    pub fn new(program: PathBuf, seconds: u64) -> Self {
        Self { program, seconds }
    }

    fn start(&self) -> std::io::Result<Child> {
        Command::new(&self.program)
            .args([COMMAND, "--seconds", &self.seconds.to_string()])
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }
}

impl PdfText for OtherProcess {
    fn pages(&self, pdf: &[u8]) -> Result<Vec<String>, PdfRefusal> {
        let mut child = self.start().map_err(|error| PdfRefusal::Broken(error.to_string()))?;
        let text = collect(child.stdout.take(), MOST_TEXT);
        let reason = collect(child.stderr.take(), MOST_REASON);
        let status = thread::scope(|scope| {
            let stdin = child.stdin.take();
            scope.spawn(move || {
                // A process that ended early takes no more; its ending tells why.
                let _ = stdin.map(|mut stdin| stdin.write_all(pdf));
            });
            wait(&mut child, Duration::from_secs(self.seconds))
        });
        let (text, reason) = (finish(text), finish(reason));
        match status {
            None => Err(PdfRefusal::TooSlow(self.seconds)),
            Some(_) if text.len() as u64 > MOST_TEXT => Err(PdfRefusal::TooLarge),
            Some(status) if status.success() => pages(&text),
            Some(status) => Err(why(status, &String::from_utf8_lossy(&reason), self.seconds)),
        }
    }
}

/// Reads a pipe up to a little more than `most` in a thread of its own, and then no further, so that a flood ends the other process.
fn collect(pipe: Option<impl Read + Send + 'static>, most: u64) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            // What came before an error is all there is.
            let _ = pipe.take(most + 1).read_to_end(&mut bytes);
        }
        bytes
    })
}

fn finish(reading: JoinHandle<Vec<u8>>) -> Vec<u8> {
    reading.join().unwrap_or_default()
}

/// Waits for the end of the process; nothing if it had to be ended.
fn wait(child: &mut Child, most: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < most => thread::sleep(TICK),
            _ => {
                // It may have ended by itself just now; either way it is gone after this.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// The pages in what the process wrote.
fn pages(text: &[u8]) -> Result<Vec<String>, PdfRefusal> {
    let text = String::from_utf8_lossy(text);
    let pages = text.rsplit_once(BEGIN).map(|(_, pages)| pages);
    let pages = pages.ok_or_else(|| PdfRefusal::Broken("its reader gave no text".to_owned()))?;
    Ok(pages.split(BETWEEN).map(str::to_owned).collect())
}

/// Why the process failed.
fn why(status: ExitStatus, reason: &str, seconds: u64) -> PdfRefusal {
    match () {
        () if status.code() == Some(i32::from(ENCRYPTED)) => PdfRefusal::Encrypted,
        () if reason.contains("memory allocation") => PdfRefusal::TooLarge,
        () if is_out_of_time(status) => PdfRefusal::TooSlow(seconds),
        () if reason.contains("panicked") || status.code().is_none() => {
            PdfRefusal::Broken("its reader gave up on it".to_owned())
        }
        () => PdfRefusal::Broken(last_line(reason)),
    }
}

/// Whether the system ended the process because its time was up.
#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    /// SIGXCPU, and SIGKILL where both bounds are one.
    const SIGNALS: [i32; 2] = [24, 9];
    status.signal().is_some_and(|signal| SIGNALS.contains(&signal))
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}

/// The last line of what it said, short.
fn last_line(reason: &str) -> String {
    /// The most characters that are kept.
    const MOST: usize = 160;
    let line = reason
        .lines()
        .rfind(|line| !line.trim().is_empty())
        .unwrap_or("no reason is known");
    let line = line.trim().trim_start_matches("rashomon: ");
    line.chars().take(MOST).collect()
}
