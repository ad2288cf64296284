//! The audit log on its page and as a file.

use crate::people::id_of;
use crate::person::Person;
use crate::test_app::{PASSWORD, TestApp};

async fn file(admin: &Person, query: &str) -> Vec<String> {
    let answer = admin.visits(&format!("/admin/audit.csv{query}")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment")
    );
    assert!(answer.header("cache-control").contains("no-store"));
    answer.body.lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn row_82_who_did_what_when_and_from_where_is_there_to_read() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    site.signed_in("grace").await;
    let id = id_of(&site, "grace").await;
    let stranger = site.anonymous();
    stranger.logs_in("=1+1", "canary on a typewriter").await;
    let tick = format!("person-{id}");
    let fields = [(tick.as_str(), "on"), ("action", "reader")];
    let answer = ada.submits("/admin/users", &fields).await;
    let request = answer.header("x-request-id").to_owned();

    let page = ada.visits("/admin/audit").await.body;
    for part in ["Role changed", "author to reader", "127.0.0.0", &request] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let lines = file(&ada, "").await;
    assert!(lines[0].starts_with("time,event,by,"));
    let changed = format!("role_changed,ada,1,grace,{id},127.0.0.0,{request},author to reader");
    assert!(lines[1].ends_with(&changed), "{lines:?}");
    // A name that a spreadsheet would calculate.
    assert!(lines[2].ends_with(",\"'=1+1@example.org\""), "{lines:?}");
    assert!(!lines.concat().contains("canary") && !page.contains("canary"));

    for (query, expected) in [
        ("?event=role_changed", 1),
        ("?event=login", 2),
        ("?person=grace", 3),
        ("?person=grace&event=login_failed", 0),
        ("?from=1999-01-01&to=1999-12-31", 0),
    ] {
        assert_eq!(file(&ada, query).await.len() - 1, expected, "{query}");
    }
    let all = file(&ada, "?from=2020-01-01").await;
    assert_eq!(all.len(), lines.len());
}

#[tokio::test]
async fn row_82_many_entries_come_a_page_at_a_time_and_one_hammering_is_one() {
    let site = TestApp::spawn().await;
    let ada = site.signed_in("ada").await;
    let stranger = site.anonymous();
    for _ in 0..30 {
        stranger.logs_in("nobody", "not it at all").await;
    }
    let lines = file(&ada, "?event=limit_hit").await;
    assert_eq!(lines.len() - 1, 1, "{lines:?}");
    for _ in 0..60 {
        let data = ada.submits("/settings/account/download", &[]).await;
        assert_eq!(data.status, 303);
    }
    let page = ada.visits("/admin/audit?event=exported").await.body;
    assert_eq!(page.matches("<tr").count(), 51, "fifty and the headings");
    assert!(page.contains("href=\"/admin/audit?event=exported&amp;page=2\""));
    let rest = ada.visits("/admin/audit?event=exported&page=2").await.body;
    assert_eq!(rest.matches("<tr").count(), 11);
}

#[tokio::test]
async fn row_40_what_happened_to_others_is_not_in_ones_own_file() {
    let site = TestApp::spawn().await;
    site.signed_in("ada").await;
    let grace = site.signed_in("grace").await;
    site.signed_in("lena").await;
    let fields = [("password", PASSWORD)];
    let answer = grace.submits("/settings/account/download", &fields).await;
    assert_eq!(answer.status, 303);
    let data = grace.visits(answer.header("location")).await;
    assert!(data.body.contains("grace@example.org") && data.body.contains("exported"));
    for other in ["ada", "lena", "argon2"] {
        assert!(!data.body.contains(other), "{other}: {}", data.body);
    }
}
