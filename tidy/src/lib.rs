//! Reads the files of this repository for the house rules in `tests/`, which no compiler knows.
//!
//! A rule collects what breaks it and hands that to [`expect_none`], so that one run names everything there is to mend.

use std::fs;
use std::path::{Path, PathBuf};

/// Where the project's own files are.
const ROOMS: [&str; 14] = [
    "app",
    "bench",
    "docs",
    "domain",
    "end2end",
    "frontend",
    "markup",
    "migrations",
    "public",
    "scripts",
    "server",
    "store",
    "style",
    "tidy",
];

/// Folders of others, and of machines.
const NOT_OURS: [&str; 5] = [
    "node_modules",
    "target",
    "fonts",
    "test-results",
    "playwright-report",
];

/// A text file of the project.
#[derive(Debug)]
pub struct File {
    /// Below the root of the repository, with slashes.
    pub path: String,
    pub text: String,
}

impl File {
    /// The numbers, from 1, and the text of the lines that hold `needle`.
    pub fn lines_with<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let numbered = self
            .text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line));
        numbered.filter(move |(_, line)| line.contains(needle))
    }

    #[must_use]
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/")
            || self.path.starts_with("end2end/")
            || self.path.ends_with("/tests.rs")
    }
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All files whose name ends so, `"rs"` for instance, in order.
#[must_use]
pub fn files(extensions: &[&str]) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    for room in ROOMS {
        collect(&root.join(room), &root, extensions, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, root: &Path, extensions: &[&str], found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&path, root, extensions, found);
            }
        } else if path
            .extension()
            .is_some_and(|end| extensions.iter().any(|wanted| end == *wanted))
            && let Ok(text) = fs::read_to_string(&path)
        {
            let path = path.strip_prefix(root).unwrap_or(&path);
            let path = path.to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

/// Every place with `needle` in files that `may` not say so, as `path:line`.
#[must_use]
pub fn elsewhere(needle: &str, files: &[File], may: impl Fn(&File) -> bool) -> Vec<String> {
    places(needle, files, may, |_| true)
}

/// As [`elsewhere`], where only code counts: a comment may explain a rule by its name.
#[must_use]
pub fn code_elsewhere(needle: &str, files: &[File], may: impl Fn(&File) -> bool) -> Vec<String> {
    places(needle, files, may, is_code)
}

/// Whether a line is more than a comment.
#[must_use]
pub fn is_code(line: &str) -> bool {
    !line.trim_start().starts_with("//")
}

fn places(
    needle: &str,
    files: &[File],
    may: impl Fn(&File) -> bool,
    counts: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !may(file)) {
        let lines = file.lines_with(needle).filter(|(_, line)| counts(line));
        found.extend(lines.map(|(number, _)| format!("{}:{number}", file.path)));
    }
    found
}

/// Fails with the rule and everything that breaks it.
pub fn expect_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}
