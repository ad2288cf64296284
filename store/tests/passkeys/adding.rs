//! Making a passkey.

use crate::device::Device;
use crate::people::{SITE, adds, is_refused, named, party, shows, with_device};
use serde_json::Value;
use store::passkeys;
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases, second_factor};

on_both_databases! {
    async fn row_68_the_first_passkey_brings_recovery_codes_and_a_letter(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let (mut phone, mut key) = (Device::on(SITE), Device::on(SITE));
        let codes = adds(&db, ada.id, &mut phone, "Phone").await?;
        assert_eq!(codes.ok_or("no codes")?.0.len(), 10);
        assert!(adds(&db, ada.id, &mut key, "Key at home").await?.is_none(), "they have codes");
        let names: Vec<_> = passkeys::of(&db.store, ada.id).await?.into_iter().map(|known| known.name).collect();
        assert_eq!(names, ["Phone", "Key at home"]);
        let factor = second_factor::of(&db.store, ada.id).await?;
        assert_eq!((factor.is_on(), factor.passkeys, factor.codes_left), (true, 2, 10));
        assert_eq!(db.number("SELECT COUNT(*) FROM letters WHERE content LIKE '%passkey-added%'").await?, 2);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'passkey_added'").await?, 2);
        assert_eq!(db.number("SELECT COUNT(*) FROM passkey_ceremonies").await?, 0, "nothing is left of the questions");
        Ok(())
    }

    async fn row_67_a_device_is_asked_for_what_lets_it_find_the_key_again_by_itself(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        let asked = passkeys::ask_to_add(&db.store, &party()?, ada.id).await?;
        let question: Value = serde_json::from_str(&asked.question)?;
        assert_eq!(question["rp"]["id"], "blog.example.org");
        let chosen = &question["authenticatorSelection"];
        assert_eq!(chosen["userVerification"], "required");
        assert_eq!(chosen["residentKey"], "required");
        assert_eq!(question["excludeCredentials"][0]["id"], phone.newest());
        assert!(phone.makes(&asked.question).is_err(), "no two keys on one device");
        Ok(())
    }

    async fn row_66_a_question_has_one_answer_however_many_come_at_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let (party, name) = (party()?, named("Phone")?);
        let asked = passkeys::ask_to_add(&db.store, &party, ada).await?;
        let answer = Device::on(SITE).makes(&asked.question)?;
        let add = || passkeys::add(&db.store, &party, ada, &asked.key, &name, &answer);
        let all = tokio::join!(add(), add(), add(), add());
        let all = [all.0, all.1, all.2, all.3];
        assert_eq!(all.iter().filter(|one| one.is_ok()).count(), 1, "{all:?}");
        assert_eq!(all.iter().filter(|one| is_refused(one)).count(), 3, "{all:?}");
        Ok(())
    }

    async fn row_66_a_question_stands_for_five_minutes(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        for (seconds, counts) in [(299, true), (300, false)] {
            let asked = passkeys::ask_to_add(&db.store, &party()?, ada).await?;
            let answer = Device::on(SITE).makes(&asked.question)?;
            db.advance(seconds);
            let added = passkeys::add(&db.store, &party()?, ada, &asked.key, &named("Phone")?, &answer).await;
            assert_eq!(added.is_ok(), counts, "{seconds}: {added:?}");
        }
        let ignored = passkeys::ask_to_add(&db.store, &party()?, ada).await?;
        assert_eq!(passkeys::sweep(&db.store).await?, 0);
        db.advance(301);
        assert_eq!(passkeys::sweep(&db.store).await?, 1, "{ignored:?}");
        Ok(())
    }

    async fn row_66_the_question_of_one_person_is_answered_by_no_other(db: TestDb) -> Outcome {
        let (ada, grace) = (db.registered("Ada").await?.id, db.registered("Grace").await?.id);
        let (party, name) = (party()?, named("Phone")?);
        let asked = passkeys::ask_to_add(&db.store, &party, ada).await?;
        let answer = Device::on(SITE).makes(&asked.question)?;
        let stolen = passkeys::add(&db.store, &party, grace, &asked.key, &name, &answer).await;
        assert!(is_refused(&stolen), "{stolen:?}");
        // It is spent by that.
        let late = passkeys::add(&db.store, &party, ada, &asked.key, &name, &answer).await;
        assert!(is_refused(&late), "{late:?}");
        // Nor is an answer to one question an answer to another of the same person.
        let other = passkeys::ask_to_add(&db.store, &party, ada).await?;
        let wrong = passkeys::add(&db.store, &party, ada, &other.key, &name, &answer).await;
        assert!(is_refused(&wrong), "{wrong:?}");
        // Or to a question of another kind.
        let entrance = passkeys::ask_to_log_in(&db.store, &party, HOME).await?;
        let wrong = passkeys::add(&db.store, &party, ada, &entrance.key, &name, &answer).await;
        assert!(is_refused(&wrong), "{wrong:?}");
        Ok(())
    }

    async fn row_67_a_key_is_one_persons(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        let grace = db.registered("Grace").await?.id;
        let (party, name) = (party()?, named("Mine")?);
        for person in [grace, ada.id] {
            let asked = passkeys::ask_to_add(&db.store, &party, person).await?;
            let answer = Device::on(SITE).claims(&asked.question, &phone.newest())?;
            let added = passkeys::add(&db.store, &party, person, &asked.key, &name, &answer).await;
            let refused = is_refused(&added) || matches!(added, Err(Error::Taken(_)));
            assert!(refused, "{added:?}");
        }
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        Ok(())
    }

    async fn row_67_another_site_or_an_unverified_owner_makes_no_passkey(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        for (origin, verifies) in [
            ("https://evil.example", true),
            ("https://blog.example.org.evil.example", true),
            ("https://sub.blog.example.org", true),
            ("https://blog.example.org:8443", true),
            ("http://blog.example.org", true),
            (SITE, false),
        ] {
            let mut device = Device::on(origin);
            device.verifies = verifies;
            let asked = passkeys::ask_to_add(&db.store, &party()?, ada).await?;
            let answer = device.makes(&asked.question)?;
            let added = passkeys::add(&db.store, &party()?, ada, &asked.key, &named("Phone")?, &answer).await;
            assert!(is_refused(&added), "{origin}: {added:?}");
        }
        assert!(!passkeys::has_any(&db.store, ada).await?);
        Ok(())
    }
}
