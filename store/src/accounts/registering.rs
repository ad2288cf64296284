//! Making an account for oneself, and for somebody else from the command line.

use super::{NewPerson, insert, next_number, setup_code};
use crate::{Error, Store, audit, events, identities};
use domain::account::NewAccount;
use domain::{Identity, PersonName, Role, Viewer, context_words};
use sea_orm::DatabaseTransaction;
use std::fmt;
use std::sync::atomic::Ordering;

/// What the first account of a site asks for. Later ones never ask.
#[derive(Clone, PartialEq, Eq)]
pub enum SetupGate {
    /// Nothing: only this machine can reach the server.
    Open,
    /// The code that the server printed when it started.
    Code { given: String },
}

/// Makes an account. The first ever has number 1 and is the admin's, however many ask at once; all others are readers'.
pub async fn register(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    gate: SetupGate,
) -> Result<Viewer, Error> {
    let made = make_through(store, account, site_title, gate).await;
    if matches!(made, Err(Error::WrongSetupCode)) {
        events::setup_code_refused().note(store).await;
    }
    made
}

async fn make_through(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    gate: SetupGate,
) -> Result<Viewer, Error> {
    // A wrong code costs no hash.
    if !super::any(store).await? {
        setup_code::check(store.reader(), &gate).await?;
    }
    make(store, account, site_title, Role::Reader, gate).await
}

/// Makes an account with a role of its own. The first ever is the admin's all the same.
pub async fn add(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    role: Role,
) -> Result<Viewer, Error> {
    make(store, account, site_title, role, SetupGate::Open).await
}

async fn make(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    role: Role,
    gate: SetupGate,
) -> Result<Viewer, Error> {
    let about = context_words(Some(&account.email), Some(&account.name), site_title);
    // Outside of the transaction: others may write while this takes its time.
    let hash = store
        .passwords()
        .hash_new(&account.password, &about)
        .await?;
    let tx = store.begin().await?;
    let person = NewPerson {
        email: Some(account.email.as_str().to_owned()),
        name: account.name.as_str().to_owned(),
        role,
        password_hash: Some(hash.into()),
        created: store.now(),
        email_verified: None,
    };
    let viewer = make_in(&tx, person, &gate).await?;
    events::account_made(viewer.id, viewer.role)
        .commit(store, tx)
        .await?;
    store.has_accounts().store(true, Ordering::Relaxed);
    Ok(viewer)
}

/// Makes an account that has no password, and that the identity opens.
pub async fn register_with(
    store: &Store,
    identity: &Identity,
    name: &PersonName,
    gate: &SetupGate,
) -> Result<Viewer, Error> {
    let made = make_with(store, identity, name, gate).await;
    if matches!(made, Err(Error::WrongSetupCode)) {
        events::setup_code_refused().note(store).await;
    }
    made
}

async fn make_with(
    store: &Store,
    identity: &Identity,
    name: &PersonName,
    gate: &SetupGate,
) -> Result<Viewer, Error> {
    let now = store.now();
    let email = identity.email.as_ref();
    let person = NewPerson {
        email: email.map(ToString::to_string),
        name: name.as_str().to_owned(),
        role: Role::Reader,
        password_hash: None,
        created: now,
        // An identity has no address but one that its provider has verified.
        email_verified: email.map(|_| now),
    };
    let tx = store.begin().await?;
    let viewer = make_in(&tx, person, gate).await?;
    identities::insert(&tx, viewer.id, identity, now).await?;
    let provider = identity.provider.as_str();
    let happened = [
        events::account_made(viewer.id, viewer.role),
        events::provider_linked(viewer.id, provider),
    ];
    audit::commit_all(store, tx, &happened).await?;
    store.has_accounts().store(true, Ordering::Relaxed);
    Ok(viewer)
}

/// The first person ever is the admin, and shows the code where one is asked for.
async fn make_in(
    tx: &DatabaseTransaction,
    person: NewPerson,
    gate: &SetupGate,
) -> Result<Viewer, Error> {
    let number = next_number(tx).await?;
    let first = number == 1;
    if first {
        setup_code::check(tx, gate).await?;
        setup_code::forget(tx).await?;
    }
    let role = if first { Role::Admin } else { person.role };
    insert(tx, number, NewPerson { role, ..person }).await
}

impl fmt::Debug for SetupGate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "SetupGate::Open",
            Self::Code { .. } => "SetupGate::Code(…)",
        })
    }
}
