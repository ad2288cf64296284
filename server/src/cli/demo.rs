//! `quire demo`: something to look at.

use super::{migrated_store, output, password};
use crate::config::Config;
use crate::demo::{Error, Resident, Size, WRITTEN_COMMENTS, WRITTEN_POSTS, fill};
use crate::failure::Failure;
use clap::Args;
use clap::value_parser;
use domain::{NewPassword, context_words};
use rand::RngExt;

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Demo {
    /// How many posts; beyond those that were written for it they are put together from their sentences
    #[arg(long, default_value_t = WRITTEN_POSTS, value_name = "N", value_parser = value_parser!(u32).range(1..))]
    posts: u32,
    /// How many comments
    #[arg(long, default_value_t = WRITTEN_COMMENTS, value_name = "N")]
    comments: u32,
    /// Ask for the password of all these people, or read it from stdin, rather than make one up
    #[arg(long)]
    password: bool,
}

/// Letters and digits that cannot be mistaken for one another.
const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

pub(super) async fn run(demo: Demo, config: &Config) -> Result<(), Failure> {
    let typed = if demo.password {
        password::ask()?
    } else {
        made_up()
    };
    let about = context_words(None, None, &config.site_title);
    let password = NewPassword::parse(&typed, &about).map_err(|invalid| {
        Failure::new(format!("the password will not do: {}", invalid.message()))
    })?;
    let store = migrated_store(config).await?;
    let size = Size {
        posts: demo.posts,
        comments: demo.comments,
    };
    let bar = output::progress(u64::from(size.posts) + u64::from(size.comments));
    let filled = fill(&store, size, &password, |done| {
        bar.set_position(done as u64)
    })
    .await;
    bar.finish_and_clear();
    let residents = filled.map_err(failed)?;
    tell(size, &residents, (!demo.password).then_some(typed.as_str()));
    store
        .close()
        .await
        .map_err(|cause| Failure::new(format!("the database did not close cleanly ({cause})")))
}

fn tell(size: Size, residents: &[Resident], made_up: Option<&str>) {
    let Size { posts, comments } = size;
    output::line(&format!("{posts} posts and {comments} comments are in."));
    let rows = residents.iter().map(|person| {
        let role = person.role.to_string();
        vec![
            format!("  {role}"),
            person.email.clone(),
            person.name.clone(),
        ]
    });
    output::table(&rows.collect::<Vec<_>>());
    if let Some(password) = made_up {
        output::line(&format!("They all have the password {password}"));
    }
}

fn failed(error: Error) -> Failure {
    Failure::new(match error {
        Error::NotEmpty => "this site has people or posts already, and the demo only fills an empty one: name another \
                            directory with QUIRE_DATA_DIR, or another database with QUIRE_DATABASE_URL"
            .to_owned(),
        Error::Store(store::Error::Weak(invalid)) => {
            format!("the password will not do: {}", invalid.message())
        }
        cause => format!("the site was not filled, and nothing was changed: {cause}"),
    })
}

/// Four groups of four, 79 bits.
fn made_up() -> String {
    let mut rng = rand::rng();
    let mut group = || -> String {
        (0..4)
            .map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())]))
            .collect()
    };
    [group(), group(), group(), group()].join("-")
}
