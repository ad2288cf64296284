//! Doing what a link in a letter is for.

use super::Context;
use crate::AppError;
use domain::settings::VerifyForm;
use domain::{Field, Invalid, LinkPurpose, LinkSecret, Problem};
use store::Error;
use store::recovery::{self, Confirmed};

impl Context {
    pub async fn follow_link(
        &self,
        secret: &LinkSecret,
        form: &VerifyForm,
    ) -> Result<Confirmed, AppError> {
        let store = self.store();
        let LinkPurpose::Registration { .. } = recovery::purpose(store, secret).await? else {
            return Ok(recovery::confirm(store, secret).await?);
        };
        let password = form.parse()?;
        match recovery::register(store, secret, &password, self.client_ip()).await {
            Err(Error::WrongCredentials) => {
                let wrong = Invalid::new(Field::Password, Problem::WrongPassword);
                Err(AppError::Invalid(vec![wrong]))
            }
            other => Ok(other?),
        }
    }
}
