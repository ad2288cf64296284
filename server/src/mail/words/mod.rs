//! What letters say. A language is a file; the facts are `domain::Letter`'s.

mod english;
mod japanese;

use domain::{Language, Letter};

/// The words of one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) language: Language,
    pub(super) subject: String,
    pub(super) greeting: String,
    pub(super) paragraphs: Vec<String>,
    /// What the link does; empty in a letter without one.
    pub(super) button: String,
    /// Below the link.
    pub(super) after: Vec<String>,
}

/// `site` is the site's title; `name` is the reader's, where it is known.
pub(super) fn of(language: Language, letter: &Letter, site: &str, name: Option<&str>) -> Words {
    match language {
        Language::English => english::words(letter, site, name),
        Language::Japanese => japanese::words(letter, site, name),
    }
}

/// The parts of a letter that differ from kind to kind.
struct Text {
    subject: String,
    paragraphs: Vec<String>,
    button: &'static str,
    after: Vec<String>,
}

impl Text {
    fn new(subject: String, paragraphs: &[&str]) -> Self {
        Self {
            subject,
            paragraphs: owned(paragraphs),
            button: "",
            after: Vec::new(),
        }
    }

    fn link(mut self, button: &'static str, after: &[&str]) -> Self {
        self.button = button;
        self.after = owned(after);
        self
    }

    fn after(mut self, after: &[&str]) -> Self {
        self.after = owned(after);
        self
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Factor, Timestamp};

    fn every() -> Vec<Letter> {
        let at = Timestamp::from_millis(0);
        vec![
            Letter::ConfirmRegistration,
            Letter::AlreadyRegistered,
            Letter::VerifyAddress,
            Letter::ResetPassword,
            Letter::PasswordChanged,
            Letter::ConfirmAddress,
            Letter::AddressChanged {
                to: "new@example.org".to_owned(),
            },
            Letter::NewDevice {
                device: "Firefox on Linux".to_owned(),
                network: "192.0.2.0".to_owned(),
                at,
            },
            Letter::TriesBeforeLogIn { failures: 7, at },
            Letter::FactorChanged {
                what: Factor::CodesOn,
            },
            Letter::Invitation {
                by: "Ada".to_owned(),
            },
        ]
    }

    #[test]
    fn every_letter_says_in_every_language_where_it_comes_from_and_what_to_do() {
        for language in Language::ALL {
            for letter in every() {
                let words = of(language, &letter, "Leaves of June", Some("Ada"));
                assert_eq!(words.language, language);
                assert!(words.subject.contains("Leaves of June"), "{words:?}");
                assert!(words.greeting.contains("Ada"), "{words:?}");
                assert!(!words.paragraphs.is_empty(), "{words:?}");
            }
        }
    }

    #[test]
    fn somebody_without_a_name_is_greeted_all_the_same() {
        for language in Language::ALL {
            let words = of(language, &Letter::AlreadyRegistered, "Leaves of June", None);
            assert!(!words.greeting.is_empty());
        }
    }
}
