//! Forgotten passwords and changed addresses: who gets back in, who does not, and what becomes of the links.

use domain::{EmailAddress, Letter, LinkSecret, Viewer};
use store::letters::{self, Outgoing};
use store::recovery::{self, Confirmed};
use store::testing::cast::{HOME, PASSWORD, SITE, account, new_password};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, on_both_databases};

const NEW: &str = "seven lanterns over the quay";

/// Takes the next letter out of the queue.
async fn arrives(db: &TestDb) -> Outcome<Outgoing> {
    let letter = letters::next(&db.store).await?.ok_or("no letter")?;
    letters::sent(&db.store, &letter).await?;
    Ok(letter)
}

async fn link(db: &TestDb) -> Outcome<LinkSecret> {
    Ok(arrives(db).await?.secret.ok_or("no link")?)
}

async fn forgets(db: &TestDb, login: &str) -> Outcome<LinkSecret> {
    recovery::forgotten(&db.store, login, HOME).await?;
    link(db).await
}

async fn resets(db: &TestDb, secret: &LinkSecret) -> Result<(), Error> {
    let password = new_password(NEW).map_err(|_rule| Error::NotFound)?;
    recovery::reset(&db.store, secret, &password, SITE).await
}

async fn empty(db: &TestDb) -> Outcome<bool> {
    Ok(letters::next(&db.store).await?.is_none())
}

fn is_spent<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

async fn ada(db: &TestDb) -> Outcome<Viewer> {
    db.registered("Ada").await
}

on_both_databases! {
    async fn row_71_a_link_replaces_the_password_once(db: TestDb) -> Outcome {
        ada(&db).await?;
        let secret = forgets(&db, "ada@example.org").await?;
        for _ in 0..3 {
            recovery::may_reset(&db.store, &secret).await?;
        }
        resets(&db, &secret).await?;
        assert!(db.logs_in("ada", PASSWORD).await.is_err());
        db.logs_in("ada", NEW).await?;
        assert!(is_spent(&recovery::may_reset(&db.store, &secret).await));
        assert!(is_spent(&resets(&db, &secret).await));
        Ok(())
    }

    async fn row_71_of_a_thousand_who_use_it_at_once_one_comes_through(db: TestDb) -> Outcome {
        ada(&db).await?;
        let asked = EmailAddress::parse("ada.new@example.org")?;
        let viewer = db.logs_in("ada", PASSWORD).await?;
        recovery::ask_for_change(&db.store, viewer.id, &asked).await?;
        let secret = link(&db).await?;
        let tries: Vec<_> = (0..1000).map(|_| {
            let (store, secret) = (db.store.clone(), secret.clone());
            tokio::spawn(async move { recovery::confirm(&store, &secret).await })
        }).collect();
        let mut came_through = 0;
        for one in tries {
            match one.await? {
                Ok(_) => came_through += 1,
                // Whoever had to wait too long for the database was not told that it worked.
                Err(Error::NotFound | Error::Busy) => {}
                Err(other) => return Err(other.into()),
            }
        }
        assert_eq!(came_through, 1);
        Ok(())
    }

    async fn row_71_a_thousand_resets_at_once_change_the_password_once(db: TestDb) -> Outcome {
        ada(&db).await?;
        let secret = forgets(&db, "ada").await?;
        let tries: Vec<_> = (0..1000).map(|n| {
            let (store, secret) = (db.store.clone(), secret.clone());
            tokio::spawn(async move {
                let password = new_password(&format!("{n} lanterns over the quay"))?;
                Outcome::Ok(recovery::reset(&store, &secret, &password, SITE).await.is_ok().then_some(n))
            })
        }).collect();
        let mut winners = Vec::new();
        for one in tries {
            winners.extend(one.await??);
        }
        assert_eq!(winners.len(), 1, "{winners:?}");
        db.logs_in("ada", &format!("{} lanterns over the quay", winners[0])).await?;
        Ok(())
    }

    async fn row_71_a_link_works_for_half_an_hour(db: TestDb) -> Outcome {
        ada(&db).await?;
        let secret = forgets(&db, "ada").await?;
        db.advance(30 * 60 - 1);
        recovery::may_reset(&db.store, &secret).await?;
        db.advance(1);
        assert!(is_spent(&resets(&db, &secret).await));
        Ok(())
    }

    async fn row_71_a_newer_link_a_login_and_another_address_end_the_older_link(db: TestDb) -> Outcome {
        let ada = ada(&db).await?;
        let first = forgets(&db, "ada").await?;
        let second = forgets(&db, "ada").await?;
        assert!(is_spent(&recovery::may_reset(&db.store, &first).await));
        recovery::may_reset(&db.store, &second).await?;
        db.logs_in("ada", PASSWORD).await?;
        assert!(is_spent(&recovery::may_reset(&db.store, &second).await), "she logged in");
        let third = forgets(&db, "ada").await?;
        recovery::change(&db.store, ada.id, &EmailAddress::parse("a@example.org")?).await?;
        assert!(is_spent(&recovery::may_reset(&db.store, &third).await), "another address");
        let fourth = forgets(&db, "ada").await?;
        accounts::set_password(&db.store, ada.id, &new_password(NEW)?, SITE).await?;
        assert!(is_spent(&recovery::may_reset(&db.store, &fourth).await), "another password");
        Ok(())
    }

    async fn row_71_a_closed_account_is_not_opened_by_a_link(db: TestDb) -> Outcome {
        ada(&db).await?;
        let grace = db.registered("Grace").await?;
        let secret = forgets(&db, "grace").await?;
        accounts::disable(&db.store, grace.id).await?;
        assert!(is_spent(&resets(&db, &secret).await));
        recovery::forgotten(&db.store, "grace", HOME).await?;
        assert!(empty(&db).await?);
        Ok(())
    }

    async fn row_8_a_password_from_the_owners_own_words_is_refused_and_the_link_stays(db: TestDb) -> Outcome {
        db.registered("Ada Lovelace").await?;
        let secret = forgets(&db, "ada-lovelace").await?;
        let weak = new_password("lovelace2026")?;
        let refused = recovery::reset(&db.store, &secret, &weak, SITE).await;
        assert!(matches!(refused, Err(Error::Weak(_))), "{refused:?}");
        resets(&db, &secret).await?;
        Ok(())
    }

    async fn row_72_fifty_requests_send_four_letters_and_lock_nobody_out(db: TestDb) -> Outcome {
        ada(&db).await?;
        for n in 0..50 {
            let login = if n % 2 == 0 { "ada" } else { "ada@example.org" };
            recovery::forgotten(&db.store, login, format!("203.0.113.{n}").parse()?).await?;
            if let Some(letter) = letters::next(&db.store).await? {
                letters::sent(&db.store, &letter).await?;
                assert!(n < 4, "a fifth letter");
            }
        }
        db.logs_in("ada", PASSWORD).await?;
        Ok(())
    }

    async fn row_72_one_place_asks_ten_times_in_three_minutes(db: TestDb) -> Outcome {
        for n in 0..12 {
            db.registered(&format!("Reader {n}")).await?;
            recovery::forgotten(&db.store, &format!("reader-{n}"), HOME).await?;
        }
        let mut letters = 0;
        while !empty(&db).await? {
            letters += 1;
        }
        assert_eq!(letters, 10);
        Ok(())
    }

    async fn row_12_for_nobody_no_letter_is_written(db: TestDb) -> Outcome {
        ada(&db).await?;
        recovery::forgotten(&db.store, "nobody@example.org", HOME).await?;
        assert!(empty(&db).await?);
        Ok(())
    }

    async fn row_12_registering_by_letter_tells_the_owner_of_an_address_and_nobody_else(db: TestDb) -> Outcome {
        ada(&db).await?;
        accounts::register_by_letter(&db.store, &account("Ada")?, SITE, "/").await?;
        assert_eq!(arrives(&db).await?.letter, Letter::AlreadyRegistered);
        accounts::register_by_letter(&db.store, &account("Grace")?, SITE, "/posts/x").await?;
        assert!(db.logs_in("grace", PASSWORD).await.is_err(), "not before the link");
        let letter = arrives(&db).await?;
        assert_eq!((letter.letter, letter.address.as_str()), (Letter::ConfirmRegistration, "grace@example.org"));
        let grace = account("Grace")?;
        let password = grace.password.password();
        let done = recovery::register(&db.store, &letter.secret.ok_or("a link")?, password, HOME).await?;
        let Confirmed::Registered { viewer, next } = done else { return Err("no account".into()) };
        assert_eq!((viewer.name.as_str(), next.as_str()), ("Grace", "/posts/x"));
        db.logs_in("grace", PASSWORD).await?;
        assert!(accounts::own(&db.store, viewer.id).await?.email_verified);
        Ok(())
    }

    async fn row_73_an_address_changes_when_the_new_one_is_confirmed_and_not_before(db: TestDb) -> Outcome {
        let ada = ada(&db).await?;
        recovery::ask_for_change(&db.store, ada.id, &EmailAddress::parse("new@example.org")?).await?;
        let letter = arrives(&db).await?;
        assert_eq!((letter.letter, letter.address.as_str()), (Letter::ConfirmAddress, "new@example.org"));
        let address = || async { accounts::own(&db.store, ada.id).await.map(|own| own.email) };
        assert_eq!(address().await?.as_deref(), Some("ada@example.org"));
        recovery::confirm(&db.store, &letter.secret.ok_or("a link")?).await?;
        assert_eq!(address().await?.as_deref(), Some("new@example.org"));
        let notice = arrives(&db).await?;
        assert_eq!(notice.address, "ada@example.org", "the old address hears of it");
        assert_eq!(notice.letter, Letter::AddressChanged { to: "new@example.org".to_owned() });
        // And can have its place back, which throws everybody out.
        recovery::confirm(&db.store, &notice.secret.ok_or("a way back")?).await?;
        assert_eq!(address().await?.as_deref(), Some("ada@example.org"));
        assert_eq!(arrives(&db).await?.letter, Letter::ResetPassword);
        Ok(())
    }

    async fn row_73_of_two_who_want_the_same_address_at_once_one_has_it(db: TestDb) -> Outcome {
        let wanted = EmailAddress::parse("Wanted@example.org")?;
        let mut links = Vec::new();
        for name in ["Ada", "Grace"] {
            let person = db.registered(name).await?;
            recovery::ask_for_change(&db.store, person.id, &wanted).await?;
            links.push(link(&db).await?);
        }
        let confirm = |secret: LinkSecret| {
            let store = db.store.clone();
            tokio::spawn(async move { recovery::confirm(&store, &secret).await })
        };
        let (one, two) = (confirm(links.remove(0)), confirm(links.remove(0)));
        let outcomes = [one.await?, two.await?];
        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Taken(_)))).count();
        assert_eq!((won, taken), (1, 1), "{outcomes:?}");
        assert_eq!(db.number("SELECT COUNT(*) FROM people WHERE email_key = 'wanted@example.org'").await?, 1);
        Ok(())
    }

    async fn row_73_whoever_has_the_wanted_address_hears_of_it_and_the_asker_does_not(db: TestDb) -> Outcome {
        let ada = ada(&db).await?;
        db.registered("Grace").await?;
        recovery::ask_for_change(&db.store, ada.id, &EmailAddress::parse("GRACE@example.org")?).await?;
        let letter = arrives(&db).await?;
        assert_eq!(letter.letter, Letter::AlreadyRegistered);
        assert!(letter.secret.is_none() && empty(&db).await?);
        Ok(())
    }

    async fn an_address_is_confirmed_by_a_link(db: TestDb) -> Outcome {
        let ada = ada(&db).await?;
        assert!(!accounts::own(&db.store, ada.id).await?.email_verified);
        recovery::ask_for_verification(&db.store, ada.id).await?;
        let secret = link(&db).await?;
        assert_eq!(recovery::confirm(&db.store, &secret).await?, Confirmed::Verified);
        assert!(accounts::own(&db.store, ada.id).await?.email_verified);
        Ok(())
    }
}
