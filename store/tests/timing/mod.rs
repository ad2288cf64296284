//! Whether two samples of times could be of one and the same thing.

#![expect(
    unreachable_pub,
    reason = "a test program has no outside, and its parts are one another's library"
)]

use std::time::Duration;

/// Whether nobody could tell these apart: by their medians, or by how they are spread.
pub fn alike<const N: usize>(names: [&str; N], times: &[Vec<Duration>; N]) -> bool {
    let first = median(&times[0]);
    let mut alike = true;
    for (name, other) in names.iter().zip(times).skip(1) {
        let median = median(other);
        let apart = median.abs_diff(first);
        let p = rank_sum_p(&times[0], other);
        alike &= (apart < first / 20 || apart < Duration::from_millis(3)) && p > 0.01;
        let against = names[0];
        report(&format!(
            "{name}: median {median:?}, {against}: {first:?}, p = {p:.3}"
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

pub fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

/// Mann and Whitney's test: how likely two samples of one and the same distribution are to differ this much. Normal
/// approximation, which is close for samples of this size; times that are equal to the nanosecond do not occur.
pub fn rank_sum_p(one: &[Duration], other: &[Duration]) -> f64 {
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
pub fn upper_tail(z: f64) -> f64 {
    const STEP: f64 = 0.001;
    let below: f64 = (0..)
        .map(|n| (f64::from(n) + 0.5) * STEP)
        .take_while(|x| *x < z)
        .map(|x| (-x * x / 2.0).exp() * STEP)
        .sum();
    (0.5 - below / std::f64::consts::TAU.sqrt()).max(0.0)
}
