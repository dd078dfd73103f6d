//! Rashomon reads reports of a contested event and lays out who says what, through whom, how sure, on what evidence.
//!
//! This crate is the façade: one engine, its settings, one call. It knows nothing of terminals, the web or SQL.

pub use rashomon_types as types;
