//! One-time notices: what a page says once, after the step that led to it.

use serde::{Deserialize, Serialize};

/// A notice travels in a cookie as its word, never as text, so that nobody can make the site say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    Welcome,
    WelcomeBack,
    LoggedOut,
    PostPublished,
    PostSaved,
    DraftSaved,
    PostDeleted,
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
    pub const ALL: [Self; 37] = [
        Self::Welcome,
        Self::WelcomeBack,
        Self::LoggedOut,
        Self::PostPublished,
        Self::PostSaved,
        Self::DraftSaved,
        Self::PostDeleted,
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
    pub const fn word(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::WelcomeBack => "welcome-back",
            Self::LoggedOut => "logged-out",
            Self::PostPublished => "post-published",
            Self::PostSaved => "post-saved",
            Self::DraftSaved => "draft-saved",
            Self::PostDeleted => "post-deleted",
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
        }
    }

    /// The notice that a cookie's word stands for, if it is one of ours.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = Self::ALL.into_iter().find(|notice| notice.word() == word);
        plain.or_else(|| {
            let left = CODES_LEFT.iter().position(|known| *known == word)?;
            u8::try_from(left).ok().map(Self::CodesLeft)
        })
    }

    /// The sentence on the page; `name` is the viewer's, where somebody is signed in.
    #[must_use]
    pub fn sentence(self, name: Option<&str>) -> String {
        let greet = |hello: &str| {
            name.map_or_else(|| format!("{hello}."), |name| format!("{hello}, {name}."))
        };
        match self {
            Self::Welcome => greet("Welcome"),
            Self::WelcomeBack => greet("Welcome back"),
            Self::LoggedOut => "You are logged out.".to_owned(),
            Self::PostPublished => "Post published.".to_owned(),
            Self::PostSaved => "Post saved.".to_owned(),
            Self::DraftSaved => "Draft saved. Readers cannot see it.".to_owned(),
            Self::PostDeleted => "Post deleted.".to_owned(),
            Self::CommentPosted => "Comment posted.".to_owned(),
            Self::CommentSaved => "Comment saved.".to_owned(),
            Self::CommentDeleted => "Comment deleted.".to_owned(),
            Self::SessionEnded => "That device is logged out.".to_owned(),
            Self::OthersEnded => "All other devices are logged out.".to_owned(),
            Self::PasswordChanged => {
                "Your password is changed. All other devices are logged out.".to_owned()
            }
            Self::ConfirmationSent => "Almost there: a letter with a link is on its way to you. The link makes your account.".to_owned(),
            Self::ResetSent => "If that is somebody's account, a letter with a link is on its way to its address.".to_owned(),
            Self::PasswordReset => "Your password is changed. Log in with it.".to_owned(),
            Self::InvitationSent => "The invitation is on its way by letter.".to_owned(),
            Self::InvitationRevoked => "The invitation is taken back: its link is worth nothing.".to_owned(),
            Self::LetterTried => "The letter is tried again now.".to_owned(),
            Self::LetterDiscarded => "The letter is thrown away.".to_owned(),
            Self::ProfileSaved => "Saved.".to_owned(),
            Self::AddressLinkSent => "A letter with a link is on its way to that address. The link confirms it.".to_owned(),
            Self::AddressVerified => "Your address is confirmed.".to_owned(),
            Self::AddressChanged => "Your address is changed.".to_owned(),
            Self::AddressReturned => "Your address is back, and everybody is logged out. A letter with a link for a new password is on its way.".to_owned(),
            Self::AppRemoved => {
                "The authenticator app is off: your password alone opens your account.".to_owned()
            }
            Self::StepTooLate => "That took too long. Log in again.".to_owned(),
            Self::CodesLeft(0) => {
                "That was your last recovery code. Make new ones in your settings.".to_owned()
            }
            Self::CodesLeft(1) => "Welcome back. One recovery code is left.".to_owned(),
            Self::CodesLeft(left) => format!("Welcome back. {left} recovery codes are left."),
            Self::PeopleChanged => "Done. It counts from now on.".to_owned(),
            Self::PeopleDeleted => "Deleted. Nobody can take their handles for 30 days.".to_owned(),
            Self::AccountDeleted => "Your account is deleted.".to_owned(),
            Self::ProviderLinked => "You can log in with it from now on.".to_owned(),
            Self::ProviderUnlinked => "It does not open your account any more.".to_owned(),
            Self::TokenRevoked => "The token is revoked: no program gets in with it.".to_owned(),
            Self::PicturesAdded => "Uploaded. Copy the Markdown of a picture into your text to show it.".to_owned(),
            Self::PictureDescribed => "Description saved. Texts that show the picture keep theirs.".to_owned(),
            Self::PictureReplaced => "Replaced, here and in your posts.".to_owned(),
            Self::PictureDeleted => "Picture deleted.".to_owned(),
        }
    }
}
