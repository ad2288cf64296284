//! Blogs as they really are: with rows that no form would have let through.

use crate::old_blog::{OldBlog, PASSWORD, brought, says};
use domain::{Role, Title};
use store::import::Counts;
use store::on_both_databases;
use store::testing::{Outcome, TestDb};

const SHA1: &str = "sha1$abc$3b543b4c2757c196b6e8067a96a36b4d4479aa58";

on_both_databases! {
    async fn of_two_people_whose_addresses_differ_in_case_the_first_keeps_it(db: TestDb) -> Outcome {
        let old = OldBlog::tutorial(&format!("
            INSERT INTO users VALUES (2, 'Ada@Example.org', '{SHA1}', 'Ada'), (3, 'ada@example.org', '{SHA1}', 'Ada Third');
            INSERT INTO comments VALUES (1, '<p>Me</p>', 2, 1);")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.people, brought(3));
        assert!(says(&summary, &["capital letters", "Ada (2) with Ada@Example.org", "person 1", "Ada Third (3)"]), "{:#?}", summary.oddities);
        assert_eq!(db.logs_in("ADA@example.org", PASSWORD).await?.id.0, 1);
        assert_eq!(db.logs_in("ada-2", PASSWORD).await?.id.0, 2);
        assert_eq!(db.number("SELECT author_id FROM comments").await?, 2);
        Ok(())
    }

    async fn the_first_person_of_the_old_blog_is_no_admin_where_there_is_one(db: TestDb) -> Outcome {
        db.registered("Olga Owner").await?;
        OldBlog::tutorial("").await?.moves_to(&db).await?;
        assert_eq!(db.logs_in("ada@example.org", PASSWORD).await?.role, Role::Author);
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE role = 'admin'").await?, 1);
        Ok(())
    }

    async fn after_an_import_nobody_who_registers_is_the_first(db: TestDb) -> Outcome {
        OldBlog::tutorial("").await?.moves_to(&db).await?;
        let next = db.registered("Grace").await?;
        assert_eq!((next.id.0, next.role), (2, Role::Reader));
        Ok(())
    }

    async fn row_3_hashes_that_cannot_be_checked_are_not_kept(db: TestDb) -> Outcome {
        let zeros = "0".repeat(128);
        let old = OldBlog::tutorial(&format!("
            INSERT INTO users VALUES (2, 'a@example.org', 'plain$$hunter2', 'Plain'),
                (3, 'b@example.org', 'scrypt:1073741824:8:1$abc${zeros}', 'Dear'),
                (4, 'c@example.org', 'scrypt:32768:8:1$abc$0011', 'Cut'),
                (5, 'd@example.org', NULL, 'None'),
                (6, 'e@example.org', '12345678', 'Clear');")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.people, brought(6));
        for words in [
            ["is no hash", "Plain (2)"],
            ["more memory or time", "Dear (3)"],
            ["cut off or damaged", "Cut (4)"],
            ["have no password", "None (5)"],
            ["unknown kind", "Clear (6)"],
        ] {
            assert!(says(&summary, &words), "{words:?} in {:#?}", summary.oddities);
        }
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE password_hash IS NOT NULL").await?, 1);
        assert!(db.logs_in("a@example.org", "hunter2").await.is_err());
        Ok(())
    }

    async fn names_titles_and_addresses_that_do_not_fit_are_made_to(db: TestDb) -> Outcome {
        let (name, title) = ("N".repeat(900), "ti tle ".repeat(50));
        let old = OldBlog::tutorial(&format!("
            INSERT INTO users VALUES (2, 'not an address', '{SHA1}', '{name}'), (3, NULL, '{SHA1}', ''),
                (4, 'x@example.org', '{SHA1}', 'Eve' || char(0, 10, 27) || 'Line');
            INSERT INTO blog_posts VALUES (2, 1, '{title}', '{title}', 'May 02, 2021', '<p>2</p>', 'http://example.org/a.jpg'),
                (3, 1, '', NULL, 'May 03, 2021', '<p>&nbsp;</p>', 'not a picture'),
                (4, 1, 'Pictures', '', 'May 04, 2021', '<p><img src=\"http://example.org/b.jpg\"></p>', NULL);")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts), (brought(4), brought(4)));
        let names = db.texts("SELECT name FROM people ORDER BY id").await?;
        assert_eq!(names[1].as_deref().map(|name| name.chars().count()), Some(80));
        assert_eq!(names[2..], [Some("Reader 3".to_owned()), Some("Eve Line".to_owned())]);
        let titles: Vec<String> = db.texts("SELECT title FROM posts ORDER BY id").await?.into_iter().flatten().collect();
        assert!(titles[1].ends_with('…') && Title::parse(&titles[1]).is_ok(), "{}", titles[1]);
        assert_eq!(titles[2], "Untitled");
        let secure = "SELECT COUNT(*) FROM posts WHERE cover_url = 'https://example.org/a.jpg' \
            OR html LIKE '%https://example.org/b.jpg%'";
        assert_eq!(db.number(secure).await?, 2);
        for words in ["an address that is none", "names had more", "no name", "titles had more", "subtitles"] {
            assert!(says(&summary, &[words]), "{words} in {:#?}", summary.oddities);
        }
        Ok(())
    }

    async fn comments_without_a_post_or_a_text_stay_behind(db: TestDb) -> Outcome {
        let old = OldBlog::tutorial("
            INSERT INTO comments VALUES (1, '<p>Where?</p>', 1, 99), (2, '<script>alert(1)</script>', 1, 1),
                (3, '<p>Here</p>', 77, 1), (4, '<p>Lost</p>', 1, NULL), (5, NULL, 1, 1);").await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.comments, Counts { brought: 1, already_there: 0, skipped: 4 });
        assert!(says(&summary, &["not in the old blog", "comment 1, comment 4"]), "{:#?}", summary.oddities);
        assert!(says(&summary, &["Nothing is left", "comment 2, comment 5"]), "{:#?}", summary.oddities);
        assert_eq!(db.number("SELECT COUNT(*) FROM comments WHERE author_id IS NULL").await?, 1);
        Ok(())
    }

    async fn rows_without_numbers_and_text_that_is_not_unicode_break_nothing(db: TestDb) -> Outcome {
        let old = OldBlog::new(&format!("
            CREATE TABLE users (id, email, password, name);
            CREATE TABLE blog_posts (id, author_id, title, subtitle, date, body, img_url);
            INSERT INTO users VALUES (1, 'ada@example.org', '{SHA1}', 'Ada'), (1, 'twin@example.org', '{SHA1}', 'Twin'),
                (NULL, 'none@example.org', '{SHA1}', 'None'), ('two', 'text@example.org', '{SHA1}', 'Text');
            INSERT INTO blog_posts VALUES (1, 1, CAST(x'4772fc6e' AS TEXT), 5, 20210521, 3.5, x'00ff');")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(summary.people, Counts { brought: 1, already_there: 0, skipped: 3 });
        assert!(says(&summary, &["Rows without a number", "3 of people"]), "{:#?}", summary.oddities);
        let titles = db.texts("SELECT title FROM posts").await?;
        assert_eq!(titles, [Some("Gr\u{fffd}n".to_owned())]);
        Ok(())
    }
}
