//! The second step of logging in: its forms, what its owner sees of it, and what somebody types when asked for it.

use crate::Timestamp;
use crate::invalid::{Field, Invalid, Problem};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How long somebody whose password was right has for the second step, in milliseconds.
const PATIENCE: i64 = 5 * 60 * 1000;

/// Whether the second step may still be taken, `since` the password was right.
#[must_use]
pub fn is_in_time(since: Timestamp, now: Timestamp) -> bool {
    since <= now && now < since.plus_millis(PATIENCE)
}

/// What somebody has set up, as they see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    /// Since when an authenticator app is asked for its codes.
    pub app_since: Option<Timestamp>,
    /// Passkeys, each of which does instead of a code.
    pub passkeys: u64,
    /// Recovery codes that nobody has used yet.
    pub codes_left: u64,
    /// When those codes were made.
    pub codes_made: Option<Timestamp>,
}

impl SecondFactor {
    /// With so many codes left it is time for new ones.
    const FEW: u64 = 3;

    /// Whether logging in takes a second step.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.app_since.is_some() || self.passkeys > 0
    }

    /// Whether somebody should make new recovery codes before they run out.
    #[must_use]
    pub const fn has_few_codes(&self) -> bool {
        self.is_on() && self.codes_left <= Self::FEW
    }
}

/// What an authenticator app is to be told. Shown to its owner alone, and only until they have typed the first code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppKey {
    /// In base32, as apps take it when nobody scans.
    pub secret: String,
    /// Opens an app on the same device: `otpauth://totp/…`.
    pub address: String,
    /// That address to be scanned.
    pub picture: QrCode,
}

impl AppKey {
    /// The secret in groups of four, to be read and typed.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let letters: Vec<char> = self.secret.chars().collect();
        let groups: Vec<String> = letters
            .chunks(4)
            .map(|group| group.iter().collect())
            .collect();
        groups.join(" ")
    }
}

/// A QR code as one path of SVG.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// Modules on each side, with the quiet zone around them.
    pub side: i32,
    /// The dark modules, as the `d` of a `<path>`.
    pub path: String,
}

/// The page of the authenticator app, for whoever it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppPage {
    pub factor: SecondFactor,
    /// What is being set up, while it is.
    pub key: Option<AppKey>,
}

/// Recovery codes, to be shown once and kept by nobody but their owner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecoveryCodes(pub Vec<String>);

impl RecoveryCodes {
    pub const COUNT: usize = 10;
}

/// A button that asks for the password, where the last time somebody gave it is some time ago. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    pub password: String,
}

/// Asks for new recovery codes. Never printed: one of the fields is a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCodesForm {
    /// When the codes were made that are to be replaced, in milliseconds: a page that is sent again replaces no others.
    pub made: String,
    pub password: String,
}

impl NewCodesForm {
    /// Names the codes that there are.
    #[must_use]
    pub fn naming(factor: &SecondFactor) -> String {
        let made = factor.codes_made.map(|made| made.millis().to_string());
        made.unwrap_or_default()
    }

    /// When the codes were made that are to be replaced; `None` where there were none.
    #[must_use]
    pub fn made(&self) -> Option<i64> {
        self.made.parse().ok()
    }
}

/// The field for a code, as typed. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: String,
}

/// What somebody typed as their second step.
#[derive(Clone, PartialEq, Eq)]
pub enum StepCode {
    /// Six digits, from an app.
    App(String),
    /// Letters and digits alone, in lower case.
    Recovery(String),
}

impl CodeForm {
    /// Letters and digits in a recovery code.
    pub const RECOVERY: usize = 24;

    /// Blanks, hyphens and capitals do not matter.
    pub fn parse(&self) -> Result<StepCode, Vec<Invalid>> {
        let wrong = |problem| Err(vec![Invalid::new(Field::Code, problem)]);
        let mut code = String::new();
        for c in self.code.chars().filter(char::is_ascii_alphanumeric) {
            code.push(c.to_ascii_lowercase());
            if code.len() > Self::RECOVERY {
                return wrong(Problem::WrongStepCode);
            }
        }
        if code.is_empty() {
            return wrong(Problem::Missing);
        }
        let is_digits = code.chars().all(|c| c.is_ascii_digit());
        match code.len() {
            6 if is_digits => Ok(StepCode::App(code)),
            Self::RECOVERY => Ok(StepCode::Recovery(code)),
            _ => wrong(Problem::WrongStepCode),
        }
    }
}

/// What the page of the second step knows of whoever is half way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondStep {
    /// Whether an app of theirs makes codes.
    pub app: bool,
    /// Whether a passkey of theirs will do.
    pub passkey: bool,
}

macro_rules! never_printed {
    ($($secret:ident),+) => {$(
        impl fmt::Debug for $secret {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($secret), "(…)"))
            }
        }
    )+};
}

never_printed!(
    AppKey,
    CodeForm,
    ConfirmForm,
    NewCodesForm,
    QrCode,
    RecoveryCodes,
    StepCode
);
