//! A hundred wrong passwords in a row close an account to strangers, and to nobody else.

use domain::{Letter, UserId};
use std::net::IpAddr;
use store::testing::cast::{HOME, PASSWORD, SITE, logs_in, new_password};
use store::testing::{Outcome, TestDb};
use store::{Actor, Error, Store, accounts, browsers, letters, on_both_databases, recovery};

/// The store as somebody sees it whose browser has this in its cookie.
fn with_browser(store: &Store, cookie: &str) -> Store {
    let actor = Actor::visitor(None, HOME, "").with_browser(Some(cookie.to_owned()));
    store.on_behalf_of(actor)
}

/// Fails that often, each time from somewhere else.
async fn fails(store: &Store, db: &TestDb, times: u16) -> Outcome {
    for n in 0..times {
        let [high, low] = n.to_be_bytes();
        let ip = IpAddr::from([203, 0, high, low]);
        let failed = logs_in(store, "ada", "wrong", ip).await;
        assert!(matches!(failed, Err(Error::WrongCredentials)), "{failed:?}");
        db.advance(1);
    }
    Ok(())
}

async fn ada_with_a_browser(db: &TestDb) -> Outcome<(UserId, Store)> {
    let ada = db.registered("Ada").await?;
    browsers::note(&db.store, ada.id, "hers", "Firefox", HOME).await?;
    Ok((ada.id, with_browser(&db.store, "hers")))
}

on_both_databases! {
    async fn row_15_after_a_hundred_failures_a_stranger_is_refused_and_the_owner_is_not(db: TestDb) -> Outcome {
        let (_, hers) = ada_with_a_browser(&db).await?;
        let stranger = db.again().await?;
        fails(&stranger, &db, 99).await?;
        logs_in(&stranger, "ada", PASSWORD, HOME).await?;
        fails(&stranger, &db, 100).await?;
        let refused = logs_in(&stranger, "ada", PASSWORD, HOME).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        logs_in(&hers, "ada", PASSWORD, HOME).await?;
        // That she got in opens nothing for others.
        assert!(logs_in(&stranger, "ada", PASSWORD, HOME).await.is_err());
        let another = with_browser(&db.store, "not hers");
        assert!(logs_in(&another, "ada", PASSWORD, HOME).await.is_err());
        Ok(())
    }

    async fn row_15_a_link_by_letter_opens_it_again(db: TestDb) -> Outcome {
        ada_with_a_browser(&db).await?;
        let stranger = db.again().await?;
        fails(&stranger, &db, 100).await?;
        recovery::forgotten(&stranger, "ada", HOME).await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        let new = new_password("seven lanterns over the quay")?;
        recovery::reset(&stranger, &letter.secret.ok_or("a link")?, &new, SITE).await?;
        logs_in(&stranger, "ada", "seven lanterns over the quay", HOME).await?;
        Ok(())
    }

    async fn row_15_so_does_a_new_password_from_the_command_line(db: TestDb) -> Outcome {
        let (ada, _) = ada_with_a_browser(&db).await?;
        let stranger = db.again().await?;
        fails(&stranger, &db, 100).await?;
        accounts::set_password(&db.store, ada, &new_password("seven lanterns over the quay")?, SITE).await?;
        logs_in(&stranger, "ada", "seven lanterns over the quay", HOME).await?;
        Ok(())
    }

    async fn row_15_a_known_browser_that_guesses_is_known_no_more(db: TestDb) -> Outcome {
        let (_, hers) = ada_with_a_browser(&db).await?;
        fails(&hers, &db, 100).await?;
        assert!(logs_in(&hers, "ada", PASSWORD, HOME).await.is_err());
        let stranger = db.again().await?;
        logs_in(&stranger, "ada", PASSWORD, HOME).await?;
        Ok(())
    }

    async fn row_21_five_wrong_passwords_before_the_right_one_are_told_of_by_letter(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let stranger = db.again().await?;
        fails(&stranger, &db, 4).await?;
        logs_in(&stranger, "ada", PASSWORD, HOME).await?;
        assert!(letters::next(&db.store).await?.is_none());
        fails(&stranger, &db, 5).await?;
        logs_in(&stranger, "ada", PASSWORD, HOME).await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        assert!(matches!(letter.letter, Letter::TriesBeforeLogIn { failures: 5, .. }), "{letter:?}");
        Ok(())
    }
}
