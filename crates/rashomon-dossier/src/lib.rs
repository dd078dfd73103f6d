//! A dossier and its exports: terminal, Markdown, JSON, one-file HTML.
//!
//! Knows nothing of how claims are found, nor of where results are kept.
