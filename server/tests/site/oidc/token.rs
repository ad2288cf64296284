//! ID tokens, right ones and forged ones.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

/// What is wrong with what the provider says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lie {
    #[default]
    None,
    NoAlgorithm,
    /// Signed with HS256, and the public key as the secret that both are said to know.
    PublicKeyAsSecret,
    /// The same with the secret that both do know.
    ClientSecret,
    WrongKey,
    TamperedClaims,
    WrongIssuer,
    WrongAudience,
    SecondAudience,
    Expired,
    FromTheFuture,
    NoNonce,
    WrongNonce,
    OtherAccessToken,
    NoSubject,
    NoToken,
    /// Not of the token: the discovery names somebody else as the issuer.
    DiscoveryOfAnother,
}

/// The keys of a provider. Everybody can see that they are for tests.
pub struct Keys {
    own: Ed25519KeyPair,
    id: String,
}

impl Keys {
    pub fn new(id: &str, seed: u8) -> Self {
        let own = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("a key");
        let id = id.to_owned();
        Self { own, id }
    }

    /// The set that the provider publishes.
    pub fn published(&self) -> Value {
        let x = encoded(self.own.public_key().as_ref());
        json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.id, "x": x}]})
    }

    /// A token with these claims, as far as the lie lets them be.
    pub fn token(&self, mut claims: Value, lie: Lie, secret: &str) -> String {
        lie.change(&mut claims);
        let algorithm = match lie {
            Lie::NoAlgorithm => "none",
            Lie::PublicKeyAsSecret | Lie::ClientSecret => "HS256",
            _ => "EdDSA",
        };
        let header = json!({"alg": algorithm, "kid": self.id, "typ": "JWT"});
        let signed = format!("{}.{}", part(&header), part(&claims));
        let signature = self.signature(&signed, lie, secret);
        if lie == Lie::TamperedClaims {
            claims["sub"] = json!("somebody-else");
            return format!("{}.{}.{signature}", part(&header), part(&claims));
        }
        format!("{signed}.{signature}")
    }

    fn signature(&self, signed: &str, lie: Lie, secret: &str) -> String {
        let mac = |key: &[u8]| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, key);
            encoded(hmac::sign(&key, signed.as_bytes()).as_ref())
        };
        match lie {
            Lie::NoAlgorithm => String::new(),
            Lie::PublicKeyAsSecret => mac(self.own.public_key().as_ref()),
            Lie::ClientSecret => mac(secret.as_bytes()),
            Lie::WrongKey => Self::new(&self.id, 99).signature(signed, Lie::None, secret),
            _ => encoded(self.own.sign(signed.as_bytes()).as_ref()),
        }
    }
}

impl Lie {
    fn change(self, claims: &mut Value) {
        let soon = claims["iat"].as_i64().expect("a time");
        let remove = |claims: &mut Value, name: &str| {
            claims.as_object_mut().expect("claims").remove(name);
        };
        match self {
            Self::WrongIssuer => claims["iss"] = json!("https://evil.example"),
            Self::WrongAudience => claims["aud"] = json!("another-site"),
            Self::SecondAudience => claims["aud"] = json!([claims["aud"], "another-site"]),
            Self::Expired => {
                claims["iat"] = json!(soon - 7200);
                claims["exp"] = json!(soon - 3600);
            }
            Self::FromTheFuture => {
                claims["iat"] = json!(soon + 3600);
                claims["exp"] = json!(soon + 7200);
            }
            Self::NoNonce => remove(claims, "nonce"),
            Self::WrongNonce => claims["nonce"] = json!("canary-nonce"),
            Self::OtherAccessToken => claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA"),
            Self::NoSubject => claims["sub"] = json!(""),
            _ => {}
        }
    }
}

fn part(json: &Value) -> String {
    encoded(json.to_string().as_bytes())
}

pub fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
