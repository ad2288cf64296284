//! Tokens of programs: what is kept of them, whom they open for, and when they end.

use domain::api_token::{ApiTokenForm, ApiTokenSecret, NewApiToken, Scope};
use domain::people::Writing;
use domain::{Role, UserId};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, api_tokens, on_both_databases, own_data};

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

fn for_days(days: i64) -> NewApiToken {
    NewApiToken {
        name: "Backup".to_owned(),
        scope: Scope::Write,
        days,
    }
}

async fn counts(db: &TestDb, secret: &ApiTokenSecret) -> Outcome<bool> {
    Ok(api_tokens::bearer(&db.store, secret).await?.is_some())
}

async fn used(db: &TestDb, owner: UserId) -> Outcome<Option<i64>> {
    let tokens = api_tokens::of(&db.store, owner).await?;
    let first = tokens.first().ok_or("no token")?;
    Ok(first
        .used
        .map(|used| (used.millis() - TestDb::START) / 1000))
}

on_both_databases! {
    async fn row_69_only_a_hash_of_a_token_is_kept(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let secret = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        let (random, checksum) = secret.parts().ok_or("the form of a token")?;
        assert_eq!((random.len() * 4, checksum.len()), (192, 8));
        let dump = db.dump().await?;
        assert!(!dump.contains(secret.as_str()) && !dump.contains(random));
        assert!(!format!("{secret:?}").contains(random));
        let bearer = api_tokens::bearer(&db.store, &secret).await?.ok_or("nobody")?;
        assert_eq!((bearer.owner.id, bearer.token.scope), (ada.id, Scope::Write));
        let other = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        assert_ne!(other, secret);
        Ok(())
    }

    async fn row_69_what_was_mistyped_is_told_from_a_token_without_a_question(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let secret = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        let queries = db.queries().await?;
        let whole = secret.as_str();
        let flipped = if whole.ends_with('0') { "1" } else { "0" };
        for wrong in [
            String::new(),
            "quire_".to_owned(),
            whole[..whole.len() - 1].to_owned(),
            format!("{}{flipped}", &whole[..whole.len() - 1]),
            whole.replace("quire_", "other_"),
            whole.to_uppercase(),
        ] {
            let found = api_tokens::bearer(&queries.store, &ApiTokenSecret::new(wrong)).await?;
            assert!(found.is_none());
        }
        assert_eq!(queries.taken(), 0);
        Ok(())
    }

    async fn row_69_a_token_ends_on_its_day_and_is_forgotten_a_month_later(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let secret = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        db.advance(90 * DAY - 1);
        assert!(counts(&db, &secret).await?);
        db.advance(1);
        assert!(!counts(&db, &secret).await?);
        assert!(api_tokens::of(&db.store, ada.id).await?[0].is_over);
        assert_eq!(api_tokens::sweep(&db.store).await?, 0);
        db.advance(31 * DAY);
        assert_eq!(api_tokens::sweep(&db.store).await?, 1);
        Ok(())
    }

    async fn that_a_token_is_used_is_written_down_every_five_minutes_at_most(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let secret = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        assert_eq!(used(&db, ada.id).await?, None);
        for (later, expected) in [(0, 0), (299, 0), (1, 300), (100, 300)] {
            db.advance(later);
            assert!(counts(&db, &secret).await?);
            assert_eq!(used(&db, ada.id).await?, Some(expected));
        }
        Ok(())
    }

    async fn row_70_a_token_follows_its_owner(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?;
        let secret = api_tokens::make(&db.store, grace.id, &for_days(90)).await?;
        accounts::set_role(&db.store, grace.id, Role::Reader).await?;
        let bearer = api_tokens::bearer(&db.store, &secret).await?.ok_or("nobody")?;
        assert_eq!(bearer.owner.role, Role::Reader);
        accounts::disable(&db.store, grace.id).await?;
        assert!(!counts(&db, &secret).await?);
        accounts::enable(&db.store, grace.id).await?;
        assert!(counts(&db, &secret).await?);
        accounts::delete(&db.store, &[grace.id], Writing::Keep).await?;
        assert!(!counts(&db, &secret).await?);
        assert_eq!(db.number("SELECT COUNT(*) FROM api_tokens").await?, 0);
        Ok(())
    }

    async fn nobody_revokes_somebody_elses_token(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.registered("Grace").await?;
        let secret = api_tokens::make(&db.store, grace.id, &for_days(90)).await?;
        let id = api_tokens::of(&db.store, grace.id).await?[0].id;
        let refused = api_tokens::revoke(&db.store, ada.id, id).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        assert!(counts(&db, &secret).await?);
        api_tokens::revoke(&db.store, grace.id, id).await?;
        assert!(!counts(&db, &secret).await?);
        Ok(())
    }

    async fn row_74_what_somebody_takes_away_tells_of_their_tokens_and_opens_nothing(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let secret = api_tokens::make(&db.store, ada.id, &for_days(90)).await?;
        let data = own_data::of(&db.store, ada.id).await?;
        assert_eq!(data["api_tokens"][0]["name"], "Backup");
        assert!(!data.to_string().contains(secret.as_str()));
        Ok(())
    }

    async fn an_account_has_fifty_tokens_at_most(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for _ in 0..ApiTokenForm::MAX_TOKENS {
            api_tokens::make(&db.store, ada.id, &for_days(1)).await?;
        }
        let refused = api_tokens::make(&db.store, ada.id, &for_days(1)).await;
        assert!(matches!(refused, Err(Error::Full(_, 50))), "{refused:?}");
        db.advance(DAY);
        api_tokens::make(&db.store, ada.id, &for_days(1)).await?;
        Ok(())
    }
}
