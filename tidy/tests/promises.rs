//! What SECURITY.md promises is tested, by number, and no number is forgotten.

use std::error::Error;
use tidy::{expect_none, files, root};

/// The numbers of all promises that a site of this kind should make.
const ALL: std::ops::RangeInclusive<u32> = 1..=87;

/// What there is nothing to promise about yet. Whoever builds it takes its numbers out of here and writes the promise.
const NOT_YET: [(&str, &[u32]); 0] = [];

/// The numbers in the first column of a table: `| 33, 34 | … |`.
fn promised() -> Result<Vec<u32>, Box<dyn Error>> {
    let text = std::fs::read_to_string(root().join("SECURITY.md"))?;
    let first_cells = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split('|').next());
    let numbers = first_cells.flat_map(|cell| cell.split(','));
    Ok(numbers
        .filter_map(|number| number.trim().parse().ok())
        .collect())
}

fn names(numbers: impl Iterator<Item = u32>) -> Vec<String> {
    numbers.map(|number| format!("row_{number}_…")).collect()
}

#[test]
fn every_promise_has_a_test_with_its_number() -> Result<(), Box<dyn Error>> {
    let tests = files(&["rs", "ts"]);
    let promised = promised()?;
    let is_tested = |number: &u32| {
        let name = format!("fn row_{number}_");
        let words = format!("\"row {number}: ");
        tests
            .iter()
            .any(|file| file.text.contains(&name) || file.text.contains(&words))
    };
    let untested = promised.iter().copied().filter(|number| !is_tested(number));
    assert!(promised.len() > 40, "SECURITY.md has lost its tables");
    expect_none(
        "SECURITY.md promises these, and no test has their number in its name:",
        &names(untested),
    );
    Ok(())
}

#[test]
fn every_number_is_promised_or_known_to_wait() -> Result<(), Box<dyn Error>> {
    let promised = promised()?;
    let waits = |number: &u32| NOT_YET.iter().any(|(_, rows)| rows.contains(number));
    let forgotten = ALL.filter(|number| !promised.contains(number) && !waits(number));
    expect_none(
        "SECURITY.md says nothing about these, and nobody has said that they wait (NOT_YET):",
        &names(forgotten),
    );
    let done = ALL.filter(|number| promised.contains(number) && waits(number));
    expect_none(
        "SECURITY.md promises these, so they wait no longer: take them out of NOT_YET:",
        &names(done),
    );
    let unknown = promised
        .iter()
        .copied()
        .filter(|number| !ALL.contains(number));
    expect_none(
        "SECURITY.md has numbers that nobody knows:",
        &names(unknown),
    );
    Ok(())
}
