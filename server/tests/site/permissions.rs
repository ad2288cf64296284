//! Who gets what: every page, every form, every server function and whatever else has an address, asked by everybody. An
//! address without a row in one of the tables fails the test.

use crate::addresses::routes;
use crate::people::{Cast, PEOPLE};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One status each for nobody, Lena who reads, Kenji who also writes, Grace who wrote it, and Ada the admin.
type Statuses = [u16; PEOPLE];

/// The route as the router spells it, the address asked for, and the answers.
#[rustfmt::skip]
const PAGES: &[(&str, &str, Statuses)] = &[
    ("/", "/", [200; 5]),
    ("/posts/{slug}", "/posts/POST", [200; 5]),
    ("/posts/{slug}", "/posts/DRAFT", [404, 404, 404, 200, 200]),
    ("/posts/{slug}", "/posts/nothing-of-that-name", [404; 5]),
    ("/posts/{slug}/edit", "/posts/POST/edit", [303, 403, 403, 200, 200]),
    ("/posts/{slug}/edit", "/posts/DRAFT/edit", [303, 404, 404, 200, 200]),
    ("/posts/{slug}/delete", "/posts/POST/delete", [303, 403, 403, 200, 200]),
    ("/posts/{slug}/delete", "/posts/DRAFT/delete", [303, 404, 404, 200, 200]),
    ("/write", "/write", [303, 403, 200, 200, 200]),
    ("/drafts", "/drafts", [303, 403, 200, 200, 200]),
    ("/comments/{id}/edit", "/comments/COMMENT/edit", [303, 200, 403, 403, 403]),
    ("/comments/{id}/edit", "/comments/999/edit", [303, 404, 404, 404, 404]),
    ("/comments/{id}/delete", "/comments/COMMENT/delete", [303, 200, 403, 200, 200]),
    ("/u/{handle}", "/u/grace", [200; 5]),
    ("/u/{handle}", "/u/nobody-at-all", [404; 5]),
    ("/register", "/register", [200, 303, 303, 303, 303]),
    ("/login", "/login", [200, 303, 303, 303, 303]),
    ("/forgot", "/forgot", [200; 5]),
    ("/invite/{token}", "/invite/0123", [404, 303, 303, 303, 303]),
    ("/admin/invitations", "/admin/invitations", [303, 403, 403, 403, 200]),
    ("/admin/mail", "/admin/mail", [303, 403, 403, 403, 200]),
    ("/reset/{token}", "/reset/0123", [404; 5]),
    ("/verify/{token}", "/verify/0123", [404; 5]),
    ("/settings", "/settings", [303, 200, 200, 200, 200]),
    ("/login/code", "/login/code", [303; 5]),
    ("/settings/security", "/settings/security", [303, 200, 200, 200, 200]),
    ("/settings/security/totp", "/settings/security/totp", [303, 200, 200, 200, 200]),
    ("/settings/security/codes", "/settings/security/codes", [303, 200, 200, 200, 200]),
    ("/settings/sessions", "/settings/sessions", [303, 200, 200, 200, 200]),
    ("/settings/account", "/settings/account", [303, 200, 200, 200, 200]),
    ("/confirm", "/confirm", [303, 200, 200, 200, 200]),
    ("/admin", "/admin", [303, 403, 403, 403, 200]),
    ("/admin/users", "/admin/users", [303, 403, 403, 403, 200]),
    ("/admin/users/{id}", "/admin/users/1", [303, 403, 403, 403, 200]),
    ("/admin/users/{id}", "/admin/users/999", [303, 403, 403, 403, 404]),
    ("/admin/users/delete", "/admin/users/delete?people=1,2", [303, 403, 403, 403, 200]),
    ("/admin/users/delete", "/admin/users/delete", [303, 403, 403, 403, 404]),
    ("/admin/audit", "/admin/audit", [303, 403, 403, 403, 200]),
];

/// What is neither a page nor a form, and the server functions only as far as they have no name. The first post of an
/// imported blog is to be read here, the second was taken back, and there never was a third of that number.
#[rustfmt::skip]
const OTHERS: &[(&str, &str, Statuses)] = &[
    ("/post/{id}", "/post/1", [308; 5]),
    ("/post/{id}", "/post/2", [404; 5]),
    ("/post/{id}", "/post/999", [404; 5]),
    ("/admin/audit.csv", "/admin/audit.csv", [303, 403, 403, 403, 200]),
    ("/settings/account/data.json", "/settings/account/data.json", [303, 200, 200, 200, 200]),
    ("/api/fn/{name}", "/api/fn/nothing", [404; 5]),
    ("/api/fn/{name}", "/api/fn/drafts", [405; 5]),
    ("/api", "/api", [404; 5]),
    ("/api/{*rest}", "/api/nothing", [404; 5]),
    ("/pkg/{*path}", "/pkg/nothing.js", [404; 5]),
    ("/livez", "/livez", [200; 5]),
    ("/readyz", "/readyz", [200; 5]),
];

/// The fields of a form that goes through.
type Fields = &'static [(&'static str, &'static str)];
const NONE: Fields = &[];
const POST: Fields = &[
    ("title", "Another one"),
    ("body", "Words."),
    ("status", "published"),
    ("version", "1"),
];
/// Of the right form, and nobody's.
const CODE: Fields = &[("code", "2345-6789-abcd-efgh-jkmn-pqrs")];
const COMMENT: Fields = &[("body", "Well said.")];

#[rustfmt::skip]
const FORMS: &[(&str, &str, Fields, Statuses)] = &[
    ("/register", "/register", NONE, [422, 303, 303, 303, 303]),
    ("/login", "/login", NONE, [422, 303, 303, 303, 303]),
    ("/write", "/write", POST, [401, 403, 303, 303, 303]),
    ("/posts/{slug}/edit", "/posts/POST/edit", POST, [401, 403, 403, 303, 303]),
    ("/posts/{slug}/edit", "/posts/DRAFT/edit", POST, [401, 404, 404, 303, 303]),
    ("/posts/{slug}/delete", "/posts/POST/delete", NONE, [401, 403, 403, 303, 303]),
    ("/posts/{slug}/delete", "/posts/DRAFT/delete", NONE, [401, 404, 404, 303, 303]),
    ("/posts/{slug}/comments", "/posts/POST/comments", COMMENT, [401, 303, 303, 303, 303]),
    ("/posts/{slug}/comments", "/posts/DRAFT/comments", COMMENT, [401, 404, 404, 403, 403]),
    ("/comments/{id}/edit", "/comments/COMMENT/edit", COMMENT, [401, 303, 403, 403, 403]),
    ("/comments/{id}/delete", "/comments/COMMENT/delete", NONE, [401, 303, 403, 303, 303]),
    ("/forgot", "/forgot", &[("email", "grace")], [403; 5]),
    ("/invite/{token}", "/invite/0123", NONE, [404, 303, 303, 303, 303]),
    ("/admin/invitations", "/admin/invitations", &[("days", "7")], [401, 403, 403, 403, 200]),
    ("/admin/invitations/{id}/revoke", "/admin/invitations/999/revoke", NONE, [401, 403, 403, 403, 404]),
    ("/admin/mail/{id}/retry", "/admin/mail/999/retry", NONE, [401, 403, 403, 403, 404]),
    ("/admin/mail/{id}/discard", "/admin/mail/999/discard", NONE, [401, 403, 403, 403, 404]),
    ("/reset/{token}", "/reset/0123", NONE, [404; 5]),
    ("/verify/{token}", "/verify/0123", NONE, [404; 5]),
    ("/settings", "/settings", NONE, [401, 422, 422, 422, 422]),
    ("/settings/email", "/settings/email", NONE, [401, 422, 422, 422, 422]),
    ("/settings/email/verify", "/settings/email/verify", NONE, [401, 403, 403, 403, 403]),
    ("/login/code", "/login/code", CODE, [303; 5]),
    ("/settings/security", "/settings/security", NONE, [401, 422, 422, 422, 422]),
    ("/settings/security/totp", "/settings/security/totp", NONE, [401, 303, 303, 303, 303]),
    ("/settings/security/totp/confirm", "/settings/security/totp/confirm", CODE, [401, 422, 422, 422, 422]),
    ("/settings/security/totp/off", "/settings/security/totp/off", NONE, [401, 303, 303, 303, 303]),
    ("/settings/security/codes", "/settings/security/codes", NONE, [401, 303, 303, 303, 303]),
    ("/settings/sessions", "/settings/sessions", &[("end", "others")], [401, 303, 303, 303, 303]),
    ("/settings/sessions", "/settings/sessions", &[("end", "of-nobody")], [401, 404, 404, 404, 404]),
    ("/settings/account/download", "/settings/account/download", NONE, [401, 303, 303, 303, 303]),
    ("/settings/account/delete", "/settings/account/delete", NONE, [401, 422, 422, 422, 422]),
    ("/confirm", "/confirm", NONE, [401, 422, 422, 422, 422]),
    ("/admin/users", "/admin/users", &[("person-1", "on"), ("action", "enable")], [401, 403, 403, 403, 303]),
    ("/admin/users", "/admin/users", NONE, [401, 403, 403, 403, 422]),
    ("/admin/users/delete", "/admin/users/delete", &[("people", "1")], [401, 403, 403, 403, 422]),
    ("/logout", "/logout", NONE, [303; 5]),
];

#[rustfmt::skip]
fn functions() -> Vec<(&'static str, Value, Statuses)> {
    let post =
        json!({"title": "Another one", "body": "Words.", "status": "published", "version": "1"});
    let comment = json!({"body": "Well said."});
    let code = json!({"code": "2345-6789-abcd-efgh-jkmn-pqrs"});
    vec![
        ("home", json!({"number": 1}), [200; 5]),
        ("read_post", json!({"slug": "POST"}), [200; 5]),
    ("read_post", json!({"slug": "DRAFT"}), [404, 404, 404, 200, 200]),
        ("person", json!({"handle": "grace", "number": 1}), [200; 5]),
        ("how_to_register", json!({}), [200; 5]),
        ("password_strength", json!({"form": {}}), [200; 5]),
        ("register", json!({"form": {}}), [422, 200, 200, 200, 200]),
        ("log_in", json!({"form": {}}), [422, 200, 200, 200, 200]),
        ("may_write", json!({}), [401, 403, 200, 200, 200]),
        ("drafts", json!({"number": 1}), [401, 403, 200, 200, 200]),
    ("preview_post", json!({"body": "*x*", "format": "markdown"}), [401, 403, 200, 200, 200]),
    ("create_post", json!({"form": post}), [401, 403, 200, 200, 200]),
    ("post_to_edit", json!({"slug": "POST"}), [401, 403, 403, 200, 200]),
    ("post_to_edit", json!({"slug": "DRAFT"}), [401, 404, 404, 200, 200]),
    ("save_post", json!({"slug": "POST", "form": post}), [401, 403, 403, 200, 200]),
    ("save_post", json!({"slug": "DRAFT", "form": post}), [401, 404, 404, 200, 200]),
    ("delete_post", json!({"slug": "POST"}), [401, 403, 403, 200, 200]),
    ("delete_post", json!({"slug": "DRAFT"}), [401, 404, 404, 200, 200]),
    ("add_comment", json!({"slug": "POST", "form": comment}), [401, 200, 200, 200, 200]),
    ("add_comment", json!({"slug": "DRAFT", "form": comment}), [401, 404, 404, 403, 403]),
    ("comment_to_edit", json!({"id": "COMMENT"}), [401, 200, 403, 403, 403]),
    ("comment_to_delete", json!({"id": "COMMENT"}), [401, 200, 403, 200, 200]),
    ("save_comment", json!({"id": "COMMENT", "form": comment}), [401, 200, 403, 403, 403]),
    ("delete_comment", json!({"id": "COMMENT"}), [401, 200, 403, 200, 200]),
        ("sends_letters", json!({}), [200; 5]),
        ("open_invitations", json!({}), [401, 403, 403, 403, 200]),
        ("invite", json!({"form": {"days": "7"}}), [401, 403, 403, 403, 200]),
        ("revoke_invitation", json!({"id": 999}), [401, 403, 403, 403, 404]),
        ("invited_to", json!({"secret": "0123"}), [404; 5]),
        ("accept_invitation", json!({"secret": "0123", "form": {}}), [404, 200, 200, 200, 200]),
        ("stuck_letters", json!({}), [401, 403, 403, 403, 200]),
        ("retry_letter", json!({"id": 999}), [401, 403, 403, 403, 404]),
        ("discard_letter", json!({"id": 999}), [401, 403, 403, 403, 404]),
        ("forgot_password", json!({"form": {"email": "grace"}}), [403; 5]),
        ("may_reset", json!({"secret": "0123"}), [404; 5]),
        ("reset_password", json!({"secret": "0123", "form": {}}), [404; 5]),
        ("what_link_does", json!({"secret": "0123"}), [404; 5]),
        ("follow_link", json!({"secret": "0123"}), [404; 5]),
        ("my_account", json!({}), [401, 200, 200, 200, 200]),
        ("save_profile", json!({"form": {}}), [401, 422, 422, 422, 422]),
        ("change_address", json!({"form": {}}), [401, 422, 422, 422, 422]),
        ("verify_address", json!({}), [401, 403, 403, 403, 403]),
        ("step_asked", json!({}), [200; 5]),
        ("log_in_code", json!({"form": code}), [200; 5]),
        ("own_factor", json!({}), [401, 200, 200, 200, 200]),
        ("authenticator_app", json!({}), [401, 200, 200, 200, 200]),
        ("begin_app", json!({"form": {}}), [401, 200, 200, 200, 200]),
        ("confirm_app", json!({"form": code}), [401, 422, 422, 422, 422]),
        ("turn_off_app", json!({"form": {}}), [401, 200, 200, 200, 200]),
        ("renew_codes", json!({"form": {}}), [401, 200, 200, 200, 200]),
        ("change_password", json!({"form": {}}), [401, 422, 422, 422, 422]),
        ("sessions", json!({}), [401, 200, 200, 200, 200]),
        ("end_sessions", json!({"form": {"end": "others"}}), [401, 200, 200, 200, 200]),
        ("account_to_leave", json!({}), [401, 200, 200, 200, 200]),
        ("ask_for_data", json!({"form": {}}), [401, 200, 200, 200, 200]),
        ("delete_account", json!({"form": {}}), [401, 422, 422, 422, 422]),
        ("who_confirms", json!({}), [401, 200, 200, 200, 200]),
        ("confirm", json!({"form": {}}), [401, 422, 422, 422, 422]),
        ("dashboard", json!({}), [401, 403, 403, 403, 200]),
        ("people", json!({"query": {}, "ticked": []}), [401, 403, 403, 403, 200]),
        ("account_of", json!({"id": 1}), [401, 403, 403, 403, 200]),
        ("act_on_people", json!({"form": {"person-1": "on", "action": "enable"}}), [401, 403, 403, 403, 200]),
        ("people_to_delete", json!({"form": {"people": "1"}}), [401, 403, 403, 403, 200]),
        ("delete_people", json!({"form": {}}), [401, 403, 403, 403, 422]),
        ("audit", json!({"query": {}}), [401, 403, 403, 403, 200]),
        ("log_out", json!({}), [200; 5]),
    ]
}

#[tokio::test]
async fn row_39_every_page_opens_for_whom_it_is_meant() {
    let cast = Cast::gathers().await;
    for (route, path, expected) in PAGES {
        let mut got = [0; PEOPLE];
        for (who, status) in got.iter_mut().enumerate() {
            let things = cast.things().await;
            *status = cast.people[who].visits(&things.fill(path)).await.status;
        }
        assert_eq!(&got, expected, "GET {path} ({route})");
    }
    let listed = PAGES
        .iter()
        .map(|(route, ..)| (*route).to_owned())
        .collect::<BTreeSet<_>>();
    assert_eq!(
        listed,
        app::server::page_paths().into_iter().collect(),
        "a page without a row"
    );
}

#[tokio::test]
async fn row_39_every_form_goes_through_for_whom_it_is_meant() {
    let cast = Cast::gathers().await;
    for (route, path, fields, expected) in FORMS {
        let mut got = [0; PEOPLE];
        for (who, status) in got.iter_mut().enumerate() {
            let things = cast.things().await;
            *status = cast.people[who]
                .submits(&things.fill(path), fields)
                .await
                .status;
        }
        assert_eq!(&got, expected, "POST {path} ({route})");
    }
    let listed: BTreeSet<_> = FORMS.iter().map(|(route, ..)| *route).collect();
    assert_eq!(
        listed,
        app::server::form_paths().into_iter().collect(),
        "a form without a row"
    );
}

#[tokio::test]
async fn row_39_every_server_function_answers_for_whom_it_is_meant() {
    let cast = Cast::gathers().await;
    for (name, arguments, expected) in functions() {
        let mut got = [0; PEOPLE];
        for (who, status) in got.iter_mut().enumerate() {
            let things = cast.things().await;
            let body = things.fill_json(&arguments);
            let request = cast.people[who]
                .request(Method::POST, &format!("/api/fn/{name}"))
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/json")
                .body(body);
            *status = cast.people[who].sends(request).await.status;
        }
        assert_eq!(got, expected, "{name} {arguments}");
    }
    let listed: BTreeSet<_> = functions()
        .iter()
        .map(|(name, ..)| format!("/api/fn/{name}"))
        .collect();
    let known = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .collect();
    assert_eq!(listed, known, "a server function without a row");
}

#[tokio::test]
async fn row_39_every_other_address_answers_for_whom_it_is_meant() {
    let cast = Cast::gathers().await;
    cast.site.has_an_imported_blog().await;
    cast.site.takes_back(2).await;
    for (route, path, expected) in OTHERS {
        let mut got = [0; PEOPLE];
        for (who, status) in got.iter_mut().enumerate() {
            *status = cast.people[who].visits(path).await.status;
        }
        assert_eq!(&got, expected, "GET {path} ({route})");
    }
    let mut listed: BTreeSet<String> = OTHERS.iter().map(|(route, ..)| (*route).into()).collect();
    listed.extend(app::server::page_paths());
    listed.extend(app::server::form_paths().into_iter().map(str::to_owned));
    assert_eq!(listed, routes(&cast), "an address without a row");
}
