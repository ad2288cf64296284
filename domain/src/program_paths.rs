//! The addresses that programs ask, and where people make tokens for them. Part of [`crate::paths`].

use crate::{Slug, paths};

/// What programs ask stands under this.
pub const API: &str = "/api/v1";
/// What programs can ask for, described for programs.
pub const API_DESCRIPTION: &str = "/api/v1/openapi.json";
pub const TOKENS: &str = "/settings/tokens";

/// A post as programs get it.
#[must_use]
pub fn api_post(slug: &Slug) -> String {
    format!("{API}{}", paths::post(slug))
}

/// Where somebody takes a token back.
#[must_use]
pub fn revoke_token(id: i64) -> String {
    format!("{TOKENS}/{id}/revoke")
}
