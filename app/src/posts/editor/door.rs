//! Logging in beside the text, for whoever was logged out while they wrote.
//!
//! A form cannot stand in another. The fields stand where they are needed, in the editor's, and belong to one outside it:
//! nothing of them is sent with the text, and the Enter key in them logs in.

use crate::AppError;
use crate::account::log_in;
use domain::account::LoginForm;
use domain::{LocalPath, paths};
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The id of the form outside.
const DOOR: &str = "door";

/// The form that the fields belong to. Whoever presses its button without our scripts logs in on the usual page.
#[component]
pub(crate) fn Door() -> impl IntoView {
    view! { <form id=DOOR method="post" action=paths::LOGIN target="_blank"></form> }
}

/// Whether it is this form that is sent.
pub(super) fn is_knocked_at(event: &SubmitEvent) -> bool {
    let form = event
        .target()
        .and_then(|form| form.dyn_into::<Element>().ok());
    form.is_some_and(|form| form.id() == DOOR)
}

#[derive(Clone, PartialEq)]
enum Knock {
    NotYet,
    Waits,
    Refused(AppError),
    /// There is more to do, on that page.
    GoesOn(LocalPath),
    In,
}

/// The fields, and what came of them. `on_in` once somebody is logged in.
#[component]
pub(super) fn BackIn(on_in: impl Fn() + Copy + 'static) -> impl IntoView {
    let knock = RwSignal::new(Knock::NotYet);
    let (login, password) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let knocks = move |event: SubmitEvent| {
        if !is_knocked_at(&event) {
            return;
        }
        event.prevent_default();
        let typed = |field: NodeRef<Input>| field.get_untracked().map(|field| field.value());
        let form = LoginForm {
            email: typed(login).unwrap_or_default(),
            password: typed(password).unwrap_or_default(),
            ..LoginForm::default()
        };
        knock.set(Knock::Waits);
        leptos::task::spawn_local(async move {
            let came_of_it = match log_in(form).await {
                Ok(next) if next == LocalPath::home() => Knock::In,
                Ok(next) => Knock::GoesOn(next),
                Err(error) => Knock::Refused(error),
            };
            let is_in = came_of_it == Knock::In;
            // The text may have been saved, and this be gone, in the meantime.
            knock.try_set(came_of_it);
            if is_in {
                on_in();
            }
        });
    };
    let listens = window_event_listener(leptos::ev::submit, knocks);
    on_cleanup(move || listens.remove());
    view! {
        <div class="row door">
            <label for="door-login">"Email or handle"</label>
            <input class="input" id="door-login" name="email" form=DOOR autocomplete="username" required node_ref=login/>
            <label for="door-password">"Password"</label>
            <input class="input" id="door-password" name="password" type="password" form=DOOR autocomplete="current-password" required node_ref=password/>
            <button class="button small" type="submit" form=DOOR disabled=move || knock.get() == Knock::Waits>"Log in"</button>
            <a href=paths::LOGIN target="_blank">"Another way, in a new tab"</a>
        </div>
        <div role="status">{move || told(knock.get())}</div>
    }
}

fn told(knock: Knock) -> Option<AnyView> {
    let told = match knock {
        Knock::NotYet | Knock::Waits => return None,
        Knock::Refused(error) => {
            let first = error.problems().into_iter().next();
            let why = error.advice().or(first.map(|problem| problem.message()));
            view! { <p class="error">{why}</p> }.into_any()
        }
        Knock::GoesOn(next) => view! {
            <p>"There is a second step. "<a href=next.to_string() target="_blank">"Take it in a new tab"</a></p>
        }
        .into_any(),
        Knock::In => {
            view! { <p>"You are logged in. If this does not go away, you came in as somebody else."</p> }.into_any()
        }
    };
    Some(told)
}
