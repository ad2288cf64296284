//! The forms about one's own account: what somebody shows, where they are written to, and how they get back in.

use crate::account::note_repetition;
use crate::invalid::{Field, Findings, Invalid, Problem};
use crate::{About, EmailAddress, Handle, Language, NewPassword, Password, PersonName};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The fields of `/settings`, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub handle: String,
    pub about: String,
    /// A code of [`Language`].
    pub language: String,
}

/// What somebody shows of themselves, and the language of the letters to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: PersonName,
    pub handle: Handle,
    pub about: About,
    pub language: Language,
}

impl ProfileForm {
    pub fn parse(&self) -> Result<Profile, Vec<Invalid>> {
        let mut findings = Findings::default();
        let name = findings.check(PersonName::parse(&self.name));
        let handle = findings.check(Handle::parse(&self.handle));
        let about = findings.check(About::parse(&self.about));
        let language = self.language.parse().unwrap_or_default();
        let profile = name
            .zip(handle)
            .zip(about)
            .map(|((name, handle), about)| Profile {
                name,
                handle,
                about,
                language,
            });
        findings.finish(profile)
    }
}

/// The form that changes one's address, as typed. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub email: String,
    /// Needed where the last time somebody gave it is some time ago.
    pub password: String,
}

impl AddressForm {
    pub fn parse(&self) -> Result<EmailAddress, Vec<Invalid>> {
        let mut findings = Findings::default();
        let email = findings.check(EmailAddress::parse(&self.email));
        findings.finish(email)
    }

    /// What may be sent back to the page: everything but the password.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self {
            email: self.email.clone(),
            password: String::new(),
        }
    }
}

/// The form of `/forgot`, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForgotForm {
    /// An email address or a handle.
    pub email: String,
}

impl ForgotForm {
    /// Email address or handle in lower case, cut to a length that a database key can have.
    pub fn parse(&self) -> Result<String, Vec<Invalid>> {
        let mut findings = Findings::default();
        let login = crate::account::login_key(&self.email);
        if login.is_empty() {
            findings.note(Field::Login, Problem::Missing);
        }
        findings.finish(Some(login))
    }
}

/// The form of `/reset/{token}`, as typed. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResetForm {
    pub password: String,
    pub password_confirm: String,
}

impl ResetForm {
    /// The new password, as far as it can be judged without knowing whose it is to be.
    pub fn parse(&self) -> Result<NewPassword, Vec<Invalid>> {
        let mut findings = Findings::default();
        let password = findings.check(NewPassword::parse(&self.password, &[]));
        note_repetition(&mut findings, &self.password, &self.password_confirm);
        findings.finish(password)
    }
}

/// The form of `/verify/{token}`, as typed. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VerifyForm {
    /// The one that was chosen when the account was registered; for everything else there is only the button.
    pub password: String,
}

impl VerifyForm {
    pub fn parse(&self) -> Result<Password, Vec<Invalid>> {
        let problem = if self.password.is_empty() {
            Problem::Missing
        } else {
            Problem::WrongPassword
        };
        let password = Password::typed(&self.password).filter(|_| !self.password.is_empty());
        password.ok_or_else(|| vec![Invalid::new(Field::Password, problem)])
    }
}

impl fmt::Debug for VerifyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifyForm(…)")
    }
}

impl fmt::Debug for AddressForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AddressForm(…)")
    }
}

impl fmt::Debug for ResetForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResetForm(…)")
    }
}
