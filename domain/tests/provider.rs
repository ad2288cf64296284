//! Providers: what they may be called, what a form about them asks for, and how long somebody may be under way.

use domain::provider::{LinkForm, LinkedIdentity, Linking, Trouble, WaysIn, is_in_time};
use domain::{IdentityId, ProviderName, Timestamp, paths};

#[test]
fn the_name_of_a_provider_is_part_of_an_address_as_it_is() {
    for name in ["google", "my_idp", "a1"] {
        let parsed = ProviderName::parse(name).map(|name| paths::back_from(&name));
        assert_eq!(parsed, Some(format!("/login/with/{name}/callback")));
    }
    for name in [
        "",
        "Google",
        "a/b",
        "..",
        "a-b",
        "a b",
        "é",
        &"a".repeat(33),
    ] {
        assert_eq!(ProviderName::parse(name), None, "{name}");
    }
}

#[test]
fn a_form_links_a_provider_or_unlinks_an_identity() {
    let form = |link: &str, unlink: &str| {
        let form = LinkForm {
            link: link.to_owned(),
            unlink: unlink.to_owned(),
            password: "secret".to_owned(),
        };
        assert!(!format!("{form:?}").contains("secret"));
        assert_eq!(form.without_secrets().password, "");
        form.linking()
    };
    let google = ProviderName::parse("google");
    assert_eq!(form("google", ""), google.map(Linking::Link));
    assert_eq!(form("", "7"), Some(Linking::Unlink(IdentityId(7))));
    assert_eq!(form("", ""), None);
    assert_eq!(form("not a name", "not a number"), None);
}

#[test]
fn row_64_what_is_left_after_unlinking_opens_the_account() {
    let identity = LinkedIdentity {
        id: IdentityId(1),
        provider: "google".to_owned(),
        email: None,
        since: Timestamp::from_millis(0),
        last_used: None,
    };
    let can = |has_password: bool, identities: usize| {
        let linked = vec![identity.clone(); identities];
        WaysIn {
            passkeys: 0,
            has_password,
            linked,
        }
        .can_unlink()
    };
    assert!(can(true, 1) && can(false, 2));
    assert!(!can(false, 1));
}

#[test]
fn row_62_what_was_begun_ends_within_ten_minutes() {
    let begun = Timestamp::from_millis(1_000);
    assert!(is_in_time(begun, begun.plus_millis(599_999)));
    assert!(!is_in_time(begun, begun.plus_millis(600_000)));
}

#[test]
fn everything_that_goes_wrong_with_a_provider_is_an_error_with_a_sentence() {
    for trouble in [
        Trouble::Away,
        Trouble::Declined,
        Trouble::Stale,
        Trouble::Untrusted,
        Trouble::NoAccount,
        Trouble::AddressTaken,
        Trouble::LinkedElsewhere,
        Trouble::LastWayIn,
    ] {
        assert!(trouble.status() >= 400);
        assert!(trouble.sentence("Google").ends_with('.'), "{trouble:?}");
    }
}
