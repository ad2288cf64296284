//! OpenID Connect: the code flow with PKCE, state and nonce, and an ID token that is checked from one end to the other.

mod known;
mod token;

use crate::attempt::{Answer, Attempt};
use crate::{Problem, Site};
use domain::{EmailAddress, Identity, Timestamp};
use known::{Client, Discovered, Known};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreIdTokenClaims, CoreTokenResponse,
    CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, CsrfToken, Nonce, OAuth2TokenResponse, PkceCodeVerifier, Scope,
    TokenResponse,
};
use std::time::Duration;
use token::{Verdict, logged_in_since, verified};

const GOOGLE: &str = "https://accounts.google.com";

#[derive(Debug)]
pub(crate) struct OpenId {
    site: Site,
    known: Known,
}

/// At most 255 characters of ASCII (OpenID Connect Core §2).
fn is_subject(subject: &str) -> bool {
    (1..=255).contains(&subject.len()) && subject.chars().all(|c| c.is_ascii() && !c.is_control())
}

/// What a provider tells about somebody beside who they are.
struct Told {
    name: Option<String>,
    email: Option<String>,
    /// Only a claim that is `true`; a missing one is not.
    verified: bool,
}

/// From the claims of an ID token, or of the user info: two types with the same methods.
macro_rules! told {
    ($claims:expr) => {{
        let claims = $claims;
        let name = claims.name().and_then(|name| name.get(None));
        let nick = claims.preferred_username();
        Told {
            name: name
                .map(|name| name.to_string())
                .or(nick.map(|nick| nick.to_string())),
            email: claims.email().map(|email| email.to_string()),
            verified: claims.email_verified() == Some(true),
        }
    }};
}

impl OpenId {
    pub(crate) fn new(site: Site) -> Self {
        let known = Known::default();
        Self { site, known }
    }

    pub(crate) async fn way(&self, attempt: &Attempt, now: Timestamp) -> Result<String, Problem> {
        let known = self.known.get(&self.site, now).await?;
        let client = known.client(&self.site)?;
        let (state, nonce) = (attempt.state().to_owned(), attempt.nonce.clone());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state.clone()),
                move || Nonce::new(nonce.clone()),
            )
            .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(attempt.challenge());
        if attempt.again_since.is_some() {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(Duration::ZERO);
        }
        let (url, ..) = request.url();
        if self.site.http.allows(&url) {
            Ok(url.into())
        } else {
            Err(Problem::untrusted("it sends people to a strange address"))
        }
    }

    pub(crate) async fn prove(
        &self,
        attempt: &Attempt,
        answer: &Answer,
        code: &str,
        now: Timestamp,
    ) -> Result<Identity, Problem> {
        let known = self.known.get(&self.site, now).await?;
        self.check_issuer(&known, answer)?;
        let client = known.client(&self.site)?;
        let tokens = self.exchange(&client, attempt, code).await?;
        let token = tokens.id_token();
        let token = token.ok_or(Problem::untrusted("it gave no ID token"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = match verified(&client, token, &tokens, &nonce, now) {
            Err(Verdict::UnknownKey) => {
                // A provider changes its keys from time to time.
                let known = self.known.refresh(&self.site, now).await?;
                let client = known.client(&self.site)?;
                verified(&client, token, &tokens, &nonce, now).map_err(Problem::from)?
            }
            other => other.map_err(Problem::from)?,
        };
        if let Some(since) = attempt.again_since {
            // Google never says when somebody logged in there, and does not let them do it again.
            let silent = self.site.issuer == GOOGLE && claims.auth_time().is_none();
            if !silent && !logged_in_since(claims, since) {
                return Err(Problem::untrusted(
                    "it let somebody come back who did not log in again",
                ));
            }
        }
        if !is_subject(claims.subject()) {
            return Err(Problem::untrusted("its subject is no name for anybody"));
        }
        Ok(self.identity(attempt, &client, claims, &tokens).await)
    }

    /// The answer of one provider is never taken to another (RFC 9207).
    fn check_issuer(&self, known: &Discovered, answer: &Answer) -> Result<(), Problem> {
        match &answer.iss {
            Some(iss) if *iss == self.site.issuer => Ok(()),
            None if !known.answers_name_the_issuer() => Ok(()),
            _ => Err(Problem::untrusted("the answer comes from another issuer")),
        }
    }

    async fn exchange(
        &self,
        client: &Client,
        attempt: &Attempt,
        code: &str,
    ) -> Result<CoreTokenResponse, Problem> {
        use openidconnect::RequestTokenError as E;
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_cause| Problem::away("its discovery names no token endpoint"))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()));
        let answer = request.request_async(&self.site.http).await;
        answer.map_err(|error| match error {
            E::Request(_) => Problem::away("its token endpoint does not answer"),
            E::ServerResponse(_) => Problem::untrusted("its token endpoint refused the code"),
            E::Parse(..) | E::Other(_) => Problem::untrusted("its tokens make no sense"),
        })
    }

    async fn identity(
        &self,
        attempt: &Attempt,
        client: &Client,
        claims: &CoreIdTokenClaims,
        tokens: &CoreTokenResponse,
    ) -> Identity {
        let mut told = told!(claims);
        if told.email.is_none() {
            told = self.ask_more(client, claims, tokens).await.unwrap_or(told);
        }
        Identity {
            provider: attempt.provider.clone(),
            issuer: self.site.issuer.clone(),
            subject: claims.subject().to_string(),
            name: told.name.unwrap_or_default(),
            email: told
                .email
                .filter(|_| told.verified)
                .and_then(|email| EmailAddress::parse(&email).ok()),
        }
    }

    /// Many providers tell name and address only to who asks for them. Without, somebody has a name to type, no more.
    async fn ask_more(
        &self,
        client: &Client,
        claims: &CoreIdTokenClaims,
        tokens: &CoreTokenResponse,
    ) -> Option<Told> {
        let subject = Some(claims.subject().clone());
        let request = client
            .user_info(tokens.access_token().clone(), subject)
            .ok()?;
        let more: CoreUserInfoClaims = request.request_async(&self.site.http).await.ok()?;
        Some(told!(&more))
    }
}
