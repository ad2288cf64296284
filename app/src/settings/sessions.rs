//! `/settings/sessions`: where somebody is logged in.

use super::{Desk, api};
use crate::AppError;
use crate::page::{Rejected, rejected};
use crate::ui::{ErrorSummary, StillMe, WhenExact, load, problem_with};
use domain::session::{EndForm, Ending, OpenSession};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn SessionsPage() -> impl IntoView {
    let back = rejected::<EndForm>();
    load(api::sessions(), move |sessions| show(sessions, back))
}

fn show(sessions: Vec<OpenSession>, back: Option<Rejected<EndForm>>) -> impl IntoView {
    let others = sessions.len() > 1;
    let confirm = back.map(|back| {
        let what = what(&back.form, &sessions);
        view! { <Confirm form=back.form error=back.error what/> }
    });
    let items = sessions
        .into_iter()
        .map(|session| view! { <li><Item session/></li> })
        .collect_view();
    view! {
        <Title text="Devices"/>
        <Desk at=paths::SESSIONS heading="Where you are logged in">
            <p>"If you do not know one of these, log it out and change your password."</p>
            {confirm}
            <ul class="devices" role="list">{items}</ul>
            {others.then(|| view! { <End end=EndForm::OTHERS.to_owned() label=EVERYWHERE_ELSE which=""/> })}
        </Desk>
    }
}

const EVERYWHERE_ELSE: &str = "Log out everywhere else";

/// What the form that came back would end, as the button says it.
fn what(form: &EndForm, sessions: &[OpenSession]) -> String {
    match form.ending() {
        Ending::Others => EVERYWHERE_ELSE.to_owned(),
        Ending::One(key) => sessions
            .iter()
            .find(|session| session.key == key)
            .map_or_else(
                || "Log out".to_owned(),
                |session| format!("Log out {}", session.device),
            ),
    }
}

/// Asks for the password, once it is some time since it was given, and goes on with what was asked for.
#[component]
fn Confirm(form: EndForm, error: Option<AppError>, what: String) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    view! {
        <form class="form" method="post" action=paths::SESSIONS>
            <ErrorSummary error=Signal::stored(error)/>
            <input type="hidden" name="end" value=form.end/>
            <StillMe problem/>
            <div class="row">
                <a class="button quiet" href=paths::SESSIONS>"Cancel"</a>
                <button class="button" type="submit">{what}</button>
            </div>
        </form>
    }
}

#[component]
fn Item(session: OpenSession) -> impl IntoView {
    let device = session.device.to_string();
    let from =
        (!session.network.is_empty()).then(|| format!("From the network {}. ", session.network));
    let mark = session
        .is_this
        .then(|| view! { " "<span class="badge author">"This one"</span> });
    let end = (!session.is_this)
        .then(|| view! { <End end=session.key.0 label="Log out" which=device.clone()/> });
    view! {
        <article class="device">
            <div class="text">
                <h2>{device} {mark}</h2>
                <p class="hint">{from}"Logged in "<WhenExact at=session.since/>". Last used "<WhenExact at=session.seen/>"."</p>
            </div>
            {end}
        </article>
    }
}

/// The button that ends a session; `which` is read to those who do not see where it stands.
#[component]
fn End(end: String, label: &'static str, #[prop(into)] which: String) -> impl IntoView {
    view! {
        <form method="post" action=paths::SESSIONS>
            <input type="hidden" name="end" value=end/>
            <button class="button quiet small" type="submit">
                {label}
                {(!which.is_empty()).then(|| view! { <span class="visually-hidden">" "{which}</span> })}
            </button>
        </form>
    }
}
