//! `quire migrate`: the schema of the database by hand. `quire serve` does this by itself.

use super::{close, output};
use crate::config::Config;
use crate::failure::Failure;
use crate::serve::open_store;
use clap::Subcommand;
use store::{Clock, Store, migrate};

#[derive(Clone, Copy, Debug, Subcommand)]
pub(super) enum MigrateCommand {
    /// Apply every migration that is missing (the default)
    Up,
    /// Take the last migration back, and with it what only it could hold
    Down,
    /// List the migrations and which of them are applied
    Status,
}

pub(super) async fn run(command: Option<MigrateCommand>, config: &Config) -> Result<(), Failure> {
    let store = open_store(config, Clock::System).await?;
    let command = command.unwrap_or(MigrateCommand::Up);
    close(&store, carry_out(command, &store).await).await
}

async fn carry_out(command: MigrateCommand, store: &Store) -> Result<(), Failure> {
    match command {
        MigrateCommand::Up => migrate::up(store).await.map_err(failed)?,
        MigrateCommand::Down => migrate::down(store).await.map_err(failed)?,
        MigrateCommand::Status => {}
    }
    list(store).await
}

async fn list(store: &Store) -> Result<(), Failure> {
    for step in migrate::status(store).await.map_err(failed)? {
        let mark = if step.applied { "applied" } else { "pending" };
        output::line(&format!("{mark}  {}", step.name));
    }
    Ok(())
}

fn failed(cause: store::Error) -> Failure {
    Failure::new(format!(
        "the migration did not go through and nothing was changed ({cause}): restore the version of Quire that this \
         database belongs to, or report this"
    ))
}
