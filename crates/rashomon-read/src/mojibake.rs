//! Text that was decoded by the wrong table: how odd it looks, and how to undo it where that is certain.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

/// Fewer characters of more than one byte prove nothing.
const FEWEST_UNDONE: usize = 3;
/// How many characters are looked at.
const SAMPLE: usize = 64 * 1024;

/// The text before it was encoded once too often, and the table that was used: `â€œNoâ€` is `“No”`. Only where every
/// character that is not ASCII comes of it: a text with one true `é` is left alone.
pub fn mended(text: &str) -> Option<(String, &'static Encoding)> {
    let first = first_foreign(text);
    [WINDOWS_1252, WINDOWS_1251].into_iter().find_map(|table| {
        // The first characters tell in nearly every text, so that a long one is rarely encoded for nothing.
        if std::str::from_utf8(&back(&first, table)?).is_err_and(|error| error.error_len().is_some()) {
            return None;
        }
        let mended = String::from_utf8(back(text, table)?).ok()?;
        let undone = mended.chars().filter(|c| !c.is_ascii()).count();
        (undone >= FEWEST_UNDONE).then_some((mended, table))
    })
}

/// The first runs of characters that are not ASCII.
fn first_foreign(text: &str) -> String {
    let mut runs = String::new();
    let mut rest = text;
    while let Some(begin) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let run = rest.get(begin..).unwrap_or_default();
        let end = run.bytes().position(|byte| byte.is_ascii()).unwrap_or(run.len());
        runs.push_str(run.get(..end).unwrap_or_default());
        rest = run.get(end..).unwrap_or_default();
        if runs.len() > 256 {
            break;
        }
    }
    runs
}

/// The bytes of a text in this table; none if it has characters that the table lacks.
fn back(text: &str, table: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, lacks) = table.encode(text);
    (!lacks).then(|| bytes.into_owned())
}

/// How many in a hundred letters outside ASCII stand where no writer would put them: beside letters of another script,
/// in words of Latin letters that all have accents, or small before capital in Cyrillic.
pub fn oddity(text: &str) -> usize {
    let mut counted = Counted::default();
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let words = sample.split(|c: char| !c.is_alphabetic() && !is_debris(c));
    words.for_each(|word| counted.word(word));
    // A few letters, such as one name in another script, decide nothing.
    if counted.all < FEWEST_LETTERS {
        0
    } else {
        counted.odd * 100 / counted.all
    }
}

/// With fewer letters outside ASCII nothing is odd.
const FEWEST_LETTERS: usize = 10;

#[derive(Default)]
struct Counted {
    all: usize,
    odd: usize,
}

impl Counted {
    fn word(&mut self, word: &str) {
        let foreign = word.chars().filter(|c| !c.is_ascii()).count();
        if foreign == 0 {
            return;
        }
        self.all += foreign;
        let ascii = word.chars().any(|c| c.is_ascii_alphabetic());
        let latin = word.chars().all(|c| c.is_ascii() || is_latin(c));
        let cyrillic = word.chars().all(is_cyrillic);
        let odd = match () {
            () if word.chars().any(is_debris) => true,
            () if latin => !ascii && foreign >= 3,
            () if cyrillic => is_case_turned(word),
            () => ascii,
        };
        self.odd += if odd { foreign } else { 0 };
    }
}

/// Characters that stand in no word: those of the upper control range, and of the tables' drawing parts.
fn is_debris(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{2500}'..='\u{259f}' | '\u{e000}'..='\u{f8ff}' | '¤' | '¦' | '¬' | '¶' | '±' | '¨' | '¸')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// A small letter first and capitals after it, as one table of Cyrillic makes of another's words; or capitals within.
fn is_case_turned(word: &str) -> bool {
    let mut letters = word.chars();
    let first_small = letters.next().is_some_and(char::is_lowercase);
    let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
    let rest = letters.count();
    first_small && rest > 0 && capitals * 2 > rest || rest >= 3 && capitals == rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_text_is_not_undone() {
        for text in [
            "The café in São Velho – “shut” – was Zoë’s.",
            "Армия заявила, что город взят.",
            "军方表示",
            "Ã and Â are letters: São, Vânia.",
            "plain",
            "",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_table_shows() {
        let cyrillic = "Армия заявила, что город взят, и что потерь нет.";
        let as_latin = WINDOWS_1252.decode(&WINDOWS_1251.encode(cyrillic).0).0.into_owned();
        assert!(oddity(&as_latin) > 60, "{as_latin}");
        let as_koi = encoding_rs::KOI8_R
            .decode(&WINDOWS_1251.encode(cyrillic).0)
            .0
            .into_owned();
        assert!(oddity(&as_koi) > 60, "{as_koi}");
        let from_koi = WINDOWS_1251
            .decode(&encoding_rs::KOI8_R.encode(cyrillic).0)
            .0
            .into_owned();
        assert!(oddity(&from_koi) > 60, "{from_koi}");
        let latin = "The cafés of São Velho and Zoë’s naïve brother, façade, Ångström. ".repeat(2);
        let as_cyrillic = WINDOWS_1251.decode(&WINDOWS_1252.encode(&latin).0).0.into_owned();
        assert!(oddity(&as_cyrillic) > 60, "{as_cyrillic}");
        assert_eq!(oddity("The mayor, Yevhen Kлим, said no."), 0);
        for sound in [
            cyrillic,
            latin.as_str(),
            "ГУБЕРНАТОР сказал «нет» в среду вечером",
            "军方表示 NATO",
            "",
        ] {
            assert!(oddity(sound) < 40, "{sound}");
        }
    }
}
