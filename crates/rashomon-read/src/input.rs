//! What is read: named bytes, and what came with them from outside.

/// One named input: what the user gave, and its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The path as the user named it, `-` for standard input.
    pub name: &'a str,
    /// The bytes, whatever they are.
    pub bytes: &'a [u8],
}

/// What an archive or a mail tells of the bytes that it holds. What a document states of itself wins over it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The address that the bytes were fetched from.
    pub url: Option<String>,
    /// The media type, such as `text/html`, without parameters, in lower case.
    pub media_type: Option<String>,
    /// The encoding that the transfer declared, such as `windows-1251`.
    pub charset: Option<String>,
    /// When the bytes were fetched; never the date of publication.
    pub fetched: Option<jiff::Timestamp>,
    /// The headline, such as the subject of a mail.
    pub title: Option<String>,
    /// The outlet, such as the sender of a mail.
    pub publisher: Option<String>,
    /// The date of publication, such as that of a mail.
    pub published: Option<rashomon_types::Published>,
    /// The rows of a list whose words are read from other files, counted from one after the head.
    pub rows_elsewhere: Vec<usize>,
}

/// One named input with its own bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedInput {
    /// The path as the user named it, `-` for standard input; a member of an archive has the archive's path before its own.
    pub name: String,
    /// The bytes, whatever they are.
    pub bytes: Vec<u8>,
    /// How many lines of the same file came before, where JSON Lines were cut into pieces.
    pub lines_before: usize,
    /// What is known of the bytes from outside.
    pub hints: Hints,
}

impl OwnedInput {
    /// A whole file.
    #[must_use]
    pub fn whole(name: String, bytes: Vec<u8>) -> Self {
        Self {
            name,
            bytes,
            lines_before: 0,
            hints: Hints::default(),
        }
    }
}

impl From<Input<'_>> for OwnedInput {
    fn from(input: Input<'_>) -> Self {
        Self::whole(input.name.to_owned(), input.bytes.to_vec())
    }
}
