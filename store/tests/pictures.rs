//! Whose pictures there are, and which posts show them.

use domain::library::SHELF;
use domain::people::Writing;
use domain::post::Status;
use domain::upload::{QUOTA, Refusal};
use domain::{PageNumber, Picture, PictureKind, Role};
use store::testing::{Outcome, TestDb, texts};
use store::{Error, accounts, on_both_databases, pictures, posts};

fn picture(number: u32) -> Picture {
    Picture {
        hash: format!("{number:064x}"),
        kind: PictureKind::Jpeg,
        width: 1200,
        height: 800,
    }
}

on_both_databases! {
    async fn a_post_shows_what_its_text_and_cover_name_and_no_longer_what_they_named(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let id = pictures::add(&db.store, ada.id, &picture(1), 1000, "").await?;
        let text = format!("![]({0}) and ![]({0})", picture(1).address());
        let slug = posts::create(&db.store, ada.id, &texts::post("Words", &text, Status::Draft)?).await?;
        let found = pictures::find(&db.store, &ada, id).await?;
        assert_eq!(found.uses.iter().map(|post| post.title.as_str()).collect::<Vec<_>>(), ["Words"]);
        let post = posts::find(&db.store, Some(&ada), &slug).await?.id;
        posts::save(&db.store, post, 1, &texts::post("Words", "None.", Status::Draft)?).await?;
        assert!(!pictures::find(&db.store, &ada, id).await?.is_used());
        posts::save(&db.store, post, 2, &texts::post("Words", &text, Status::Draft)?).await?;
        assert!(pictures::find(&db.store, &ada, id).await?.is_used());
        posts::delete(&db.store, post, ada.id).await?;
        assert!(pictures::find(&db.store, &ada, id).await?.is_used(), "it may come back");
        posts::discard(&db.store, post).await?;
        assert!(!pictures::find(&db.store, &ada, id).await?.is_used());
        Ok(())
    }

    async fn a_page_of_the_library_is_two_queries_however_many_pictures_there_are(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for number in 0..60 {
            pictures::add(&db.store, ada.id, &picture(number), 10, "").await?;
        }
        let text: String = (0..60).map(|number| format!("![]({})\n", picture(number).address())).collect();
        posts::create(&db.store, ada.id, &texts::post("All of them", &text, Status::Published)?).await?;
        let queries = db.queries().await?;
        for (number, count) in [(1, 24), (2, 24), (3, 12)] {
            queries.taken();
            let page = pictures::library(&queries.store, &ada, PageNumber::new(number)).await?;
            assert_eq!(queries.taken(), 2);
            assert_eq!((page.items.len(), page.total, page.size), (count, 60, SHELF));
            assert!(page.items.iter().all(|picture| picture.uses.len() == 1));
        }
        assert!(matches!(pictures::library(&db.store, &ada, PageNumber::new(4)).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn row_57_the_space_of_one_person_ends_and_that_of_another_does_not(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let grace = db.added("Grace", Role::Author).await?.id;
        let one = pictures::add(&db.store, ada, &picture(1), QUOTA - 10, "").await?;
        let refused = pictures::add(&db.store, ada, &picture(2), 11, "").await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NoRoom))), "{refused:?}");
        // The same again takes no more.
        assert_eq!(pictures::add(&db.store, ada, &picture(1), QUOTA - 10, "A shell").await?, one);
        pictures::add(&db.store, ada, &picture(2), 10, "").await?;
        assert!(matches!(pictures::room(&db.store, ada).await, Err(Error::Refused(Refusal::NoRoom))));
        pictures::add(&db.store, grace, &picture(2), 10, "").await?;
        pictures::room(&db.store, grace).await?;
        Ok(())
    }

    async fn row_74_pictures_of_posts_that_go_too_go_with_their_owner(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        for number in 1..=3 {
            pictures::add(&db.store, grace, &picture(number), 10, "").await?;
        }
        let shows = |number| texts::post("Words", &format!("![]({})", picture(number).address()), Status::Published);
        posts::create(&db.store, grace, &shows(1)?).await?;
        posts::create(&db.store, ada.id, &shows(2)?).await?;
        accounts::delete(&db.store, &[grace], Writing::Remove).await?;
        let left = pictures::library(&db.store, &ada, PageNumber::FIRST).await?;
        assert_eq!(left.items.iter().map(|left| left.picture.clone()).collect::<Vec<_>>(), [picture(2)]);
        assert_eq!(left.items[0].owner, None);
        assert!(pictures::is_anybodys(&db.store, &picture(2).hash).await?);
        assert!(!pictures::is_anybodys(&db.store, &picture(1).hash).await?);
        Ok(())
    }
}
