//! `/comments/{id}/edit`

use super::api;
use crate::AppError;
use crate::page::rejected;
use crate::ui::{ErrorSummary, FieldError, Frame, in_textarea, load_as, problem_with};
use domain::comment::{CommentForm, CommentSource};
use domain::post::Format;
use domain::{CommentId, Field, paths};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn EditCommentPage() -> impl IntoView {
    let back = rejected::<CommentForm>();
    load_as(comment_id(), api::comment_to_edit, move |comment| {
        let text = back
            .as_ref()
            .map_or_else(|| comment.body.clone(), |back| back.form.body.clone());
        show(comment, text, back.and_then(|back| back.error))
    })
}

/// The comment that the page's address names.
pub fn comment_id() -> Option<CommentId> {
    use_params_map()
        .read_untracked()
        .get("id")
        .and_then(|raw| raw.parse().ok())
}

const fn written_in(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown works.",
        Format::Html => "This comment came from another blog and is written in HTML.",
    }
}

fn show(comment: CommentSource, text: String, error: Option<AppError>) -> impl IntoView {
    let problems = error.as_ref().map(AppError::problems).unwrap_or_default();
    let problem = problem_with(Field::Comment, &problems);
    let invalid = problem.is_some();
    view! {
        <Title text="Edit your comment"/>
        <Frame>
            <header class="masthead plain">
                <h1>"Edit your comment"</h1>
                <p class="dek">"On "<a href=paths::comment(&comment.post_slug, comment.id)>{comment.post_title}</a></p>
            </header>
            <div class="leaf">
                <form class="form" method="post" action=paths::edit_comment(comment.id)>
                    <ErrorSummary error=Signal::stored(error)/>
                    <div class="field">
                        <label for="body">"Your comment"</label>
                        <p class="hint" id="body-hint">{written_in(comment.format)}</p>
                        <textarea
                            class="input"
                            id="body"
                            name="body"
                            required
                            aria-invalid=invalid.then_some("true")
                            aria-describedby=if invalid { "body-hint body-error" } else { "body-hint" }
                        >
                            {in_textarea(text)}
                        </textarea>
                        <FieldError field=Field::Comment problem/>
                    </div>
                    <div class="row">
                        <button class="button" type="submit">"Save comment"</button>
                        <a class="button quiet" href=paths::comment(&comment.post_slug, comment.id)>"Cancel"</a>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
