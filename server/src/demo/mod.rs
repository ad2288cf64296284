//! `quire demo`: people, posts and comments to look at, and as many of them as a benchmark needs. All of it is made in
//! one transaction, on a site where nobody has written anything yet.

mod cast;
mod generated;
mod prng;
mod site;
mod snippets;
#[cfg(test)]
mod tests;
mod titles;
mod written;

pub(crate) use site::Size;
pub(crate) use written::Flaw;

use domain::{EmailAddress, Handle, Invalid, NewPassword, PersonName, Role, UserId, context_words};
use site::{Person, Site};
use store::bulk::{self, Bulk};
use store::password::Hash;
use store::{Store, accounts};

/// How many posts, and comments on them, there are to read. More are put together from their sentences.
pub(crate) const WRITTEN_POSTS: u32 = 24;
pub(crate) const WRITTEN_COMMENTS: u32 = 120;

/// Posts or comments that go to the database before a bar is moved on.
const BATCH: usize = 2000;

/// Somebody who can log in to the demo site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resident {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) handle: Handle,
    pub(crate) role: Role,
}

/// Why a site was not filled. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("the site is not empty")]
    NotEmpty,
    #[error("a text of the demo is not as it should be: {0}")]
    Flaw(#[from] Flaw),
    #[error("somebody in the demo is not as they should be: {0}")]
    Person(#[from] Invalid),
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// Fills an empty site. The same size and day always make the same one, but for the hashes of the password that everybody
/// has. `progress` is told how many posts and comments are in.
pub(crate) async fn fill(
    store: &Store,
    size: Size,
    password: &NewPassword,
    progress: impl Fn(usize),
) -> Result<Vec<Resident>, Error> {
    if accounts::any(store).await? {
        return Err(Error::NotEmpty);
    }
    let site = Site::of(size, store.now())?;
    let hashes = hashes(store, password, site.people.len()).await?;
    let mut bulk = Bulk::begin(store).await?;
    if bulk.found_posts() {
        return Err(Error::NotEmpty);
    }
    let (residents, people) = settle(&mut bulk, &site.people, hashes).await?;
    publish(&mut bulk, site, &people, progress).await?;
    bulk.finish().await?;
    Ok(residents)
}

/// One for each, because no two people's hashes are alike. Made before anything is locked.
async fn hashes(store: &Store, password: &NewPassword, count: usize) -> Result<Vec<Hash>, Error> {
    let mut hashes = Vec::with_capacity(count);
    for member in cast::CAST.iter().take(count) {
        let email = EmailAddress::parse(&member.email())?;
        let name = PersonName::parse(member.name)?;
        let about = context_words(Some(&email), Some(&name), "");
        hashes.push(store.passwords().hash_new(password, &about).await?);
    }
    Ok(hashes)
}

/// Gives everybody an account.
async fn settle(
    bulk: &mut Bulk,
    people: &[Person],
    hashes: Vec<Hash>,
) -> Result<(Vec<Resident>, Vec<UserId>), Error> {
    let (mut residents, mut ids) = (Vec::new(), Vec::new());
    for (person, hash) in people.iter().zip(hashes) {
        let member = person.member;
        let email = EmailAddress::parse(&member.email())?;
        let row = bulk::Person {
            name: PersonName::parse(member.name)?,
            role: member.role,
            about: member.about.to_owned(),
            joined: person.since,
        };
        let viewer = bulk.member(&row, &email, hash).await?;
        if ids.is_empty() && viewer.id != UserId(1) {
            // Somebody registered just now, or was here once.
            return Err(Error::NotEmpty);
        }
        ids.push(viewer.id);
        residents.push(Resident {
            name: viewer.name,
            email: member.email(),
            handle: viewer.handle,
            role: viewer.role,
        });
    }
    Ok((residents, ids))
}

async fn publish(
    bulk: &mut Bulk,
    site: Site,
    people: &[UserId],
    progress: impl Fn(usize),
) -> Result<(), Error> {
    let posts = site.posts.into_iter().map(|post| bulk::Post {
        author: people[post.author],
        post: post.post,
        at: post.date,
    });
    let mut ids = Vec::new();
    for batch in posts.collect::<Vec<_>>().chunks(BATCH) {
        ids.extend(bulk.posts(batch).await?);
        progress(ids.len());
    }
    let comments = site.comments.into_iter().map(|comment| bulk::Comment {
        post: ids[comment.post],
        author: people[comment.author],
        body: comment.body,
        at: comment.date,
    });
    let mut done = ids.len();
    for batch in comments.collect::<Vec<_>>().chunks(BATCH) {
        bulk.comments(batch).await?;
        done += batch.len();
        progress(done);
    }
    Ok(())
}
