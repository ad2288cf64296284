//! Row R15 of the acceptance table: what is sent twice from one form is there once, also at the same moment.

use domain::PageNumber;
use domain::comment::CommentForm;
use domain::post::PostForm;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use store::testing::{Outcome, TestDb};
use store::{Actor, Error, comments, on_both_databases, posts, submissions};
use tokio::task::JoinSet;

fn form(body: &str) -> PostForm {
    PostForm {
        title: "Before six".to_owned(),
        body: body.to_owned(),
        status: "published".to_owned(),
        key: "0123456789abcdef".to_owned(),
        ..PostForm::default()
    }
}

fn parsed(form: &PostForm) -> Outcome<domain::post::NewPost> {
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

on_both_databases! {
    async fn row_r15_a_new_post_that_is_sent_ten_times_is_there_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let mut sending = JoinSet::new();
        for _ in 0..10 {
            let (store, form) = (db.store.clone(), form("We set out."));
            let new = parsed(&form)?;
            sending.spawn(async move { posts::create_once(&store, ada.id, &new, &form).await });
        }
        let mut answers = BTreeSet::new();
        while let Some(sent) = sending.join_next().await {
            answers.insert(sent??.as_str().to_owned());
        }
        assert_eq!(answers, BTreeSet::from(["before-six".to_owned()]));
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 1);
        // Other words are another post: they must not be lost.
        let other = form("Quite other words.");
        posts::create_once(&db.store, ada.id, &parsed(&other)?, &other).await?;
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 2);
        Ok(())
    }

    async fn what_is_in_the_bin_does_not_stand_in_the_way_of_the_same_words(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let form = form("We set out.");
        let slug = posts::create_once(&db.store, ada.id, &parsed(&form)?, &form).await?;
        let post = posts::find(&db.store, Some(&ada), &slug).await?;
        posts::delete(&db.store, post.id, ada.id).await?;
        for _ in 0..2 {
            let again = posts::create_once(&db.store, ada.id, &parsed(&form)?, &form).await?;
            assert_eq!(again.as_str(), "before-six-2");
        }
        Ok(())
    }

    async fn row_r15_a_save_that_is_sent_ten_times_is_saved_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "Before six").await?;
        let place = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let store = db.store.on_behalf_of(Actor::visitor(Some(&ada), place, "1"));
        let mut sending = JoinSet::new();
        for _ in 0..10 {
            let (store, form) = (store.clone(), form("We set out, again."));
            let new = parsed(&form)?;
            sending.spawn(async move { posts::save_once(&store, post.id, 1, &new, &form).await });
        }
        while let Some(sent) = sending.join_next().await {
            assert_eq!(sent??.as_str(), "before-six");
        }
        let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
        assert_eq!((source.version, source.body.as_str()), (2, "We set out, again."));
        assert_eq!(db.number("SELECT COUNT(*) FROM revisions").await?, 2);
        let other = form("Other words from the same form.");
        let stale = posts::save_once(&store, post.id, 1, &parsed(&other)?, &other).await;
        assert!(matches!(stale, Err(Error::Stale)));
        Ok(())
    }

    async fn row_r15_a_comment_that_is_sent_ten_times_is_said_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "Before six").await?;
        let said = CommentForm { body: "Bring bread.".to_owned(), key: "a-form".to_owned() };
        let body = said.parse().map_err(|wrong| format!("{wrong:?}"))?;
        let mut sending = JoinSet::new();
        for _ in 0..10 {
            let (store, body) = (db.store.clone(), body.clone());
            sending.spawn(async move { comments::add_once(&store, post.id, ada.id, &body, "a-form").await });
        }
        let mut ids = BTreeSet::new();
        while let Some(sent) = sending.join_next().await {
            ids.insert(sent??.id);
        }
        assert_eq!(ids.len(), 1);
        assert_eq!(comments::of(&db.store, post.id).await?.len(), 1);
        comments::add_once(&db.store, post.id, ada.id, &body, "another-form").await?;
        assert_eq!(comments::of(&db.store, post.id).await?.len(), 2);
        Ok(())
    }

    async fn forms_are_forgotten_after_a_day(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let form = form("We set out.");
        posts::create_once(&db.store, ada.id, &parsed(&form)?, &form).await?;
        assert_eq!(submissions::sweep(&db.store).await?, 0);
        db.advance(25 * 60 * 60);
        assert_eq!(submissions::sweep(&db.store).await?, 2);
        Ok(())
    }
}
