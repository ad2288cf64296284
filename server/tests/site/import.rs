//! `quire import`, run by the owner of an old blog who does not quite trust it yet.

use crate::program::{Program, stderr, stdout};
use crate::test_app::{PASSWORD, old_blog};
use std::process::Output;

fn imports(program: &Program, arguments: &[&str]) -> Output {
    let old = old_blog();
    let mut all = vec!["import", "flask", old.to_str().expect("a path")];
    all.extend(arguments);
    program.run(&all, &[])
}

/// What is in the directory in which the program runs.
fn files(program: &Program) -> Vec<String> {
    let entries = std::fs::read_dir(program.dir()).expect("a directory");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a file").file_name().display().to_string())
        .collect();
    names.sort();
    names
}

fn people(program: &Program) -> usize {
    stdout(&program.run(&["user", "list"], &[])).lines().count() - 1
}

#[test]
fn a_dry_run_says_what_would_come_and_leaves_no_trace() {
    let program = Program::new();
    let output = imports(&program, &["--dry-run"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    for words in [
        "  people    6 would come   0 were here already  0 left out",
        "  posts     13 would come  0 were here already  0 left out",
        "  comments  20 would come  0 were here already  0 left out",
        "- Comments that the old blog kept no date of",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(
        said.ends_with("Nothing was changed: this was a dry run.\n"),
        "{said}"
    );
    assert_eq!(files(&program), Vec::<String>::new());
}

#[test]
fn a_dry_run_on_a_site_of_an_earlier_version_applies_no_migration() {
    let program = Program::new();
    assert!(program.run(&["migrate"], &[]).status.success());
    assert!(program.run(&["migrate", "down"], &[]).status.success());
    let before = stdout(&program.run(&["migrate", "status"], &[]));
    let output = imports(&program, &["--dry-run"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("13 would come"));
    assert_eq!(stdout(&program.run(&["migrate", "status"], &[])), before);
}

#[test]
fn what_came_is_summed_up_and_does_not_come_twice() {
    let program = Program::new();
    let first = imports(&program, &[]);
    assert!(first.status.success(), "{}", stderr(&first));
    let said = stdout(&first);
    for words in [
        "  people    6 came ",
        "  posts     13 came ",
        "  comments  20 came ",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(!said.contains("dry run"), "{said}");
    assert_eq!(people(&program), 6);
    for arguments in [&["--dry-run"][..], &[]] {
        let said = stdout(&imports(&program, arguments));
        assert!(said.contains("13 were here already"), "{said}");
    }
    assert_eq!(people(&program), 6);
}

#[test]
fn a_file_that_is_no_blog_is_refused_and_leaves_no_trace() {
    let program = Program::new();
    let old = std::fs::read(old_blog()).expect("the old blog");
    std::fs::write(program.dir().join("note.db"), "not a database").expect("a file");
    std::fs::write(program.dir().join("half.db"), &old[..old.len() / 2]).expect("a file");
    let before = files(&program);
    for path in ["note.db", "half.db", "missing.db"] {
        for dry in [&[][..], &["--dry-run"]] {
            let output = program.run(&[&["import", "flask", path], dry].concat(), &[]);
            assert_eq!(output.status.code(), Some(1), "{path}");
            assert_eq!(stdout(&output), "");
            let error = stderr(&output);
            assert!(
                error.contains(path) && error.contains("nothing was imported"),
                "{error}"
            );
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }
    assert_eq!(files(&program), before);
}

#[test]
fn a_wrong_file_changes_nothing_of_a_site_that_is_there() {
    let program = Program::new();
    let ada = ["user", "add", "--email", "ada@example.org", "--name", "Ada"];
    assert!(
        program
            .told(&ada, &format!("{PASSWORD}\n"))
            .status
            .success()
    );
    std::fs::write(program.dir().join("note.db"), "not a database").expect("a file");
    let output = program.run(&["import", "flask", "note.db"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(people(&program), 1);
}
