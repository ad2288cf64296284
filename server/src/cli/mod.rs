//! The command line. Each command is a file; this one says what there is.

mod demo;
mod import;
mod migrate;
mod output;
mod password;
mod refusal;
mod serve;
mod user;

use crate::config::Config;
use crate::failure::Failure;
use crate::{serve as server, telemetry};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use store::{Actor, Clock, Store};

/// How long work that cannot be stopped, such as a password being hashed, may hold up the end of the program.
const LAST_MOMENTS: Duration = Duration::from_secs(1);

/// Quire, a blog on your own machine. Without a command it serves the site.
#[derive(Debug, Parser)]
#[command(name = "quire", version, max_term_width = 100)]
struct Cli {
    /// Settings file to read instead of ./quire.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site; applies pending migrations first
    Serve,
    /// Apply, take back or list migrations of the database
    Migrate {
        #[command(subcommand)]
        command: Option<migrate::MigrateCommand>,
    },
    /// Look after accounts without the web
    User {
        #[command(subcommand)]
        command: user::UserCommand,
    },
    /// Bring another blog in
    Import {
        #[command(subcommand)]
        command: import::ImportCommand,
    },
    /// Fill an empty site with people, posts and comments to look at
    Demo(demo::Demo),
    /// Print the configuration in effect, secrets masked
    Config,
}

/// Does what the command line asks for.
#[must_use]
pub fn run() -> ExitCode {
    // Wrong usage ends in here, with exit code 2 and how it is used.
    let cli = Cli::parse();
    match carry_out(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::failure(&failure);
            ExitCode::from(failure.code())
        }
    }
}

fn carry_out(cli: Cli) -> Result<(), Failure> {
    let config = Config::load(cli.config.as_deref())?;
    let command = cli.command.unwrap_or(Command::Serve);
    if matches!(command, Command::Config) {
        output::text(&config.show());
        return Ok(());
    }
    telemetry::start(config.log, &config.log_filter);
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|cause| Failure::new(format!("cannot start: {cause}")))?;
    let outcome = runtime.block_on(async {
        match command {
            Command::Serve => serve::run(&config).await,
            Command::Migrate { command } => migrate::run(command, &config).await,
            Command::User { command } => user::run(command, &config).await,
            Command::Import { command } => import::run(command, &config).await,
            Command::Demo(demo) => demo::run(demo, &config).await,
            Command::Config => Ok(()),
        }
    });
    runtime.shutdown_timeout(LAST_MOMENTS);
    outcome
}

/// The site's database, up to date.
async fn migrated_store(config: &Config) -> Result<Store, Failure> {
    let store = server::open_store(config, Clock::System).await?;
    store::migrate::up(&store)
        .await
        .map_err(|cause| Failure::no_database(&config.database_url, &cause))?;
    Ok(store.on_behalf_of(Actor::console()))
}

/// Leaves the database in one file again, whatever came of the work. If that cannot be, the next start does it.
async fn close<T>(store: &Store, outcome: Result<T, Failure>) -> Result<T, Failure> {
    if let Err(error) = store.close().await {
        tracing::warn!(%error, "the database did not close cleanly");
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
