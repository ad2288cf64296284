//! What is wrong with a form: which field, which rule, and the sentence that a person reads beside it.

use serde::{Deserialize, Serialize};

pub use crate::field::{Field, UnknownField};
pub use crate::findings::Findings;
pub use crate::problem::{Problem, UnknownProblem};

/// One rule that a field breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}: {}", field.name(), self.message())]
pub struct Invalid {
    pub field: Field,
    pub problem: Problem,
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
            Problem::Missing if self.field == Field::Passkey => {
                "No passkey was shown, which takes JavaScript: choose another way".to_owned()
            }
            Problem::Missing => format!("Enter {} {noun}", article(noun)),
            Problem::TooShort { min } => format!("Use at least {min} characters"),
            Problem::TooLong { max } => format!("Shorten the {noun} to {max} characters or fewer"),
            Problem::TooLarge { max } => format!("Shorten the {noun}: the limit is {}", bytes(max)),
            Problem::NotAnEmail => "Enter an email address like name@example.org".to_owned(),
            Problem::ControlCharacter => {
                format!("Remove line breaks and control characters from the {noun}")
            }
            Problem::NotAHandle | Problem::NotASlug => {
                "Use letters and digits, with single hyphens between words".to_owned()
            }
            Problem::NotADayCount { max } => format!("Enter a number of days from 1 to {max}"),
            Problem::Taken if self.field == Field::Handle => {
                "Somebody else has that handle: choose another".to_owned()
            }
            Problem::Taken if self.field == Field::Slug => {
                "Another post has or had that address: choose another".to_owned()
            }
            Problem::NotATag => "Give each tag a letter or a digit".to_owned(),
            Problem::TooMany { max } => format!("Use at most {max} {noun}"),
            Problem::NotADate => "Choose a day, written like 2026-12-01".to_owned(),
            Problem::Closed => {
                "Comments are closed by now: copy your text if you need it".to_owned()
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
            Problem::UnknownPasskey => {
                "That passkey opens nothing here, or came too late: try again".to_owned()
            }
            Problem::NotChosen if self.field == Field::Sure => "Tick that you are sure".to_owned(),
            Problem::NotChosen => format!("Choose {noun}"),
            Problem::Resting => {
                format!("That {noun} had an account until lately: it is free again within 30 days")
            }
            Problem::Full { max } => format!("You have {max} of these already: remove one first"),
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
