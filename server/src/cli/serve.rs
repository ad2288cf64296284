//! `quire serve`: runs the site until it is told to stop.

use super::output;
use crate::config::Config;
use crate::failure::Failure;
use crate::serve::{Server, on_signals};
use store::Clock;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let stop = on_signals()?;
    let server = Server::open(config, Clock::System).await?;
    announce(config, &server).await?;
    server.run(stop).await;
    Ok(())
}

/// Says where the site is, and what its owner has to know before others come.
async fn announce(config: &Config, server: &Server) -> Result<(), Failure> {
    let url = server.public_url();
    output::line(&format!("{} is at {url}", config.site_title));
    if url.loses_cookies() {
        output::note(&format!(
            "nobody can stay logged in at {url}: browsers keep this site's cookies only if they come by https. Put a \
             proxy that does TLS in front and set QUIRE_BASE_URL to its https:// address, or leave QUIRE_BASE_URL away \
             and use the site from this machine"
        ));
    }
    if !server.is_for_others() {
        return Ok(());
    }
    if config.base_url.is_none() {
        output::note(&format!(
            "only this machine can use {url}: set QUIRE_BASE_URL to the address that people will use, for example \
             QUIRE_BASE_URL=https://blog.example.org"
        ));
    }
    if let Some(code) = setup_code(server).await? {
        output::line(&format!("The first account needs this set-up code: {code}"));
    }
    Ok(())
}

/// A fresh code, as long as nobody has an account.
async fn setup_code(server: &Server) -> Result<Option<String>, Failure> {
    store::accounts::setup_code::fresh(server.store())
        .await
        .map_err(|cause| Failure::new(format!("cannot make a set-up code: {cause}")))
}
