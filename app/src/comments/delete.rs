//! `/comments/{id}/delete`: the question before a comment goes.

use super::{api, edit};
use crate::ui::{Frame, load_as};
use domain::comment::CommentSource;
use domain::paths;
use leptos::prelude::*;
use leptos_meta::Title;

#[component]
pub fn DeleteCommentPage() -> impl IntoView {
    load_as(edit::comment_id(), api::comment_to_delete, show)
}

fn show(comment: CommentSource) -> impl IntoView {
    view! {
        <Title text="Delete this comment?"/>
        <Frame>
            <header class="masthead plain">
                <h1>"Delete this comment?"</h1>
                <p class="dek">"On "<a href=paths::comment(&comment.post_slug, comment.id)>{comment.post_title}</a></p>
            </header>
            <div class="leaf">
                <form class="form" method="post" action=paths::delete_comment(comment.id)>
                    <blockquote class="doomed">{comment.body}</blockquote>
                    <div class="row">
                        <a class="button quiet" href=paths::comment(&comment.post_slug, comment.id)>"Keep it"</a>
                        <button class="button danger" type="submit">"Delete comment"</button>
                    </div>
                </form>
            </div>
        </Frame>
    }
}
