//! `/settings`: what somebody shows of themselves, and where letters to them go.

use super::{Desk, api};
use crate::AppError;
use crate::page::{Rejected, page, rejected};
use crate::ui::{ErrorSummary, StillMe, TextField, load, problem_with};
use api::OwnAccount;
use domain::settings::{AddressForm, ProfileForm};
use domain::{Field, Language, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn ProfilePage() -> impl IntoView {
    let profile = rejected::<ProfileForm>();
    let address = rejected::<AddressForm>();
    load(api::my_account(), move |own| {
        view! {
            <Title text="Profile"/>
            <Desk at=paths::PROFILE heading="Profile">
                <Shown own=own.clone() back=profile/>
                <Address own back=address/>
            </Desk>
        }
    })
}

#[component]
fn Shown(own: OwnAccount, back: Option<Rejected<ProfileForm>>) -> impl IntoView {
    let (form, error) = back.map_or((own.profile, None), |back| (back.form, back.error));
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let site = page().site().language.clone();
    let chosen = if form.language.is_empty() {
        site
    } else {
        form.language
    };
    let languages = Language::ALL.map(|language| {
        let selected = language.code() == chosen;
        view! { <option value=language.code() lang=language.code() selected=selected>{language.name()}</option> }
    });
    view! {
        <form class="form" method="post" action=paths::PROFILE>
            <ErrorSummary error=Signal::stored(error)/>
            <TextField field=Field::Name label="Name" hint="Shown beside what you write." autocomplete="name" value=form.name problem=problem(Field::Name)/>
            <TextField
                field=Field::Handle
                label="Handle"
                hint="The end of your page's address. You can log in with it too."
                autocomplete="nickname"
                value=form.handle
                problem=problem(Field::Handle)
            />
            <TextField
                field=Field::About
                label="About you"
                hint="A sentence or two for your page."
                optional=true
                value=form.about
                problem=problem(Field::About)
            />
            <div class="field">
                <label for="language">"Language of letters to you"</label>
                <select class="input" id="language" name="language">{languages.into_iter().collect_view()}</select>
            </div>
            <div class="row"><button class="button" type="submit">"Save"</button></div>
        </form>
    }
}

/// The address, and how to change it. Where the password was given lately it is not asked for again.
#[component]
fn Address(own: OwnAccount, back: Option<Rejected<AddressForm>>) -> impl IntoView {
    let asks_password = back.is_some();
    let (form, error) = back.map_or_else(Default::default, |back| (back.form, back.error));
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = move |field| Signal::stored(problem_with(field, &problems));
    let hint = if own.sends_letters {
        "A letter with a link goes to the new address. Until you follow it, the old one stays."
    } else {
        "You log in with it."
    };
    let unconfirmed = own.sends_letters && !own.email_verified && own.email.is_some();
    let password_problem = problem.clone();
    view! {
        <section class="stack in-desk" aria-labelledby="address">
            <h2 id="address" class="section-title">"Email address"</h2>
            <p>
                {own.email.clone().unwrap_or_else(|| "There is none yet.".to_owned())}
                {(own.email_verified).then(|| view! { " "<span class="badge author">"Confirmed"</span> })}
            </p>
            {unconfirmed
                .then(|| {
                    view! {
                        <form method="post" action=paths::VERIFY_ADDRESS>
                            <button class="button quiet small" type="submit">"Send a link to confirm it"</button>
                        </form>
                    }
                })}
            <form class="form" method="post" action=paths::ADDRESS>
                <ErrorSummary error=Signal::stored(error)/>
                <TextField field=Field::Email label="New email address" kind="email" hint autocomplete="email" value=form.email problem=problem(Field::Email)/>
                {asks_password
                    .then(|| {
                        view! {
                            <StillMe optional=true problem=password_problem(Field::Password)/>
                        }
                    })}
                <div class="row"><button class="button quiet" type="submit">"Change address"</button></div>
            </form>
        </section>
    }
}
