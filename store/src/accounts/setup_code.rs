//! The code that proves that whoever makes the first account can read what the server printed.

use super::SetupGate;
use crate::{Error, Store, code, hash, settings};
use sea_orm::ConnectionTrait;
use subtle::ConstantTimeEq;

/// Four groups of four, 79 bits: too many to guess, and few enough to type.
const GROUPS: usize = 4;
const GROUP: usize = 4;

/// Makes a new code, which takes the place of any earlier one; `None` once there is an account. Only its hash is kept:
/// this is the one chance to print it.
pub async fn fresh(store: &Store) -> Result<Option<String>, Error> {
    if super::any(store).await? {
        return Ok(None);
    }
    let code = code::generate(GROUPS, GROUP);
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

fn hash_of(typed: &str) -> String {
    hash::of(&[code::letters(typed).as_bytes()])
}
