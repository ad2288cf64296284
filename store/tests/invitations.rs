//! Invitations: one account each, with the role that the admin chose, and none after its time.

use domain::invitation::NewInvitation;
use domain::{EmailAddress, Letter, LinkSecret, Role, Viewer};
use store::testing::cast::{SITE, account};
use store::testing::{Outcome, TestDb};
use store::{Error, accounts, invitations, letters, on_both_databases};

fn author_for_a_week() -> NewInvitation {
    NewInvitation {
        role: Role::Author,
        days: 7,
        address: None,
    }
}

async fn invited(db: &TestDb) -> Outcome<(Viewer, LinkSecret)> {
    let ada = db.registered("Ada").await?;
    let secret = invitations::make(&db.store, &ada, &author_for_a_week()).await?;
    Ok((ada, secret.ok_or("a link")?))
}

on_both_databases! {
    async fn somebody_who_was_invited_has_the_role_that_the_admin_chose(db: TestDb) -> Outcome {
        let (_, secret) = invited(&db).await?;
        let invitation = invitations::invited(&db.store, &secret).await?;
        assert_eq!((invitation.by.as_str(), invitation.role), ("Ada", Role::Author));
        let grace = invitations::accept(&db.store, &account("Grace")?, SITE, &secret).await?;
        assert_eq!((grace.name.as_str(), grace.role), ("Grace", Role::Author));
        assert!(invitations::open(&db.store).await?.is_empty());
        assert!(!db.dump().await?.contains(secret.as_str()));
        Ok(())
    }

    async fn row_45_of_a_thousand_who_follow_it_at_once_one_has_an_account(db: TestDb) -> Outcome {
        let (_, secret) = invited(&db).await?;
        let crowd: Vec<_> = (0..1000).map(|n| {
            let (store, secret) = (db.store.clone(), secret.clone());
            tokio::spawn(async move {
                let made = invitations::accept(&store, &account(&format!("Guest {n}"))?, SITE, &secret).await;
                Outcome::Ok(made.is_ok())
            })
        }).collect();
        let mut made = 0;
        for one in crowd {
            made += u32::from(one.await??);
        }
        assert_eq!(made, 1);
        assert_eq!(db.number("SELECT COUNT(*) FROM people").await?, 2);
        Ok(())
    }

    async fn an_invitation_ends_on_its_day_and_when_it_is_taken_back(db: TestDb) -> Outcome {
        let (ada, secret) = invited(&db).await?;
        db.advance(7 * 24 * 3600 - 1);
        invitations::invited(&db.store, &secret).await?;
        db.advance(1);
        assert!(matches!(invitations::invited(&db.store, &secret).await, Err(Error::NotFound)));
        let second = invitations::make(&db.store, &ada, &author_for_a_week()).await?.ok_or("a link")?;
        let open = invitations::open(&db.store).await?;
        assert_eq!(open.len(), 1);
        invitations::revoke(&db.store, open[0].id).await?;
        let refused = invitations::accept(&db.store, &account("Grace")?, SITE, &second).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        assert!(matches!(invitations::revoke(&db.store, open[0].id).await, Err(Error::NotFound)));
        Ok(())
    }

    async fn a_taken_address_leaves_the_invitation_as_it_was(db: TestDb) -> Outcome {
        let (_, secret) = invited(&db).await?;
        let refused = invitations::accept(&db.store, &account("Ada")?, SITE, &secret).await;
        assert!(matches!(refused, Err(Error::Taken(_))), "{refused:?}");
        invitations::accept(&db.store, &account("Grace")?, SITE, &secret).await?;
        Ok(())
    }

    async fn an_invitation_by_letter_confirms_the_address_that_it_went_to(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let invitation = NewInvitation {
            address: Some(EmailAddress::parse("Grace@example.org")?),
            ..author_for_a_week()
        };
        let shown = invitations::make(&db.store, &ada, &invitation).await?;
        assert!(shown.is_none(), "the link is in the letter alone");
        let letter = letters::next(&db.store).await?.ok_or("a letter")?;
        assert_eq!(letter.letter, Letter::Invitation { by: "Ada".to_owned() });
        let secret = letter.secret.ok_or("a link")?;
        let grace = invitations::accept(&db.store, &account("Grace")?, SITE, &secret).await?;
        assert!(accounts::own(&db.store, grace.id).await?.email_verified);
        Ok(())
    }
}
