//! The model file: a magic line, the length of the manifest, the manifest as JSON, and the parts that it lists.
//!
//! `training/rashomon_training/export.py` writes it; nothing but this module reads it.

use rashomon_types::sha256_hex;
use serde::Deserialize;

use crate::ModelError;

const MAGIC: &[u8] = b"RASHOMON-MODEL-1\n";
const FORMAT: u32 = 1;

/// The manifest: everything about the model that is not a weight.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    pub(crate) encoder: String,
    /// The longest input that the encoder has positions for, in pieces.
    pub(crate) positions: usize,
    /// The longest window it was trained on, in pieces, without the two marks around it.
    pub(crate) window: usize,
    shapes: Vec<String>,
    pub(crate) upos: Vec<String>,
    pub(crate) feats: Vec<String>,
    pub(crate) deprels: Vec<String>,
    pub(crate) entity: ChainWeights,
    pub(crate) attribution: ChainWeights,
    sections: Vec<Section>,
}

/// The tags of a layer and the scores of going from one to the next.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ChainWeights {
    pub(crate) tags: Vec<String>,
    pub(crate) start: Vec<f32>,
    /// `step[a][b]`: from tag `a` to tag `b`.
    pub(crate) step: Vec<Vec<f32>>,
}

#[derive(Debug, Clone, Deserialize)]
struct Section {
    name: String,
    offset: usize,
    length: usize,
    sha256: String,
}

/// A model file whose parts have been checked against their hashes.
pub(crate) struct ModelFile<'bytes> {
    pub(crate) manifest: Manifest,
    body: &'bytes [u8],
}

impl<'bytes> ModelFile<'bytes> {
    pub(crate) fn open(bytes: &'bytes [u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(|| cut_short(bytes, 4))?;
        let length = u32::from_le_bytes(*length) as usize;
        let (manifest, body) = rest.split_at_checked(length).ok_or_else(|| cut_short(bytes, length))?;
        let manifest: Manifest =
            serde_json::from_slice(manifest).map_err(|_| ModelError::Damaged("manifest".to_owned()))?;
        if manifest.format != FORMAT {
            return Err(ModelError::Format(manifest.format));
        }
        let file = Self { manifest, body };
        file.check_chains()?;
        Ok(file)
    }

    /// The bytes of a part, checked against its hash.
    pub(crate) fn section(&self, name: &str) -> Result<&'bytes [u8], ModelError> {
        let damaged = || ModelError::Damaged(name.to_owned());
        let found = self.manifest.sections.iter().find(|section| section.name == name);
        let section = found.ok_or_else(damaged)?;
        let end = section.offset.checked_add(section.length).ok_or_else(damaged)?;
        let bytes = self
            .body
            .get(section.offset..end)
            .ok_or_else(|| cut_short(self.body, end))?;
        (sha256_hex(bytes) == section.sha256)
            .then_some(bytes)
            .ok_or_else(damaged)
    }

    fn check_chains(&self) -> Result<(), ModelError> {
        let whole = |chain: &ChainWeights| {
            let tags = chain.tags.len();
            tags > 0
                && chain.start.len() == tags
                && chain.step.len() == tags
                && chain.step.iter().all(|row| row.len() == tags)
        };
        let sound = self.manifest.shapes.len() == crate::words::SHAPES
            && whole(&self.manifest.entity)
            && whole(&self.manifest.attribution)
            && self.manifest.window > 0;
        sound
            .then_some(())
            .ok_or_else(|| ModelError::Damaged("manifest".to_owned()))
    }
}

fn cut_short(bytes: &[u8], wanted: usize) -> ModelError {
    ModelError::Truncated {
        wanted,
        found: bytes.len(),
    }
}
