//! The fields of the site's forms. A new one is one line.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $noun:literal;)+) => {
        /// A field of one of the site's forms. [`Field::name`] is its `name` in HTML and in the API.
        ///
        /// On the wire it is the word of its variant, looked up in a table: what serde derives would be a tenth of the weight
        /// of all islands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(into = "&'static str", try_from = "String")]
        pub enum Field {
            $($(#[$doc])* $field,)+
        }

        /// Field, word on the wire, name in HTML, and how a sentence speaks of it; in the order of the variants.
        const TABLE: &[(Field, &str, &str, &str)] = &[
            $((Field::$field, stringify!($field), $name, $noun),)+
        ];
    };
}

fields! {
    Email = "email", "email address";
    Name = "name", "name";
    Handle = "handle", "handle";
    Login = "email", "email address or handle";
    Password = "password", "password";
    PasswordConfirm = "password_confirm", "password again";
    /// The password that somebody has now, where they give it to change something.
    CurrentPassword = "current_password", "current password";
    SetupCode = "setup_code", "set-up code";
    About = "about", "text about you";
    /// How many days something lasts.
    Days = "days", "number of days";
    /// A code of the second step: from an app, or for recovery.
    Code = "code", "code";
    /// What a device answers when it is asked for a passkey.
    Passkey = "passkey", "passkey";
    Title = "title", "title";
    Subtitle = "subtitle", "subtitle";
    Body = "body", "text";
    Cover = "cover", "cover address";
    CoverAlt = "cover_alt", "description of the cover";
    CoverCaption = "cover_caption", "caption of the cover";
    Slug = "slug", "address";
    Tags = "tags", "tags";
    Excerpt = "excerpt", "excerpt";
    Canonical = "canonical", "address of the original";
    PublishAt = "publish_at", "time of publication";
    CommentsUntil = "comments_until", "last day for comments";
    Comment = "body", "comment";
    /// What a picture shows.
    Alt = "alt", "description";
    /// The people that an admin ticked.
    People = "people", "who it is about";
    /// What is to be done about them.
    Action = "action", "what to do";
    /// What becomes of posts and comments when an account goes.
    Writing = "writing", "what becomes of posts and comments";
    /// The second thought.
    Sure = "sure", "second thought";
}

impl Field {
    /// The `name` and the `id` of the control in HTML.
    #[must_use]
    pub const fn name(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// How a sentence speaks of the field.
    pub(crate) const fn noun(self) -> &'static str {
        TABLE[self as usize].3
    }
}

impl From<Field> for &'static str {
    fn from(field: Field) -> Self {
        TABLE[field as usize].1
    }
}

/// The word is that of no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such field")]
pub struct UnknownField;

impl TryFrom<String> for Field {
    type Error = UnknownField;

    fn try_from(word: String) -> Result<Self, UnknownField> {
        let found = TABLE.iter().find(|(_, known, ..)| *known == word);
        found.map(|(field, ..)| *field).ok_or(UnknownField)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, TABLE};

    #[test]
    fn every_field_arrives_as_it_was_sent() {
        for (field, word, ..) in TABLE {
            assert_eq!(<&str>::from(*field), *word);
            assert_eq!(Field::try_from((*word).to_owned()), Ok(*field));
        }
    }
}
