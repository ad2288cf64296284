//! Comments under posts.
