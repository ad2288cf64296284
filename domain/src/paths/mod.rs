//! Every address of the site that a page links to, so that a route has one spelling.

mod posts;

pub use posts::*;

use crate::{Handle, LinkSecret, LocalPath, ProviderName, UserId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

pub use crate::picture_paths::{
    PICTURES, delete_picture, picture, replace_picture, takes_pictures,
};
pub use crate::program_paths::{API, API_DESCRIPTION, TOKENS, api_post, revoke_token};

pub const HOME: &str = "/";
pub const REGISTER: &str = "/register";
pub const LOGIN: &str = "/login";
/// The second step of logging in.
pub const LOGIN_CODE: &str = "/login/code";
/// Below this are the ways to the providers and back.
pub const WITH_PROVIDER: &str = "/login/with";
/// Where a passkey that stands in for the password posts to, and where one posts to that comes after it.
pub const LOGIN_PASSKEY: &str = "/login/passkey";
pub const LOGIN_CODE_PASSKEY: &str = "/login/code/passkey";
pub const LOGOUT: &str = "/logout";
pub const WRITE: &str = "/write";
pub const DRAFTS: &str = "/drafts";
pub const TAGS: &str = "/tags";
pub const FORGOT: &str = "/forgot";
pub const PROFILE: &str = "/settings";
/// Where the form for another address posts to.
pub const ADDRESS: &str = "/settings/email";
/// Where the form that asks for a link to confirm one's address posts to.
pub const VERIFY_ADDRESS: &str = "/settings/email/verify";
pub const INVITATIONS: &str = "/admin/invitations";
pub const LETTERS: &str = "/admin/mail";
pub const SECURITY: &str = "/settings/security";
/// The authenticator app; the forms that confirm it and turn it off post below.
pub const TOTP: &str = "/settings/security/totp";
pub const TOTP_CONFIRM: &str = "/settings/security/totp/confirm";
pub const TOTP_OFF: &str = "/settings/security/totp/off";
pub const RECOVERY_CODES: &str = "/settings/security/codes";
/// The passkeys; the forms that change one post below.
pub const PASSKEYS: &str = "/settings/security/passkeys";
pub const RENAME_PASSKEY: &str = "/settings/security/passkeys/rename";
pub const REMOVE_PASSKEY: &str = "/settings/security/passkeys/remove";
pub const PROVIDERS: &str = "/settings/security/providers";
pub const SESSIONS: &str = "/settings/sessions";
pub const ACCOUNT: &str = "/settings/account";
/// Where the form that deletes one's own account posts to.
pub const DELETE_ACCOUNT: &str = "/settings/account/delete";
/// Where the form that asks for one's data posts to.
pub const DOWNLOAD: &str = "/settings/account/download";
/// The file with one's data.
pub const OWN_DATA: &str = "/settings/account/data.json";
/// Where somebody shows that it is still them, and goes back to what they were at.
pub const CONFIRM: &str = "/confirm";
/// Where the button posts to that throws away what was typed and not saved.
pub const THROW_AWAY: &str = "/write/unsaved";
pub const ADMIN: &str = "/admin";
pub const USERS: &str = "/admin/users";
pub const DELETE_USERS: &str = "/admin/users/delete";
pub const AUDIT: &str = "/admin/audit";
pub const AUDIT_CSV: &str = "/admin/audit.csv";

#[must_use]
pub fn person(handle: &Handle) -> String {
    format!("/u/{}", encode(handle.as_str()))
}

/// Where a forgotten password is replaced.
#[must_use]
pub fn reset(secret: &LinkSecret) -> String {
    format!("/reset/{}", encode(secret.as_str()))
}

/// Where something is confirmed by a link.
#[must_use]
pub fn verify(secret: &LinkSecret) -> String {
    format!("/verify/{}", encode(secret.as_str()))
}

/// Where an admin takes an invitation back.
#[must_use]
pub fn revoke_invitation(id: i64) -> String {
    format!("{INVITATIONS}/{id}/revoke")
}

/// Where an admin has a letter tried again.
#[must_use]
pub fn retry_letter(id: i64) -> String {
    format!("{LETTERS}/{id}/retry")
}

/// Where an admin throws a letter away.
#[must_use]
pub fn discard_letter(id: i64) -> String {
    format!("{LETTERS}/{id}/discard")
}

/// Where somebody who is invited makes an account.
#[must_use]
pub fn invitation(secret: &LinkSecret) -> String {
    format!("/invite/{}", encode(secret.as_str()))
}

/// Whether the end of an address is a secret, which no log keeps and no page passes on.
#[must_use]
pub fn is_secret(path: &str) -> bool {
    ["/reset/", "/verify/", "/invite/", "/preview/"]
        .iter()
        .any(|start| path.starts_with(start))
}

/// The path without the end that no log may keep.
#[must_use]
pub fn without_secret(path: &str) -> &str {
    if is_secret(path) {
        let end = path[1..].find('/').map_or(path.len(), |slash| slash + 2);
        &path[..end]
    } else {
        path
    }
}

/// Somebody's account as an admin sees it.
#[must_use]
pub fn user(id: UserId) -> String {
    format!("{USERS}/{id}")
}

/// Where an admin ends a session of somebody's.
#[must_use]
pub fn sessions_of(id: UserId) -> String {
    format!("{}/sessions", user(id))
}

/// The question before accounts go, by their numbers.
#[must_use]
pub fn delete_users(people: &str) -> String {
    format!("{DELETE_USERS}?people={}", encode(people))
}

/// Where the button that leads to a provider posts to.
#[must_use]
pub fn log_in_with(provider: &ProviderName) -> String {
    format!("{WITH_PROVIDER}/{provider}")
}

/// The page from which the browser goes on to the provider.
#[must_use]
pub fn leaving_for(provider: &ProviderName) -> String {
    format!("{}/leaving", log_in_with(provider))
}

/// Where the provider sends people back to. It is registered there, so it never changes.
#[must_use]
pub fn back_from(provider: &ProviderName) -> String {
    format!("{}/callback", log_in_with(provider))
}

/// The page that greets who comes from a provider for the first time.
#[must_use]
pub fn welcome_from(provider: &ProviderName) -> String {
    format!("{}/welcome", log_in_with(provider))
}

/// A page of the list that begins at `list`, which may have a query.
#[must_use]
pub fn page_of(list: &str, number: u64) -> String {
    if number <= 1 {
        return list.to_owned();
    }
    let mark = if list.contains('?') { '&' } else { '?' };
    format!("{list}{mark}page={number}")
}

/// An address with those fields of its query that are not empty.
#[must_use]
pub fn with_query(path: &str, fields: &[(&str, &String)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let mark = if address.contains('?') { '&' } else { '?' };
        address.push(mark);
        address.push_str(&format!("{name}={}", encode(value)));
    }
    address
}

/// The log-in page that leads back to where somebody was.
#[must_use]
pub fn login_then(next: &LocalPath) -> String {
    format!("{LOGIN}?next={}", encode(next.as_str()))
}

/// The question for the password that leads back to where somebody was.
#[must_use]
pub fn confirm_then(next: &LocalPath) -> String {
    format!("{CONFIRM}?next={}", encode(next.as_str()))
}

/// Where the button posts to that leads to a provider, for somebody to show that it is still them.
#[must_use]
pub fn confirm_with(provider: &ProviderName) -> String {
    format!("{CONFIRM}/with/{provider}")
}

/// The registration page that leads back to where somebody was.
#[must_use]
pub fn register_then(next: &LocalPath) -> String {
    format!("{REGISTER}?next={}", encode(next.as_str()))
}

/// Everything but the unreserved characters of RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn encode(raw: &str) -> PercentEncode<'_> {
    utf8_percent_encode(raw, RESERVED)
}
