//! The comment form. A plain form that, where scripts run, posts without leaving the page.

use super::api;
use super::item::CommentItem;
use crate::AppError;
use crate::device::{self, Drawer};
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
    /// Names this form, so that what is sent twice is said once.
    key: String,
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
    let me_id = me.id;
    let drawer = move |slug: &Slug| Drawer::of(me_id, &format!("comment-{slug}"));
    let restored = RwSignal::new(false);
    let (found, kept) = (slug.clone(), slug.clone());
    Effect::new(move |_| {
        device::drawers(me_id);
        let words = drawer(&found).kept();
        if let Some((field, words)) = field.get_untracked().zip(words)
            && field.value().is_empty()
        {
            field.set_value(&words);
            restored.set(true);
        }
    });
    let keep = move |event| {
        let words = event_target_value(&event);
        if words.is_empty() {
            drawer(&kept).forget();
        } else {
            drawer(&kept).keep(&words);
        }
    };
    let sent_key = key.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(textarea) = field.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        let form = CommentForm {
            body: textarea.value(),
            // The next comment from here is another one.
            key: format!("{sent_key}-{}", posted.read_untracked().len()),
        };
        if let Err(problems) = form.parse() {
            error.set(Some(problems.into()));
            return;
        }
        busy.set(true);
        let slug = slug.clone();
        leptos::task::spawn_local(async move {
            match api::add_comment(slug.clone(), form).await {
                Ok(comment) => {
                    textarea.set_value("");
                    drawer(&slug).forget();
                    restored.set(false);
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
            <input type="hidden" name="key" value=key/>
            <div class="field">
                <label for="body">"Add a comment"</label>
                <p class="hint" id="body-hint">"Markdown works. Be as kind as you would be in a quiet room."</p>
                <textarea
                    class="input"
                    id="body"
                    name="body"
                    required
                    node_ref=field
                    on:input=keep
                    aria-describedby=move || if problem.read().is_some() { "body-hint body-error" } else { "body-hint" }
                    aria-invalid=move || problem.read().is_some().then_some("true")
                >
                    {in_textarea(text)}
                </textarea>
                <FieldError field=Field::Comment problem/>
                <p class="hint" role="status">{move || restored.get().then_some("Not sent yet: this is what you typed here before.")}</p>
            </div>
            <div class="row">
                <button class="button" type="submit" aria-busy=move || busy.get().then_some("true")>"Post comment"</button>
                <p class="hint">{format!("Commenting as {}", me.name)}</p>
            </div>
        </form>
    }
}
