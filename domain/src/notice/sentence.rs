//! What notices say.

use super::Notice;

impl Notice {
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
            Self::PostScheduled => {
                "Post scheduled. Until then readers cannot see it.".to_owned()
            }
            Self::PostUnlisted => {
                "Saved. Readers find the post by its address only: no list has it.".to_owned()
            }
            Self::PostDeleted(_) => "Post deleted. It stays in the bin for 30 days.".to_owned(),
            Self::PostRestored => "The post is out of the bin, as it was.".to_owned(),
            Self::PostDiscarded => "The post is gone for good.".to_owned(),
            Self::PreviewRevoked => "The link is taken back: it shows nothing any more.".to_owned(),
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
            Self::AppRemoved => "The authenticator app is off: its codes are asked for no longer.".to_owned(),
            Self::PasskeyAdded => "The passkey is added. It opens your account from now on.".to_owned(),
            Self::PasskeyRenamed => "The passkey has its new name.".to_owned(),
            Self::PasskeyRemoved => "The passkey is removed here: it opens nothing any more. Remove it from your device too.".to_owned(),
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
