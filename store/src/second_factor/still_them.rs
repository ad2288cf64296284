//! A code of the app as a sign that it is still whoever is logged in.

use super::app;
use crate::limits::SecondStep;
use crate::{Error, Store, events};
use domain::UserId;
use std::net::IpAddr;

/// Uses up a code of the app. Tries count like those of the second step when logging in. [`Error::WrongStepCode`] for a code
/// that does not count.
pub async fn still_them(
    store: &Store,
    person: UserId,
    digits: &str,
    ip: IpAddr,
) -> Result<(), Error> {
    let store = &store.on_behalf_of(store.actor().at(ip));
    let tries = SecondStep::of(person, ip);
    tries.count(store).await?;
    let tx = store.begin().await?;
    if !app::take(store, &tx, person, digits).await? {
        tx.rollback().await?;
        events::second_step_failed(person).note(store).await;
        return Err(Error::WrongStepCode);
    }
    tries.forget(&tx).await?;
    events::confirmed(person, "code").commit(store, tx).await
}
