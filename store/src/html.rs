//! Making HTML from elsewhere safe.
