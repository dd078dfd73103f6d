//! The model's layers of a document, kept in the folder that `RASHOMON_ANNOTATIONS` names, if it names one, so that work on
//! the rules does not wait for the model.

use std::path::PathBuf;

use rashomon_model::LanguageModel;
use rashomon_types::{Annotation, Document, sha256_hex};

/// The model's layers of a document.
pub(crate) fn annotate(model: &LanguageModel, document: &Document) -> Annotation {
    let kept = std::env::var_os("RASHOMON_ANNOTATIONS").map(|folder| {
        let key = format!("{} {}", model.hash(), document.text);
        PathBuf::from(folder).join(format!("{}.json", sha256_hex(key.as_bytes())))
    });
    let read = |path: &PathBuf| serde_json::from_slice(&std::fs::read(path).ok()?).ok();
    if let Some(annotation) = kept.as_ref().and_then(read) {
        return annotation;
    }
    let annotation = model.annotate(document).value;
    if let (Some(path), Ok(bytes)) = (kept, serde_json::to_vec(&annotation)) {
        // A cache: what cannot be kept is made again.
        let _ = std::fs::write(path, bytes);
    }
    annotation
}
