//! How often somebody may do what costs the site something.

use domain::invitation::NewInvitation;
use domain::{EmailAddress, Role, UserId};
use std::net::IpAddr;
use store::testing::cast::HOME;
use store::testing::{Outcome, TestDb};
use store::{Error, Store, invitations, limits, on_both_databases, recovery};

/// How many go through before one has to wait.
macro_rules! let_through {
    ($what:expr) => {{
        let mut count = 0;
        while $what.await.is_ok() {
            count += 1;
            assert!(count < 2000, "without end");
        }
        count
    }};
}

async fn everything(store: &Store, who: UserId, ip: IpAddr) -> [i32; 6] {
    [
        let_through!(limits::comment(store, who, ip)),
        let_through!(limits::write(store, who, ip)),
        let_through!(limits::keep(store, who, ip)),
        let_through!(limits::preview(store, who, ip)),
        let_through!(limits::search(store, Some(who), ip)),
        let_through!(limits::take_away(store, who, ip)),
    ]
}

on_both_databases! {
    async fn row_78_somebody_is_limited_wherever_they_are_and_others_are_not(db: TestDb) -> Outcome {
        let (ada, grace) = (UserId(1), UserId(2));
        assert_eq!(everything(&db.store, ada, HOME).await, [30, 60, 120, 60, 60, 30]);
        assert_eq!(everything(&db.store, ada, "192.0.2.9".parse()?).await, [0; 6]);
        assert_eq!(everything(&db.store, grace, HOME).await, [30, 60, 120, 60, 60, 30]);
        db.advance(600);
        assert_eq!(everything(&db.store, ada, HOME).await, [30, 60, 120, 60, 60, 30]);
        Ok(())
    }

    async fn row_78_all_who_come_from_one_place_are_limited_together(db: TestDb) -> Outcome {
        let mut sum = [0; 6];
        for person in 1..=6 {
            for (all, one) in sum.iter_mut().zip(everything(&db.store, UserId(person), HOME).await) {
                *all += one;
            }
        }
        assert_eq!(sum, [120, 240, 480, 240, 240, 120]);
        assert_eq!(let_through!(limits::search(&db.store, None, HOME)), 0);
        assert_eq!(let_through!(limits::strength(&db.store, HOME)), 300);
        Ok(())
    }

    async fn row_78_nobody_writes_letters_to_the_whole_world_from_here(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        for number in 0..10 {
            let address = EmailAddress::parse(&format!("stranger{number}@example.org"))?;
            recovery::ask_for_change(&db.store, ada.id, &address).await?;
        }
        let address = EmailAddress::parse("another@example.org")?;
        let refused = recovery::ask_for_change(&db.store, ada.id, &address).await;
        assert!(matches!(refused, Err(Error::TooMany { retry_after_secs: 3600 })), "{refused:?}");
        let invitation = |address| NewInvitation { role: Role::Reader, days: 1, address };
        for number in 0..60 {
            let address = EmailAddress::parse(&format!("guest{number}@example.org"))?;
            invitations::make(&db.store, &ada, &invitation(Some(address))).await?;
        }
        let refused = invitations::make(&db.store, &ada, &invitation(Some(address))).await;
        assert!(matches!(refused, Err(Error::TooMany { .. })));
        // One that is passed on by hand is no letter.
        invitations::make(&db.store, &ada, &invitation(None)).await?;
        Ok(())
    }
}
