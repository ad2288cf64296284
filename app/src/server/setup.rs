//! The very first account of a site: who may make it.

use super::Context;
use crate::AppError;
use domain::Field;
use domain::invalid::{Invalid, Problem};
use store::accounts::{self, SetupGate};

impl Context {
    pub(super) async fn needs_setup_code(&self) -> Result<bool, AppError> {
        Ok(self.state.setup_code_required && !accounts::any(self.store()).await?)
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
