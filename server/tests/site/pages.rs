//! Lists that are longer than a page.

use crate::people::{Cast, id_of};
use domain::post::{PostForm, Status};
use store::posts;

/// Grace writes twelve of each.
async fn writes_much(cast: &Cast) {
    let grace = id_of(&cast.site, "grace").await;
    for number in 1..=12 {
        for status in [Status::Published, Status::Draft] {
            let form = PostForm {
                title: format!("{} {number}.", status.word()),
                body: "Words.".to_owned(),
                status: status.word().to_owned(),
                ..PostForm::default()
            };
            let post = form.parse().expect("a post");
            posts::create(&cast.site.store, grace, &post)
                .await
                .expect("a post");
        }
    }
}

#[tokio::test]
async fn a_persons_posts_and_their_drafts_turn_ten_at_a_time() {
    let cast = Cast::gathers().await;
    writes_much(&cast).await;
    let grace = &cast.people[3];
    for (path, kind) in [("/u/grace", "published"), ("/drafts", "draft")] {
        let first = grace.visits(path).await;
        assert_eq!(first.status, 200);
        assert!(first.body.contains("Page 1 of 2"), "{path}");
        let next = format!("href=\"{path}?page=2\"");
        assert!(first.body.contains(&next), "{path}");
        assert!(first.body.contains(&format!("{kind} 3.")));
        assert!(!first.body.contains(&format!("{kind} 2.")));
        let second = grace.visits(&format!("{path}?page=2")).await;
        assert_eq!(second.status, 200);
        assert!(second.body.contains(&format!("{kind} 2.")));
        assert!(!second.body.contains(&format!("{kind} 3.")));
        assert!(
            second
                .body
                .contains(&format!("rel=\"prev\" href=\"{path}\""))
        );
        let third = grace.visits(&format!("{path}?page=3")).await;
        assert_eq!(third.status, 404, "{path}");
        let nonsense = grace.visits(&format!("{path}?page=x")).await;
        assert_eq!(nonsense.status, 200, "{path}");
    }
    let others = cast.people[2].visits("/drafts?page=2").await;
    assert_eq!(others.status, 200);
    assert!(!others.body.contains("draft 2."), "Kenji has none");
}
