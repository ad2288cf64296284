//! Posts: finding, writing and removing them.
