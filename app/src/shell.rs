//! The document around every page.
//!
//! A stranger's page without an island gets no script: [`crate::island`] adds what others need.

use crate::App;
use crate::page::page;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// `<html>` to `</html>`.
#[component]
pub fn Shell() -> impl IntoView {
    let page = page();
    let site = page.site();
    let asset = |name: &str| format!("{}/{name}", site.assets);
    view! {
        <!DOCTYPE html>
        // Pages are in English, whatever the language of the site's letters.
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#f5f6f2" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#121614" media="(prefers-color-scheme: dark)"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link
                    rel="preload"
                    href="/fonts/brygada-1918-latin-normal.7734ffea73.woff2"
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin
                />
                <link rel="stylesheet" href=asset("quire.css")/>
                <MetaTags/>
                {site.reload_port.map(|port| view! { <AutoReload options=watched(port)/> })}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// What the reloader has to know of the watcher.
fn watched(port: u16) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("quire")
        .reload_port(port.into())
        .build()
}
