//! What must hold of any model file, and how it is tried.

use rashomon_model::LanguageModel;
use rashomon_types::{Block, BlockKind, Document, Span, sha256_hex};
use serde_json::Value;

const MAGIC: &[u8] = b"RASHOMON-MODEL-1\n";
const REPORT: &str = "The mayor of Arn said on Monday that the bridge was open. “Nobody was hurt,” the army said.";

/// A model file taken apart, so that a part can be changed and still have its right hash.
#[derive(Clone)]
pub struct Parts {
    /// The manifest.
    pub manifest: Value,
    /// The sections, in the order of the manifest.
    pub sections: Vec<Vec<u8>>,
}

impl Parts {
    /// The parts of a sound file.
    ///
    /// # Panics
    ///
    /// If it is not sound.
    pub fn of(file: &[u8]) -> Self {
        let (length, rest) = file.strip_prefix(MAGIC).unwrap().split_first_chunk::<4>().unwrap();
        let (manifest, body) = rest.split_at(u32::from_le_bytes(*length) as usize);
        let manifest: Value = serde_json::from_slice(manifest).unwrap();
        let number = |section: &Value, key: &str| section[key].as_u64().unwrap() as usize;
        let listed = manifest["sections"].as_array().unwrap();
        let bytes = |section: &Value| {
            let start = number(section, "offset");
            body[start..start + number(section, "length")].to_vec()
        };
        let sections = listed.iter().map(bytes).collect();
        Self { manifest, sections }
    }

    /// The file again, with the places and hashes that its sections have now.
    pub fn signed(&self) -> Vec<u8> {
        let mut manifest = self.manifest.clone();
        let mut offset = 0;
        for (section, bytes) in manifest["sections"]
            .as_array_mut()
            .into_iter()
            .flatten()
            .zip(&self.sections)
        {
            section["offset"] = offset.into();
            section["length"] = bytes.len().into();
            section["sha256"] = sha256_hex(bytes).into();
            offset += bytes.len();
        }
        with_manifest(manifest.to_string().as_bytes(), &self.sections)
    }
}

/// A file with these bytes for a manifest.
pub fn with_manifest(manifest: &[u8], sections: &[Vec<u8>]) -> Vec<u8> {
    let length = u32::try_from(manifest.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut file = [MAGIC, &length, manifest].concat();
    file.extend(sections.iter().flatten());
    file
}

/// Loads a file, and lets it read a report if it loads: how many tokens it found, which is none if its network fails.
///
/// # Panics
///
/// If a span of what it reads slices nothing, or a network fails without a word.
pub fn try_model(file: &[u8]) -> Option<usize> {
    let model = LanguageModel::from_bytes(file).ok()?;
    let mut report = Document::new(REPORT.to_owned(), None, None, None);
    let span = Span::of(0..REPORT.len());
    report.blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span,
    }];
    let staged = model.annotate(&report);
    let tokens = &staged.value.tokens;
    assert!(tokens.iter().all(|token| token.span.get(REPORT).is_some()));
    assert!(!tokens.is_empty() || !staged.diagnostics.is_empty());
    Some(tokens.len())
}
