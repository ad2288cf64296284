//! People with devices.

use crate::device::Device;
use domain::second_factor::RecoveryCodes;
use domain::{PasskeyName, UserId, Viewer};
use store::passkeys::{self, Party};
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb};
use store::{Error, Store};

pub const SITE: &str = "https://blog.example.org";

pub fn party() -> Outcome<Party> {
    Party::new(SITE, "Quire").ok_or_else(|| "no site".into())
}

pub fn named(name: &str) -> Outcome<PasskeyName> {
    Ok(PasskeyName::parse(name)?)
}

/// Somebody makes a passkey on a device. Gives the recovery codes that may come with it.
pub async fn adds(
    db: &TestDb,
    person: UserId,
    device: &mut Device,
    name: &str,
) -> Outcome<Option<RecoveryCodes>> {
    let asked = passkeys::ask_to_add(&db.store, &party()?, person).await?;
    let answer = device.makes(&asked.question)?;
    let name = named(name)?;
    Ok(passkeys::add(&db.store, &party()?, person, &asked.key, &name, &answer).await?)
}

/// Somebody who has registered, and their device with a passkey.
pub async fn with_device(db: &TestDb, name: &str) -> Outcome<(Viewer, Device)> {
    let person = db.registered(name).await?;
    let mut device = Device::on(SITE);
    adds(db, person.id, &mut device, "Phone").await?;
    Ok((person, device))
}

/// Somebody shows what is on a device, to log in with nothing else.
pub async fn shows(store: &Store, device: &mut Device) -> Outcome<Result<Viewer, Error>> {
    let asked = passkeys::ask_to_log_in(store, &party()?, HOME).await?;
    let answer = device.shows(&asked.question)?;
    let pass = passkeys::log_in(store, &party()?, &asked.key, &answer, HOME).await;
    Ok(pass.map(|pass| pass.viewer))
}

pub fn is_refused<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::PasskeyRefused))
}

/// The newest entry of the audit log about a log-in that failed.
pub async fn last_refusal(db: &TestDb) -> Outcome<String> {
    let details = db
        .texts("SELECT detail FROM audit WHERE event = 'login_failed' ORDER BY id DESC")
        .await?;
    Ok(details.into_iter().next().flatten().unwrap_or_default())
}
