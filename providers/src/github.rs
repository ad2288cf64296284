//! GitHub, which speaks OAuth without OpenID Connect: who somebody is has to be asked of its API.

use crate::attempt::{Answer, Attempt};
use crate::{Problem, Site};
use domain::{EmailAddress, Identity};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;
use url::form_urlencoded::Serializer;

/// The address of the real one, which has its API elsewhere.
pub(crate) const ISSUER: &str = "https://github.com";
const API: &str = "https://api.github.com";

#[derive(Debug)]
pub(crate) struct GitHub {
    site: Site,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
}

#[derive(Deserialize)]
struct User {
    /// Never changes, where the login may.
    id: u64,
    login: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Address {
    email: String,
    primary: bool,
    verified: bool,
}

impl GitHub {
    pub(crate) const fn new(site: Site) -> Self {
        Self { site }
    }

    pub(crate) fn way(&self, attempt: &Attempt) -> Result<String, Problem> {
        let mut url = self.page("login/oauth/authorize")?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.site.client_id)
            .append_pair("redirect_uri", &self.site.redirect_uri)
            .append_pair("scope", "read:user user:email")
            .append_pair("state", attempt.state())
            .append_pair("code_challenge", attempt.challenge().as_str())
            .append_pair("code_challenge_method", "S256");
        Ok(url.into())
    }

    pub(crate) async fn prove(
        &self,
        attempt: &Attempt,
        answer: &Answer,
        code: &str,
    ) -> Result<Identity, Problem> {
        let own = self.page("login/oauth")?;
        if let Some(iss) = &answer.iss
            && *iss != self.site.issuer
            && *iss != own.as_str()
        {
            return Err(Problem::untrusted("the answer comes from another issuer"));
        }
        let token = self.exchange(attempt, code).await?;
        let user: User = self.api("user", &token).await?;
        let addresses: Vec<Address> = self.api("user/emails", &token).await.unwrap_or_default();
        let primary = addresses
            .into_iter()
            .find(|address| address.primary && address.verified);
        Ok(Identity {
            provider: attempt.provider.clone(),
            issuer: self.site.issuer.clone(),
            subject: user.id.to_string(),
            name: user.name.unwrap_or(user.login),
            email: primary.and_then(|address| EmailAddress::parse(&address.email).ok()),
        })
    }

    async fn exchange(&self, attempt: &Attempt, code: &str) -> Result<String, Problem> {
        let form = Serializer::new(String::new())
            .append_pair("client_id", &self.site.client_id)
            .append_pair("client_secret", self.site.client_secret.tell())
            .append_pair("code", code)
            .append_pair("redirect_uri", &self.site.redirect_uri)
            .append_pair("code_verifier", &attempt.verifier)
            .finish();
        let url = self.page("login/oauth/access_token")?;
        let request = Request::builder()
            .method(Method::POST)
            .uri(url.as_str())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body(form.into_bytes());
        // A code that is not right is answered with 200 and an error in the place of the token.
        let tokens: Tokens = self.json(request).await?;
        Ok(tokens.access_token)
    }

    async fn api<T: DeserializeOwned>(&self, path: &str, token: &str) -> Result<T, Problem> {
        let url = if self.site.issuer == ISSUER {
            format!("{API}/{path}")
        } else {
            // GitHub Enterprise, and whatever stands in for GitHub.
            self.page(&format!("api/v3/{path}"))?.into()
        };
        let bearer = HeaderValue::from_str(&format!("Bearer {token}"));
        let mut bearer = bearer.map_err(|_cause| Problem::untrusted("it gave no usable token"))?;
        bearer.set_sensitive(true);
        let request = Request::builder()
            .uri(url)
            .header(AUTHORIZATION, bearer)
            .header(ACCEPT, "application/vnd.github+json")
            .body(Vec::new());
        self.json(request).await
    }

    async fn json<T: DeserializeOwned>(
        &self,
        request: Result<Request<Vec<u8>>, http::Error>,
    ) -> Result<T, Problem> {
        let request = request.map_err(|_cause| Problem::away("its address cannot be asked"))?;
        let answer = self.site.http.ask(request).await;
        let answer = answer.map_err(|_cause| Problem::away("it does not answer"))?;
        if !answer.status().is_success() {
            return Err(Problem::untrusted("it refused a question"));
        }
        serde_json::from_slice(answer.body())
            .map_err(|_cause| Problem::untrusted("its answer makes no sense"))
    }

    fn page(&self, path: &str) -> Result<Url, Problem> {
        let url = format!("{}/{path}", self.site.issuer.trim_end_matches('/'));
        Url::parse(&url).map_err(|_cause| Problem::away("its address cannot be read"))
    }
}
