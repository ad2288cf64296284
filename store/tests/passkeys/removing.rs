//! Passkeys that go: by their owner, at the console, and with the account.

use crate::device::Device;
use crate::people::{SITE, adds, is_refused, named, shows, with_device};
use domain::people::Writing;
use domain::{PasskeyId, UserId};
use store::testing::cast::PASSWORD;
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, identities, on_both_databases, own_data, passkeys, second_factor};

async fn newest(db: &TestDb, person: UserId) -> Outcome<PasskeyId> {
    let known = passkeys::of(&db.store, person).await?;
    Ok(known.last().ok_or("none")?.id)
}

on_both_databases! {
    async fn row_68_a_removed_passkey_opens_nothing_and_the_others_still_do(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        let mut key = Device::on(SITE);
        adds(&db, ada.id, &mut key, "Key").await?;
        passkeys::remove(&db.store, ada.id, newest(&db, ada.id).await?).await?;
        assert!(is_refused(&shows(&db.store, &mut key).await?));
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        assert_eq!(second_factor::of(&db.store, ada.id).await?.codes_left, 10);
        passkeys::remove(&db.store, ada.id, newest(&db, ada.id).await?).await?;
        let factor = second_factor::of(&db.store, ada.id).await?;
        assert_eq!((factor.is_on(), factor.codes_left), (false, 0), "codes for nothing go too");
        db.logs_in("ada", PASSWORD).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM letters WHERE content LIKE '%passkey-removed%'").await?, 2);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'passkey_removed'").await?, 2);
        Ok(())
    }

    async fn row_68_the_last_way_in_stays(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        db.execute("UPDATE people SET password_hash = NULL").await?;
        let only = newest(&db, ada.id).await?;
        let refused = passkeys::remove(&db.store, ada.id, only).await;
        assert!(matches!(refused, Err(Error::LastWayIn)), "{refused:?}");
        assert!(!identities::ways_in(&db.store, ada.id).await?.can_remove_passkey());
        adds(&db, ada.id, &mut Device::on(SITE), "Key").await?;
        let (one, other) = (only, newest(&db, ada.id).await?);
        let both = tokio::join!(
            passkeys::remove(&db.store, ada.id, one),
            passkeys::remove(&db.store, ada.id, other)
        );
        assert_eq!(u8::from(both.0.is_ok()) + u8::from(both.1.is_ok()), 1, "{both:?}");
        if both.1.is_ok() {
            assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        }
        Ok(())
    }

    async fn row_68_only_its_owner_names_and_removes_a_passkey(db: TestDb) -> Outcome {
        let (ada, _) = with_device(&db, "Ada").await?;
        let grace = db.registered("Grace").await?.id;
        let adas = newest(&db, ada.id).await?;
        let name = named("Mine")?;
        for refused in [
            passkeys::rename(&db.store, grace, adas, &name).await,
            passkeys::remove(&db.store, grace, adas).await,
        ] {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        passkeys::rename(&db.store, ada.id, adas, &name).await?;
        assert_eq!(passkeys::of(&db.store, ada.id).await?[0].name, "Mine");
        Ok(())
    }

    async fn row_68_the_console_takes_passkeys_away_with_the_second_factor(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        assert!(second_factor::rescue(&db.store, ada.id).await?);
        assert!(is_refused(&shows(&db.store, &mut phone).await?));
        db.logs_in("ada", PASSWORD).await?;
        assert!(!second_factor::rescue(&db.store, ada.id).await?);
        Ok(())
    }

    async fn row_74_passkeys_go_with_the_account_and_its_owner_reads_of_them_before(db: TestDb) -> Outcome {
        with_device(&db, "Ada").await?;
        let (grace, mut phone) = with_device(&db, "Grace").await?;
        let data = own_data::of(&db.store, grace.id).await?;
        assert_eq!(data["passkeys"][0]["name"], "Phone");
        assert!(!data.to_string().contains(&phone.newest()));
        passkeys::ask_to_add(&db.store, &crate::people::party()?, grace.id).await?;
        accounts::delete(&db.store, &[grace.id], Writing::Keep).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM passkeys").await?, 1);
        assert_eq!(db.number("SELECT COUNT(*) FROM passkey_ceremonies").await?, 0);
        assert!(is_refused(&shows(&db.store, &mut phone).await?));
        Ok(())
    }
}
