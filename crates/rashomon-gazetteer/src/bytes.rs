//! Numbers and texts out of bytes and into them. Reading checks every bound: a garbled file gives nothing, never a panic.

/// Reads values one after another.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// From a place in bytes on; nothing if that is past their end.
    pub(crate) fn at(bytes: &'a [u8], offset: usize) -> Option<Self> {
        bytes.get(offset..).map(Self::new)
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of seven bits a byte, low bits first, the high bit of a byte set where more follows.
    pub(crate) fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    pub(crate) fn length(&mut self) -> Option<usize> {
        self.varint().and_then(|value| usize::try_from(value).ok())
    }

    /// A text with its length before it; nothing if it is no UTF-8.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.length()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        let (value, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*value))
    }
}

/// The number of four bytes with this index.
pub(crate) fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    Reader::at(bytes, index.checked_mul(4)?)?.u32()
}

/// The number of three bytes with this index.
pub(crate) fn u24_at(bytes: &[u8], index: usize) -> Option<u32> {
    let start = index.checked_mul(3)?;
    match bytes.get(start..start.checked_add(3)?)? {
        [low, middle, high] => Some(u32::from_le_bytes([*low, *middle, *high, 0])),
        _ => None,
    }
}

pub(crate) fn push_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

pub(crate) fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_varint(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

/// The three low bytes of a number.
pub(crate) fn push_u24(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend(value.to_le_bytes().iter().take(3));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        for value in [0, 127, 128, 300_000, u64::MAX] {
            push_varint(&mut bytes, value);
        }
        push_text(&mut bytes, "Å");
        let mut reader = Reader::new(&bytes);
        let values: Vec<_> = (0..5).filter_map(|_| reader.varint()).collect();
        assert_eq!(values, [0, 127, 128, 300_000, u64::MAX]);
        assert_eq!((reader.text(), reader.byte()), (Some("Å"), None));
    }

    #[test]
    fn what_is_cut_short_is_nothing() {
        assert_eq!(Reader::new(&[0x80]).varint(), None);
        assert_eq!(Reader::new(&[5, b'a']).text(), None);
        assert_eq!((u32_at(&[1, 2, 3], 0), u24_at(&[1, 2, 3], 0)), (None, Some(0x03_0201)));
        assert_eq!(u24_at(&[1, 2, 3], usize::MAX), None);
    }
}
