//! Whether an ID token proves anything (OpenID Connect Core §3.1.3.7).

use super::known::Client;
use crate::Problem;
use chrono::{DateTime, Utc};
use domain::Timestamp;
use openidconnect::core::{
    CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, Nonce, OAuth2TokenResponse,
    SignatureVerificationError,
};

/// Signatures with the provider's private key. None at all, and those with a secret that both sides know, are missing.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// How far the clocks of the provider and of this site may be apart, in milliseconds.
const SKEW: i64 = 60_000;

/// Why a token is not taken.
pub(super) enum Verdict {
    /// It is signed with a key that was not there when the keys were fetched.
    UnknownKey,
    Bad(&'static str),
}

/// What a token says, once its signature, issuer, audience, times and nonce have all been found right.
pub(super) fn verified<'t>(
    client: &Client,
    token: &'t CoreIdToken,
    tokens: &CoreTokenResponse,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<&'t CoreIdTokenClaims, Verdict> {
    let verifier = verifier(client, now)?;
    let claims = token.claims(&verifier, nonce).map_err(Verdict::of)?;
    if let Some(hash) = claims.access_token_hash() {
        let wrong = |_| Verdict::Bad("its ID token belongs to another access token");
        let key = token.signing_key(&verifier).map_err(wrong)?;
        let algorithm = token.signing_alg().map_err(wrong)?;
        let own = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if own.ok().as_ref() != Some(hash) {
            return Err(Verdict::Bad("its ID token belongs to another access token"));
        }
    }
    Ok(claims)
}

/// Whether somebody logged in at the provider at that moment or later, as the token tells it.
pub(super) fn logged_in_since(claims: &CoreIdTokenClaims, since: Timestamp) -> bool {
    let at = claims.auth_time().map(|at| at.timestamp_millis());
    at.is_some_and(|at| at >= since.plus_millis(-SKEW).millis())
}

fn verifier(client: &Client, now: Timestamp) -> Result<CoreIdTokenVerifier<'_>, Verdict> {
    let time = DateTime::<Utc>::from_timestamp_millis(now.millis());
    let latest = DateTime::<Utc>::from_timestamp_millis(now.plus_millis(SKEW).millis());
    let (Some(time), Some(latest)) = (time, latest) else {
        return Err(Verdict::Bad("there is no such time"));
    };
    Ok(client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || time)
        .set_issue_time_verifier_fn(move |issued| {
            if issued <= latest {
                Ok(())
            } else {
                Err("issued in the future".to_owned())
            }
        }))
}

impl Verdict {
    fn of(error: ClaimsVerificationError) -> Self {
        use ClaimsVerificationError as E;
        use SignatureVerificationError::NoMatchingKey;
        Self::Bad(match error {
            E::SignatureVerification(NoMatchingKey) => return Self::UnknownKey,
            E::SignatureVerification(_) => "the signature of its ID token is wrong",
            E::Expired(_) => "its ID token is not valid at this time",
            E::InvalidIssuer(_) => "its ID token names another issuer",
            E::InvalidAudience(_) => "its ID token is meant for another site",
            E::InvalidNonce(_) => "its ID token answers another question",
            _ => "its ID token is not one that can be checked",
        })
    }
}

impl From<Verdict> for Problem {
    fn from(verdict: Verdict) -> Self {
        Self::untrusted(match verdict {
            Verdict::UnknownKey => "its ID token is signed with a key that it does not publish",
            Verdict::Bad(cause) => cause,
        })
    }
}
