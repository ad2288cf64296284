//! Looking changes nothing, wherever one looks.

use crate::people::Cast;
use crate::person::Person;
use std::collections::BTreeSet;
use store::testing::behind;

/// When a session, a browser or an admin was last at it.
const LAST_SEEN: [&str; 2] = ["seen", "worked"];

/// Follows every link of the site from these addresses on, and says where it has been.
async fn follows_every_link(person: &Person, from: &[String]) -> BTreeSet<String> {
    let mut been = BTreeSet::new();
    let mut ahead = from.to_vec();
    while let Some(path) = ahead.pop() {
        if !been.insert(path.clone()) {
            continue;
        }
        let page = person.visits(&path).await;
        assert!(page.status < 500, "{path}: {}", page.status);
        let links = page.body.split("href=\"").skip(1);
        let links = links.filter_map(|rest| rest.split('"').next());
        let led = Some(page.header("location"));
        for link in links.chain(led).filter(|link| link.starts_with('/')) {
            let link = link.replace("&amp;", "&");
            let link = link.split('#').next().unwrap_or_default();
            ahead.push(link.to_owned());
        }
    }
    been
}

/// Every row, but for how often somebody searched or took something away, which is counted.
async fn unchanging(cast: &Cast) -> Vec<String> {
    let rows = behind::rows(&cast.site.store, &LAST_SEEN).await;
    let mut rows = rows.expect("rows");
    rows.retain(|row| !row.starts_with("attempts:"));
    rows
}

#[tokio::test]
async fn row_34_an_admin_who_follows_every_link_twice_has_changed_nothing() {
    let cast = Cast::gathers().await;
    cast.site.has_an_imported_blog().await;
    let things = cast.things().await;
    let ada = &cast.people[4];
    let invited = [("role", "reader"), ("days", "7")];
    assert_eq!(
        ada.submits("/admin/invitations", &invited).await.status,
        200
    );
    let mut from: Vec<String> = app::server::page_paths()
        .into_iter()
        .filter(|path| !path.contains('{'))
        .collect();
    let of_its_own = [
        "/posts/DRAFT/edit",
        "/comments/COMMENT/delete",
        "/admin/audit.csv",
        "/settings/account/data.json",
    ];
    from.extend(of_its_own.map(|path| things.fill(path)));
    // Whatever is told only once has been told after this.
    follows_every_link(ada, &from).await;
    cast.site.later(10);
    let before = unchanging(&cast).await;
    let first = follows_every_link(ada, &from).await;
    cast.site.later(10);
    let second = follows_every_link(ada, &from).await;
    let after = unchanging(&cast).await;
    assert_eq!(first, second);
    assert!(first.len() > 60, "{first:?}");
    assert!(before.len() > 40, "{before:?}");
    assert_eq!(before, after);
}
