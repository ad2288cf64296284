//! `/settings/tokens`: making tokens, seeing what there is, and taking them back.

use super::api;
use crate::AppError;
use crate::page::{Once, Rejected, page, rejected};
use crate::settings::Desk;
use crate::ui::{ErrorSummary, StillMe, TextField, When, WhenExact, load, problem_with};
use domain::api_token::{ApiToken, ApiTokenForm, Scope};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn TokensPage() -> impl IntoView {
    let back = rejected::<ApiTokenForm>();
    load(api::tokens(), move |tokens| show(tokens, back))
}

fn show(tokens: Vec<ApiToken>, back: Option<Rejected<ApiTokenForm>>) -> impl IntoView {
    let none = tokens.is_empty();
    let items = tokens
        .into_iter()
        .map(|token| view! { <li><Item token/></li> })
        .collect_view();
    view! {
        <Title text="Tokens"/>
        <Desk at=paths::TOKENS heading="Tokens">
            <p>
                "With a token a program does for you what you may do about posts and comments. It opens nothing else: not your "
                "settings, not your password. "<a href=paths::API_DESCRIPTION>"What a program can ask for"</a>
            </p>
            {made()}
            <Make back/>
            <section class="stack in-desk" aria-labelledby="tokens">
                <h2 id="tokens" class="section-title">"Your tokens"</h2>
                {none.then(|| view! { <p>"You have none."</p> })}
                <ul class="devices" role="list">{items}</ul>
            </section>
        </Desk>
    }
}

/// The token that was just made. Nothing shows it again.
fn made() -> impl IntoView {
    let Some(Once::Token(secret)) = page().once() else {
        return ().into_any();
    };
    view! {
        <div class="note" role="status">
            <div class="stack gap-2">
                <p>"The token is made. Copy it now: it is shown only this once."</p>
                <p><code class="break">{secret.as_str().to_owned()}</code></p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Make(back: Option<Rejected<ApiTokenForm>>) -> impl IntoView {
    let (form, error) = back.map_or_else(
        || {
            let form = ApiTokenForm {
                days: ApiTokenForm::DAYS.to_string(),
                ..ApiTokenForm::default()
            };
            (form, None)
        },
        |back| (back.form, back.error),
    );
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let password = error
        .as_ref()
        .is_some_and(AppError::asks_for_password)
        .then(|| problem(Field::Password));
    view! {
        <form class="form" method="post" action=paths::TOKENS>
            <ErrorSummary error=Signal::stored(error)/>
            <TextField
                field=Field::Name
                label="Name"
                hint="What the program is called, to know it again by."
                value=form.name
                problem=problem(Field::Name)
            />
            <Scopes chosen=Scope::from_word(&form.scope)/>
            <TextField
                field=Field::Days
                label="Days"
                kind="number"
                hint="The token is worth nothing afterwards. A year and a day at most."
                value=form.days
                problem=problem(Field::Days)
            />
            {password
                .map(|problem| {
                    view! { <StillMe problem/> }
                })}
            <div class="row"><button class="button" type="submit">"Make a token"</button></div>
        </form>
    }
}

#[component]
fn Scopes(chosen: Scope) -> impl IntoView {
    let scopes = Scope::ALL.map(|scope| {
        view! { <option value=scope.word() selected=scope == chosen>{scope.label()}</option> }
    });
    view! {
        <div class="field">
            <label for="scope">"What it may do"</label>
            <select class="input" id="scope" name="scope">{scopes.into_iter().collect_view()}</select>
        </div>
    }
}

#[component]
fn Item(token: ApiToken) -> impl IntoView {
    let used = match token.used {
        Some(used) => view! { "Last used "<WhenExact at=used/>"." }.into_any(),
        None => view! { "Never used." }.into_any(),
    };
    let until = if token.is_over { "Ended " } else { "Until " };
    view! {
        <article class="device">
            <div class="text">
                <h3 dir="auto">{token.name.clone()}" "<span class="badge">{token.scope.label()}</span></h3>
                <p class="hint">"Made "<When at=token.created/>". "{until}<When at=token.expires/>". "{used}</p>
            </div>
            <form method="post" action=paths::revoke_token(token.id)>
                <button class="button quiet small" type="submit">
                    "Revoke"<span class="visually-hidden">" the token "{token.name}</span>
                </button>
            </form>
        </article>
    }
}
