//! What the pages of settings have around them.

use crate::page::page;
use crate::second_factor::FactorBanner;
use crate::ui::{Frame, SideNav};
use domain::paths;
use leptos::prelude::*;

const PAGES: &[(&str, &str)] = &[
    (paths::PROFILE, "Profile"),
    (paths::SECURITY, "Password"),
    (paths::TOTP, "Authenticator app"),
    (paths::PASSKEYS, "Passkeys"),
    (paths::PROVIDERS, "Linked accounts"),
    (paths::SESSIONS, "Devices"),
    (paths::TOKENS, "Tokens"),
    (paths::ACCOUNT, "Account"),
];

/// The other settings beside the ones at `at`.
#[component]
pub fn Desk(at: &'static str, heading: &'static str, children: Children) -> impl IntoView {
    let page = page();
    let has_providers = !page.site().providers.is_empty();
    let has_passkeys = page.site().passkeys;
    let pages = PAGES
        .iter()
        .copied()
        .filter(|(path, _)| *path != paths::PROVIDERS || has_providers)
        .filter(|(path, _)| *path != paths::PASSKEYS || has_passkeys)
        .collect();
    view! {
        <Frame>
            <div class="desk">
                <SideNav label="Settings" pages at/>
                <div class="stack">
                    <h1>{heading}</h1>
                    {(at != paths::TOTP).then(|| view! { <FactorBanner/> })}
                    {children()}
                </div>
            </div>
        </Frame>
    }
}
