//! What the pages of settings have around them.

use crate::page::page;
use crate::second_factor::FactorBanner;
use crate::ui::Frame;
use domain::paths;
use leptos::prelude::*;

const PAGES: [(&str, &str); 5] = [
    (paths::PROFILE, "Profile"),
    (paths::SECURITY, "Password"),
    (paths::TOTP, "Authenticator app"),
    (paths::PROVIDERS, "Linked accounts"),
    (paths::SESSIONS, "Devices"),
];

/// The other settings beside the ones at `at`.
#[component]
pub fn Desk(at: &'static str, heading: &'static str, children: Children) -> impl IntoView {
    let has_providers = !page().site().providers.is_empty();
    let links = PAGES
        .into_iter()
        .filter(|(path, _)| *path != paths::PROVIDERS || has_providers)
        .map(|(path, name)| {
            view! { <li><a href=path aria-current=(path == at).then_some("page")>{name}</a></li> }
        })
        .collect_view();
    view! {
        <Frame>
            <div class="desk">
                <nav class="side-nav" aria-label="Settings"><ul>{links}</ul></nav>
                <div class="stack">
                    <h1>{heading}</h1>
                    {(at != paths::TOTP).then(|| view! { <FactorBanner/> })}
                    {children()}
                </div>
            </div>
        </Frame>
    }
}
