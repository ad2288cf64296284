//! The forms of registration and log-in: what comes in as text, and what it means once parsed.

use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::password::context_words;
use crate::{EmailAddress, NewPassword, Password, PersonName};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The fields of `/register`, as typed. Never printed: two of them are passwords.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub email: String,
    pub name: String,
    pub password: String,
    pub password_confirm: String,
    /// Asked for only while the site has no account and listens beyond loopback.
    pub setup_code: String,
    pub next: String,
}

/// A registration that fulfils every rule that needs no database and no word list.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: EmailAddress,
    pub name: PersonName,
    pub password: NewPassword,
}

impl RegisterForm {
    /// Finds everything that is wrong at once. `site` is the site's title, which no password may consist of.
    pub fn parse(&self, site: &str) -> Result<NewAccount, Vec<Invalid>> {
        let mut findings = Findings::default();
        let email = findings.check(EmailAddress::parse(&self.email));
        let name = findings.check(PersonName::parse(&self.name));
        let password = findings.check(NewPassword::parse(&self.password, &self.about(site)));
        note_repetition(&mut findings, &self.password, &self.password_confirm);
        let account = email
            .zip(name)
            .zip(password)
            .map(|((email, name), password)| NewAccount {
                email,
                name,
                password,
            });
        findings.finish(account)
    }

    /// The words that the password may not consist of, as far as the other fields tell them.
    #[must_use]
    pub fn about(&self, site: &str) -> Vec<String> {
        let email = EmailAddress::parse(&self.email).ok();
        let name = PersonName::parse(&self.name).ok();
        context_words(email.as_ref(), name.as_ref(), site)
    }

    /// What may be sent back to the page: everything but the secrets.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            password_confirm: String::new(),
            ..self.clone()
        }
    }
}

/// The fields of `/login`, as typed. Never printed: one of them is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    /// An email address or a handle.
    pub email: String,
    pub password: String,
    /// `on` when ticked.
    pub remember: String,
    pub next: String,
}

/// What somebody claims, ready to be looked up.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// Email address or handle in lower case, cut to a length that a database key can have.
    pub login: String,
    /// `None` when no account can have the password that was typed: the answer is the same as for a wrong one.
    pub password: Option<Password>,
    pub remember: bool,
}

impl LoginForm {
    pub fn parse(&self) -> Result<Credentials, Vec<Invalid>> {
        let mut findings = Findings::default();
        let login = login_key(&self.email);
        if login.is_empty() {
            findings.note(Field::Login, Problem::Missing);
        }
        if self.password.is_empty() {
            findings.note(Field::Password, Problem::Missing);
        }
        if self.password.len() > Password::MAX_BYTES {
            findings.note(
                Field::Password,
                Problem::TooLarge {
                    max: Password::MAX_BYTES,
                },
            );
        }
        let remember = !self.remember.is_empty();
        findings.finish(Some(Credentials {
            login,
            password: Password::typed(&self.password),
            remember,
        }))
    }

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            password: String::new(),
            ..self.clone()
        }
    }
}

/// The form that changes one's own password, or gives somebody their first, as typed. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current_password: String,
    pub password: String,
    pub password_confirm: String,
}

impl PasswordForm {
    /// The new password, as far as it can be judged without knowing whose it is to be. Whoever has one already gives that too.
    pub fn parse(&self, has_password: bool) -> Result<NewPassword, Vec<Invalid>> {
        let mut findings = Findings::default();
        if has_password && self.current_password.is_empty() {
            findings.note(Field::CurrentPassword, Problem::Missing);
        }
        let password = findings.check(NewPassword::parse(&self.password, &[]));
        note_repetition(&mut findings, &self.password, &self.password_confirm);
        findings.finish(password)
    }
}

/// An address or a handle as somebody is looked up by: in lower case, and no longer than a database key may be.
pub(crate) fn login_key(typed: &str) -> String {
    typed
        .trim()
        .trim_start_matches('@')
        .to_lowercase()
        .chars()
        // Nobody's login has any, and not every database can look for them.
        .filter(|c| !c.is_control())
        .take(EmailAddress::MAX)
        .collect()
}

/// The form that asks for one's own data. Never printed: its field is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataForm {
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

impl fmt::Debug for DataForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataForm(…)")
    }
}

pub(crate) fn note_repetition(findings: &mut Findings, password: &str, again: &str) {
    if again.is_empty() {
        findings.note(Field::PasswordConfirm, Problem::Missing);
    } else if again != password {
        findings.note(Field::PasswordConfirm, Problem::Differs);
    }
}

impl fmt::Debug for PasswordForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordForm(…)")
    }
}

impl fmt::Debug for RegisterForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RegisterForm(…)")
    }
}

impl fmt::Debug for LoginForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginForm(…)")
    }
}
