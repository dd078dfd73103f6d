//! What can be asked on the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use rashomon::dossier::export;

use crate::judgements::LaidOver;
use crate::list::ListArguments;
use crate::reading::{FailureArguments, ReadingArguments};

/// The least width in which a page can be laid out.
const NARROWEST: u16 = 40;

/// Lays out who says what in news reports: through whom, how sure, on what evidence, tied to the exact words.
///
/// It records what was said. It does not decide what happened.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 all read · 1 failure · 2 wrong arguments · 3 some inputs failed, each named · 4 nothing found · 5 what is \
stored does not hold · 6 corrections hold of nothing any more · 130 interrupted";

const READ_EXAMPLES: &str = "\
Examples:
  rashomon read report.txt                    one report, on the screen
  rashomon read reports/ --md > claims.md     a folder, as Markdown
  rashomon read reports/ --html dossier.html  a folder, as one page to mail and print
  rashomon read dump.zip mail.mbox --failures failed.csv   archives, and a list of what could not be read
  rashomon read crawl.jsonl --map text=body.content        a crawler's records whose names are its own
  pbpaste | rashomon read -                   what was just copied
  rashomon read big.jsonl --ndjson | jq …     a million reports, one object a line";

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  rashomon annotate report.txt                                attributions and names, one JSON object a report
  rashomon annotate --format conllu report.txt                sentences, tokens and trees
  rashomon annotate --format conllu --conllu-input given.conllu   trees on given tokens";

const EXPORT_EXAMPLES: &str = "\
Examples:
  rashomon export reports/ --format claims -o claims.csv       a row a claim
  rashomon export run.json --format ucdp,acled -o drafts/      draft rows for a coder, one file a format
  rashomon read reports/ --json | rashomon export - --format events --bom > events.csv";

const GAZETTEER_EXAMPLES: &str = "\
Examples:
  rashomon gazetteer add RU.zip      every village of a dump of GeoNames; `read` and `annotate` know them from then on
  rashomon gazetteer list            what was added
  rashomon gazetteer find Kozinka    which places have a name
  rashomon gazetteer remove RU       forget what was added";

const DIFF_EXAMPLES: &str = "\
Examples:
  rashomon read reports/ --json > monday.json      keep a run
  rashomon diff monday.json tuesday.json           what is said otherwise since
  rashomon diff monday.json tuesday.json --json    the same for programs
  rashomon diff raid/                              what the last run of a project changed
  rashomon diff raid/@3 raid/                      what changed in a project since its third run";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports and show who says what
    #[command(after_help = READ_EXAMPLES)]
    Read(ReadArguments),
    /// Write what was found in the formats of other tools: tables, drafts for data sets, graphs
    #[command(after_help = export_help())]
    Export(ExportArguments),
    /// Show what changed between two runs: claims, figures, how the answers stand
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffArguments),
    /// Give a list of links back with what was found for each row
    #[command(after_help = crate::list::EXAMPLES)]
    List(ListArguments),
    /// Show the linguistic layers alone: attributions, names, sentences, trees
    #[command(after_help = ANNOTATE_EXAMPLES)]
    Annotate(AnnotateArguments),
    /// Add names of places of your own, or look names up
    #[command(after_help = GAZETTEER_EXAMPLES)]
    Gazetteer(GazetteerArguments),
    #[command(flatten)]
    Project(crate::project::ProjectCommand),
    /// Read one PDF: the program calls itself
    #[command(name = crate::pdf::COMMAND, hide = true)]
    PdfText {
        /// The most seconds that it may take
        #[arg(long)]
        seconds: u64,
    },
    #[command(flatten)]
    Judgement(crate::judgements::JudgementCommand),
    /// Print the JSON Schema of the output
    Schema,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// What can be asked of `read`.
#[derive(Debug, Args)]
pub struct ReadArguments {
    /// Files, folders (with all below them), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The date of publication of reports that state none, such as 2031-05-24
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub published: Option<Date>,
    #[command(flatten)]
    pub laid_over: LaidOver,
    #[command(flatten)]
    pub format: FormatArguments,
    #[command(flatten)]
    pub reading: ReadingArguments,
    #[command(flatten)]
    pub failures: FailureArguments,
    #[command(flatten)]
    pub places: PlacesArguments,
    /// Show no progress and no remarks on standard error; failures are still named
    #[arg(long, short)]
    pub quiet: bool,
    /// How many reports are read at once [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// The width of the page in columns [default: that of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..))]
    pub width: Option<u16>,
}

/// What can be asked of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The earlier run: what `rashomon read --json` wrote, a project's folder, or DIR@RUN for its state after a run
    #[arg(value_name = "BEFORE")]
    pub before: PathBuf,
    /// The later run; without it BEFORE is a project, and its last two runs are compared
    #[arg(value_name = "AFTER")]
    pub after: Option<PathBuf>,
    /// Write one JSON object
    #[arg(long, conflicts_with = "width")]
    pub json: bool,
    /// The width of the page in columns [default: that of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..))]
    pub width: Option<u16>,
}

/// Which gazetteers to use beside the one that is built in.
#[derive(Debug, Default, Args)]
pub struct PlacesArguments {
    /// A gazetteer file to use beside the one built in and those added; may be given several times
    #[arg(long = "gazetteer", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub data: DataArguments,
}

/// Where the program keeps what it was given.
#[derive(Debug, Default, Args)]
pub struct DataArguments {
    /// The folder for added gazetteers [default: $XDG_DATA_HOME/rashomon or ~/.local/share/rashomon]
    #[arg(long = "data", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// What can be asked of `gazetteer`.
#[derive(Debug, Args)]
pub struct GazetteerArguments {
    /// What to do with gazetteers
    #[command(subcommand)]
    pub command: GazetteerCommand,
}

/// What to do with gazetteers.
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Add dumps of GeoNames (allCountries.zip, RU.zip, RU.txt) or gazetteer files
    Add {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        data: DataArguments,
    },
    /// List what was added
    List {
        #[command(flatten)]
        data: DataArguments,
    },
    /// Forget what was added
    Remove {
        /// The name that `list` shows
        name: String,
        #[command(flatten)]
        data: DataArguments,
    },
    /// Show the places of a name, or of names like it
    Find {
        /// The name
        name: String,
        #[command(flatten)]
        data: DataArguments,
    },
}

/// How to write what was found; on a page for people if nothing is asked for.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct FormatArguments {
    /// Write one JSON object (see `rashomon schema`)
    #[arg(long)]
    json: bool,
    /// Write one JSON object a line, each report's lines as soon as it is read
    #[arg(long)]
    ndjson: bool,
    /// Write Markdown, with every quotation and its place in the text
    #[arg(long)]
    md: bool,
    /// Write the dossier as one HTML file that needs no network and no scripts
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// How to write what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// A page for people.
    Page,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html(PathBuf),
}

impl FormatArguments {
    /// The format asked for.
    pub fn chosen(&self) -> Format {
        if let Some(file) = &self.html {
            return Format::Html(file.clone());
        }
        match (self.json, self.ndjson, self.md) {
            (true, _, _) => Format::Json,
            (_, true, _) => Format::Ndjson,
            (_, _, true) => Format::Markdown,
            _ => Format::Page,
        }
    }
}

/// What can be asked of `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// Reports, as for `read`; or one file that `read --json` wrote, or a project's folder, or `-`
    #[arg(required = true, value_name = "PATH|RUN.json|PROJECT")]
    pub paths: Vec<PathBuf>,
    /// The format, or several with commas between them, or `all`; the list stands below
    #[arg(long, short, required = true, value_name = "NAME", value_delimiter = ',', value_parser = format_names(), hide_possible_values = true)]
    pub format: Vec<String>,
    /// The file to write; a folder takes one file a format; `-` is standard output
    #[arg(long, short, value_name = "FILE|DIR|-", default_value = "-")]
    pub output: PathBuf,
    #[command(flatten)]
    pub laid_over: LaidOver,
    /// Begin text tables with a byte order mark, for spreadsheets that take UTF-8 for something else without one
    #[arg(long)]
    pub bom: bool,
    /// Leave out the names of private persons, as far as the texts tell who is one; read the result before it is handed on
    #[arg(long)]
    pub mask: bool,
    /// Fill ACLED's `fatalities` by this rule, which the row then names; without it they stay empty
    #[arg(long, value_enum, value_name = "RULE")]
    pub acled_rule: Option<FatalityRule>,
    /// The date of publication of reports that state none, such as 2031-05-24
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub published: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    #[command(flatten)]
    pub failures: FailureArguments,
    #[command(flatten)]
    pub places: PlacesArguments,
    /// Show no progress and no remarks on standard error; failures are still named
    #[arg(long, short)]
    pub quiet: bool,
    /// How many reports are read at once [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// How one figure is drawn from rival ones, where a data set wants one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FatalityRule {
    /// The least that any account states
    Conservative,
}

/// The name that stands for every format.
pub const ALL_FORMATS: &str = "all";

fn format_names() -> PossibleValuesParser {
    let names = export::formats().map(|format| format.name).chain([ALL_FORMATS]);
    PossibleValuesParser::new(names)
}

fn export_help() -> String {
    let line = |format: &export::Format| format!("  {:<16}{}\n", format.name, format.about);
    let lines: String = export::formats().map(line).collect();
    format!("Formats:\n{lines}  {ALL_FORMATS:<16}each of them, into a folder\n\n{EXPORT_EXAMPLES}")
}

/// What can be asked of `annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArguments {
    /// A file, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// How to write the layers [default: json, or conllu if the input is that]
    #[arg(long, value_enum)]
    format: Option<LayerFormat>,
    /// The input is CoNLL-U: keep its tokens and fill the columns UPOS, HEAD and DEPREL
    #[arg(long)]
    pub conllu_input: bool,
    /// The date of publication of reports that state none, such as 2031-05-24
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub published: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingArguments,
    #[command(flatten)]
    pub places: PlacesArguments,
}

impl AnnotateArguments {
    /// The format asked for, or the one that goes with the input.
    pub fn chosen(&self) -> LayerFormat {
        let usual = if self.conllu_input {
            LayerFormat::Conllu
        } else {
            LayerFormat::Json
        };
        self.format.unwrap_or(usual)
    }
}

/// How to write linguistic layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LayerFormat {
    /// One JSON object a report: attributions, entities, times, places, quantities
    Json,
    /// CoNLL-U: sentences, tokens, parts of speech, trees
    Conllu,
}

/// A date as a person writes it on the command line.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let parsed: Result<Date, jiff::Error> = text.parse();
    parsed.map_err(|_| "this is no date; write year, month and day, as in 2031-05-24".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
