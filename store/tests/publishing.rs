//! When and for whom a post is published, and where it was before.

use domain::post::{NewPost, PostForm, Status};
use domain::{Field, PageNumber, Role, Slug, Timestamp, Viewer};
use store::testing::{Outcome, TestDb, texts};
use store::{Error, comments, on_both_databases, posts};

/// A post as its author's form would send it, with something changed about it.
fn post(change: impl FnOnce(&mut PostForm)) -> Outcome<NewPost> {
    let mut form = PostForm {
        title: "Before six".to_owned(),
        body: "We set out.".to_owned(),
        status: "published".to_owned(),
        ..PostForm::default()
    };
    change(&mut form);
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

/// One that is to be published so many minutes after the start of the test.
fn planned(title: &str, minutes: i64) -> Outcome<NewPost> {
    let at = Timestamp::from_millis(TestDb::START + minutes * 60_000).rfc3339();
    post(|form| {
        form.title = title.to_owned();
        form.publish_at = at[..16].to_owned();
    })
}

async fn listed(db: &TestDb) -> Outcome<Vec<String>> {
    let page = posts::published(&db.store, PageNumber::FIRST).await?;
    assert_eq!(usize::try_from(page.total)?, page.items.len());
    Ok(page.items.into_iter().map(|post| post.title).collect())
}

async fn apart(db: &TestDb, viewer: &Viewer) -> Outcome<Vec<(String, Status)>> {
    let apart = posts::apart(&db.store, viewer.id).await?;
    Ok(apart
        .into_iter()
        .map(|post| (post.title, post.status))
        .collect())
}

on_both_databases! {
    async fn a_scheduled_post_is_published_when_its_moment_comes(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = posts::create(&db.store, ada.id, &planned("One", 10)?).await?;
        posts::create(&db.store, ada.id, &planned("Two", 20)?).await?;
        assert_eq!(apart(&db, &ada).await?, [("One".to_owned(), Status::Scheduled), ("Two".to_owned(), Status::Scheduled)]);
        assert!(matches!(posts::find(&db.store, None, &at).await, Err(Error::NotFound)));
        db.advance(9 * 60);
        assert_eq!(posts::publish_due(&db.store).await?, 0);
        db.advance(65);
        assert_eq!(posts::publish_due(&db.store).await?, 1);
        assert_eq!(posts::publish_due(&db.store).await?, 0);
        assert_eq!(listed(&db).await?, ["One"]);
        let post = posts::find(&db.store, None, &at).await?;
        let planned = Timestamp::from_millis(TestDb::START + 600_000);
        assert_eq!((post.published, post.publish_at), (Some(planned), None), "dated as planned");
        let told = db.texts("SELECT detail FROM audit WHERE event = 'published_on_time'").await?;
        assert_eq!(told, [Some("one".to_owned())]);
        Ok(())
    }

    async fn row_r12_of_two_servers_one_publishes_and_it_is_told_of_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for n in 0..5 {
            posts::create(&db.store, ada.id, &planned(&format!("Post {n}"), 10)?).await?;
        }
        // Both were away when the moment came.
        db.advance(3600);
        let other = db.again().await?;
        let (here, there) = tokio::join!(posts::publish_due(&db.store), posts::publish_due(&other));
        assert_eq!(here? + there?, 5);
        assert_eq!(listed(&db).await?.len(), 5);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'published_on_time'").await?, 5);
        Ok(())
    }

    async fn a_plan_can_be_changed_and_dropped_until_then(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = posts::create(&db.store, ada.id, &planned("One", 10)?).await?;
        let source = posts::source(&db.store, Some(&ada), &at).await?;
        let mut form = source.form();
        assert_eq!((form.status.as_str(), form.publish_at.as_str(), form.zone.as_str()), ("scheduled", "2026-11-01T00:10", ""));
        form.status = "draft".to_owned();
        let new = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
        posts::save(&db.store, source.id, 1, &new).await?;
        db.advance(3600);
        assert_eq!(posts::publish_due(&db.store).await?, 0);
        assert_eq!(posts::source(&db.store, Some(&ada), &at).await?.form().publish_at, "2026-11-01T00:10");
        form.status = "published".to_owned();
        let new = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
        posts::save(&db.store, source.id, 2, &new).await?;
        assert_eq!(posts::find(&db.store, None, &at).await?.published, Some(db.store.now()), "that moment is over");
        Ok(())
    }

    async fn an_unlisted_post_is_found_by_its_address_and_in_no_list(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = posts::create(&db.store, ada.id, &post(|form| {
            form.status = "unlisted".to_owned();
            form.tags = "boats".to_owned();
        })?).await?;
        let found = posts::find(&db.store, None, &at).await?;
        comments::add(&db.store, found.id, ada.id, &texts::comment("Mine.")?).await?;
        assert_eq!(listed(&db).await?, [""; 0]);
        assert_eq!(posts::by_author(&db.store, ada.id, PageNumber::FIRST).await?.total, 0);
        assert!(matches!(posts::tagged(&db.store, "boats", PageNumber::FIRST).await, Err(Error::NotFound)));
        assert_eq!(posts::tags(&db.store).await?, []);
        assert_eq!(comments::by_author(&db.store, ada.id).await?, []);
        assert_eq!(apart(&db, &ada).await?, [("Before six".to_owned(), Status::Unlisted)]);
        Ok(())
    }

    async fn every_former_address_leads_to_the_post(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = posts::create(&db.store, ada.id, &post(|_| ())?).await?;
        let id = posts::find(&db.store, None, &at).await?.id;
        for (version, chosen) in [(1, "at-six"), (2, "after-six")] {
            let new = post(|form| form.slug = chosen.to_owned())?;
            assert_eq!(posts::save(&db.store, id, version, &new).await?.as_str(), chosen);
        }
        for former in ["before-six", "at-six", "after-six"] {
            assert_eq!(db.seen(None, former).await?.slug.as_str(), "after-six");
            let source = posts::source(&db.store, Some(&ada), &Slug::from_path(former)).await?;
            assert_eq!(source.id, id);
        }
        // Nobody else gets one, by a title or by choice.
        assert_eq!(db.published(&ada, "Before six").await?.slug.as_str(), "before-six-2");
        let taken = post(|form| form.slug = "at-six".to_owned())?;
        let refused = posts::create(&db.store, ada.id, &taken).await;
        assert!(matches!(refused, Err(Error::Taken(Field::Slug))), "{refused:?}");
        // Back at the first: then that one leads nowhere else, and the last one leads there.
        let back = post(|form| form.slug = "before-six".to_owned())?;
        posts::save(&db.store, id, 3, &back).await?;
        assert_eq!(db.seen(None, "after-six").await?.slug.as_str(), "before-six");
        assert_eq!(db.number("SELECT COUNT(*) FROM former_slugs").await?, 2);
        Ok(())
    }

    async fn an_address_that_another_post_has_is_refused_and_nothing_is_saved(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        db.published(&ada, "One").await?;
        let two = db.drafted(&ada, "Two").await?;
        let new = post(|form| form.slug = "one".to_owned())?;
        let refused = posts::save(&db.store, two.id, 1, &new).await;
        assert!(matches!(refused, Err(Error::Taken(Field::Slug))), "{refused:?}");
        assert_eq!(posts::source_of(&db.store, Some(&ada), two.id).await?.title, "Two");
        // What is in the bin keeps its address.
        posts::delete(&db.store, db.seen(None, "one").await?.id, ada.id).await?;
        let refused = posts::save(&db.store, two.id, 1, &new).await;
        assert!(matches!(refused, Err(Error::Taken(Field::Slug))), "{refused:?}");
        Ok(())
    }

    async fn a_draft_that_moves_leaves_nothing_behind_and_a_chosen_address_stays(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let draft = db.drafted(&ada, "One").await?;
        posts::save(&db.store, draft.id, 1, &texts::post("Two", "x", Status::Draft)?).await?;
        assert!(matches!(db.seen(Some(&ada), "one").await, Err(Error::NotFound)));
        let chosen = post(|form| {
            form.status = "draft".to_owned();
            form.slug = "mine".to_owned();
        })?;
        assert_eq!(posts::save(&db.store, draft.id, 2, &chosen).await?.as_str(), "mine");
        assert_eq!(posts::source_of(&db.store, Some(&ada), draft.id).await?.form().slug, "mine");
        let follows = texts::post("Three", "x", Status::Draft)?;
        assert_eq!(posts::save(&db.store, draft.id, 3, &follows).await?.as_str(), "three");
        assert_eq!(posts::source_of(&db.store, Some(&ada), draft.id).await?.form().slug, "");
        Ok(())
    }

    async fn comments_close_after_the_day_that_the_author_chose(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let lena = db.added("Lena", Role::Reader).await?;
        let at = posts::create(&db.store, ada.id, &post(|form| form.comments_until = "2026-11-01".to_owned())?).await?;
        let id = posts::find(&db.store, None, &at).await?.id;
        let body = texts::comment("Well said.")?;
        db.advance(24 * 3600 - 1);
        comments::add(&db.store, id, lena.id, &body).await?;
        db.advance(1);
        assert!(!posts::find(&db.store, None, &at).await?.takes_comments);
        let late = comments::add(&db.store, id, lena.id, &body).await;
        assert!(matches!(late, Err(Error::Closed(Field::Comment))), "{late:?}");
        Ok(())
    }
}
