//! `/admin/users`: everybody with an account, and what can be done about them.

use super::api::{self, PeopleData};
use super::people_table::PeopleTable;
use super::{Desk, asked, offered, unless_asked};
use crate::AppError;
use crate::page::rejected;
use crate::ui::{Choice, ErrorSummary, FieldError, Icon, Pagination, StillMe, load, problem_with};
use domain::people::{Account, Action, PeopleForm, PeopleQuery, State};
use domain::{Field, Invalid, Role, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn UsersPage() -> impl IntoView {
    let back = rejected::<PeopleForm>();
    let came_back = back.is_some();
    let (form, error) = match back {
        Some(back) => (back.form, back.error),
        None => (PeopleForm::default(), None),
    };
    let query = if came_back {
        form.list()
    } else {
        PeopleQuery {
            q: asked("q"),
            role: asked("role"),
            state: asked("state"),
            page: asked("page"),
        }
    };
    let found = unless_asked(came_back, api::people(query.clone(), form.ticked()));
    load(found, move |data| show(data, query, form, error))
}

fn show(
    data: Option<PeopleData>,
    query: PeopleQuery,
    form: PeopleForm,
    error: Option<AppError>,
) -> impl IntoView {
    let asks = error.as_ref().is_some_and(AppError::asks_for_password);
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let (page, ticked) = match data {
        Some(data) => (Some(data.page), data.ticked),
        None => (None, Vec::new()),
    };
    let above = if asks {
        view! { <ConfirmAction form=form.clone() error ticked/> }.into_any()
    } else {
        view! { <ErrorSummary error=Signal::stored(error)/> }.into_any()
    };
    view! {
        <Title text="People"/>
        <Desk at=paths::USERS heading="People">
            {above}
            {page
                .map(|mut page| {
                    let people = std::mem::take(&mut page.items);
                    let total = page.total;
                    let path = query.path();
                    view! {
                        <Filter query=query.clone()/>
                        <List people total query form problems/>
                        <Pagination list=page path what="people"/>
                    }
                })}
        </Desk>
    }
}

/// Which people are shown. An ordinary form: the list it asks for has an address.
#[component]
fn Filter(query: PeopleQuery) -> impl IntoView {
    let narrow = query.is_narrow();
    let roles = Role::ALL.map(|role| (role.word(), role.label()));
    let states = State::ALL.map(|state| (state.word(), state.label()));
    view! {
        <form class="filter" method="get" action=paths::USERS role="search">
            <div class="field">
                <label for="q">"Name, handle or address"</label>
                <div class="search-field">
                    <Icon name="search"/>
                    <input class="input" id="q" name="q" type="search" value=query.q autocomplete="off"/>
                </div>
            </div>
            <Choice name="role" label="Role" any="All roles" options=roles.to_vec() chosen=query.role/>
            <Choice name="state" label="State" any="All states" options=states.to_vec() chosen=query.state/>
            <div class="row gap-4">
                <button class="button quiet" type="submit">"Show"</button>
                {narrow.then(|| view! { <a href=paths::USERS>"Show everybody"</a> })}
            </div>
        </form>
    }
}

/// The people, each with a tick, and what to do about those who are ticked.
#[component]
fn List(
    people: Vec<Account>,
    total: u64,
    query: PeopleQuery,
    form: PeopleForm,
    problems: Vec<Invalid>,
) -> impl IntoView {
    let actions: Vec<_> = offered()
        .map(|action| (action.word(), action.label()))
        .collect();
    let ticked = form.ticked();
    let wrong_action = problem_with(Field::Action, &problems);
    let wrong_people = problem_with(Field::People, &problems);
    let found = match total {
        0 => "Nobody fits.".to_owned(),
        1 => "1 person".to_owned(),
        many => format!("{many} people"),
    };
    if people.is_empty() {
        return view! { <p class="hint">{found}</p> }.into_any();
    }
    view! {
        <form method="post" action=paths::USERS>
            <Hidden query/>
            <div class="bulk">
                <p class="count">{found}</p>
                <label for="action">"With the selected people"</label>
                <Choice name="action" any="Choose" options=actions.clone() chosen=form.action problem=wrong_action.clone()/>
                <button class="button small" type="submit">"Do it"</button>
                <FieldError field=Field::Action problem=Signal::stored(wrong_action)/>
                <FieldError field=Field::People problem=Signal::stored(wrong_people)/>
            </div>
            <PeopleTable people ticked/>
        </form>
    }
    .into_any()
}

/// Where in the list somebody is, so that they come back there.
#[component]
fn Hidden(query: PeopleQuery) -> impl IntoView {
    [
        ("q", query.q),
        ("role", query.role),
        ("state", query.state),
        ("page", query.page),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect_view()
}

/// Asks for the password, once it is some time since it was given, and goes on with what was asked for.
#[component]
fn ConfirmAction(form: PeopleForm, error: Option<AppError>, ticked: Vec<Account>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = Signal::stored(problem_with(Field::Password, &problems));
    let label = Action::from_word(&form.action).map_or("Go on", Action::label);
    let names: Vec<String> = ticked.into_iter().map(|account| account.name).collect();
    let about = (!names.is_empty()).then(|| view! { <p>{label}": "<b>{names.join(", ")}</b></p> });
    let ticks = form.ticked().into_iter().map(|id| {
        view! { <input type="hidden" name=PeopleForm::tick(id) value="on"/> }
    });
    view! {
        <form class="form" method="post" action=paths::USERS>
            <ErrorSummary error=Signal::stored(error)/>
            {about}
            {ticks.collect_view()}
            <Hidden query=form.list()/>
            <input type="hidden" name="action" value=form.action/>
            <StillMe problem/>
            <div class="row gap-4">
                <a class="button quiet" href=paths::USERS>"Cancel"</a>
                <button class="button" type="submit">{label}</button>
            </div>
        </form>
    }
}
