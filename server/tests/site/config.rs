//! Settings: which one wins, and what a wrong one is answered with.

use crate::program::{Program, stderr, stdout};
use server::config::{Config, ConfigError};

fn read(file: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::read(Some(file), environment.iter().copied())
}

fn refused(file: &str, environment: &[(&str, &str)]) -> String {
    match read(file, environment) {
        Ok(_) => panic!("accepted: {file} {environment:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn without_any_setting_the_site_is_for_this_machine() {
    let config = read("", &[]).expect("the defaults");
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(
        config.public_url(config.listen).origin(),
        "http://127.0.0.1:3000"
    );
    assert_eq!(config.database_url.as_str(), "sqlite://./data/quire.db");
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "site_title = \"From the file\"\nlisten = \"127.0.0.1:4000\"\ncsrf_strict = true\n\
                trusted_proxies = [\"10.0.0.1\", \"::1\"]";
    let config = read(file, &[("QUIRE_LISTEN", "[::1]:5000")]).expect("settings");
    assert_eq!(config.site_title, "From the file");
    assert_eq!(config.listen.to_string(), "[::1]:5000");
    assert!(config.csrf_strict);
    assert!(!config.smart_punctuation);
    assert_eq!(config.trusted_proxies.len(), 2);
    let config = read("smart_punctuation = true", &[]).expect("settings");
    assert!(config.smart_punctuation);
}

#[test]
fn the_database_lives_in_the_data_directory() {
    let config = read("", &[("QUIRE_DATA_DIR", "/var/lib/quire")]).expect("settings");
    assert_eq!(
        config.database_url.as_str(),
        "sqlite:///var/lib/quire/quire.db"
    );
}

#[test]
fn a_misspelt_setting_is_named_and_the_right_one_shown() {
    let error = refused("", &[("QUIRE_LISTN", "127.0.0.1:3000")]);
    assert!(error.contains("QUIRE_LISTN "), "{error}");
    assert!(error.contains("QUIRE_LISTEN=\"127.0.0.1:3000\""), "{error}");
    let error = refused("site_titel = \"x\"", &[]);
    assert!(error.contains("site_titel in quire.toml"), "{error}");
    assert!(error.contains("site_title = \""), "{error}");
}

#[test]
fn a_wrong_value_is_named_with_an_example_of_a_right_one() {
    for (name, value) in [
        ("QUIRE_LISTEN", "3000"),
        ("QUIRE_LISTEN", ""),
        ("QUIRE_BASE_URL", "blog.example.org"),
        ("QUIRE_BASE_URL", "https://blog.example.org/blog"),
        ("QUIRE_DATABASE_URL", "mysql://localhost/quire"),
        ("QUIRE_DATA_DIR", " "),
        ("QUIRE_SITE_TITLE", ""),
        ("QUIRE_SITE_TITLE", "two\nlines"),
        ("QUIRE_LANGUAGE", "klingon"),
        ("QUIRE_REGISTRATION", "maybe"),
        ("QUIRE_REQUIRE_SECOND_FACTOR", "everybody"),
        ("QUIRE_TRUSTED_PROXIES", "10.0.0.0/64"),
        ("QUIRE_CSRF_STRICT", "yes"),
        ("QUIRE_SMART_PUNCTUATION", "yes"),
        ("QUIRE_LOG", "xml"),
        ("RUST_LOG", "store=loud"),
    ] {
        let error = refused("", &[(name, value)]);
        assert!(error.contains(name), "{error}");
        assert!(error.contains(&format!("for example {name}=\"")), "{error}");
    }
}

#[test]
fn a_setting_of_a_later_version_is_refused_and_not_ignored() {
    let name = "QUIRE_METRICS_LISTEN";
    let error = refused("", &[(name, "x")]);
    assert!(
        error.contains(name) && error.contains("not supported yet"),
        "{error}"
    );
}

#[test]
fn row_83_a_wrong_value_is_not_repeated() {
    let error = refused(
        "",
        &[("QUIRE_DATABASE_URL", "mysql://ada:canary@localhost/quire")],
    );
    assert!(!error.contains("canary"), "{error}");
    let error = refused("database_url = \"postgres://ada:canary@/", &[]);
    assert!(!error.contains("canary"), "{error}");
}

#[test]
fn what_the_program_shows_of_its_configuration_is_a_settings_file() {
    let given = [
        ("QUIRE_SITE_TITLE", "Ada's \"Notes\" \\ more"),
        ("QUIRE_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("QUIRE_BASE_URL", "https://blog.example.org"),
        ("RUST_LOG", "info,store=debug"),
    ];
    let shown = read("", &given).expect("settings").show();
    let again = read(&shown, &[]).expect("what was shown");
    assert_eq!(again.show().replace("quire.toml", "_"), {
        let mut expected = shown.clone();
        for name in [
            "QUIRE_SITE_TITLE",
            "QUIRE_TRUSTED_PROXIES",
            "QUIRE_BASE_URL",
            "RUST_LOG",
        ] {
            expected = expected.replace(name, "_");
        }
        expected.replace("# default", "# _")
    });
}

#[test]
fn row_83_quire_config_masks_secrets() {
    let program = Program::new();
    let url = (
        "QUIRE_DATABASE_URL",
        "postgres://ada:canary@db.example/quire",
    );
    let output = program.run(&["config"], &[url]);
    assert!(output.status.success());
    let shown = stdout(&output);
    assert!(
        shown.contains("postgres://ada:***@db.example/quire"),
        "{shown}"
    );
    assert!(shown.contains("# QUIRE_DATABASE_URL"), "{shown}");
    assert!(!shown.contains("canary"), "{shown}");
}

#[test]
fn the_file_in_the_working_directory_is_read_unless_another_is_named() {
    let program = Program::new();
    std::fs::write(program.dir().join("quire.toml"), "site_title = \"Here\"").expect("a file");
    std::fs::write(program.dir().join("other.toml"), "site_title = \"There\"").expect("a file");
    assert!(stdout(&program.run(&["config"], &[])).contains("site_title = \"Here\""));
    let output = program.run(&["config", "--config", "other.toml"], &[]);
    assert!(stdout(&output).contains("site_title = \"There\""));
    let output = program.run(&["--config", "none.toml", "config"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("none.toml"));
}

#[test]
fn a_wrong_setting_stops_the_start() {
    let program = Program::new();
    let output = program.run(&[], &[("QUIRE_LISTEN", "here")]);
    assert_eq!(output.status.code(), Some(2));
    let error = stderr(&output);
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains("QUIRE_LISTEN has to be"), "{error}");
    assert!(!program.dir().join("data").exists());
}
