//! What there is to tell: who did what, on one line each, and never a secret. Each becomes a line of the security log and
//! a row of the audit log, at the end of the transaction that did it:
//!
//! ```ignore
//! events::role_changed(person, role).commit(store, tx).await?;
//! ```
//!
//! What has no transaction, as a refusal, is told with `.note(store).await`.

use crate::audit::Happened;
use crate::password::Unusable;
use domain::api_token::Scope;
use domain::people::Writing;
use domain::{Event, Role, UserId};

/// How they proved who they are: `password`, say.
pub(crate) fn logged_in(person: UserId, how: &str) -> Happened {
    Happened::new(Event::LoggedIn).to(person).detail(how)
}

pub(crate) fn confirmed(person: UserId, how: &str) -> Happened {
    Happened::new(Event::Confirmed).to(person).detail(how)
}

/// `person` is whose login it is, if it is anybody's.
pub(crate) fn login_failed(typed: &str, person: Option<UserId>) -> Happened {
    let failed = Happened::new(Event::LoginFailed).detail(typed);
    match person {
        Some(person) => failed.to(person),
        None => failed,
    }
}

/// `limit` is the limit's name, `about` what somebody typed, if anything.
pub(crate) fn limit_hit(limit: &str, about: &str) -> Happened {
    let colon = if about.is_empty() { "" } else { ": " };
    Happened::new(Event::LimitHit).detail(format!("{limit}{colon}{about}"))
}

/// `what` was asked for: a method and a path.
pub(crate) fn forbidden(what: &str) -> Happened {
    Happened::new(Event::Forbidden).detail(what)
}

/// `what` was asked for: a method and a path.
pub(crate) fn foreign_request(what: &str) -> Happened {
    Happened::new(Event::ForeignRequest).detail(what)
}

/// `why` the stored password cannot be checked.
pub(crate) fn hash_refused(person: UserId, why: Unusable) -> Happened {
    Happened::new(Event::HashRefused)
        .to(person)
        .detail(why.to_string())
}

/// A setting of the program is another than when it was started last.
pub(crate) fn setting_changed(key: &str, from: &str, to: &str) -> Happened {
    Happened::new(Event::SettingChanged).detail(format!("{key}: {from} to {to}"))
}

/// Of no interest to anybody but whoever looks after the machine: the line alone, no row.
pub(crate) fn password_rehashed(person: UserId) {
    tracing::info!(target: "security", event = "password_rehashed", %person, "a stored password was renewed");
}

pub(crate) fn account_made(person: UserId, role: Role) -> Happened {
    Happened::new(Event::AccountMade)
        .to(person)
        .detail(role.word())
}

pub(crate) fn setup_code_refused() -> Happened {
    Happened::new(Event::SetupCodeRefused)
}

pub(crate) fn role_changed(person: UserId, from: &str, to: Role) -> Happened {
    Happened::new(Event::RoleChanged)
        .to(person)
        .detail(format!("{from} to {to}"))
}

pub(crate) fn password_changed(person: UserId) -> Happened {
    Happened::new(Event::PasswordChanged).to(person)
}

/// `person` is whose login it is, if it is anybody's.
pub(crate) fn reset_asked(typed: &str, person: Option<UserId>) -> Happened {
    let asked = Happened::new(Event::ResetAsked).detail(typed);
    match person {
        Some(person) => asked.to(person),
        None => asked,
    }
}

pub(crate) fn password_reset(person: UserId) -> Happened {
    Happened::new(Event::ResetDone).to(person)
}

pub(crate) fn address_verified(person: UserId) -> Happened {
    Happened::new(Event::AddressVerified).to(person)
}

/// `how` it came about.
pub(crate) fn address_changed(person: UserId, how: &str) -> Happened {
    Happened::new(Event::AddressChanged).to(person).detail(how)
}

/// `whom` is the address that the link goes to, if it goes anywhere.
pub(crate) fn invite_made(role: Role, whom: &str) -> Happened {
    let colon = if whom.is_empty() { "" } else { ": " };
    Happened::new(Event::InviteMade).detail(format!("{}{colon}{whom}", role.word()))
}

pub(crate) fn invite_used(person: UserId, role: Role) -> Happened {
    Happened::new(Event::InviteUsed)
        .to(person)
        .detail(role.word())
}

pub(crate) fn invite_revoked() -> Happened {
    Happened::new(Event::InviteRevoked)
}

pub(crate) fn disabled(person: UserId) -> Happened {
    Happened::new(Event::Disabled).to(person)
}

pub(crate) fn enabled(person: UserId) -> Happened {
    Happened::new(Event::Enabled).to(person)
}

pub(crate) fn deleted(person: UserId, writing: Writing) -> Happened {
    Happened::new(Event::AccountDeleted)
        .to(person)
        .detail(match writing {
            Writing::Keep => "posts and comments stay",
            Writing::Remove => "with posts and comments",
        })
}

/// By the program itself, when the moment had come.
pub(crate) fn published_on_time(author: Option<UserId>, slug: &str) -> Happened {
    let published = Happened::new(Event::PublishedOnTime).detail(slug);
    match author {
        Some(author) => published.to(author),
        None => published,
    }
}

pub(crate) fn exported(person: UserId) -> Happened {
    Happened::new(Event::Exported).to(person)
}

pub(crate) fn all_sessions_ended(person: UserId) -> Happened {
    Happened::new(Event::AllSessionsEnded).to(person)
}

pub(crate) fn provider_linked(person: UserId, provider: &str) -> Happened {
    Happened::new(Event::ProviderLinked)
        .to(person)
        .detail(provider)
}

pub(crate) fn provider_unlinked(person: UserId, provider: &str) -> Happened {
    Happened::new(Event::ProviderUnlinked)
        .to(person)
        .detail(provider)
}

/// `name` is what its owner calls it.
pub(crate) fn token_made(person: UserId, name: &str, scope: Scope) -> Happened {
    Happened::new(Event::TokenMade)
        .to(person)
        .detail(format!("{}: {name}", scope.word()))
}

pub(crate) fn token_revoked(person: UserId, name: &str) -> Happened {
    Happened::new(Event::TokenRevoked).to(person).detail(name)
}

/// `name` is what its owner calls it.
pub(crate) fn passkey_added(person: UserId, name: &str) -> Happened {
    Happened::new(Event::PasskeyAdded).to(person).detail(name)
}

pub(crate) fn passkey_removed(person: UserId, name: &str) -> Happened {
    Happened::new(Event::PasskeyRemoved).to(person).detail(name)
}

/// `why` is for whoever reads the log; the person is not told. `person` is whose passkey it is, if it is anybody's.
pub(crate) fn passkey_refused(person: Option<UserId>, why: &str) -> Happened {
    login_failed(&format!("passkey: {why}"), person)
}

pub(crate) fn session_ended(person: UserId) -> Happened {
    Happened::new(Event::SessionEnded).to(person)
}

pub(crate) fn other_sessions_ended(person: UserId) -> Happened {
    Happened::new(Event::OtherSessionsEnded).to(person)
}

/// The password was right, and the rest was not.
pub(crate) fn second_step_failed(person: UserId) -> Happened {
    Happened::new(Event::LoginFailed)
        .to(person)
        .detail("second step")
}

pub(crate) fn recovery_code_used(person: UserId) -> Happened {
    Happened::new(Event::RecoveryCodeUsed).to(person)
}

pub(crate) fn recovery_codes_made(person: UserId) -> Happened {
    Happened::new(Event::RecoveryCodesMade).to(person)
}

/// `what` it is: an app, or everything.
pub(crate) fn factor_added(person: UserId, what: &str) -> Happened {
    Happened::new(Event::FactorAdded).to(person).detail(what)
}

pub(crate) fn factor_removed(person: UserId, what: &str) -> Happened {
    Happened::new(Event::FactorRemoved).to(person).detail(what)
}
