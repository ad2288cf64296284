//! What SECURITY.md promises is tested, by number.

use std::error::Error;
use tidy::{expect_none, files, root};

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

#[test]
fn every_promise_has_a_test_with_its_number() -> Result<(), Box<dyn Error>> {
    let tests = files(&["rs", "ts"]);
    let promised = promised()?;
    let is_tested = |number: &u32| {
        let name = format!("row_{number}_");
        tests.iter().any(|file| file.text.contains(&name))
    };
    let untested = promised.iter().filter(|number| !is_tested(number));
    let untested = untested
        .map(|number| format!("row_{number}_…"))
        .collect::<Vec<_>>();
    assert!(promised.len() > 40, "SECURITY.md has lost its tables");
    expect_none(
        "SECURITY.md promises these, and no test has their number in its name:",
        &untested,
    );
    Ok(())
}
