//! How long a file is, how it opens, and what is not left behind in it.

use tidy::{elsewhere, expect_none, files};

/// Tables of data, which nobody reads from the top.
const TABLES: [&str; 0] = [];

#[test]
fn a_file_is_no_longer_than_its_reader_can_hold() {
    let too_long = files(&["rs", "css", "ts", "mjs", "js", "sh"])
        .iter()
        .filter(|file| !TABLES.contains(&file.path.as_str()))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            let limit = if file.is_test() { 300 } else { 250 };
            (lines > limit).then(|| format!("{}: {lines} lines, {limit} at most", file.path))
        })
        .collect::<Vec<_>>();
    expect_none("Split these by idea (about 150 lines is usual):", &too_long);
}

#[test]
fn a_rust_file_opens_with_its_point() {
    let silent = files(&["rs"])
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path.clone())
        .collect::<Vec<_>>();
    expect_none(
        "The first line says what the file is for (`//! …`):",
        &silent,
    );
}

#[test]
fn nothing_is_left_for_later() {
    let all = files(&["rs", "css", "ts", "mjs", "js", "sh"]);
    let is_this_rule = |file: &tidy::File| file.path == "tidy/tests/files.rs";
    for mark in [
        "TODO",
        "FIXME",
        "XXX",
        "todo!(",
        "unimplemented!(",
        "#[ignore",
        ".only(",
        "test.fixme",
        "test.skip(",
    ] {
        let left = elsewhere(mark, &all, is_this_rule);
        expect_none(
            &format!("Finish it, or write an issue; `{mark}` stands in:"),
            &left,
        );
    }
}

#[test]
fn every_style_is_part_of_the_style_sheet() {
    let styles = files(&["css"]);
    let main = styles.iter().find(|file| file.path == "style/main.css");
    let main = main.map_or("", |file| file.text.as_str());
    let orphans = styles
        .iter()
        .filter_map(|file| {
            file.path
                .strip_prefix("style/")
                .filter(|name| *name != "main.css")
        })
        .filter(|name| !main.contains(&format!("@import \"{name}\"")))
        .map(str::to_owned)
        .collect::<Vec<_>>();
    expect_none(
        "style/main.css should import these, or they should go:",
        &orphans,
    );
}
