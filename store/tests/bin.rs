//! Posts go into the bin, and come out of it.

use domain::post::{IN_BIN, PostForm, Status};
use domain::{PageNumber, Role, Slug, Viewer};
use store::testing::{Outcome, TestDb, texts};
use store::{Error, comments, on_both_databases, posts, working_copies};

async fn in_bin(db: &TestDb, viewer: &Viewer) -> Outcome<Vec<String>> {
    let binned = posts::binned(&db.store, viewer).await?;
    Ok(binned.into_iter().map(|post| post.title).collect())
}

on_both_databases! {
    async fn a_deleted_post_is_gone_for_everybody_and_comes_back_as_it_was(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let post = db.published(&grace, "One").await?;
        let comment = db.said(&ada, &post, "a").await?;
        posts::delete(&db.store, post.id, grace.id).await?;
        for viewer in [None, Some(&grace), Some(&ada)] {
            assert!(matches!(db.seen(viewer, "one").await, Err(Error::NotFound)));
            assert!(matches!(posts::source_of(&db.store, viewer, post.id).await, Err(Error::NotFound)));
            assert!(matches!(comments::source(&db.store, viewer, comment.id).await, Err(Error::NotFound)));
        }
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 0);
        assert_eq!(comments::by_author(&db.store, ada.id).await?, []);
        let again = posts::delete(&db.store, post.id, grace.id).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let save = posts::save(&db.store, post.id, 1, &texts::post("One", "x", Status::Draft)?).await;
        assert!(matches!(save, Err(Error::NotFound)), "{save:?}");
        // Its address is still its own.
        assert_eq!(db.published(&ada, "One").await?.slug.as_str(), "one-2");
        assert_eq!(posts::bring_back(&db.store, post.id).await?, Slug::from_path("one"));
        assert_eq!(db.seen(None, "one").await?, post);
        assert_eq!(comments::of(&db.store, post.id).await?, [comment]);
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 2);
        let twice = posts::bring_back(&db.store, post.id).await;
        assert!(matches!(twice, Err(Error::NotFound)));
        Ok(())
    }

    async fn the_bin_is_seen_by_the_author_and_by_an_admin_who_filled_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (grace, kenji) = (db.added("Grace", Role::Author).await?, db.added("Kenji", Role::Author).await?);
        let (one, two) = (db.published(&grace, "One").await?, db.drafted(&grace, "Two").await?);
        posts::delete(&db.store, one.id, ada.id).await?;
        db.advance(1);
        posts::delete(&db.store, two.id, grace.id).await?;
        assert_eq!(in_bin(&db, &grace).await?, ["Two", "One"]);
        assert_eq!(in_bin(&db, &ada).await?, ["One"]);
        assert_eq!(in_bin(&db, &kenji).await?, [""; 0]);
        assert!(posts::in_bin(&db.store, &grace, one.id).await.is_ok());
        assert!(posts::in_bin(&db.store, &ada, two.id).await.is_ok());
        assert!(matches!(posts::in_bin(&db.store, &kenji, one.id).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn after_thirty_days_it_is_gone_for_good_with_its_comments_and_versions(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (old, young) = (db.published(&ada, "One").await?, db.published(&ada, "Two").await?);
        db.said(&ada, &old, "a").await?;
        let form = posts::source_of(&db.store, Some(&ada), old.id).await?.form();
        let typed = PostForm { body: "Half a thought".to_owned(), ..form };
        working_copies::keep(&db.store, ada.id, &typed).await?;
        posts::delete(&db.store, old.id, ada.id).await?;
        db.advance(IN_BIN / 1000 - 1);
        posts::delete(&db.store, young.id, ada.id).await?;
        assert_eq!(posts::sweep(&db.store).await?, 0);
        db.advance(1);
        assert_eq!(posts::sweep(&db.store).await?, 1);
        assert_eq!(in_bin(&db, &ada).await?, ["Two"]);
        assert_eq!(db.number("SELECT COUNT(*) FROM comments").await?, 0);
        assert_eq!(db.number("SELECT COUNT(*) FROM revisions").await?, 1, "of the other");
        assert_eq!(db.number("SELECT COUNT(*) FROM working_copies").await?, 0);
        assert_eq!(db.published(&ada, "One").await?.slug.as_str(), "one", "free again");
        Ok(())
    }

    async fn what_was_to_be_published_meanwhile_comes_back_as_a_draft(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for (title, minute) in [("One", "10"), ("Two", "50")] {
            let form = PostForm {
                title: title.to_owned(),
                body: "Words.".to_owned(),
                status: "scheduled".to_owned(),
                publish_at: format!("2026-11-01T00:{minute}"),
                ..PostForm::default()
            };
            let new = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
            let at = posts::create(&db.store, ada.id, &new).await?;
            posts::delete(&db.store, db.seen(Some(&ada), at.as_str()).await?.id, ada.id).await?;
        }
        db.advance(30 * 60);
        assert_eq!(posts::publish_due(&db.store).await?, 0, "not out of the bin");
        for post in posts::binned(&db.store, &ada).await? {
            posts::bring_back(&db.store, post.id).await?;
        }
        assert_eq!(db.seen(Some(&ada), "one").await?.status, Status::Draft);
        assert_eq!(db.seen(Some(&ada), "two").await?.status, Status::Scheduled);
        Ok(())
    }
}
