//! Passwords: making hashes of new ones, and checking what somebody typed against a stored one.
//!
//! A password is hashed with argon2id and kept as a PHC string. People who came with another blog keep the hash they had
//! until they log in, which is when [`Verdict::Outdated`] asks for a new one.

use crate::Error;
use crate::gate::Gate;
use domain::{NewPassword, Password, Strength};
use std::fmt;
use std::sync::Arc;

mod argon;
mod pepper;
mod stored;
pub mod strength;
mod werkzeug;

pub use argon::Cost;
pub use pepper::{Pepper, Peppers};
pub use stored::Unusable;

use argon::Argon;
use stored::Stored;

/// Where passwords are hashed and checked. Clones share one limit on how much of that goes on at once.
#[derive(Clone)]
pub struct Passwords {
    cost: Cost,
    peppers: Peppers,
    decoy: Arc<Argon>,
    gate: Gate,
}

/// What the database keeps of a password. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Hash(String);

/// What comes out of checking a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Another password, or nothing that one could be checked against.
    Wrong,
    Right,
    /// Right, and the stored hash is not of the kind and cost that new ones have: replace it.
    Outdated,
    /// Nothing was checked: what is stored is of absurd cost, damaged or unknown.
    Refused(Unusable),
}

impl Verdict {
    #[must_use]
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Right | Self::Outdated)
    }

    #[must_use]
    pub const fn needs_new_hash(self) -> bool {
        matches!(self, Self::Outdated)
    }
}

impl Passwords {
    /// Hashes at this cost from now on. Hashes of another cost are still checked, and found outdated.
    #[must_use]
    pub fn new(cost: Cost) -> Self {
        Self {
            decoy: Arc::new(Argon::decoy(&cost)),
            peppers: Peppers::default(),
            cost,
            gate: Gate::for_passwords(),
        }
    }

    /// With these peppers from now on. Hashes of another one, or of none, are found outdated.
    #[must_use]
    pub fn peppered(self, peppers: Peppers) -> Self {
        Self { peppers, ..self }
    }

    /// Makes the hash of a password that was just found right, and that needs a new one.
    pub async fn hash(&self, password: &Password) -> Result<Hash, Error> {
        let (password, cost) = (password.normalised(), self.cost.clone());
        let peppers = self.peppers.clone();
        let made = move || Argon::make(&password, &cost, &peppers);
        self.gate
            .run(self.cost.memory(), made)
            .await?
            .map(Hash)
            .map_err(|cause| {
                tracing::error!(%cause, "no password can be hashed");
                Error::Busy
            })
    }

    /// Makes the hash of a new password, if it is hard enough to guess; [`Error::Weak`] otherwise. Whoever gives somebody
    /// a password goes through here. `about`: see [`domain::context_words`].
    pub async fn hash_new(&self, password: &NewPassword, about: &[String]) -> Result<Hash, Error> {
        let (candidate, words) = (password.clone(), about.to_vec());
        let check = move || strength::check(&candidate, &words);
        self.gate.run(0, check).await?.map_err(Error::Weak)?;
        self.hash(password.password()).await
    }

    /// How hard a new password is to guess, for somebody who is still typing it: `None` while others ask. Nobody waits for
    /// this, and nobody who logs in waits because of it. `about`: see [`domain::context_words`].
    pub async fn strength(&self, password: &NewPassword, about: &[String]) -> Option<Strength> {
        let (candidate, words) = (password.clone(), about.to_vec());
        let measure = move || strength::measure(&candidate, &words);
        Gate::for_advice().run(0, measure).await.ok()
    }

    /// Checks what was typed against what is stored. Where nothing is stored that could be checked, the same amount of
    /// work is done for nothing, so that the time tells nobody whether there is such an account.
    pub async fn verify(
        &self,
        stored: Option<&str>,
        password: &Password,
    ) -> Result<Verdict, Error> {
        let parse = |stored| Stored::parse_with(stored, &self.peppers);
        match stored.map(parse) {
            Some(Ok(stored)) => self.check(stored, password.clone()).await,
            Some(Err(reason)) => {
                self.pretend().await?;
                Ok(Verdict::Refused(reason))
            }
            None => self.pretend().await,
        }
    }

    /// Does the work of a check, for a password that no account can have.
    pub async fn pretend(&self) -> Result<Verdict, Error> {
        let decoy = self.decoy.clone();
        let work = move || decoy.matches("", &Peppers::default());
        self.gate.run(self.decoy.memory(), work).await?;
        Ok(Verdict::Wrong)
    }

    async fn check(&self, stored: Stored, password: Password) -> Result<Verdict, Error> {
        let current = stored.is_current(&self.cost, &self.peppers);
        let (memory, peppers) = (stored.memory(), self.peppers.clone());
        let work = move || stored.matches(&password, &peppers);
        let matches = self.gate.run(memory, work);
        match (matches.await?, current) {
            (true, true) => Ok(Verdict::Right),
            (true, false) => Ok(Verdict::Outdated),
            (false, true) => Ok(Verdict::Wrong),
            // Some old hashes take no time at all, and would give away that there is such an account.
            (false, false) => self.pretend().await,
        }
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new(Cost::FLOOR)
    }
}

/// Whether a hash from elsewhere can be checked when its person logs in. Does none of the work that it asks for.
pub fn assess(stored: &str) -> Result<(), Unusable> {
    Stored::parse(stored).map(drop)
}

impl Hash {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.0
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash(…)")
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passwords({:?})", self.cost)
    }
}
