//! Secrets among the settings: where they may stand, and who may be able to read them there.

use crate::program::{Program, stderr, stdout};
use std::fs::{Permissions, set_permissions, write};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

const PEPPER: &str = "2026a:Y2FuYXJ5IGluIGEgcGVwcGVyLCAzMiBieXRlcyBsb25n";

/// A file in the directory of the program that these may read.
fn file(program: &Program, name: &str, mode: u32, text: &str) -> PathBuf {
    let path = program.dir().join(name);
    write(&path, text).expect("a file");
    set_permissions(&path, Permissions::from_mode(mode)).expect("permissions");
    path
}

fn refused(program: &Program, environment: &[(&str, &str)]) -> String {
    let output = program.run(&["config"], environment);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    let error = stderr(&output);
    assert!(
        !error.contains("canary") && !error.contains("Y2Fu"),
        "{error}"
    );
    error
}

fn shown(program: &Program, environment: &[(&str, &str)]) -> String {
    let output = program.run(&["config"], environment);
    assert!(output.status.success(), "{}", stderr(&output));
    let shown = stdout(&output);
    assert!(
        !shown.contains("canary") && !shown.contains("Y2Fu"),
        "{shown}"
    );
    shown
}

#[test]
fn row_84_a_secret_may_stand_in_a_file_that_only_its_owner_reads() {
    let program = Program::new();
    for (name, secret, line) in [
        ("QUIRE_PEPPER_FILE", PEPPER, "pepper = \"2026a:***\""),
        (
            "QUIRE_DATABASE_URL_FILE",
            "postgres://ada:canary@db.example/quire\n",
            "database_url = \"postgres://ada:***@db.example/quire\"",
        ),
        (
            "QUIRE_SMTP_URL_FILE",
            "smtps://ada:canary@mail.example.org\r\n",
            "smtp_url = \"smtps://ada:***@mail.example.org\"",
        ),
    ] {
        let path = file(&program, "secret", 0o600, secret);
        let path = path.to_str().expect("a path");
        let shown = shown(&program, &[(name, path)]);
        let shown = shown.lines().find(|found| found.starts_with(line));
        assert!(shown.expect(line).ends_with(&format!("# {name}")));
        for mode in [0o644, 0o640, 0o604, 0o620] {
            file(&program, "secret", mode, secret);
            let error = refused(&program, &[(name, path)]);
            assert!(
                error.contains(name) && error.contains("chmod 600"),
                "{error}"
            );
        }
    }
}

#[test]
fn row_84_the_secret_of_a_provider_may_stand_in_a_file_too() {
    let program = Program::new();
    let path = file(&program, "secret", 0o400, "canary");
    let given = [
        ("QUIRE_OIDC_GOOGLE_CLIENT_ID", "quire"),
        (
            "QUIRE_OIDC_GOOGLE_CLIENT_SECRET_FILE",
            path.to_str().expect("a path"),
        ),
    ];
    assert!(shown(&program, &given).contains("oidc.google.client_secret = \"***\""));
    file(&program, "secret", 0o644, "canary");
    assert!(refused(&program, &given).contains("QUIRE_OIDC_GOOGLE_CLIENT_SECRET_FILE"));
    file(&program, "secret", 0o600, "canary");
    let settings = "[oidc.google]\nclient_id = \"quire\"\nclient_secret_file = \"secret\"";
    file(&program, "quire.toml", 0o644, settings);
    assert!(shown(&program, &[]).contains("oidc.google.client_secret = \"***\""));
}

#[test]
fn row_84_settings_with_a_secret_among_them_are_for_their_owner_alone() {
    let program = Program::new();
    for settings in [
        format!("pepper = \"{PEPPER}\""),
        "database_url = \"postgres://ada:canary@db.example/quire\"".to_owned(),
        "smtp_url = \"smtps://ada:canary@mail.example.org\"".to_owned(),
        "[oidc.google]\nclient_id = \"quire\"\nclient_secret = \"canary\"".to_owned(),
    ] {
        file(&program, "quire.toml", 0o644, &settings);
        let error = refused(&program, &[]);
        assert!(error.contains("chmod 600 quire.toml"), "{error}");
        file(&program, "quire.toml", 0o600, &settings);
        shown(&program, &[]);
    }
    file(
        &program,
        "quire.toml",
        0o644,
        "site_title = \"Here\"\ndatabase_url = \"postgres://db.example/quire\"",
    );
    shown(&program, &[]);
}

#[test]
fn a_secret_is_given_in_one_way() {
    let program = Program::new();
    let path = file(&program, "secret", 0o600, PEPPER);
    let path = path.to_str().expect("a path");
    let error = refused(
        &program,
        &[("QUIRE_PEPPER", PEPPER), ("QUIRE_PEPPER_FILE", path)],
    );
    assert!(error.contains("both set"), "{error}");
    // The environment wins over the file, in whichever way.
    let both = format!("pepper_file = \"{path}\"");
    file(&program, "quire.toml", 0o644, &both);
    let other = PEPPER.replace("2026a", "2026b");
    let shown = shown(&program, &[("QUIRE_PEPPER", &other)]);
    assert!(shown.contains("pepper = \"2026b:***\""), "{shown}");
    let error = refused(&program, &[("QUIRE_PEPPER_FILE", "nowhere")]);
    assert!(error.contains("nowhere"), "{error}");
    // Only secrets have a file each.
    let error = refused(&program, &[("QUIRE_LISTEN_FILE", path)]);
    assert!(error.contains("QUIRE_LISTEN_FILE"), "{error}");
}

#[test]
fn row_84_a_weak_pepper_stops_the_start() {
    let program = Program::new();
    for weak in [
        "canary",
        "2026a:",
        "2026a:Y2FuYXJ5",
        "2026a:Y2FuYXJ5IGluIGEgcGVwcGVyLCAzMiBieXRlcyBsb25n%",
        "2026a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ":Y2FuYXJ5IGluIGEgcGVwcGVyLCAzMiBieXRlcyBsb25n",
        "2026a:Y2FuYXJ5IGluIGEgcGVwcGVyLCAzMiBieXRlcyBsb25n,2026a:Y2FuYXJ5IGluIGEgcGVwcGVyLCAzMyBieXRlcyBsb25n",
    ] {
        let error = refused(&program, &[("QUIRE_PEPPER", weak)]);
        assert!(
            error.contains("at least 32 random bytes"),
            "{weak}: {error}"
        );
    }
}
