//! The language model file and its inference: sentences, tokens, tags, heads, entities, attribution spans.
//!
//! Knows nothing of claims, nor of how the model was trained.
