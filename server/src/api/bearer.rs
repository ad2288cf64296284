//! Who a program acts for. A handler that asks for [`Reads`] or [`Writes`] has that behind it: the limits, the token, its
//! scope, and an account that is open at this moment.

use super::problem::Problem;
use app::AppError;
use app::server::{AppState, ClientIp, RequestId};
use axum::extract::FromRequestParts;
use domain::api_token::{ApiToken, ApiTokenSecret, Bearer, Scope};
use domain::{Viewer, policy};
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use std::net::{IpAddr, Ipv4Addr};
use store::{Actor, Store, api_tokens, limits, second_factor};

/// A program that may read.
pub(super) struct Reads {
    pub(super) store: Store,
    pub(super) viewer: Viewer,
    pub(super) token: ApiToken,
    pub(super) ip: IpAddr,
}

/// A program that may write as well.
pub(super) struct Writes(pub(super) Reads);

impl FromRequestParts<AppState> for Reads {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let ip = parts.extensions.get::<ClientIp>();
        let ip = ip.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ip| ip.0);
        let number = parts.extensions.get::<RequestId>();
        let number = number.map_or("", |number| &number.0);
        let stranger = state.store.on_behalf_of(Actor::visitor(None, ip, number));
        let found = found(&stranger, &parts.headers).await?;
        let token = found.as_ref().ok().map(|bearer| bearer.token.id);
        limits::api(&stranger, token, ip).await?;
        let Bearer { token, owner } = found?;
        let actor = Actor::visitor(Some(&owner), ip, number);
        let store = state.store.on_behalf_of(actor);
        if state.admins_need_factor && lacks_factor(&store, &owner).await? {
            return Err(AppError::SecondFactorNeeded.into());
        }
        Ok(Self {
            store,
            viewer: owner,
            token,
            ip,
        })
    }
}

impl FromRequestParts<AppState> for Writes {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let reads = Reads::from_request_parts(parts, state).await?;
        if reads.token.scope >= Scope::Write {
            Ok(Self(reads))
        } else {
            Err(Problem::scope_too_small())
        }
    }
}

/// Who is behind the token, or what to say instead: that nobody is counts as well.
async fn found(store: &Store, headers: &HeaderMap) -> Result<Result<Bearer, Problem>, Problem> {
    let Some(secret) = shown(headers) else {
        return Ok(Err(Problem::no_token()));
    };
    let bearer = api_tokens::bearer(store, &secret).await?;
    Ok(bearer.ok_or_else(Problem::bad_token))
}

/// What follows `Authorization: Bearer`. Sent twice, it is none.
fn shown(headers: &HeaderMap) -> Option<ApiTokenSecret> {
    let mut lines = headers.get_all(AUTHORIZATION).iter();
    let (line, None) = (lines.next()?, lines.next()) else {
        return None;
    };
    let (scheme, secret) = line.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| ApiTokenSecret::new(secret.trim().to_owned()))
}

/// As on the pages: an admin may have to set one up first.
async fn lacks_factor(store: &Store, owner: &Viewer) -> Result<bool, Problem> {
    Ok(policy::is_admin(Some(owner)) && !second_factor::is_on(store, owner.id).await?)
}
