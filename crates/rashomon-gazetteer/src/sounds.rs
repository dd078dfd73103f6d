//! Letters as sounds, and what it costs to take one for another.
//!
//! Transliterations disagree about the same few sounds: "kh", "h" or "ch"; "y", "i" or "j". So a folded name is first read
//! as sounds, two or three letters to one where they stand for one, doubled letters as one; then two names are compared by
//! a Damerau–Levenshtein distance with a price for each pair of sounds. Prices are hundredths of a plain wrong letter. They
//! come from what romanisations of Cyrillic, Arabic and Hebrew confuse, not from any corpus.

/// The price of a plain wrong, missing or added letter.
pub(crate) const LETTER: u16 = 100;
/// The price of a missing or added vowel.
const VOWEL_GAP: u16 = 50;
/// The price of a missing or added glide or breath: "ye" for "e", "ah" for "a".
const GLIDE_GAP: u16 = 30;
/// The price of two sounds in the wrong order.
const SWAP: u16 = 70;
/// The price of one vowel for another.
const VOWELS: u16 = 30;
/// The price of one consonant for another that is spoken nearly as it.
const KINDRED: u16 = 40;
/// The most sounds of a name that are compared.
pub(crate) const LONGEST: usize = 40;

/// Pairs of sounds that are cheaper to confuse than others, with their price.
const PAIRS: &[(u8, &[(u8, u16)])] = &[
    (b'i', &[(b'y', 10), (b'j', 15)]),
    (b'y', &[(b'j', 10), (b'u', 25)]),
    (b'v', &[(b'w', 10), (b'u', 35), (b'f', 35), (b'b', 45)]),
    (b'w', &[(b'u', 20), (b'o', 30)]),
    (
        b'g',
        &[
            (b'h', 25),
            (b'G', 10),
            (b'j', 30),
            (b'k', KINDRED),
            (b'q', 25),
            (b'Z', KINDRED),
            (b'J', 35),
        ],
    ),
    (
        b'h',
        &[(b'K', 15), (b'C', 40), (b'j', KINDRED), (b'x', KINDRED), (b'G', 25)],
    ),
    (
        b'K',
        &[(b'C', 20), (b'k', 25), (b'x', 15), (b'j', 30), (b'q', 30), (b'G', 35)],
    ),
    (b'Z', &[(b'j', 10), (b'z', 30), (b'J', 15), (b'S', 35), (b's', KINDRED)]),
    (b'J', &[(b'j', 10), (b'C', 35)]),
    (b'T', &[(b'c', 10), (b'z', 25), (b's', 35), (b'C', 35), (b't', KINDRED)]),
    (b'c', &[(b'k', 10), (b's', 25), (b'z', 30), (b'C', 20), (b'q', 20)]),
    (b'S', &[(b's', 25), (b'C', 30), (b'X', 15), (b'x', 35)]),
    (b'X', &[(b'C', 25)]),
    (b's', &[(b'z', 25), (b'C', KINDRED), (b'H', 25)]),
    (b'q', &[(b'k', 10), (b'G', 30)]),
    (b'D', &[(b'd', 10), (b'z', 15), (b'H', 20)]),
    (b'H', &[(b't', 10), (b'd', KINDRED)]),
    (b'd', &[(b't', KINDRED)]),
    (b'b', &[(b'p', KINDRED)]),
    (b'p', &[(b'f', KINDRED)]),
    (b'x', &[(b'k', KINDRED)]),
];

/// The sounds of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sounds {
    codes: [u8; LONGEST],
    count: usize,
}

impl Sounds {
    /// Reads a folded name; what comes after so many sounds is left out.
    pub(crate) fn of(folded: &[u8]) -> Self {
        let mut sounds = Self {
            codes: [0; LONGEST],
            count: 0,
        };
        let mut rest = folded;
        let mut last = None;
        while !rest.is_empty() {
            let (code, length) = first_sound(rest);
            let is_doubled = last == Some(code) && code.is_ascii_alphabetic();
            if !is_doubled {
                let Some(slot) = sounds.codes.get_mut(sounds.count) else {
                    break;
                };
                *slot = code;
                sounds.count += 1;
            }
            last = Some(code);
            rest = rest.get(length..).unwrap_or_default();
        }
        sounds
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        self.codes.get(..self.count).unwrap_or_default()
    }
}

/// The sound that letters begin with, and how many of them it takes. Sounds written with several letters are capitals.
fn first_sound(letters: &[u8]) -> (u8, usize) {
    match letters {
        [b's', b'h', b'c', b'h', ..] => (b'X', 4),
        [b's', b'c', b'h', ..] => (b'S', 3),
        [b't', b'c', b'h', ..] => (b'C', 3),
        [b'd', b'z', b'h', ..] => (b'J', 3),
        [b'k', b'h', ..] => (b'K', 2),
        [b'z', b'h', ..] => (b'Z', 2),
        [b's', b'h', ..] => (b'S', 2),
        [b'c', b'h', ..] => (b'C', 2),
        [b't', b's' | b'z', ..] => (b'T', 2),
        [b't', b'h', ..] => (b'H', 2),
        [b'd', b'h', ..] => (b'D', 2),
        [b'g', b'h', ..] => (b'G', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b'c', b'k', ..] => (b'k', 2),
        [b'd', b'j', ..] => (b'J', 2),
        [b'o', b'u' | b'o', ..] => (b'u', 2),
        [b'e', b'e', ..] => (b'i', 2),
        [b'k', b's', ..] => (b'x', 2),
        [first, ..] => (*first, 1),
        [] => (0, 0),
    }
}

fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The codes of all sounds are below this.
const CODES: usize = 128;

/// A line of the table of distances: what each beginning of the name looked for costs.
type Line<const N: usize> = [u16; N];

/// The cells of a line for most names, and for the longest.
const CELLS: usize = 17;
const MOST_CELLS: usize = LONGEST + 1;

/// A name that others are compared with, its prices laid out for the inner loop.
pub(crate) struct Wanted {
    sounds: Sounds,
    /// What each sound costs instead of each of the name's.
    instead: Vec<[u16; LONGEST]>,
    /// What each of the name's sounds costs if it is missing.
    gaps: [u16; LONGEST],
    /// What a sound of another name costs at least, whatever it stands against.
    least: [u16; CODES],
    /// For each of the name's sounds, the letters of which another name must have one, or the sound is missing.
    partners: [u32; LONGEST],
    /// The letters that cost a whole letter each where another name has them.
    unlike: u32,
    tally: u32,
}

impl Wanted {
    pub(crate) fn new(sounds: Sounds) -> Self {
        let own = sounds.codes;
        let line = |code: usize| own.map(|sound| price_instead(code as u8, sound));
        let instead: Vec<[u16; LONGEST]> = (0..CODES).map(line).collect();
        let least = |code: usize| {
            let prices = instead.get(code).into_iter().flatten().take(sounds.len());
            prices.copied().min().unwrap_or(LETTER).min(price_gap(code as u8))
        };
        let least: [u16; CODES] = std::array::from_fn(least);
        Self {
            unlike: unlike(&least),
            least,
            partners: own.map(partners),
            instead,
            gaps: own.map(price_gap),
            tally: tally(sounds.as_slice()),
            sounds,
        }
    }

    /// The distance of a name in hundredths; nothing if it is above a bound.
    pub(crate) fn distance(&self, other: &Sounds, bound: u16) -> Option<u16> {
        if self.is_beyond(other, bound) {
            return None;
        }
        if self.sounds.len() < CELLS {
            self.table::<CELLS>(other, bound)
        } else {
            self.table::<MOST_CELLS>(other, bound)
        }
    }

    /// What a name costs at least that has no other letters than these: its sounds that find no partner are missing.
    pub(crate) fn least_by_letters(&self, letters: u32) -> u16 {
        let sounds = self.partners.iter().zip(self.gaps());
        let missing = sounds.map(|(partners, gap)| if partners & letters == 0 { *gap } else { 0 });
        missing.sum()
    }

    /// What a name costs at least that has these letters among others.
    pub(crate) fn least_by_unlike(&self, letters: u32) -> u16 {
        // There are 32 at most.
        (self.unlike & letters).count_ones() as u16 * LETTER
    }

    /// Whether the sounds of a name, in whatever order, cost more than a bound.
    fn is_beyond(&self, other: &Sounds, bound: u16) -> bool {
        let prices = other
            .as_slice()
            .iter()
            .filter_map(|sound| self.least.get(usize::from(*sound)));
        let unlike: u16 = prices.sum();
        unlike > bound
            || untallied(self.tally, tally(other.as_slice())).saturating_mul(u32::from(LETTER)) > u32::from(bound)
    }

    /// The distance, by a table of lines of so many cells, of which the last lines are kept.
    fn table<const N: usize>(&self, other: &Sounds, bound: u16) -> Option<u16> {
        let columns = self.sounds.len();
        let mut before: Line<N> = [0; N];
        let mut line: Line<N> = std::array::from_fn(|index| if index == 0 { 0 } else { u16::MAX });
        add_gaps(&mut line, self.gaps());
        let mut last = 0;
        for sound in other.as_slice() {
            let next = self.next(*sound, last, &line, &before);
            let least = next.iter().take(columns + 1).min()?;
            if *least > bound {
                return None;
            }
            (before, line, last) = (line, next, *sound);
        }
        line.get(columns).copied().filter(|distance| *distance <= bound)
    }

    fn gaps(&self) -> &[u16] {
        self.gaps.get(..self.sounds.len()).unwrap_or_default()
    }

    /// The next line of the table, with one more sound of the other name.
    fn next<const N: usize>(&self, sound: u8, last: u8, line: &Line<N>, before: &Line<N>) -> Line<N> {
        let gap = price_gap(sound);
        let mut next = line.map(|cost| cost.saturating_add(gap));
        if let Some(instead) = self.instead.get(usize::from(sound)) {
            let cells = next.iter_mut().skip(1).zip(line).zip(instead);
            cells.for_each(|((cell, diagonal), price)| *cell = (*cell).min(diagonal.saturating_add(*price)));
        }
        // The table for swapped sounds: the last two of the one are the last two of the other, the wrong way round.
        let pairs = self
            .sounds
            .as_slice()
            .windows(2)
            .zip(before)
            .zip(next.iter_mut().skip(2));
        for ((pair, before), cell) in pairs {
            if *pair == [sound, last] {
                *cell = (*cell).min(before.saturating_add(SWAP));
            }
        }
        add_gaps(&mut next, self.gaps());
        next
    }
}

/// Lets each beginning follow from the one before with a sound missing.
fn add_gaps(line: &mut [u16], gaps: &[u16]) {
    let mut left = line.first().copied().unwrap_or(0);
    for (cell, gap) in line.iter_mut().skip(1).zip(gaps) {
        let missing = left.saturating_add(*gap);
        *cell = (*cell).min(missing);
        left = *cell;
    }
}

/// How many of each of "l", "m", "n" and "r" a name has, a byte for each. No other sound is taken for one of them for less
/// than a letter.
fn tally(sounds: &[u8]) -> u32 {
    let unit = |sound: &u8| match sound {
        b'm' => 1,
        b'n' => 1 << 8,
        b'l' => 1 << 16,
        b'r' => 1 << 24,
        _ => 0,
    };
    sounds.iter().map(unit).sum()
}

/// How many sounds of two tallies find no partner, in the name that has more of them.
fn untallied(a: u32, b: u32) -> u32 {
    let pairs = || a.to_le_bytes().into_iter().zip(b.to_le_bytes());
    let more: u32 = pairs().map(|(a, b)| u32::from(a.saturating_sub(b))).sum();
    let less: u32 = pairs().map(|(a, b)| u32::from(b.saturating_sub(a))).sum();
    more.max(less)
}

/// The letters that the sounds are written with, of those that cost less than a missing sound: their first letters, a bit
/// each, see [`letter_bit`].
fn partners(sound: u8) -> u32 {
    let codes = (0..CODES as u8).filter(u8::is_ascii_alphanumeric);
    let kindred = codes.filter(|code| price_instead(sound, *code) < price_gap(sound));
    kindred.fold(0, |letters, code| letters | first_letters(code))
}

/// The bit of a letter, whatever its case; what is no letter shares one.
pub(crate) fn letter_bit(letter: u8) -> u32 {
    if letter.is_ascii_alphabetic() {
        1 << (letter & 31)
    } else {
        1
    }
}

/// The letters that only begin a sound, never end one.
const FIRST_ONLY: &[u8] = b"abdfgilmnpqrtvwxy";

/// The letters that always cost a whole letter, whichever sound they begin.
fn unlike(least: &[u16; CODES]) -> u32 {
    let costs_all = |letter: &&u8| {
        let begun = (0..CODES as u8)
            .filter(|code| code.is_ascii_alphabetic() && first_letters(*code) & letter_bit(**letter) > 0);
        begun
            .filter_map(|code| least.get(usize::from(code)))
            .all(|price| *price >= LETTER)
    };
    FIRST_ONLY
        .iter()
        .filter(costs_all)
        .fold(0, |letters, letter| letters | letter_bit(*letter))
}

/// The letters that the spellings of a sound begin with.
fn first_letters(sound: u8) -> u32 {
    let others: &[u8] = match sound {
        b'X' | b'S' => b"s",
        b'C' => b"ct",
        b'T' | b'H' => b"t",
        b'J' | b'D' => b"d",
        b'f' => b"fp",
        b'k' => b"kc",
        b'x' => b"xk",
        b'u' => b"uo",
        b'i' => b"ie",
        _ => &[sound],
    };
    others.iter().fold(0, |letters, letter| letters | letter_bit(*letter))
}

fn price_instead(a: u8, b: u8) -> u16 {
    if a == b {
        return 0;
    }
    let listed = |a: u8, b: u8| {
        let line = PAIRS.iter().find(|(sound, _)| *sound == a)?.1;
        line.iter().find(|(sound, _)| *sound == b).map(|(_, price)| *price)
    };
    let usual = if is_vowel(a) && is_vowel(b) { VOWELS } else { LETTER };
    listed(a, b).or_else(|| listed(b, a)).unwrap_or(usual)
}

fn price_gap(sound: u8) -> u16 {
    match sound {
        b'i' | b'y' | b'j' | b'h' => GLIDE_GAP,
        _ if is_vowel(sound) => VOWEL_GAP,
        _ => LETTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str) -> Option<u16> {
        Wanted::new(Sounds::of(a.as_bytes())).distance(&Sounds::of(b.as_bytes()), 400)
    }

    #[test]
    fn what_transliterations_confuse_is_cheap() {
        for (a, b) in [
            ("nizhyn", "nijin"),
            ("khanino", "hanino"),
            ("tsarevka", "carevka"),
            ("ivanivka", "ivanovka"),
            ("qaryat", "karyat"),
            ("vyshhorod", "wyshgorod"),
        ] {
            assert!(
                distance(a, b).is_some_and(|cost| cost <= 40),
                "{a} {b} {:?}",
                distance(a, b)
            );
        }
    }

    #[test]
    fn other_letters_cost_what_they_are() {
        assert_eq!(distance("tamar", "tamar"), Some(0));
        assert_eq!(distance("tammar", "tamar"), Some(0));
        assert_eq!(distance("tamar", "talar"), Some(LETTER));
        assert_eq!(distance("marvin", "mavrin"), Some(SWAP));
        assert!(distance("tamara", "tama") > distance("tamara", "tamar"));
        assert_eq!(distance("aaa", "xyzxyzxyz"), None);
    }

    #[test]
    fn what_letters_cost_at_least_is_never_more_than_the_distance() {
        let names = [
            "khmara",
            "tchesno",
            "schors",
            "ourzouf",
            "phanar",
            "dzhankoy",
            "elkas",
            "becker",
            "zheleznoe",
        ];
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            let letters = b.bytes().fold(0, |letters, letter| letters | letter_bit(letter));
            let wanted = Wanted::new(Sounds::of(a.as_bytes()));
            let least = wanted.least_by_letters(letters).max(wanted.least_by_unlike(letters));
            let distance = wanted
                .table::<CELLS>(&Sounds::of(b.as_bytes()), u16::MAX)
                .unwrap_or_default();
            assert!(least <= distance, "{a} {b} {least} {distance}");
            assert!(
                wanted.distance(&Sounds::of(b.as_bytes()), distance).is_some(),
                "{a} {b}"
            );
        }
    }

    #[test]
    fn a_distance_is_the_same_both_ways() {
        for (a, b) in [("khmara", "chmora"), ("lug", "luhansk"), ("", "a")] {
            assert_eq!(distance(a, b), distance(b, a));
        }
    }
}
