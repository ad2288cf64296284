//! What is not published: out of the bin again, and shown to others by a link.

use crate::people::Cast;
use crate::publishing::{grace_alone, saves, writes};

#[tokio::test]
async fn a_deleted_post_comes_back_by_the_button_in_the_notice() {
    let cast = Cast::gathers().await;
    let [nobody, _, kenji, grace, _] = &cast.people;
    let path = writes(grace, &[]).await.header("location").to_owned();
    let deleted = grace.submits(&format!("{path}/delete"), &[]).await;
    assert_eq!(deleted.status, 303);
    let home = grace.visits("/").await.body;
    let undo = home
        .split("action=\"")
        .find(|rest| rest.starts_with("/drafts/"));
    let undo = undo
        .and_then(|rest| rest.split('"').next())
        .expect("a way back");
    assert_eq!(nobody.visits(&path).await.status, 404);
    assert!(
        grace
            .visits("/drafts")
            .await
            .body
            .contains("Goes for good on")
    );
    assert_eq!(kenji.submits(undo, &[]).await.status, 404);
    let back = grace.submits(undo, &[]).await;
    assert_eq!((back.status, back.header("location")), (303, path.as_str()));
    assert_eq!(nobody.visits(&path).await.status, 200);
}

#[tokio::test]
async fn a_link_shows_a_draft_and_leaves_no_trace_of_itself() {
    let (site, grace) = grace_alone().await;
    let draft = writes(&grace, &[("status", "draft")]).await;
    let share = format!("{}/preview", draft.header("location"));
    let made = grace.submits(&share, &[("action", "make")]).await;
    assert_eq!(
        (made.status, made.header("cache-control")),
        (200, "no-store")
    );
    let start = made.body.find("/preview/").expect("a link");
    let link: String = made.body[start..]
        .chars()
        .take_while(|c| *c != '<')
        .collect();
    assert_eq!(link.len(), "/preview/".len() + 48);
    assert!(
        !grace.visits(&share).await.body.contains(&link),
        "shown once"
    );
    let reader = site.anonymous();
    let shown = reader.visits(&link).await;
    assert_eq!(
        (shown.status, shown.header("cache-control")),
        (200, "no-store")
    );
    assert_eq!(shown.header("referrer-policy"), "no-referrer");
    assert!(shown.body.contains("We set out.") && shown.body.contains("content=\"noindex\""));
    assert!(
        !shown.body.contains(&link[9..]),
        "the page does not know its address"
    );
    assert_eq!(reader.visits(draft.header("location")).await.status, 404);
    assert_eq!(
        grace.submits(&share, &[("action", "revoke")]).await.status,
        303
    );
    assert_eq!(reader.visits(&link).await.status, 404);
}

#[tokio::test]
async fn the_link_to_a_draft_leads_to_the_post_once_it_is_published() {
    let (site, grace) = grace_alone().await;
    let draft = writes(&grace, &[("status", "draft")])
        .await
        .header("location")
        .to_owned();
    let made = grace.submits(&format!("{draft}/preview"), &[]).await;
    let start = made.body.find("/preview/").expect("a link");
    let link: String = made.body[start..]
        .chars()
        .take_while(|c| *c != '<')
        .collect();
    assert_eq!(saves(&grace, &draft, "1", &[]).await.status, 303);
    let answer = site.anonymous().visits(&link).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, draft.as_str())
    );
}
