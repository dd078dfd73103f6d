//! Changes of bytes that tell well where a parser is weak; the same number gives the same change, on any machine.

/// What is put in or laid over: beginnings of forms, ends of parts, lengths that lie, characters that cannot be seen.
const WORDS: &[&[u8]] = &[
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\x1f\x8b\x08\x00",
    b"\x28\xb5\x2f\xfd",
    b"WARC/1.0\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"Content-Length: 18446744073709551615\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Encoding: br\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"ffffffffffffffff\r\n",
    b"\r\n\r\n",
    b"\n\nFrom ",
    b"--b\r\n",
    b"--b--",
    b"=?utf-8?Q?=FF?=",
    b"%PDF-1.4",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xff\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\x00",
    b"\xc3",
    b"\xed\xa0\x80",
    "\u{202e}".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{2028}".as_bytes(),
    "İ".as_bytes(),
    b"<script>",
    b"<template>",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b '&b;'>]>",
    b"&#x110000;",
    b"&b;",
    b"<p hidden>",
    b"</article>",
    b"<html",
    b"<rss",
    b"{\"text\":",
    b"[[[[",
    b"\"\\ud800\"",
    b"1e999",
    b"9999-12-31",
    b"-9999-01-01T00:00:00Z",
    b"=HYPERLINK(",
    b"\"\"",
    b"\t,;|",
];

/// A source of numbers that look like chance (SplitMix64, Steele, Lea and Flood 2014).
pub struct Numbers(u64);

impl Numbers {
    /// The numbers of a seed and a round.
    pub fn of(seed: &[u8], round: u64) -> Self {
        let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.iter().fold(0xcbf2_9ce4_8422_2325, mix) ^ round.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or_default()
    }
}

/// The seed, changed in one to six places; `other` lends pieces.
pub fn mutate(seed: &[u8], other: &[u8], round: u64) -> Vec<u8> {
    let mut numbers = Numbers::of(seed, round);
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(6) {
        change(&mut bytes, other, &mut numbers);
    }
    bytes
}

/// Changes one place.
fn change(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len() + 1);
    let end = at + numbers.below((bytes.len() - at).min(64) + 1);
    match numbers.below(8) {
        0 => bytes
            .iter_mut()
            .skip(at)
            .take(1)
            .for_each(|byte| *byte ^= 1 << numbers.below(8)),
        1 => bytes
            .iter_mut()
            .skip(at)
            .take(1)
            .for_each(|byte| *byte = numbers.below(256) as u8),
        2 => drop(bytes.drain(at..end)),
        3 => bytes.truncate(at),
        4 => {
            let piece = bytes[at..end].repeat(1 + numbers.below(8));
            bytes.splice(at..at, piece);
        }
        5 => {
            let from = numbers.below(other.len() + 1);
            let to = from + numbers.below((other.len() - from).min(256) + 1);
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        6 => {
            let word = WORDS[numbers.below(WORDS.len())];
            let end = bytes.len().min(at + word.len());
            bytes.splice(at..end, word.iter().copied());
        }
        _ => {
            let word = WORDS[numbers.below(WORDS.len())];
            bytes.splice(at..at, word.iter().copied());
        }
    }
}
