//! Documents of word processors and e-books: ZIP archives of XML, one input as a whole.

mod docx;
mod epub;
mod markup;
mod odt;
mod package;

use rashomon_types::{Diagnostic, Document, Staged};

use crate::{Hints, Input, Settings, document::Draft, page::Line};

use package::Package;

/// The documents in an office document or an e-book; nothing if the bytes are neither.
pub fn read(input: &Input<'_>, hints: &Hints, settings: &Settings) -> Option<Staged<Vec<Document>>> {
    let mut package = input
        .bytes
        .starts_with(b"PK\x03\x04")
        .then(|| Package::open(input.bytes))??;
    let name = input.name;
    match () {
        () if package.has("word/document.xml") => Some(one(docx::draft(&mut package), name, hints, settings)),
        () if package.has("META-INF/container.xml") => Some(epub::read(&mut package, name, hints, settings)),
        () if package.kind().ends_with("opendocument.text") && package.has("content.xml") => {
            Some(one(odt::draft(&mut package), name, hints, settings))
        }
        () => Some(Staged {
            value: Vec::new(),
            diagnostics: vec![other(&package, name)?],
        }),
    }
}

/// Why a part of a document cannot be read, in words that go on after its name.
type Why = String;

/// The one document that a draft makes.
fn one(draft: Result<Draft, Why>, name: &str, hints: &Hints, settings: &Settings) -> Staged<Vec<Document>> {
    match draft {
        Ok(draft) => {
            let (name, path) = (name.to_owned(), name.to_owned());
            let finished = Draft { name, path, ..draft }.hinted(hints).finish(settings);
            Staged {
                value: finished.value.into_iter().collect(),
                diagnostics: finished.diagnostics,
            }
        }
        Err(why) => Staged {
            value: Vec::new(),
            diagnostics: vec![broken(name, &why)],
        },
    }
}

/// The refusal of a document that is damaged, or breaks a limit.
fn broken(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("read.office", format!("{name} {why}: it was not read."))
        .with_help("Open it in a word processor, save it as plain text, and read that.")
}

/// The refusal of documents of other sorts.
fn other(package: &Package<'_>, name: &str) -> Option<Diagnostic> {
    let (what, instead) = match () {
        () if package.has("xl/workbook.xml") || package.kind().ends_with("spreadsheet") => {
            ("a spreadsheet", "Save the sheet as CSV, and read that.")
        }
        () if package.has("ppt/presentation.xml") || package.kind().ends_with("presentation") => {
            ("a presentation", "Save it as PDF or plain text, and read that.")
        }
        () => return None,
    };
    let message = format!("{name} is {what}, which is not read: nothing was read from it.");
    Some(Diagnostic::error("read.office_kind", message).with_help(instead))
}

/// The first heading among lines, which serves as the title of a document that states none.
fn first_heading(lines: &[Line]) -> Option<String> {
    let first = lines.first()?;
    (first.kind == Some(rashomon_types::BlockKind::Heading)).then(|| first.words.clone())
}
