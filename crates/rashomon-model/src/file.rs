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
}

/// The tags of a layer and the scores of going from one to the next.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ChainWeights {
    pub(crate) tags: Vec<String>,
    pub(crate) start: Vec<f32>,
    /// `step[a][b]`: from tag `a` to tag `b`.
    pub(crate) step: Vec<Vec<f32>>,
}

/// The manifest of the roles' file: a branch of the network that reads on from a layer of another file's encoder.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RoleManifest {
    /// The name of the value in the graph `main` that it reads.
    pub(crate) trunk: String,
    /// SHA-256 of the graph `main` that it was trained on: its numbers mean nothing on another.
    pub(crate) main: String,
    pub(crate) roles: ChainWeights,
}

/// What every manifest holds.
#[derive(Debug, Clone, Deserialize)]
struct Parts {
    format: u32,
    sections: Vec<Section>,
}

#[derive(Debug, Clone, Deserialize)]
struct Section {
    name: String,
    offset: usize,
    length: usize,
    sha256: String,
}

/// A manifest whose label sets can be checked.
pub(crate) trait Sound: serde::de::DeserializeOwned {
    /// Whether its label sets fit together.
    fn is_sound(&self) -> bool;
}

impl Sound for Manifest {
    fn is_sound(&self) -> bool {
        self.shapes.len() == crate::words::SHAPES
            && self.entity.is_whole()
            && self.attribution.is_whole()
            && self.window > 0
    }
}

impl Sound for RoleManifest {
    fn is_sound(&self) -> bool {
        self.roles.is_whole()
    }
}

impl ChainWeights {
    /// Whether every tag has its scores.
    fn is_whole(&self) -> bool {
        let tags = self.tags.len();
        tags > 0 && self.start.len() == tags && self.step.len() == tags && self.step.iter().all(|row| row.len() == tags)
    }
}

/// A model file whose parts can be had, each checked against its hash.
pub(crate) struct ModelFile<'bytes, M> {
    pub(crate) manifest: M,
    parts: Parts,
    body: &'bytes [u8],
}

impl<'bytes, M: Sound> ModelFile<'bytes, M> {
    pub(crate) fn open(bytes: &'bytes [u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(|| cut_short(bytes, 4))?;
        let length = u32::from_le_bytes(*length) as usize;
        let (manifest, body) = rest.split_at_checked(length).ok_or_else(|| cut_short(bytes, length))?;
        let damaged = || ModelError::Damaged("manifest".to_owned());
        let parts: Parts = serde_json::from_slice(manifest).map_err(|_| damaged())?;
        if parts.format != FORMAT {
            return Err(ModelError::Format(parts.format));
        }
        let manifest: M = serde_json::from_slice(manifest).map_err(|_| damaged())?;
        manifest
            .is_sound()
            .then_some(Self { manifest, parts, body })
            .ok_or_else(damaged)
    }

    /// The hash that a part states and that [`Self::section`] checks, in hexadecimal digits.
    pub(crate) fn hash_of(&self, name: &str) -> Option<&str> {
        let mut sections = self.parts.sections.iter();
        sections
            .find(|section| section.name == name)
            .map(|section| section.sha256.as_str())
    }

    /// The bytes of a part, checked against its hash.
    pub(crate) fn section(&self, name: &str) -> Result<&'bytes [u8], ModelError> {
        let damaged = || ModelError::Damaged(name.to_owned());
        let found = self.parts.sections.iter().find(|section| section.name == name);
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
}

fn cut_short(bytes: &[u8], wanted: usize) -> ModelError {
    ModelError::Truncated {
        wanted,
        found: bytes.len(),
    }
}
