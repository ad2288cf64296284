//! Many people at one moment: row 45 of the acceptance table.

use domain::post::Status;
use domain::{PageNumber, Slug};
use std::collections::BTreeSet;
use store::testing::{Outcome, TestDb, texts};
use store::{Error, on_both_databases, posts};
use tokio::task::JoinSet;

on_both_databases! {
    async fn row_45_fifty_posts_of_one_title_get_fifty_addresses(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let new = texts::post("Before six", "x", Status::Published)?;
        let mut writing = JoinSet::new();
        for _ in 0..50 {
            let (store, new) = (db.store.clone(), new.clone());
            writing.spawn(async move { posts::create(&store, ada.id, &new).await });
        }
        let mut slugs = BTreeSet::new();
        while let Some(written) = writing.join_next().await {
            slugs.insert(written??.as_str().to_owned());
        }
        assert_eq!(slugs.len(), 50);
        assert!(slugs.contains("before-six") && slugs.contains("before-six-50"), "{slugs:?}");
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 50);
        Ok(())
    }

    async fn row_45_of_twenty_saves_of_one_version_one_wins(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let mut saving = JoinSet::new();
        for n in 0..20 {
            let store = db.store.clone();
            let new = texts::post("One", &format!("Text {n}"), Status::Published)?;
            saving.spawn(async move { posts::save(&store, post.id, 1, &new).await });
        }
        let mut won = 0;
        while let Some(saved) = saving.join_next().await {
            match saved? {
                Ok(_) => won += 1,
                Err(error) => assert!(matches!(error, Error::Stale), "{error:?}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(posts::source(&db.store, Some(&ada), &post.slug).await?.version, 2);
        Ok(())
    }

    async fn row_45_ten_drafts_that_take_one_title_at_once_all_get_an_address(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let mut saving = JoinSet::new();
        for n in 0..10 {
            let draft = db.drafted(&ada, &format!("Draft {n}")).await?;
            let store = db.store.clone();
            let new = texts::post("Before six", "x", Status::Draft)?;
            saving.spawn(async move { posts::save(&store, draft.id, 1, &new).await });
        }
        let mut slugs = BTreeSet::new();
        while let Some(saved) = saving.join_next().await {
            slugs.insert(saved??.as_str().to_owned());
        }
        assert_eq!(slugs.len(), 10, "{slugs:?}");
        Ok(())
    }

    async fn row_45_a_draft_renamed_while_its_new_title_is_published_gets_the_next_address(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for round in 1..=10_u32 {
            let title = format!("Before {}", "six ".repeat(usize::try_from(round)?));
            let draft = db.drafted(&ada, &format!("Draft {round}")).await?;
            let (renamed, new) = (texts::post(&title, "x", Status::Draft)?, texts::post(&title, "x", Status::Published)?);
            let (saved, created) = tokio::join!(
                posts::save(&db.store, draft.id, 1, &renamed),
                posts::create(&db.store, ada.id, &new)
            );
            let wanted = Slug::from_title(&title);
            let slugs = BTreeSet::from([saved?, created?].map(|slug| slug.as_str().to_owned()));
            assert_eq!(slugs, BTreeSet::from([wanted.as_str().to_owned(), wanted.numbered(2).as_str().to_owned()]));
        }
        Ok(())
    }

    async fn the_count_of_posts_is_right_when_all_write_at_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let mut writing = JoinSet::new();
        for n in 0..20 {
            let store = db.store.clone();
            let new = texts::post(&format!("Post {n}"), "x", Status::Published)?;
            writing.spawn(async move {
                let slug = posts::create(&store, ada.id, &new).await?;
                if n % 2 == 0 {
                    let post = posts::find(&store, None, &slug).await?;
                    posts::delete(&store, post.id, ada.id).await?;
                }
                Ok::<_, Error>(())
            });
        }
        while let Some(written) = writing.join_next().await {
            written??;
        }
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 10);
        Ok(())
    }
}
