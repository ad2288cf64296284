//! What posts are about.

use domain::post::{NewPost, PostForm};
use domain::{PageNumber, Role, Tag};
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases, posts};

fn tagged(title: &str, tags: &str, status: &str) -> Outcome<NewPost> {
    let form = PostForm {
        title: title.to_owned(),
        body: "Words.".to_owned(),
        tags: tags.to_owned(),
        status: status.to_owned(),
        ..PostForm::default()
    };
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

fn names(tags: &[Tag]) -> Vec<&str> {
    tags.iter().map(Tag::as_str).collect()
}

on_both_databases! {
    async fn all_tags_of_published_posts_are_counted_whatever_their_case(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for (title, tags, status) in [
            ("One", "Rust, 海", "published"),
            ("Two", "rust, Boats", "published"),
            ("Three", "Rust", "published"),
            ("Hidden", "secret, rust", "draft"),
            ("By address", "rust", "unlisted"),
        ] {
            posts::create(&db.store, ada.id, &tagged(title, tags, status)?).await?;
        }
        let counted = posts::tags(&db.store).await?;
        let counted: Vec<_> = counted.iter().map(|it| (it.tag.as_str(), it.posts)).collect();
        assert_eq!(counted, [("Boats", 1), ("Rust", 3), ("海", 1)]);
        let (tag, page) = posts::tagged(&db.store, "rust", PageNumber::FIRST).await?;
        assert_eq!((tag.as_str(), page.total), ("Rust", 3));
        let titles: Vec<_> = page.items.iter().map(|post| post.title.as_str()).collect();
        assert_eq!(titles, ["Three", "Two", "One"]);
        for nothing in ["secret", "Rust", "", "rus", "%"] {
            let found = posts::tagged(&db.store, nothing, PageNumber::FIRST).await;
            assert!(matches!(found, Err(Error::NotFound)), "{nothing}");
        }
        Ok(())
    }

    async fn a_post_keeps_its_tags_in_their_order_until_they_are_changed(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = posts::create(&db.store, ada.id, &tagged("One", "zebra, apple, 海", "published")?).await?;
        let post = posts::find(&db.store, None, &at).await?;
        assert_eq!(names(&post.tags), ["zebra", "apple", "海"]);
        posts::save(&db.store, post.id, 1, &tagged("One", "Apple, sea", "published")?).await?;
        assert_eq!(names(&posts::find(&db.store, None, &at).await?.tags), ["Apple", "sea"]);
        assert_eq!(posts::source(&db.store, Some(&ada), &at).await?.form().tags, "Apple, sea");
        posts::delete(&db.store, post.id, ada.id).await?;
        assert_eq!(posts::tags(&db.store).await?, []);
        posts::discard(&db.store, post.id).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM post_tags").await?, 0);
        Ok(())
    }

    async fn suggestions_come_from_published_posts_and_from_ones_own(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        posts::create(&db.store, ada.id, &tagged("One", "boats, sea", "published")?).await?;
        posts::create(&db.store, ada.id, &tagged("Two", "sea", "published")?).await?;
        posts::create(&db.store, ada.id, &tagged("Hidden", "secret", "draft")?).await?;
        posts::create(&db.store, grace.id, &tagged("Mine", "own", "draft")?).await?;
        assert_eq!(names(&posts::suggested(&db.store, grace.id).await?), ["sea", "boats", "own"]);
        Ok(())
    }

    async fn a_tag_turns_ten_posts_at_a_time_with_one_query(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for n in 1..=12 {
            db.advance(1);
            posts::create(&db.store, ada.id, &tagged(&format!("Post {n}"), "sea", "published")?).await?;
        }
        let queries = db.queries().await?;
        queries.taken();
        let (_, second) = posts::tagged(&queries.store, "sea", PageNumber::new(2)).await?;
        assert_eq!(queries.taken(), 1);
        assert_eq!((second.items.len(), second.pages()), (2, 2));
        posts::tags(&queries.store).await?;
        assert_eq!(queries.taken(), 1);
        let beyond = posts::tagged(&db.store, "sea", PageNumber::new(3)).await;
        assert!(matches!(beyond, Err(Error::NotFound)));
        Ok(())
    }
}
