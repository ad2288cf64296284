//! `quire user`: accounts, for when the web is no way in.

use super::refusal::{failed, invalid};
use super::{close, migrated_store, output, password};
use crate::config::Config;
use crate::failure::Failure;
use clap::{Subcommand, ValueEnum};
use domain::account::RegisterForm;
use domain::people::{Account, Writing};
use domain::{EmailAddress, NewPassword, PersonName, Role, Timestamp, context_words};
use store::accounts;
use store::{Error, Store, identities, second_factor};

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
    /// Take the second factor, and every passkey, away from somebody who has lost them: their password alone opens the
    /// account again
    SecondFactor {
        /// Email address or handle
        login: String,
        what: Off,
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
    /// Delete an account for good; posts and comments stay, under "Deleted person"
    Delete {
        /// Email address or handle
        login: String,
        /// Delete their posts and comments too
        #[arg(long)]
        with_writing: bool,
    },
}

/// The one thing that can be done to a second factor from here: nobody sets one up for somebody else.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Off {
    Off,
}

pub(super) async fn run(command: UserCommand, config: &Config) -> Result<(), Failure> {
    let store = migrated_store(config).await?;
    close(&store, carry_out(command, &store, config).await).await
}

async fn carry_out(command: UserCommand, store: &Store, config: &Config) -> Result<(), Failure> {
    match command {
        UserCommand::Add { email, name, role } => add(store, config, email, name, role).await,
        UserCommand::List => list(store).await,
        UserCommand::Role { login, role } => {
            let person = find(store, &login).await?;
            let done = accounts::set_role(store, person.id, role).await;
            said(done, &person, &format!("is {role} now"))
        }
        UserCommand::Password { login } => set_password(store, config, &login).await,
        UserCommand::SecondFactor {
            login,
            what: Off::Off,
        } => take_second_factor(store, &login).await,
        UserCommand::Disable { login } => {
            let person = find(store, &login).await?;
            let done = accounts::disable(store, person.id).await;
            said(done, &person, "is locked out")
        }
        UserCommand::Enable { login } => {
            let person = find(store, &login).await?;
            let done = accounts::enable(store, person.id).await;
            said(done, &person, "may log in again")
        }
        UserCommand::Delete {
            login,
            with_writing,
        } => delete(store, &login, with_writing).await,
    }
}

/// The same rules as on the page, because it is the page's form.
async fn add(
    store: &Store,
    config: &Config,
    email: String,
    name: String,
    role: Role,
) -> Result<(), Failure> {
    let password = password::ask()?;
    let form = RegisterForm {
        email,
        name,
        password_confirm: password.clone(),
        password,
        ..RegisterForm::default()
    };
    let account = form
        .parse(&config.site_title)
        .map_err(|found| invalid(&found))?;
    let made = accounts::add(store, &account, &config.site_title, role)
        .await
        .map_err(failed)?;
    output::line(&format!(
        "{} is {} with the handle {}.",
        made.name, made.role, made.handle
    ));
    Ok(())
}

async fn delete(store: &Store, login: &str, with_writing: bool) -> Result<(), Failure> {
    let (writing, what) = if with_writing {
        (Writing::Remove, "is deleted, with all posts and comments")
    } else {
        (Writing::Keep, "is deleted; posts and comments stay")
    };
    let person = find(store, login).await?;
    let done = accounts::delete(store, &[person.id], writing).await;
    said(done, &person, what)
}

async fn list(store: &Store) -> Result<(), Failure> {
    let mut rows = vec![
        ["id", "role", "handle", "name", "email", "since", ""]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(
        accounts::list(store)
            .await
            .map_err(failed)?
            .into_iter()
            .map(row),
    );
    output::table(&rows);
    Ok(())
}

fn row(person: Account) -> Vec<String> {
    let locked = person.disabled.map_or("", |_| "locked out");
    vec![
        person.id.to_string(),
        person.role.to_string(),
        person.handle.to_string(),
        person.name,
        person.email.unwrap_or_default(),
        Timestamp::rfc3339(person.created),
        locked.to_owned(),
    ]
}

async fn set_password(store: &Store, config: &Config, login: &str) -> Result<(), Failure> {
    let person = find(store, login).await?;
    let typed = password::ask()?;
    let about = about(&person, &config.site_title);
    let password = NewPassword::parse(&typed, &about).map_err(|found| invalid(&[found]))?;
    let done = accounts::set_password(store, person.id, &password, &config.site_title).await;
    said(
        done,
        &person,
        "has a new password and is logged out everywhere",
    )
}

async fn take_second_factor(store: &Store, login: &str) -> Result<(), Failure> {
    let person = find(store, login).await?;
    let any = second_factor::rescue(store, person.id).await;
    let any = any.map_err(failed)?;
    let ways = identities::ways_in(store, person.id)
        .await
        .map_err(failed)?;
    let what = match any {
        false => "had no second factor and no passkey",
        true if ways.has_password => {
            "has no second factor and no passkey any more: the password alone opens the account"
        }
        true if ways.linked.is_empty() => {
            "has no passkey any more, and nothing to log in with: `quire user password` sets a password"
        }
        true => {
            "has no second factor and no passkey any more: a linked account alone opens the account"
        }
    };
    said(Ok(()), &person, what)
}

/// What the password may not consist of.
fn about(person: &Account, site: &str) -> Vec<String> {
    let email = person
        .email
        .as_deref()
        .and_then(|email| EmailAddress::parse(email).ok());
    let name = PersonName::parse(&person.name).ok();
    context_words(email.as_ref(), name.as_ref(), site)
}

async fn find(store: &Store, login: &str) -> Result<Account, Failure> {
    accounts::find(store, login)
        .await
        .map_err(|cause| match cause {
            Error::NotFound => Failure::new(format!(
                "nobody has the address or handle {login}: `quire user list` shows everybody"
            )),
            cause => failed(cause),
        })
}

fn said(done: Result<(), Error>, person: &Account, what: &str) -> Result<(), Failure> {
    done.map_err(failed)?;
    output::line(&format!("{} ({}) {what}.", person.name, person.handle));
    Ok(())
}
