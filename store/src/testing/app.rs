//! An authenticator app for tests, after RFC 6238 and RFC 4226: not the one that the site checks with.

use super::{Outcome, TestDb};
use crate::second_factor;
use domain::UserId;
use domain::second_factor::{CodeForm, RecoveryCodes, StepCode};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// What the app shows at that moment, given in milliseconds since 1970.
#[must_use]
pub fn shows(secret: &str, millis: i64) -> String {
    let step = u64::try_from(millis / 30_000).unwrap_or(0);
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&bytes(secret)) else {
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[19] & 15);
    let number = digest[at..at + 4]
        .iter()
        .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// RFC 4648, section 6.
fn bytes(base32: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut have) = (0_u32, 0);
    for letter in base32.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => continue,
        };
        bits = (bits << 5 | u32::from(value)) & 0xffff;
        have += 5;
        if have >= 8 {
            have -= 8;
            bytes.push(u8::try_from(bits >> have & 0xff).unwrap_or(0));
        }
    }
    bytes
}

/// What somebody types, understood.
pub fn typed(code: &str) -> Outcome<StepCode> {
    let form = CodeForm {
        code: code.to_owned(),
    };
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

/// Somebody's app: what is in it, and the recovery codes that came with it.
pub struct App {
    pub secret: String,
    pub codes: RecoveryCodes,
}

impl TestDb {
    /// Somebody sets an app up with the code of this moment, which is used by that; their clock is a minute on
    /// afterwards.
    pub async fn has_app(&self, person: UserId) -> Outcome<App> {
        second_factor::begin(&self.store, person).await?;
        let app = second_factor::being_set_up(&self.store, person, "Quire", "somebody").await?;
        let secret = app.ok_or("no app")?.secret;
        let code = shows(&secret, self.store.now().millis());
        let codes = second_factor::confirm(&self.store, person, &typed(&code)?).await?;
        self.advance(60);
        Ok(App { secret, codes })
    }
}

#[cfg(test)]
mod tests {
    use super::shows;

    /// The table of RFC 6238, appendix B, in the last six of its eight digits.
    #[test]
    fn the_app_shows_what_the_standard_says() {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shows(secret, seconds * 1000), code);
        }
    }
}
