//! Somebody comes from a provider for the first time: the account that they may have, and what it takes.

use super::provider::{Failure, local};
use super::{Context, told};
use crate::AppError;
use crate::account::api::Arrival;
use domain::provider::Trouble;
use domain::{Field, Identity, LocalPath, Notice, PersonName, Timestamp, paths};
use providers::Provider;
use serde::{Deserialize, Serialize};
use store::accounts::{self, SetupGate};
use store::sessions::Pass;
use store::{Error, identities};

/// The key in the session.
const ARRIVED: &str = "provider_arrived";

/// Somebody came back who has no account here.
#[derive(Serialize, Deserialize)]
pub struct Arrived {
    identity: Identity,
    next: String,
    at: Timestamp,
}

impl Context {
    /// Who comes for the first time is asked who they want to be. An address decides nothing, but one that has an
    /// account here already gets no second one.
    pub(super) async fn arrive(
        &self,
        identity: Identity,
        next: String,
    ) -> Result<LocalPath, Failure> {
        if !self.registration().await?.open {
            return Err(Trouble::NoAccount.into());
        }
        if let Some(email) = &identity.email
            && identities::is_taken(self.store(), email).await?
        {
            return Err(Trouble::AddressTaken.into());
        }
        let welcome = paths::welcome_from(&identity.provider);
        let at = self.store().now();
        let arrived = Arrived { identity, next, at };
        self.keep(ARRIVED, arrived).await?;
        Ok(local(&welcome))
    }

    /// Who has come from a provider and has no account yet.
    pub async fn arrived(&self, name: &str) -> Result<Arrived, AppError> {
        let provider = self.provider(name)?;
        let arrived: Option<Arrived> = self.session.get(ARRIVED).await?;
        arrived
            .filter(|arrived| self.fits(provider, &arrived.identity.provider, arrived.at))
            .ok_or(AppError::SignInNeeded)
    }

    /// The same, as the page that greets them has it.
    pub async fn arrival(&self, name: &str) -> Result<Arrival, AppError> {
        let Identity {
            name: called,
            email,
            ..
        } = self.arrived(name).await?.identity;
        Ok(Arrival {
            label: self.provider(name)?.label().to_owned(),
            name: called,
            email,
            needs_setup_code: self.needs_setup_code().await?,
        })
    }

    /// Makes the account of somebody who has come, and lets them in.
    pub async fn join(
        &self,
        arrived: Arrived,
        name: &PersonName,
        gate: &SetupGate,
    ) -> Result<LocalPath, AppError> {
        let Arrived { identity, next, .. } = arrived;
        let made = accounts::register_with(self.store(), &identity, name, gate).await;
        let viewer = made.map_err(|error| match error {
            Error::Taken(Field::Email) => {
                let provider = self.provider(identity.provider.as_str());
                let label = provider.map_or("", Provider::label);
                told(Trouble::AddressTaken, label)
            }
            other => other.into(),
        })?;
        let pass = Pass::to_new_account(viewer);
        self.let_in(&pass, &next, Notice::Welcome).await
    }
}
