//! `/`: published posts, newest first.

use crate::page::page;
use crate::posts::{HomeData, PostList, Spread, api};
use crate::second_factor::FactorBanner;
use crate::ui::{Frame, Pagination, load};
use domain::{PageNumber, paths, policy};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_query_map;

/// The newest post is featured on the first page. An empty site tells its owner what to do next. Beyond the last page
/// there is nothing.
#[component]
pub fn HomePage() -> impl IntoView {
    let number = PageNumber::from_query(use_query_map().read_untracked().get_str("page"));
    load(api::home(number), show)
}

fn show(home: HomeData) -> impl IntoView {
    let site = page().site().clone();
    let HomeData {
        mut posts,
        first_account_made,
    } = home;
    let at = posts.number.get();
    let empty = posts.total == 0;
    let mut items = std::mem::take(&mut posts.items);
    let featured = (at == 1 && !items.is_empty()).then(|| items.remove(0));
    let title = if at > 1 {
        format!("Page {at}")
    } else {
        String::new()
    };
    // Where there is nothing to add to the name above, it is not said twice.
    let (headline, class) = if site.description.is_empty() {
        (site.title, "visually-hidden")
    } else {
        (site.description.clone(), "")
    };
    let no_more = items.is_empty();
    view! {
        <Title text=title/>
        <Meta name="description" content=site.description/>
        <Frame at_home=true>
            <header class="masthead home"><h1 class=class>{headline}</h1></header>
            <FactorBanner/>
            {featured.map(|post| view! { <section class="spread-box" aria-label="Featured"><Spread post/></section> })}
            {empty.then(|| view! { <FirstRun first_account_made/> })}
            <section class="earlier" aria-labelledby="earlier" hidden=no_more>
                <h2 id="earlier" class="visually-hidden">{if at == 1 { "Earlier posts" } else { "Posts" }}</h2>
                <PostList posts=items/>
            </section>
            <Pagination list=posts path=paths::HOME/>
        </Frame>
    }
}

/// What there is to do on a site without posts, for whoever looks at it.
#[component]
fn FirstRun(first_account_made: bool) -> impl IntoView {
    let page = page();
    let (heading, say, action) = if !first_account_made {
        (
            "A blank quire",
            "The site runs. Create the first account: it looks after the site and writes its posts.",
            Some((paths::REGISTER, "Create the first account")),
        )
    } else if policy::can_write(page.viewer()) {
        (
            "Nothing published yet",
            "Write the first post. Readers see it once you publish it.",
            Some((paths::WRITE, "Write the first post")),
        )
    } else {
        (
            "Nothing published yet",
            "The first post is still being written. Come back soon.",
            None,
        )
    };
    view! {
        <div class="empty">
            <crate::ui::Mark/>
            <h2>{heading}</h2>
            <p>{say}</p>
            {action.map(|(href, label)| view! { <a class="button" href=href>{label}</a> })}
        </div>
    }
}
