//! What the audit of dependencies is told to overlook, it overlooks for a time.

use std::error::Error;
use std::process::Command;
use tidy::{expect_none, root};

/// `2026-11-22`, in UTC.
fn today() -> Result<String, Box<dyn Error>> {
    let output = Command::new("date").args(["-u", "+%F"]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// The date after `until`, if there is one.
fn end(exception: &str) -> Option<&str> {
    let (_, rest) = exception.split_once("until ")?;
    let date = rest.get(..10)?;
    let is_date = date.chars().enumerate().all(|(at, c)| match at {
        4 | 7 => c == '-',
        _ => c.is_ascii_digit(),
    });
    is_date.then_some(date)
}

/// The first of these that does not hold on that day, and why.
fn broken(deny: &str, today: &str) -> Vec<String> {
    let exceptions = deny
        .lines()
        .filter(|line| line.contains("RUSTSEC-") && line.contains("id ="));
    exceptions
        .filter_map(|line| match end(line) {
            None => Some(format!("{}: no end", line.trim())),
            Some(date) if date < today => Some(format!("{}: over", line.trim())),
            Some(_) => None,
        })
        .collect()
}

#[test]
fn row_85_no_exception_outlives_its_date() -> Result<(), Box<dyn Error>> {
    let deny = std::fs::read_to_string(root().join("deny.toml"))?;
    expect_none(
        "Look at these exceptions in deny.toml again; each says `until` a day:",
        &broken(&deny, &today()?),
    );
    Ok(())
}

#[test]
fn row_85_an_exception_without_an_end_or_beyond_it_is_found() {
    let line = |reason: &str| format!(r#"{{ id = "RUSTSEC-2023-0071", reason = "{reason}" }},"#);
    assert_eq!(broken(&line("until 2027-02-22"), "2027-02-22").len(), 0);
    assert_eq!(broken(&line("until 2027-02-22"), "2027-02-23").len(), 1);
    for endless in ["for now", "until later", "until 2027-2-2"] {
        assert_eq!(broken(&line(endless), "2026-11-27").len(), 1, "{endless}");
    }
}
