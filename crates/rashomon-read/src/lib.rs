//! Bytes to [`rashomon_types::Document`]: plain text, HTML, feeds and archives; encodings, dates, boilerplate.
//!
//! Knows nothing of the disk or the network: it is given bytes.
