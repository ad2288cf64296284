//! The registration form: a plain form that, where scripts run, says what is wrong while one types.

use super::strength::StrengthMeter;
use crate::AppError;
use crate::ui::{ErrorSummary, TextField, problem_with};
use domain::account::RegisterForm;
use domain::{Field, Invalid};
use leptos::ev::{FocusEvent, SubmitEvent};
use leptos::prelude::*;

/// The rules are `RegisterForm::parse`, the same as on the server. A field is judged once it has been left, and at
/// every keystroke from then on. While the button is being pressed nothing is judged: a sentence that appears would move
/// the button from under the finger. The submit goes through only when all is well, and then as an ordinary form.
#[island(lazy)]
pub fn RegisterIsland(
    form: RegisterForm,
    error: Option<AppError>,
    site: String,
    action: String,
    asks_setup_code: bool,
) -> impl IntoView {
    let typed = RwSignal::new(form.clone());
    let from_server = RwSignal::new(error.as_ref().map(AppError::problems).unwrap_or_default());
    let left = RwSignal::new(Vec::<Field>::new());
    let summary = RwSignal::new(error);
    let problems = Memo::new(move |_| {
        let found = typed
            .with(|form| form.parse(&site))
            .err()
            .unwrap_or_default();
        let seen = left.get();
        let mut shown: Vec<Invalid> = found
            .into_iter()
            .filter(|invalid| seen.contains(&invalid.field))
            .collect();
        shown.extend(from_server.get());
        shown
    });
    let problem = move |field| Signal::derive(move || problem_with(field, &problems.read()));
    let pressing = RwSignal::new(false);
    let form_ref = NodeRef::new();
    // The whole form: of what was typed before the scripts came, and of what was filled in, no event tells.
    let read = move || {
        if let Some(form) = form_ref.get_untracked() {
            read_all(&form, typed);
        }
    };
    let on_input = move |event: leptos::ev::Event| {
        pressing.set(false);
        let (name, _) = named_value(&event);
        from_server.update(|problems| problems.retain(|invalid| invalid.field.name() != name));
        read();
    };
    let on_leave = move |event: FocusEvent| {
        if pressing.get_untracked() {
            return;
        }
        read();
        let (name, value) = named_value(&event);
        if let Some(field) = FIELDS
            .into_iter()
            .find(|field| field.name() == name && !value.is_empty())
        {
            left.update(|left| left.push(field));
        }
    };
    let check = move |event: SubmitEvent| {
        read();
        pressing.set(false);
        left.set(FIELDS.to_vec());
        from_server.set(Vec::new());
        let found = problems.get_untracked();
        summary.set((!found.is_empty()).then_some(AppError::Invalid(found)));
        if summary.read_untracked().is_some() {
            event.prevent_default();
        }
    };
    view! {
        <ErrorSummary error=summary/>
        <form class="form" method="post" action=action novalidate node_ref=form_ref on:input=on_input on:focusout=on_leave on:submit=check>
            <input type="hidden" name="next" value=form.next/>
            <TextField field=Field::Name label="Name" hint="Shown beside your comments." autocomplete="name" value=form.name problem=problem(Field::Name)/>
            <TextField field=Field::Email label="Email" kind="email" autocomplete="email" value=form.email problem=problem(Field::Email)/>
            <TextField
                field=Field::Password
                label="Password"
                kind="password"
                hint="At least 8 characters. A short sentence works well."
                autocomplete="new-password"
                problem=problem(Field::Password)
            >
                <StrengthMeter typed/>
            </TextField>
            <TextField
                field=Field::PasswordConfirm
                label="Password again"
                kind="password"
                autocomplete="new-password"
                problem=problem(Field::PasswordConfirm)
            />
            {asks_setup_code
                .then(|| {
                    view! {
                        <TextField
                            field=Field::SetupCode
                            label="Set-up code"
                            hint="This is the first account of the site. The server printed a code when it started."
                            autocomplete="one-time-code"
                            value=form.setup_code
                            problem=problem(Field::SetupCode)
                        />
                    }
                })}
            <button class="button full" type="submit" on:pointerdown=move |_| pressing.set(true)>
                "Create account"
            </button>
        </form>
    }
}

const FIELDS: [Field; 4] = [
    Field::Name,
    Field::Email,
    Field::Password,
    Field::PasswordConfirm,
];

fn set(form: &mut RegisterForm, name: &str, value: String) {
    match name {
        "name" => form.name = value,
        "email" => form.email = value,
        "password" => form.password = value,
        "password_confirm" => form.password_confirm = value,
        "setup_code" => form.setup_code = value,
        _ => {}
    }
}

fn named_value(event: &web_sys::Event) -> (String, String) {
    let input: web_sys::HtmlInputElement = event_target(event);
    (input.name(), input.value())
}

/// Takes over what the fields hold, and says so only when that is news.
fn read_all(form: &web_sys::HtmlFormElement, typed: RwSignal<RegisterForm>) {
    use wasm_bindgen::JsCast;
    let controls = form.elements();
    let mut now = typed.get_untracked();
    for index in 0..controls.length() {
        if let Some(input) = controls
            .item(index)
            .and_then(|item| item.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            set(&mut now, &input.name(), input.value());
        }
    }
    if *typed.read_untracked() != now {
        typed.set(now);
    }
}
