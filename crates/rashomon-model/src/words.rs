//! Raw text cut into words, near to the tokens of UD English EWT.
//!
//! `training/rashomon_training/words.py` follows the same rules; `tests/words.json` keeps the two in step. The rules are
//! tried in this order at each place: addresses, mail, handles, abbreviations with points, numbers, words, runs of one
//! mark, single characters. Then clitics are split off: don't → do n't.

use rashomon_types::Span;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    None,
    Space,
    Line,
    Paragraph,
}

/// A word and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) before: Break,
}

/// Abbreviations that keep their point.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "aug", "brig", "capt", "cmdr", "co", "col", "corp", "cpl", "cpt", "dec", "dept", "dr", "etc", "feb",
    "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "mr", "mrs", "ms", "mt",
    "nov", "oct", "pres", "prof", "pvt", "rep", "rev", "sen", "sep", "sept", "sgt", "sr", "st", "vs",
];
/// A mail address is looked for no further than this from where it begins.
const LONGEST_MAIL: usize = 120;

/// All words of `text[within]`, in order, with spans into `text`.
pub(crate) fn words(text: &str, within: Span, out: &mut Vec<Word>) {
    let (base, text) = (within.start() as usize, within.slice(text));
    let mut at = 0;
    let mut end_before = 0;
    while let Some(start) = next_start(text, at) {
        let end = start + word_length(&text[start..]);
        for piece in split_clitic(text, start, end) {
            let before = break_between(&text[end_before..piece.start]);
            out.push(Word {
                span: Span::of(base + piece.start..base + piece.end),
                before,
            });
            end_before = piece.end;
        }
        at = end;
    }
}

fn next_start(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    rest.find(|letter: char| !letter.is_whitespace())
        .map(|offset| at + offset)
}

/// The break that the gap between two words makes.
pub(crate) fn break_between(gap: &str) -> Break {
    match (gap.is_empty(), gap.bytes().filter(|&byte| byte == b'\n').count()) {
        (true, _) => Break::None,
        (_, 0) => Break::Space,
        (_, 1) => Break::Line,
        _ => Break::Paragraph,
    }
}

/// The bytes of the word that `rest` begins with; at least one character.
fn word_length(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let rules: [fn(&str) -> Option<usize>; 7] = [address, mail, handle, pointed, number, letters, run_of_marks];
    rules.iter().find_map(|rule| rule(rest)).unwrap_or(first)
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn address(rest: &str) -> Option<usize> {
    let starts = ["http://", "https://", "www."];
    starts.iter().find(|start| rest.starts_with(**start))?;
    let whole = run(rest, |c| {
        !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”')
    });
    let kept = rest[..whole].trim_end_matches(|c| !is_word(c) && c != '/').len();
    (kept > 4).then_some(kept)
}

fn mail(rest: &str) -> Option<usize> {
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_MAIL)];
    let at = near.iter().position(|&byte| byte == b'@').filter(|&at| at > 0)?;
    if run(&rest[..at], |c| is_word(c) || matches!(c, '.' | '+' | '-')) < at {
        return None;
    }
    let domain = &rest[at + 1..];
    let length = run(domain, |c| is_word(c) || matches!(c, '.' | '-'));
    let domain = domain[..length].trim_end_matches(['.', '-']);
    (domain.contains('.') && !domain.starts_with('.')).then_some(at + 1 + domain.len())
}

fn handle(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix(['@', '#'])?;
    Some(run(name, is_word))
        .filter(|&length| length > 0)
        .map(|length| length + 1)
}

/// Letters with points between and after: U.S.
fn pointed(rest: &str) -> Option<usize> {
    let mut end = 0;
    let mut parts = 0;
    let mut letters = rest.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_alphabetic() || letters.next_if_eq(&'.').is_none() {
            break;
        }
        end += letter.len_utf8() + 1;
        parts += 1;
    }
    let open = rest[end..].chars().next().is_some_and(is_word);
    (parts >= 2 && !open).then_some(end)
}

/// 1,000 and 10:30 and 1990s and 5th; the 5 of 5km.
fn number(rest: &str) -> Option<usize> {
    rest.chars().next().filter(char::is_ascii_digit)?;
    let whole = digits_joined(rest, &['.', ',', ':', '/']);
    for ending in ["st", "nd", "rd", "th", "s", ""] {
        if let Some(after) = rest[whole..].strip_prefix(ending)
            && !after.chars().next().is_some_and(char::is_alphanumeric)
        {
            return Some(whole + ending.len());
        }
    }
    Some(digits_joined(rest, &['.', ',']))
}

fn digits_joined(rest: &str, joints: &[char]) -> usize {
    let digits = |from: usize| from + run(&rest[from..], |c| c.is_ascii_digit());
    let mut end = digits(0);
    while rest[end..].starts_with(joints) && digits(end + 1) > end + 1 {
        end = digits(end + 1);
    }
    end
}

/// A word with the apostrophes inside it, and the point of an abbreviation.
fn letters(rest: &str) -> Option<usize> {
    rest.chars().next().filter(|letter| letter.is_alphabetic())?;
    let mut end = run(rest, char::is_alphanumeric);
    while let Some(after) = rest[end..].strip_prefix(['\'', '’']) {
        let more = run(after, char::is_alphabetic);
        if more == 0 {
            break;
        }
        end = rest.len() - after.len() + more;
    }
    let is_abbreviation = rest[end..].starts_with('.') && ABBREVIATIONS.contains(&rest[..end].to_lowercase().as_str());
    Some(end + usize::from(is_abbreviation))
}

/// Several marks of one sort together.
fn run_of_marks(rest: &str) -> Option<usize> {
    let underscores = run(rest, |c| c == '_');
    let others = [
        run(rest, |c| c == '.'),
        run(rest, |c| c == '-'),
        run(rest, |c| matches!(c, '!' | '?')),
    ];
    let longest = others.into_iter().max().filter(|&length| length >= 2);
    Some(underscores).filter(|&length| length > 0).or(longest)
}

/// The one or two parts of a word: don't → do n't, Tarkova's → Tarkova 's, cannot → can not.
fn split_clitic(text: &str, start: usize, end: usize) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
    let word = &text[start..end];
    let cut = start + clitic_start(word).unwrap_or(0);
    let parts = if cut > start {
        [start..cut, cut..end]
    } else {
        [start..end, end..end]
    };
    parts.into_iter().filter(|part| part.start < part.end)
}

fn clitic_start(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let apostrophe = word.rfind(['\'', '’'])?;
    let after = word[apostrophe..].trim_start_matches(['\'', '’']).to_lowercase();
    match after.as_str() {
        "t" => word[..apostrophe].ends_with(['n', 'N']).then(|| apostrophe - 1),
        "s" | "m" | "d" | "ll" | "ve" | "re" => Some(apostrophe),
        _ => None,
    }
}

/// How many classes [`shape`] tells apart.
pub(crate) const SHAPES: usize = 9;

/// The class of a word's letters, which the uncased encoder cannot see; the number is a row of the model's table.
pub(crate) fn shape(word: &str) -> i32 {
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    let count = letters().count();
    let has_digits = word.chars().any(char::is_numeric);
    let upper = letters().filter(|letter| letter.is_uppercase()).count();
    let first_is_upper = letters().next().is_some_and(char::is_uppercase);
    match (count, has_digits) {
        (0, true) => 4,
        (0, false) if word.chars().all(|letter| !letter.is_alphanumeric()) => 6,
        (0, false) => 7,
        (_, true) => 5,
        _ if upper == 0 => 0,
        (1, _) => 8,
        _ if upper == count => 2,
        _ if upper == 1 && first_is_upper => 1,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        words(text, Span::of(0..text.len()), &mut out);
        out.iter().map(|word| word.span.slice(text)).collect()
    }

    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
        words: Vec<String>,
    }

    #[test]
    fn the_rules_are_those_of_the_training() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("../tests/words.json")).unwrap();
        for case in cases {
            assert_eq!(cut(&case.text), case.words);
        }
    }

    #[test]
    fn shapes_tell_names_from_words() {
        let shapes = ["raid", "Tarkova", "KVN", "McArra", "1,200", "T-72", "—", "a", "I"].map(shape);
        assert_eq!(shapes, [0, 1, 2, 3, 4, 5, 6, 0, 8]);
    }

    #[test]
    fn gaps_are_told_apart() {
        let mut out = Vec::new();
        let text = "One, two\nthree\n\nfour";
        words(text, Span::of(0..text.len()), &mut out);
        let breaks: Vec<Break> = out.iter().map(|word| word.before).collect();
        assert_eq!(
            breaks,
            [Break::None, Break::None, Break::Space, Break::Line, Break::Paragraph]
        );
    }

    proptest::proptest! {
        #[test]
        fn words_slice_the_text_in_order(text in "\\PC{0,200}") {
            let mut out = Vec::new();
            words(&text, Span::of(0..text.len()), &mut out);
            for pair in out.windows(2) {
                proptest::prop_assert!(pair[0].span.end() <= pair[1].span.start());
            }
            for word in &out {
                proptest::prop_assert!(word.span.get(&text).is_some_and(|form| !form.trim().is_empty()));
            }
        }
    }
}
