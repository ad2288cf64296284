//! The comment form. A plain form that, where scripts run, posts without leaving the page.

use super::api;
use super::item::CommentItem;
use crate::AppError;
use crate::page::{PageContext, Site};
use crate::ui::{ErrorSummary, FieldError, in_textarea, problem_with};
use domain::comment::{Comment, CommentForm};
use domain::{Field, Invalid, PersonLink, Slug, UserId, paths};
use leptos::ev::SubmitEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the heading above the comments.
pub const HEADING: &str = "comments-title";

/// What it says.
pub fn heading(count: usize) -> String {
    match count {
        0 => "No comments yet".to_owned(),
        1 => "1 comment".to_owned(),
        many => format!("{many} comments"),
    }
}

/// The new comment appears above the form. When the server says no, or is away, the text stays and the reason stands
/// above it.
#[island]
pub fn ComposeIsland(
    slug: Slug,
    me: PersonLink,
    post_author: Option<UserId>,
    /// Comments that are on the page already.
    count: usize,
    text: String,
    error: Option<AppError>,
    assets: String,
) -> impl IntoView {
    provide_context(PageContext::new(
        Arc::new(Site {
            assets,
            ..Site::default()
        }),
        None,
        None,
        String::new(),
    ));
    let error = RwSignal::new(error);
    let busy = RwSignal::new(false);
    let posted = RwSignal::new(Vec::<Comment>::new());
    let field = NodeRef::<Textarea>::new();
    let problem = Signal::derive(move || {
        let problems: Vec<Invalid> = error
            .read()
            .as_ref()
            .map(AppError::problems)
            .unwrap_or_default();
        problem_with(Field::Comment, &problems)
    });
    let action = paths::comments(&slug);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(textarea) = field.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        let form = CommentForm {
            body: textarea.value(),
        };
        if let Err(problems) = form.parse() {
            error.set(Some(problems.into()));
            return;
        }
        busy.set(true);
        let slug = slug.clone();
        leptos::task::spawn_local(async move {
            match api::add_comment(slug, form).await {
                Ok(comment) => {
                    textarea.set_value("");
                    error.set(None);
                    posted.update(|posted| posted.push(comment));
                    if let Some(title) = document().get_element_by_id(HEADING) {
                        title.set_text_content(Some(&heading(
                            count + posted.read_untracked().len(),
                        )));
                    }
                }
                Err(reason) => error.set(Some(reason)),
            }
            busy.set(false);
        });
    };
    view! {
        <ol class="thread posted" role="list" aria-live="polite">
            <For each=move || posted.get() key=|comment| comment.id let:comment>
                <li><CommentItem comment post_author can_edit=true can_delete=true/></li>
            </For>
        </ol>
        <form class="comment-form form" method="post" action=action on:submit=submit>
            <ErrorSummary error/>
            <div class="field">
                <label for="body">"Add a comment"</label>
                <p class="hint" id="body-hint">"Markdown works. Be as kind as you would be in a quiet room."</p>
                <textarea
                    class="input"
                    id="body"
                    name="body"
                    required
                    node_ref=field
                    aria-describedby=move || if problem.read().is_some() { "body-hint body-error" } else { "body-hint" }
                    aria-invalid=move || problem.read().is_some().then_some("true")
                >
                    {in_textarea(text)}
                </textarea>
                <FieldError field=Field::Comment problem/>
            </div>
            <div class="row">
                <button class="button" type="submit" aria-busy=move || busy.get().then_some("true")>"Post comment"</button>
                <p class="hint">{format!("Commenting as {}", me.name)}</p>
            </div>
        </form>
    }
}
