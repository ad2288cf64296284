//! The command line, run as the owner of a site would.

use crate::program::{Program, stderr, stdout};
use crate::test_app::PASSWORD;

const ADA: [&str; 6] = [
    "user",
    "add",
    "--email",
    "ada@example.org",
    "--name",
    "Ada Lovelace",
];

fn with_ada() -> Program {
    let program = Program::new();
    let output = program.told(&ADA, &format!("{PASSWORD}\n"));
    assert!(output.status.success(), "{}", stderr(&output));
    program
}

#[test]
fn the_version_is_told() {
    let output = Program::new().run(&["--version"], &[]);
    assert!(output.status.success());
    assert_eq!(
        stdout(&output),
        format!("quire {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_usage_is_answered_with_2() {
    for arguments in [
        &["dance"][..],
        &["user"],
        &["user", "role", "ada", "king"],
        &["serve", "--port", "3000"],
        &["import", "flask"],
    ] {
        let output = Program::new().run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!stderr(&output).is_empty() && stdout(&output).is_empty());
    }
}

#[test]
fn the_first_account_is_number_1_and_the_admins() {
    let program = with_ada();
    let list = stdout(&program.run(&["user", "list"], &[]));
    let row = list.lines().nth(1).expect("a row");
    assert!(
        row.starts_with("1   admin  ada-lovelace  Ada Lovelace  ada@example.org"),
        "{list}"
    );
}

#[test]
fn the_last_admin_stays_one() {
    let program = with_ada();
    for arguments in [
        &["user", "role", "ada@example.org", "reader"][..],
        &["user", "disable", "ada-lovelace"],
        &["user", "delete", "ada-lovelace"],
    ] {
        let output = program.run(arguments, &[]);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(
            stderr(&output).contains("only admin"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn a_reader_becomes_an_author_and_is_locked_out_and_let_in_again() {
    let program = with_ada();
    let grace = [
        "user",
        "add",
        "--email",
        "grace@example.org",
        "--name",
        "Grace",
    ];
    assert!(
        program
            .told(&grace, &format!("{PASSWORD}\n"))
            .status
            .success()
    );
    let said = |arguments: &[&str]| stdout(&program.run(arguments, &[]));
    assert_eq!(
        said(&["user", "role", "@grace", "author"]),
        "Grace (grace) is author now.\n"
    );
    assert_eq!(
        said(&["user", "disable", "GRACE@example.org"]),
        "Grace (grace) is locked out.\n"
    );
    assert!(said(&["user", "list"]).contains("locked out"));
    assert_eq!(
        said(&["user", "enable", "grace"]),
        "Grace (grace) may log in again.\n"
    );
    assert!(!said(&["user", "list"]).contains("locked out"));
}

#[test]
fn who_has_no_second_factor_is_told_so() {
    let program = with_ada();
    let output = program.run(&["user", "second-factor", "ada-lovelace", "off"], &[]);
    assert!(output.status.success());
    assert!(stdout(&output).contains("had no second factor"));
    let nobody = program.run(&["user", "second-factor", "nobody", "off"], &[]);
    assert_eq!(nobody.status.code(), Some(1));
    let on = program.run(&["user", "second-factor", "ada-lovelace", "on"], &[]);
    assert_eq!(on.status.code(), Some(2));
}

#[test]
fn row_74_an_account_is_deleted_from_the_console_and_its_name_rests() {
    let program = with_ada();
    let grace = [
        "user",
        "add",
        "--email",
        "grace@example.org",
        "--name",
        "Grace",
    ];
    program.told(&grace, &format!("{PASSWORD}\n"));
    assert_eq!(
        stdout(&program.run(&["user", "delete", "grace"], &[])),
        "Grace (grace) is deleted; posts and comments stay.\n"
    );
    assert!(!stdout(&program.run(&["user", "list"], &[])).contains("grace"));
    let again = program.told(&grace, &format!("{PASSWORD}\n"));
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("30 days"), "{}", stderr(&again));
}

#[test]
fn nobody_of_that_name_is_told_with_the_way_out() {
    let output = with_ada().run(&["user", "role", "nobody", "author"], &[]);
    assert_eq!(output.status.code(), Some(1));
    let error = stderr(&output);
    assert!(
        error.contains("nobody") && error.contains("quire user list"),
        "{error}"
    );
}

#[test]
fn a_password_comes_from_stdin_and_keeps_to_the_rules() {
    let program = with_ada();
    let set = ["user", "password", "ada-lovelace"];
    let output = program.told(&set, "a wholly different dromedary\n");
    assert!(output.status.success(), "{}", stderr(&output));
    for weak in ["", "\n", "short\n", "password123\n", "ada lovelace\n"] {
        let output = program.told(&set, weak);
        assert_eq!(output.status.code(), Some(1), "{weak:?}");
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    }
    let argument = program.run(
        &["user", "password", "ada-lovelace", "on the command line"],
        &[],
    );
    assert_eq!(argument.status.code(), Some(2));
}

#[test]
fn an_address_that_has_an_account_is_not_taken_twice() {
    let output = with_ada().told(&ADA, &format!("{PASSWORD}\n"));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("email"), "{}", stderr(&output));
}

#[test]
fn migrations_go_up_and_down() {
    let program = Program::new();
    let status = || stdout(&program.run(&["migrate", "status"], &[]));
    assert!(status().lines().all(|line| line.starts_with("pending  ")));
    assert!(program.run(&["migrate"], &[]).status.success());
    assert!(status().lines().all(|line| line.starts_with("applied  ")));
    let steps = status().lines().count();
    for _ in 0..steps {
        assert!(program.run(&["migrate", "down"], &[]).status.success());
    }
    assert!(status().lines().all(|line| line.starts_with("pending  ")));
    assert!(program.run(&["migrate", "up"], &[]).status.success());
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let program = Program::new();
    std::fs::write(program.dir().join("data"), "in the way").expect("a file");
    let output = program.run(&["user", "list"], &[]);
    assert_eq!(output.status.code(), Some(1));
    let error = stderr(&output);
    assert!(
        error.contains("./data") && error.contains("QUIRE_DATA_DIR"),
        "{error}"
    );
}

#[test]
fn a_port_in_use_is_named_with_the_way_out() {
    let program = Program::new();
    let serving = program.serve(&[]);
    let output = program.run(&["serve"], &[("QUIRE_LISTEN", &serving.address)]);
    assert_eq!(output.status.code(), Some(1));
    let error = stderr(&output);
    assert!(
        error.contains(&serving.address) && error.contains("QUIRE_LISTEN"),
        "{error}"
    );
}

/// What it prints when it starts with these settings: its results, and what else there is to know.
fn starts(program: &Program, settings: &[(&str, &str)]) -> (String, String) {
    let mut serving = program.serve(settings);
    serving.asks_to_stop();
    serving.child.wait().expect("it ends");
    (serving.said.clone() + &serving.more(), serving.log())
}

#[test]
fn row_18_the_set_up_code_is_printed_while_others_could_make_the_first_account() {
    let program = Program::new();
    let everywhere = [("QUIRE_LISTEN", "0.0.0.0:0")];
    let behind_a_proxy = [("QUIRE_BASE_URL", "https://blog.example.org")];
    for (settings, place) in [
        (&everywhere, "Quire is at http://127.0.0.1:"),
        (&behind_a_proxy, "Quire is at https://blog.example.org"),
    ] {
        let (said, _) = starts(&program, settings);
        assert!(said.starts_with(place), "{said}");
        let code = said.lines().nth(1).expect("a second line");
        assert!(
            code.starts_with("The first account needs this set-up code: "),
            "{said}"
        );
    }
    for settings in [&[][..], &[("QUIRE_BASE_URL", "https://localhost")]] {
        let (said, _) = starts(&program, settings);
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(
        program
            .told(&ADA, &format!("{PASSWORD}\n"))
            .status
            .success()
    );
    for settings in [&everywhere, &behind_a_proxy] {
        let (said, _) = starts(&program, settings);
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn an_owner_whose_readers_cannot_stay_logged_in_is_told_so_at_the_start() {
    let program = Program::new();
    let warns = |url| {
        let (_, noted) = starts(&program, &[("QUIRE_BASE_URL", url)]);
        noted.contains("nobody can stay logged in")
    };
    assert!(warns("http://192.168.1.2:3000"));
    assert!(warns("http://blog.example.org"));
    assert!(!warns("https://blog.example.org"));
    assert!(!warns("http://localhost:3000"));
}
