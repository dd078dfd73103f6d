//! Standard output: buffered, and silent once nobody reads it any more.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

/// Standard output. After the reader has gone (`| head`), writing does nothing, and that is no error.
pub struct Output {
    writer: BufWriter<StdoutLock<'static>>,
    closed: bool,
}

impl Output {
    /// Locks standard output.
    pub fn stdout() -> Self {
        Self {
            writer: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            closed: false,
        }
    }

    /// Whether the reader has gone, so that nothing more need be done.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.write(|out| out.write_all(text.as_bytes()))
    }

    /// Lets `write` write.
    pub fn write(
        &mut self,
        write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>,
    ) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let result = write(&mut self.writer);
        self.unless_closed(result)
    }

    /// Passes on what is buffered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.write(Write::flush)
    }

    /// Passes on what is buffered and tells whether all has arrived.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }
}
