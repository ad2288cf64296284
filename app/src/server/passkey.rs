//! Passkeys: what a browser is asked, kept in its session by a word that leads to it, and what comes of the answer.

use super::Context;
use crate::AppError;
use domain::passkey::{AddPasskeyForm, PasskeysPage, ShowPasskeyForm};
use domain::second_factor::RecoveryCodes;
use domain::{Device, Field, Invalid, LocalPath, Notice, Problem};
use store::passkeys::{self, Asked, Party};
use store::{identities, second_factor};

/// The key in the session.
const ASKED: &str = "passkey_asked";

impl Context {
    /// The site's side of it. Where there are no passkeys, nothing is kept at their addresses.
    pub(super) fn party(&self) -> Result<&Party, AppError> {
        self.state.passkeys.as_ref().ok_or(AppError::NotFound)
    }

    /// Remembers what was asked, in this session alone; a question before it counts no more. Gives what the browser is asked.
    pub(super) async fn keep_question(&self, asked: Asked) -> Result<String, AppError> {
        self.keep(ASKED, asked.key).await?;
        Ok(asked.question)
    }

    /// What leads to the question that this is the answer to. There is one answer to it, whatever that is.
    pub(super) async fn answered(&self, answer: &str) -> Result<String, AppError> {
        let refused = |problem| AppError::Invalid(vec![Invalid::new(Field::Passkey, problem)]);
        if answer.is_empty() {
            return Err(refused(Problem::Missing));
        }
        let key: Option<String> = self.take(ASKED).await?;
        key.ok_or_else(|| refused(Problem::UnknownPasskey))
    }

    /// Asks for any passkey of whoever this is.
    pub async fn ask_passkey_to_log_in(&self) -> Result<String, AppError> {
        let (store, ip) = (self.store(), self.client_ip());
        let asked = passkeys::ask_to_log_in(store, self.party()?, ip).await?;
        self.keep_question(asked).await
    }

    /// Lets in whoever shows one. Says where to go next.
    pub async fn log_in_with_passkey(&self, form: &ShowPasskeyForm) -> Result<LocalPath, AppError> {
        let party = self.party()?;
        let key = self.answered(&form.passkey).await?;
        let (store, ip) = (self.store(), self.client_ip());
        let pass = passkeys::log_in(store, party, &key, &form.passkey, ip).await?;
        self.sign_in(&pass, !form.remember.is_empty()).await?;
        self.announce(Notice::WelcomeBack);
        Ok(LocalPath::or_home(Some(&form.next)))
    }

    /// Asks the viewer for one of theirs.
    pub async fn ask_passkey_to_confirm(&self) -> Result<String, AppError> {
        let viewer = self.require_viewer()?;
        let (store, ip) = (self.store(), self.client_ip());
        let asked = passkeys::ask_to_confirm(store, self.party()?, viewer.id, ip).await?;
        self.keep_question(asked).await
    }

    /// Goes on in a session of a new id, as after the password.
    pub async fn confirm_with_passkey(&self, answer: &str) -> Result<(), AppError> {
        let viewer = self.require_viewer()?.clone();
        let party = self.party()?;
        let key = self.answered(answer).await?;
        let (store, ip) = (self.store(), self.client_ip());
        passkeys::confirm(store, party, viewer.id, &key, answer, ip).await?;
        self.renew(&viewer).await
    }

    /// What the viewer has, and what they may do about it.
    pub async fn own_passkeys(&self) -> Result<PasskeysPage, AppError> {
        self.party()?;
        let id = self.require_viewer()?.id;
        let store = self.store();
        let ways = identities::ways_in(store, id).await?;
        Ok(PasskeysPage {
            passkeys: passkeys::of(store, id).await?,
            factor: second_factor::of(store, id).await?,
            can_remove: ways.can_remove_passkey(),
            confirmed: self.is_confirmed().await?,
            suggestion: Device::from_user_agent(&self.user_agent).to_string(),
        })
    }

    /// Asks for a new key, of a viewer who is surely themselves.
    pub async fn ask_to_add_passkey(&self) -> Result<String, AppError> {
        let viewer = self.require_viewer()?;
        let party = self.party()?;
        self.confirm("").await?;
        let asked = passkeys::ask_to_add(self.store(), party, viewer.id).await?;
        self.keep_question(asked).await
    }

    /// Adds it. Gives recovery codes, this once, to whoever had no second factor before.
    pub async fn add_passkey(
        &self,
        form: &AddPasskeyForm,
    ) -> Result<Option<RecoveryCodes>, AppError> {
        let viewer = self.require_viewer()?;
        let party = self.party()?;
        let name = form.parse()?;
        self.confirm("").await?;
        let key = self.answered(&form.passkey).await?;
        let (store, answer) = (self.store(), &form.passkey);
        let codes = passkeys::add(store, party, viewer.id, &key, &name, answer).await?;
        Ok(codes)
    }
}
