//! Bytes to text: byte order marks, UTF-8, UTF-16, older encodings, and the bytes that are no text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use rashomon_types::{Diagnostic, Severity};

use crate::{Hints, mojibake};

/// How many bytes are looked at to tell text from other data.
const SAMPLE: usize = 8 * 1024;

/// A decoded input.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// Whether characters were guessed or replaced, so that the text may differ from what was written.
    pub repaired: bool,
    /// What to say of it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The text in `bytes`, or why there is none. A byte order mark wins over a page's own word, that over the word of the
/// transfer, and that over a guess; and no word is believed against the bytes.
pub fn decode(bytes: &[u8], name: &str, hints: &Hints) -> Result<Decoded, Diagnostic> {
    if let Some(what) = foreign(bytes) {
        return Err(binary(name, what));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes, name));
    }
    if let Some(encoding) = utf_16_unmarked(bytes) {
        return Ok(guessed(encoding, None, bytes, name));
    }
    if looks_binary(bytes) {
        return Err(binary(name, "binary data"));
    }
    let declared = declared(bytes).or_else(|| transferred(hints));
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => utf_8(text, declared, name),
        Err(_) if mostly_utf_8(bytes) => with(UTF_8, bytes, name),
        Err(_) => unmarked(bytes, declared, hints, name),
    })
}

/// Sound UTF-8, whatever the page says of itself; unless it was made of another text's bytes.
fn utf_8(text: &str, declared: Option<&'static Encoding>, name: &str) -> Decoded {
    let sound = |text: String, note: Option<Diagnostic>| Decoded {
        text,
        repaired: note.is_some(),
        diagnostics: note.into_iter().collect(),
    };
    if text.is_ascii() {
        // Encodings of Japanese that look like ASCII until they are decoded.
        let escaped = declared.filter(|encoding| *encoding == ISO_2022_JP && text.contains('\u{1b}'));
        let decoded = escaped.map(|encoding| encoding.decode(text.as_bytes()).0.into_owned());
        return sound(decoded.unwrap_or_else(|| text.to_owned()), None);
    }
    if let Some((mended, by)) = mojibake::mended(text) {
        return sound(mended, Some(twice(by, name)));
    }
    let wrong = declared.filter(|encoding| *encoding != UTF_8);
    sound(text.to_owned(), wrong.map(|encoding| mistaken(encoding, UTF_8, name)))
}

/// The note that a text was encoded twice.
fn twice(by: &'static Encoding, name: &str) -> Diagnostic {
    let message = format!(
        "{name} was UTF-8 that somebody took for {} and saved as UTF-8 once more: that was undone.",
        by.name()
    );
    Diagnostic::note("read.encoding_twice", message)
}

/// The note that a declaration was not believed.
fn mistaken(declared: &'static Encoding, read: &'static Encoding, name: &str) -> Diagnostic {
    let (says, is) = (declared.name(), read.name());
    let message = format!("{name} says that it is {says}, but its bytes are {is}: it was read as {is}.");
    let severity = if read == UTF_8 {
        Severity::Note
    } else {
        Severity::Warning
    };
    Diagnostic::new(severity, "read.encoding_wrong", message)
        .with_help("If names or quotation marks look wrong, save the report as UTF-8.")
}

/// What a file that starts like this is, if it is no text.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 16] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xfd7zXZ", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive"),
        (b"7z\xbc\xaf", "a 7-Zip archive"),
        (b"Rar!", "a RAR archive"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"\x89PNG", "a PNG image"),
        (b"GIF8", "a GIF image"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "a database"),
    ];
    let image = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let known = MAGIC
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, what)| *what);
    known.or(image.then_some("a WebP image"))
}

/// The refusal of an input that is no text.
fn binary(name: &str, what: &str) -> Diagnostic {
    Diagnostic::error(
        "read.binary",
        format!("{name} looks like {what}, not text: nothing was read from it."),
    )
    .with_help("Save the report as plain text, HTML or JSON Lines, and read that.")
}

/// UTF-16 without its mark: every second byte of plain English is zero.
fn utf_16_unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match pairs {
        0..=3 => None,
        _ if second * 10 >= pairs * 7 && first * 20 < pairs => Some(UTF_16LE),
        _ if first * 10 >= pairs * 7 && second * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the first bytes hold a zero, or more control characters than a text would.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    sample.contains(&0) || sample.iter().filter(control).count() * 50 > sample.len()
}

/// Whether invalid UTF-8 is UTF-8 all the same: a few bad bytes among good characters, or one cut at the very end.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut cut) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        // A character cut off by the end of the bytes leaves a lead byte with too few after it.
        cut = usize::from(chunk.invalid().first().is_some_and(|byte| *byte >= 0xc2) && chunk.invalid().len() > 1);
    }
    good > 2 * bad || bad == cut
}

/// Decodes by the encoding that the bytes themselves declare.
fn with(encoding: &'static Encoding, bytes: &[u8], name: &str) -> Decoded {
    let (text, _, malformed) = encoding.decode(bytes);
    let text = text.into_owned();
    let diagnostics = if malformed {
        vec![replaced(encoding, &text, name)]
    } else {
        Vec::new()
    };
    Decoded {
        text,
        repaired: malformed,
        diagnostics,
    }
}

/// The warning for bytes that are no characters in the encoding.
fn replaced(encoding: &'static Encoding, text: &str, name: &str) -> Diagnostic {
    let count = text.matches('\u{fffd}').count();
    let label = encoding.name();
    let code = match label {
        "UTF-8" => "read.invalid_utf8",
        "UTF-16LE" | "UTF-16BE" => "read.invalid_utf16",
        _ => "read.invalid_bytes",
    };
    Diagnostic::warning(
        code,
        format!("{name} is not sound {label}: {count} unreadable places are shown as \u{fffd}."),
    )
    .with_help("Check names near such a place against the original.")
}

/// Decodes what has no mark and is not UTF-8: as declared, unless a guess makes more sense of it.
fn unmarked(bytes: &[u8], declared: Option<&'static Encoding>, hints: &Hints, name: &str) -> Decoded {
    let Some(declared) = declared else {
        return guessed(guess(bytes, hints), None, bytes, name);
    };
    let (text, _, malformed) = declared.decode(bytes);
    // UTF-8 was ruled out, and an encoding of two bytes takes an oddity or two at its border.
    let is_sound = declared != UTF_8 && (!malformed || text.matches('\u{fffd}').count() <= text.chars().count() / 1000);
    let oddity = if is_sound { mojibake::oddity(&text) } else { 100 };
    if oddity < 50 {
        let diagnostics: Vec<Diagnostic> = malformed.then(|| replaced(declared, &text, name)).into_iter().collect();
        return Decoded {
            text: text.into_owned(),
            repaired: malformed,
            diagnostics,
        };
    }
    let guess = guess(bytes, hints);
    if is_sound && (guess == declared || mojibake::oddity(&guess.decode(bytes).0) * 2 > oddity) {
        return Decoded {
            text: text.into_owned(),
            repaired: false,
            diagnostics: Vec::new(),
        };
    }
    guessed(guess, Some(declared), bytes, name)
}

/// The encoding that a web page or a feed declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let at = ["<meta", "<?xml"]
        .iter()
        .filter_map(|opening| head.find(opening))
        .min()?;
    let head = &head[at..];
    let at = ["charset=", "encoding="]
        .iter()
        .filter_map(|key| Some(head.find(key)? + key.len()))
        .min()?;
    label(head[at..].trim_start_matches(['"', '\'', ' ']))
}

/// The encoding that the transfer declared.
fn transferred(hints: &Hints) -> Option<&'static Encoding> {
    label(hints.charset.as_deref()?)
}

/// The encoding that is named at the beginning of `words`. UTF-16 cannot be: its page would not have been found.
fn label(words: &str) -> Option<&'static Encoding> {
    let end = words
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(words.len());
    Encoding::for_label_no_replacement(&words.as_bytes()[..end])
        .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// How many bytes a guess looks at.
const GUESSED_FROM: usize = 256 * 1024;

/// The likeliest encoding of bytes that are not UTF-8; the country in the address helps.
fn guess(bytes: &[u8], hints: &Hints) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let from = first.saturating_sub(1024);
    let sample = &bytes[from..bytes.len().min(from + GUESSED_FROM)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, from + sample.len() == bytes.len());
    let domain = hints.url.as_deref().and_then(top_level_domain);
    detector.guess(domain.as_deref().map(str::as_bytes), Utf8Detection::Deny)
}

/// The last part of an address's host, as long as it has a form that the detector takes.
fn top_level_domain(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    let domain = host.rsplit_once('.')?.1.to_ascii_lowercase();
    let sound = (2..=18).contains(&domain.len()) && domain.bytes().all(|byte| byte.is_ascii_lowercase());
    sound.then_some(domain)
}

/// Decodes by a guess, and says so.
fn guessed(encoding: &'static Encoding, declared: Option<&'static Encoding>, bytes: &[u8], name: &str) -> Decoded {
    let (text, _, _) = encoding.decode(bytes);
    let unsaid = || {
        Diagnostic::warning(
            "read.encoding_guessed",
            format!(
                "{name} does not say how its characters are encoded: it was read as {}.",
                encoding.name()
            ),
        )
        .with_help("If names or quotation marks look wrong, save the report as UTF-8.")
    };
    let warning = declared.map_or_else(unsaid, |declared| mistaken(declared, encoding, name));
    Decoded {
        text: text.into_owned(),
        repaired: true,
        diagnostics: vec![warning],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(bytes: &[u8]) -> (String, Vec<String>) {
        match decode(bytes, "a.txt", &Hints::default()) {
            Ok(decoded) => (decoded.text, decoded.diagnostics.into_iter().map(|d| d.code).collect()),
            Err(refusal) => (String::new(), vec![refusal.code]),
        }
    }

    #[test]
    fn utf_8_and_utf_16_are_read_with_and_without_marks() {
        let text = "“No,” said Ilse Vandrey.";
        assert_eq!(codes(text.as_bytes()), (text.to_owned(), vec![]));
        assert_eq!(codes(format!("\u{feff}{text}").as_bytes()), (text.to_owned(), vec![]));
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(codes(&[b"\xff\xfe", &little[..]].concat()), (text.to_owned(), vec![]));
        assert_eq!(codes(&[b"\xfe\xff", &big[..]].concat()), (text.to_owned(), vec![]));
        assert_eq!(
            codes(&little),
            (text.to_owned(), vec!["read.encoding_guessed".to_owned()])
        );
    }

    #[test]
    fn older_encodings_are_guessed() {
        let warned = vec!["read.encoding_guessed".to_owned()];
        let western = b"The army of S\xe3o Velho said \x93no\x94 on Monday \x96 and the caf\xe9s closed.";
        let text = "The army of São Velho said “no” on Monday – and the cafés closed.";
        assert_eq!(codes(western), (text.to_owned(), warned.clone()));
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Армия заявила, что город взят, и что потерь нет.");
        assert_eq!(
            codes(&cyrillic),
            ("Армия заявила, что город взят, и что потерь нет.".to_owned(), warned)
        );
    }

    #[test]
    fn broken_utf_8_is_repaired_and_said() {
        let broken = [&b"\xe2\x80\x9cNo\xe2\x80\x9d, \xff he said \xe2\x80\x93 twice."[..]].concat();
        assert_eq!(
            codes(&broken),
            (
                "“No”, \u{fffd} he said – twice.".to_owned(),
                vec!["read.invalid_utf8".to_owned()]
            )
        );
        assert_eq!(codes(b"He said no.\xe2\x80").1, ["read.invalid_utf8"]);
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for bytes in [
            &b"%PDF-1.7 \xff"[..],
            b"PK\x03\x04\x14",
            b"\x89PNG\r\n",
            b"\x00\x01\x02\x03abc",
            b"abc\0def\x01",
        ] {
            assert_eq!(codes(bytes).1, ["read.binary"]);
        }
        assert!(
            decode(b"%PDF-1.7", "a.pdf", &Hints::default())
                .unwrap_err()
                .message
                .contains("a.pdf looks like a PDF file")
        );
    }

    fn page_in(encoding: &'static Encoding, says: &str, words: &str) -> (String, Vec<String>) {
        let page = format!("<html><head><meta charset=\"{says}\"></head><body><p>{words}</p></body></html>");
        let (text, codes) = codes(&encoding.encode(&page).0);
        (text.split(['<', '>']).nth(12).unwrap_or_default().to_owned(), codes)
    }

    const CYRILLIC: &str = "Армия заявила, что город взят, и что потерь нет. Губернатор этого не подтвердил.";

    #[test]
    fn what_a_page_declares_is_believed_where_the_bytes_bear_it_out() {
        use encoding_rs::{GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
        let arabic = "قال الجيش إن المدينة سقطت يوم الاثنين وإنه لا توجد خسائر في صفوفه.";
        let chinese = "军方星期一表示，该城已被占领，己方没有伤亡。";
        for (encoding, says, words) in [
            (WINDOWS_1251, "windows-1251", CYRILLIC),
            (KOI8_R, "koi8-r", CYRILLIC),
            (WINDOWS_1256, "windows-1256", arabic),
            (GBK, "gb2312", chinese),
            (SHIFT_JIS, "shift_jis", "軍は月曜日に町を占領したと発表した。"),
            (
                WINDOWS_1252,
                "iso-8859-1",
                "The café in São Velho was shut, the army said.",
            ),
            (UTF_8, "utf-8", CYRILLIC),
        ] {
            assert_eq!(page_in(encoding, says, words), (words.to_owned(), vec![]), "{says}");
        }
    }

    #[test]
    fn a_wrong_declaration_is_found_out_and_said() {
        use encoding_rs::{KOI8_R, WINDOWS_1251};
        let wrong = vec!["read.encoding_wrong".to_owned()];
        for (encoding, says) in [
            (WINDOWS_1251, "utf-8"),
            (UTF_8, "windows-1251"),
            (UTF_8, "iso-8859-1"),
            (WINDOWS_1251, "iso-8859-1"),
            (KOI8_R, "windows-1251"),
            (WINDOWS_1251, "koi8-r"),
        ] {
            assert_eq!(
                page_in(encoding, says, CYRILLIC),
                (CYRILLIC.to_owned(), wrong.clone()),
                "{says}"
            );
        }
    }

    #[test]
    fn the_transfer_is_asked_where_the_page_is_silent() {
        let hints = Hints {
            charset: Some("windows-1251".to_owned()),
            ..Hints::default()
        };
        let bytes = encoding_rs::WINDOWS_1251
            .encode("<p>The town of Лишень was shut.</p>")
            .0;
        let decoded = decode(&bytes, "a", &hints).unwrap();
        assert!(decoded.text.contains("Лишень") && !decoded.repaired && decoded.diagnostics.is_empty());
    }

    #[test]
    fn what_was_encoded_twice_is_undone() {
        let words = "“No,” she said in São Velho – twice.";
        let twice: String = encoding_rs::WINDOWS_1252.decode(words.as_bytes()).0.into_owned();
        assert_eq!(
            codes(twice.as_bytes()),
            (words.to_owned(), vec!["read.encoding_twice".to_owned()])
        );
        let twice: String = encoding_rs::WINDOWS_1251.decode(CYRILLIC.as_bytes()).0.into_owned();
        assert_eq!(
            codes(twice.as_bytes()),
            (CYRILLIC.to_owned(), vec!["read.encoding_twice".to_owned()])
        );
    }
}
