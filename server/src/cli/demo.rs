//! `quire demo`: something to look at.

use super::{migrated_store, output};
use crate::config::Config;
use crate::failure::Failure;
use clap::Args;

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Demo {
    /// How many posts
    #[arg(long, default_value_t = 24, value_name = "N")]
    posts: u32,
    /// How many comments
    #[arg(long, default_value_t = 120, value_name = "N")]
    comments: u32,
}

pub(super) async fn run(demo: Demo, config: &Config) -> Result<(), Failure> {
    let store = migrated_store(config).await?;
    crate::demo::run(&store, demo.posts, demo.comments)
        .await
        .map_err(|cause| Failure::new(format!("the site could not be filled: {cause}")))?;
    output::line(&format!(
        "{} posts and {} comments are in.",
        demo.posts, demo.comments
    ));
    Ok(())
}
