//! What bytes are, by the first of them.

use super::{gzip, mail, tar, warc};

/// What a source is, as far as it matters for taking it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// ZIP, and everything that is ZIP inside.
    Zip,
    /// A web archive (WARC), packed or not.
    WebArchive,
    /// gzip.
    Gzip,
    /// tar.
    Tar,
    /// One mail.
    Mail,
    /// Many mails in one file.
    Mailbox,
    /// No container.
    Single,
}

/// What these first bytes begin.
pub fn content(head: &[u8]) -> Content {
    match () {
        () if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => Content::Zip,
        () if warc::is(head) => Content::WebArchive,
        () if head.starts_with(gzip::MAGIC) => Content::Gzip,
        () if tar::begins(head) => Content::Tar,
        () if mail::begins_mailbox(head) => Content::Mailbox,
        () if mail::begins_mail(head) => Content::Mail,
        () => Content::Single,
    }
}

/// Whether bytes begin something packed, whose size says nothing of how much there is to read in it.
#[must_use]
pub fn is_packed(head: &[u8]) -> bool {
    content(head) != Content::Single
}

/// What files begin with that hold no text to read, and what they are called, one and many.
const NO_TEXT: [(&[u8], &str); 27] = [
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\0\0\x01\0", "image"),
    (b"8BPS", "image"),
    (b"<svg", "image"),
    (b"ID3", "recording"),
    (b"OggS", "recording"),
    (b"fLaC", "recording"),
    (b"\x1aE\xdf\xa3", "recording"),
    (b"\xff\xfb", "recording"),
    (b"\xff\xf3", "recording"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"OTTO", "font"),
    (b"\0\x01\0\0", "font"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\0asm", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"SQLite format 3\0", "database"),
    (b"\0\0\0\x02Bud1", "settings file"),
];

/// What the ends of names say of text that is none to read: parts of saved pages.
const PAGE_PARTS: [&str; 5] = [".css", ".js", ".mjs", ".map", ".svg"];

/// What a file in a folder, an archive or a mail is that holds no report: `image`, `font` …; none for all else, which is
/// read, or refused by name.
///
/// ```
/// assert_eq!(rashomon_read::passed_over("raid.txt", b"GIF89a"), Some("image"));
/// assert_eq!(rashomon_read::passed_over("raid.gif", b"The army said no."), None);
/// ```
#[must_use]
pub fn passed_over(name: &str, head: &[u8]) -> Option<&'static str> {
    let magic = NO_TEXT.iter().find(|(magic, _)| head.starts_with(magic));
    // Two letters begin many a text; a program or picture has bytes that are none.
    let known = magic.filter(|(magic, _)| magic.len() > 2 || head.iter().take(64).any(|byte| *byte == 0));
    let name = name.to_ascii_lowercase();
    let tag = |at: usize, tags: &[&[u8]]| head.get(at..at + 4).is_some_and(|found| tags.contains(&found));
    match () {
        () if known.is_some() => known.map(|(_, what)| *what),
        () if head.starts_with(b"RIFF") && tag(8, &[b"WEBP"]) => Some("image"),
        () if head.starts_with(b"RIFF") && tag(8, &[b"WAVE", b"AVI "]) => Some("recording"),
        () if tag(4, &[b"ftyp"]) => Some("recording"),
        () if PAGE_PARTS.iter().any(|end| name.ends_with(end)) => Some("part of a saved page"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_told_by_the_first_bytes() {
        for (head, expected) in [
            (&b"PK\x03\x04..."[..], Content::Zip),
            (b"\x1f\x8b\x08\0", Content::Gzip),
            (
                b"From a@b.example Mon May  2 10:00:00 2031\nSubject: x\n\nno",
                Content::Mailbox,
            ),
            (
                b"From: A <a@b.example>\nTo: c@d.example\nSubject: x\n\nno",
                Content::Mail,
            ),
            (b"From Lishen came word that the army said no.\n", Content::Single),
            (b"Date: May 2\nThe army said no.\n", Content::Single),
            (b"", Content::Single),
        ] {
            assert_eq!(content(head), expected, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn what_holds_no_text_is_known() {
        assert_eq!(passed_over("a", b"\x89PNG\r\n"), Some("image"));
        assert_eq!(passed_over("a", b"\0\0\0\x20ftypisom"), Some("recording"));
        assert_eq!(
            passed_over("a/b.css", b"body { color: red }"),
            Some("part of a saved page")
        );
        assert_eq!(passed_over("a.png", b"BMW said no."), None);
        assert_eq!(passed_over("a.pdf", b"%PDF-1.7"), None);
    }
}
