//! Numbers that look thrown and are the same in every run.

/// A generator of numbers: SplitMix64, by Sebastiano Vigna's public-domain description.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The numbers that belong to a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Sixty-four thrown bits.
    pub(super) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, 0 if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let thrown = self.number() % (end.max(1) as u64);
        usize::try_from(thrown).unwrap_or(0)
    }

    /// One of some things; the default of nothing.
    pub(super) fn pick<T: Clone + Default>(&mut self, things: &[T]) -> T {
        let place = self.below(things.len());
        things.get(place).cloned().unwrap_or_default()
    }

    /// The things in an order that is thrown.
    pub(super) fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for place in (1..things.len()).rev() {
            let other = self.below(place + 1);
            things.swap(place, other);
        }
        things
    }
}
