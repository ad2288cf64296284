//! One-time notices: what a page says once, after the step that led to it.

mod sentence;

use crate::PostId;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A notice travels in a cookie as its word, never as text, so that nobody can make the site say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    Welcome,
    WelcomeBack,
    LoggedOut,
    PostPublished,
    PostSaved,
    DraftSaved,
    /// It is published when its moment comes.
    PostScheduled,
    /// Only those find it who know where it is.
    PostUnlisted,
    /// Into the bin, with the number by which it comes out again.
    PostDeleted(PostId),
    PostRestored,
    PostDiscarded,
    PreviewRevoked,
    CommentPosted,
    CommentSaved,
    CommentDeleted,
    SessionEnded,
    OthersEnded,
    PasswordChanged,
    ConfirmationSent,
    ResetSent,
    PasswordReset,
    ProfileSaved,
    AddressLinkSent,
    AddressVerified,
    AddressChanged,
    AddressReturned,
    LetterDiscarded,
    LetterTried,
    InvitationRevoked,
    InvitationSent,
    AppRemoved,
    PasskeyAdded,
    PasskeyRenamed,
    PasskeyRemoved,
    StepTooLate,
    /// A recovery code was used, and so many are left.
    CodesLeft(u8),
    PeopleChanged,
    PeopleDeleted,
    AccountDeleted,
    ProviderLinked,
    ProviderUnlinked,
    TokenRevoked,
    PicturesAdded,
    PictureDescribed,
    PictureReplaced,
    PictureDeleted,
}

/// What comes before the number of a post that was deleted.
const DELETED: &str = "post-deleted-";

/// The words for so many recovery codes as the place in the list says; of ten one has just been used.
const CODES_LEFT: [&str; 10] = [
    "no-codes-left",
    "1-code-left",
    "2-codes-left",
    "3-codes-left",
    "4-codes-left",
    "5-codes-left",
    "6-codes-left",
    "7-codes-left",
    "8-codes-left",
    "9-codes-left",
];

impl Notice {
    /// Those without a number in them.
    pub const ALL: [Self; 44] = [
        Self::Welcome,
        Self::WelcomeBack,
        Self::LoggedOut,
        Self::PostPublished,
        Self::PostSaved,
        Self::DraftSaved,
        Self::PostScheduled,
        Self::PostUnlisted,
        Self::PostRestored,
        Self::PostDiscarded,
        Self::PreviewRevoked,
        Self::CommentPosted,
        Self::CommentSaved,
        Self::CommentDeleted,
        Self::SessionEnded,
        Self::OthersEnded,
        Self::PasswordChanged,
        Self::ConfirmationSent,
        Self::ResetSent,
        Self::PasswordReset,
        Self::ProfileSaved,
        Self::AddressLinkSent,
        Self::AddressVerified,
        Self::AddressChanged,
        Self::AddressReturned,
        Self::LetterDiscarded,
        Self::LetterTried,
        Self::InvitationRevoked,
        Self::InvitationSent,
        Self::AppRemoved,
        Self::PasskeyAdded,
        Self::PasskeyRenamed,
        Self::PasskeyRemoved,
        Self::StepTooLate,
        Self::PeopleChanged,
        Self::PeopleDeleted,
        Self::AccountDeleted,
        Self::ProviderLinked,
        Self::ProviderUnlinked,
        Self::TokenRevoked,
        Self::PicturesAdded,
        Self::PictureDescribed,
        Self::PictureReplaced,
        Self::PictureDeleted,
    ];

    /// The word in the cookie.
    #[must_use]
    pub fn word(self) -> Cow<'static, str> {
        if let Self::PostDeleted(post) = self {
            return format!("{DELETED}{post}").into();
        }
        Cow::Borrowed(match self {
            Self::Welcome => "welcome",
            Self::WelcomeBack => "welcome-back",
            Self::LoggedOut => "logged-out",
            Self::PostPublished => "post-published",
            Self::PostSaved => "post-saved",
            Self::DraftSaved => "draft-saved",
            Self::PostScheduled => "post-scheduled",
            Self::PostUnlisted => "post-unlisted",
            Self::PostDeleted(_) => DELETED,
            Self::PostRestored => "post-restored",
            Self::PostDiscarded => "post-discarded",
            Self::PreviewRevoked => "preview-revoked",
            Self::CommentPosted => "comment-posted",
            Self::CommentSaved => "comment-saved",
            Self::CommentDeleted => "comment-deleted",
            Self::SessionEnded => "session-ended",
            Self::OthersEnded => "others-ended",
            Self::PasswordChanged => "password-changed",
            Self::ConfirmationSent => "confirmation-sent",
            Self::ResetSent => "reset-sent",
            Self::PasswordReset => "password-reset",
            Self::ProfileSaved => "profile-saved",
            Self::AddressLinkSent => "address-link-sent",
            Self::AddressVerified => "address-verified",
            Self::AddressChanged => "address-changed",
            Self::AddressReturned => "address-returned",
            Self::LetterDiscarded => "letter-discarded",
            Self::LetterTried => "letter-tried",
            Self::InvitationRevoked => "invitation-revoked",
            Self::InvitationSent => "invitation-sent",
            Self::AppRemoved => "app-removed",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRenamed => "passkey-renamed",
            Self::PasskeyRemoved => "passkey-removed",
            Self::StepTooLate => "step-too-late",
            Self::CodesLeft(left) => CODES_LEFT[(left as usize) % CODES_LEFT.len()],
            Self::PeopleChanged => "people-changed",
            Self::PeopleDeleted => "people-deleted",
            Self::AccountDeleted => "account-deleted",
            Self::ProviderLinked => "provider-linked",
            Self::ProviderUnlinked => "provider-unlinked",
            Self::TokenRevoked => "token-revoked",
            Self::PicturesAdded => "pictures-added",
            Self::PictureDescribed => "picture-described",
            Self::PictureReplaced => "picture-replaced",
            Self::PictureDeleted => "picture-deleted",
        })
    }

    /// The notice that a cookie's word stands for, if it is one of ours.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = Self::ALL.into_iter().find(|notice| notice.word() == word);
        let deleted = word.strip_prefix(DELETED).and_then(|id| id.parse().ok());
        plain.or(deleted.map(Self::PostDeleted)).or_else(|| {
            let left = CODES_LEFT.iter().position(|known| *known == word)?;
            u8::try_from(left).ok().map(Self::CodesLeft)
        })
    }
}
