//! How likely two mentions of events speak of one occurrence, and why.
