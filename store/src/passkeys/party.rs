//! The site as devices know it: its name, its one address, and whether what a device says about them proves anything.

use crate::Error;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::UserId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long somebody has to make a passkey.
pub(super) const TO_ADD: Duration = Duration::from_secs(5 * 60);
/// How long somebody has to show one.
pub(super) const TO_SHOW: Duration = Duration::from_secs(2 * 60);

/// What stands on the site's side of every passkey. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Party(Arc<Webauthn>);

impl Party {
    /// `None` for a site that people know by a number: no browser has passkeys for one. On this machine's own number they
    /// are for its name, `localhost`.
    #[must_use]
    pub fn new(origin: &str, title: &str) -> Option<Self> {
        let mut url = Url::parse(origin).ok()?;
        if is_loopback(&url) {
            url.set_host(Some("localhost")).ok()?;
        }
        let id = url.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&id, &url).ok()?;
        let built = builder.rp_name(title).timeout(TO_ADD).build().ok()?;
        Some(Self(Arc::new(built)))
    }

    /// Asks for a new key, on a device that has none of these. The device keeps the name of its owner beside the key, so
    /// that they need not type it when they show it.
    pub(super) fn ask_for_new(
        &self,
        person: UserId,
        handle: &str,
        name: &str,
        known: Vec<CredentialID>,
    ) -> Result<(String, PasskeyRegistration), Error> {
        let begun = self
            .0
            .start_passkey_registration(user(person), handle, name, Some(known));
        let (question, state) = begun.map_err(broken)?;
        let mut question = options(&question)?;
        question["authenticatorSelection"]["residentKey"] = json!("required");
        question["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok((question.to_string(), state))
    }

    /// The key that a device has made.
    pub(super) fn made(&self, answer: &str, state: &PasskeyRegistration) -> Option<Passkey> {
        let answer: RegisterPublicKeyCredential = read(answer)?;
        self.0.finish_passkey_registration(&answer, state).ok()
    }

    /// Asks for one of these keys, or, where there are none, for any that a device has for this site: that question tells
    /// nothing about anybody.
    pub(super) fn ask(
        &self,
        keys: &[Passkey],
    ) -> Result<(String, DiscoverableAuthentication), Error> {
        let begun = self.0.start_discoverable_authentication();
        let (mut question, state) = begun.map_err(broken)?;
        question.public_key.timeout = u32::try_from(TO_SHOW.as_millis()).ok();
        let mut question = options(&question)?;
        let allowed = keys.iter().map(|key| {
            let id = URL_SAFE_NO_PAD.encode(key.cred_id());
            json!({"type": "public-key", "id": id})
        });
        question["allowCredentials"] = allowed.collect();
        Ok((question.to_string(), state))
    }

    /// Checks what a device says about a key. An error is for the log.
    pub(super) fn check(
        &self,
        answer: &PublicKeyCredential,
        state: DiscoverableAuthentication,
        key: &Passkey,
    ) -> Result<AuthenticationResult, &'static str> {
        let checked = self
            .0
            .finish_discoverable_authentication_v2(answer, state, key);
        match checked {
            Ok(result) if result.user_verified() => Ok(result),
            Ok(_) => Err("its owner was not verified"),
            Err(WebauthnError::CredentialPossibleCompromise) => {
                Err("its counter went back: there may be a copy of it")
            }
            Err(WebauthnError::InvalidRPOrigin | WebauthnError::InvalidRPIDHash) => {
                Err("it was shown to another site")
            }
            Err(WebauthnError::UserNotVerified) => Err("its owner was not verified"),
            Err(_) => Err("the answer proves nothing"),
        }
    }
}

/// What a device calls somebody. Their number is public, and nothing can be done with it.
pub(super) fn user(person: UserId) -> Uuid {
    Uuid::from_u128(u128::from(person.0.unsigned_abs()))
}

pub(super) fn read<T: DeserializeOwned>(answer: &str) -> Option<T> {
    serde_json::from_str(answer).ok()
}

/// What the browser's function takes.
fn options(question: &impl Serialize) -> Result<Value, Error> {
    let mut question = serde_json::to_value(question).map_err(broken)?;
    Ok(question["publicKey"].take())
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let number: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    number.is_some_and(|number| number.is_loopback())
}

/// Nothing that anybody but this program could have caused.
fn broken(cause: impl std::fmt::Display) -> Error {
    tracing::error!(%cause, "a passkey could not be asked for");
    Error::NotFound
}

#[cfg(test)]
mod tests {
    use super::Party;

    #[test]
    fn row_67_passkeys_are_for_a_site_with_a_name() {
        let title = "Quire";
        for origin in [
            "https://blog.example.org",
            "http://localhost:3000",
            "http://127.0.0.1:3000",
            "http://[::1]:3000",
        ] {
            assert!(Party::new(origin, title).is_some(), "{origin}");
        }
        for origin in ["http://192.0.2.7:3000", "https://[2001:db8::1]", "nonsense"] {
            assert!(Party::new(origin, title).is_none(), "{origin}");
        }
    }
}
