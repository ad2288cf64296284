//! Every way into an account, and what closes all of them.

use domain::{EmailAddress, Identity, PersonName, ProviderName, Role};
use store::accounts::{LogIn, SetupGate, Step};
use store::letters::{self, Outgoing};
use store::recovery::{self, Confirmed};
use store::sessions::{self, SessionStore};
use store::testing::app::{shows, typed};
use store::testing::cast::{HOME, PASSWORD, SITE, account_with, knocks, new_password};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, identities, on_both_databases, second_factor};
use tower_sessions_core::SessionStore as _;

const STRANGERS: &str = "a password of a stranger";

fn identity(subject: &str) -> Outcome<Identity> {
    Ok(Identity {
        provider: ProviderName::parse("test").ok_or("a name")?,
        issuer: "https://a.example".to_owned(),
        subject: subject.to_owned(),
        name: "Noor".to_owned(),
        email: None,
    })
}

/// The next letter with a link in it.
async fn letter_with_link(db: &TestDb) -> Outcome<Outgoing> {
    while let Some(letter) = letters::next(&db.store).await? {
        letters::sent(&db.store, &letter).await?;
        if letter.secret.is_some() {
            return Ok(letter);
        }
    }
    Err("no letter with a link".into())
}

fn is_shut<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound | Error::WrongCredentials))
}

on_both_databases! {
    async fn row_19_a_closed_account_is_opened_by_nothing(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        let session = db.session_of(grace).await?;
        let pass = db.pass(grace).await?;
        identities::link(&db.store, grace, &identity("grace")?).await?;
        let app = db.has_app(grace).await?;
        let LogIn::NeedsSecondStep(half_way) = knocks(&db.store, "grace", PASSWORD, HOME).await? else {
            return Err("no second step".into());
        };
        recovery::forgotten(&db.store, "grace", HOME).await?;
        let reset = letter_with_link(&db).await?.secret.ok_or("a link")?;
        recovery::ask_for_verification(&db.store, grace).await?;
        let verify = letter_with_link(&db).await?.secret.ok_or("a link")?;
        recovery::ask_for_change(&db.store, grace, &EmailAddress::parse("new@example.org")?).await?;
        let change = letter_with_link(&db).await?.secret.ok_or("a link")?;

        accounts::disable(&db.store, grace).await?;
        assert!(is_shut(&knocks(&db.store, "grace", PASSWORD, HOME).await), "password");
        let code = typed(&shows(&app.secret, db.store.now().millis()))?;
        assert!(is_shut(&second_factor::finish(&db.store, &half_way, &code, HOME).await), "second step");
        let code = typed(&app.codes.0[0])?;
        assert!(is_shut(&second_factor::finish(&db.store, &half_way, &code, HOME).await), "recovery code");
        assert!(is_shut(&identities::log_in(&db.store, &identity("grace")?, HOME).await), "provider");
        assert!(is_shut(&recovery::may_reset(&db.store, &reset).await), "reset");
        let new = new_password("seven lanterns over the quay")?;
        assert!(is_shut(&recovery::reset(&db.store, &reset, &new, SITE).await), "reset");
        for link in [&verify, &change] {
            assert!(is_shut(&recovery::purpose(&db.store, link).await), "a link");
            assert!(is_shut(&recovery::confirm(&db.store, link).await), "a link");
        }
        assert!(is_shut(&sessions::begin(&db.store, &pass, None, false).await), "a log-in under way");
        assert!(is_shut(&sessions::renew(&db.store, &session, grace, None).await), "a session under way");
        assert_eq!(SessionStore(db.store.clone()).load(&session).await?, None, "cookie");
        assert_eq!(accounts::viewer(&db.store, grace).await?, None, "whatever else names them");
        // What was sent before is worth nothing when the account is open again.
        accounts::enable(&db.store, grace).await?;
        for link in [&verify, &change] {
            assert!(is_shut(&recovery::confirm(&db.store, link).await), "a link");
        }
        assert!(is_shut(&recovery::may_reset(&db.store, &reset).await), "reset");
        Ok(())
    }

    async fn row_19_the_way_back_to_an_old_address_is_closed_with_the_account(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        recovery::ask_for_change(&db.store, grace, &EmailAddress::parse("new@example.org")?).await?;
        let change = letter_with_link(&db).await?.secret.ok_or("a link")?;
        recovery::confirm(&db.store, &change).await?;
        let back = letter_with_link(&db).await?.secret.ok_or("a way back")?;
        // Closed by hand, so that the link itself is still there.
        db.execute("UPDATE people SET disabled = 1 WHERE name = 'Grace'").await?;
        assert!(is_shut(&recovery::confirm(&db.store, &back).await));
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE email = 'new@example.org'").await?, 1);
        Ok(())
    }

    async fn row_43_an_admin_who_comes_by_a_provider_alone_counts(db: TestDb) -> Outcome {
        let noor = PersonName::parse("Noor")?;
        let noor = accounts::register_with(&db.store, &identity("noor")?, &noor, &SetupGate::Open).await?.id;
        let ada = db.added("Ada", Role::Admin).await?.id;
        accounts::disable(&db.store, ada).await?;
        for step in [Step::Disable, Step::SetRole(Role::Reader)] {
            let last = accounts::act(&db.store, &[noor], step).await;
            assert!(matches!(last, Err(Error::LastAdmin)), "{step:?}: {last:?}");
        }
        // Nobody who can log in is left: what takes no admin away can be done all the same.
        db.execute("DELETE FROM identities").await?;
        for step in [Step::EndSessions, Step::SendReset, Step::SetRole(Role::Admin), Step::Enable] {
            accounts::act(&db.store, &[noor], step).await?;
        }
        accounts::enable(&db.store, ada).await?;
        accounts::disable(&db.store, noor).await?;
        Ok(())
    }

    async fn row_64_nobody_makes_the_account_of_a_stranger_who_registered_their_address(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let (victims, strangers) = (account_with("Zoe", PASSWORD)?, account_with("Zoe", STRANGERS)?);
        let (own, other) = (victims.password.password(), strangers.password.password());
        for first in [&victims, &strangers] {
            let second = if std::ptr::eq(first, &victims) { &strangers } else { &victims };
            let mut links = Vec::new();
            for registered in [first, second] {
                accounts::register_by_letter(&db.store, registered, SITE, "/").await?;
                links.push(letter_with_link(&db).await?.secret.ok_or("a link")?);
            }
            let [one, two] = [&links[0], &links[1]];
            let (hers, his) = if std::ptr::eq(first, &victims) { (one, two) } else { (two, one) };
            // Both letters came to her. She presses the button of the wrong one.
            let refused = recovery::register(&db.store, his, own, HOME).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
            let without = recovery::confirm(&db.store, hers).await;
            assert!(matches!(without, Err(Error::WrongCredentials)), "{without:?}");
            let made = recovery::register(&db.store, hers, own, HOME).await?;
            assert!(matches!(made, Confirmed::Registered { .. }));
            knocks(&db.store, "zoe@example.org", PASSWORD, HOME).await?;
            assert!(knocks(&db.store, "zoe@example.org", STRANGERS, HOME).await.is_err());
            let spent = recovery::register(&db.store, his, other, HOME).await;
            assert!(matches!(spent, Err(Error::NotFound)), "{spent:?}");
            db.execute("DELETE FROM people WHERE name = 'Zoe'").await?;
            db.execute("DELETE FROM attempts").await?;
        }
        Ok(())
    }

    async fn row_14_guessing_the_password_of_a_registration_counts(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        accounts::register_by_letter(&db.store, &account_with("Zoe", PASSWORD)?, SITE, "/").await?;
        let link = letter_with_link(&db).await?.secret.ok_or("a link")?;
        let wrong = new_password(STRANGERS)?;
        for _ in 0..5 {
            let refused = recovery::register(&db.store, &link, wrong.password(), HOME).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        }
        let refused = recovery::register(&db.store, &link, wrong.password(), HOME).await;
        assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
        Ok(())
    }

    async fn row_73_the_old_address_comes_back_and_everybody_is_thrown_out(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?.id;
        for in_time in [true, false] {
            recovery::ask_for_change(&db.store, ada, &EmailAddress::parse("new@example.org")?).await?;
            let change = letter_with_link(&db).await?.secret.ok_or("a link")?;
            recovery::confirm(&db.store, &change).await?;
            let back = letter_with_link(&db).await?.secret.ok_or("a way back")?;
            let session = db.session_of(ada).await?;
            recovery::forgotten(&db.store, "ada", HOME).await?;
            let reset = letter_with_link(&db).await?.secret.ok_or("a link")?;
            recovery::ask_for_change(&db.store, ada, &EmailAddress::parse("newer@example.org")?).await?;
            let newer = letter_with_link(&db).await?.secret.ok_or("a link")?;
            let at = |address: &str| format!("SELECT COUNT(*) FROM people WHERE email = '{address}'");
            if in_time {
                db.advance(7 * 24 * 3600 - 1);
                recovery::confirm(&db.store, &back).await?;
                assert_eq!(db.number(&at("ada@example.org")).await?, 1);
                assert_eq!(SessionStore(db.store.clone()).load(&session).await?, None);
                assert_eq!(db.number("SELECT COUNT(*) FROM sessions").await?, 0, "dead, not only old");
                assert!(is_shut(&recovery::may_reset(&db.store, &reset).await));
                assert!(is_shut(&recovery::confirm(&db.store, &newer).await));
                assert!(is_shut(&recovery::confirm(&db.store, &back).await), "once");
                assert_eq!(letter_with_link(&db).await?.address, "ada@example.org", "a new password");
            } else {
                db.advance(7 * 24 * 3600);
                assert!(is_shut(&recovery::confirm(&db.store, &back).await));
                assert_eq!(db.number(&at("new@example.org")).await?, 1);
            }
        }
        Ok(())
    }
}
