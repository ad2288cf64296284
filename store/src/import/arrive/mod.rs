//! Writing an old blog into ours: in one transaction, which is taken back at the end if it was only to be tried.

use super::blog::Blog;
use super::notes::Notes;
use super::{Counts, Progress, Summary};
use crate::{Error, Store, migrate, settings};
use domain::Timestamp;
use known::Known;
use sea_orm::DatabaseTransaction;
use std::sync::atomic::Ordering;

mod comments;
mod known;
mod people;
mod posts;

/// Brings everything in that is not here yet.
pub(super) async fn arrive(
    store: &Store,
    blog: &Blog,
    dry_run: bool,
    progress: &mut impl FnMut(Progress),
) -> Result<Summary, Error> {
    let tx = store.begin().await?;
    if dry_run {
        migrate::up_in(&tx).await?;
    }
    let summary = write(&tx, blog, store.now(), progress).await?;
    if dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
        if summary.people.brought > 0 {
            store.has_accounts().store(true, Ordering::Relaxed);
        }
    }
    Ok(summary)
}

/// What the parts of an arrival share.
struct Arrival<'a, P> {
    tx: &'a DatabaseTransaction,
    blog: &'a Blog,
    now: Timestamp,
    known: Known,
    notes: Notes,
    progress: &'a mut P,
    done: u64,
}

impl<P: FnMut(Progress)> Arrival<'_, P> {
    /// Counts one person, post or comment as done.
    fn step(&mut self) {
        self.done += 1;
        let size = self.blog.size() as u64;
        (self.progress)(Progress {
            done: size + self.done,
            total: 2 * size,
        });
    }
}

async fn write<P: FnMut(Progress)>(
    tx: &DatabaseTransaction,
    blog: &Blog,
    now: Timestamp,
    progress: &mut P,
) -> Result<Summary, Error> {
    // Two imports at once, or an import and somebody who registers, go one after the other.
    settings::get_locked(tx, settings::ACCOUNTS_MADE).await?;
    let mut arrival = Arrival {
        tx,
        blog,
        now,
        known: Known::of(tx, blog).await?,
        notes: blog.notes.clone(),
        progress,
        done: 0,
    };
    let people = people::bring(&mut arrival).await?;
    let posts = posts::bring(&mut arrival).await?;
    let comments = comments::bring(&mut arrival).await?;
    arrival.known.save(tx).await?;
    let skipped = blog.skipped;
    Ok(Summary {
        blog: blog.kind,
        people: with_skipped(people, skipped.people),
        posts: with_skipped(posts, skipped.posts),
        comments: with_skipped(comments, skipped.comments),
        oddities: arrival.notes.sentences(),
    })
}

fn with_skipped(counts: Counts, skipped: u64) -> Counts {
    Counts {
        skipped: counts.skipped + skipped,
        ..counts
    }
}
