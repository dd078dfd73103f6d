//! The packed pieces (gzip members, zstd frames) of an archive as one stream of bytes.
//!
//! A crawl is packed record by record, so that a damaged piece costs one record: its damage is told once, as an error of
//! kind [`io::ErrorKind::InvalidData`], and the next reading goes on with the next piece that holds a record.

use std::cell::Cell;
use std::io::{self, BufRead, Cursor, Read};
use std::ops::Range;
use std::rc::Rc;

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// The packing that begins like this.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// Whether the packed bytes begin a record.
    pub fn holds_record(self, packed: &[u8]) -> bool {
        let mut first = [0; 5];
        let read = match self {
            Self::Gzip => GzDecoder::new(packed).read_exact(&mut first),
            Self::Zstd => StreamingDecoder::new(packed)
                .map_err(io::Error::other)
                .and_then(|mut frame| frame.read_exact(&mut first)),
        };
        read.is_ok() && &first == b"WARC/"
    }
}

/// From this many unpacked bytes on, the ratio counts.
const RATIO_FROM: u64 = 1 << 20;

/// The unpacked bytes of all pieces, in order.
pub struct Members<'a> {
    state: State<'a>,
    /// How many times larger than its packed form one piece may become.
    ratio: u64,
    /// Unpacked bytes of the piece that is open.
    out: u64,
    /// How many places were tried after damage.
    tried: usize,
    /// How many pieces were begun, for whoever reads records out of them.
    begun: Rc<Cell<u64>>,
}

/// How many bytes tell whether a piece holds a record.
const AHEAD: usize = 1024;
/// How many places of an archive are tried after damage; a hostile one is made of nothing else.
const MOST_TRIED: usize = 20_000;

enum State<'a> {
    Between(Packed<'a>),
    Gzip(Box<GzDecoder<Packed<'a>>>),
    Zstd(Box<StreamingDecoder<Packed<'a>, FrameDecoder>>),
    /// After a damaged piece.
    Lost(Packed<'a>),
    End,
}

impl<'a> Members<'a> {
    pub fn new(packed: Box<dyn BufRead + 'a>, ratio: u64) -> Self {
        Self {
            state: State::Between(Packed::new(packed)),
            ratio,
            out: 0,
            tried: 0,
            begun: Rc::default(),
        }
    }

    /// How many pieces were begun, now and later.
    pub fn begun(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.begun)
    }

    /// Opens the next piece.
    fn begin(&mut self, mut packed: Packed<'a>) -> io::Result<()> {
        packed.begin();
        self.out = 0;
        self.begun.set(self.begun.get() + 1);
        let head = packed.fill_buf()?;
        self.state = match Packing::of(head) {
            _ if head.is_empty() => State::End,
            Some(Packing::Gzip) => State::Gzip(Box::new(GzDecoder::new(packed))),
            Some(Packing::Zstd) => match StreamingDecoder::new(packed) {
                Ok(frame) => State::Zstd(Box::new(frame)),
                // The decoder keeps the bytes that it could not open.
                Err(error) => {
                    self.state = State::End;
                    return Err(damaged(error));
                }
            },
            None if head.iter().all(|byte| *byte == 0) => {
                let padding = head.len();
                packed.consume(padding);
                State::Between(packed)
            }
            None => {
                self.state = State::Lost(packed);
                return Err(damaged("bytes that are no packed record"));
            }
        };
        Ok(())
    }

    /// Looks for the next piece that holds a record: first among the bytes that the damaged one ran on through.
    fn find(&mut self, mut packed: Packed<'a>) -> io::Result<()> {
        let mut window = packed.take_back();
        let mut from = 1;
        loop {
            let is_end = packed.append_next(&mut window)? == 0;
            // A beginning that is cut off by the window is looked at with what follows.
            let to = if is_end {
                window.len()
            } else {
                window.len().saturating_sub(AHEAD)
            };
            if let Some(at) = self.begins(&window, from..to) {
                window.drain(..at);
                packed.returned = Cursor::new(window);
                self.state = State::Between(packed);
                return Ok(());
            }
            if is_end || self.tried >= MOST_TRIED {
                self.state = State::End;
                return if is_end {
                    Ok(())
                } else {
                    Err(damaged("it is too damaged to be read to its end"))
                };
            }
            window.drain(..to);
            from = from.saturating_sub(to);
        }
    }

    /// Where in a window a piece with a record begins.
    fn begins(&mut self, window: &[u8], mut places: Range<usize>) -> Option<usize> {
        places.find(|at| {
            let rest = &window[*at..];
            let Some(packing) = Packing::of(rest).filter(|_| self.tried < MOST_TRIED) else {
                return false;
            };
            self.tried += 1;
            // Four bytes are sign enough; of a block of zstd all is needed to read any.
            packing == Packing::Zstd || packing.holds_record(rest)
        })
    }

    /// Keeps account of what a piece gave; leaves it where it ends or breaks.
    fn after(&mut self, given: io::Result<usize>) -> io::Result<usize> {
        let packed_bytes = match &self.state {
            State::Gzip(piece) => piece.get_ref().read,
            State::Zstd(piece) => piece.get_ref().read,
            _ => 0,
        };
        let given = given.map_err(damaged).and_then(|read| {
            self.out += read as u64;
            let bomb = self.out > RATIO_FROM && self.out / self.ratio.max(1) > packed_bytes;
            if bomb { Err(bomb_error(self.ratio)) } else { Ok(read) }
        });
        if !matches!(given, Ok(1..)) {
            let packed = match std::mem::replace(&mut self.state, State::End) {
                State::Gzip(piece) => piece.into_inner(),
                State::Zstd(piece) => piece.into_inner(),
                _ => return given,
            };
            self.state = if given.is_ok() {
                State::Between(packed)
            } else {
                State::Lost(packed)
            };
        }
        given
    }
}

impl Read for Members<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            let given = match &mut self.state {
                State::End => return Ok(0),
                State::Gzip(piece) => piece.read(into),
                State::Zstd(piece) => piece.read(into),
                State::Between(_) | State::Lost(_) => {
                    match std::mem::replace(&mut self.state, State::End) {
                        State::Between(packed) => self.begin(packed)?,
                        State::Lost(packed) => self.find(packed)?,
                        _ => {}
                    }
                    continue;
                }
            };
            match self.after(given)? {
                0 => {}
                read => return Ok(read),
            }
        }
    }
}

/// Damage, which never ends the reading by itself.
fn damaged(why: impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_string())
}

/// The refusal of a piece that grows too much.
fn bomb_error(ratio: u64) -> io::Error {
    damaged(format!("it unpacks to more than {ratio} times its size"))
}

/// How many of the last bytes are kept, in case they hold more than the piece that ran on through them.
const KEPT: usize = 1 << 20;

/// The packed bytes: counted, and the last of them kept.
struct Packed<'a> {
    packed: Box<dyn BufRead + 'a>,
    /// Bytes that are read once more.
    returned: Cursor<Vec<u8>>,
    kept: Vec<u8>,
    /// Bytes read of the piece that is open.
    read: u64,
}

impl<'a> Packed<'a> {
    fn new(packed: Box<dyn BufRead + 'a>) -> Self {
        Self {
            packed,
            returned: Cursor::default(),
            kept: Vec::new(),
            read: 0,
        }
    }

    /// Begins a piece.
    fn begin(&mut self) {
        self.kept.clear();
        self.read = 0;
    }

    /// Takes back the bytes from the beginning of the piece on, as far as they were kept or not yet read again.
    fn take_back(&mut self) -> Vec<u8> {
        let from = usize::try_from(self.returned.position()).unwrap_or(usize::MAX);
        let mut bytes = std::mem::take(&mut self.kept);
        bytes.extend_from_slice(self.returned.get_ref().get(from..).unwrap_or_default());
        self.returned = Cursor::default();
        bytes
    }

    /// Appends the next bytes; how many there were.
    fn append_next(&mut self, window: &mut Vec<u8>) -> io::Result<usize> {
        let next = self.packed.fill_buf()?;
        let length = next.len();
        window.extend_from_slice(next);
        self.packed.consume(length);
        Ok(length)
    }

    fn keep(&mut self, amount: usize) {
        let Ok(buffer) = fill(&mut self.returned, &mut self.packed) else {
            return;
        };
        self.kept.extend_from_slice(&buffer[..amount.min(buffer.len())]);
        if self.kept.len() > 2 * KEPT {
            self.kept.drain(..KEPT);
        }
    }
}

/// The bytes that come next.
fn fill<'b>(returned: &'b mut Cursor<Vec<u8>>, packed: &'b mut Box<dyn BufRead + '_>) -> io::Result<&'b [u8]> {
    let is_spent = returned.position() >= returned.get_ref().len() as u64;
    if is_spent {
        packed.fill_buf()
    } else {
        returned.fill_buf()
    }
}

impl Read for Packed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Packed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        fill(&mut self.returned, &mut self.packed)
    }

    fn consume(&mut self, amount: usize) {
        self.keep(amount);
        self.read += amount as u64;
        let is_spent = self.returned.position() >= self.returned.get_ref().len() as u64;
        if is_spent {
            self.packed.consume(amount);
        } else {
            self.returned.consume(amount);
        }
    }
}
