//! What the site remembers that somebody did: one word each for the database and the log, one label for the page.

use serde::{Deserialize, Serialize};

/// A table of events, so that a new one is one line.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $label:literal;)+) => {
        /// Something that a line of the security log and a row of the audit log tell of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Event {
            $($(#[$doc])* $name,)+
        }

        impl Event {
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The word in the database, in the log and in addresses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// What happened, as the page says it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$name => $label,)+
                }
            }
        }
    };
}

events! {
    /// The detail says how: with a password, a passkey, a provider.
    LoggedIn = "login", "Logged in";
    LoginFailed = "login_failed", "Failed to log in";
    /// Kept once for each time that the door stays closed, however often somebody knocks.
    LimitHit = "limit_hit", "Tried too often";
    /// Gave the password or a passkey again, before something serious.
    Confirmed = "confirmed", "Confirmed that it is them";
    PasswordChanged = "password_changed", "Password changed";
    ResetAsked = "reset_asked", "Asked for a new password";
    ResetDone = "reset_done", "Set a new password by mail";
    AddressChanged = "address_changed", "Address changed";
    AddressVerified = "address_verified", "Address verified";
    FactorAdded = "factor_added", "Second factor added";
    FactorRemoved = "factor_removed", "Second factor removed";
    RecoveryCodesMade = "recovery_codes_made", "Recovery codes made";
    RecoveryCodeUsed = "recovery_code_used", "Recovery code used";
    PasskeyAdded = "passkey_added", "Passkey added";
    PasskeyRemoved = "passkey_removed", "Passkey removed";
    ProviderLinked = "provider_linked", "Provider linked";
    ProviderUnlinked = "provider_unlinked", "Provider unlinked";
    SessionEnded = "session_ended", "Session ended";
    OtherSessionsEnded = "other_sessions_ended", "All other sessions ended";
    AllSessionsEnded = "all_sessions_ended", "All sessions ended";
    AccountMade = "account_made", "Account made";
    SetupCodeRefused = "setup_code_refused", "Wrong set-up code";
    RoleChanged = "role_changed", "Role changed";
    Disabled = "account_disabled", "Account disabled";
    Enabled = "account_enabled", "Account enabled";
    AccountDeleted = "account_deleted", "Account deleted";
    Exported = "exported", "Data downloaded";
    InviteMade = "invite_made", "Invitation made";
    InviteUsed = "invite_used", "Invitation used";
    InviteRevoked = "invite_revoked", "Invitation revoked";
    TokenMade = "token_made", "Token made";
    TokenRevoked = "token_revoked", "Token revoked";
    /// Not by hand: a scheduled post whose moment had come. The detail is its address.
    PublishedOnTime = "published_on_time", "Scheduled post published";
    SettingChanged = "setting_changed", "Setting changed";
    /// Asked for something that they may not do.
    Forbidden = "forbidden", "Not allowed";
    /// A request that another site made a browser send.
    ForeignRequest = "foreign_request", "Request from another site";
    /// A log-in met a stored password of absurd cost, or a damaged one.
    HashRefused = "hash_refused", "Stored password refused";
}

impl Event {
    /// The event that a word stands for, if it is one of ours.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|event| event.word() == word)
    }

    /// Whether somebody was turned away. Strangers can cause as many of these as they like.
    #[must_use]
    pub const fn is_refusal(self) -> bool {
        matches!(
            self,
            Self::LoginFailed
                | Self::LimitHit
                | Self::SetupCodeRefused
                | Self::Forbidden
                | Self::ForeignRequest
                | Self::HashRefused
        )
    }
}
