//! `/admin/users/{id}`: one account, and what can be done about it.

use super::api::{self, UserData};
use super::people_table::Badges;
use super::user_sessions::Sessions;
use super::{Desk, offered, unless_asked};
use crate::page::{Rejected, rejected};
use crate::ui::{WhenExact, load_as};
use domain::audit::AuditQuery;
use domain::people::{Account, Action, PeopleForm};
use domain::session::EndForm;
use domain::{UserId, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn UserPage() -> impl IntoView {
    let id = use_params_map()
        .read_untracked()
        .get("id")
        .and_then(|raw| raw.parse::<UserId>().ok());
    let back = rejected::<EndForm>();
    let came_back = back.is_some();
    let find = move |id| unless_asked(came_back, api::account_of(id));
    load_as(id, find, move |found| show(id, found, back))
}

/// Without anything found the admin is asked first to show that it is still them, by the form that came back.
fn show(
    id: Option<UserId>,
    found: Option<UserData>,
    back: Option<Rejected<EndForm>>,
) -> impl IntoView {
    let id = id.unwrap_or(UserId(0));
    let Some(UserData { account, sessions }) = found else {
        return view! {
            <Title text="Where somebody is logged in"/>
            <Desk at=paths::USERS heading="Where somebody is logged in">
                <Sessions id sessions=Vec::new() back/>
            </Desk>
        }
        .into_any();
    };
    let log = AuditQuery {
        person: account.handle.to_string(),
        ..AuditQuery::default()
    };
    view! {
        <Title text=account.name.clone()/>
        <Desk at=paths::USERS heading=account.name.clone()>
            <Facts account=account.clone()/>
            <p class="row gap-4">
                <a href=paths::person(&account.handle)>"Page"</a>
                <a href=log.path()>"Audit log"</a>
            </p>
            <Actions account/>
            <Sessions id sessions back/>
        </Desk>
    }
    .into_any()
}

#[component]
fn Facts(account: Account) -> impl IntoView {
    let last = match account.last_login {
        Some(at) => view! { <WhenExact at/> }.into_any(),
        None => "Never".into_any(),
    };
    let disabled = account
        .disabled
        .map(|at| view! { <div><dt>"Disabled"</dt><dd><WhenExact at/></dd></div> });
    let email = account.email.unwrap_or_else(|| "None".to_owned());
    view! {
        <dl class="facts">
            <div><dt>"Handle"</dt><dd>"@"{account.handle.to_string()}</dd></div>
            <div><dt>"Address"</dt><dd class="address">{email}</dd></div>
            <div><dt>"Role"</dt><dd><Badges role=account.role disabled=account.disabled.is_some()/></dd></div>
            <div><dt>"Here since"</dt><dd><WhenExact at=account.created/></dd></div>
            <div><dt>"Last log-in"</dt><dd>{last}</dd></div>
            {disabled}
        </dl>
    }
}

/// The same form as around the list, with one person ticked.
#[component]
fn Actions(account: Account) -> impl IntoView {
    let buttons = offered()
        .filter(|action| action.suits(&account))
        .map(|action| {
            let class = if action == Action::Delete {
                "button quiet danger"
            } else {
                "button quiet"
            };
            view! { <button class=class type="submit" name="action" value=action.word()>{action.label()}</button> }
        });
    view! {
        <form class="row gap-2" method="post" action=paths::USERS>
            <input type="hidden" name=PeopleForm::tick(account.id) value="on"/>
            <input type="hidden" name="q" value=account.handle.to_string()/>
            {buttons.collect_view()}
        </form>
    }
}
