//! What is under way when somebody is logged out: it brings nothing back.

use domain::session::SessionKey;
use domain::{Role, UserId};
use store::accounts::{LogIn, Step};
use store::sessions::{self, CONFIRMED, Pass, RENEWAL_DUE, SessionStore};
use store::testing::app::typed;
use store::testing::cast::{HOME, PASSWORD, SITE, knocks, new_password};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, letters, on_both_databases, recovery, second_factor};
use tower_sessions_core::SessionStore as _;
use tower_sessions_core::session::Id;

const ROUNDS: u32 = 200;

/// Lets the other side go first by a few steps, another number of them in each round.
async fn hesitates(steps: u32) {
    for _ in 0..steps {
        tokio::task::yield_now().await;
    }
}

/// The password was right; the session is still to come.
async fn knows_the_password(db: &TestDb, password: &str) -> Outcome<Pass> {
    match knocks(&db.store, "ada", password, HOME).await? {
        LogIn::Done(pass) => Ok(pass),
        LogIn::NeedsSecondStep(_) => Err("a second step".into()),
    }
}

async fn renew(db: &TestDb, id: &Id, person: UserId) -> Result<Id, Error> {
    sessions::renew(&db.store, id, person, Some(db.store.now())).await
}

async fn is_alive(db: &TestDb, id: Id) -> Outcome<bool> {
    Ok(SessionStore(db.store.clone()).load(&id).await?.is_some())
}

async fn sessions_left(db: &TestDb) -> Outcome<i64> {
    db.number("SELECT COUNT(*) FROM sessions WHERE user_id IS NOT NULL")
        .await
}

async fn key_of(db: &TestDb, person: UserId, id: Id) -> Outcome<SessionKey> {
    let seen = sessions::open(&db.store, person, &id).await?;
    Ok(seen.into_iter().next().ok_or("none")?.key)
}

on_both_databases! {
    async fn row_26_who_was_logged_out_while_they_confirmed_stays_so(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        db.added("Grace", Role::Admin).await?;
        for how in 0..5 {
            let id = db.session_of(ada).await?;
            match how {
                0 => sessions::leave(&db.store, &id).await?,
                1 => sessions::end(&db.store, ada, &key_of(&db, ada, id).await?).await?,
                2 => {
                    let other = db.session_of(ada).await?;
                    sessions::end_others(&db.store, ada, &other).await?;
                    sessions::leave(&db.store, &other).await?;
                }
                3 => accounts::act(&db.store, &[ada], Step::EndSessions).await?,
                _ => accounts::disable(&db.store, ada).await?,
            }
            let late = renew(&db, &id, ada).await;
            assert!(matches!(late, Err(Error::NotFound)), "{how}: {late:?}");
            assert_eq!(sessions_left(&db).await?, 0, "{how}");
        }
        Ok(())
    }

    async fn row_26_logging_out_ends_a_session_that_took_a_new_id_meanwhile(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let old = db.session_of(ada).await?;
        let key = key_of(&db, ada, old).await?;
        let new = renew(&db, &old, ada).await?;
        assert!(is_alive(&db, new).await? && !is_alive(&db, old).await?);
        sessions::leave(&db.store, &old).await?;
        assert!(!is_alive(&db, new).await?);
        // And so does ending it from another device, whose list is older.
        let old = db.session_of(ada).await?;
        let (key, _) = (key_of(&db, ada, old).await?, key);
        let new = renew(&db, &old, ada).await?;
        sessions::end(&db.store, ada, &key).await?;
        assert!(!is_alive(&db, new).await?);
        Ok(())
    }

    async fn row_26_a_logout_at_the_same_moment_as_a_confirmation_wins(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        for round in 0..ROUNDS {
            let id = db.session_of(ada).await?;
            let (store, confirming) = (db.store.clone(), id);
            let confirms = tokio::spawn(async move {
                hesitates(round % 7).await;
                sessions::renew(&store, &confirming, ada, Some(store.now())).await.is_ok()
            });
            hesitates(round % 5).await;
            sessions::leave(&db.store, &id).await?;
            confirms.await?;
            assert_eq!(sessions_left(&db).await?, 0, "round {round}");
        }
        Ok(())
    }

    async fn row_29_a_log_in_that_began_before_everybody_was_logged_out_lets_nobody_in(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        db.added("Grace", Role::Admin).await?;
        let same = new_password(PASSWORD)?;
        for how in 0..6 {
            let here = db.session_of(ada).await?;
            let pass = knows_the_password(&db, PASSWORD).await?;
            match how {
                0 => accounts::set_password(&db.store, ada, &same, SITE).await?,
                1 => accounts::change_password(&db.store, ada, &same, SITE, &here).await?,
                2 => {
                    recovery::forgotten(&db.store, "ada", HOME).await?;
                    let mut secret = None;
                    while let Some(letter) = letters::next(&db.store).await? {
                        letters::sent(&db.store, &letter).await?;
                        secret = letter.secret.or(secret);
                    }
                    recovery::reset(&db.store, &secret.ok_or("no link")?, &same, SITE).await?;
                }
                3 => sessions::end_others(&db.store, ada, &here).await?,
                4 => accounts::act(&db.store, &[ada], Step::EndSessions).await?,
                _ => {
                    accounts::disable(&db.store, ada).await?;
                    accounts::enable(&db.store, ada).await?;
                }
            }
            let late = sessions::begin(&db.store, &pass, None, false).await;
            assert!(matches!(late, Err(Error::WrongCredentials)), "{how}: {late:?}");
            sessions::end_all(&db.store, ada).await?;
            db.advance(3600);
        }
        Ok(())
    }

    async fn row_29_a_second_step_that_began_before_lets_nobody_in_either(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let app = db.has_app(ada).await?;
        let LogIn::NeedsSecondStep(half_way) = knocks(&db.store, "ada", PASSWORD, HOME).await? else {
            return Err("no second step".into());
        };
        let code = typed(&app.codes.0[0])?;
        let finished = second_factor::finish(&db.store, &half_way, &code, HOME).await?;
        sessions::end_all(&db.store, ada).await?;
        let late = sessions::begin(&db.store, &finished.pass, None, false).await;
        assert!(matches!(late, Err(Error::WrongCredentials)), "{late:?}");
        let late = second_factor::finish(&db.store, &half_way, &typed(&app.codes.0[1])?, HOME).await;
        assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
        Ok(())
    }

    async fn row_29_no_log_in_with_the_old_password_outlives_the_new_one(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let passwords = [PASSWORD, "seven lanterns over the quay"];
        for round in 0..ROUNDS {
            let [old, new] = if round % 2 == 0 { passwords } else { [passwords[1], passwords[0]] };
            let store = db.store.clone();
            let logs_in = tokio::spawn(async move {
                hesitates(round % 7).await;
                if let Ok(LogIn::Done(pass)) = knocks(&store, "ada", old, HOME).await {
                    hesitates(round % 3).await;
                    sessions::begin(&store, &pass, None, false).await.ok();
                }
            });
            hesitates(round % 11).await;
            accounts::set_password(&db.store, ada, &new_password(new)?, SITE).await?;
            logs_in.await?;
            assert_eq!(sessions_left(&db).await?, 0, "round {round}");
            db.execute("DELETE FROM attempts").await?;
        }
        Ok(())
    }

    async fn row_29_a_session_that_was_ended_changes_no_password(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        let id = db.session_of(ada).await?;
        sessions::leave(&db.store, &id).await?;
        let new = new_password("seven lanterns over the quay")?;
        let late = accounts::change_password(&db.store, ada, &new, SITE, &id).await;
        assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
        knows_the_password(&db, PASSWORD).await?;
        Ok(())
    }

    async fn row_25_a_changed_role_asks_every_session_for_a_new_id_and_confirms_nothing(db: TestDb) -> Outcome {
        let grace = db.added("Ada", Role::Admin).await.and(db.added("Grace", Role::Reader).await)?.id;
        let keeper = SessionStore(db.store.clone());
        let old = db.session_of(grace).await?;
        db.advance(60);
        accounts::set_role(&db.store, grace, Role::Author).await?;
        let record = keeper.load(&old).await?.ok_or("gone")?;
        assert_eq!(record.data.get(RENEWAL_DUE), Some(&true.into()));
        let new = sessions::renew(&db.store, &old, grace, None).await?;
        assert!(!is_alive(&db, old).await?);
        let renewed = keeper.load(&new).await?.ok_or("gone")?;
        assert_eq!(renewed.data.get(RENEWAL_DUE), None);
        assert_eq!(renewed.data.get(CONFIRMED), record.data.get(CONFIRMED));
        Ok(())
    }
}
