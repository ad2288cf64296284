//! How often a whole page asks the database, whoever looks at it, and however much is on it.

use crate::bare::Bare;
use domain::post::Status;
use domain::{PersonName, Role, Timestamp, UserId};
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;
use store::bulk::{Bulk, Comment, Person, Post};
use store::on_both_databases;
use store::testing::cast::PASSWORD;
use store::testing::{Outcome, Queries, TestDb, texts};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// So many posts of two authors, and as many comments of theirs under each of the two newest.
async fn fill(db: &TestDb, count: i64) -> Outcome {
    let mut bulk = Bulk::begin(&db.store).await?;
    let mut authors: Vec<UserId> = Vec::new();
    for name in ["Grace", "Kenji"] {
        let person = Person {
            name: PersonName::parse(name)?,
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
            post: texts::post(&format!("Of {count}: {n}"), "Text.", Status::Published)?,
            at: moment(n),
        });
    }
    let ids = bulk.posts(&written).await?;
    let mut said = Vec::new();
    for n in 0..count {
        said.push(Comment {
            post: *ids.last().ok_or("no post")?,
            author: author(n),
            body: texts::comment(&format!("Comment {n}."))?,
            at: moment(n),
        });
    }
    bulk.comments(&said).await?;
    Ok(bulk.finish().await?)
}

const VISITS: u64 = 4;

/// Statements for so many visits of `/` and of the newest post, signed out and signed in.
async fn pages(bare: &Bare, queries: &Queries, session: &str, newest: &str) -> Outcome<[u64; 4]> {
    let mut taken = Vec::new();
    for cookies in ["", session] {
        for path in ["/", newest] {
            // What is told or noted only once is done with after this.
            bare.shows(path, cookies).await;
            settles(queries).await;
            for _ in 0..VISITS {
                let page = bare.shows(path, cookies).await;
                assert_eq!(page.status, 200, "{path}: {}", page.body);
                let signed_in = page.body.contains("action=\"/logout\"");
                assert_eq!(signed_in, !cookies.is_empty(), "{path}");
            }
            taken.push(settles(queries).await);
        }
    }
    taken.try_into().map_err(|_other| "four pages".into())
}

/// Statements since the last time, and until there are no more: some are counted behind the answer.
async fn settles(queries: &Queries) -> u64 {
    let mut all = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        match queries.taken() {
            0 => return all,
            some => all += some,
        }
    }
}

on_both_databases! {
    async fn a_page_with_a_thousand_rows_asks_no_more_than_one_with_twelve(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        fill(&db, 12).await?;
        let queries = db.queries().await?;
        let bare = Bare::over(queries.store.clone());
        let session = bare.logs_in("ada", PASSWORD, HOME).await;
        let session = format!("quire={session}");
        let few = pages(&bare, &queries, &session, "/posts/of-12-11").await?;
        fill(&db, 1000).await?;
        let many = pages(&bare, &queries, &session, "/posts/of-1000-999").await?;
        assert_eq!(few, many);
        assert!(few.iter().all(|count| *count > 0 && *count < 10 * VISITS), "{few:?}");
        Ok(())
    }
}
