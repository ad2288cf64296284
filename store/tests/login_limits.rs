//! How often somebody may try to log in.

use domain::Viewer;
use std::net::IpAddr;
use store::testing::cast::{HOME, PASSWORD, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Error, Store, limits, on_both_databases};

/// What a try came to: refused with so many seconds to wait, or not.
fn wait(result: &Result<Viewer, Error>) -> Option<u64> {
    match result {
        Err(Error::TooMany { retry_after_secs }) => Some(*retry_after_secs),
        _ => None,
    }
}

async fn fails(store: &Store, login: &str, ip: IpAddr) -> Option<u64> {
    wait(&logs_in(store, login, "not the password", ip).await)
}

on_both_databases! {
    async fn row_13_the_eleventh_try_from_a_place_has_to_wait(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        for n in 0..10 {
            assert_eq!(fails(&db.store, &format!("name{n}"), HOME).await, None);
        }
        db.advance(60);
        // Even with the right password, and whoever it is about.
        assert_eq!(wait(&db.logs_in("ada", PASSWORD).await), Some(120));
        logs_in(&db.store, "ada", PASSWORD, "192.0.2.2".parse()?).await?;
        db.advance(120);
        db.logs_in("ada", PASSWORD).await?;
        Ok(())
    }

    async fn row_13_sixty_tries_an_hour_are_enough(db: TestDb) -> Outcome {
        for n in 0..60 {
            assert_eq!(fails(&db.store, &format!("name{n}"), HOME).await, None, "try {n}");
            db.advance(20);
        }
        assert_eq!(fails(&db.store, "name", HOME).await, Some(3600 - 60 * 20));
        db.advance(3600 - 60 * 20);
        assert_eq!(fails(&db.store, "name", HOME).await, None);
        Ok(())
    }

    async fn row_13_a_network_of_ipv6_counts_as_one_place(db: TestDb) -> Outcome {
        for n in 0..10 {
            let ip = format!("2001:db8::{n}").parse()?;
            assert_eq!(fails(&db.store, &format!("name{n}"), ip).await, None);
        }
        assert!(fails(&db.store, "ada", "2001:db8::ffff".parse()?).await.is_some());
        assert_eq!(fails(&db.store, "ada", "2001:db8:0:1::1".parse()?).await, None);
        Ok(())
    }

    async fn row_13_a_crowd_at_once_gets_no_further_than_one_by_one(db: TestDb) -> Outcome {
        let crowd = (0..30).map(|n| {
            let store = db.store.clone();
            tokio::spawn(async move { fails(&store, &format!("name{n}"), HOME).await })
        });
        let mut refused = 0;
        for one in crowd.collect::<Vec<_>>() {
            refused += u32::from(one.await?.is_some());
        }
        assert_eq!(refused, 20);
        Ok(())
    }

    async fn row_14_after_five_failures_the_wait_doubles_for_real_and_made_up_names(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        for login in ["ada", "nobody"] {
            for failures in 1..=11 {
                assert_eq!(fails(&db.store, login, HOME).await, None, "{login} {failures}");
                if failures >= 5 {
                    // Asking again at once is refused, and makes nothing worse.
                    for _ in 0..3 {
                        let wait = fails(&db.store, login, HOME).await;
                        assert_eq!(wait, Some(1 << (failures - 5)), "{login} {failures}");
                    }
                    // Long enough for the place's own limit as well.
                    db.advance(200);
                }
            }
            db.advance(3600);
        }
        Ok(())
    }

    async fn row_14_somebody_elsewhere_does_not_lock_ada_out(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let elsewhere = "203.0.113.9".parse()?;
        for _ in 0..5 {
            fails(&db.store, "ada", elsewhere).await;
        }
        assert!(fails(&db.store, "ada", elsewhere).await.is_some());
        db.logs_in("ada", PASSWORD).await?;
        Ok(())
    }

    async fn row_14_success_forgives_the_failures_before_it(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        for _ in 0..2 {
            for _ in 0..4 {
                assert_eq!(fails(&db.store, "ada", HOME).await, None);
            }
            db.logs_in("ada", PASSWORD).await?;
            db.advance(180);
        }
        Ok(())
    }

    async fn row_16_a_restart_and_a_second_node_go_on_counting(db: TestDb) -> Outcome {
        for _ in 0..3 {
            fails(&db.store, "ada", HOME).await;
        }
        let other = db.again().await?;
        for _ in 0..2 {
            assert_eq!(fails(&other, "ada", HOME).await, None);
        }
        db.store.close().await?;
        let restarted = db.again().await?;
        assert_eq!(fails(&restarted, "ada", HOME).await, Some(1));
        assert_eq!(fails(&other, "ada", HOME).await, Some(1));
        Ok(())
    }

    async fn row_16_a_million_names_do_not_fill_the_disk(db: TestDb) -> Outcome {
        db.execute(
            "INSERT INTO attempts (key, count, first, last, blocked_until)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
             SELECT 'k' || i, 1, 1793491200000 - i, 1793491200000 - i, 0 FROM n",
        ).await?;
        limits::sweep(&db.store).await?;
        let left = db.number("SELECT COUNT(*) FROM attempts").await?;
        assert!((90_000..100_000).contains(&left), "{left} rows");
        assert_eq!(db.number("SELECT COUNT(*) FROM attempts WHERE key = 'k1'").await?, 1);
        assert_eq!(db.number("SELECT COUNT(*) FROM attempts WHERE key = 'k120000'").await?, 0);
        db.advance(2 * 24 * 3600);
        limits::sweep(&db.store).await?;
        assert_eq!(db.number("SELECT COUNT(*) FROM attempts").await?, 0);
        Ok(())
    }

    async fn row_16_the_counts_name_nobody(db: TestDb) -> Outcome {
        fails(&db.store, "ada@example.org", HOME).await;
        let keys: Vec<String> = db.texts("SELECT key FROM attempts").await?.into_iter().flatten().collect();
        assert_eq!(keys.len(), 3);
        assert!(keys.iter().all(|key| !key.contains("ada") && !key.contains("192.0.2")), "{keys:?}");
        Ok(())
    }

    async fn row_78_making_accounts_is_limited_by_place_too(db: TestDb) -> Outcome {
        for _ in 0..60 {
            limits::sign_up(&db.store, HOME).await?;
        }
        let refused = limits::sign_up(&db.store, HOME).await;
        assert!(matches!(refused, Err(Error::TooMany { retry_after_secs: 3600 })), "{refused:?}");
        limits::sign_up(&db.store, "192.0.2.2".parse()?).await?;
        Ok(())
    }
}
