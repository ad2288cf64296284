//! Who finds which post: rows 40 and 86 of the acceptance table.

use domain::post::PostSummary;
use domain::{CommentId, Handle, Page, PageNumber, Role, Slug};
use store::testing::{Outcome, TestDb};
use store::{Error, comments, on_both_databases, people, posts};

fn titles(page: Page<PostSummary>) -> Vec<String> {
    page.items.into_iter().map(|post| post.title).collect()
}

on_both_databases! {
    async fn row_40_a_draft_is_there_for_its_author_and_admins_alone(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let alan = db.added("Alan", Role::Author).await?;
        let ines = db.added("Ines", Role::Reader).await?;
        let draft = db.drafted(&grace, "Hers").await?;
        for viewer in [Some(&grace), Some(&ada)] {
            assert_eq!(posts::find(&db.store, viewer, &draft.slug).await?.id, draft.id);
            assert_eq!(posts::source(&db.store, viewer, &draft.slug).await?.id, draft.id);
        }
        for viewer in [None, Some(&ines), Some(&alan)] {
            assert!(matches!(posts::find(&db.store, viewer, &draft.slug).await, Err(Error::NotFound)));
            assert!(matches!(posts::source(&db.store, viewer, &draft.slug).await, Err(Error::NotFound)));
        }
        Ok(())
    }

    async fn row_40_lists_are_kept_apart(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        db.drafted(&grace, "Draft").await?;
        db.advance(1);
        db.drafted(&grace, "Later draft").await?;
        db.published(&grace, "Post").await?;
        db.published(&ada, "Another's").await?;
        let first = PageNumber::FIRST;
        assert_eq!(titles(posts::by_author(&db.store, grace.id, first).await?), ["Post"]);
        assert_eq!(titles(posts::drafts(&db.store, grace.id, first).await?), ["Later draft", "Draft"]);
        assert_eq!(posts::drafts(&db.store, ada.id, first).await?.total, 0);
        Ok(())
    }

    async fn a_persons_posts_and_drafts_turn_ten_at_a_time(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        for n in 1..=12 {
            db.advance(1);
            db.published(&grace, &format!("Post {n}")).await?;
            db.drafted(&grace, &format!("Draft {n}")).await?;
        }
        db.published(&ada, "Another's").await?;
        let second = PageNumber::new(2);
        let page = posts::by_author(&db.store, grace.id, second).await?;
        assert_eq!((page.total, page.newer(), page.older()), (12, Some(1), None));
        assert_eq!(titles(page), ["Post 2", "Post 1"]);
        let page = posts::drafts(&db.store, grace.id, second).await?;
        assert_eq!((page.total, page.newer(), page.older()), (12, Some(1), None));
        assert_eq!(titles(page), ["Draft 2", "Draft 1"]);
        for beyond in [
            posts::by_author(&db.store, grace.id, PageNumber::new(3)).await,
            posts::drafts(&db.store, grace.id, PageNumber::new(3)).await,
        ] {
            assert!(matches!(beyond, Err(Error::NotFound)), "{beyond:?}");
        }
        // Where nothing is, every page is the first.
        assert_eq!(posts::drafts(&db.store, ada.id, second).await?.total, 0);
        Ok(())
    }

    async fn row_40_comments_on_a_post_that_became_a_draft_are_hidden_with_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let ines = db.added("Ines", Role::Reader).await?;
        let post = db.published(&ada, "One").await?;
        let said = db.said(&ines, &post, "Lovely").await?;
        let source = comments::source(&db.store, Some(&ines), said.id).await?;
        assert_eq!((source.body.as_str(), source.author), ("Lovely", Some(ines.id)));
        assert_eq!((source.post_id, source.post_author, source.post_published), (post.id, Some(ada.id), true));
        db.execute("UPDATE posts SET status = 'draft'").await?;
        assert!(matches!(comments::source(&db.store, Some(&ines), said.id).await, Err(Error::NotFound)));
        assert!(comments::source(&db.store, Some(&ada), said.id).await.is_ok());
        assert!(matches!(comments::source(&db.store, Some(&ada), CommentId(99)).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn a_person_has_a_page_whatever_the_case_of_its_address(db: TestDb) -> Outcome {
        let ada = db.registered("Ada Ёлкина").await?;
        let page = people::by_handle(&db.store, &Handle::from_input("@ADA-ёлкинА")).await?;
        assert_eq!((page.person, page.role, page.joined), (ada.link(), Role::Admin, db.store.now()));
        assert!(matches!(people::by_handle(&db.store, &Handle::from_input("nobody")).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn row_86_no_address_is_taken_for_sql(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        db.published(&ada, "One").await?;
        for hostile in [
            "' OR '1'='1", "one'--", "one'; DROP TABLE posts; --", "\" OR \"\"=\"", "one\\", "$1", "?1", ":id", "%", "_ne", "one\0",
            "' UNION SELECT password_hash FROM people --", "one' AND pg_sleep(5) --", "𝟙", "' OR sqlite_version() LIKE '%",
        ] {
            let slug = Slug::from_path(hostile);
            let nothing = |error: Error| matches!(error, Error::NotFound);
            assert!(posts::find(&db.store, Some(&ada), &slug).await.is_err_and(nothing), "{hostile}");
            assert!(posts::source(&db.store, Some(&ada), &slug).await.is_err_and(nothing), "{hostile}");
            let person = people::by_handle(&db.store, &Handle::from_input(hostile)).await;
            assert!(person.is_err_and(nothing), "{hostile}");
            let login = db.logs_in(hostile, "x").await;
            assert!(matches!(login, Err(Error::WrongCredentials | Error::TooMany { .. })), "{login:?}");
            let title = db.published(&ada, &format!("T {}", hostile.replace('\0', ""))).await?.title;
            assert!(title.starts_with("T "), "{title}");
        }
        assert_eq!(db.number("SELECT COUNT(*) FROM posts").await?, 16);
        Ok(())
    }
}
