//! What can be said of how inputs are read: names of fields, limits, and where failures are listed.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rashomon::{Limits, Mapping, PdfText};

/// How inputs are read.
#[derive(Debug, Clone, Default, Args)]
pub struct ReadingArguments {
    /// Where the parts of a report stand in JSON records and lists whose names are not known, such as
    /// text=body.content,title=head; parts: text, html, summary, title, publisher, url, date, language
    #[arg(long = "map", value_name = "PART=NAME,…", value_parser = parse_mapping)]
    maps: Vec<Mapping>,
    /// The most that one input may have, unpacked, such as 500M [default: 256M]
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    limit_size: Option<u64>,
    /// The most seconds that one PDF may take [default: 60]
    #[arg(long, value_name = "SECONDS")]
    limit_seconds: Option<u64>,
}

/// Where failures are listed.
#[derive(Debug, Clone, Default, Args)]
pub struct FailureArguments {
    /// List what could not be read in a CSV file: path, stage, code, sentence, what to try
    #[arg(long, value_name = "FILE.csv")]
    pub failures: Option<PathBuf>,
}

impl ReadingArguments {
    /// The user's names for parts of reports.
    pub fn mapping(&self) -> Mapping {
        self.maps.iter().cloned().fold(Mapping::default(), Mapping::and)
    }

    /// How much is taken from one input.
    pub fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            input_bytes: self.limit_size.unwrap_or(usual.input_bytes),
            ..usual
        }
    }

    /// What reads PDFs; nothing where the program was built without it.
    pub fn pdf(&self) -> Option<Arc<dyn PdfText>> {
        crate::pdf::reader(self.limit_seconds)
    }
}

fn parse_mapping(text: &str) -> Result<Mapping, String> {
    text.parse()
}

/// `500M`, `2G`, `1048576`: bytes, with a unit of 1024.
fn parse_size(text: &str) -> Result<u64, String> {
    let wrong = || "this is no size; write a number and perhaps a unit, as in 500M or 2G".to_owned();
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match text
        .get(digits.len()..)
        .unwrap_or_default()
        .to_ascii_uppercase()
        .as_str()
    {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.trim().parse().map_err(|_| wrong())?;
    number
        .checked_mul(1 << shift)
        .filter(|size| *size > 0)
        .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(parse_size("500M"), Ok(500 << 20));
        assert_eq!(parse_size("2 GiB"), Ok(2 << 30));
        assert_eq!(parse_size("17"), Ok(17));
        for wrong in ["", "M", "-1", "1X", "0", "99999999999G"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }
}
