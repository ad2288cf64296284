//! Saying something under a post.

use domain::post::Status;
use domain::{CommentId, Field, PostId, Role, UserId};
use store::testing::{Outcome, TestDb, texts};
use store::{Error, comments, on_both_databases, posts};

on_both_databases! {
    async fn comments_stand_under_their_post_oldest_first(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let ines = db.added("Ines", Role::Reader).await?;
        let (post, other) = (db.published(&ada, "One").await?, db.published(&ada, "Two").await?);
        let first = db.said(&ines, &post, "First\nof *all*").await?;
        assert_eq!(first.html.as_str(), "<p>First<br>\nof <em>all</em></p>\n");
        assert_eq!((first.author.clone(), first.created, first.edited), (Some(ines.link()), db.store.now(), None));
        let second = db.said(&ada, &post, "Second").await?;
        db.advance(1);
        let third = db.said(&ines, &post, "Third").await?;
        db.said(&ines, &other, "Elsewhere").await?;
        assert_eq!(comments::of(&db.store, post.id).await?, [first, second, third]);
        assert!(comments::of(&db.store, PostId(99)).await?.is_empty());
        Ok(())
    }

    async fn comments_are_closed_on_drafts_and_on_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (draft, post) = (db.drafted(&ada, "One").await?, db.published(&ada, "Two").await?);
        let body = texts::comment("x")?;
        for (under, author) in [(draft.id, ada.id), (PostId(99), ada.id), (post.id, UserId(99))] {
            let refused = comments::add(&db.store, under, author, &body).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        assert_eq!(db.number("SELECT COUNT(*) FROM comments").await?, 0);
        Ok(())
    }

    async fn a_changed_comment_says_when(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let said = db.said(&ada, &post, "a").await?;
        db.advance(60);
        comments::save(&db.store, said.id, &texts::comment("*b*")?).await?;
        let changed = &comments::of(&db.store, post.id).await?[0];
        assert_eq!(changed.html.as_str(), "<p><em>b</em></p>\n");
        assert_eq!((changed.created, changed.edited), (said.created, Some(db.store.now())));
        let gone = comments::save(&db.store, CommentId(99), &texts::comment("b")?).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        Ok(())
    }

    async fn a_deleted_comment_is_gone_and_its_number_is_not_used_again(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let said = db.said(&ada, &post, "a").await?;
        comments::delete(&db.store, said.id).await?;
        assert!(comments::of(&db.store, post.id).await?.is_empty());
        assert!(matches!(comments::delete(&db.store, said.id).await, Err(Error::NotFound)));
        assert!(db.said(&ada, &post, "b").await?.id > said.id);
        Ok(())
    }

    async fn what_somebody_said_last_is_found_where_everybody_can_read_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let ines = db.added("Ines", Role::Reader).await?;
        let (post, hidden) = (db.published(&ada, "One").await?, db.published(&ada, "Two").await?);
        db.said(&ada, &post, "Not hers").await?;
        let mut said = Vec::new();
        for n in 0..7 {
            db.advance(1);
            said.push(db.said(&ines, &post, &format!("*{n}*")).await?);
        }
        db.said(&ines, &hidden, "Under what is a draft by now").await?;
        comments::by_author(&db.store, ines.id).await?;
        db.execute("UPDATE posts SET status = 'draft' WHERE slug = 'two'").await?;
        let found = comments::by_author(&db.store, ines.id).await?;
        let ids: Vec<_> = found.iter().map(|said| said.id).collect();
        let newest: Vec<_> = said.iter().rev().take(5).map(|said| said.id).collect();
        assert_eq!(ids, newest);
        assert_eq!(found[0].html.as_str(), "<p><em>6</em></p>\n");
        assert_eq!((found[0].post_slug.as_str(), found[0].post_title.as_str()), ("one", "One"));
        assert_eq!((found[0].created, found[0].date_unknown), (said[6].created, false));
        Ok(())
    }

    async fn html_of_which_cleaning_leaves_nothing_is_refused(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let said = db.said(&ada, &post, "a").await?;
        db.execute("UPDATE comments SET format = 'html', body = '<p>a</p>'").await?;
        for nothing in ["<script>alert(1)</script>", "<p> </p>", "<p>&nbsp;</p><div></div>", "<!-- a -->"] {
            let refused = comments::save(&db.store, said.id, &texts::comment(nothing)?).await;
            assert!(matches!(refused, Err(Error::NothingLeft(Field::Comment))), "{nothing}: {refused:?}");
        }
        comments::save(&db.store, said.id, &texts::comment("<p>b</p>")?).await?;
        assert_eq!(comments::of(&db.store, post.id).await?[0].html.as_str(), "<p>b</p>");

        db.execute("UPDATE posts SET format = 'html'").await?;
        let nothing = texts::post("One", "<style>p{}</style>", Status::Published)?;
        let refused = posts::save(&db.store, post.id, 1, &nothing).await;
        assert!(matches!(refused, Err(Error::NothingLeft(Field::Body))), "{refused:?}");
        let picture = texts::post("One", "<img src=\"https://example.org/a.jpg\" alt=\"\">", Status::Published)?;
        posts::save(&db.store, post.id, 1, &picture).await?;
        Ok(())
    }

    async fn a_comment_outlives_the_account_of_whoever_wrote_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let ines = db.added("Ines", Role::Reader).await?;
        let post = db.published(&ada, "One").await?;
        db.said(&ines, &post, "a").await?;
        db.execute("DELETE FROM people WHERE id = 2").await?;
        assert_eq!(comments::of(&db.store, post.id).await?[0].author, None);
        Ok(())
    }
}
