//! The very first account of a site: who may make it.

use super::Context;
use crate::AppError;
use domain::Field;
use domain::invalid::{Invalid, Problem};
use store::accounts::{self, SetupGate};

/// Everything that is wrong with a registration at once, the code and the other fields.
pub fn both<T>(
    gate: Result<SetupGate, AppError>,
    account: Result<T, Vec<Invalid>>,
) -> Result<(SetupGate, T), AppError> {
    match (gate, account) {
        (Ok(gate), Ok(account)) => Ok((gate, account)),
        (Err(AppError::Invalid(code)), Err(mut fields)) => {
            fields.extend(code);
            Err(AppError::Invalid(fields))
        }
        (Err(error), _) => Err(error),
        (Ok(_), Err(fields)) => Err(AppError::Invalid(fields)),
    }
}

impl Context {
    pub(super) async fn needs_setup_code(&self) -> Result<bool, AppError> {
        Ok(self.state.setup_code_required && !accounts::any(self.store()).await?)
    }

    /// Whether an account is made by the link in a letter, so that nobody learns who has one. Of the first there is nothing to
    /// learn, and its owner may still have the mail to set up.
    pub async fn registers_by_letter(&self) -> Result<bool, AppError> {
        Ok(self.sends_letters() && accounts::any(self.store()).await?)
    }

    /// The gate that a registration passes: on a site that others can reach, the first account needs the code.
    pub async fn setup_gate(&self, typed: &str) -> Result<SetupGate, AppError> {
        let registration = self.registration().await?;
        super::allow(registration.open)?;
        if !registration.needs_setup_code {
            return Ok(SetupGate::Open);
        }
        if typed.trim().is_empty() {
            return Err(AppError::Invalid(vec![Invalid::new(
                Field::SetupCode,
                Problem::Missing,
            )]));
        }
        Ok(SetupGate::Code {
            given: typed.trim().to_owned(),
        })
    }
}
