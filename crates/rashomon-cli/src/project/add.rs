//! `rashomon add`: files into a project, byte for byte. Nothing is read yet.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use rashomon::types::Diagnostic;
use rashomon::{Hints, Mapping};
use rashomon_store::{Intake, Project, StoreError, Taken, Told};

use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::lists::Lists;
use crate::output::Output;
use crate::paths::{Entry, expand, total_bytes, unreadable};
use crate::progress::Progress;
use crate::remarks::Remarks;

use super::{ProjectArguments, counted};

/// What can be asked of `add`.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// Files, folders (with all below them), or `-` for standard input; a project's folder may come first
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The date of publication of reports that state none, such as 2031-05-24
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::parse_date)]
    published: Option<Date>,
    /// The name to keep standard input under
    #[arg(long, value_name = "NAME", default_value = "-")]
    stdin_name: String,
    #[command(flatten)]
    project: ProjectArguments,
    /// Show no progress; failures are still named
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(arguments: &AddArguments) -> Result<Exit, Failure> {
    let (project, paths) = project_and_paths(arguments)?;
    let entries = expand(paths);
    let progress = Progress::new(total_bytes(&entries), arguments.quiet);
    let lists = Lists::among(&entries, &Mapping::default());
    let mut adding = Adding {
        arguments,
        lists,
        intake: project.intake()?,
        progress,
        remarks: Remarks::new(arguments.quiet, false),
        counts: Counts::default(),
    };
    for entry in entries {
        if interrupt::requested() {
            break;
        }
        let added = adding.named_by(&entry);
        adding.add(entry)?;
        for entry in added {
            adding.add(entry)?;
        }
    }
    adding.finish()
}

/// The project, and what to take into it: `add DIR PATH…`, or `add PATH…` in a project.
fn project_and_paths(arguments: &AddArguments) -> Result<(Project, &[PathBuf]), Failure> {
    if arguments.project.folder.is_none()
        && let [first, rest @ ..] = arguments.paths.as_slice()
        && !rest.is_empty()
        && Project::is_in(first)
    {
        let named = ProjectArguments {
            folder: Some(first.clone()),
        };
        return Ok((named.open()?, rest));
    }
    Ok((arguments.project.open()?, &arguments.paths))
}

/// What was taken in so far.
#[derive(Default)]
struct Counts {
    new: u64,
    changed: u64,
    known: u64,
    failed: u64,
}

struct Adding<'a> {
    arguments: &'a AddArguments,
    /// What lists among the files say of others.
    lists: Lists,
    intake: Intake<'a>,
    progress: Progress,
    remarks: Remarks,
    counts: Counts,
}

impl Adding<'_> {
    fn add(&mut self, entry: Entry) -> Result<(), Failure> {
        let bytes = match &entry {
            Entry::File(_, bytes) => *bytes,
            _ => 0,
        };
        let taken = match entry {
            Entry::Remark(remark) => {
                self.say(&remark);
                return Ok(());
            }
            Entry::Stdin => {
                let told = self.told(Hints::default());
                let name = &self.arguments.stdin_name;
                self.intake.take_stream(name, io::stdin().lock(), &told)
            }
            Entry::File(path, _) => self.take(&path),
        };
        match taken {
            Ok(Taken::New) => self.counts.new += 1,
            Ok(Taken::Changed) => self.counts.changed += 1,
            Ok(Taken::Known) => self.counts.known += 1,
            Err(StoreError::Input { name, error }) => self.say(&unreadable(Path::new(&name), &error)),
            Err(other) => return Err(other.into()),
        }
        self.progress.advance(1, 0, bytes);
        Ok(())
    }

    /// The files beside a list, or below it, that its rows name and nobody else did.
    fn named_by(&self, entry: &Entry) -> Vec<Entry> {
        let Entry::File(path, _) = entry else { return Vec::new() };
        let length = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let named = self.lists.added(path).into_iter();
        named.map(|path| Entry::File(path.clone(), length(&path))).collect()
    }

    fn told(&self, hints: Hints) -> Told {
        Told {
            published: self.arguments.published,
            hints,
        }
    }

    fn take(&mut self, path: &Path) -> Result<Taken, StoreError> {
        let told = self.told(self.lists.hints(path));
        let name = path.display().to_string();
        let open = || {
            let file = File::open(path)?;
            // A named pipe is a file that comes once.
            let is_file = file.metadata()?.is_file();
            Ok((file, is_file))
        };
        match open() {
            Ok((file, true)) => self.intake.take_file(&name, file, &told),
            Ok((file, false)) => self.intake.take_stream(&name, file, &told),
            Err(error) => Err(StoreError::Input { name, error }),
        }
    }

    fn say(&mut self, remark: &Diagnostic) {
        if remark.severity == rashomon::types::Severity::Error {
            self.counts.failed += 1;
        }
        if let Some(line) = self.remarks.line(remark, &[]) {
            self.progress.say(&line);
        }
    }

    fn finish(self) -> Result<Exit, Failure> {
        self.intake.finish()?;
        self.progress.finish();
        let counts = &self.counts;
        let mut parts = vec![format!("{} taken in", counted(counts.new + counts.changed, "file"))];
        parts.extend((counts.changed > 0).then(|| format!("{} of them new versions of known names", counts.changed)));
        parts.extend((counts.known > 0).then(|| format!("{} known already", counts.known)));
        parts.extend((counts.failed > 0).then(|| format!("{} FAILED", counts.failed)));
        let next = if counts.new + counts.changed > 0 {
            " Next: `rashomon run`."
        } else {
            ""
        };
        let mut output = Output::stdout();
        output.text(&format!("{}.{next}\n", parts.join(", ")))?;
        output.finish()?;
        Ok(self.counts.exit())
    }
}

impl Counts {
    fn exit(&self) -> Exit {
        let taken = self.new + self.changed + self.known;
        match (self.failed, taken) {
            (0, 0) => Exit::NothingFound,
            (0, _) => Exit::AllRead,
            (_, 0) => Exit::Failure,
            (_, _) => Exit::SomeFailed,
        }
    }
}
