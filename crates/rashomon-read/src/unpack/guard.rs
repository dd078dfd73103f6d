//! A reader of something packed that stops where a limit is broken.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

use rashomon_types::Diagnostic;

use super::allowance::Allowance;

/// The ratio is looked at from this many unpacked bytes on.
const FREE: u64 = 1 << 20;

/// A diagnostic on its way through code that knows only errors of reading.
#[derive(Debug)]
pub struct Refusal(pub Diagnostic);

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.message)
    }
}

impl std::error::Error for Refusal {}

/// The same as an error of reading.
pub fn refuse(diagnostic: Diagnostic) -> io::Error {
    io::Error::other(Refusal(diagnostic))
}

/// The diagnostic that such an error carries.
pub fn refusal(error: &io::Error) -> Option<&Diagnostic> {
    Some(&error.get_ref()?.downcast_ref::<Refusal>()?.0)
}

/// Counts the packed bytes that were read.
pub struct Packed<R> {
    reader: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Packed<R> {
    /// A reader that counts, and its count.
    pub fn new(reader: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (
            Self {
                reader,
                count: count.clone(),
            },
            count,
        )
    }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// What comes out of an unpacker, as long as it keeps within the limits.
pub struct Guarded<R> {
    name: String,
    reader: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
    allowance: Allowance,
}

impl<R: Read> Guarded<R> {
    /// Guards `reader`, which unpacks what `packed` counts.
    pub fn new(name: &str, reader: R, packed: Rc<Cell<u64>>, allowance: &Allowance) -> Self {
        Self {
            name: name.to_owned(),
            reader,
            packed,
            unpacked: 0,
            allowance: allowance.clone(),
        }
    }

    fn is_bomb(&self) -> bool {
        let most = self.packed.get().saturating_mul(self.allowance.limits().ratio);
        self.unpacked > FREE && self.unpacked > most
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.unpacked += read as u64;
        if self.is_bomb() {
            return Err(refuse(bomb(&self.name, self.allowance.limits().ratio)));
        }
        if !self.allowance.spend(read as u64) {
            return Err(refuse(self.allowance.exceeded(&self.name)));
        }
        Ok(read)
    }
}

/// The refusal of what grows too much.
fn bomb(name: &str, ratio: u64) -> Diagnostic {
    let message = format!(
        "{name} grows to more than {ratio} times its packed size, as no text does: it was not read any further."
    );
    Diagnostic::error("input.ratio", message).with_help("If you trust it, unpack it yourself and read the file.")
}
