//! `quire import`: another blog moves in.

use super::{close, migrated_store, output};
use crate::config::Config;
use crate::failure::Failure;
use clap::Subcommand;
use std::path::PathBuf;
use store::import::flask::{self, DateFormat, Options};
use store::import::{Counts, Summary};

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
    let store = migrated_store(config).await?;
    let options = Options {
        dry_run,
        date_format,
    };
    let bar = output::progress(0);
    let imported = flask::import(&store, &path, options, |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    })
    .await;
    bar.finish_and_clear();
    let imported = imported.map_err(|cause| Failure::new(format!("nothing was imported: {cause}")));
    tell(&close(&store, imported).await?, dry_run);
    Ok(())
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
