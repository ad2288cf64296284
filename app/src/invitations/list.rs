//! `/admin/invitations`: making them, seeing which are open, and taking them back.

use super::api::{self, Invitations};
use crate::AppError;
use crate::admin::Desk;
use crate::page::{Once, Rejected, page, rejected};
use crate::ui::{ErrorSummary, StillMe, TextField, When, load, problem_with};
use domain::invitation::{InviteForm, OpenInvitation};
use domain::{Field, Role, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn InvitationsPage() -> impl IntoView {
    let back = rejected::<InviteForm>();
    load(api::open_invitations(), move |invitations| {
        show(invitations, back)
    })
}

fn show(invitations: Invitations, back: Option<Rejected<InviteForm>>) -> impl IntoView {
    let Invitations {
        open,
        sends_letters,
    } = invitations;
    let none = open.is_empty();
    let items = open
        .into_iter()
        .map(|invitation| view! { <li><Item invitation/></li> })
        .collect_view();
    view! {
        <Title text="Invitations"/>
        <Desk at=paths::INVITATIONS heading="Invitations">
            {made()}
            <Make sends_letters back/>
            <section class="stack" aria-labelledby="open">
                <h2 id="open">"Open invitations"</h2>
                {none.then(|| view! { <p>"There are none. An invitation leaves this list when it is used or too old."</p> })}
                <ul class="devices" role="list">{items}</ul>
            </section>
        </Desk>
    }
}

/// The link that was just made. Nothing shows it again.
fn made() -> impl IntoView {
    let Some(Once::Invitation(address)) = page().once() else {
        return ().into_any();
    };
    view! {
        <div class="note" role="status">
            <div class="stack gap-2">
                <p>"The invitation is made. Pass this link on: it is shown only now, and works once."</p>
                <p><code class="break">{address}</code></p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Make(sends_letters: bool, back: Option<Rejected<InviteForm>>) -> impl IntoView {
    let asks_password = back.is_some();
    let (form, error) = back.map_or_else(
        || {
            let form = InviteForm {
                days: "7".to_owned(),
                ..InviteForm::default()
            };
            (form, None)
        },
        |back| (back.form, back.error),
    );
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let roles = Role::ALL.map(|role| {
        let selected = role.word() == form.role;
        view! { <option value=role.word() selected=selected>{role.label()}</option> }
    });
    let password_problem = problem.clone();
    view! {
        <form class="form" method="post" action=paths::INVITATIONS>
            <ErrorSummary error=Signal::stored(error)/>
            <div class="field">
                <label for="role">"Role"</label>
                <select class="input" id="role" name="role">{roles.into_iter().collect_view()}</select>
            </div>
            <TextField
                field=Field::Days
                label="Days"
                kind="number"
                hint="The link is worth nothing afterwards."
                value=form.days
                problem=problem(Field::Days)
            />
            {sends_letters
                .then(|| {
                    view! {
                        <TextField
                            field=Field::Email
                            label="Email address"
                            kind="email"
                            hint="The link goes there by letter. Without one it is shown to you, to pass on."
                            optional=true
                            value=form.email
                            problem=problem(Field::Email)
                        />
                    }
                })}
            {asks_password
                .then(|| {
                    view! {
                        <StillMe optional=true problem=password_problem(Field::Password)/>
                    }
                })}
            <div class="row"><button class="button" type="submit">"Make an invitation"</button></div>
        </form>
    }
}

#[component]
fn Item(invitation: OpenInvitation) -> impl IntoView {
    let whom = invitation
        .address
        .unwrap_or_else(|| "Whoever has the link".to_owned());
    view! {
        <article class="device">
            <div class="text">
                <h3>{whom.clone()}" "<span class="badge">{invitation.role.label()}</span></h3>
                <p class="hint">
                    {format!("By {}, ", invitation.by)}<When at=invitation.created/>". Until "<When at=invitation.expires/>"."
                </p>
            </div>
            <form method="post" action=paths::revoke_invitation(invitation.id)>
                <button class="button quiet small" type="submit">
                    "Take back"<span class="visually-hidden">" the invitation for "{whom}</span>
                </button>
            </form>
        </article>
    }
}
