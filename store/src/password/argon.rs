//! Our own kind of hash: argon2id, as a PHC string.

use super::pepper::{Pepper, Peppers};
use super::stored::Unusable;
use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Block, Params, ParamsBuilder, PasswordHash, Version};
use subtle::ConstantTimeEq;

/// What one hash costs whoever makes it, and whoever tries to guess what is behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost(Params);

impl Cost {
    /// What new hashes cost: a row of OWASP ASVS 5.0, Appendix C, and the least that it allows. More would let fewer people
    /// log in at once on a small machine.
    pub const FLOOR: Self = Self(Params::DEFAULT);

    /// Next to nothing, for tests that make many accounts. It protects nobody.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn unsafe_for_tests() -> Self {
        Self(Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or(Params::DEFAULT))
    }

    pub(super) fn memory(&self) -> usize {
        memory(&self.0)
    }

    /// What a new hash says of itself: the cost, and the name of the pepper in it.
    fn params(&self, pepper: Option<&Pepper>) -> argon2::Result<Params> {
        let mut params = ParamsBuilder::new();
        params
            .m_cost(self.0.m_cost())
            .t_cost(self.0.t_cost())
            .p_cost(self.0.p_cost());
        if let Some(pepper) = pepper {
            params.keyid(pepper.id());
        }
        params.build()
    }
}

/// A stored hash, taken apart.
pub(super) struct Argon {
    algorithm: Algorithm,
    version: Version,
    params: Params,
    salt: Vec<u8>,
    output: Vec<u8>,
}

impl Argon {
    pub(super) fn parse(stored: &str) -> Result<Self, Unusable> {
        let hash = PasswordHash::new(stored).map_err(|_shape| Unusable::Damaged)?;
        let params = Params::try_from(&hash.params).map_err(|_shape| Unusable::Damaged)?;
        if !is_bearable(&params) {
            return Err(Unusable::TooCostly);
        }
        let algorithm =
            Algorithm::try_from(hash.algorithm.as_str()).map_err(|_name| Unusable::Unknown)?;
        let version = hash.version.unwrap_or(Version::V0x10.into());
        Ok(Self {
            algorithm,
            version: Version::try_from(version).map_err(|_number| Unusable::Unknown)?,
            params,
            salt: hash.salt.ok_or(Unusable::Damaged)?.to_vec(),
            output: hash.hash.ok_or(Unusable::Damaged)?.as_bytes().to_vec(),
        })
    }

    /// What looks like a hash of this cost, and is that of no password.
    pub(super) fn decoy(cost: &Cost) -> Self {
        Self {
            algorithm: Algorithm::Argon2id,
            version: Version::V0x13,
            params: cost.0.clone(),
            salt: vec![0; Salt::RECOMMENDED_LENGTH],
            output: vec![0; Params::DEFAULT_OUTPUT_LEN],
        }
    }

    /// Makes the hash of a password that is new, with a salt that nobody had before.
    pub(super) fn make(
        password: &str,
        cost: &Cost,
        peppers: &Peppers,
    ) -> Result<String, argon2::Error> {
        let salt = Salt::generate();
        let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
        let (algorithm, version) = (Algorithm::Argon2id, Version::V0x13);
        let params = cost.params(peppers.current())?;
        let argon = context(algorithm, version, &params, peppers.current())?;
        run(&argon, &params, password, &salt, &mut output)?;
        let hash = PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)
                .map_err(|_shape| argon2::Error::OutputTooLong)?,
            salt: Some(salt),
            hash: Some(Output::new(&output).map_err(|_shape| argon2::Error::OutputTooLong)?),
        };
        Ok(hash.to_string())
    }

    pub(super) fn matches(&self, password: &str, peppers: &Peppers) -> bool {
        let mut output = vec![0; self.output.len()];
        let pepper = peppers.find(self.params.keyid());
        let made = context(self.algorithm, self.version, &self.params, pepper)
            .and_then(|argon| run(&argon, &self.params, password, &self.salt, &mut output));
        made.is_ok() && output.ct_eq(&self.output).into()
    }

    /// Whether it was made with a pepper that is not among these: then nothing matches it.
    pub(super) fn lacks_pepper(&self, peppers: &Peppers) -> bool {
        !self.params.keyid().is_empty() && peppers.find(self.params.keyid()).is_none()
    }

    /// Whether a new hash would be of the same kind and cost, and with the same pepper.
    pub(super) fn is_current(&self, cost: &Cost, peppers: &Peppers) -> bool {
        let (a, b) = (&self.params, &cost.0);
        let pepper = peppers.current().map(Pepper::id);
        self.algorithm == Algorithm::Argon2id
            && self.version == Version::V0x13
            && (a.m_cost(), a.t_cost(), a.p_cost()) == (b.m_cost(), b.t_cost(), b.p_cost())
            && self.output.len() == Params::DEFAULT_OUTPUT_LEN
            && a.keyid() == pepper.unwrap_or_default().as_bytes()
    }

    pub(super) fn memory(&self) -> usize {
        memory(&self.params)
    }
}

/// A row can ask for up to 4 TiB; this is what we are ready to spend on one.
fn is_bearable(params: &Params) -> bool {
    params.m_cost() <= 256 * 1024 && params.t_cost() <= 20 && params.p_cost() <= 8
}

fn memory(params: &Params) -> usize {
    params.block_count() * Block::SIZE
}

fn context<'a>(
    algorithm: Algorithm,
    version: Version,
    params: &Params,
    pepper: Option<&'a Pepper>,
) -> argon2::Result<Argon2<'a>> {
    match pepper {
        Some(pepper) => Argon2::new_with_secret(pepper.key(), algorithm, version, params.clone()),
        None => Ok(Argon2::new(algorithm, version, params.clone())),
    }
}

fn run(
    argon: &Argon2<'_>,
    params: &Params,
    password: &str,
    salt: &[u8],
    output: &mut [u8],
) -> argon2::Result<()> {
    let mut blocks = room(params.block_count());
    argon.hash_password_into_with_memory(password.as_bytes(), salt, output, &mut blocks)
}

/// Memory for a hash. It asks for more than 32 MiB of addresses, of which it touches only what it needs: glibc gives
/// areas of that size back to the system the moment they are free, and keeps smaller ones, one for each thread that
/// ever hashed.
fn room(blocks: usize) -> Vec<Block> {
    const ALWAYS_RETURNED: usize = 33 * 1024;
    let mut room = Vec::with_capacity(blocks.max(ALWAYS_RETURNED));
    room.resize(blocks, Block::default());
    room
}
