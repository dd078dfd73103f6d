//! Which language a text is in: only English is read so far.

use whatlang::{Lang, Script};

/// How many bytes are looked at, at the head and in the middle.
const SAMPLE: usize = 2048;
/// With fewer letters a text in Latin script is taken for English: a headline tells too little.
const FEWEST_LETTERS: usize = 60;
/// Beyond this share of English function words, one in so many, a text is English whatever its names look like.
const FUNCTION_WORDS_ONE_IN: usize = 8;

/// What is known of a text's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// A BCP 47 tag.
    pub tag: String,
    /// Whether it is English.
    pub english: bool,
}

/// The language of `text`; `declared` is the tag that its record or page gives, believed where the text says little.
pub fn judge(text: &str, declared: Option<&str>) -> Verdict {
    let declared = declared.map(str::trim).filter(|tag| !tag.is_empty());
    match recognise(text) {
        Some(lang) if lang != Lang::Eng => Verdict {
            tag: tag(lang),
            english: false,
        },
        Some(_) => {
            let tag = declared.filter(|tag| is_english(tag)).unwrap_or("en");
            Verdict {
                tag: tag.to_owned(),
                english: true,
            }
        }
        None => {
            let tag = declared.unwrap_or("en");
            Verdict {
                tag: tag.to_owned(),
                english: is_english(tag),
            }
        }
    }
}

/// Whether a tag such as `en-GB` names English.
fn is_english(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    ["en", "eng", "english"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(primary))
}

/// The language, where the text tells it.
fn recognise(text: &str) -> Option<Lang> {
    let head = cut(text, 0);
    let middle = if text.len() > 4 * SAMPLE {
        cut(text, text.len() / 2)
    } else {
        ""
    };
    if speaks_english(head) || speaks_english(middle) {
        return Some(Lang::Eng);
    }
    let found = whatlang::detect(head)?;
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    if found.script() != Script::Latin {
        return (letters >= 4).then(|| found.lang());
    }
    (letters >= FEWEST_LETTERS && found.is_reliable()).then(|| found.lang())
}

/// A sample of the text from `from` on.
fn cut(text: &str, from: usize) -> &str {
    let from = text.floor_char_boundary(from);
    &text[from..text.floor_char_boundary(from + SAMPLE)]
}

/// Whether small English words are as frequent as in English.
fn speaks_english(sample: &str) -> bool {
    const SMALL: [&str; 22] = [
        "the", "of", "and", "to", "that", "said", "was", "were", "had", "has", "have", "by", "with", "from", "for",
        "it", "is", "on", "its", "his", "their", "they",
    ];
    let words = || sample.split_ascii_whitespace();
    let small = words()
        .filter(|word| SMALL.iter().any(|known| known.eq_ignore_ascii_case(word)))
        .count();
    let firm = small >= 3 && words().any(|word| word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("of"));
    firm && small * FUNCTION_WORDS_ONE_IN >= words().count()
}

/// The BCP 47 tag of a language: two letters where it has them.
fn tag(lang: Lang) -> String {
    // Pairs of ISO 639-3 and ISO 639-1 codes whose two letters are not the first two of the three.
    const IRREGULAR: [(&str, &str); 26] = [
        ("epo", "eo"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ben", "bn"),
        ("deu", "de"),
        ("kat", "ka"),
        ("yid", "yi"),
        ("pol", "pl"),
        ("jav", "jv"),
        ("nob", "nb"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bel", "be"),
        ("mar", "mr"),
        ("kan", "kn"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("mkd", "mk"),
        ("est", "et"),
        ("pan", "pa"),
        ("ind", "id"),
        ("pes", "fa"),
        ("tuk", "tk"),
    ];
    const MORE: [(&str, &str); 7] = [
        ("mal", "ml"),
        ("mya", "my"),
        ("aka", "ak"),
        ("slk", "sk"),
        ("tgl", "tl"),
        ("hye", "hy"),
        ("cym", "cy"),
    ];
    let code = lang.code();
    let irregular = IRREGULAR
        .iter()
        .chain(&MORE)
        .find(|(three, _)| *three == code)
        .map(|(_, two)| *two);
    let regular = match code {
        "srp" => "sr",
        "sna" => "sn",
        _ => code.get(..2).unwrap_or(code),
    };
    irregular.unwrap_or(regular).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, declared: Option<&str>) -> (String, bool) {
        let verdict = judge(text, declared);
        (verdict.tag, verdict.english)
    }

    #[test]
    fn english_and_other_languages() {
        let english =
            "The governor of Tarkova said that the bridge had been shut by the army and that nobody was hurt.";
        assert_eq!(found(english, None), ("en".to_owned(), true));
        assert_eq!(found(english, Some("en-GB")), ("en-GB".to_owned(), true));
        assert_eq!(found(english, Some("ru")), ("en".to_owned(), true));
        let german = "Der Gouverneur erklärte am Montag, dass die Brücke gesperrt bleibe und niemand verletzt worden sei, während das Heer schwieg.";
        assert_eq!(found(german, None), ("de".to_owned(), false));
        assert!(!found("Губернатор заявил, что мост закрыт.", None).1);
        assert!(!found("Військові повідомили, що їхні сили не відступили.", Some("en")).1);
    }

    #[test]
    fn a_headline_is_taken_for_english_unless_told_otherwise() {
        assert_eq!(found("Toravia denies raid", None), ("en".to_owned(), true));
        assert_eq!(found("Toravia dément le raid", Some("fr")), ("fr".to_owned(), false));
        assert_eq!(found("", None), ("en".to_owned(), true));
    }
}
