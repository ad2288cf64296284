//! Who gets what: every page, every form, every server function and whatever else has an address, asked by everybody. An
//! address without a row in one of the tables fails the test.

use crate::addresses::routes;
use crate::people::{Cast, PEOPLE};
use crate::permission_table::{FORMS, OTHERS, PAGES, functions};
use reqwest::Method;
use std::collections::BTreeSet;

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
