//! The code that proves that whoever makes the first account can read what the server printed.

use super::SetupGate;
use crate::{Error, Store, hash, settings};
use rand::RngExt;
use sea_orm::ConnectionTrait;
use subtle::ConstantTimeEq;

/// Letters and digits that cannot be mistaken for one another.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
const GROUPS: usize = 4;
const GROUP: usize = 4;

/// Makes a new code, which takes the place of any earlier one; `None` once there is an account. Only its hash is kept:
/// this is the one chance to print it.
pub async fn fresh(store: &Store) -> Result<Option<String>, Error> {
    if super::any(store).await? {
        return Ok(None);
    }
    let code = generate();
    let tx = store.begin().await?;
    settings::set(&tx, settings::SETUP_CODE, hash_of(&code)).await?;
    tx.commit().await?;
    Ok(Some(code))
}

/// Whether `gate` lets the first account through.
pub(super) async fn check(db: &impl ConnectionTrait, gate: &SetupGate) -> Result<(), Error> {
    let SetupGate::Code { given } = gate else {
        return Ok(());
    };
    // Without a code that was printed, nobody gets in with one.
    let kept = settings::get(db, settings::SETUP_CODE)
        .await?
        .unwrap_or_default();
    if bool::from(kept.as_bytes().ct_eq(hash_of(given).as_bytes())) {
        return Ok(());
    }
    Err(Error::WrongSetupCode)
}

pub(crate) async fn forget(db: &impl ConnectionTrait) -> Result<(), Error> {
    settings::remove(db, settings::SETUP_CODE).await
}

/// Four groups of four, 79 bits: too many to guess, and few enough to type.
fn generate() -> String {
    let mut rng = rand::rng();
    let mut group = || -> String {
        (0..GROUP)
            .map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())]))
            .collect()
    };
    let groups: Vec<String> = (0..GROUPS).map(|_| group()).collect();
    groups.join("-")
}

/// Hashes the letters and digits alone, so that hyphens, blanks and capitals do not matter.
fn hash_of(code: &str) -> String {
    let letters: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    hash::of(&[letters.as_bytes()])
}
