//! The kinds of Flask blogs, each told by its columns.

use crate::old_blog::{OldBlog, PASSWORD, brought, says};
use domain::{NewPassword, Role, UserId};
use store::testing::{Outcome, TestDb};
use store::{accounts, on_both_databases};

const SHA1: &str = "sha1$abc$3b543b4c2757c196b6e8067a96a36b4d4479aa58";

on_both_databases! {
    async fn a_tutorial_blog_with_other_names_comes_as_well(db: TestDb) -> Outcome {
        let old = OldBlog::new(&format!("
            CREATE TABLE user_table (name VARCHAR, password VARCHAR, email VARCHAR NOT NULL, id INTEGER PRIMARY KEY);
            CREATE TABLE \"my posts\" (id INTEGER PRIMARY KEY, body TEXT, image VARCHAR, date VARCHAR, subtitle VARCHAR,
                title VARCHAR, author_id INTEGER);
            CREATE TABLE remark (id INTEGER PRIMARY KEY, post_id INTEGER, author_id INTEGER, text TEXT);
            INSERT INTO user_table VALUES ('Ada', '{SHA1}', 'ada@example.org', 1), ('Grace', '{SHA1}', 'grace@example.org', 2);
            INSERT INTO \"my posts\" VALUES (7, '<p>Text</p>', 'https://example.org/a.jpg', 'May 21, 2021', 'Sub', 'One', 2);
            INSERT INTO remark VALUES (1, 7, 1, '<p>Nice</p>');")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts, summary.comments), (brought(2), brought(1), brought(1)));
        let cover = db.texts("SELECT cover_url FROM posts").await?;
        assert_eq!(cover, [Some("https://example.org/a.jpg".to_owned())]);
        assert_eq!(db.logs_in("grace@example.org", PASSWORD).await?.role, Role::Author);
        Ok(())
    }

    async fn in_the_oldest_blogs_authors_are_names_and_become_people(db: TestDb) -> Outcome {
        let old = OldBlog::new("
            CREATE TABLE blog_post (id INTEGER PRIMARY KEY, title VARCHAR(250), date VARCHAR(250), body TEXT,
                author VARCHAR(250), img_url VARCHAR(250), subtitle VARCHAR(250));
            INSERT INTO blog_post VALUES (1, 'One', 'August 31, 2019', '<p>1</p>', 'Angela Yu', '', 'a'),
                (2, 'Two', 'August 31, 2019', '<p>2</p>', ' angela  yu', '', 'b'),
                (3, 'Three', 'August 31, 2019', '<p>3</p>', '', '', 'c');").await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts), (brought(1), brought(3)));
        assert!(says(&summary, &["by name only", "Angela Yu"]), "{:#?}", summary.oddities);
        let hers = "SELECT COUNT(*) FROM posts p JOIN people a ON a.id = p.author_id \
            WHERE a.handle = 'angela-yu' AND a.email IS NULL";
        assert_eq!(db.number(hers).await?, 2);
        let again = old.moves_to(&db).await?;
        assert_eq!((again.people.brought, again.posts.brought), (0, 0));
        Ok(())
    }

    async fn where_nobody_had_a_password_the_first_account_is_the_admins_and_its_owner_is_told(db: TestDb) -> Outcome {
        let old = OldBlog::new("
            CREATE TABLE blog_post (id INTEGER PRIMARY KEY, title VARCHAR(250), date VARCHAR(250), body TEXT,
                author VARCHAR(250), img_url VARCHAR(250), subtitle VARCHAR(250));
            INSERT INTO blog_post VALUES (1, 'One', 'August 31, 2019', '<p>1</p>', 'Angela Yu', '', 'a'),
                (2, 'Two', 'August 31, 2019', '<p>2</p>', 'Grace', '', 'b');").await?;
        let summary = old.moves_to(&db).await?;
        assert!(says(&summary, &["admin is Angela Yu", "`quire user password angela-yu`"]), "{:#?}", summary.oddities);
        let people = accounts::list(&db.store).await?;
        let roles: Vec<_> = people.iter().map(|person| (person.id.0, person.role)).collect();
        assert_eq!(roles, [(1, Role::Admin), (2, Role::Author)]);
        let password = NewPassword::parse("violet tractor sings at dawn", &[]).map_err(|found| found.message())?;
        accounts::set_password(&db.store, UserId(1), &password, "").await?;
        assert_eq!(db.logs_in("angela-yu", "violet tractor sings at dawn").await?.role, Role::Admin);
        let again = old.moves_to(&db).await?;
        assert!(!says(&again, &["quire user"]), "{:#?}", again.oddities);
        Ok(())
    }

    async fn somebody_who_can_log_in_already_is_not_made_the_admin_for_coming_first(db: TestDb) -> Outcome {
        let old = OldBlog::tutorial("UPDATE users SET id = 2; UPDATE blog_posts SET author_id = 2;").await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!(db.logs_in("ada@example.org", PASSWORD).await?.role, Role::Author);
        assert!(says(&summary, &["an admin yet", "`quire user role`"]), "{:#?}", summary.oddities);
        Ok(())
    }

    async fn the_blog_of_flasks_own_tutorial_has_no_addresses(db: TestDb) -> Outcome {
        let old = OldBlog::new(&format!("
            CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT UNIQUE NOT NULL, password TEXT NOT NULL);
            CREATE TABLE post (id INTEGER PRIMARY KEY AUTOINCREMENT, author_id INTEGER NOT NULL,
                created TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, title TEXT NOT NULL, body TEXT NOT NULL,
                FOREIGN KEY (author_id) REFERENCES user (id));
            INSERT INTO user VALUES (1, 'ada', '{SHA1}'), (2, 'bob_the_2nd', '{SHA1}');
            INSERT INTO post VALUES (1, 2, '2018-01-01 08:12:30', 'A <title>', 'Some <b>text</b>
in two lines

and * a paragraph');")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts), (brought(2), brought(1)));
        assert!(says(&summary, &["log in by a handle", "bob_the_2nd is now bob-the-2nd"]), "{:#?}", summary.oddities);
        assert_eq!(db.logs_in("ada", PASSWORD).await?.role, Role::Admin);
        assert_eq!(db.logs_in("bob-the-2nd", PASSWORD).await?.role, Role::Author);
        let html = db.texts("SELECT html FROM posts").await?;
        let html = html.into_iter().next().flatten().unwrap_or_default();
        assert!(html.starts_with("<p>Some &lt;b&gt;text&lt;/b&gt;<br>"), "{html}");
        assert!(html.contains("<p>and * a paragraph</p>"), "{html}");
        assert_eq!(db.number("SELECT published FROM posts").await?, 1_514_794_350_000);
        Ok(())
    }

    async fn posts_of_a_microblog_get_titles_and_what_has_no_place_stays(db: TestDb) -> Outcome {
        let old = OldBlog::new(&format!("
            CREATE TABLE user (id INTEGER PRIMARY KEY, username VARCHAR(64), email VARCHAR(120), password_hash VARCHAR(256),
                about_me VARCHAR(140), last_seen DATETIME);
            CREATE TABLE post (id INTEGER PRIMARY KEY, body VARCHAR(140), timestamp DATETIME, user_id INTEGER, language VARCHAR(5));
            CREATE TABLE reply (id INTEGER PRIMARY KEY, body TEXT, timestamp DATETIME, user_id INTEGER, post_id INTEGER);
            INSERT INTO reply VALUES (1, '1 < 2 & <b>so on</b>', '2021-05-22 11:00:00', 1, 2);
            CREATE TABLE followers (follower_id INTEGER, followed_id INTEGER);
            CREATE TABLE message (id INTEGER PRIMARY KEY, sender_id INTEGER, recipient_id INTEGER, body VARCHAR(140), timestamp DATETIME);
            CREATE TABLE alembic_version (version_num VARCHAR(32));
            INSERT INTO user VALUES (1, 'susan', 'susan@example.org', '{SHA1}', 'Hi & hello', '2021-05-21 10:00:00.000000');
            INSERT INTO post VALUES (1, 'Just a few words', '2021-05-21 10:11:12.345678', 1, 'en'),
                (2, 'These are a few more words than fit into a title of sixty characters, as you can see', '2021-05-22 10:11:12', 1, 'en');
            INSERT INTO followers VALUES (1, 1);
            INSERT INTO message VALUES (1, 1, 1, 'psst', '2021-05-21 10:11:12');
            INSERT INTO alembic_version VALUES ('abc');")).await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts), (brought(1), brought(2)));
        assert!(says(&summary, &["stay in the old blog", "followers with 1 rows", "message with 1 rows"]), "{:#?}", summary.oddities);
        let reply = "SELECT COUNT(*) FROM comments WHERE NOT date_unknown AND created = 1621681200000 \
            AND html LIKE '%1 &lt; 2 &amp; &lt;b&gt;so on&lt;/b&gt;%'";
        assert_eq!(db.number(reply).await?, 1);
        let titles: Vec<String> = db.texts("SELECT title FROM posts ORDER BY id").await?.into_iter().flatten().collect();
        assert_eq!(titles, ["Just a few words", "These are a few more words than fit into a title of sixty…"]);
        assert_eq!(db.texts("SELECT about FROM people").await?, [Some("Hi & hello".to_owned())]);
        assert_eq!(db.number("SELECT created FROM posts WHERE title = 'Just a few words'").await?, 1_621_591_872_345);
        Ok(())
    }

    async fn people_of_a_blog_with_bcrypt_log_in(db: TestDb) -> Outcome {
        let old = OldBlog::new("
            CREATE TABLE user (id INTEGER PRIMARY KEY, username VARCHAR(20), email VARCHAR(120), image_file VARCHAR(20),
                password VARCHAR(60));
            CREATE TABLE post (id INTEGER PRIMARY KEY, title VARCHAR(100), date_posted DATETIME, content TEXT, user_id INTEGER);
            INSERT INTO user VALUES (1, 'corey', 'corey@example.org', 'default.jpg',
                '$2b$04$abcdefghijklmnopqrstuu.JYVjHDA6FkISOZKqpybF6Lh//O1dS.');
            INSERT INTO user VALUES (2, 'bytes', 'bytes@example.org', 'default.jpg',
                CAST('$2b$04$abcdefghijklmnopqrstuu.JYVjHDA6FkISOZKqpybF6Lh//O1dS.' AS BLOB));
            INSERT INTO post VALUES (1, 'Hello', '2018-04-20 10:00:00.123456', 'My first post!', 1),
                (2, 'With an editor', '2018-04-21 10:00:00', '<p>Bold <strong>words</strong></p>', 1);").await?;
        let summary = old.moves_to(&db).await?;
        assert_eq!((summary.people, summary.posts, summary.oddities), (brought(2), brought(2), vec![]));
        db.logs_in("corey@example.org", PASSWORD).await?;
        db.logs_in("bytes@example.org", PASSWORD).await?;
        let bold = "SELECT COUNT(*) FROM posts WHERE html LIKE '%<strong>words</strong>%'";
        assert_eq!(db.number(bold).await?, 1);
        Ok(())
    }
}
