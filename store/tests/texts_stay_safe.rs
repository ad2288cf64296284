//! What hostile authors and hostile databases can do to readers: rows 46, 47 and 80 of the acceptance table.

#[path = "../../markup/tests/oracle/mod.rs"]
mod oracle;

use domain::post::{Format, PostForm, Status};
use domain::{CommentBody, PostBody};
use store::testing::{Outcome, TestDb, texts};
use store::{Punctuation, comments, on_both_databases, posts, rendering};

const PAYLOAD: &str = "<p>old</p><script>alert(1)</script><img src=x onerror=alert(1)>";

fn hostile() -> impl Iterator<Item = String> {
    include_str!("../../markup/tests/fixtures/xss.txt")
        .lines()
        .skip(1)
        .map(|line| line.replace("\\n", "\n"))
}

fn assert_harmless(html: &str) {
    assert_eq!(oracle::findings(html), Vec::<String>::new(), "{html}");
    assert_eq!(oracle::tree(html), oracle::tree(&oracle::serialised(html)));
}

on_both_databases! {
    async fn row_46_hostile_posts_and_comments_are_harmless_when_read(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let payloads: Vec<String> = hostile().collect();
        let post = db.published(&ada, "One").await?;
        for (n, payload) in payloads.iter().enumerate() {
            let new = texts::post("One", payload, Status::Published)?;
            posts::save(&db.store, post.id, i64::try_from(n)? + 1, &new).await?;
            assert_harmless(db.seen(None, "one").await?.html.as_str());
            let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
            assert_eq!(source.body, new.body.as_str());
            db.said(&ada, &post, payload).await?;
        }
        for comment in comments::of(&db.store, post.id).await? {
            assert_harmless(comment.html.as_str());
        }
        Ok(())
    }

    async fn row_47_titles_and_names_are_kept_as_typed_for_the_page_to_escape(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        db.execute("UPDATE people SET name = '<img src=x onerror=alert(1)>'").await?;
        let title = "</title><script>alert(1)</script>";
        let post = db.published(&ada, title).await?;
        assert_eq!(post.title, title);
        assert_eq!(post.author.ok_or("no author")?.name, "<img src=x onerror=alert(1)>");
        Ok(())
    }

    async fn row_46_what_an_older_version_left_behind_is_rendered_anew(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        db.said(&ada, &post, "Lovely").await?;
        for table in ["posts", "comments"] {
            db.execute(&format!("UPDATE {table} SET html = '{PAYLOAD}', html_version = 0")).await?;
        }
        let read = db.seen(None, "one").await?;
        assert_eq!(read.html.as_str(), "<p>We set out before six.</p>\n");
        assert_eq!(comments::of(&db.store, post.id).await?[0].html.as_str(), "<p>Lovely</p>\n");
        assert_eq!(rendering::refresh(&db.store).await?, 2);
        assert_eq!(rendering::refresh(&db.store).await?, 0);
        for table in ["posts", "comments"] {
            let stored = db.texts(&format!("SELECT html FROM {table}")).await?.concat_all();
            assert!(!stored.contains("script"), "{stored}");
        }
        Ok(())
    }

    async fn posts_are_set_anew_when_the_owner_decides_about_quotes_and_dots(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let new = texts::post("One", "\"So...\"", Status::Published)?;
        posts::save(&db.store, post.id, 1, &new).await?;
        db.said(&ada, &post, "\"So...\"").await?;
        rendering::refresh(&db.store).await?;
        let typed = "<p>&quot;So...&quot;</p>\n";
        assert_eq!(db.seen(None, "one").await?.html.as_str(), typed);
        let smart = db.store.clone().with_punctuation(Punctuation::Smart);
        // Both the page that does not wait for it to be stored, and what is stored then.
        for refreshed in [1, 0] {
            let post = posts::find(&smart, None, &post.slug).await?;
            assert_eq!(post.html.as_str(), "<p>“So…”</p>\n");
            assert_eq!(rendering::refresh(&smart).await?, refreshed);
        }
        assert_eq!(comments::of(&smart, post.id).await?[0].html.as_str(), typed);
        assert_eq!(rendering::refresh(&db.store).await?, 1);
        assert_eq!(db.seen(None, "one").await?.html.as_str(), typed);
        Ok(())
    }

    async fn row_46_html_from_elsewhere_is_cleaned_on_its_way_out(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        db.said(&ada, &post, "Lovely").await?;
        for table in ["posts", "comments"] {
            // Somebody got at the database, and knew which version to write beside it.
            let version = store::html::VERSION;
            db.execute(&format!(
                "UPDATE {table} SET format = 'html', body = '{PAYLOAD}', html = '{PAYLOAD}', html_version = {version}"
            )).await?;
        }
        let clean = "<p>old</p><img src=\"x\" loading=\"lazy\">";
        assert_eq!(db.seen(None, "one").await?.html.as_str(), clean);
        let source = posts::source(&db.store, Some(&ada), &post.slug).await?;
        assert_eq!((source.format, source.body.as_str()), (Format::Html, clean));
        let comment = &comments::of(&db.store, post.id).await?[0];
        assert_eq!(comment.html.as_str(), "<p>old</p>");
        assert_eq!(comments::source(&db.store, Some(&ada), comment.id).await?.body, "<p>old</p>");
        Ok(())
    }

    async fn row_46_html_from_elsewhere_stays_html_and_is_cleaned_when_saved(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let post = db.published(&ada, "One").await?;
        let said = db.said(&ada, &post, "Lovely").await?;
        for table in ["posts", "comments"] {
            db.execute(&format!("UPDATE {table} SET format = 'html'")).await?;
        }
        let new = texts::post("One", &format!("*x* {PAYLOAD}"), Status::Published)?;
        posts::save(&db.store, post.id, 1, &new).await?;
        comments::save(&db.store, said.id, &texts::comment(&format!("*x* {PAYLOAD}"))?).await?;
        for table in ["posts", "comments"] {
            let stored = db.texts(&format!("SELECT format || body || html FROM {table}")).await?.concat_all();
            assert!(stored.starts_with("html*x* <p>old</p>"), "{stored}");
            assert!(!stored.contains("script") && !stored.contains("onerror"), "{stored}");
        }
        Ok(())
    }

    async fn row_80_a_text_has_a_size_that_it_cannot_exceed(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let form = |body: String| PostForm { title: "One".to_owned(), body, ..PostForm::default() };
        assert!(form("é".repeat(PostBody::MAX / 2 + 1)).parse().is_err());
        let largest = form("> ".repeat(PostBody::MAX / 2)).parse().map_err(|wrong| format!("{wrong:?}"))?;
        let slug = posts::create(&db.store, ada.id, &largest).await?;
        assert_harmless(posts::find(&db.store, Some(&ada), &slug).await?.html.as_str());
        assert!(CommentBody::parse(&"a".repeat(CommentBody::MAX + 1)).is_err());
        let post = db.published(&ada, "Two").await?;
        db.said(&ada, &post, &"[".repeat(CommentBody::MAX)).await?;
        Ok(())
    }
}

trait ConcatAll {
    fn concat_all(self) -> String;
}

impl ConcatAll for Vec<Option<String>> {
    fn concat_all(self) -> String {
        self.into_iter().flatten().collect()
    }
}
