//! People for tests, and what they do most often.

use super::{Outcome, TestDb};
use crate::accounts::{self, LogIn, SetupGate};
use crate::entity::person;
use crate::sessions::{self, Pass};
use crate::{Error, Store};
use domain::account::{Credentials, LoginForm, NewAccount, RegisterForm};
use domain::{NewPassword, Role, UserId, Viewer};
use sea_orm::EntityTrait;
use std::net::{IpAddr, Ipv4Addr};
use tower_sessions_core::session::Id;

/// Everybody's password, unless a test is about passwords.
pub const PASSWORD: &str = "correct horse battery staple";
/// The title of every test's site.
pub const SITE: &str = "Quire";

/// The place that everybody logs in from, unless a test is about places.
pub const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// What somebody of that name would send to register: `Ada Lovelace` is `ada.lovelace@example.org`.
pub fn account(name: &str) -> Outcome<NewAccount> {
    account_with(name, PASSWORD)
}

/// The same, with a password of their own.
pub fn account_with(name: &str, password: &str) -> Outcome<NewAccount> {
    let form = RegisterForm {
        email: address(name),
        name: name.to_owned(),
        password: password.to_owned(),
        password_confirm: password.to_owned(),
        ..RegisterForm::default()
    };
    form.parse(SITE)
        .map_err(|wrong| format!("{wrong:?}").into())
}

/// `Ada Lovelace` is at `ada.lovelace@example.org`.
#[must_use]
pub fn address(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase().replace(' ', "."))
}

/// What somebody would send to log in.
pub fn credentials(login: &str, password: &str) -> Outcome<Credentials> {
    let form = LoginForm {
        email: login.to_owned(),
        password: password.to_owned(),
        ..LoginForm::default()
    };
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

/// A password as a form would have it.
pub fn new_password(password: &str) -> Outcome<NewPassword> {
    Ok(NewPassword::parse(password, &[])?)
}

impl TestDb {
    /// Registers somebody. The first one is the admin, and all others are readers.
    pub async fn registered(&self, name: &str) -> Outcome<Viewer> {
        Ok(accounts::register(&self.store, &account(name)?, SITE, SetupGate::Open).await?)
    }

    /// Makes somebody's account with that role.
    pub async fn added(&self, name: &str, role: Role) -> Outcome<Viewer> {
        Ok(accounts::add(&self.store, &account(name)?, SITE, role).await?)
    }

    /// Somebody shows in this moment who they are.
    pub async fn pass(&self, person: UserId) -> Outcome<Pass> {
        let found = person::Entity::find_by_id(person.0);
        let found = found.one(self.store.reader()).await?;
        Ok(Pass::of(&found.ok_or("nobody")?))
    }

    /// A session that somebody has just logged in to.
    pub async fn session_of(&self, person: UserId) -> Outcome<Id> {
        let pass = self.pass(person).await?;
        Ok(sessions::begin(&self.store, &pass, None, false).await?)
    }

    /// Tries to log in from [`HOME`].
    pub async fn logs_in(&self, login: &str, password: &str) -> Result<Viewer, Error> {
        logs_in(&self.store, login, password, HOME).await
    }
}

/// Tries to log in at that store, from that place.
pub async fn logs_in(
    store: &Store,
    login: &str,
    password: &str,
    ip: IpAddr,
) -> Result<Viewer, Error> {
    match knocks(store, login, password, ip).await? {
        LogIn::Done(pass) => Ok(pass.viewer),
        LogIn::NeedsSecondStep(_) => Err(Error::WrongStepCode),
    }
}

/// The same, for tests that are about what comes between the password and the site.
pub async fn knocks(
    store: &Store,
    login: &str,
    password: &str,
    ip: IpAddr,
) -> Result<LogIn, Error> {
    let credentials = credentials(login, password).map_err(|_form| Error::WrongCredentials)?;
    accounts::log_in(store, &credentials, ip).await
}
