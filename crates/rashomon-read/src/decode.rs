//! Bytes to text: byte order marks, UTF-8, UTF-16, older encodings, and the bytes that are no text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use rashomon_types::Diagnostic;

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

/// The text in `bytes`, or why there is none.
pub fn decode(bytes: &[u8], name: &str) -> Result<Decoded, Diagnostic> {
    if let Some(what) = foreign(bytes) {
        return Err(binary(name, what));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes, name));
    }
    if let Some(encoding) = utf_16_unmarked(bytes) {
        return Ok(guessed(encoding, bytes, name));
    }
    if looks_binary(bytes) {
        return Err(binary(name, "binary data"));
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            repaired: false,
            diagnostics: Vec::new(),
        },
        Err(_) if mostly_utf_8(bytes) => with(UTF_8, bytes, name),
        Err(_) => unmarked(bytes, name),
    })
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
fn replaced(encoding: &Encoding, text: &str, name: &str) -> Diagnostic {
    let count = text.matches('\u{fffd}').count();
    let (code, label) = if encoding == UTF_8 {
        ("read.invalid_utf8", "UTF-8")
    } else {
        ("read.invalid_utf16", "UTF-16")
    };
    Diagnostic::warning(
        code,
        format!("{name} is not sound {label}: {count} unreadable places are shown as \u{fffd}."),
    )
    .with_help("Check names near such a place against the original.")
}

/// Decodes what has no mark and is not UTF-8: by the page's own word, or by guessing.
fn unmarked(bytes: &[u8], name: &str) -> Decoded {
    if let Some(encoding) = declared(bytes) {
        let (text, _, malformed) = encoding.decode(bytes);
        if !malformed {
            return Decoded {
                text: text.into_owned(),
                repaired: false,
                diagnostics: Vec::new(),
            };
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    guessed(detector.guess(None, Utf8Detection::Allow), bytes, name)
}

/// The encoding that a web page declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    if !head.contains("<meta") && !head.contains("<?xml") {
        return None;
    }
    let at = ["charset=", "encoding="]
        .iter()
        .find_map(|key| Some(head.find(key)? + key.len()))?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))
        .unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| *encoding != UTF_8)
}

/// Decodes by a guess, and says so.
fn guessed(encoding: &'static Encoding, bytes: &[u8], name: &str) -> Decoded {
    let (text, _, _) = encoding.decode(bytes);
    let warning = Diagnostic::warning(
        "read.encoding_guessed",
        format!(
            "{name} does not say how its characters are encoded: it was read as {}.",
            encoding.name()
        ),
    )
    .with_help("If names or quotation marks look wrong, save the report as UTF-8.");
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
        match decode(bytes, "a.txt") {
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
            decode(b"%PDF-1.7", "a.pdf")
                .unwrap_err()
                .message
                .contains("a.pdf looks like a PDF file")
        );
    }
}
