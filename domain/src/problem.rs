//! The rules that a field can break. Their sentences are in [`crate::invalid`].

use serde::{Deserialize, Serialize};

/// The rules a field can break. On the wire, a word and the limit, 0 where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Wire", try_from = "Wire")]
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
    /// Not such words as an address of a post.
    NotASlug,
    /// Punctuation only.
    NotATag,
    /// More than `max` of them.
    TooMany { max: usize },
    /// No day, or no time of day, of the calendar.
    NotADate,
    /// The time for it is over.
    Closed,
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
    /// No passkey that counts here, or an answer that came too late. Which of them, nobody is told.
    UnknownPasskey,
    /// One of several things has to be chosen, and none was.
    NotChosen,
    /// Belonged to an account that was deleted lately.
    Resting,
    /// Nobody could look after the site any more.
    LastAdmin,
    /// There are `max` already.
    Full { max: usize },
}

/// What serde would derive for the enum itself weighs more than all sentences together.
type Wire = (String, usize);

/// A word, and the problem that it stands for with its limit.
type Rule = (&'static str, fn(usize) -> Problem);

const RULES: &[Rule] = &[
    ("Missing", |_| Problem::Missing),
    ("TooShort", |min| Problem::TooShort { min }),
    ("TooLong", |max| Problem::TooLong { max }),
    ("TooLarge", |max| Problem::TooLarge { max }),
    ("NotAnEmail", |_| Problem::NotAnEmail),
    ("NotAHandle", |_| Problem::NotAHandle),
    ("NotASlug", |_| Problem::NotASlug),
    ("NotATag", |_| Problem::NotATag),
    ("TooMany", |max| Problem::TooMany { max }),
    ("NotADate", |_| Problem::NotADate),
    ("Closed", |_| Problem::Closed),
    ("NotADayCount", |max| Problem::NotADayCount { max }),
    ("ControlCharacter", |_| Problem::ControlCharacter),
    ("Taken", |_| Problem::Taken),
    ("Differs", |_| Problem::Differs),
    ("CommonPassword", |_| Problem::CommonPassword),
    ("PersonalPassword", |_| Problem::PersonalPassword),
    ("WeakPassword", |_| Problem::WeakPassword),
    ("NothingLeft", |_| Problem::NothingLeft),
    ("NotAPictureAddress", |_| Problem::NotAPictureAddress),
    ("WrongPassword", |_| Problem::WrongPassword),
    ("WrongCode", |_| Problem::WrongCode),
    ("WrongStepCode", |_| Problem::WrongStepCode),
    ("UnknownPasskey", |_| Problem::UnknownPasskey),
    ("NotChosen", |_| Problem::NotChosen),
    ("Resting", |_| Problem::Resting),
    ("LastAdmin", |_| Problem::LastAdmin),
    ("Full", |max| Problem::Full { max }),
];

impl Problem {
    /// What the rule allows, where it is a number.
    const fn limit(self) -> usize {
        match self {
            Self::TooShort { min: limit }
            | Self::TooLong { max: limit }
            | Self::TooLarge { max: limit }
            | Self::TooMany { max: limit }
            | Self::NotADayCount { max: limit }
            | Self::Full { max: limit } => limit,
            _ => 0,
        }
    }
}

impl From<Problem> for Wire {
    fn from(problem: Problem) -> Self {
        let limit = problem.limit();
        let rule = RULES.iter().find(|(_, make)| make(limit) == problem);
        (rule.map_or("", |(word, _)| word).to_owned(), limit)
    }
}

/// The word is that of no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such rule")]
pub struct UnknownProblem;

impl TryFrom<Wire> for Problem {
    type Error = UnknownProblem;

    fn try_from((word, limit): Wire) -> Result<Self, UnknownProblem> {
        let rule = RULES.iter().find(|(known, _)| *known == word);
        rule.map(|(_, make)| make(limit)).ok_or(UnknownProblem)
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, RULES, Wire};

    #[test]
    fn every_problem_arrives_as_it_was_sent() {
        for (word, make) in RULES {
            let sent = make(7);
            let wire = Wire::from(sent);
            assert_eq!(wire.0, *word);
            assert_eq!(Problem::try_from(wire), Ok(sent));
        }
    }
}
