//! The real blog: six people, 13 posts, 20 comments.

use crate::old_blog::{already_there, brought, fixture, import, rows, says};
use domain::{PageNumber, Slug};
use store::import::Progress;
use store::import::flask::{self, Options};
use store::testing::{Outcome, TestDb};
use store::{comments, on_both_databases, posts};

/// Everybody's address, old password and role here. The fourth ends with a blank.
const PEOPLE: [(&str, &str, &str); 6] = [
    ("ada@example.org", "correct horse battery", "admin"),
    ("grace@example.org", "pässwörd mit ümlaut", "reader"),
    ("kenji@example.org", "ひみつの合言葉です", "reader"),
    ("Mixed.Case@Example.org", "trailing space ", "reader"),
    ("lena@example.org", "hunter2hunter2", "reader"),
    ("old@example.org", "years-ago-password", "reader"),
];

on_both_databases! {
    async fn everybody_and_everything_comes(db: TestDb) -> Outcome {
        let summary = import(&db, &fixture()).await?;
        assert_eq!(summary.people, brought(6));
        assert_eq!(summary.posts, brought(13));
        assert_eq!(summary.comments, brought(20));
        assert_eq!(rows(&db).await?, [6, 13, 20, 39]);
        Ok(())
    }

    async fn row_2_people_log_in_with_their_old_passwords_and_carry_argon2id_from_then_on(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        for (number, (email, password, role)) in (1..).zip(PEOPLE) {
            assert!(db.logs_in(email, "not their password").await.is_err());
            let viewer = db.logs_in(email, password).await?;
            assert_eq!((viewer.id.0, viewer.role.word()), (number, role), "{email}");
            let stored = format!("SELECT password_hash FROM people WHERE id = {number}");
            let hashes = db.texts(&stored).await?;
            let hash = hashes.into_iter().next().flatten().unwrap_or_default();
            assert!(hash.starts_with("$argon2id$v=19$"), "{email}");
            db.advance(3600);
            db.logs_in(email, password).await?;
        }
        Ok(())
    }

    async fn a_second_import_adds_nothing(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        let before = rows(&db).await?;
        let again = import(&db, &fixture()).await?;
        assert_eq!(again.people, already_there(6));
        assert_eq!(again.posts, already_there(13));
        assert_eq!(again.comments, already_there(20));
        assert_eq!(rows(&db).await?, before);
        Ok(())
    }

    async fn a_dry_run_says_what_would_come_and_writes_nothing(db: TestDb) -> Outcome {
        let options = Options { dry_run: true, ..Options::default() };
        let dry = flask::import(&db.store, &fixture(), options, |_| ()).await?;
        assert_eq!(rows(&db).await?, [0, 0, 0, 0]);
        assert!(!store::accounts::any(&db.store).await?);
        let real = import(&db, &fixture()).await?;
        assert_eq!(dry, real);
        Ok(())
    }

    async fn titles_of_every_script_get_addresses_and_old_addresses_are_remembered(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        let slugs = db.texts("SELECT slug FROM posts ORDER BY id").await?;
        let slugs: Vec<String> = slugs.into_iter().flatten().collect();
        assert_eq!(slugs[0], "before-six");
        assert_eq!(slugs[2], "引っ越しの記録");
        assert_eq!(slugs[7], "zürich-im-regen");
        assert_eq!(slugs[12], "before-six-2");
        for (old, new) in [(1, "before-six"), (13, "before-six-2")] {
            let slug = posts::legacy(&db.store, old).await?;
            assert_eq!(slug, Some(Slug::from_path(new)));
        }
        assert_eq!(posts::legacy(&db.store, 14).await?, None);
        Ok(())
    }

    async fn dates_are_kept_and_comments_that_have_none_say_so(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        // Noon on 9 June 2021.
        let published = "SELECT published FROM posts WHERE slug = 'three-mistakes-about-hashing'";
        assert_eq!(db.number(published).await?, 1_623_240_000_000);
        let undated = "SELECT COUNT(*) FROM comments c JOIN posts p ON p.id = c.post_id \
            WHERE c.date_unknown AND c.created = p.created";
        assert_eq!(db.number(undated).await?, 20);
        Ok(())
    }

    async fn row_46_hostile_markup_is_neutralised(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        for column in ["body", "html"] {
            let texts = format!("SELECT {column} FROM posts UNION ALL SELECT {column} FROM comments");
            for text in db.texts(&texts).await?.into_iter().flatten() {
                for sign in ["<script", "onclick", "onerror", "javascript:", "\r"] {
                    assert!(!text.contains(sign), "{text}");
                }
            }
        }
        let formats = "SELECT COUNT(*) FROM posts WHERE format = 'html' AND body LIKE '%https://example.org/ok%'";
        assert_eq!(db.number(formats).await?, 2);
        let pictures = "SELECT COUNT(*) FROM comments WHERE html LIKE '%<img%'";
        assert_eq!(db.number(pictures).await?, 0);
        Ok(())
    }

    async fn a_reader_finds_the_posts_with_their_bylines_and_comments(db: TestDb) -> Outcome {
        import(&db, &fixture()).await?;
        let home = posts::published(&db.store, PageNumber::FIRST).await?;
        assert_eq!((home.total, home.items[0].slug.as_str()), (13, "before-six-2"));
        let post = posts::find(&db.store, None, &Slug::from_path("emoji-in-a-title")).await?;
        assert_eq!(post.author.map(|author| author.name), Some("Ada Okafor".to_owned()));
        let comments = comments::of(&db.store, post.id).await?;
        let names = comments.into_iter().map(|comment| comment.author.map(|author| author.name));
        let names: Vec<Option<String>> = names.collect();
        let names: Vec<&str> = names.iter().map(|name| name.as_deref().unwrap_or("nobody")).collect();
        assert_eq!(names, ["Lena <b>Bold</b>", "Grace Lindqvist", "nobody", "山田 健二"]);
        Ok(())
    }

    async fn the_owner_is_told_what_was_odd(db: TestDb) -> Outcome {
        let summary = import(&db, &fixture()).await?;
        for words in [
            &["without an author", "“Before six” (1)", "“Before six!” (13)"][..],
            &["would run", "“Copied from an old page” (5)", "“An unfinished map” (10)"],
            &["would run", "comment 10, comment 11, comment 19"],
            &["covers", "files of the old blog", "“引っ越しの記録” (3)"],
            &["pictures", "files of the old blog", "“Weather, kept” (4)"],
            &["without a name", "comment 11"],
            &["no date"],
        ] {
            assert!(says(&summary, words), "{words:?} in {:#?}", summary.oddities);
        }
        assert_eq!(summary.oddities.len(), 7, "{:#?}", summary.oddities);
        Ok(())
    }
}

#[tokio::test]
async fn a_progress_bar_goes_from_beginning_to_end() -> Outcome {
    let db = TestDb::sqlite().await?;
    let mut seen = Vec::new();
    flask::import(&db.store, &fixture(), Options::default(), |progress| {
        seen.push(progress)
    })
    .await?;
    assert!(seen.is_sorted_by_key(|progress| progress.done));
    assert_eq!(
        seen.last(),
        Some(&Progress {
            done: 78,
            total: 78
        })
    );
    Ok(())
}

#[tokio::test]
async fn nothing_is_written_to_the_old_blog_or_beside_it() -> Outcome {
    let db = TestDb::sqlite().await?;
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("blog.db");
    std::fs::copy(fixture(), &copy)?;
    import(&db, &copy).await?;
    assert_eq!(std::fs::read(&copy)?, std::fs::read(fixture())?);
    assert_eq!(std::fs::read_dir(folder.path())?.count(), 1);
    Ok(())
}
