//! Password strings as Flask blogs keep them, written by Werkzeug: `method$salt$hex`.
//!
//! The salt is not base64 but the very bytes of its characters, and the password is not normalised.

use super::stored::Unusable;
use hmac::digest::block_api::EagerHash;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use subtle::ConstantTimeEq;

/// A stored hash, taken apart.
pub(super) struct Werkzeug {
    method: Method,
    salt: String,
    expected: Vec<u8>,
}

enum Method {
    Scrypt(scrypt::Params),
    Pbkdf2(Digest, u32),
    /// Up to Werkzeug 2: the salt is the key, the password the message.
    Hmac(Digest),
}

#[derive(Clone, Copy)]
enum Digest {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Werkzeug {
    pub(super) fn parse(stored: &str) -> Result<Self, Unusable> {
        let mut parts = stored.splitn(3, '$');
        let (Some(method), Some(salt), Some(hex)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(Unusable::Unknown);
        };
        if method == "plain" {
            return Err(Unusable::PlainText);
        }
        let method = Method::parse(method)?;
        match bytes(hex) {
            Some(expected) if expected.len() == method.output() && !salt.is_empty() => Ok(Self {
                method,
                salt: salt.to_owned(),
                expected,
            }),
            _ => Err(Unusable::Damaged),
        }
    }

    pub(super) fn matches(&self, password: &str) -> bool {
        let (password, salt) = (password.as_bytes(), self.salt.as_bytes());
        let mut output = vec![0; self.expected.len()];
        let computed = match &self.method {
            Method::Scrypt(params) => scrypt::scrypt(password, salt, params, &mut output).is_ok(),
            Method::Pbkdf2(digest, rounds) => digest.stretch(password, salt, *rounds, &mut output),
            Method::Hmac(digest) => digest.sign(password, salt, &mut output),
        };
        computed && output.ct_eq(&self.expected).into()
    }

    pub(super) fn memory(&self) -> usize {
        match &self.method {
            Method::Scrypt(params) => scrypt_memory(params.n(), params.r()).unwrap_or(usize::MAX),
            Method::Pbkdf2(..) | Method::Hmac(_) => 0,
        }
    }
}

impl Method {
    fn parse(text: &str) -> Result<Self, Unusable> {
        let mut words = text.split(':');
        let name = words.next().unwrap_or_default();
        let arguments: Vec<&str> = words.collect();
        match (name, &*arguments) {
            ("scrypt", []) => scrypt(1 << 15, 8, 1),
            ("scrypt", [n, r, p]) => scrypt(number(n)?, number(r)?, number(p)?),
            ("pbkdf2", []) => pbkdf2("sha256", 1_000_000),
            ("pbkdf2", [digest]) => pbkdf2(digest, 1_000_000),
            ("pbkdf2", [digest, rounds]) => pbkdf2(digest, number(rounds)?),
            (digest, []) => Digest::parse(digest).map(Self::Hmac),
            _ => Err(Unusable::Unknown),
        }
    }

    /// Bytes that the method puts out.
    fn output(&self) -> usize {
        match self {
            Self::Scrypt(_) => 64,
            Self::Pbkdf2(digest, _) | Self::Hmac(digest) => digest.size(),
        }
    }
}

fn scrypt(n: u64, r: u32, p: u32) -> Result<Method, Unusable> {
    const MOST_MEMORY: usize = 128 * 1024 * 1024;
    if n < 2 || !n.is_power_of_two() || r == 0 || p == 0 {
        return Err(Unusable::Damaged);
    }
    // With a small n, r alone could ask for that much, once for each of p.
    let bearable =
        scrypt_memory(n, r).is_some_and(|memory| memory <= MOST_MEMORY) && r <= 1024 && p <= 4;
    if !bearable {
        return Err(Unusable::TooCostly);
    }
    let log_n = u8::try_from(n.ilog2()).map_err(|_size| Unusable::TooCostly)?;
    scrypt::Params::new(log_n, r, p)
        .map(Method::Scrypt)
        .map_err(|_limits| Unusable::TooCostly)
}

fn scrypt_memory(n: u64, r: u32) -> Option<usize> {
    let blocks = usize::try_from(n).ok()?;
    blocks
        .checked_mul(usize::try_from(r).ok()?)?
        .checked_mul(128)
}

fn pbkdf2(digest: &str, rounds: u32) -> Result<Method, Unusable> {
    const MOST_ROUNDS: u32 = 5_000_000;
    match rounds {
        0 => Err(Unusable::Damaged),
        1..=MOST_ROUNDS => Digest::parse(digest).map(|digest| Method::Pbkdf2(digest, rounds)),
        _ => Err(Unusable::TooCostly),
    }
}

/// A number with too many digits to be bearable is a number all the same.
fn number<N: TryFrom<u64>>(text: &str) -> Result<N, Unusable> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unusable::Damaged);
    }
    let value: u64 = text.parse().map_err(|_digits| Unusable::TooCostly)?;
    N::try_from(value).map_err(|_size| Unusable::TooCostly)
}

impl Digest {
    fn parse(name: &str) -> Result<Self, Unusable> {
        match name {
            "md5" => Ok(Self::Md5),
            "sha1" => Ok(Self::Sha1),
            "sha224" => Ok(Self::Sha224),
            "sha256" => Ok(Self::Sha256),
            "sha384" => Ok(Self::Sha384),
            "sha512" => Ok(Self::Sha512),
            _ => Err(Unusable::Unknown),
        }
    }

    fn size(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn stretch(self, password: &[u8], salt: &[u8], rounds: u32, output: &mut [u8]) -> bool {
        match self {
            Self::Md5 => pbkdf2_hmac::<Md5>(password, salt, rounds, output),
            Self::Sha1 => pbkdf2_hmac::<Sha1>(password, salt, rounds, output),
            Self::Sha224 => pbkdf2_hmac::<Sha224>(password, salt, rounds, output),
            Self::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, output),
            Self::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, rounds, output),
            Self::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, output),
        }
        true
    }

    fn sign(self, password: &[u8], salt: &[u8], output: &mut [u8]) -> bool {
        match self {
            Self::Md5 => hmac::<Md5>(password, salt, output),
            Self::Sha1 => hmac::<Sha1>(password, salt, output),
            Self::Sha224 => hmac::<Sha224>(password, salt, output),
            Self::Sha256 => hmac::<Sha256>(password, salt, output),
            Self::Sha384 => hmac::<Sha384>(password, salt, output),
            Self::Sha512 => hmac::<Sha512>(password, salt, output),
        }
    }
}

fn hmac<D: EagerHash>(message: &[u8], key: &[u8], output: &mut [u8]) -> bool {
    let Ok(mac) = Hmac::<D>::new_from_slice(key) else {
        return false;
    };
    output.copy_from_slice(&mac.chain_update(message).finalize().into_bytes());
    true
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|pair| {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        })
        .collect()
}
