//! What the pages of an admin have around them.

use crate::ui::{Frame, SideNav};
use domain::paths;
use leptos::prelude::*;

const PAGES: &[(&str, &str)] = &[
    (paths::ADMIN, "Dashboard"),
    (paths::USERS, "People"),
    (paths::INVITATIONS, "Invitations"),
    (paths::LETTERS, "Mail"),
    (paths::AUDIT, "Audit log"),
];

/// The other pages beside the one at `at`.
#[component]
pub fn Desk(at: &'static str, #[prop(into)] heading: String, children: Children) -> impl IntoView {
    view! {
        <Frame>
            <div class="desk">
                <SideNav label="Admin" pages=PAGES.to_vec() at/>
                <div class="stack gap-6">
                    <h1>{heading}</h1>
                    {children()}
                </div>
            </div>
        </Frame>
    }
}
