//! Several ways into one account: linking a provider, unlinking it, and never being left outside.

use super::provider::{Provider, Somebody};
use super::way::{LINKED, address, goes, joins, site_and_provider};
use crate::authenticator::sets_up_app;
use crate::person::{Answer, Person};
use crate::test_app::{PASSWORD, TestApp};

async fn links(person: &Person, provider: &Provider, who: &Somebody) -> Answer {
    let answer = person.submits(LINKED, &[("link", "test")]).await;
    let there = address(person, &answer).await;
    person.visits(&provider.approves(&there, who)).await
}

/// The numbers of the identities that the page offers to unlink.
async fn offered(person: &Person) -> Vec<String> {
    let page = person.visits(LINKED).await;
    assert_eq!(page.status, 200);
    let forms = page.body.split("name=\"unlink\" value=\"").skip(1);
    forms
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

async fn unlinks(person: &Person, id: &str, password: &str) -> Answer {
    person
        .submits(LINKED, &[("unlink", id), ("password", password)])
        .await
}

async fn grace(site: &TestApp) -> Person {
    site.signed_in("ada").await;
    site.signed_in("grace").await
}

#[tokio::test]
async fn row_64_who_is_logged_in_links_a_provider_and_unlinks_it() {
    let (site, provider) = site_and_provider().await;
    let grace = grace(&site).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    let answer = links(&grace, &provider, &who).await;
    assert_eq!((answer.status, answer.header("location")), (303, LINKED));
    let page = grace.visits(LINKED).await.body;
    assert!(
        page.contains("You can log in with it from now on."),
        "{page}"
    );
    assert!(page.contains("grace@lantern.example"));
    let elsewhere = site.anonymous();
    goes(&elsewhere, &provider, &who).await;
    assert!(elsewhere.visits("/").await.body.contains("grace"));
    assert!(grace.visits(LINKED).await.body.contains("Last used"));
    let id = offered(&grace).await.remove(0);
    let answer = unlinks(&grace, &id, "").await;
    assert_eq!((answer.status, answer.header("location")), (303, LINKED));
    let stranger = site.anonymous();
    let answer = goes(&stranger, &provider, &who).await;
    assert_eq!(answer.header("location"), "/login/with/test/welcome");
}

#[tokio::test]
async fn row_75_linking_and_unlinking_need_a_password_that_was_given_lately() {
    let (site, provider) = site_and_provider().await;
    let grace = grace(&site).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    site.later(30);
    let asked = grace.submits(LINKED, &[("link", "test")]).await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm that it is you"),
        "{}",
        asked.body
    );
    let wrong = grace
        .submits(LINKED, &[("link", "test"), ("password", "not it")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(!wrong.body.contains("not it\""));
    assert_eq!(provider.asked().1, 0);
    let given = grace
        .submits(LINKED, &[("link", "test"), ("password", PASSWORD)])
        .await;
    let there = address(&grace, &given).await;
    assert_eq!(
        grace.visits(&provider.approves(&there, &who)).await.status,
        303
    );
    site.later(30);
    let id = offered(&grace).await.remove(0);
    assert_eq!(unlinks(&grace, &id, "").await.status, 403);
    assert_eq!(offered(&grace).await.len(), 1);
    assert_eq!(unlinks(&grace, &id, PASSWORD).await.status, 303);
}

#[tokio::test]
async fn row_64_an_identity_opens_one_account_and_only_its_owner_unlinks_it() {
    let (site, provider) = site_and_provider().await;
    let grace = grace(&site).await;
    let ada = site.anonymous();
    ada.logs_in("ada", PASSWORD).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    links(&grace, &provider, &who).await;
    let refused = links(&ada, &provider, &who).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused
            .body
            .contains("belongs to another account here already")
    );
    assert!(offered(&ada).await.is_empty());
    let id = offered(&grace).await.remove(0);
    assert_eq!(unlinks(&ada, &id, "").await.status, 404);
    assert_eq!(
        links(&grace, &provider, &who).await.status,
        303,
        "again is no harm"
    );
    assert_eq!(offered(&grace).await.len(), 1);
}

#[tokio::test]
async fn row_64_what_one_person_began_another_does_not_end() {
    let (site, provider) = site_and_provider().await;
    let grace = grace(&site).await;
    let answer = grace.submits(LINKED, &[("link", "test")]).await;
    let there = address(&grace, &answer).await;
    grace.logs_out().await;
    grace.logs_in("ada", PASSWORD).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    let back = grace.visits(&provider.approves(&there, &who)).await;
    assert_eq!(back.status, 400);
    assert!(offered(&grace).await.is_empty());
}

#[tokio::test]
async fn row_20_a_provider_does_not_stand_in_for_the_second_step() {
    let (site, provider) = site_and_provider().await;
    let grace = grace(&site).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    links(&grace, &provider, &who).await;
    let app = sets_up_app(&grace, &site).await;
    let person = site.anonymous();
    let answer = goes(&person, &provider, &who).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/login/code")
    );
    assert!(!person.is_signed_in().await);
    let code = app.shows(&site);
    let answer = person.submits("/login/code", &[("code", &code)]).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/posts/here")
    );
    assert!(person.is_signed_in().await);
}

#[tokio::test]
async fn row_64_the_last_way_into_an_account_stays() {
    let (site, provider) = site_and_provider().await;
    site.signed_in("ada").await;
    let noor = site.anonymous();
    joins(
        &noor,
        &provider,
        &Somebody::at("noor-1", "noor@lantern.example"),
        "Noor",
    )
    .await;
    assert!(
        offered(&noor).await.is_empty(),
        "the page does not offer it"
    );
    let id = store::identities::ways_in(&site.store, crate::people::id_of(&site, "noor").await);
    let id = id.await.expect("ways").linked[0].id.to_string();
    let refused = unlinks(&noor, &id, "").await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.body.contains("the only way into your account"),
        "{}",
        refused.body
    );
    links(
        &noor,
        &provider,
        &Somebody::at("noor-2", "second@lantern.example"),
    )
    .await;
    assert_eq!(unlinks(&noor, &id, "").await.status, 303);
    // Without a password it is confirmed by logging in there again.
    site.later(30);
    let asked = noor.submits(LINKED, &[("link", "test")]).await;
    assert_eq!(asked.status, 403);
    assert!(
        asked.body.contains("Confirm with Elsewhere"),
        "{}",
        asked.body
    );
}

#[tokio::test]
async fn who_wanted_to_be_remembered_still_is_after_linking() {
    let (site, provider) = site_and_provider().await;
    grace(&site).await;
    let grace = site.anonymous();
    let fields = [
        ("email", "grace@example.org"),
        ("password", PASSWORD),
        ("remember", "on"),
    ];
    grace.submits("/login", &fields).await;
    let answer = grace.submits(LINKED, &[("link", "test")]).await;
    let there = address(&grace, &answer).await;
    let who = Somebody::at("grace-1", "grace@lantern.example");
    let back = grace.visits(&provider.approves(&there, &who)).await;
    for answer in [answer, back] {
        let cookies = answer.all("set-cookie");
        let cookie = cookies.iter().find(|line| line.starts_with("quire="));
        assert!(
            cookie.expect("a session").contains("Max-Age="),
            "{cookies:?}"
        );
    }
}
