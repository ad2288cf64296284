//! One try to sign in: what this site made up for it, and what came back.

use domain::provider::Trouble;
use domain::{ProviderName, Timestamp};
use openidconnect::PkceCodeChallenge;
use rand::RngExt;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// A try under way. It belongs into the session of the browser that began it, and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
pub struct Attempt {
    pub provider: ProviderName,
    /// Where the browser goes.
    pub address: String,
    /// Comes back with the browser.
    state: String,
    /// Comes back inside the provider's token.
    pub(crate) nonce: String,
    /// Proves to the provider that the one who asks is the one who began (RFC 7636).
    pub(crate) verifier: String,
    /// Whoever comes back has to have logged in at the provider since then.
    #[serde(default)]
    pub(crate) again_since: Option<Timestamp>,
}

impl Attempt {
    pub(crate) fn fresh(provider: ProviderName) -> Self {
        Self {
            provider,
            address: String::new(),
            state: random(),
            nonce: random(),
            verifier: random(),
            again_since: None,
        }
    }

    pub(crate) fn state(&self) -> &str {
        &self.state
    }

    /// What the provider may know of the verifier before the end.
    pub(crate) fn challenge(&self) -> PkceCodeChallenge {
        let verifier = openidconnect::PkceCodeVerifier::new(self.verifier.clone());
        PkceCodeChallenge::from_code_verifier_sha256(&verifier)
    }
}

/// 256 random bits in hexadecimal.
fn random() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    let mut hex = String::with_capacity(64);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What a browser brings back from a provider, in the query of the address.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
    /// Who answers (RFC 9207).
    pub(crate) iss: Option<String>,
    error: Option<String>,
}

impl Answer {
    /// The code, if this is an answer to that attempt, and the answer is yes.
    pub(crate) fn code(&self, attempt: &Attempt) -> Result<&str, Trouble> {
        let state = self.state.as_deref().unwrap_or_default();
        if !bool::from(state.as_bytes().ct_eq(attempt.state.as_bytes())) {
            return Err(Trouble::Stale);
        }
        match &self.code {
            Some(code) if self.error.is_none() && !code.is_empty() => Ok(code),
            _ => Err(Trouble::Declined),
        }
    }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attempt({}, …)", self.provider)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(…)")
    }
}
