//! `quire user`: accounts, for when the web is no way in.

use super::{migrated_store, output, password};
use crate::config::Config;
use crate::failure::Failure;
use clap::Subcommand;
use domain::{
    EmailAddress, Handle, NewPassword, PersonName, Role, Timestamp, UserId, context_words,
};
use store::accounts::{self, Account};
use store::{Error, Store};

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make an account; the password is asked for, or read from stdin
    Add {
        /// Address to log in with
        #[arg(long)]
        email: String,
        /// Name shown on the page
        #[arg(long)]
        name: String,
        /// admin, author or reader
        #[arg(long, default_value = "reader")]
        role: Role,
    },
    /// List all accounts
    List,
    /// Change what somebody may do
    Role {
        /// Email address or handle
        login: String,
        /// admin, author or reader
        role: Role,
    },
    /// Set a new password, asked for or read from stdin; ends every session of the account
    Password {
        /// Email address or handle
        login: String,
    },
    /// Lock somebody out, at once
    Disable {
        /// Email address or handle
        login: String,
    },
    /// Let somebody in again
    Enable {
        /// Email address or handle
        login: String,
    },
}

pub(super) async fn run(command: UserCommand, config: &Config) -> Result<(), Failure> {
    let store = migrated_store(config).await?;
    match command {
        UserCommand::Add { email, name, role } => add(&store, config, &email, &name, role).await,
        UserCommand::List => list(&store).await,
        UserCommand::Role { login, role } => {
            let account = find(&store, &login).await?;
            accounts::set_role(&store, account.id, role)
                .await
                .map_err(failed)?;
            said(&account, &format!("is {role} now"))
        }
        UserCommand::Password { login } => set_password(&store, config, &login).await,
        UserCommand::Disable { login } => {
            let account = find(&store, &login).await?;
            accounts::disable(&store, account.id).await.map_err(failed)?;
            said(&account, "is locked out")
        }
        UserCommand::Enable { login } => {
            let account = find(&store, &login).await?;
            accounts::enable(&store, account.id).await.map_err(failed)?;
            said(&account, "may log in again")
        }
    }
}
