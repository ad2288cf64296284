//! Earlier versions of posts: every save keeps one, and nothing is ever overwritten.

use domain::Role;
use domain::people::Writing;
use domain::post::{PostForm, Status};
use domain::revision::{Reason, VERSIONS};
use std::net::{IpAddr, Ipv4Addr};
use store::testing::{Outcome, TestDb, texts};
use store::{Actor, Store, accounts, on_both_databases, posts, revisions, working_copies};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn acting(db: &TestDb, viewer: &domain::Viewer) -> Store {
    db.store
        .on_behalf_of(Actor::visitor(Some(viewer), HOME, "1"))
}

on_both_databases! {
    async fn every_save_is_kept_with_who_and_when(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let new = texts::post("One", "First words.", Status::Draft)?;
        let slug = posts::create(&acting(&db, &grace), grace.id, &new).await?;
        let post = posts::find(&db.store, Some(&grace), &slug).await?;
        db.advance(60);
        let second = texts::post("One, again", "Second words.", Status::Draft)?;
        posts::save(&acting(&db, &ada), post.id, 1, &second).await?;
        let list = revisions::list(&db.store, post.id).await?;
        let told: Vec<_> = list
            .iter()
            .map(|one| (one.version, one.by.as_ref().map(|by| by.name.as_str()), one.title.as_str()))
            .collect();
        assert_eq!(told, [(2, Some("Ada"), "One, again"), (1, Some("Grace"), "One")]);
        assert_eq!(list[0].at.millis() - list[1].at.millis(), 60_000);
        let first = revisions::find(&db.store, post.id, list[1].id).await?;
        assert_eq!(first.form.body, "First words.");
        let before = revisions::before(&db.store, post.id, list[0].id).await?;
        assert_eq!(before, Some(first));
        assert_eq!(revisions::last_saved_by(&db.store, post.id).await?, Some(ada.id));
        Ok(())
    }

    async fn a_post_from_before_there_were_versions_is_kept_when_it_is_saved(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        db.execute("DELETE FROM revisions").await?;
        posts::save(&db.store, post.id, 1, &texts::post("One", "New.", Status::Published)?).await?;
        let list = revisions::list(&db.store, post.id).await?;
        assert_eq!(list.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
        let first = revisions::find(&db.store, post.id, list[1].id).await?;
        assert_eq!(first.form.body, "We set out before six.");
        Ok(())
    }

    async fn a_save_that_comes_too_late_keeps_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let late = posts::save(&db.store, post.id, 7, &texts::post("One", "x", Status::Draft)?).await;
        assert!(matches!(late, Err(store::Error::Stale)));
        assert_eq!(revisions::list(&db.store, post.id).await?.len(), 1);
        Ok(())
    }

    async fn no_more_versions_are_kept_than_somebody_looks_through(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let fill = format!(
            "INSERT INTO revisions (post, version, at, reason, title, form) \
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) \
             SELECT {}, 0, 0, 'saved', 'Old', '{{}}' FROM n",
            post.id
        );
        db.execute(&fill).await?;
        posts::save(&db.store, post.id, 1, &texts::post("One", "x", Status::Published)?).await?;
        let kept = revisions::list(&db.store, post.id).await?;
        assert_eq!(kept.len(), usize::try_from(VERSIONS)?);
        assert_eq!(kept[0].version, 2);
        Ok(())
    }

    async fn versions_go_with_their_post_and_stay_without_their_author(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let new = texts::post("One", "x", Status::Draft)?;
        let slug = posts::create(&acting(&db, &grace), grace.id, &new).await?;
        let post = posts::find(&db.store, Some(&grace), &slug).await?;
        accounts::delete(&db.store, &[grace.id], Writing::Keep).await?;
        assert_eq!(revisions::list(&db.store, post.id).await?[0].by, None);
        posts::delete(&db.store, post.id, ada.id).await?;
        assert_eq!(revisions::list(&db.store, post.id).await?.len(), 1, "out of the bin it has them again");
        posts::discard(&db.store, post.id).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM revisions").await?, 0);
        Ok(())
    }

    async fn what_somebody_never_saved_goes_with_their_account(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Admin).await?;
        let post = db.published(&ada, "One").await?;
        let form = posts::source(&db.store, Some(&ada), &post.slug).await?.form();
        let typed = |body: &str, key: &str, copy: &str| PostForm {
            body: body.to_owned(),
            key: key.to_owned(),
            copy: copy.to_owned(),
            ..form.clone()
        };
        working_copies::keep(&db.store, grace.id, &typed("In one tab.", "one", "")).await?;
        working_copies::keep(&db.store, grace.id, &typed("In another.", "two", "1")).await?;
        assert_eq!(revisions::list(&db.store, post.id).await?.len(), 2);
        let saved = texts::post("One", "Grace was here.", Status::Published)?;
        posts::save(&acting(&db, &grace), post.id, 1, &saved).await?;
        accounts::delete(&db.store, &[grace.id], Writing::Remove).await?;
        let left = revisions::list(&db.store, post.id).await?;
        assert!(left.iter().all(|one| one.reason == Reason::Saved), "{left:?}");
        assert_eq!(left.len(), 2, "what she saved is part of the post");
        assert_eq!(db.number("SELECT COUNT(*) FROM working_copies").await?, 0);
        Ok(())
    }

    async fn a_version_has_what_its_author_decided_beside_the_text(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let form = PostForm {
            title: "One".to_owned(),
            body: "x".to_owned(),
            status: "scheduled".to_owned(),
            publish_at: "2098-12-01T09:00".to_owned(),
            zone: "+09:00".to_owned(),
            tags: "Boats, 海".to_owned(),
            excerpt: "How we left.".to_owned(),
            cover: "https://a.example/b.png".to_owned(),
            cover_caption: "The pier in June".to_owned(),
            slug: "first".to_owned(),
            ..PostForm::default()
        };
        let new = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
        let slug = posts::create_once(&acting(&db, &ada), ada.id, &new, &form).await?;
        let post = posts::find(&db.store, Some(&ada), &slug).await?;
        let version = revisions::list(&db.store, post.id).await?[0].id;
        let kept = revisions::find(&db.store, post.id, version).await?.form;
        assert_eq!(kept, form.words());
        assert_eq!((kept.publish_at.as_str(), kept.zone.as_str()), ("2098-12-01T00:00", ""));
        Ok(())
    }

    async fn a_program_that_saves_leaves_what_is_typed_in_an_editor(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let form = posts::source(&db.store, Some(&ada), &post.slug).await?.form();
        let typed = PostForm { body: "Half a thought".to_owned(), ..form };
        working_copies::keep(&db.store, ada.id, &typed).await?;
        posts::save(&acting(&db, &ada), post.id, 1, &texts::post("One", "New.", Status::Published)?).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM working_copies").await?, 1);
        let reasons: Vec<_> = revisions::list(&db.store, post.id).await?.iter().map(|one| one.reason).collect();
        assert_eq!(reasons, [Reason::Saved, Reason::Saved]);
        Ok(())
    }

    async fn words_that_a_save_leaves_out_become_a_version(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
        let typed = PostForm { body: "Typed in one tab.".to_owned(), ..source.form() };
        working_copies::keep(&db.store, ada.id, &typed).await?;
        let saved = PostForm { body: "Saved from another.".to_owned(), ..source.form() };
        let new = saved.parse().map_err(|wrong| format!("{wrong:?}"))?;
        posts::save_once(&acting(&db, &ada), post.id, 1, &new, &saved).await?;
        let unsaved = revisions::list(&db.store, post.id).await?;
        let unsaved = unsaved.iter().find(|one| one.reason == Reason::Unsaved).ok_or("none")?;
        let unsaved = revisions::find(&db.store, post.id, unsaved.id).await?;
        assert_eq!(unsaved.form.body, "Typed in one tab.");
        assert_eq!(db.number("SELECT COUNT(*) FROM working_copies").await?, 0);
        Ok(())
    }
}
