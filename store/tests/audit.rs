//! The audit log: everything that matters is in it once, with who, to whom, when and from where.

use domain::Role;
use store::testing::cast::{HOME, PASSWORD, SITE, address, logs_in, new_password};
use store::testing::{Outcome, TestDb};
use store::{Actor, accounts, audit, limits, on_both_databases};

/// What the log holds, oldest first: `event | by | to | network | request | detail`.
async fn told(db: &TestDb) -> Outcome<Vec<String>> {
    const SQL: &str = "SELECT event || ' | ' || actor || ' | ' || subject || ' | ' || network || ' | ' || request \
        || ' | ' || detail FROM audit ORDER BY id";
    Ok(db.texts(SQL).await?.into_iter().flatten().collect())
}

on_both_databases! {
    async fn row_82_who_did_what_to_whom_and_from_where_is_written_down(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let grace = db.added("Grace", Role::Author).await?.id;
        let store = db.store.on_behalf_of(Actor::visitor(Some(&ada), "192.0.2.77".parse()?, "4f2a"));
        accounts::set_role(&store, grace, Role::Reader).await?;
        accounts::disable(&store, grace).await?;
        accounts::enable(&store, grace).await?;
        let console = db.store.on_behalf_of(Actor::console());
        accounts::set_password(&console, grace, &new_password("another battery staple")?, SITE).await?;
        assert_eq!(told(&db).await?, [
            "account_made | Ada | Ada |  |  | admin",
            "account_made | Grace | Grace |  |  | author",
            "role_changed | Ada | Grace | 192.0.2.0 | 4f2a | author to reader",
            "account_disabled | Ada | Grace | 192.0.2.0 | 4f2a | ",
            "account_enabled | Ada | Grace | 192.0.2.0 | 4f2a | ",
            "password_changed | The command line | Grace |  |  | ",
        ]);
        let actors = "SELECT COUNT(*) FROM audit WHERE actor_id = 1 AND subject_id = 2";
        assert_eq!(db.number(actors).await?, 3);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE at = 1793491200000").await?, 6);
        Ok(())
    }

    async fn row_82_a_log_in_that_fails_leaves_the_name_and_never_the_password(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        logs_in(&db.store, "ada", PASSWORD, HOME).await?;
        logs_in(&db.store, "ada", "canary in the dark", HOME).await.err();
        let forged = store::testing::cast::credentials("nobody", "canary in the dark")?;
        let forged = domain::account::Credentials { login: "a\nFAKE".to_owned(), ..forged };
        accounts::log_in(&db.store, &forged, HOME).await.err();
        let again = db.store.on_behalf_of(Actor::visitor(Some(&ada), HOME, "1"));
        logs_in(&again, "ada", PASSWORD, HOME).await?;
        assert_eq!(told(&db).await?[1..], [
            "login | Ada | Ada | 192.0.2.0 |  | password",
            "login_failed |  | Ada | 192.0.2.0 |  | ada",
            r"login_failed |  |  | 192.0.2.0 |  | a\nFAKE",
            "confirmed | Ada | Ada | 192.0.2.0 | 1 | password",
        ]);
        assert!(!db.dump().await?.contains("canary"));
        Ok(())
    }

    async fn row_82_what_did_not_happen_is_not_in_the_log(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        assert!(accounts::disable(&db.store, ada.id).await.is_err(), "the last admin");
        assert!(db.registered("Ada").await.is_err(), "the address is taken");
        assert_eq!(told(&db).await?.len(), 1);
        Ok(())
    }

    async fn row_82_hammering_at_a_closed_door_is_told_once(db: TestDb) -> Outcome {
        for n in 0..10 {
            logs_in(&db.store, &format!("name{n}"), "not it at all", HOME).await.err();
        }
        let closed = "SELECT COUNT(*) FROM audit WHERE event = 'limit_hit'";
        let other = db.again().await?;
        for store in [&db.store, &other] {
            for _ in 0..20 {
                logs_in(store, "ada", "not it at all", HOME).await.err();
            }
        }
        assert_eq!(db.number(closed).await?, 1);
        let last = told(&db).await?.pop();
        assert_eq!(last.as_deref(), Some("limit_hit |  |  | 192.0.2.0 |  | log-in, minutes: ada"));
        // The door closes a second time.
        db.advance(180);
        for n in 0..20 {
            logs_in(&db.store, &format!("name{n}"), "not it at all", HOME).await.err();
        }
        assert_eq!(db.number(closed).await?, 2);
        Ok(())
    }

    async fn row_82_of_a_crowd_at_a_closing_door_one_is_told_of(db: TestDb) -> Outcome {
        let crowd = (0..100).map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move { limits::sign_up(&store, HOME).await })
        });
        for one in crowd.collect::<Vec<_>>() {
            one.await?.ok();
        }
        assert_eq!(told(&db).await?, ["limit_hit |  |  | 192.0.2.0 |  | sign-up"]);
        Ok(())
    }

    async fn the_log_forgets_after_a_year_and_not_before(db: TestDb) -> Outcome {
        const DAY: i64 = 24 * 60 * 60;
        db.registered("Ada").await?;
        db.advance(364 * DAY);
        logs_in(&db.store, &address("Ada"), PASSWORD, HOME).await?;
        assert_eq!(audit::sweep(&db.store).await?, 0);
        db.advance(2 * DAY);
        assert_eq!(audit::sweep(&db.store).await?, 1);
        assert_eq!(told(&db).await?, ["login | Ada | Ada | 192.0.2.0 |  | password"]);
        Ok(())
    }

    async fn strangers_push_nothing_out_that_people_did(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        let flood = match db.url().starts_with("sqlite") {
            true => "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100010) \
                INSERT INTO audit (at, event) SELECT 1793491200000, 'login_failed' FROM n",
            false => "INSERT INTO audit (at, event) SELECT 1793491200000, 'login_failed' FROM generate_series(1, 100010)",
        };
        db.execute(flood).await?;
        assert_eq!(audit::sweep(&db.store).await?, 10);
        assert_eq!(db.number("SELECT COUNT(*) FROM audit WHERE event = 'account_made'").await?, 1);
        Ok(())
    }

    async fn row_82_what_anybody_can_cause_is_written_down_once_in_an_hour_from_each_place(db: TestDb) -> Outcome {
        let ada = db.registered("Ada").await?;
        let at = |ip: &str| Outcome::Ok(db.store.on_behalf_of(Actor::visitor(Some(&ada), ip.parse()?, "1")));
        let rows = "SELECT COUNT(*) FROM audit WHERE event IN ('forbidden', 'foreign_request')";
        for _ in 0..3 {
            audit::forbidden(&at("192.0.2.1")?, "GET /write").await;
            audit::foreign_request(&at("192.0.2.1")?, "POST /logout").await;
        }
        assert_eq!(db.number(rows).await?, 2);
        audit::forbidden(&at("192.0.2.2")?, "GET /write").await;
        assert_eq!(db.number(rows).await?, 3, "another place");
        db.advance(3600);
        audit::forbidden(&at("192.0.2.1")?, "GET /write").await;
        assert_eq!(db.number(rows).await?, 4, "another hour");
        assert_eq!(told(&db).await?[1], "forbidden | Ada |  | 192.0.2.0 | 1 | GET /write");
        Ok(())
    }

    async fn row_3_a_stored_password_of_absurd_cost_is_told_of_and_not_computed(db: TestDb) -> Outcome {
        db.registered("Ada").await?;
        db.execute("UPDATE people SET password_hash = '$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'").await?;
        for _ in 0..2 {
            assert!(logs_in(&db.store, "ada", PASSWORD, HOME).await.is_err());
        }
        let told = told(&db).await?;
        let refused: Vec<&String> = told.iter().filter(|line| line.starts_with("hash_refused")).collect();
        assert_eq!(refused, ["hash_refused |  | Ada | 192.0.2.0 |  | asks for more memory or time than a log-in may take"]);
        Ok(())
    }

    async fn row_82_a_setting_that_is_another_than_at_the_last_start_is_told_of(db: TestDb) -> Outcome {
        let start = |title: &str, mail: &str| {
            let shown = [("site_title", title), ("smtp_url", mail)];
            let shown = shown.map(|(key, value)| (key.to_owned(), value.to_owned()));
            audit::settings_at_start(&db.store, shown.into())
        };
        start("Quire", "").await?;
        start("Quire", "").await?;
        assert!(told(&db).await?.is_empty(), "the first start, and the same again");
        start("Leaves", "smtp://mail").await?;
        assert_eq!(told(&db).await?, [
            "setting_changed |  |  |  |  | site_title: \"Quire\" to \"Leaves\"",
            "setting_changed |  |  |  |  | smtp_url: nothing to \"smtp://mail\"",
        ]);
        Ok(())
    }
}
