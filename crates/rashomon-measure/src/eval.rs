//! Scores on the development data of annotated corpora, beside the bars and the best figures known of others.
//!
//! Nothing here, nor in anything that builds, runs or tests the engine, needs the corpora: they are read from a folder
//! that the caller names, laid out as the corpora's own distributions are. Test parts are never touched.

mod brat;
mod conllu;
mod counts;
mod ecbplus;
mod ewt;
mod ewt_raw;
mod factappeal;
mod given;
mod lgl;
mod muc4;
pub mod own;
mod polnear;
mod positions;
mod quotes;
mod recognizers;
mod row;
mod uds;
mod uner;
mod wikiwars;

use std::path::PathBuf;
use std::sync::OnceLock;

use rashomon_ground::Grounder;
use rashomon_model::LanguageModel;
use rashomon_types::{Annotation, Document};

use crate::kept;
use crate::table::Table;
use given::Given;
use row::Row;

/// What a task needs: the corpora, the model, and what several tasks share.
pub(crate) struct Context {
    folder: PathBuf,
    model: LanguageModel,
    grounder: Grounder,
    given: OnceLock<Result<Given, String>>,
}

impl Context {
    /// With the built-in model and grounder.
    pub(crate) fn new(folder: PathBuf) -> Result<Self, String> {
        Ok(Self {
            folder,
            model: LanguageModel::embedded().map_err(|error| error.to_string())?,
            grounder: Grounder::embedded().map_err(|error| error.to_string())?,
            given: OnceLock::new(),
        })
    }

    /// The text of a file of the corpora.
    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The model's layers of a document, kept if somebody wants them kept.
    pub(crate) fn annotate(&self, document: &Document) -> Annotation {
        kept::annotate(&self.model, document)
    }

    /// The names of the files of a folder of the corpora that end so, in order.
    pub(crate) fn files(&self, folder: &str, ending: &str) -> Result<Vec<String>, String> {
        let path = self.folder.join(folder);
        let entries = std::fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
        let mut names: Vec<String> = names.filter(|name| name.ends_with(ending)).collect();
        names.sort();
        Ok(names)
    }

    /// Keeps what a person may want to look at in the folder that `RASHOMON_LOOK` names, if it names one.
    pub(crate) fn look(&self, name: &str, text: &str) {
        if let Some(folder) = std::env::var_os("RASHOMON_LOOK") {
            // Nothing hangs on it: what cannot be kept is not looked at.
            let _ = std::fs::write(PathBuf::from(folder).join(format!("{name}.txt")), text);
        }
    }

    /// UD EWT dev on its own tokens, annotated once for all tasks.
    pub(crate) fn given(&self) -> Result<&Given, String> {
        let made = self.given.get_or_init(|| Given::read(self));
        made.as_ref().map_err(Clone::clone)
    }
}

/// A task: its name for `--only`, what it is scored on, and its function.
struct Task {
    name: &'static str,
    data: &'static str,
    score: fn(&Context) -> Result<Vec<Row>, String>,
}

const TASKS: &[Task] = &[
    Task {
        name: "polnear",
        data: "PolNeAR dev, raw text, first annotator by file name",
        score: polnear::score,
    },
    Task {
        name: "ewt",
        data: "UD EWT dev, given tokens",
        score: ewt::score,
    },
    Task {
        name: "ewt-raw",
        data: "UD EWT dev, raw text",
        score: ewt_raw::score,
    },
    Task {
        name: "uner",
        data: "UNER EWT dev, given tokens, OTH left out",
        score: uner::score,
    },
    Task {
        name: "factappeal",
        data: "FactAppeal val, one sentence a document",
        score: factappeal::score,
    },
    Task {
        name: "uds",
        data: "UDS factuality on EWT dev, given tokens",
        score: uds::score,
    },
    Task {
        name: "lgl",
        data: "LGL, all of it, raw text",
        score: lgl::score,
    },
    Task {
        name: "muc4",
        data: "MUC-4 development texts, true-cased; roles and incident types per document",
        score: muc4::score,
    },
    Task {
        name: "ecbplus",
        data: "ECB+ topics 21–35 (weights and thresholds from 1–20), marked events in fully annotated sentences",
        score: ecbplus::score,
    },
    Task {
        name: "wikiwars",
        data: "WikiWars, raw text, times",
        score: wikiwars::score,
    },
    Task {
        name: "recognizers",
        data: "Recognizers-Text specs of dates, periods and durations",
        score: recognizers::score,
    },
];

/// Scores one task, or all, and gives the tables; `progress` is told of each task before it begins.
///
/// # Errors
///
/// A sentence that says which file of the corpora is missing or broken, or that no task is called so.
pub fn run(corpora: PathBuf, only: Option<&str>, progress: &dyn Fn(&str)) -> Result<String, String> {
    let context = Context::new(corpora)?;
    let chosen: Vec<&Task> = TASKS
        .iter()
        .filter(|task| only.is_none_or(|name| name == task.name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TASKS.iter().map(|task| task.name).collect();
        return Err(format!("no task is called so; there are: {}", names.join(", ")));
    }
    let mut text = format!("Model {}, SHA-256 {}.\n", context.model.name(), context.model.hash());
    for task in chosen {
        progress(task.name);
        let rows = (task.score)(&context)?;
        text += &format!("\n## {}: {}\n\n{}", task.name, task.data, table(&rows));
    }
    Ok(text)
}

/// Every name of LGL with what was made of it, one a line, for a person who looks for what to mend.
///
/// # Errors
///
/// As [`run`].
pub fn list_places(corpora: PathBuf) -> Result<String, String> {
    lgl::list(&Context::new(corpora)?)
}

/// The weights that topics 1–20 of ECB+ teach `affinity`, and what each threshold is worth there.
///
/// # Errors
///
/// As [`run`].
pub fn fit_affinity(corpora: PathBuf) -> Result<String, String> {
    ecbplus::fit(&Context::new(corpora)?)
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::new(&["what", "score", "P", "R", "right", "of", "found", "bar", "best known"]);
    rows.iter().for_each(|row| table.row(row.cells()));
    table
}
