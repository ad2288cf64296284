//! Links that show a draft.

use domain::post::Status;
use domain::{LinkSecret, Role};
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb, texts};
use store::{Error, accounts, on_both_databases, posts, previews};

on_both_databases! {
    async fn a_link_shows_a_draft_until_it_is_taken_back_or_replaced(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let draft = db.drafted(&ada, "One").await?;
        let first = previews::make(&db.store, draft.id, ada.id).await?;
        assert_eq!(previews::made(&db.store, draft.id).await?, Some(db.store.now()));
        assert_eq!(previews::open(&db.store, &first, HOME).await?, draft);
        let second = previews::make(&db.store, draft.id, ada.id).await?;
        assert!(matches!(previews::open(&db.store, &first, HOME).await, Err(Error::NotFound)));
        posts::save(&db.store, draft.id, 1, &texts::post("Two", "Now.", Status::Draft)?).await?;
        assert_eq!(previews::open(&db.store, &second, HOME).await?.title, "Two", "as it is now");
        previews::revoke(&db.store, draft.id).await?;
        for secret in [&first, &second, &LinkSecret::from_path(""), &LinkSecret::from_path("0123")] {
            assert!(matches!(previews::open(&db.store, secret, HOME).await, Err(Error::NotFound)));
        }
        assert!(matches!(previews::revoke(&db.store, draft.id).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn of_its_secret_only_a_hash_is_kept(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let draft = db.drafted(&ada, "One").await?;
        let secret = previews::make(&db.store, draft.id, ada.id).await?;
        assert_eq!(secret.as_str().len(), 48);
        assert!(!db.dump().await?.contains(secret.as_str()));
        Ok(())
    }

    async fn row_19_it_shows_what_whoever_made_it_may_edit_and_no_more(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let draft = db.drafted(&grace, "One").await?;
        let secret = previews::make(&db.store, draft.id, grace.id).await?;
        let opens = async || previews::open(&db.store, &secret, HOME).await.is_ok();
        assert!(opens().await);
        posts::delete(&db.store, draft.id, grace.id).await?;
        assert!(!opens().await, "in the bin");
        posts::bring_back(&db.store, draft.id).await?;
        accounts::set_role(&db.store, grace.id, Role::Reader).await?;
        assert!(!opens().await, "who only reads edits nothing");
        accounts::set_role(&db.store, grace.id, Role::Author).await?;
        assert!(opens().await);
        accounts::disable(&db.store, grace.id).await?;
        assert!(!opens().await);
        let admins = previews::make(&db.store, draft.id, ada.id).await?;
        assert!(previews::open(&db.store, &admins, HOME).await.is_ok());
        Ok(())
    }

    async fn row_78_too_many_looks_from_one_place_are_refused(db: TestDb) -> Outcome {
        let nothing = LinkSecret::from_path("0123");
        for _ in 0..120 {
            assert!(matches!(previews::open(&db.store, &nothing, HOME).await, Err(Error::NotFound)));
        }
        let refused = previews::open(&db.store, &nothing, HOME).await;
        assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
        Ok(())
    }
}
