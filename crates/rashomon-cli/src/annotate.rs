//! `rashomon annotate`: the linguistic layers of one file.

use std::io::Cursor;
use std::path::Path;

use rashomon::conllu::{self, Sheet};
use rashomon::dossier::json_line;
use rashomon::types::{Annotation, Diagnostic, Document, Severity, Staged};
use rashomon::{Annotated, Engine, EngineSettings, Input, OwnedInput, Source, unpack};

use crate::arguments::{AnnotateArguments, LayerFormat};
use crate::exit::{Exit, Failure};
use crate::feed::{self, Fed};
use crate::gazetteer;
use crate::output::Output;
use crate::read::one_for_each_core;
use crate::remarks::Remarks;

/// Runs the command.
pub fn run(arguments: &AnnotateArguments) -> Result<Exit, Failure> {
    let input = open(&arguments.path)?;
    let engine = Engine::new(EngineSettings {
        published: arguments.published,
        threads: one_for_each_core(),
        clock: None,
        gazetteers: gazetteer::open(&arguments.places)?,
        mapping: arguments.reading.mapping(),
        pdf: arguments.reading.pdf(),
    })?;
    if arguments.conllu_input {
        given_tokens(&input, &engine, arguments.chosen())
    } else {
        found_tokens(input, &engine, arguments)
    }
}

fn open(path: &Path) -> Result<OwnedInput, Failure> {
    let fail = |what: &str| Failure::Input(format!("{}: {what}", path.display()));
    if path.is_dir() {
        return Err(fail(
            "is a folder; `annotate` takes one file, or `-` for standard input",
        ));
    }
    feed::open_one(path).map_err(|remark| {
        let help = remark.help.map(|help| format!(" ({help})")).unwrap_or_default();
        Failure::Input(format!("{}{help}", remark.message))
    })
}

/// Finds sentences and tokens in raw text, and then the rest. What is packed is taken apart.
fn found_tokens(input: OwnedInput, engine: &Engine, arguments: &AnnotateArguments) -> Result<Exit, Failure> {
    let source = Source::seekable(Cursor::new(input.bytes));
    let mut output = Output::stdout();
    let (mut documents, mut failed) = (0, 0);
    for fed in unpack(&input.name, source, &arguments.reading.limits()) {
        let found = annotated(fed, engine);
        documents += found.value.len();
        failed += failures(&found.diagnostics);
        say(&found.diagnostics, &[]);
        for annotated in found.value {
            write_found(annotated, arguments.chosen(), &mut output)?;
        }
    }
    output.finish()?;
    Ok(Exit::of_run(failed, documents, documents))
}

/// What is found in one input, or why there is none.
fn annotated(fed: Fed, engine: &Engine) -> Staged<Vec<Annotated>> {
    let found = fed.map(|input| {
        let given = Input {
            name: &input.name,
            bytes: &input.bytes,
        };
        engine.annotate_hinted(&given, &input.hints)
    });
    found.unwrap_or_else(|remark| Staged {
        value: Vec::new(),
        diagnostics: vec![remark],
    })
}

fn write_found(annotated: Annotated, format: LayerFormat, output: &mut Output) -> std::io::Result<()> {
    match format {
        LayerFormat::Json => output.write(|out| json_line(&annotated.listing(), out)),
        LayerFormat::Conllu => output.text(&conllu::write(&annotated)),
    }
}

/// Keeps the tokens of a CoNLL-U sheet.
fn given_tokens(input: &OwnedInput, engine: &Engine, format: LayerFormat) -> Result<Exit, Failure> {
    let sheet = parse(input)?;
    let tokens = sheet.tokens();
    let annotated = engine.annotate_tokens(&tokens);
    say(&annotated.diagnostics, &[]);
    let mut output = Output::stdout();
    match format {
        LayerFormat::Json => {
            output.write(|out| json_line(&annotated.value.listing(), out))?;
        }
        LayerFormat::Conllu => output.text(&fill(&sheet, &annotated.value.annotation, input)?)?,
    }
    output.finish()?;
    Ok(Exit::of_run(failures(&annotated.diagnostics), 1, sheet.len()))
}

fn parse(input: &OwnedInput) -> Result<Sheet, Failure> {
    let fail = |why: String| Failure::Input(format!("{}: this is no CoNLL-U: {why}", input.name));
    let text = std::str::from_utf8(&input.bytes).map_err(|_| fail("it is not UTF-8".to_owned()))?;
    Sheet::parse(text).map_err(|error| fail(error.to_string()))
}

fn fill(sheet: &Sheet, annotation: &Annotation, input: &OwnedInput) -> Result<String, Failure> {
    let unread = || {
        Failure::Input(format!(
            "{}: the language model could not read these tokens",
            input.name
        ))
    };
    sheet.filled(annotation).ok_or_else(unread)
}

fn failures(remarks: &[Diagnostic]) -> usize {
    remarks
        .iter()
        .filter(|remark| remark.severity == Severity::Error)
        .count()
}

fn say(remarks: &[Diagnostic], documents: &[Document]) {
    let mut chosen = Remarks::new(false, false);
    for line in remarks.iter().filter_map(|remark| chosen.line(remark, documents)) {
        eprintln!("{line}");
    }
}
