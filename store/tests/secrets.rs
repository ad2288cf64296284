//! What must never be logged is not, however much is. A program of its own, because the log is.

use domain::account::Credentials;
use domain::{Password, UserId};
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use store::accounts::{self, LogIn, SetupGate, setup_code};
use store::second_factor;
use store::sessions::{self, Pass, SessionStore};
use store::testing::app::{shows, typed};
use store::testing::cast::{HOME, SITE, account_with, address, knocks, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Clock, Store};
use tower_sessions_core::Session;
use tracing_subscriber::fmt::format::FmtSpan;

const PASSWORD: &str = "canary-password swims upstream";
const WRONG: &str = "canary-wrong flies downstream";
const DSN: &str = "canary-dsn";

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn text(&self) -> String {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&log).into_owned()
    }
}

/// Everything with a secret in it, once well and once badly.
async fn live_through(store: &Store) -> Outcome<Vec<String>> {
    let code = setup_code::fresh(store).await?.ok_or("no code")?;
    let ada = account_with("Ada", PASSWORD)?;
    let gate = |given: &str| SetupGate::Code {
        given: given.to_owned(),
    };
    let refused = accounts::register(store, &ada, SITE, gate("canary-code")).await;
    let refused = format!("{:?} {:?}", refused.err(), gate("canary-code"));
    let viewer = accounts::register(store, &ada, SITE, gate(&code)).await?;
    tracing::info!(?store, ?ada, ?refused, "what a careless line would print");
    // The form lets no line break through; should something else one day, the log does not either.
    let forged = Credentials {
        login: "ada\nFAKE".to_owned(),
        password: Password::typed(WRONG),
        remember: false,
    };
    accounts::log_in(store, &forged, HOME).await.err();
    logs_in(store, &address("Ada"), PASSWORD, HOME).await?;
    let pass = Pass::to_new_account(viewer.clone());
    let begun = sessions::begin(store, &pass, None, false).await?;
    let renewed = sessions::renew(store, &begun, viewer.id, None).await?;
    let session = Session::new(Some(renewed), Arc::new(SessionStore(store.clone())), None);
    let id = begun.to_string();
    session.load().await?;
    session.flush().await?;
    let mut secrets = vec![code, id, renewed.to_string()];
    secrets.extend(second_step(store, viewer.id).await?);
    Ok(secrets)
}

/// The key of an app, its recovery codes, and what is typed of either.
async fn second_step(store: &Store, person: UserId) -> Outcome<Vec<String>> {
    second_factor::begin(store, person).await?;
    let app = second_factor::being_set_up(store, person, SITE, "ada").await?;
    let app = app.ok_or("no app")?;
    let shown = shows(&app.secret, store.now().millis());
    let codes = second_factor::confirm(store, person, &typed(&shown)?).await?;
    tracing::info!(?codes, code = ?typed(&shown)?, "what a careless line would print");
    let LogIn::NeedsSecondStep(half_way) = knocks(store, "ada", PASSWORD, HOME).await? else {
        return Err("no second step".into());
    };
    for code in [&shown, &codes.0[0]] {
        let tried = second_factor::finish(store, &half_way, &typed(code)?, HOME).await;
        tracing::info!(?tried, "what a careless line would print");
    }
    Ok([app.secret, app.address]
        .into_iter()
        .chain(codes.0)
        .collect())
}

#[tokio::test]
async fn row_83_no_secret_is_logged_at_the_finest_level() -> Outcome {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let mut secrets = Vec::new();
    for db in [TestDb::sqlite().await?, TestDb::postgres().await?] {
        let url = db.url().replace("postgres@", &format!("postgres:{DSN}@"));
        let store = Store::connect(&url, Clock::System).await?;
        secrets.extend(live_through(&store).await?);
        let hashes = db.texts("SELECT password_hash FROM people").await?;
        secrets.extend(hashes.into_iter().flatten());
    }
    let log = log.text();
    for secret in [PASSWORD, WRONG, DSN, "canary-code"]
        .into_iter()
        .chain(secrets.iter().map(String::as_str))
    {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    // Row 82: what happened is, each on its line, and no statement of SQL.
    for event in [
        "setup_code_refused",
        "account_made",
        "login_failed",
        "event=\"login\"",
        "factor_added",
        "second step",
        "recovery_code_used",
    ] {
        assert!(log.contains(event), "{event} is not in the log");
    }
    assert!(log.contains(r"ada\nFAKE"), "the name is escaped");
    assert!(!log.contains("SELECT") && !log.contains("INSERT INTO"));
    Ok(())
}
