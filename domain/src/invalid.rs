//! What is wrong with a form: which field, which rule, and the sentence that a person reads beside it.

use serde::{Deserialize, Serialize};

pub use crate::findings::Findings;

/// A field of one of the site's forms. [`Field::name`] is its `name` in HTML and in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    Email,
    Name,
    Handle,
    Login,
    Password,
    PasswordConfirm,
    /// The password that somebody has now, where they give it to change something.
    CurrentPassword,
    SetupCode,
    About,
    /// How many days something lasts.
    Days,
    /// A code of the second step: from an app, or for recovery.
    Code,
    Title,
    Subtitle,
    Body,
    Cover,
    CoverAlt,
    Comment,
    /// The people that an admin ticked.
    People,
    /// What is to be done about them.
    Action,
    /// What becomes of posts and comments when an account goes.
    Writing,
    /// The second thought.
    Sure,
}

impl Field {
    /// The `name` and the `id` of the control in HTML.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email | Self::Login => "email",
            Self::Name => "name",
            Self::Handle => "handle",
            Self::Password => "password",
            Self::PasswordConfirm => "password_confirm",
            Self::CurrentPassword => "current_password",
            Self::SetupCode => "setup_code",
            Self::About => "about",
            Self::Days => "days",
            Self::Code => "code",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Body | Self::Comment => "body",
            Self::Cover => "cover",
            Self::CoverAlt => "cover_alt",
            Self::People => "people",
            Self::Action => "action",
            Self::Writing => "writing",
            Self::Sure => "sure",
        }
    }

    /// How a sentence speaks of the field.
    const fn noun(self) -> &'static str {
        match self {
            Self::Email => "email address",
            Self::Login => "email address or handle",
            Self::Name => "name",
            Self::Handle => "handle",
            Self::Password => "password",
            Self::PasswordConfirm => "password again",
            Self::CurrentPassword => "current password",
            Self::SetupCode => "set-up code",
            Self::About => "text about you",
            Self::Days => "number of days",
            Self::Code => "code",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Body => "text",
            Self::Cover => "cover address",
            Self::CoverAlt => "description of the cover",
            Self::Comment => "comment",
            Self::People => "who it is about",
            Self::Action => "what to do",
            Self::Writing => "what becomes of posts and comments",
            Self::Sure => "second thought",
        }
    }
}

/// One rule that a field breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}: {}", field.name(), self.message())]
pub struct Invalid {
    pub field: Field,
    pub problem: Problem,
}

/// The rules a field can break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing but white space.
    Missing,
    /// Fewer than `min` characters (code points).
    TooShort { min: usize },
    /// More than `max` characters (code points).
    TooLong { max: usize },
    /// More than `max` bytes.
    TooLarge { max: usize },
    /// Not of the form `someone@example.org`.
    NotAnEmail,
    /// Not words of letters and digits with hyphens between them.
    NotAHandle,
    /// Not a whole number from 1 to `max`.
    NotADayCount { max: usize },
    /// A control character, where a line of text is wanted.
    ControlCharacter,
    /// Somebody has it already (whatever the case of its letters).
    Taken,
    /// The two passwords are not the same.
    Differs,
    /// On the list of passwords that attackers try first.
    CommonPassword,
    /// Made of the person's own name, address or the site's name.
    PersonalPassword,
    /// Guessed in too few tries (zxcvbn score below 3).
    WeakPassword,
    /// HTML of which nothing is left once it has been cleaned.
    NothingLeft,
    /// Neither an `https:` address nor a path on this site.
    NotAPictureAddress,
    /// Not the password of whoever is logged in.
    WrongPassword,
    /// The set-up code is not the one the server printed.
    WrongCode,
    /// No code that counts now: wrong, too old or used before. Which of them, nobody is told.
    WrongStepCode,
    /// One of several things has to be chosen, and none was.
    NotChosen,
    /// Belonged to an account that was deleted lately.
    Resting,
    /// Nobody could look after the site any more.
    LastAdmin,
}

impl Invalid {
    #[must_use]
    pub const fn new(field: Field, problem: Problem) -> Self {
        Self { field, problem }
    }

    /// The sentence beside the field: what is wrong and what to do about it.
    #[must_use]
    pub fn message(&self) -> String {
        let noun = self.field.noun();
        match self.problem {
            Problem::Missing if self.field == Field::PasswordConfirm => {
                "Enter the password again".to_owned()
            }
            Problem::Missing if self.field == Field::CurrentPassword => {
                "Enter your current password".to_owned()
            }
            Problem::Missing => format!("Enter {} {noun}", article(noun)),
            Problem::TooShort { min } => format!("Use at least {min} characters"),
            Problem::TooLong { max } => format!("Shorten the {noun} to {max} characters or fewer"),
            Problem::TooLarge { max } => format!("Shorten the {noun}: the limit is {}", bytes(max)),
            Problem::NotAnEmail => "Enter an email address like name@example.org".to_owned(),
            Problem::ControlCharacter => {
                format!("Remove line breaks and control characters from the {noun}")
            }
            Problem::NotAHandle => {
                "Use letters and digits, with single hyphens between words".to_owned()
            }
            Problem::NotADayCount { max } => format!("Enter a number of days from 1 to {max}"),
            Problem::Taken if self.field == Field::Handle => {
                "Somebody else has that handle: choose another".to_owned()
            }
            Problem::Taken => format!("That {noun} already has an account"),
            Problem::Differs => "The two passwords differ".to_owned(),
            Problem::CommonPassword => {
                "Choose another password: this one is on the lists that attackers try first"
                    .to_owned()
            }
            Problem::PersonalPassword => {
                "Choose a password without your name, your address or the name of this site"
                    .to_owned()
            }
            Problem::WeakPassword => {
                "Make it harder to guess: another word or two would do".to_owned()
            }
            Problem::NothingLeft => {
                "Write some words: of this HTML nothing can be shown".to_owned()
            }
            Problem::NotAPictureAddress => "Enter an address that starts with https://".to_owned(),
            Problem::WrongPassword => {
                "That is not your password: check it and try again".to_owned()
            }
            Problem::WrongCode => {
                "Enter the set-up code that the server printed when it started".to_owned()
            }
            Problem::WrongStepCode => {
                "That code is not right, or no longer. Enter the newest one; each works once"
                    .to_owned()
            }
            Problem::NotChosen if self.field == Field::Sure => "Tick that you are sure".to_owned(),
            Problem::NotChosen => format!("Choose {noun}"),
            Problem::Resting => {
                format!("That {noun} had an account until lately: it is free again within 30 days")
            }
            Problem::LastAdmin => {
                "This would leave the site without an admin: make somebody else admin first"
                    .to_owned()
            }
        }
    }
}

fn article(noun: &str) -> &'static str {
    match noun {
        "text" => "some",
        _ if noun.starts_with(['a', 'e', 'i', 'o', 'u']) => "an",
        _ => "a",
    }
}

fn bytes(max: usize) -> String {
    if max >= 1024 {
        format!("{} KB", max / 1024)
    } else {
        format!("{max} bytes")
    }
}
