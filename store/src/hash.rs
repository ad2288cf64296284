//! Hashes of things that the database must recognise without holding them: session ids, set-up codes, who tried what.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 of the parts, each with its length before it, in hexadecimal.
pub(crate) fn of(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
