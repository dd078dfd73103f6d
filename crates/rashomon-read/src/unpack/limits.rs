//! How much is taken from one input before it is refused.

/// How much is taken from one input before it is refused. A refusal names what was exceeded; other inputs are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one single input, unpacked.
    pub input_bytes: u64,
    /// Bytes that one file of the user's may unpack to, over all its members.
    pub unpacked_bytes: u64,
    /// How many times larger than its packed form an input may become, counted from the first mebibyte on.
    pub ratio: u64,
    /// How many containers may lie in each other.
    pub depth: usize,
    /// How many members one container may have.
    pub members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 256 << 20,
            unpacked_bytes: 64 << 30,
            ratio: 200,
            depth: 4,
            members: 1_000_000,
        }
    }
}
