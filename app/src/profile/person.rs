//! `/u/{handle}`: a person, what they wrote, and what they said last.

use super::api::{self, PersonData};
use crate::comments::SaidItem;
use crate::posts::PostList;
use crate::ui::{Avatar, Frame, Pagination, When, load_as};
use domain::comment::Said;
use domain::{Handle, PageNumber, Role, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn PersonPage() -> impl IntoView {
    let handle = use_params_map()
        .read_untracked()
        .get("handle")
        .map(|raw| Handle::from_input(&raw));
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    load_as(handle, move |handle| api::person(handle, number), show)
}

fn show(data: PersonData) -> impl IntoView {
    let PersonData {
        person,
        role,
        about,
        joined,
        mut posts,
        comments,
    } = data;
    let since = if role == Role::Reader {
        "Here since ".to_owned()
    } else {
        format!("{}, here since ", role.label())
    };
    let items = std::mem::take(&mut posts.items);
    let wrote = !items.is_empty();
    let path = paths::person(&person.handle);
    view! {
        <Title text=person.name.clone()/>
        <Frame>
            <header class="masthead plain">
                <div class="person-card">
                    <Avatar person=Some(person.clone()) size="huge"/>
                    <div class="stack gap-2">
                        <h1>{person.name}</h1>
                        {(!about.is_empty()).then(|| view! { <p>{about}</p> })}
                        <p class="hint">{since}<When at=joined/></p>
                    </div>
                </div>
            </header>
            <section class="earlier" aria-labelledby="posts" hidden=!wrote>
                <h2 id="posts" class="visually-hidden">"Posts"</h2>
                <PostList posts=items/>
            </section>
            <Pagination list=posts path/>
            <LatestComments comments/>
        </Frame>
    }
}

#[component]
fn LatestComments(comments: Vec<Said>) -> impl IntoView {
    (!comments.is_empty()).then(|| {
        let items = comments
            .into_iter()
            .map(|said| view! { <li><SaidItem said/></li> })
            .collect_view();
        view! {
            <section class="comments" aria-labelledby="said">
                <div class="leaf">
                    <header class="in-margin"><h2 id="said" class="section-title">"Latest comments"</h2></header>
                    <ol class="thread" role="list">{items}</ol>
                </div>
            </section>
        }
    })
}
