//! Between the password and the second step: the session of somebody who is nobody yet remembers whose password was
//! right, and nothing else about them. The browser is told none of it.

use super::Context;
use crate::AppError;
use domain::second_factor::{CodeForm, SecondStep, is_in_time};
use domain::{LocalPath, Notice, Timestamp, paths};
use serde::{Deserialize, Serialize};
use store::passkeys;
use store::second_factor::{self, HalfWay};

/// The key of a session's data.
const WAITING: &str = "second_step";

#[derive(Serialize, Deserialize)]
struct Waiting {
    half_way: HalfWay,
    since: Timestamp,
    remember: bool,
    /// As it was asked for. Judged when it is used.
    next: String,
}

impl Context {
    /// Remembers whose password was right, in a session of a new id. Says where to go next.
    pub async fn ask_second_step(
        &self,
        half_way: HalfWay,
        remember: bool,
        next: &str,
    ) -> Result<LocalPath, AppError> {
        let waiting = Waiting {
            half_way,
            since: self.store().now(),
            remember,
            next: next.to_owned(),
        };
        self.session.clear().await;
        self.session.cycle_id().await?;
        self.session.insert(WAITING, waiting).await?;
        Ok(LocalPath::or_home(Some(paths::LOGIN_CODE)))
    }

    /// What is asked of whoever is half way in. `None` for everybody else, and for whoever took too long.
    pub async fn second_step(&self) -> Result<Option<SecondStep>, AppError> {
        let Some(waiting) = self.waiting().await? else {
            return Ok(None);
        };
        if !self.is_waiting(&waiting).await? {
            return Ok(None);
        }
        let factor = second_factor::of(self.store(), waiting.half_way.person()).await?;
        Ok(Some(SecondStep {
            app: factor.app_since.is_some(),
            passkey: factor.passkeys > 0 && self.site().passkeys,
        }))
    }

    /// Lets somebody in whose code is right. Says where to go next: for whoever took too long, that is the start.
    pub async fn take_second_step(&self, form: &CodeForm) -> Result<LocalPath, AppError> {
        let Some(waiting) = self.waiting().await? else {
            return Ok(self.back_to_the_start(None));
        };
        if !self.is_waiting(&waiting).await? {
            return Ok(self.back_to_the_start(Some(&waiting.next)));
        }
        let code = form.parse()?;
        let finished =
            second_factor::finish(self.store(), &waiting.half_way, &code, self.client_ip()).await?;
        self.sign_in(&finished.pass, waiting.remember).await?;
        self.announce(match finished.codes_left {
            Some(left) => Notice::CodesLeft(u8::try_from(left).unwrap_or(0)),
            None => Notice::WelcomeBack,
        });
        Ok(LocalPath::or_home(Some(&waiting.next)))
    }

    /// Asks whoever is half way in for a passkey.
    pub async fn ask_passkey_for_step(&self) -> Result<String, AppError> {
        let waiting = self.waiting().await?.ok_or(AppError::SignInNeeded)?;
        if !self.is_waiting(&waiting).await? {
            return Err(AppError::SignInNeeded);
        }
        let (store, ip) = (self.store(), self.client_ip());
        let asked = passkeys::ask_for_step(store, self.party()?, &waiting.half_way, ip).await?;
        self.keep_question(asked).await
    }

    /// Lets somebody in whose passkey is right, as [`take_second_step`](Self::take_second_step) does with a code.
    pub async fn take_passkey_step(&self, answer: &str) -> Result<LocalPath, AppError> {
        let Some(waiting) = self.waiting().await? else {
            return Ok(self.back_to_the_start(None));
        };
        if !self.is_waiting(&waiting).await? {
            return Ok(self.back_to_the_start(Some(&waiting.next)));
        }
        let (store, ip) = (self.store(), self.client_ip());
        let key = self.answered(answer).await?;
        let half_way = &waiting.half_way;
        let pass = passkeys::finish_step(store, self.party()?, half_way, &key, answer, ip).await?;
        self.sign_in(&pass, waiting.remember).await?;
        self.announce(Notice::WelcomeBack);
        Ok(LocalPath::or_home(Some(&waiting.next)))
    }

    async fn waiting(&self) -> Result<Option<Waiting>, AppError> {
        Ok(self.session.get(WAITING).await?)
    }

    /// In time, with the password and the account as they were.
    async fn is_waiting(&self, waiting: &Waiting) -> Result<bool, AppError> {
        if !is_in_time(waiting.since, self.store().now()) {
            return Ok(false);
        }
        match second_factor::needs(self.store(), &waiting.half_way).await {
            Err(store::Error::NotFound) => Ok(false),
            other => Ok(other.map(|()| true)?),
        }
    }

    fn back_to_the_start(&self, next: Option<&str>) -> LocalPath {
        self.announce(Notice::StepTooLate);
        let login = paths::login_then(&LocalPath::or_home(next));
        LocalPath::or_home(Some(&login))
    }
}
