//! What is read: the shipped example, and longer texts made from it by repetition with changed names, so that nothing
//! gains from having seen the same words before.

use std::error::Error;
use std::path::Path;

use rashomon::Input;

/// The shipped example.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/border-raid");
/// The report of the example that is plain text and is repeated.
const REPEATED: [&str; 2] = ["toravian-herald.txt", "voice-of-kelmar.txt"];
/// How often.
const COPIES: usize = 8;

/// The stems of the invented names, each with a first letter that is changed from copy to copy.
const STEMS: [&str; 12] = [
    "Toravia", "Kelmar", "Tarkova", "Lishen", "Mestrik", "Vandrey", "Ostrey", "Tielen", "Ozra", "Sable", "Heron",
    "Beacon",
];
const FIRST_LETTERS: &[u8] = b"BDFGJKLMNPRSTVWZ";

/// What is read in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Workload {
    /// The shipped example as it is.
    Example,
    /// Many reports of ordinary length.
    Many,
    /// One report of all their words.
    Long,
}

impl Workload {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Example, Self::Many, Self::Long];

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Example => "the example",
            Self::Many => "many reports",
            Self::Long => "one long report",
        }
    }
}

/// A report as bytes, with its name.
pub(crate) struct Report {
    name: String,
    bytes: Vec<u8>,
}

impl Report {
    /// The report as the engine takes it.
    pub(crate) fn input(&self) -> Input<'_> {
        Input {
            name: &self.name,
            bytes: &self.bytes,
        }
    }
}

/// The reports of a workload.
pub(crate) fn reports(workload: Workload) -> Result<Vec<Report>, Box<dyn Error>> {
    if workload == Workload::Example {
        return example();
    }
    let mut copies = Vec::new();
    for number in 0..COPIES {
        for name in REPEATED {
            let text = std::fs::read_to_string(Path::new(EXAMPLE).join(name))?;
            copies.push((format!("{number}-{name}"), renamed(&text, number)));
        }
    }
    if workload == Workload::Many {
        let report = |(name, text): (String, String)| Report {
            name,
            bytes: text.into_bytes(),
        };
        return Ok(copies.into_iter().map(report).collect());
    }
    let texts: Vec<String> = copies.into_iter().map(|(_, text)| text).collect();
    let bytes = texts.join("\n\n").into_bytes();
    Ok(vec![Report {
        name: "long.txt".to_owned(),
        bytes,
    }])
}

fn example() -> Result<Vec<Report>, Box<dyn Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(EXAMPLE)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let report = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Report {
            name,
            bytes: std::fs::read(path)?,
        })
    };
    paths.iter().map(report).collect()
}

/// The text with the names of copy `number`.
fn renamed(text: &str, number: usize) -> String {
    let mut text = text.to_owned();
    for (place, stem) in STEMS.iter().enumerate() {
        let letter = FIRST_LETTERS[(number + place) % FIRST_LETTERS.len()];
        text = text.replace(stem, &format!("{}{}", char::from(letter), &stem[1..]));
    }
    text
}
