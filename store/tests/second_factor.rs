//! The second step of logging in: an authenticator app, and the codes for when it is lost.

use domain::second_factor::{RecoveryCodes, StepCode};
use domain::{NewPassword, Role, Timestamp, Viewer};
use std::process::Command;
use store::accounts::{self, LogIn};
use store::second_factor::{self, Finished, HalfWay};
use store::testing::app::{App, shows, typed};
use store::testing::cast::{HOME, PASSWORD, SITE, knocks};
use store::testing::{Outcome, TestDb};
use store::{Error, Store, on_both_databases};

/// Somebody gives their password, and is asked for more.
async fn half_way(db: &TestDb, name: &str) -> Outcome<HalfWay> {
    match knocks(&db.store, name, PASSWORD, HOME).await? {
        LogIn::NeedsSecondStep(half_way) => Ok(half_way),
        LogIn::Done(pass) => Err(format!("{pass:?} is in").into()),
    }
}

async fn finishes(store: &Store, half_way: &HalfWay, code: &str) -> Result<Finished, Error> {
    let code = typed(code).map_err(|_malformed| Error::WrongStepCode)?;
    second_factor::finish(store, half_way, &code, HOME).await
}

fn is_wrong<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::WrongStepCode))
}

/// What the app shows so many seconds from now.
fn shown(db: &TestDb, app: &App, seconds: i64) -> String {
    shows(&app.secret, db.store.now().millis() + seconds * 1000)
}

async fn ada_with_app(db: &TestDb) -> Outcome<(Viewer, App)> {
    let ada = db.registered("Ada").await?;
    let app = db.has_app(ada.id).await?;
    Ok((ada, app))
}

on_both_databases! {
    async fn row_20_a_password_alone_lets_nobody_in_who_has_an_app(db: TestDb) -> Outcome {
        let (ada, app) = ada_with_app(&db).await?;
        let grace = db.added("Grace", Role::Author).await?;
        assert_eq!(db.logs_in("grace", PASSWORD).await?.id, grace.id, "who has none is not asked");
        let half_way = half_way(&db, "ada").await?;
        let finished = finishes(&db.store, &half_way, &shown(&db, &app, 0)).await?;
        assert_eq!((finished.pass.viewer, finished.codes_left), (ada, None));
        Ok(())
    }

    async fn row_20_an_app_is_asked_for_once_its_first_code_was_typed(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        second_factor::begin(&db.store, ada).await?;
        db.logs_in("ada", PASSWORD).await?;
        let wrong = second_factor::confirm(&db.store, ada, &StepCode::App("000000".to_owned())).await;
        assert!(is_wrong(&wrong));
        db.logs_in("ada", PASSWORD).await?;
        assert!(!second_factor::of(&db.store, ada).await?.is_on());
        db.has_app(ada).await?;
        half_way(&db, "ada").await?;
        let state = second_factor::of(&db.store, ada).await?;
        assert_eq!((state.is_on(), state.codes_left), (true, 10));
        // What is set up stays, whoever asks for another.
        assert!(matches!(second_factor::begin(&db.store, ada).await, Err(Error::Stale)));
        Ok(())
    }

    async fn row_20_a_code_counts_once_however_soon_it_comes_again(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let code = shown(&db, &app, 0);
        let half_way = half_way(&db, "ada").await?;
        finishes(&db.store, &half_way, &code).await?;
        assert!(is_wrong(&finishes(&db.store, &half_way, &code).await));
        // An older one that nobody used does not count after it either.
        assert!(is_wrong(&finishes(&db.store, &half_way, &shown(&db, &app, -30)).await));
        finishes(&db.store, &half_way, &shown(&db, &app, 30)).await?;
        Ok(())
    }

    async fn row_20_a_code_counts_half_a_minute_early_or_late_and_not_more(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let half_way = half_way(&db, "ada").await?;
        for (seconds, counts) in [(-60, false), (60, false), (-30, true), (30, true)] {
            let finished = finishes(&db.store, &half_way, &shown(&db, &app, seconds)).await;
            assert_eq!(finished.is_ok(), counts, "{seconds} s");
        }
        Ok(())
    }

    async fn row_45_a_thousand_at_once_get_in_once_with_one_code(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        for with_app in [true, false] {
            let code = if with_app {
                shown(&db, &app, 0)
            } else {
                // A day later the limit on a person's tries begins anew.
                db.advance(24 * 3600);
                app.codes.0[0].clone()
            };
            let half_way = half_way(&db, "ada").await?;
            let crowd: Vec<_> = (0..1000_u16)
                .map(|n| {
                    let (store, half_way, code) = (db.store.clone(), half_way.clone(), code.clone());
                    tokio::spawn(async move {
                        // Each from a place of its own, so that no limit decides.
                        let code = typed(&code).map_err(|_malformed| Error::WrongStepCode)?;
                        second_factor::finish(&store, &half_way, &code, [10, 0, n.to_be_bytes()[0], n.to_be_bytes()[1]].into()).await
                    })
                })
                .collect();
            let mut inside = 0;
            for one in crowd {
                let finished = one.await?;
                inside += u32::from(finished.is_ok());
                let turned_away = matches!(finished, Err(Error::TooMany { .. } | Error::Busy));
                assert!(finished.is_ok() || is_wrong(&finished) || turned_away, "{finished:?}");
            }
            assert_eq!(inside, 1);
        }
        Ok(())
    }

    async fn row_20_a_recovery_code_counts_once_and_for_its_owner_alone(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        db.has_app(grace).await?;
        let (ada, grace) = (half_way(&db, "ada").await?, half_way(&db, "grace").await?);
        let RecoveryCodes(codes) = &app.codes;
        assert_eq!(codes.len(), 10);
        assert!(is_wrong(&finishes(&db.store, &grace, &codes[0]).await));
        let spoken = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(finishes(&db.store, &ada, &spoken).await?.codes_left, Some(9));
        assert!(is_wrong(&finishes(&db.store, &ada, &codes[0]).await));
        assert_eq!(finishes(&db.store, &ada, &codes[1]).await?.codes_left, Some(8));
        Ok(())
    }

    async fn row_20_recovery_codes_are_kept_as_hashes(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let dump = db.dump().await?.to_lowercase();
        for code in &app.codes.0 {
            assert!(!dump.contains(code) && !dump.contains(&code.replace('-', "")), "{code}");
        }
        Ok(())
    }

    async fn row_20_new_recovery_codes_take_the_place_of_the_old_ones_once(db: TestDb) -> Outcome {
        let (ada, app) = ada_with_app(&db).await?;
        let made = second_factor::of(&db.store, ada.id).await?.codes_made.map(Timestamp::millis);
        let fresh = second_factor::renew(&db.store, ada.id, made).await?;
        // The same form once more, as after a reload.
        let again = second_factor::renew(&db.store, ada.id, made).await;
        assert!(matches!(again, Err(Error::Stale)), "{again:?}");
        let half_way = half_way(&db, "ada").await?;
        assert!(is_wrong(&finishes(&db.store, &half_way, &app.codes.0[0]).await));
        finishes(&db.store, &half_way, &fresh.0[0]).await?;
        Ok(())
    }

    async fn row_20_a_new_password_ends_what_was_begun_with_the_old_and_takes_no_factor_away(db: TestDb) -> Outcome {
        let (ada, app) = ada_with_app(&db).await?;
        let begun = half_way(&db, "ada").await?;
        let new = NewPassword::parse("another battery staple", &[])?;
        accounts::set_password(&db.store, ada.id, &new, SITE).await?;
        let late = finishes(&db.store, &begun, &shown(&db, &app, 0)).await;
        assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
        assert!(matches!(second_factor::needs(&db.store, &begun).await, Err(Error::NotFound)));
        let asked = knocks(&db.store, "ada", "another battery staple", HOME).await?;
        assert!(matches!(asked, LogIn::NeedsSecondStep(_)));
        Ok(())
    }

    async fn row_44_a_closed_account_lets_nobody_take_the_second_step(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        let app = db.has_app(grace).await?;
        let begun = half_way(&db, "grace").await?;
        accounts::disable(&db.store, grace).await?;
        let late = finishes(&db.store, &begun, &shown(&db, &app, 0)).await;
        assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
        Ok(())
    }

    async fn row_20_what_is_turned_off_is_asked_for_no_more(db: TestDb) -> Outcome {
        let (ada, app) = ada_with_app(&db).await?;
        let begun = half_way(&db, "ada").await?;
        second_factor::turn_off(&db.store, ada.id).await?;
        assert!(is_wrong(&finishes(&db.store, &begun, &app.codes.0[0]).await));
        db.logs_in("ada", PASSWORD).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM recovery_codes").await?, 0);
        let again = second_factor::turn_off(&db.store, ada.id).await;
        assert!(matches!(again, Err(Error::NotFound)));
        db.has_app(ada.id).await?;
        assert!(second_factor::rescue(&db.store, ada.id).await?);
        db.logs_in("ada", PASSWORD).await?;
        assert!(!second_factor::rescue(&db.store, ada.id).await?);
        Ok(())
    }

    async fn row_20_the_codes_are_those_of_another_program(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let seconds = db.store.now().millis() / 1000;
        let oathtool = Command::new("oathtool")
            .args(["--totp", "--base32", &format!("--now=@{seconds}"), &app.secret])
            .output()
            .map_err(|cause| format!("oathtool is missing, install it with apt-get: {cause}"))?;
        let code = String::from_utf8(oathtool.stdout)?;
        let half_way = half_way(&db, "ada").await?;
        finishes(&db.store, &half_way, code.trim()).await?;
        Ok(())
    }
}

/// Says `Some` with the seconds to wait, if the try came too soon.
async fn guesses(db: &TestDb, half_way: &HalfWay, place: [u8; 4]) -> Outcome<Option<u64>> {
    let wrong = StepCode::Recovery("x".repeat(24));
    match second_factor::finish(&db.store, half_way, &wrong, place.into()).await {
        Err(Error::TooMany { retry_after_secs }) => Ok(Some(retry_after_secs)),
        Err(Error::WrongStepCode) => Ok(None),
        other => Err(format!("{other:?}").into()),
    }
}

on_both_databases! {
    async fn row_16_after_five_wrong_codes_each_has_to_wait_also_after_a_restart(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let begun = half_way(&db, "ada").await?;
        let here = [192, 0, 2, 1];
        for _ in 0..5 {
            assert_eq!(guesses(&db, &begun, here).await?, None);
        }
        assert_eq!(guesses(&db, &begun, here).await?, Some(1));
        let restarted = db.again().await?;
        let right = shown(&db, &app, 0);
        let early = finishes(&restarted, &begun, &right).await;
        assert!(matches!(early, Err(Error::TooMany { .. })), "{early:?}");
        // The password again does not forgive the codes.
        let again = half_way(&db, "ada").await?;
        assert_eq!(guesses(&db, &again, here).await?, Some(1));
        db.advance(1);
        finishes(&db.store, &begun, &right).await?;
        assert_eq!(guesses(&db, &begun, here).await?, None, "a success forgives");
        Ok(())
    }

    async fn row_16_a_hundred_codes_a_day_are_enough_from_wherever_they_come(db: TestDb) -> Outcome {
        let (_, app) = ada_with_app(&db).await?;
        let begun = half_way(&db, "ada").await?;
        for n in 0..100 {
            assert_eq!(guesses(&db, &begun, [192, 0, 2, n]).await?, None, "{n}");
        }
        assert!(guesses(&db, &begun, [192, 0, 2, 200]).await?.is_some());
        db.advance(24 * 60 * 60);
        finishes(&db.store, &begun, &shown(&db, &app, 0)).await?;
        Ok(())
    }
}
