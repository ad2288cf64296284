//! Codes that people copy or type: how they are made, and how they are read whatever was typed between the letters.

use rand::RngExt;

/// Letters and digits that cannot be mistaken for one another.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// Random letters in groups with hyphens between them. A letter is worth 4.95 bits.
pub(crate) fn generate(groups: usize, letters: usize) -> String {
    let mut rng = rand::rng();
    let mut group = || -> String {
        (0..letters)
            .map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())]))
            .collect()
    };
    let groups: Vec<String> = (0..groups).map(|_| group()).collect();
    groups.join("-")
}

/// The letters and digits alone, so that hyphens, blanks and capitals do not matter.
pub(crate) fn letters(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
