//! Showing a passkey: to log in with nothing else, after the password, and to confirm that it still is oneself.

use crate::people::{is_refused, last_refusal, party, shows, with_device};
use domain::UserId;
use serde_json::Value;
use store::accounts::{self, LogIn};
use store::passkeys::{self, Asked};
use store::second_factor::{self, HalfWay};
use store::testing::app::typed;
use store::testing::cast::{HOME, PASSWORD, knocks};
use store::testing::{Outcome, TestDb};
use store::{Error, on_both_databases};

async fn half_way(db: &TestDb, name: &str) -> Outcome<HalfWay> {
    match knocks(&db.store, name, PASSWORD, HOME).await? {
        LogIn::NeedsSecondStep(half_way) => Ok(half_way),
        LogIn::Done(pass) => Err(format!("{pass:?} is in").into()),
    }
}

/// What a device is asked, apart from what is new each time.
fn constant(asked: &Asked) -> Outcome<Value> {
    let mut question: Value = serde_json::from_str(&asked.question)?;
    question["challenge"] = Value::Null;
    Ok(question)
}

async fn confirms(db: &TestDb, person: UserId, asked: &Asked, answer: &str) -> Result<(), Error> {
    let party = party().map_err(|_site| Error::NotFound)?;
    passkeys::confirm(&db.store, &party, person, &asked.key, answer, HOME).await
}

on_both_databases! {
    async fn row_67_a_passkey_alone_lets_its_owner_in(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        assert_eq!(shows(&db.store, &mut phone).await??, ada);
        let known = passkeys::of(&db.store, ada.id).await?;
        assert_eq!(known[0].last_used, Some(db.store.now()));
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'login' AND detail = 'passkey'").await?, 1);
        assert!(accounts::find(&db.store, "ada").await?.last_login.is_some());
        Ok(())
    }

    async fn row_67_a_counter_goes_up_or_is_not_there(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        phone.counter = Some(41);
        shows(&db.store, &mut phone).await??;
        for counter in [41, 40, 6] {
            phone.counter = Some(counter);
            let copy = shows(&db.store, &mut phone).await?;
            assert!(is_refused(&copy), "{counter}: {copy:?}");
            assert_eq!(last_refusal(&db).await?, "passkey: its counter went back: there may be a copy of it");
        }
        phone.counter = Some(42);
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        let (grace, mut synced) = with_device(&db, "Grace").await?;
        synced.counter = None;
        for _ in 0..3 {
            assert_eq!(shows(&db.store, &mut synced).await??.id, grace.id, "it does not count at all");
        }
        Ok(())
    }

    async fn row_67_another_site_or_an_unverified_owner_opens_nothing(db: TestDb) -> Outcome {
        let (_, mut phone) = with_device(&db, "Ada").await?;
        let home = phone.origin.clone();
        for (origin, verifies, why) in [
            ("https://evil.example", true, "passkey: it was shown to another site"),
            ("https://blog.example.org:8443", true, "passkey: it was shown to another site"),
            (home.as_str(), false, "passkey: its owner was not verified"),
        ] {
            phone.origin = origin.to_owned();
            phone.verifies = verifies;
            let refused = shows(&db.store, &mut phone).await?;
            assert!(is_refused(&refused), "{origin}: {refused:?}");
            assert_eq!(last_refusal(&db).await?, why);
        }
        Ok(())
    }

    async fn row_66_an_answer_counts_once_and_for_two_minutes(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        let party = party()?;
        for (seconds, counts) in [(119, true), (120, false)] {
            let asked = passkeys::ask_to_log_in(&db.store, &party, HOME).await?;
            let answer = phone.shows(&asked.question)?;
            db.advance(seconds);
            let first = passkeys::log_in(&db.store, &party, &asked.key, &answer, HOME).await;
            assert_eq!(first.is_ok(), counts, "{seconds}: {first:?}");
            let again = passkeys::log_in(&db.store, &party, &asked.key, &answer, HOME).await;
            assert!(is_refused(&again), "{again:?}");
            let other = passkeys::ask_to_log_in(&db.store, &party, HOME).await?;
            let replayed = passkeys::log_in(&db.store, &party, &other.key, &answer, HOME).await;
            assert!(is_refused(&replayed), "{replayed:?}");
        }
        assert!(confirms(&db, ada.id, &passkeys::ask_to_log_in(&db.store, &party, HOME).await?, "{}").await.is_err());
        Ok(())
    }

    async fn row_68_what_is_asked_to_log_in_tells_nothing_about_anybody(db: TestDb) -> Outcome {
        let before = passkeys::ask_to_log_in(&db.store, &party()?, HOME).await?;
        with_device(&db, "Ada").await?;
        let after = passkeys::ask_to_log_in(&db.store, &party()?, HOME).await?;
        assert_eq!(constant(&before)?, constant(&after)?);
        assert_eq!(constant(&after)?["allowCredentials"], Value::Array(Vec::new()));
        Ok(())
    }

    async fn row_20_a_passkey_is_a_second_step_and_a_recovery_code_stands_in_for_it(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let mut phone = crate::device::Device::on(crate::people::SITE);
        let codes = crate::people::adds(&db, ada.id, &mut phone, "Phone").await?.ok_or("no codes")?;
        let half_way = half_way(&db, "ada").await?;
        let asked = passkeys::ask_for_step(&db.store, &party()?, &half_way, HOME).await?;
        assert_eq!(constant(&asked)?["allowCredentials"][0]["id"], phone.newest());
        let answer = phone.shows(&asked.question)?;
        let done = passkeys::finish_step(&db.store, &party()?, &half_way, &asked.key, &answer, HOME).await?;
        assert_eq!(done.viewer, ada);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE detail = 'password and passkey'").await?, 1);
        let done = second_factor::finish(&db.store, &half_way, &typed(&codes.0[0])?, HOME).await?;
        assert_eq!(done.codes_left, Some(9));
        Ok(())
    }

    async fn row_67_a_passkey_of_somebody_else_is_no_step_and_no_confirmation(db: TestDb) -> Outcome {
        let (ada, _) = with_device(&db, "Ada").await?;
        let (grace, mut hers) = with_device(&db, "Grace").await?;
        let party = party()?;
        let half_way = half_way(&db, "ada").await?;
        let asked = passkeys::ask_for_step(&db.store, &party, &half_way, HOME).await?;
        assert!(hers.shows(&asked.question).is_err(), "her device is not asked");
        // Her browser leaves that out.
        let mut question: Value = serde_json::from_str(&asked.question)?;
        question["allowCredentials"] = Value::Array(Vec::new());
        let answer = hers.shows(&question.to_string())?;
        let step = passkeys::finish_step(&db.store, &party, &half_way, &asked.key, &answer, HOME).await;
        assert!(is_refused(&step), "{step:?}");
        let asked = passkeys::ask_to_confirm(&db.store, &party, ada.id, HOME).await?;
        let mut question: Value = serde_json::from_str(&asked.question)?;
        question["allowCredentials"] = Value::Array(Vec::new());
        let answer = hers.shows(&question.to_string())?;
        assert!(is_refused(&confirms(&db, ada.id, &asked, &answer).await));
        let asked = passkeys::ask_to_confirm(&db.store, &party, grace.id, HOME).await?;
        let answer = hers.shows(&asked.question)?;
        confirms(&db, grace.id, &asked, &answer).await?;
        Ok(())
    }

    async fn row_19_a_passkey_opens_no_account_that_is_closed(db: TestDb) -> Outcome {
        let (ada, _) = with_device(&db, "Ada").await?;
        let (grace, mut phone) = with_device(&db, "Grace").await?;
        let half_way = half_way(&db, "grace").await?;
        let asked = passkeys::ask_for_step(&db.store, &party()?, &half_way, HOME).await?;
        let answer = phone.shows(&asked.question)?;
        accounts::disable(&db.store, grace.id).await?;
        let step = passkeys::finish_step(&db.store, &party()?, &half_way, &asked.key, &answer, HOME).await;
        assert!(matches!(step, Err(Error::NotFound)), "{step:?}");
        let refused = shows(&db.store, &mut phone).await?;
        assert!(is_refused(&refused), "{refused:?}");
        assert_ne!(ada.id, grace.id);
        accounts::enable(&db.store, grace.id).await?;
        assert_eq!(shows(&db.store, &mut phone).await??.id, grace.id);
        Ok(())
    }

    async fn row_15_a_hundred_wrong_passwords_close_no_door_to_a_passkey(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        db.execute("UPDATE people SET failures = 100").await?;
        assert!(knocks(&db.store, "ada", PASSWORD, HOME).await.is_err(), "the password is shut out");
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        Ok(())
    }

    async fn row_13_answers_are_counted_and_apart_from_passwords(db: TestDb) -> Outcome {
        let (ada, mut phone) = with_device(&db, "Ada").await?;
        for _ in 0..10 {
            knocks(&db.store, "ada", "not the password", HOME).await.err();
        }
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        for _ in 0..9 {
            let nonsense = passkeys::log_in(&db.store, &party()?, "of nobody", "{}", HOME).await;
            assert!(is_refused(&nonsense), "{nonsense:?}");
        }
        let refused = shows(&db.store, &mut phone).await?;
        assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
        db.advance(180);
        assert_eq!(shows(&db.store, &mut phone).await??.id, ada.id);
        Ok(())
    }
}
