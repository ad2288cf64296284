//! The queue of letters: nothing is lost, nothing is sent twice, and nothing in it is a way in.

use domain::Letter;
use store::letters::{self, Failure, LEASE};
use store::testing::cast::{HOME, PASSWORD, SITE, new_password};
use store::testing::{Outcome, TestDb};
use store::{accounts, on_both_databases, recovery};

async fn asks_for_a_link(db: &TestDb) -> Outcome {
    Ok(recovery::forgotten(&db.store, "ada", HOME).await?)
}

fn for_now() -> Failure {
    Failure::ForNow("nobody answered\r\nFAKE".to_owned())
}

on_both_databases! {
    async fn a_letter_is_for_one_sender_until_its_lease_is_over(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        asks_for_a_link(&db).await?;
        let other = db.again().await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        assert_eq!(letter.address, "ada@example.org");
        assert_eq!(letter.letter, Letter::ResetPassword);
        assert!(letters::next(&other).await?.is_none(), "somebody has it in hand");
        db.advance(LEASE / 1000);
        let again = letters::next(&other).await?.ok_or("its sender died")?;
        assert_eq!(again.message_id, letter.message_id, "a mailbox can tell that it is the same");
        letters::sent(&other, &again).await?;
        db.advance(LEASE / 1000);
        assert!(letters::next(&db.store).await?.is_none(), "it is sent");
        Ok(())
    }

    async fn of_many_senders_at_once_each_letter_has_one(db: TestDb) -> Outcome {
        const LETTERS: usize = 24;
        for n in 0..LETTERS {
            let name = format!("Reader {n}");
            db.registered(&name).await?;
            recovery::forgotten(&db.store, &format!("reader-{n}"), format!("10.0.0.{n}").parse()?).await?;
        }
        let stores = [db.again().await?, db.again().await?, db.again().await?, db.again().await?];
        let senders = stores.map(|store| tokio::spawn(async move {
            let mut sent = Vec::new();
            while let Some(letter) = letters::next(&store).await? {
                sent.push(letter.address.clone());
                letters::sent(&store, &letter).await?;
            }
            Ok::<_, store::Error>(sent)
        }));
        let mut sent = Vec::new();
        for sender in senders {
            sent.extend(sender.await??);
        }
        sent.sort();
        let many = sent.len();
        sent.dedup();
        assert_eq!((many, sent.len()), (LETTERS, LETTERS));
        Ok(())
    }

    async fn a_letter_that_nobody_took_is_tried_again_later_each_time_until_it_makes_no_sense(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        asks_for_a_link(&db).await?;
        let mut waits = Vec::new();
        loop {
            let letter = letters::next(&db.store).await?.ok_or("a letter")?;
            letters::failed(&db.store, &letter, &for_now()).await?;
            let stuck = letters::waiting(&db.store).await?.remove(0);
            assert_eq!(stuck.error, "nobody answered  FAKE", "the reason is one line");
            let Some(next) = stuck.next else { break };
            let wait = (next.millis() - db.store.now().millis()) / 1000;
            assert!(letters::next(&db.store).await?.is_none(), "not before its time");
            waits.push(wait);
            db.advance(wait);
        }
        assert!(waits.is_sorted() && waits.len() > 3, "{waits:?}");
        let hours = waits.iter().sum::<i64>() / 3600;
        assert!(hours < 5, "nobody waits so long for a password: {waits:?}");
        db.advance(24 * 3600);
        assert!(letters::next(&db.store).await?.is_none(), "it was given up on");
        Ok(())
    }

    async fn an_address_that_does_not_exist_is_not_tried_again_unless_an_admin_says_so(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        asks_for_a_link(&db).await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        letters::failed(&db.store, &letter, &Failure::ForGood("550 no such user".to_owned())).await?;
        let stuck = letters::waiting(&db.store).await?.remove(0);
        assert_eq!((stuck.next, stuck.about.as_str()), (None, "reset-password"));
        db.advance(24 * 3600);
        assert!(letters::next(&db.store).await?.is_none());
        letters::retry(&db.store, stuck.id).await?;
        let again = letters::next(&db.store).await?.ok_or("tried again")?;
        letters::failed(&db.store, &again, &for_now()).await?;
        letters::discard(&db.store, stuck.id).await?;
        assert!(letters::waiting(&db.store).await?.is_empty());
        Ok(())
    }

    async fn row_71_neither_the_queue_nor_the_table_of_links_opens_anything(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        asks_for_a_link(&db).await?;
        let before = db.dump().await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        let secret = letter.secret.clone().ok_or("a link")?;
        let after = db.dump().await?;
        assert!(before.contains("reset-password") && !after.contains(secret.as_str()));
        recovery::reset(&db.store, &secret, &new_password("seven lanterns over the quay")?, SITE).await?;
        Ok(())
    }

    async fn a_letter_about_a_link_that_is_gone_is_not_sent(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        asks_for_a_link(&db).await?;
        db.logs_in("ada", PASSWORD).await?;
        assert!(letters::next(&db.store).await?.is_none(), "she knows her password");
        Ok(())
    }

    async fn row_21_a_changed_password_is_told_of_by_letter(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        accounts::set_password(&db.store, ada.id, &new_password("seven lanterns over the quay")?, SITE).await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        assert_eq!(letter.letter, Letter::PasswordChanged);
        assert!(letter.secret.is_none());
        Ok(())
    }

    async fn row_21_a_browser_that_was_not_seen_before_is_told_of_by_letter_once(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let note = async |cookie: &str| {
            store::browsers::note(&db.store, ada.id, cookie, "Firefox/130.0 (X11; Linux)", HOME).await
        };
        note("the one she registered with").await?;
        assert!(letters::next(&db.store).await?.is_none(), "her first is no news");
        db.logs_in("ada", PASSWORD).await?;
        note("the one she registered with").await?;
        assert!(letters::next(&db.store).await?.is_none());
        note("another").await?;
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        let Letter::NewDevice { device, network, .. } = &letter.letter else {
            return Err(format!("{letter:?}").into());
        };
        assert_eq!((device.as_str(), network.as_str()), ("Firefox on Linux", "192.0.2.0"));
        letters::sent(&db.store, &letter).await?;
        note("another").await?;
        assert!(letters::next(&db.store).await?.is_none(), "it is known now");
        assert!(!db.dump().await?.contains("\"another\""));
        Ok(())
    }
}
