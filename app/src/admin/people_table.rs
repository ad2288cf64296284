//! People as the rows of a table. On a narrow screen a row becomes a short paragraph; the roles in the markup keep the
//! meaning.

use crate::ui::When;
use domain::people::{Account, PeopleForm};
use domain::{Role, UserId, paths};
use leptos::prelude::*;

#[component]
pub fn PeopleTable(people: Vec<Account>, ticked: Vec<UserId>) -> impl IntoView {
    let rows = people.into_iter().map(|account| {
        let checked = ticked.contains(&account.id);
        view! { <Row account checked/> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-region" id="people" role="region" aria-label="People, table" tabindex="0">
            <table class="table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col"><span class="visually-hidden">"Selected"</span></th>
                        <th role="columnheader" scope="col">"Name"</th>
                        <th role="columnheader" scope="col">"Address"</th>
                        <th role="columnheader" scope="col">"Role"</th>
                        <th role="columnheader" scope="col">"Here since"</th>
                        <th role="columnheader" scope="col">"Last log-in"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(account: Account, checked: bool) -> impl IntoView {
    let last = match account.last_login {
        Some(at) => view! { <When at/> }.into_any(),
        None => "Never".into_any(),
    };
    let label = format!("Select {}", account.name);
    view! {
        <tr role="row">
            <td role="cell"><input type="checkbox" name=PeopleForm::tick(account.id) checked=checked aria-label=label/></td>
            <td role="cell">
                <a class="who" dir="auto" href=paths::user(account.id)>{account.name.clone()}</a>
                " "
                <a class="handle" href=paths::person(&account.handle)>"@"{account.handle.to_string()}</a>
            </td>
            <td role="cell" class="address">{account.email.clone().unwrap_or_default()}</td>
            <td role="cell" class="nowrap" data-label="Role"><Badges role=account.role disabled=account.disabled.is_some()/></td>
            <td role="cell" class="nowrap" data-label="Here since"><When at=account.created/></td>
            <td role="cell" class="nowrap" data-label="Last log-in">{last}</td>
        </tr>
    }
}

/// What somebody may do, and whether they are locked out.
#[component]
pub fn Badges(role: Role, disabled: bool) -> impl IntoView {
    let class = match role {
        Role::Reader => "badge",
        Role::Author | Role::Admin => "badge author",
    };
    view! {
        <span class=class>{role.label()}</span>
        {disabled.then(|| view! { " "<span class="badge danger">"Disabled"</span> })}
    }
}
