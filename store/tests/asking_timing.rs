//! How long it takes to register, or to ask for another password, says nothing about accounts on a site that sends mail. A
//! program of its own, so that no other test is timed.

mod timing;

use domain::Role;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};
use store::testing::cast::{SITE, account};
use store::testing::{Outcome, TestDb};
use store::{Store, accounts, recovery};
use timing::alike;

const WHO: [&str; 3] = ["known", "unknown", "disabled"];
const TURNS: u8 = 200;

/// Two hundred people each who have an account, have none, and have one that is closed: nobody is asked about twice.
async fn site(db: &TestDb) -> Outcome {
    for turn in 0..TURNS {
        for name in ["Known", "Disabled"] {
            let name = format!("{name} {turn}");
            accounts::add(&db.store, &account(&name)?, SITE, Role::Reader).await?;
        }
    }
    db.execute("UPDATE people SET disabled = 1 WHERE name LIKE 'Disabled%'")
        .await
}

/// Chance says "different" once in a hundred times; a leak says it every time.
async fn is_one_time(times: impl AsyncFn(u8) -> Outcome<[Vec<Duration>; 3]>) -> Outcome {
    for round in 1..=3 {
        if alike(WHO, &times(round).await?) {
            return Ok(());
        }
    }
    Err("the time tells accounts from others".into())
}

async fn forgotten(store: &Store, round: u8) -> Outcome<[Vec<Duration>; 3]> {
    let mut times = WHO.map(|_| Vec::new());
    for turn in 0..TURNS {
        for (n, who) in (0..).zip(WHO) {
            let login = format!("{who}.{turn}@example.org");
            let place = IpAddr::V4(Ipv4Addr::new(10, round, turn, n));
            let begun = Instant::now();
            recovery::forgotten(store, &login, place).await?;
            times[usize::from(n)].push(begun.elapsed());
        }
    }
    Ok(times)
}

async fn registering(store: &Store) -> Outcome<[Vec<Duration>; 3]> {
    let mut times = WHO.map(|_| Vec::new());
    for turn in 0..TURNS {
        for (n, who) in WHO.iter().enumerate() {
            let account = account(&format!("{who} {turn}"))?;
            let begun = Instant::now();
            accounts::register_by_letter(store, &account, SITE, "").await?;
            times[n].push(begun.elapsed());
        }
    }
    Ok(times)
}

#[tokio::test]
async fn row_12_asking_takes_as_long_whoever_it_is_about() -> Outcome {
    let db = TestDb::sqlite().await?;
    site(&db).await?;
    is_one_time(async |round| {
        let times = forgotten(&db.store, round).await;
        // Beyond the hour in which somebody is sent only so many letters.
        db.advance(2 * 60 * 60);
        times
    })
    .await?;
    is_one_time(async |_| {
        let times = registering(&db.store).await;
        db.advance(2 * 60 * 60);
        times
    })
    .await
}
