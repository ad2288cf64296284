//! Bringing other blogs in.
