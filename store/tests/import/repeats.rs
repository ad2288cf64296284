//! Importing again: the old blog grew, or the new one changed in the meantime.

use crate::old_blog::{OldBlog, PASSWORD, TUTORIAL, already_there, brought, rows, says};
use domain::Role;
use store::import::Counts;
use store::on_both_databases;
use store::testing::{Outcome, TestDb};

const MORE: &str = "
    INSERT INTO users VALUES (2, 'grace@example.org', 'sha1$abc$3b543b4c2757c196b6e8067a96a36b4d4479aa58', 'Grace');
    INSERT INTO blog_posts VALUES (2, 1, 'Two', '', 'May 02, 2021', '<p>Second.</p>', '');
    INSERT INTO comments VALUES (1, '<p>Nice</p>', 2, 1), (2, '<p>Nice too</p>', 2, 2);";

on_both_databases! {
    async fn of_a_blog_that_grew_only_the_new_things_come(db: TestDb) -> Outcome {
        let old = OldBlog::new(TUTORIAL).await?;
        old.moves_to(&db).await?;
        old.execute(MORE).await?;
        let summary = old.moves_to(&db).await?;
        let half = Counts { brought: 1, already_there: 1, skipped: 0 };
        assert_eq!((summary.people, summary.posts, summary.comments), (half, half, brought(2)));
        assert_eq!(rows(&db).await?, [2, 2, 2, 6]);
        let grace = db.logs_in("grace@example.org", PASSWORD).await?;
        assert_eq!(grace.role, Role::Reader);
        Ok(())
    }

    async fn what_was_changed_or_deleted_here_stays_so(db: TestDb) -> Outcome {
        let old = OldBlog::tutorial(MORE).await?;
        old.moves_to(&db).await?;
        db.execute("UPDATE posts SET title = 'New', slug = 'new' WHERE slug = 'one'").await?;
        db.execute("DELETE FROM posts WHERE slug = 'two'").await?;
        db.execute("DELETE FROM people WHERE name = 'Grace'").await?;
        old.execute("
            INSERT INTO comments VALUES (3, '<p>Late</p>', 2, 1), (4, '<p>Later</p>', 1, 2);
            DELETE FROM blog_posts WHERE id = 1;
            INSERT INTO blog_posts VALUES (3, 2, 'Three', '', 'May 03, 2021', '<p>Third.</p>', '');").await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.people, already_there(2));
        assert_eq!(summary.posts, Counts { brought: 1, already_there: 1, skipped: 0 });
        assert!(says(&summary, &["deleted here since", "comment 4"]), "{:#?}", summary.oddities);
        let titles = db.texts("SELECT title FROM posts ORDER BY id").await?;
        assert_eq!(titles, [Some("New".to_owned()), Some("Three".to_owned())]);
        let by_nobody = "SELECT COUNT(*) FROM posts WHERE title = 'Three' AND author_id IS NULL";
        assert_eq!(db.number(by_nobody).await?, 1);
        Ok(())
    }

    async fn two_blogs_of_the_same_person_are_two_blogs(db: TestDb) -> Outcome {
        let first = OldBlog::new(TUTORIAL).await?;
        first.moves_to(&db).await?;
        let second = OldBlog::tutorial("
            DELETE FROM blog_posts;
            INSERT INTO blog_posts VALUES (1, 1, 'Another', '', 'June 07, 2022', '<p>Another first.</p>', '');").await?;
        let summary = second.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts), (already_there(1), brought(1)));
        for old in [&first, &second] {
            let again = old.moves_to(&db).await?;
            assert_eq!((again.people, again.posts), (already_there(1), already_there(1)));
        }
        assert_eq!(db.number("SELECT COUNT(*) FROM posts").await?, 2);
        Ok(())
    }

    async fn whoever_has_an_account_here_keeps_it_and_gets_their_posts(db: TestDb) -> Outcome {
        db.registered("Olga Owner").await?;
        let ada = db.registered("Ada").await?;
        let old = OldBlog::new(TUTORIAL).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.people, already_there(1));
        assert!(says(&summary, &["have an account here", "Ada (1)"]), "{:#?}", summary.oddities);
        assert!(says(&summary, &["readers here", "quire user role", "Ada"]), "{:#?}", summary.oddities);
        assert!(db.logs_in("ada@example.org", PASSWORD).await.is_err(), "the password of the old blog");
        let author = db.number("SELECT author_id FROM posts WHERE slug = 'one'").await?;
        assert_eq!((author, ada.role), (ada.id.0, Role::Reader));
        Ok(())
    }
}
