//! Row R15 of the acceptance table: after thousands of changes by several people at once, everything that is counted is what a
//! model of it says, and nothing was lost.

use domain::post::Status;
use domain::{CommentId, PageNumber, PostId, Role, Viewer};
use std::sync::Arc;
use store::testing::{Outcome, TestDb, texts};
use store::{Error, comments, on_both_databases, posts};
use tokio::task::JoinSet;

/// On each of the two databases.
const CHANGES: usize = 10_000;
const AUTHORS: usize = 4;
/// Of each author.
const MOST_POSTS: usize = 12;

/// A post as it has to be.
struct Known {
    id: PostId,
    /// Counts the saves.
    version: i64,
    body: String,
    published: bool,
    in_bin: bool,
    comments: Vec<CommentId>,
}

/// The same numbers every time (Steele, Lea and Flood's `SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap_or(0)
    }
}

const fn status(published: bool) -> Status {
    if published {
        Status::Published
    } else {
        Status::Draft
    }
}

async fn creates(db: &TestDb, author: &Viewer, number: usize, published: bool) -> Outcome<Known> {
    let body = format!("Text {number}");
    let new = texts::post(
        &format!("{} {number}", author.name),
        &body,
        status(published),
    )?;
    let slug = posts::create(&db.store, author.id, &new).await?;
    let id = posts::find(&db.store, Some(author), &slug).await?.id;
    Ok(Known {
        id,
        version: 1,
        body,
        published,
        in_bin: false,
        comments: Vec::new(),
    })
}

/// Changes something about a post, or tries what has to fail.
async fn changes(
    db: &TestDb,
    author: &Viewer,
    post: &mut Known,
    what: usize,
    number: usize,
) -> Outcome {
    let store = &db.store;
    match what {
        _ if post.in_bin => {
            posts::bring_back(store, post.id).await?;
            post.in_bin = false;
        }
        0 => {
            posts::delete(store, post.id, author.id).await?;
            post.in_bin = true;
        }
        1 | 2 => {
            let (body, published) = (format!("Text {number}"), !number.is_multiple_of(3));
            let new = texts::post(&author.name, &body, status(published))?;
            posts::save(store, post.id, post.version, &new).await?;
            (post.body, post.published) = (body, published);
            post.version += 1;
        }
        3 => {
            let new = texts::post(&author.name, "What was read is old", Status::Published)?;
            let stale = posts::save(store, post.id, post.version - 1, &new).await;
            assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        }
        4 if !post.comments.is_empty() => {
            let gone = post.comments.remove(number % post.comments.len());
            comments::delete(store, gone).await?;
        }
        _ if post.published => {
            let body = texts::comment(&format!("Said {number}"))?;
            let said = comments::add(store, post.id, author.id, &body).await?;
            post.comments.push(said.id);
        }
        _ => {}
    }
    Ok(())
}

/// What one author does all day, and what comes of it.
async fn works(db: Arc<TestDb>, author: Viewer, seed: u64) -> Result<Vec<Known>, String> {
    let mut chance = Chance(seed);
    let mut known: Vec<Known> = Vec::new();
    for number in 0..CHANGES / AUTHORS {
        let done = if known.len() < MOST_POSTS && chance.below(20) == 0 || known.is_empty() {
            creates(&db, &author, number, chance.below(2) == 0)
                .await
                .map(|made| known.push(made))
        } else {
            let at = chance.below(known.len());
            changes(&db, &author, &mut known[at], chance.below(8), number).await
        };
        done.map_err(|error| format!("{} at {number}: {error}", author.name))?;
    }
    Ok(known)
}

on_both_databases! {
    async fn row_r15_what_is_counted_is_what_is_there_after_thousands_of_changes(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let db = Arc::new(db);
        let mut work = JoinSet::new();
        for n in 0..AUTHORS {
            let author = db.added(&format!("Author {n}"), Role::Author).await?;
            work.spawn(works(db.clone(), author, n as u64));
        }
        let mut known = Vec::new();
        while let Some(done) = work.join_next().await {
            known.extend(done??);
        }
        assert!(known.len() > AUTHORS * 4, "{} posts", known.len());
        let shown: Vec<&Known> = known.iter().filter(|post| post.published && !post.in_bin).collect();
        let page = posts::published_by(&db.store, PageNumber::FIRST, 100).await?;
        assert_eq!(page.total, shown.len() as u64);
        let counted = db.number("SELECT COUNT(*) FROM posts WHERE status = 'published'").await?;
        assert_eq!(counted, shown.len() as i64);
        for post in &shown {
            let listed = page.items.iter().find(|listed| listed.id == post.id);
            assert_eq!(listed.map(|listed| listed.comments), Some(post.comments.len() as i64));
        }
        for post in known.iter().filter(|post| !post.in_bin) {
            let source = posts::source_of(&db.store, Some(&ada), post.id).await;
            // Drafts are for their authors alone.
            if post.published {
                let source = source?;
                assert_eq!((source.version, &source.body), (post.version, &post.body));
            }
            let said = comments::of(&db.store, post.id).await?;
            let ids: Vec<CommentId> = said.iter().map(|comment| comment.id).collect();
            assert_eq!(ids, post.comments);
        }
        let binned = known.iter().filter(|post| post.in_bin).count();
        assert_eq!(db.number("SELECT COUNT(*) FROM posts WHERE status = 'bin'").await?, binned as i64);
        Ok(())
    }
}
