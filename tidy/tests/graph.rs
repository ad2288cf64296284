//! Which crates cannot even be reached from where.

use std::error::Error;
use std::process::Command;
use tidy::{expect_none, root};

/// The names of all crates below one of ours, in a build for `target`.
fn crates_below(package: &str, target: Option<&str>) -> Result<Vec<String>, Box<dyn Error>> {
    let mut tree = Command::new(env!("CARGO"));
    tree.current_dir(root()).args([
        "tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}",
    ]);
    tree.args(["--package", package]);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    let output = tree.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let names = String::from_utf8(output.stdout)?;
    Ok(names
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}

fn unwanted(
    package: &str,
    target: Option<&str>,
    banned: &[&str],
) -> Result<Vec<String>, Box<dyn Error>> {
    let below = crates_below(package, target)?;
    let found = banned
        .iter()
        .filter(|banned| below.iter().any(|name| name == *banned));
    Ok(found.map(|name| (*name).to_owned()).collect())
}

#[test]
fn the_browser_is_sent_no_server() -> Result<(), Box<dyn Error>> {
    let banned = [
        "ammonia",
        "argon2",
        "axum",
        "html5ever",
        "hyper",
        "openidconnect",
        "providers",
        "sea-orm",
        "sqlx",
        "sqlx-core",
        "store",
        "tokio",
    ];
    let found = unwanted("frontend", Some("wasm32-unknown-unknown"), &banned)?;
    expect_none(
        "The client bundle must not be able to hold these (`cargo tree -p frontend --target wasm32-unknown-unknown -i …`):",
        &found,
    );
    Ok(())
}

#[test]
fn the_domain_knows_neither_web_nor_database() -> Result<(), Box<dyn Error>> {
    let found = unwanted(
        "domain",
        None,
        &["axum", "leptos", "sea-orm", "sqlx-core", "tokio"],
    )?;
    expect_none("domain depends on:", &found);
    Ok(())
}

#[test]
fn the_store_knows_no_web() -> Result<(), Box<dyn Error>> {
    let found = unwanted("store", None, &["app", "axum", "leptos"])?;
    expect_none("store depends on:", &found);
    Ok(())
}

#[test]
fn the_markup_is_light_enough_for_a_browser() -> Result<(), Box<dyn Error>> {
    let found = unwanted("markup", None, &["ammonia", "html5ever", "regex", "tokio"])?;
    expect_none("markup depends on:", &found);
    Ok(())
}
