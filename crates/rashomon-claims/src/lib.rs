//! Annotation to claims: source chain, cue, act, certainty, evidence, nesting, and who "he" is.
//!
//! Knows nothing of other documents.
