//! What the pages of settings have around them.

use crate::second_factor::FactorBanner;
use crate::ui::Frame;
use domain::paths;
use leptos::prelude::*;

const PAGES: [(&str, &str); 4] = [
    (paths::PROFILE, "Profile"),
    (paths::SECURITY, "Password"),
    (paths::TOTP, "Authenticator app"),
    (paths::SESSIONS, "Devices"),
];

/// The other settings beside the ones at `at`.
#[component]
pub fn Desk(at: &'static str, heading: &'static str, children: Children) -> impl IntoView {
    let links = PAGES.map(|(path, name)| {
        view! { <li><a href=path aria-current=(path == at).then_some("page")>{name}</a></li> }
    });
    view! {
        <Frame>
            <div class="desk">
                <nav class="side-nav" aria-label="Settings"><ul>{links.into_iter().collect_view()}</ul></nav>
                <div class="stack">
                    <h1>{heading}</h1>
                    {(at != paths::TOTP).then(|| view! { <FactorBanner/> })}
                    {children()}
                </div>
            </div>
        </Frame>
    }
}
