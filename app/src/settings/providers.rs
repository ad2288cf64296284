//! `/settings/security/providers`: the accounts elsewhere that open this one.

use super::{Desk, api};
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, StillMe, WhenExact, load, problem_with};
use domain::provider::{LinkForm, LinkedIdentity, Linking, WaysIn};
use domain::{Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn ProvidersPage() -> impl IntoView {
    let back = rejected::<LinkForm>();
    load(api::linked_accounts(), move |ways| show(ways, back))
}

fn show(ways: WaysIn, back: Option<Rejected<LinkForm>>) -> impl IntoView {
    let confirm = back.map(|back| {
        let what = what(&back.form, &ways);
        match what {
            Some(what) => view! { <Confirm back what/> }.into_any(),
            None => view! { <ErrorSummary error=Signal::stored(back.error)/> }.into_any(),
        }
    });
    let none = ways.linked.is_empty();
    let can_unlink = ways.can_unlink();
    let linked = ways
        .linked
        .into_iter()
        .map(|identity| view! { <li><Linked identity can_unlink/></li> })
        .collect_view();
    let links = page()
        .site()
        .providers
        .iter()
        .map(|provider| {
            view! { <Step name="link" value=provider.name.to_string() label=format!("Link {}", provider.label) which=""/> }
        })
        .collect_view();
    view! {
        <Title text="Linked accounts"/>
        <Desk at=paths::PROVIDERS heading="Linked accounts">
            <p>"An account elsewhere that is linked here logs you in like your password."</p>
            {confirm}
            {none.then(|| view! { <p class="hint">"None is linked."</p> })}
            <ul class="devices" role="list">{linked}</ul>
            {(!none && !can_unlink).then(|| view! { <p class="hint">"You have no password here, so the only linked account stays."</p> })}
            <div class="row">{links}</div>
        </Desk>
    }
}

/// As people know the provider, for as long as it is one of the site's.
fn label_of(name: &str) -> String {
    let page = page();
    let mut providers = page.site().providers.iter();
    providers
        .find(|provider| provider.name.as_str() == name)
        .map_or_else(|| name.to_owned(), |provider| provider.label.clone())
}

/// What the form that came back would do, as its button says it.
fn what(form: &LinkForm, ways: &WaysIn) -> Option<String> {
    Some(match form.linking()? {
        Linking::Link(name) => format!("Link {}", label_of(name.as_str())),
        Linking::Unlink(id) => {
            let identity = ways.linked.iter().find(|identity| identity.id == id)?;
            format!("Unlink {}", label_of(&identity.provider))
        }
    })
}

/// Asks for the password, once it is some time since it was given, and goes on with what was asked for.
#[component]
fn Confirm(back: Rejected<LinkForm>, what: String) -> impl IntoView {
    let Rejected { form, error } = back;
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let asks = matches!(&error, Some(AppError::NotConfirmed | AppError::Invalid(_)));
    let summary = view! { <ErrorSummary error=Signal::stored(error)/> };
    if !asks {
        return summary.into_any();
    }
    view! {
        <form class="form" method="post" action=paths::PROVIDERS>
            {summary}
            <input type="hidden" name="link" value=form.link/>
            <input type="hidden" name="unlink" value=form.unlink/>
            <StillMe problem/>
            <div class="row">
                <a class="button quiet" href=paths::PROVIDERS>"Cancel"</a>
                <button class="button" type="submit">{what}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Linked(identity: LinkedIdentity, can_unlink: bool) -> impl IntoView {
    let label = label_of(&identity.provider);
    let email = identity.email.map(|email| format!("{email}. "));
    let used = identity
        .last_used
        .map(|at| view! { " Last used "<WhenExact at/>"." });
    let unlink = can_unlink.then(|| {
        view! { <Step name="unlink" value=identity.id.to_string() label="Unlink" which=label.clone()/> }
    });
    view! {
        <article class="device">
            <div class="text">
                <h2>{label}</h2>
                <p class="hint">{email}"Linked "<WhenExact at=identity.since/>"."{used}</p>
            </div>
            {unlink}
        </article>
    }
}

/// A button that links or unlinks; `which` is read to those who do not see where it stands.
#[component]
fn Step(
    name: &'static str,
    value: String,
    #[prop(into)] label: String,
    #[prop(into)] which: String,
) -> impl IntoView {
    view! {
        <form method="post" action=paths::PROVIDERS>
            <input type="hidden" name=name value=value/>
            <button class="button quiet small" type="submit">
                {label}
                {(!which.is_empty()).then(|| view! { <span class="visually-hidden">" "{which}</span> })}
            </button>
        </form>
    }
}
