//! What somebody typed and did not save: it is there when they come back, and nobody's words push out another's.

use domain::Role;
use domain::post::{PostForm, PostSource};
use domain::revision::Reason;
use domain::unsaved::{Place, Since, WorkingCopy};
use domain::{UserId, Viewer};
use std::net::{IpAddr, Ipv4Addr};
use store::testing::{Outcome, TestDb};
use store::{Actor, Error, on_both_databases, posts, revisions, working_copies};

fn typed(form: &PostForm, body: &str, copy: i64) -> PostForm {
    PostForm {
        body: body.to_owned(),
        copy: copy.to_string(),
        ..form.clone()
    }
}

async fn written(db: &TestDb, author: &Viewer) -> Outcome<(PostSource, PostForm)> {
    let post = db.published(author, "One").await?;
    let source = posts::source(&db.store, Some(author), &post.slug).await?;
    let form = PostForm {
        key: "a-key".to_owned(),
        ..source.form()
    };
    Ok((source, form))
}

async fn kept(db: &TestDb, person: UserId, place: &Place) -> Outcome<WorkingCopy> {
    let copy = working_copies::of(&db.store, person, place).await?;
    Ok(copy.ok_or("nothing is kept")?)
}

on_both_databases! {
    async fn what_is_typed_is_kept_and_the_post_stays_as_it_is(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (post, form) = written(&db, &ada).await?;
        let first = working_copies::keep(&db.store, ada.id, &typed(&form, "Half a", 0)).await?;
        let second = working_copies::keep(&db.store, ada.id, &typed(&form, "Half a thought", first.number)).await?;
        assert_eq!((first.number, second.number, second.since), (1, 2, Since::Nobody));
        let copy = kept(&db, ada.id, &Place::Post(post.id)).await?;
        assert_eq!((copy.number, copy.form.body.as_str()), (2, "Half a thought"));
        assert_eq!(posts::source(&db.store, Some(&ada), &post.slug).await?, post);
        Ok(())
    }

    async fn the_second_of_two_tabs_is_refused_and_loses_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (post, form) = written(&db, &ada).await?;
        let other = PostForm { key: "another-key".to_owned(), ..form.clone() };
        working_copies::keep(&db.store, ada.id, &typed(&form, "The first tab", 0)).await?;
        let refused = working_copies::keep(&db.store, ada.id, &typed(&other, "The second tab", 0)).await;
        assert!(matches!(refused, Err(Error::Stale)));
        assert_eq!(kept(&db, ada.id, &Place::Post(post.id)).await?.form.body, "The first tab");
        // The author looked, and wants the second.
        working_copies::keep(&db.store, ada.id, &typed(&other, "The second tab", 1)).await?;
        assert_eq!(kept(&db, ada.id, &Place::Post(post.id)).await?.form.body, "The second tab");
        let versions = revisions::list(&db.store, post.id).await?;
        let first = versions.iter().find(|one| one.reason == Reason::Unsaved).ok_or("lost")?;
        assert_eq!(revisions::find(&db.store, post.id, first.id).await?.form.body, "The first tab");
        Ok(())
    }

    async fn the_same_words_again_are_kept_already(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (_, form) = written(&db, &ada).await?;
        let form = typed(&form, "The answer was lost on its way", 0);
        let first = working_copies::keep(&db.store, ada.id, &form).await?;
        assert_eq!(working_copies::keep(&db.store, ada.id, &form).await?, first);
        Ok(())
    }

    async fn an_empty_text_never_takes_the_place_of_a_full_one_for_good(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (post, form) = written(&db, &ada).await?;
        working_copies::keep(&db.store, ada.id, &typed(&form, "Three hours of work", 0)).await?;
        working_copies::keep(&db.store, ada.id, &typed(&form, " \n", 1)).await?;
        let versions = revisions::list(&db.store, post.id).await?;
        let full = revisions::find(&db.store, post.id, versions[0].id).await?;
        assert_eq!((full.revision.reason, full.form.body.as_str()), (Reason::Unsaved, "Three hours of work"));

        let new = PostForm { key: "new-one".to_owned(), ..PostForm::default() };
        working_copies::keep(&db.store, ada.id, &typed(&new, "Three hours more", 0)).await?;
        working_copies::keep(&db.store, ada.id, &typed(&new, "", 1)).await?;
        let all = working_copies::new_posts(&db.store, ada.id).await?;
        let bodies: Vec<_> = all.iter().map(|copy| copy.form.body.as_str()).collect();
        assert!(bodies.contains(&"Three hours more"), "{bodies:?}");
        assert!(all.iter().all(|copy| copy.place == format!("new-{}", copy.form.key)));
        Ok(())
    }

    async fn who_reads_an_old_version_is_told_who_saved_since(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let (post, form) = written(&db, &grace).await?;
        let place = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let adas = db.store.on_behalf_of(Actor::visitor(Some(&ada), place, "1"));
        let new = post.form().parse().map_err(|wrong| format!("{wrong:?}"))?;
        posts::save(&adas, post.id, 1, &new).await?;
        let told = working_copies::keep(&db.store, grace.id, &typed(&form, "Graces words", 0)).await?;
        assert_eq!(told.since, Since::Others);
        let told = working_copies::keep(&db.store, ada.id, &typed(&form, "Adas words", 0)).await?;
        assert_eq!(told.since, Since::Yourself);
        let (graces, adas) = (kept(&db, grace.id, &Place::Post(post.id)).await?, kept(&db, ada.id, &Place::Post(post.id)).await?);
        assert_eq!((graces.form.body.as_str(), adas.form.body.as_str()), ("Graces words", "Adas words"));
        Ok(())
    }

    async fn what_somebody_looked_at_is_thrown_away_and_nothing_newer(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (post, form) = written(&db, &ada).await?;
        let place = Place::Post(post.id);
        working_copies::keep(&db.store, ada.id, &typed(&form, "One", 0)).await?;
        working_copies::keep(&db.store, ada.id, &typed(&form, "Two", 1)).await?;
        let refused = working_copies::throw_away(&db.store, ada.id, &place, 1).await;
        assert!(matches!(refused, Err(Error::Stale)));
        for _ in 0..2 {
            working_copies::throw_away(&db.store, ada.id, &place, 2).await?;
        }
        assert_eq!(working_copies::of(&db.store, ada.id, &place).await?, None);
        Ok(())
    }

    async fn ten_tabs_that_keep_at_once_keep_one_text(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (post, form) = written(&db, &ada).await?;
        let mut keeping = tokio::task::JoinSet::new();
        for n in 0..10 {
            let (store, form) = (db.store.clone(), typed(&form, &format!("Tab {n}"), 0));
            keeping.spawn(async move { working_copies::keep(&store, ada.id, &form).await });
        }
        let mut won = 0;
        while let Some(kept) = keeping.join_next().await {
            match kept? {
                Ok(kept) => { assert_eq!(kept.number, 1); won += 1; }
                Err(error) => assert!(matches!(error, Error::Stale), "{error:?}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(kept(&db, ada.id, &Place::Post(post.id)).await?.number, 1);
        Ok(())
    }
}
