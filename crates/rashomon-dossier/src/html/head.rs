//! The head of the file: what the page may do (its own style and script, nothing else), and its title.

use sha2::{Digest, Sha256};

use super::element::{El, el};

/// The page's own style.
const STYLE: &str = include_str!("../../assets/page.css");
/// The page's own script; all that matters works without it.
pub(super) const SCRIPT: &str = include_str!("../../assets/page.js");

/// The letters of base 64.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The head of a page with this title.
pub(super) fn head(title: &str) -> El {
    el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(
            el("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", &policy()),
        )
        .child(
            el("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
        )
        .child(el("meta").attr("name", "color-scheme").attr("content", "light dark"))
        .child(el("meta").attr("name", "referrer").attr("content", "no-referrer"))
        .child(el("title").text(title))
        .child(el("style").own(STYLE))
}

/// Nothing may be loaded, and no style or script runs but those whose hashes stand here.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE.as_bytes())),
        base64(&Sha256::digest(SCRIPT.as_bytes()))
    )
}

/// Bytes in base 64, padded (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    let mut written = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let digit = (all >> (18 - 6 * place)) & 63;
            let letter = DIGITS.get(digit as usize).copied().map_or('=', char::from);
            written.push(if place > three.len() { '=' } else { letter });
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, written) in cases {
            assert_eq!(base64(text.as_bytes()), written);
        }
    }

    #[test]
    fn style_and_script_cannot_end_early() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
    }
}
