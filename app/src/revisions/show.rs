//! `/posts/{slug}/revisions/{id}`: what a version changed, and the way back to it.

use super::api::{self, Compared};
use crate::AppError;
use crate::page::rejected;
use crate::ui::{ErrorSummary, Frame, PersonName, WhenExact, load_as};
use domain::post::{PostForm, PostSource};
use domain::revision::{Difference, Fate, Line, Reason, Revision};
use domain::{RevisionId, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

#[component]
pub fn RevisionPage() -> impl IntoView {
    let now = use_query_map().read_untracked().get_str("with") == Some("now");
    let error = rejected::<PostForm>().and_then(|back| back.error);
    let key = crate::posts::slug().zip(revision_id());
    let read = move |(slug, id)| api::compare_revision(slug, id, now);
    load_as(key, read, move |compared| show(compared, now, error))
}

/// The version that the page's address names.
fn revision_id() -> Option<RevisionId> {
    use_params_map()
        .read_untracked()
        .get("id")
        .and_then(|raw| raw.parse().ok())
}

fn show(compared: Compared, now: bool, error: Option<AppError>) -> impl IntoView {
    let Compared {
        post,
        revision,
        before,
        differences,
    } = compared;
    crate::posts::follow(&post.slug, |slug| paths::revision(slug, revision.id));
    let is_now = revision.version == post.version && revision.reason == Reason::Saved;
    let here = paths::revision(&post.slug, revision.id);
    let other = if now {
        view! { <a href=here>"What this version changed"</a> }.into_any()
    } else {
        view! { <a href=format!("{here}?with=now")>"What has changed since"</a> }.into_any()
    };
    let body = if differences.is_empty() {
        view! { <p>"Nothing: both say the same."</p> }.into_any()
    } else {
        differences.into_iter().map(part).collect_view().into_any()
    };
    view! {
        <Title text=format!("A version of {}", post.title)/>
        <Frame>
            <header class="masthead plain">
                <h1>{if now { "What has changed since" } else { "What this version changed" }}</h1>
                <p class="dek">"Of "<a href=paths::post(&post.slug) dir="auto">{post.title.clone()}</a></p>
            </header>
            <div class="leaf">
                <div class="stack">
                    <ErrorSummary error=Signal::stored(error)/>
                    <Which revision=revision.clone() before now/>
                    {body}
                    <p class="row"><a href=paths::revisions(&post.slug)>"All versions"</a>" "{other}</p>
                    {(!is_now).then(|| view! { <Restore post revision/> })}
                </div>
            </div>
        </Frame>
    }
}

/// Which two texts are compared.
#[component]
fn Which(revision: Revision, before: Option<Revision>, now: bool) -> impl IntoView {
    let kind = match revision.reason {
        Reason::Saved => "Saved ",
        Reason::Unsaved => "Typed, and not saved, ",
    };
    let beside = match before {
        Some(before) => view! { ", beside the version of "<WhenExact at=before.at/> }.into_any(),
        None if now => ", beside the post as it is now".into_any(),
        None => ", the first version that is kept".into_any(),
    };
    view! {
        <p class="hint">{kind}<WhenExact at=revision.at/>" by "<PersonName person=revision.by/>{beside}</p>
    }
}

fn part(difference: Difference) -> impl IntoView {
    let hunks = difference.hunks.into_iter().map(|hunk| {
        let lines = hunk.into_iter().map(line).collect_view();
        view! { <div class="hunk" dir="auto">{lines}</div> }
    });
    view! {
        <section class="difference">
            <h2 class="in-form">{difference.part}</h2>
            {hunks.collect_view()}
        </section>
    }
}

/// `<ins>` and `<del>` say it to everybody who cannot see the colours; a line that is only there on one side is one whole.
fn line(line: Line) -> impl IntoView {
    let whole = line.pieces.iter().all(|(changed, _)| *changed) || line.pieces.len() < 2;
    let pieces = line.pieces.into_iter().map(|(changed, text)| {
        if changed && !whole {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    });
    let pieces = pieces.collect_view();
    match line.fate {
        Fate::Same => view! { <p>{pieces}</p> }.into_any(),
        Fate::Gone => view! { <p><del>{pieces}</del></p> }.into_any(),
        Fate::New => view! { <p><ins>{pieces}</ins></p> }.into_any(),
    }
}

/// Saves the words of this version once more, as a new one: nothing is overwritten.
#[component]
fn Restore(post: PostSource, revision: Revision) -> impl IntoView {
    let action = paths::restore_revision(&post.slug, revision.id);
    view! {
        <form class="row" method="post" action=action>
            <input type="hidden" name="version" value=post.form().version/>
            <button class="button" type="submit">"Restore this version"</button>
            <p class="hint">"It becomes the newest version; the one of now stays in the list."</p>
        </form>
    }
}
