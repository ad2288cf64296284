//! Settings of the providers that people log in with: known ones, others, and what is wrong with them.

use crate::program::{Program, stderr};
use server::config::{Config, ConfigError};

type Given<'a> = &'a [(&'a str, &'a str)];

const ID: (&str, &str) = ("QUIRE_OIDC_HOME_CLIENT_ID", "quire");
const SECRET: (&str, &str) = ("QUIRE_OIDC_HOME_CLIENT_SECRET", "canary");
const ISSUER: (&str, &str) = (
    "QUIRE_OIDC_HOME_ISSUER",
    "https://id.example.org/realms/home",
);

fn read(file: &str, environment: Given<'_>) -> Result<Config, ConfigError> {
    Config::read(Some(file), environment.iter().copied())
}

fn refused(file: &str, environment: Given<'_>) -> String {
    match read(file, environment) {
        Ok(_) => panic!("accepted: {file} {environment:?}"),
        Err(error) => error.to_string(),
    }
}

/// Name, label and issuer of every provider.
fn providers(file: &str, environment: Given<'_>) -> Vec<(String, String, String)> {
    let config = read(file, environment).expect("settings");
    config
        .providers
        .into_iter()
        .map(|provider| (provider.name.to_string(), provider.label, provider.issuer))
        .collect()
}

#[test]
fn a_known_provider_needs_only_what_it_gave() {
    let given = [
        ("QUIRE_OIDC_GOOGLE_CLIENT_ID", "a"),
        ("QUIRE_OIDC_GOOGLE_CLIENT_SECRET", "b"),
        ("QUIRE_OIDC_GITHUB_CLIENT_ID", "a"),
        ("QUIRE_OIDC_GITHUB_CLIENT_SECRET", "b"),
    ];
    let file = "[oidc.gitlab]\nissuer = \"https://git.example.org\"\nclient_id = \"a\"\nclient_secret = \"b\"";
    let expected = [
        ("github", "GitHub", "https://github.com"),
        ("gitlab", "GitLab", "https://git.example.org"),
        ("google", "Google", "https://accounts.google.com"),
    ];
    let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(providers(file, &given), expected);
}

#[test]
fn any_other_name_is_a_provider_with_an_issuer_of_its_own() {
    let label = ("QUIRE_OIDC_HOME_LABEL", "Home");
    let found = providers("", &[ID, SECRET, ISSUER, label]);
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("home", "Home"));
    let file = "[oidc.home]\nlabel = \"From the file\"\nclient_id = \"x\"";
    let found = providers(file, &[ID, SECRET, ISSUER]);
    assert_eq!((found.len(), found[0].1.as_str()), (1, "From the file"));
    assert_eq!(providers("", &[ID, SECRET, ISSUER])[0].1, "home");
}

#[test]
fn a_provider_that_is_not_complete_or_not_right_stops_the_start() {
    let cases: [(Given<'_>, &str); 7] = [
        (&[ID, SECRET], "QUIRE_OIDC_HOME_ISSUER has to be"),
        (&[ID, ISSUER], "QUIRE_OIDC_HOME_CLIENT_SECRET has to be"),
        (&[ISSUER], "QUIRE_OIDC_HOME_CLIENT_ID has to be"),
        (
            &[
                ID,
                SECRET,
                ("QUIRE_OIDC_HOME_ISSUER", "http://id.example.org"),
            ],
            "http:// on this machine only",
        ),
        (
            &[ID, SECRET, ISSUER, ("QUIRE_OIDC_HOME_LABEL", "")],
            "QUIRE_OIDC_HOME_LABEL has to be",
        ),
        (
            &[("QUIRE_OIDC_HOME_COLOUR", "red")],
            "QUIRE_OIDC_HOME_COLOUR is not a setting",
        ),
        (
            &[("QUIRE_OIDC_ISSUER", "x")],
            "QUIRE_OIDC_ISSUER is not a setting",
        ),
    ];
    for (given, said) in cases {
        let error = refused("", given);
        assert!(error.contains(said), "{error}");
        assert!(
            error.contains("QUIRE_OIDC_") && error.contains("=\""),
            "an example: {error}"
        );
    }
    for (file, said) in [
        ("oidc = 1", "oidc in quire.toml"),
        ("[oidc]\ngoogle = 1", "oidc.google in quire.toml"),
        (
            "[oidc.google]\ncolour = \"red\"",
            "oidc.google.colour in quire.toml",
        ),
        (
            "[oidc.Google]\nclient_id = \"x\"",
            "oidc.Google in quire.toml",
        ),
        (
            "[oidc.google]\nclient_id = 1",
            "client_id of [oidc.google] in quire.toml",
        ),
        (
            "[oidc.google]\nclient_id = \"x\"",
            "client_secret of [oidc.google] in quire.toml",
        ),
    ] {
        let error = refused(file, &[]);
        assert!(error.contains(said), "{file}: {error}");
    }
}

#[test]
fn row_83_the_secret_of_a_provider_is_never_shown() {
    let config = read("", &[ID, SECRET, ISSUER]).expect("settings");
    assert!(!format!("{config:?}").contains("canary"));
    let shown = config.show();
    assert!(!shown.contains("canary"), "{shown}");
    assert!(
        shown.contains("oidc.home.client_secret = \"***\""),
        "{shown}"
    );
    assert!(shown.contains("# QUIRE_OIDC_HOME_CLIENT_SECRET"), "{shown}");
    let again = read(&shown, &[]).expect("what was shown is a settings file");
    assert_eq!(again.providers.len(), 1);
    let wrong = ("QUIRE_OIDC_HOME_CLIENT_SECRET", "canary\nof two lines");
    assert!(!refused("", &[ID, wrong, ISSUER]).contains("canary"));
}

#[test]
fn the_program_says_what_is_missing_before_it_starts() {
    let program = Program::new();
    let output = program.run(&[], &[("QUIRE_OIDC_GOOGLE_CLIENT_ID", "x")]);
    assert_eq!(output.status.code(), Some(2));
    let error = stderr(&output);
    assert!(
        error.contains("QUIRE_OIDC_GOOGLE_CLIENT_SECRET has to be"),
        "{error}"
    );
    assert!(!program.dir().join("data").exists());
}
