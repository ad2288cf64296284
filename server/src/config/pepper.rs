//! Peppers as their setting has them: `2026b:base64…, 2026a:base64…`, the current one first.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use store::password::{Pepper, Peppers};

/// As `openssl rand -base64 32` writes it, with or without what stands at its end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// `None` where one of them would not do.
pub(super) fn parse(raw: &str) -> Option<Peppers> {
    let parts = raw
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let peppers: Option<Vec<Pepper>> = parts.map(one).collect();
    Peppers::new(peppers?)
}

fn one(raw: &str) -> Option<Pepper> {
    let (name, key) = raw.split_once(':')?;
    Pepper::new(name.trim(), BASE64.decode(key.trim()).ok()?)
}

/// With every key replaced.
pub(super) fn masked(peppers: &Peppers) -> String {
    let all: Vec<_> = peppers.names().map(|name| format!("{name}:***")).collect();
    all.join(", ")
}
