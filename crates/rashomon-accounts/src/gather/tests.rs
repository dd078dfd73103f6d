//! Invented reports, gathered.
