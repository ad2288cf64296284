//! No page asks the database more often because there is more on it.

use domain::post::Status;
use domain::{PageNumber, Role, Timestamp};
use store::bulk::{Bulk, Comment, Person, Post};
use store::testing::{Outcome, Queries, TestDb, texts};
use store::{comments, on_both_databases, posts};

/// Fills a site with so many posts of two authors, and as many comments under the newest.
async fn fill(db: &TestDb, count: i64) -> Outcome {
    let mut bulk = Bulk::begin(&db.store).await?;
    let mut authors = Vec::new();
    for name in ["Ada", "Grace"] {
        let person = Person {
            name: domain::PersonName::parse(name)?,
            role: Role::Author,
            about: "Writes.".to_owned(),
            joined: db.store.now(),
        };
        authors.push(bulk.person(&person).await?.id);
    }
    let moment = |n: i64| Timestamp::from_millis(TestDb::START + n * 1000);
    let author = |n: i64| authors[usize::from(n % 2 == 0)];
    let mut written = Vec::new();
    for n in 0..count {
        written.push(Post {
            author: author(n),
            post: texts::post(&format!("Post {}", n / 2), "Text.", Status::Published)?,
            at: moment(n),
        });
    }
    let ids = bulk.posts(&written).await?;
    let under = *ids.last().ok_or("no post")?;
    let mut said = Vec::new();
    for n in 0..count {
        said.push(Comment {
            post: under,
            author: author(n),
            body: texts::comment(&format!("Comment {n}."))?,
            at: moment(n),
        });
    }
    bulk.comments(&said).await?;
    Ok(bulk.finish().await?)
}

/// Statements that each page takes, in order: home, a later page, a post, its comments, a person's posts, their comments,
/// drafts.
async fn pages(queries: &Queries) -> Outcome<[u64; 7]> {
    let store = &queries.store;
    queries.taken();
    let home = posts::published(store, PageNumber::FIRST).await?;
    let first = queries.taken();
    posts::published(store, PageNumber::new(2)).await?;
    let second = queries.taken();
    let post = posts::find(store, None, &home.items[0].slug).await?;
    let found = queries.taken();
    comments::of(store, post.id).await?;
    let said = queries.taken();
    let author = post.author.ok_or("no author")?.id;
    posts::by_author(store, author, PageNumber::FIRST).await?;
    let wrote = queries.taken();
    comments::by_author(store, author).await?;
    let answered = queries.taken();
    posts::drafts(store, author, PageNumber::FIRST).await?;
    Ok([first, second, found, said, wrote, answered, queries.taken()])
}

on_both_databases! {
    async fn every_page_is_one_query_with_twelve_rows_and_with_a_thousand(db: TestDb) -> Outcome {
        fill(&db, 12).await?;
        let queries = db.queries().await?;
        assert_eq!(pages(&queries).await?, [1; 7]);
        fill(&db, 1000).await?;
        assert_eq!(pages(&queries).await?, [1; 7]);
        Ok(())
    }

    async fn much_at_once_is_what_the_same_would_be_one_by_one(db: TestDb) -> Outcome {
        fill(&db, 1200).await?;
        let home = posts::published(&db.store, PageNumber::FIRST).await?;
        assert_eq!(home.total, 1200);
        let newest = &home.items[0];
        assert_eq!((newest.slug.as_str(), newest.comments, newest.minutes), ("post-599-2", 1200, 1));
        assert_eq!(posts::find(&db.store, None, &newest.slug).await?.html.as_str(), "<p>Text.</p>\n");
        let said = comments::of(&db.store, newest.id).await?;
        let last = said.last().ok_or("nothing said")?;
        assert_eq!((said.len(), last.html.as_str()), (1200, "<p>Comment 1199.</p>\n"));
        let next = db.registered("Ines").await?;
        assert_eq!((next.id.0, next.role), (3, Role::Reader));
        assert_eq!(db.published(&next, "Post 599").await?.slug.as_str(), "post-599-3");
        Ok(())
    }

    async fn nothing_of_it_is_there_when_it_was_not_finished(db: TestDb) -> Outcome {
        let mut bulk = Bulk::begin(&db.store).await?;
        let person = Person {
            name: domain::PersonName::parse("Ada")?,
            role: Role::Author,
            about: String::new(),
            joined: db.store.now(),
        };
        assert_eq!(bulk.person(&person).await?.role, Role::Admin);
        drop(bulk);
        assert_eq!(db.registered("Grace").await?.id.0, 1);
        Ok(())
    }
}
