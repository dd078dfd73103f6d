//! The language model: its file, and its inference.
//!
//! One pass of a small encoder over a window of text gives sentences, parts of speech, dependency trees, names, and who
//! says what; [`LanguageModel::annotate`] turns the scores into an [`Annotation`](rashomon_types::Annotation). The model
//! is trained by `training/`, which nothing here needs.
//!
//! ```
//! use rashomon_model::LanguageModel;
//! use rashomon_types::{Block, BlockKind, Document, Span};
//!
//! let model = LanguageModel::embedded()?;
//! let mut report = Document::new("The army said the raid was over.".to_owned(), None, None, None);
//! report.blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::of(0..report.text.len()) }];
//! let annotation = model.annotate(&report).value;
//! assert_eq!(annotation.sentences.len(), 1);
//! # Ok::<(), rashomon_model::ModelError>(())
//! ```

mod chain;
mod decode;
mod error;
mod file;
mod language_model;
mod lemma;
mod network;
mod pieces;
mod tree;
mod widths;
mod window;
mod words;

pub use error::ModelError;
pub use language_model::{GivenTokens, LanguageModel};
