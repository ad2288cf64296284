//! Packs the built site into the program: with `QUIRE_EMBED_SITE=target/site` in the environment (as `make build` sets
//! it, after the client has been built) every file becomes part of the binary. Without it nothing is packed, and the
//! program reads the files from disk, as it should in development.

#[path = "src/assets/kind.rs"]
mod kind;
#[path = "build/pack.rs"]
mod pack;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const SITE: &str = "QUIRE_EMBED_SITE";

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script what to do through the environment"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={SITE}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let table = match env::var_os(SITE) {
        None => pack::nothing(),
        Some(site) => {
            // A path as one types it at the root of the workspace.
            let site = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
                .join("..")
                .join(site);
            println!("cargo::rerun-if-changed={}", site.display());
            pack::site(&site, &out)?
        }
    };
    fs::write(out.join("site.rs"), table)?;
    Ok(())
}
