//! `/login/with/{provider}/welcome`: who comes from a provider for the first time says who they want to be.

use super::api::{self, Arrival};
use crate::AppError;
use crate::page::{page, rejected};
use crate::ui::{ErrorSummary, Folio, TextField, load, problem_with};
use domain::provider::WelcomeForm;
use domain::{Field, LocalPath, ProviderName, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn WelcomePage() -> impl IntoView {
    if page().viewer().is_some() {
        page().redirect(LocalPath::home());
        return ().into_any();
    }
    let provider = use_params_map().read_untracked().get("provider");
    let provider = provider.unwrap_or_default();
    let back = rejected::<WelcomeForm>();
    let (form, error) = back.map_or((None, None), |back| (Some(back.form), back.error));
    let action = ProviderName::parse(&provider).map(|name| paths::welcome_from(&name));
    load(api::who_arrived(provider), move |arrival| {
        view! { <Welcome arrival form error action=action.unwrap_or_default()/> }
    })
    .into_any()
}

#[component]
fn Welcome(
    arrival: Arrival,
    form: Option<WelcomeForm>,
    error: Option<AppError>,
    action: String,
) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let form = form.unwrap_or(WelcomeForm {
        name: arrival.name,
        ..WelcomeForm::default()
    });
    let known_by = match &arrival.email {
        Some(email) => format!(
            "{} knows you by {email}, and so will this site.",
            arrival.label
        ),
        None => format!(
            "{} told no address that it has verified, so this site has none of you.",
            arrival.label
        ),
    };
    view! {
        <Title text="Create an account"/>
        <Folio cloth=2 saying="One account. Your comments, your page, and nothing sold.">
            <header class="stack gap-2">
                <h1>"One more thing"</h1>
                <p>"You have no account here yet. Have one after all? "<a href=paths::LOGIN>"Log in"</a></p>
            </header>
            <ErrorSummary error=Signal::stored(error)/>
            <form class="form" method="post" action=action novalidate>
                <TextField
                    field=Field::Name
                    label="Name"
                    hint="Shown beside your comments."
                    autocomplete="name"
                    value=form.name
                    problem=problem.clone()(Field::Name)
                />
                {arrival
                    .needs_setup_code
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
                <p class="hint">{known_by}</p>
                <button class="button full" type="submit">"Create account"</button>
            </form>
        </Folio>
    }
}
