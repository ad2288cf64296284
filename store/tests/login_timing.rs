//! How long a failed log-in takes says nothing about accounts. A program of its own, so that no other test is timed.

mod timing;

use domain::Role;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};
use store::testing::cast::{SITE, account, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Error, Store, accounts};
use timing::{alike, rank_sum_p, upper_tail};

/// Each of these fails, and for another reason: a wrong password, nobody, a closed account, one without a password, one with
/// a second factor, one whose hundred tries are used up.
const WHO: [&str; 6] = ["ada", "nobody", "closed", "imported", "careful", "hunted"];
const TRIES: u8 = 200;

/// On one database, one try after the other: the time goes into hashing, which is the same on the other.
#[tokio::test]
async fn row_11_a_failed_login_takes_as_long_whoever_it_names() -> Outcome {
    let db = TestDb::sqlite().await?;
    let store = db.in_earnest().await?;
    for name in ["Ada", "Closed", "Imported", "Careful", "Hunted"] {
        accounts::add(&store, &account(name)?, SITE, Role::Admin).await?;
    }
    let closed = accounts::find(&store, "closed").await?;
    accounts::disable(&store, closed.id).await?;
    let careful = accounts::find(&store, "careful").await?;
    db.has_app(careful.id).await?;
    db.execute("UPDATE people SET password_hash = NULL WHERE handle = 'imported'")
        .await?;
    // Chance says "different" once in a hundred times; a leak says it every time.
    for round in 1..=3 {
        let times = measure(&db, &store, round).await?;
        if alike(WHO, &times) {
            return Ok(());
        }
    }
    Err("the time tells accounts from others".into())
}

/// The times of everybody's tries, which take turns. Each turn comes from a place of its own, as limits are not the matter;
/// and nobody but the one who is hunted comes near a hundred of them.
async fn measure(db: &TestDb, store: &Store, round: u8) -> Outcome<[Vec<Duration>; 6]> {
    let mut times = WHO.map(|_| Vec::new());
    for turn in 0..TRIES {
        db.execute("UPDATE people SET failures = CASE handle WHEN 'hunted' THEN 100 ELSE 0 END")
            .await?;
        for (n, login) in (0..).zip(WHO) {
            let place = IpAddr::V4(Ipv4Addr::new(10, round, turn, n));
            let begun = Instant::now();
            let refused = logs_in(store, login, "not the password", place).await;
            times[usize::from(n)].push(begun.elapsed());
            assert!(
                matches!(refused, Err(Error::WrongCredentials)),
                "{refused:?}"
            );
        }
    }
    Ok(times)
}

#[test]
fn the_statistics_tell_different_samples_from_alike_ones() {
    let sample = |offset: u64| -> Vec<Duration> {
        (0..200)
            .map(|n| Duration::from_micros(offset + n * 7919 % 1000))
            .collect()
    };
    assert!((upper_tail(1.96) - 0.025).abs() < 0.001);
    assert!(rank_sum_p(&sample(0), &sample(3)) > 0.5);
    assert!(rank_sum_p(&sample(0), &sample(200)) < 0.001);
}
