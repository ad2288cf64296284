//! How long a failed log-in takes says nothing about accounts. A program of its own, so that no other test is timed.

use domain::Role;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};
use store::testing::cast::{SITE, account, logs_in};
use store::testing::{Outcome, TestDb};
use store::{Error, Store, accounts};

/// Each of these fails, and for another reason.
const WHO: [&str; 4] = ["ada", "nobody", "closed", "imported"];
const TRIES: u8 = 200;

/// On one database, one try after the other: the time goes into hashing, which is the same on the other.
#[tokio::test]
async fn row_11_a_failed_login_takes_as_long_whoever_it_names() -> Outcome {
    let db = TestDb::sqlite().await?;
    let store = db.in_earnest().await?;
    for name in ["Ada", "Closed", "Imported"] {
        accounts::add(&store, &account(name)?, SITE, Role::Admin).await?;
    }
    let closed = accounts::find(&store, "closed").await?;
    accounts::disable(&store, closed.id).await?;
    db.execute("UPDATE people SET password_hash = NULL WHERE handle = 'imported'")
        .await?;
    // Chance says "different" once in a hundred times; a leak says it every time.
    for round in 1..=3 {
        let times = measure(&store, round).await?;
        if alike(&times) {
            return Ok(());
        }
    }
    Err("the time tells accounts from others".into())
}

/// The times of everybody's tries, which take turns. Each turn comes from a place of its own, as limits are not the matter.
async fn measure(store: &Store, round: u8) -> Outcome<[Vec<Duration>; 4]> {
    let mut times = WHO.map(|_| Vec::new());
    for turn in 0..TRIES {
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

fn alike(times: &[Vec<Duration>; 4]) -> bool {
    let [known, others @ ..] = times;
    let wrong_password = median(known);
    let mut alike = true;
    for (login, other) in WHO[1..].iter().zip(others) {
        let median = median(other);
        let apart = median.abs_diff(wrong_password);
        let p = rank_sum_p(known, other);
        alike &= (apart < wrong_password / 20 || apart < Duration::from_millis(3)) && p > 0.01;
        report(&format!(
            "{login}: median {median:?} against {wrong_password:?}, p = {p:.3}"
        ));
    }
    alike
}

#[expect(
    clippy::print_stdout,
    reason = "the acceptance table wants the statistics shown"
)]
fn report(line: &str) {
    println!("{line}");
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

/// Mann and Whitney's test: how likely two samples of one and the same distribution are to differ this much. Normal
/// approximation, which is close for samples of this size; times that are equal to the nanosecond do not occur.
fn rank_sum_p(one: &[Duration], other: &[Duration]) -> f64 {
    let wins: u32 = one
        .iter()
        .map(|time| other.iter().map(|than| u32::from(time > than)).sum::<u32>())
        .sum();
    let (n, m) = (count(one), count(other));
    let deviation = (n * m * (n + m + 1.0) / 12.0).sqrt();
    let z = (f64::from(wins) - n * m / 2.0).abs() / deviation;
    2.0 * upper_tail(z)
}

fn count(times: &[Duration]) -> f64 {
    u32::try_from(times.len()).map_or(f64::NAN, f64::from)
}

/// The share of the normal distribution above `z`, by adding up its density in small steps.
fn upper_tail(z: f64) -> f64 {
    const STEP: f64 = 0.001;
    let below: f64 = (0..)
        .map(|n| (f64::from(n) + 0.5) * STEP)
        .take_while(|x| *x < z)
        .map(|x| (-x * x / 2.0).exp() * STEP)
        .sum();
    (0.5 - below / std::f64::consts::TAU.sqrt()).max(0.0)
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
