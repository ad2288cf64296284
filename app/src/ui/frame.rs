//! The frame of an ordinary page: header, notice, content, footer.

use super::flash::Flash;
use super::{Avatar, Icon, Mark};
use crate::page::page;
use domain::{Viewer, paths, policy};
use leptos::prelude::*;

#[component]
pub fn Frame(#[prop(optional)] at_home: bool, children: Children) -> impl IntoView {
    let site = page().site().clone();
    let footer = if site.description.is_empty() {
        site.title.clone()
    } else {
        format!("{}: {}", site.title, site.description)
    };
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <header class="site-head">
            <div class="page">
                <a class="brand" href=paths::HOME><Mark/>" "{site.title}</a>
                <nav class="main-nav" aria-label="Main">
                    <ul>
                        <li><a href=paths::HOME aria-current=at_home.then_some("page")>"Posts"</a></li>
                        <li><a href=paths::TAGS>"Topics"</a></li>
                    </ul>
                </nav>
                <div class="tools"><Tools/></div>
            </div>
        </header>
        <main id="main" tabindex="-1">
            <div class="page">
                <Flash/>
                {children()}
            </div>
        </main>
        <footer class="site-foot">
            <div class="page"><p>{footer}</p></div>
        </footer>
    }
}

/// What the person may do from anywhere: the doors in, or their own menu.
#[component]
fn Tools() -> impl IntoView {
    let page = page();
    match page.viewer() {
        Some(viewer) => view! { <Menu viewer=viewer.clone()/> }.into_any(),
        None => {
            let next = page.here();
            view! {
                <a class="button quiet small" href=paths::login_then(&next)>"Log in"</a>
                <a class="button small wide-only" href=paths::register_then(&next)>"Join"</a>
            }
            .into_any()
        }
    }
}

#[component]
fn Menu(viewer: Viewer) -> impl IntoView {
    let writes = policy::can_write(Some(&viewer));
    let administers = policy::can_administer(Some(&viewer));
    view! {
        {writes
            .then(|| view! { <a class="button quiet small write" href=paths::WRITE><Icon name="pen"/>" Write"</a> })}
        <details class="menu">
            <summary>
                <Avatar person=Some(viewer.link())/>
                <span class="wide-only">{viewer.name.clone()}</span>
                <span class="visually-hidden">"Account menu"</span>
                <Icon name="down"/>
            </summary>
            <div class="panel">
                <p class="who"><b>{viewer.name.clone()}</b>" "{viewer.role.label()}</p>
                <ul>
                    <li><a href=paths::person(&viewer.handle)>"Your page"</a></li>
                    {writes.then(|| view! { <li><a href=paths::DRAFTS>"Drafts"</a></li> })}
                    {writes.then(|| view! { <li><a href=paths::PICTURES>"Pictures"</a></li> })}
                    {administers.then(|| view! { <li><a href=paths::ADMIN>"Admin"</a></li> })}
                    <li><a href=paths::PROFILE>"Settings"</a></li>
                </ul>
                <form method="post" action=paths::LOGOUT><button type="submit">"Log out"</button></form>
            </div>
        </details>
    }
}
