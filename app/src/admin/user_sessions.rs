//! Where somebody is logged in, as an admin sees it and ends it.

use crate::AppError;
use crate::page::Rejected;
use crate::ui::{ErrorSummary, StillMe, WhenExact, problem_with};
use domain::session::{EndForm, OpenSession};
use domain::{Field, UserId, paths};
use leptos::prelude::*;

#[component]
pub(super) fn Sessions(
    id: UserId,
    sessions: Vec<OpenSession>,
    back: Option<Rejected<EndForm>>,
) -> impl IntoView {
    let confirm = back.map(|back| view! { <Confirm id form=back.form error=back.error/> });
    let none = sessions.is_empty();
    let items = sessions
        .into_iter()
        .map(|session| view! { <li><Item id session/></li> })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="sessions">
            <h2 class="size-2" id="sessions">"Logged in"</h2>
            {confirm}
            {none.then(|| view! { <p class="hint">"Nowhere at the moment."</p> })}
            <ul class="devices" role="list">{items}</ul>
        </section>
    }
}

/// Asks the admin to show that it is still them, once it is some time since they did, and goes on with what was asked for.
#[component]
fn Confirm(id: UserId, form: EndForm, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    view! {
        <form class="form" method="post" action=paths::sessions_of(id)>
            <ErrorSummary error=Signal::stored(error)/>
            <input type="hidden" name="end" value=form.end/>
            <StillMe problem/>
            <div class="row">
                <a class="button quiet" href=paths::user(id)>"Cancel"</a>
                <button class="button" type="submit">"End the session"</button>
            </div>
        </form>
    }
}

#[component]
fn Item(id: UserId, session: OpenSession) -> impl IntoView {
    let device = session.device.to_string();
    let from =
        (!session.network.is_empty()).then(|| format!("From the network {}. ", session.network));
    view! {
        <article class="device">
            <div class="text">
                <h3>{device.clone()}</h3>
                <p class="hint">{from}"Logged in "<WhenExact at=session.since/>". Last used "<WhenExact at=session.seen/>"."</p>
            </div>
            <form method="post" action=paths::sessions_of(id)>
                <input type="hidden" name="end" value=session.key.0/>
                <button class="button quiet small" type="submit">
                    "End"<span class="visually-hidden">" the session of "{device}</span>
                </button>
            </form>
        </article>
    }
}
