//! What can be asked of `correct` and `corrections`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

pub const CORRECT_HELP: &str = "\
Fields of a claim:
  speaker kind named office side   of the source; `origin.speaker` and so on of the innermost voice
  act polarity quotation evidence certainty (0.8..0.9) medium addressee said (2031-05-04)
  content cue source               by exact words of the report; pieces with ` … ` between them
  time=2031-05-04..2031-05-05      the days; `time.2` is the second time of the claim
  place=524901                     a GeoNames id; or place=50.62,36.51 or place=none; `place.2`
  quantity=12..15                  the bounds, an open end left out; `quantity.2`
  quantity.kind .what .whose       also of the second: `quantity.2.kind`
`none` says that there is none. The first digits of an id will do where no other begins so.

Examples (after `export RASHOMON_BY=\"Ana Bright\"`, or with --by):
  rashomon correct c_9f3a speaker=\"Anna Korr\" kind=official --reason \"the byline names her\"
  rashomon correct c_9f3a quantity=12 quantity.whose=civilians --reason \"twelve names\"
  rashomon correct --accept c_9f3a c_77b0 --reason \"read both\"
  rashomon correct --reject c_9f3a --reason \"a caption of another picture\"
  rashomon correct --same-speaker \"Anna Korr\" \"Governor Korr\" --reason \"one person\"
  rashomon correct --other-event c_9f3a e_01bc --reason \"that was the raid of March\"
  rashomon correct --copy-of later.txt wire.txt --reason \"the wire's text\"
  rashomon correct --side e_01bc \"Kelmar Front\" Vardia --reason \"under its command\"
  rashomon correct --best e_01bc killed:civilians 12 --reason \"the hospital's list\"
  rashomon correct --undo j_51ff --reason \"the wrong Korr\"
Without a project:
  rashomon read reports/ --json > run.json
  rashomon correct --in run.json --corrections my.jsonl c_9f3a act=deny --reason \"she denies it\"
  rashomon read reports/ --corrections my.jsonl";

pub const CORRECTIONS_HELP: &str = "\
Examples:
  rashomon corrections list                          who corrected what, when and why
  rashomon corrections export -o mine.jsonl          one JSON object a line, to keep or to hand on
  rashomon corrections import theirs.jsonl           those that are not there yet are added
  rashomon corrections check                         which hold of nothing any more (exit code 6)
  rashomon corrections check --in run.json --corrections mine.jsonl";

/// What can be asked of `correct`.
#[derive(Debug, Args)]
pub struct CorrectArguments {
    /// A claim and what it is: `c_9f3a speaker="Anna Korr" act=deny`
    #[arg(value_name = "CLAIM|FIELD=VALUE")]
    pub edit: Vec<String>,
    #[command(flatten)]
    pub judged: JudgedArguments,
    /// Why; a judgement without a reason is of no use to others
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Your name [default: $RASHOMON_BY]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub ledger: LedgerArguments,
}

/// What is judged, if not fields of a claim.
#[derive(Debug, Default, Args)]
#[group(multiple = false)]
pub struct JudgedArguments {
    /// These claims are as they were read
    #[arg(long, value_name = "CLAIM", num_args = 1..)]
    pub accept: Vec<String>,
    /// These claims are none: they stay listed and count in no event
    #[arg(long, value_name = "CLAIM", num_args = 1..)]
    pub reject: Vec<String>,
    /// Two names are one speaker's, in all reports; the first is kept
    #[arg(long, value_names = ["NAME", "OTHER"], num_args = 2)]
    pub same_speaker: Vec<String>,
    /// A voice that is called so is not that speaker, in any report
    #[arg(long, value_names = ["NAME", "SPEAKER"], num_args = 2)]
    pub split_speaker: Vec<String>,
    /// Two claims or events are of one occurrence
    #[arg(long, value_names = ["CLAIM|EVENT", "CLAIM|EVENT"], num_args = 2)]
    pub same_event: Vec<String>,
    /// The first is of another occurrence than the second; a document leaves with all that it says of it
    #[arg(long, value_names = ["CLAIM|DOCUMENT|EVENT", "CLAIM|EVENT"], num_args = 2)]
    pub other_event: Vec<String>,
    /// The first document carries the second one's text; by id, path or address
    #[arg(long, value_names = ["DOCUMENT", "ORIGINAL"], num_args = 2)]
    pub copy_of: Vec<String>,
    /// The first document is no copy of the second, or of nothing
    #[arg(long, value_names = ["DOCUMENT", "ORIGINAL"], num_args = 1..=2)]
    pub not_copy: Vec<String>,
    /// A party acts on this side in an event; `none` for no side but its own
    #[arg(long, value_names = ["EVENT", "PARTY", "SIDE"], num_args = 3)]
    pub side: Vec<String>,
    /// The best figure for a question: `killed`, `killed:civilians`, `destroyed:Vardia:tanks`
    #[arg(long, value_names = ["EVENT", "QUESTION", "VALUE"], num_args = 3)]
    pub best: Vec<String>,
    /// A note, its words in --reason; on a claim, an event or a document if one is named
    #[arg(long, value_name = "ID", num_args = 0..=1)]
    pub note: Option<Option<String>>,
    /// An earlier judgement no longer holds
    #[arg(long, value_name = "JUDGEMENT")]
    pub undo: Option<String>,
}

/// Where corrections are kept, and what they are about.
#[derive(Debug, Default, Args)]
pub struct LedgerArguments {
    /// The project [default: the folder that you are in, or the one above it that holds a project]
    #[arg(long, value_name = "DIR", conflicts_with_all = ["run", "corrections"])]
    pub project: Option<PathBuf>,
    /// Without a project: the run that is corrected, as `rashomon read --json` wrote it
    #[arg(long = "in", value_name = "RUN.json")]
    pub run: Option<PathBuf>,
    /// Without a project: the file that corrections are added to
    #[arg(long, value_name = "FILE.jsonl")]
    pub corrections: Option<PathBuf>,
}

/// What can be asked of `corrections`.
#[derive(Debug, Args)]
pub struct CorrectionsArguments {
    /// What to do with corrections
    #[command(subcommand)]
    pub command: CorrectionsCommand,
}

/// What to do with corrections.
#[derive(Debug, Subcommand)]
pub enum CorrectionsCommand {
    /// List them: what, who, when, why
    List {
        #[command(flatten)]
        ledger: LedgerArguments,
    },
    /// Write them as JSON Lines
    Export {
        /// The file to write; `-` is standard output
        #[arg(long, short, value_name = "FILE|-", default_value = "-")]
        output: PathBuf,
        #[command(flatten)]
        ledger: LedgerArguments,
    },
    /// Take in those of a file that are not there yet
    Import {
        /// The file, as `export` wrote it; `-` is standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
        #[command(flatten)]
        ledger: LedgerArguments,
    },
    /// Name those that hold of nothing any more; exit code 6 if there are any
    Check {
        #[command(flatten)]
        ledger: LedgerArguments,
    },
}
