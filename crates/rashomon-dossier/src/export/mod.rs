//! A run in the formats of other people's tools: one table of formats, one way to write each.
//!
//! # The contract
//!
//! - A [`Format`] is a row of [`FORMATS`]: its name on the command line, the file that it makes, whether it is binary,
//!   and a function that writes it. A new format is one file below this folder and one row of the table; the graph
//!   formats keep their own rows in `graph::FORMATS`.
//! - That function gets an [`Export`]: the run, already masked where `--mask` asks for it, and the settings. It writes
//!   what [`Export::run`] holds and need not think of masking.
//! - **Spans** of that run slice the texts of that run. What is written out as an *offset* has to be of the stored text,
//!   which masking does not change: [`Export::span_text`] gives both, words to show and offsets to write.
//! - **Order** is that of the run: documents, claims in the order of the text, events as gathered. Nothing is sorted by
//!   a score, no clock is read, and the same run and settings give the same bytes.
//! - **What is left out** is said: a writer that cannot hold an event calls [`Export::remark`], and the program prints it.
//! - **Lines** of CSV end in CR LF, as RFC 4180 has it and every spreadsheet reads; lines of JSON end in LF.
//! - **No verdict** in any format: no `ClaimReview`, no rating, no average of rival figures.

mod acled;
mod cast;
mod codes;
mod countries;
mod csv;
mod days;
mod export_run;
mod figures;
pub mod graph;
mod mask;
mod parquet;
mod places;
mod plover;
mod sources;
mod standing;
mod table;
mod tables;
mod ucdp;
mod view;
mod xlsx;

use std::fmt;
use std::io::{self, Write};

pub use csv::csv_line;
pub use csv::defused;
pub use export_run::Export;
use rashomon_types::Run;

/// What may be asked of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportSettings {
    /// Leave out the names of private persons, everywhere.
    pub mask: bool,
    /// Begin text tables with a byte order mark, by which some spreadsheets know UTF-8.
    pub bom: bool,
    /// How to fill ACLED's `fatalities`; left empty without a rule.
    pub acled_rule: Option<AcledRule>,
}

/// A rule by which one figure is drawn from rival ones. Never applied unless asked for, always named in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcledRule {
    /// ACLED's own: the most conservative of the reported figures.
    Conservative,
}

impl AcledRule {
    /// The rule in words, as rows name it.
    pub(crate) const TEXT: &str = "fatalities by the conservative rule: the least that any account states, \
                                   tens = 10, dozens = 12, hundreds = 100, another word without a numeral = 3";
}

/// Why an export could not be written.
#[derive(Debug)]
pub enum ExportError {
    /// The output does not take it.
    Output(io::Error),
    /// The format itself cannot hold it.
    Format {
        /// The format's name.
        format: &'static str,
        /// What is the matter, in a sentence.
        message: String,
    },
}

impl fmt::Display for ExportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(out, "{error}"),
            Self::Format { format, message } => write!(out, "the format {format} cannot hold this run: {message}"),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Writes one format.
pub type Writer = fn(&Export, &mut dyn Write) -> Result<(), ExportError>;

/// A format of the table.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The name of the file that it makes in a folder: `claims.csv`.
    pub file: &'static str,
    /// Whether it is no text, and so nothing for a terminal.
    pub is_binary: bool,
    /// What it is, in a few words, for the help.
    pub about: &'static str,
    /// Writes it.
    pub writer: Writer,
}

impl Format {
    /// Writes a run in this format.
    ///
    /// # Errors
    ///
    /// Those of `out`, and a run that the format cannot hold, such as more rows than a workbook takes.
    pub fn write(&self, run: Run, settings: ExportSettings, out: &mut dyn Write) -> Result<(), ExportError> {
        self.write_export(&Export::new(run, settings), out)
    }

    /// Writes a prepared run in this format: for those who write one run in several.
    ///
    /// # Errors
    ///
    /// As [`Format::write`].
    pub fn write_export(&self, export: &Export, out: &mut dyn Write) -> Result<(), ExportError> {
        (self.writer)(export, out)
    }
}

/// The formats of tables.
const FORMATS: &[Format] = &[
    Format {
        name: "claims",
        file: "claims.csv",
        is_binary: false,
        about: "a row a claim, CSV: who says what, through whom, how sure, with the exact words and where they stand",
        writer: |export, out| csv::write(tables::claims(export), export, out),
    },
    Format {
        name: "claims-parquet",
        file: "claims.parquet",
        is_binary: true,
        about: "the same rows, Parquet",
        writer: |export, out| parquet::write(tables::claims(export), out),
    },
    Format {
        name: "events",
        file: "events.csv",
        is_binary: false,
        about: "a row an event, CSV: time, place, parties, figures by claimant, disputes",
        writer: |export, out| csv::write(tables::events(export), export, out),
    },
    Format {
        name: "answers",
        file: "answers.csv",
        is_binary: false,
        about: "a row an answer, CSV: what is asked of an event and who answers what",
        writer: |export, out| csv::write(tables::answers(export), export, out),
    },
    Format {
        name: "documents",
        file: "documents.csv",
        is_binary: false,
        about: "a row a document, CSV: where it came from and what it is a copy of",
        writer: |export, out| csv::write(tables::documents(export), export, out),
    },
    Format {
        name: "xlsx",
        file: "rashomon.xlsx",
        is_binary: true,
        about: "a workbook with the sheets claims, events, answers, documents",
        writer: xlsx::write,
    },
    Format {
        name: "ucdp",
        file: "ucdp-ged.csv",
        is_binary: false,
        about: "draft rows of UCDP GED, 49 columns, CSV: low and high filled in, best and deaths left to a coder",
        writer: |export, out| csv::write(ucdp::table(export), export, out),
    },
    Format {
        name: "acled",
        file: "acled.csv",
        is_binary: false,
        about: "draft rows of ACLED, 31 columns, CSV: a row a day and place, fatalities by --acled-rule alone",
        writer: |export, out| csv::write(acled::table(export), export, out),
    },
    Format {
        name: "plover",
        file: "plover.jsonl",
        is_binary: false,
        about: "PLOVER records, one JSON object a line",
        writer: plover::write,
    },
];

/// Every format, tables first.
pub fn formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().chain(graph::FORMATS)
}

/// The format of this name.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static Format> {
    formats().find(|format| format.name == name)
}
