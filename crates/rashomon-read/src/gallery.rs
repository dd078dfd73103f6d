//! Many pictures in one line, as a page's gallery leaves them, and the agencies' names that run into captions.

use std::{collections::BTreeMap, ops::Range};

use crate::{caption, lines::ends_sentence};

/// So many lines that a known agency's name leads make a text's other lines without a full stop captions too.
const FEWEST_LED: usize = 2;
/// A caption that an unknown name leads has no fewer words.
const FEWEST_WORDS: usize = 6;
/// A picture agency's name has no more words.
const MOST_NAME_WORDS: usize = 3;

/// The captions of a line that a gallery's counters cut into pieces, without the gallery's name before each.
pub fn captions(line: &str) -> Option<Vec<Range<usize>>> {
    let pieces = pieces(line);
    if pieces.len() < 2 {
        return None;
    }
    let name = shared_name(line, &pieces);
    let bodies = pieces.into_iter().map(|piece| without_name(line, piece, name));
    Some(bodies.filter(|body| !body.is_empty()).collect())
}

/// What stands between the counters, `Hide Caption 3 of 25`.
fn pieces(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while let Some((at, end)) = counter(line, start) {
        out.push(start..at);
        start = end;
    }
    if start > 0 && !line[start..].trim().is_empty() {
        out.push(start..line.len());
    }
    out
}

/// Where the next counter begins and ends.
fn counter(line: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let found = at + line[at..].find(" of ")?;
        let before = line[..found].trim_end_matches(|c: char| c.is_ascii_digit());
        let after = &line[found + 4..];
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let label = ["Hide Caption ", "Hide caption ", "hide caption "]
            .iter()
            .find_map(|label| before.strip_suffix(label));
        match label.filter(|head| digits > 0 && before.len() < found && head.len() >= from) {
            Some(head) => return Some((head.len(), found + 4 + digits)),
            None => at = found + 4,
        }
    }
}

/// `Photos: Raid on Lishen`, which every piece begins with.
fn shared_name<'a>(line: &'a str, pieces: &[Range<usize>]) -> &'a str {
    let texts: Vec<String> = pieces
        .iter()
        .map(|piece| format!("{} ", line[piece.clone()].trim()))
        .collect();
    let Some(first) = texts.last().filter(|text| text.contains(": ")) else {
        return "";
    };
    let shared = texts.iter().fold(first.len(), |length, text| {
        let same = first.char_indices().zip(text.chars()).take_while(|((_, a), b)| a == b);
        same.last().map_or(0, |((at, c), _)| at + c.len_utf8()).min(length)
    });
    let words = first[..shared].rfind(' ').unwrap_or_default();
    let at = pieces
        .last()
        .map_or(0, |piece| piece.end - line[piece.clone()].trim_start().len());
    line.get(at..at + words).unwrap_or_default()
}

fn without_name(line: &str, piece: Range<usize>, name: &str) -> Range<usize> {
    let mut words = line[piece.clone()].trim();
    while let Some(rest) = words.strip_prefix(name).filter(|_| !name.is_empty()) {
        words = rest.trim_start();
    }
    let end = piece.start + line[piece].trim_end().len();
    end - words.len()..end
}

/// The names of picture agencies that a text puts before its captions, told by those that are known.
#[derive(Debug, Default)]
pub struct Led<'a> {
    is_led: bool,
    names: BTreeMap<&'a str, usize>,
}

impl<'a> Led<'a> {
    /// Looks for lines that an agency's name leads.
    pub fn of(lines: impl Iterator<Item = &'a str> + Clone) -> Self {
        let is_led = lines
            .clone()
            .filter(|line| caption::is_led(line))
            .take(FEWEST_LED)
            .count()
            == FEWEST_LED;
        let mut names = BTreeMap::new();
        for line in lines.filter(|_| is_led) {
            if let Some(end) = name_before_sentence(line) {
                *names.entry(&line[..end]).or_default() += 1;
            }
        }
        Self { is_led, names }
    }

    /// Where the caption begins in a line that is one: behind the name, where that came twice or an article follows.
    pub fn caption(&self, line: &str) -> Option<usize> {
        let whole = line.split_whitespace().count() >= FEWEST_WORDS && !ends_sentence(line);
        if !self.is_led || !whole || line.ends_with([':', ',', ';', '”', '"']) {
            return None;
        }
        let end = name_before_sentence(line)?;
        let next = line[end..].split_whitespace().next().unwrap_or_default();
        let article = ["A", "An", "The", "One", "Two", "People"].contains(&next);
        let again = self.names.get(&line[..end]).is_some_and(|&count| count >= 2);
        (article || again).then_some(end)
    }
}

/// The end of the capital words before a line's first sentence, whose own first word is the last before a small one.
fn name_before_sentence(line: &str) -> Option<usize> {
    let words: Vec<&str> = line.split_whitespace().take(MOST_NAME_WORDS + 2).collect();
    let small = words.iter().position(|word| !word.starts_with(char::is_uppercase))?;
    let first = words.get(small.checked_sub(1)?)?;
    let plain = words
        .iter()
        .take(small)
        .all(|word| !word.ends_with([',', ':', '.', ')']));
    let names = (1..=MOST_NAME_WORDS).contains(&(small - 1)) && words[small].starts_with(char::is_lowercase);
    let start = first.as_ptr() as usize - line.as_ptr() as usize;
    (plain && names).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gallery_in_one_line_is_cut_at_its_counters() {
        let line = "Photos: Raid on Lishen Photos: Raid on Lishen Debris lies on the bridge. Hide Caption 1 of 3 \
            Photos: Raid on Lishen A woman cries. Hide Caption 2 of 3 Photos: Raid on Lishen Sappers work. Hide Caption 3 of 3";
        let found: Vec<&str> = captions(line).unwrap().into_iter().map(|range| &line[range]).collect();
        assert_eq!(found, ["Debris lies on the bridge.", "A woman cries.", "Sappers work."]);
        assert_eq!(captions("Four of 3 ships sank, one of 12 men said."), None);
    }

    #[test]
    fn an_unknown_agency_is_told_by_the_known_ones() {
        let lines = [
            "Reuters Sappers search the ruins of the old mill",
            "AFP Two women wait at the gate of the mill",
            "Quarn Features Boats burn in the harbour after the raid",
            "Quarn Features Soldiers stand guard at the burned harbour",
            "Osk The harbour burned for two days after the raid",
            "Mayor Ada Toldt said the harbour would open again",
        ];
        let led = Led::of(lines.into_iter());
        let found: Vec<Option<usize>> = lines.iter().map(|line| led.caption(line)).collect();
        assert_eq!(found[2..], [Some(15), Some(15), Some(4), None]);
        assert_eq!(Led::of(lines[2..].iter().copied()).caption(lines[2]), None);
    }
}
