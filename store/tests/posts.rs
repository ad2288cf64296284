//! Writing posts and reading them.

use domain::post::{PostForm, Status};
use domain::{PageNumber, PostId, Role, Slug};
use store::testing::{Outcome, TestDb, texts};
use store::{Error, comments, on_both_databases, posts};

fn slug(raw: &str) -> Slug {
    Slug::from_path(raw)
}

on_both_databases! {
    async fn a_post_is_read_as_it_was_written(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let form = PostForm {
            title: "Before  six".to_owned(),
            subtitle: "Notes".to_owned(),
            body: "One *sheet*.".to_owned(),
            cover: "https://a.example/b.png".to_owned(),
            cover_alt: "A pier".to_owned(),
            cover_caption: "The pier in June".to_owned(),
            status: "published".to_owned(),
            tags: "Boats, 海".to_owned(),
            excerpt: "How we left.".to_owned(),
            canonical: "https://a.example/first".to_owned(),
            comments_until: "2027-01-31".to_owned(),
            slug: "before-six".to_owned(),
            ..PostForm::default()
        };
        let new = form.parse().map_err(|wrong| format!("{wrong:?}"))?;
        let at = posts::create(&db.store, ada.id, &new).await?;
        let post = posts::find(&db.store, None, &at).await?;
        assert_eq!((post.slug.as_str(), post.title.as_str(), post.subtitle.as_str()), ("before-six", "Before six", "Notes"));
        assert_eq!(post.html.as_str(), "<p>One <em>sheet</em>.</p>\n");
        assert_eq!(post.author, Some(ada.link()));
        assert_eq!(post.cover, new.cover);
        assert_eq!((post.created, post.published, post.updated), (db.store.now(), Some(db.store.now()), db.store.now()));
        assert_eq!(post.minutes, 1);
        let source = posts::source(&db.store, Some(&ada), &at).await?;
        assert_eq!((source.body.as_str(), source.version), ("One *sheet*.", 1));
        assert_eq!(source.form().parse(), Ok(new));
        Ok(())
    }

    async fn addresses_are_made_of_titles_in_any_script_and_numbered(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for (title, expected) in [
            ("Before six", "before-six"),
            ("BEFORE SIX!", "before-six-2"),
            ("Before six 2", "before-six-2-2"),
            ("before six", "before-six-3"),
            ("背の糸", "背の糸"),
            ("背の糸", "背の糸-2"),
            ("Ёлка", "ёлка"),
            ("🦀", "post"),
            ("?!", "post-2"),
            ("100% _of_ it", "100-of-it"),
            ("100 of it", "100-of-it-2"),
        ] {
            assert_eq!(db.published(&ada, title).await?.slug.as_str(), expected, "{title}");
        }
        Ok(())
    }

    async fn a_draft_follows_its_title_and_a_published_post_stays_where_it_is(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        db.published(&ada, "Taken").await?;
        let post = db.drafted(&ada, "One").await?;
        for (version, title, status, expected) in [
            (1, "Two", Status::Draft, "two"),
            (2, "Taken", Status::Draft, "taken-2"),
            (3, "Taken!", Status::Draft, "taken-2"),
            (4, "Three", Status::Published, "three"),
            (5, "Four", Status::Published, "three"),
            (6, "Five", Status::Draft, "three"),
            (7, "Six", Status::Published, "three"),
        ] {
            let saved = posts::save(&db.store, post.id, version, &texts::post(title, "x", status)?).await?;
            assert_eq!(saved.as_str(), expected, "{title}");
            assert_eq!(db.seen(Some(&ada), expected).await?.title, title);
        }
        assert!(matches!(db.seen(Some(&ada), "one").await, Err(Error::NotFound)));
        Ok(())
    }

    async fn a_post_is_published_once_whatever_happens_later(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.drafted(&ada, "One").await?;
        assert_eq!(post.published, None);
        let mut first = None;
        for (version, status) in [(1, Status::Published), (2, Status::Published), (3, Status::Draft), (4, Status::Published)] {
            db.advance(60);
            posts::save(&db.store, post.id, version, &texts::post("One", "x", status)?).await?;
            let now = db.store.now();
            let saved = db.seen(Some(&ada), "one").await?;
            assert_eq!(saved.published, *first.get_or_insert(Some(now)));
            assert_eq!((saved.created, saved.updated), (post.created, now));
        }
        Ok(())
    }

    async fn row_r15_a_save_over_another_save_is_refused_and_changes_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        posts::save(&db.store, post.id, 1, &texts::post("One", "Hers", Status::Published)?).await?;
        let late = texts::post("One", "His", Status::Published)?;
        assert!(matches!(posts::save(&db.store, post.id, 1, &late).await, Err(Error::Stale)));
        let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
        assert_eq!((source.body.as_str(), source.version), ("Hers", 2));
        posts::save(&db.store, post.id, 2, &late).await?;
        Ok(())
    }

    async fn row_r15_a_version_that_never_was_saves_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let late = texts::post("One", "His", Status::Draft)?;
        for version in [i64::MIN, -1, 0, 2, i64::MAX] {
            let saved = posts::save(&db.store, post.id, version, &late).await;
            assert!(matches!(saved, Err(Error::Stale)), "{version}: {saved:?}");
        }
        let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
        assert_eq!((source.body.as_str(), source.version, source.status), ("We set out before six.", 1, Status::Published));
        Ok(())
    }

    async fn a_renamed_draft_is_found_by_its_number_by_those_who_may_see_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (grace, kenji) = (db.added("Grace", Role::Author).await?, db.added("Kenji", Role::Author).await?);
        let draft = db.drafted(&grace, "One").await?;
        posts::save(&db.store, draft.id, 1, &texts::post("Two", "x", Status::Draft)?).await?;
        let other = db.drafted(&kenji, "One").await?;
        assert_eq!(other.slug, draft.slug);
        for viewer in [&ada, &grace] {
            let source = posts::source_of(&db.store, Some(viewer), draft.id).await?;
            assert_eq!((source.id, source.slug.as_str(), source.published), (draft.id, "two", None));
        }
        for viewer in [None, Some(&kenji)] {
            assert!(matches!(posts::source_of(&db.store, viewer, draft.id).await, Err(Error::NotFound)));
        }
        for nothing in [i64::MIN, -1, 0, 999, i64::MAX] {
            assert!(matches!(posts::source_of(&db.store, Some(&ada), PostId(nothing)).await, Err(Error::NotFound)));
        }
        Ok(())
    }

    async fn a_post_goes_with_its_comments(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (gone, stays) = (db.published(&ada, "One").await?, db.published(&ada, "Two").await?);
        db.said(&ada, &gone, "a").await?;
        db.said(&ada, &stays, "b").await?;
        posts::delete(&db.store, gone.id, ada.id).await?;
        posts::discard(&db.store, gone.id).await?;
        assert!(matches!(db.seen(Some(&ada), "one").await, Err(Error::NotFound)));
        assert_eq!(db.number("SELECT COUNT(*) FROM comments").await?, 1);
        assert_eq!(comments::of(&db.store, stays.id).await?.len(), 1);
        assert!(matches!(posts::delete(&db.store, gone.id, ada.id).await, Err(Error::NotFound)));
        let late = texts::post("One", "x", Status::Draft)?;
        assert!(matches!(posts::save(&db.store, gone.id, 1, &late).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn a_post_outlives_its_author(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        db.published(&grace, "One").await?;
        db.execute("DELETE FROM people WHERE id = 2").await?;
        assert_eq!(db.seen(None, "one").await?.author, None);
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.items[0].author, None);
        Ok(())
    }

    async fn the_home_page_turns_ten_posts_at_a_time_newest_first(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        assert_eq!(posts::published(&db.store, PageNumber::FIRST).await?.total, 0);
        for n in 1..=12 {
            // Two at the same moment: the later one comes first.
            db.advance(n % 2);
            let post = db.published(&ada, &format!("Post {n}")).await?;
            db.said(&ada, &post, "a").await?;
        }
        db.drafted(&ada, "Hidden").await?;
        let titles = async |number| {
            let page = posts::published(&db.store, PageNumber::new(number)).await?;
            assert_eq!((page.total, page.pages()), (12, 2));
            assert!(page.items.iter().all(|post| post.comments == 1 && post.author == Some(ada.link())));
            Outcome::Ok(page.items.into_iter().map(|post| post.title).collect::<Vec<_>>())
        };
        let newest: Vec<String> = (3..=12).rev().map(|n| format!("Post {n}")).collect();
        assert_eq!(titles(1).await?, newest);
        assert_eq!(titles(2).await?, ["Post 2", "Post 1"]);
        for beyond in [3, PageNumber::MAX] {
            let page = posts::published(&db.store, PageNumber::new(beyond)).await;
            assert!(matches!(page, Err(Error::NotFound)), "{page:?}");
        }
        Ok(())
    }

    async fn the_number_of_posts_is_right_after_every_change(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let total = async || Outcome::Ok(posts::published(&db.store, PageNumber::FIRST).await?.total);
        let post = db.published(&ada, "One").await?;
        db.drafted(&ada, "Two").await?;
        assert_eq!(total().await?, 1);
        posts::save(&db.store, post.id, 1, &texts::post("One", "x", Status::Draft)?).await?;
        assert_eq!(total().await?, 0);
        posts::save(&db.store, post.id, 2, &texts::post("One", "x", Status::Published)?).await?;
        assert_eq!(total().await?, 1);
        posts::delete(&db.store, post.id, ada.id).await?;
        assert_eq!(total().await?, 0);
        Ok(())
    }

    async fn an_old_address_leads_to_the_post_that_was_there(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (one, two) = (db.published(&ada, "One").await?, db.drafted(&ada, "Two").await?);
        for (kind, legacy, local) in [("post", 11, one.id), ("post", 12, two.id), ("comment", 13, one.id)] {
            db.execute(&format!("INSERT INTO imports (source, kind, legacy_id, local_id) VALUES ('flask', '{kind}', {legacy}, {local})")).await?;
        }
        assert_eq!(posts::legacy(&db.store, 11).await?, Some(slug("one")));
        for nothing in [12, 13, 14, -1, i64::MAX] {
            assert_eq!(posts::legacy(&db.store, nothing).await?, None);
        }
        Ok(())
    }
}
