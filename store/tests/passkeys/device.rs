//! Somebody's device with passkeys on it, after the W3C's Web Authentication and RFC 9053: it makes keys, and shows them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The owner was there, and has shown the device who they are.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// The device tells about a key that it has made.
const ATTESTED: u8 = 0x40;

pub struct Device {
    /// The site that the browser is on.
    pub origin: String,
    /// Whether the device asks its owner for a finger or a PIN.
    pub verifies: bool,
    /// How often a key of it was shown; `None` for a device that does not count.
    pub counter: Option<u32>,
    keys: Vec<Key>,
}

struct Key {
    id: Vec<u8>,
    site: String,
    user: String,
    pair: EcdsaKeyPair,
}

impl Device {
    pub fn on(origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            verifies: true,
            counter: Some(0),
            keys: Vec::new(),
        }
    }

    /// Makes a key, unless it has one that it is told not to make again.
    pub fn makes(&mut self, question: &str) -> Outcome<String> {
        let question: Value = serde_json::from_str(question)?;
        let excluded = ids(&question["excludeCredentials"])?;
        if self.keys.iter().any(|key| excluded.contains(&key.id)) {
            return Err("there is a key already".into());
        }
        let random = SystemRandom::new();
        let fixed = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let secret =
            EcdsaKeyPair::generate_pkcs8(fixed, &random).map_err(|_unspecified| "no key")?;
        let pair = EcdsaKeyPair::from_pkcs8(fixed, secret.as_ref(), &random)
            .map_err(|_unspecified| "no key")?;
        let mut id = vec![0; 32];
        random.fill(&mut id).map_err(|_unspecified| "no number")?;
        self.keys.push(Key {
            id: id.clone(),
            site: text(&question["rp"]["id"])?,
            user: text(&question["user"]["id"])?,
            pair,
        });
        self.tells(&question, &id)
    }

    /// A key of another number than its own: what somebody says who would like to have that key.
    pub fn claims(&mut self, question: &str, id: &str) -> Outcome<String> {
        self.makes(question)?;
        let question: Value = serde_json::from_str(question)?;
        let id = URL_SAFE_NO_PAD.decode(id)?;
        if let Some(key) = self.keys.last_mut() {
            key.id.clone_from(&id);
        }
        self.tells(&question, &id)
    }

    /// The number of its newest key.
    pub fn newest(&self) -> String {
        let newest = self.keys.last();
        newest.map_or_else(String::new, |key| URL_SAFE_NO_PAD.encode(&key.id))
    }

    fn tells(&self, question: &Value, id: &[u8]) -> Outcome<String> {
        let key = self.keys.last().ok_or("no key")?;
        let public = key.pair.public_key().as_ref();
        let mut told = self.data(&key.site, ATTESTED);
        told.extend([0; 16]);
        told.extend(u16::try_from(id.len())?.to_be_bytes());
        told.extend(id);
        // A map of five: an elliptic curve key, ES256, P-256, and the two coordinates.
        told.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        told.extend(&public[1..33]);
        told.extend([0x22, 0x58, 32]);
        told.extend(&public[33..65]);
        // A map of three, of which the last is bytes.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(told.len())?.to_be_bytes());
        object.extend(&told);
        let id = URL_SAFE_NO_PAD.encode(id);
        Ok(json!({
            "id": id, "rawId": id, "type": "public-key",
            "response": {
                "clientDataJSON": self.client("webauthn.create", question)?,
                "attestationObject": URL_SAFE_NO_PAD.encode(object),
            },
        })
        .to_string())
    }

    /// Shows one of the keys that it is asked for, or the newest that it has for the site.
    pub fn shows(&mut self, question: &str) -> Outcome<String> {
        let question: Value = serde_json::from_str(question)?;
        let allowed = ids(&question["allowCredentials"])?;
        self.counter = self.counter.map(|counter| counter + 1);
        let site = text(&question["rpId"])?;
        let key = self
            .keys
            .iter()
            .rev()
            .find(|key| key.site == site && (allowed.is_empty() || allowed.contains(&key.id)));
        let key = key.ok_or("no such key")?;
        let client = self.client("webauthn.get", &question)?;
        let data = self.data(&key.site, 0);
        let mut signed = data.clone();
        let hash = digest(&SHA256, &URL_SAFE_NO_PAD.decode(&client)?);
        signed.extend(hash.as_ref());
        let signature = key.pair.sign(&SystemRandom::new(), &signed);
        let signature = signature.map_err(|_unspecified| "no signature")?;
        let id = URL_SAFE_NO_PAD.encode(&key.id);
        Ok(json!({
            "id": id, "rawId": id, "type": "public-key",
            "response": {
                "clientDataJSON": client,
                "authenticatorData": URL_SAFE_NO_PAD.encode(data),
                "signature": URL_SAFE_NO_PAD.encode(signature),
                "userHandle": key.user,
            },
        })
        .to_string())
    }

    /// What the browser says about the page that asks.
    fn client(&self, kind: &str, question: &Value) -> Outcome<String> {
        let challenge = text(&question["challenge"])?;
        let client = json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false});
        Ok(URL_SAFE_NO_PAD.encode(client.to_string()))
    }

    /// What the device says about itself.
    fn data(&self, site: &str, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = digest(&SHA256, site.as_bytes()).as_ref().to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.unwrap_or(0).to_be_bytes());
        data
    }
}

fn ids(list: &Value) -> Outcome<Vec<Vec<u8>>> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let ids = list
        .iter()
        .map(|key| Ok(URL_SAFE_NO_PAD.decode(text(&key["id"])?)?));
    ids.collect()
}

fn text(value: &Value) -> Outcome<String> {
    Ok(value.as_str().ok_or("no text")?.to_owned())
}
