//! `/admin/audit`: who did what, when and from where.

use super::{Desk, api, asked};
use crate::ui::{Choice, Pagination, WhenExact, load};
use domain::audit::{AuditQuery, Entry, Named};
use domain::{Event, Page, paths};
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn AuditPage() -> impl IntoView {
    let query = AuditQuery {
        event: asked("event"),
        person: asked("person"),
        from: asked("from"),
        to: asked("to"),
        page: asked("page"),
    };
    load(api::audit(query.clone()), move |page| show(page, query))
}

fn show(mut page: Page<Entry>, query: AuditQuery) -> impl IntoView {
    let entries = std::mem::take(&mut page.items);
    let (path, file) = (query.path(), query.file());
    let found = match page.total {
        0 => "Nothing fits.".to_owned(),
        1 => "1 entry".to_owned(),
        many => format!("{many} entries"),
    };
    view! {
        <Title text="Audit log"/>
        <Desk at=paths::AUDIT heading="Audit log">
            <Filter query/>
            <div>
                <div class="bulk">
                    <p class="count">{found}</p>
                    <a class="button quiet small" href=file download="">"Download as CSV"</a>
                </div>
                {(!entries.is_empty()).then(|| view! { <Entries entries/> })}
            </div>
            <Pagination list=page path what="entries"/>
        </Desk>
    }
}

#[component]
fn Filter(query: AuditQuery) -> impl IntoView {
    let narrow = query.is_narrow();
    let events = Event::ALL.iter().map(|event| (event.word(), event.label()));
    view! {
        <form class="filter" method="get" action=paths::AUDIT role="search">
            <Choice name="event" label="What" any="Everything" options=events.collect() chosen=query.event/>
            <div class="field">
                <label for="person">"Handle or address"</label>
                <input class="input" id="person" name="person" value=query.person autocomplete="off"/>
            </div>
            <Day name="from" label="From" value=query.from/>
            <Day name="to" label="To" value=query.to/>
            <div class="row gap-4">
                <button class="button quiet" type="submit">"Show"</button>
                {narrow.then(|| view! { <a href=paths::AUDIT>"Show everything"</a> })}
            </div>
        </form>
    }
}

#[component]
fn Day(name: &'static str, label: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input class="input" id=name name=name type="date" value=value/>
        </div>
    }
}

#[component]
fn Entries(entries: Vec<Entry>) -> impl IntoView {
    let rows = entries
        .into_iter()
        .map(|entry| view! { <Row entry/> })
        .collect_view();
    view! {
        <div class="table-region" role="region" aria-label="Audit log, table" tabindex="0">
            <table class="table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"When"</th>
                        <th role="columnheader" scope="col">"What"</th>
                        <th role="columnheader" scope="col">"Who"</th>
                        <th role="columnheader" scope="col">"To whom"</th>
                        <th role="columnheader" scope="col">"From"</th>
                        <th role="columnheader" scope="col">"Request"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(entry: Entry) -> impl IntoView {
    // Most people do most things to themselves, and the table is easier to read without that.
    let to = if entry.to == entry.by {
        Named::default()
    } else {
        entry.to.clone()
    };
    let detail = (!entry.detail.is_empty())
        .then(|| view! { " "<span class="detail" dir="auto">{entry.detail.clone()}</span> });
    view! {
        <tr role="row">
            <td role="cell" class="nowrap"><WhenExact at=entry.at/></td>
            <td role="cell">{entry.label()}{detail}</td>
            <td role="cell" data-label=label("By", &entry.by.name)><Person named=entry.by.clone()/></td>
            <td role="cell" data-label=label("To", &to.name)><Person named=to.clone()/></td>
            <td role="cell" class="nowrap" data-label=label("From", &entry.network)>{entry.network.clone()}</td>
            <td role="cell" class="nowrap" data-label=label("Request", &entry.request)><code>{entry.request.clone()}</code></td>
        </tr>
    }
}

/// What a cell says of itself on a narrow screen; one with nothing in it says nothing.
fn label(heading: &'static str, text: &str) -> Option<&'static str> {
    (!text.is_empty()).then_some(heading)
}

#[component]
fn Person(named: Named) -> impl IntoView {
    match named.id {
        Some(id) => view! { <a dir="auto" href=paths::user(id)>{named.name}</a> }.into_any(),
        None => named.name.into_any(),
    }
}
