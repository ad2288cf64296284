//! `quire import`: another blog moves in.

use super::{close, migrated_store, output};
use crate::config::Config;
use crate::failure::Failure;
use crate::serve::open_store;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use store::import::flask::{DateFormat, FlaskBlog, Options};
use store::import::{Counts, ImportError, Progress, Summary};
use store::{Clock, Store};

#[derive(Debug, Subcommand)]
pub(super) enum ImportCommand {
    /// A blog made with Flask, from its SQLite file
    ///
    /// People keep their passwords, and old addresses of posts lead to the new ones. Everything comes in or nothing
    /// does, and what is here already is not brought twice.
    Flask {
        /// The old blog's database; it is only read
        path: PathBuf,
        /// Say what would come, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// What dates like 06/07/2022 mean, where the blog itself does not show it: day-first, month-first or a pattern
        #[arg(long, value_name = "FORMAT")]
        date_format: Option<DateFormat>,
    },
}

pub(super) async fn run(command: ImportCommand, config: &Config) -> Result<(), Failure> {
    let ImportCommand::Flask {
        path,
        dry_run,
        date_format,
    } = command;
    let options = Options {
        dry_run,
        date_format,
    };
    let bar = output::progress(0);
    let imported = bring(config, &path, options, |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    })
    .await;
    bar.finish_and_clear();
    tell(&imported?, dry_run);
    Ok(())
}

/// The old blog is read before the site is opened: a file that is none leaves no trace.
async fn bring(
    config: &Config,
    path: &Path,
    options: Options,
    mut progress: impl FnMut(Progress),
) -> Result<Summary, Failure> {
    let blog = FlaskBlog::read(path, options, Clock::System.now(), &mut progress)
        .await
        .map_err(failed)?;
    let store = if options.dry_run {
        store_to_try(config).await?
    } else {
        migrated_store(config).await?
    };
    let imported = blog.move_in(&store, &mut progress).await.map_err(failed);
    close(&store, imported).await
}

/// The site as it is, without its migrations; an empty one in memory where there is none yet.
async fn store_to_try(config: &Config) -> Result<Store, Failure> {
    match config.database_url.file() {
        Some(file) if !file.exists() => Store::in_memory(Clock::System)
            .await
            .map_err(|cause| Failure::new(format!("cannot try the import: {cause}"))),
        _ => open_store(config, Clock::System).await,
    }
}

fn failed(cause: ImportError) -> Failure {
    Failure::new(format!("nothing was imported: {cause}"))
}

fn tell(summary: &Summary, dry_run: bool) {
    let verb = if dry_run { "would come" } else { "came" };
    output::line(&format!("{}:", summary.blog));
    output::table(&[
        row("people", summary.people, verb),
        row("posts", summary.posts, verb),
        row("comments", summary.comments, verb),
    ]);
    for oddity in &summary.oddities {
        output::line(&format!("- {oddity}"));
    }
    if dry_run {
        output::line("Nothing was changed: this was a dry run.");
    }
}

fn row(kind: &str, counts: Counts, verb: &str) -> Vec<String> {
    vec![
        format!("  {kind}"),
        format!("{} {verb}", counts.brought),
        format!("{} were here already", counts.already_there),
        format!("{} left out", counts.skipped),
    ]
}
