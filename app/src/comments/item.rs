//! One comment.

use crate::ui::{Avatar, Html, PersonName, WhenExact};
use domain::comment::Comment;
use domain::{Timestamp, UserId, paths};
use leptos::prelude::*;

/// Edit and delete are there for whoever may use them, and for nobody else.
#[component]
pub fn CommentItem(
    comment: Comment,
    post_author: Option<UserId>,
    can_edit: bool,
    can_delete: bool,
) -> impl IntoView {
    let Comment {
        id,
        author,
        html,
        created,
        edited,
        date_unknown,
    } = comment;
    let wrote_the_post = author
        .as_ref()
        .is_some_and(|author| Some(author.id) == post_author);
    let name_id = format!("comment-{id}-by");
    let labelled = name_id.clone();
    view! {
        <article class="comment" id=format!("comment-{id}") aria-labelledby=labelled>
            <header class="head">
                <Avatar person=author.clone()/>
                " "
                <PersonName person=author id=name_id/>
                " "
                {wrote_the_post.then(|| view! { <span class="badge author">"Author"</span>" " })}
                <a href=format!("#comment-{id}")><CommentTime at=created unknown=date_unknown/></a>
                {edited.map(|_| view! { " "<span>"edited"</span> })}
            </header>
            <Html html class="body"/>
            {(can_edit || can_delete)
                .then(|| {
                    view! {
                        <div class="actions">
                            {can_edit
                                .then(|| view! { <a class="text-button" href=paths::edit_comment(id)>"Edit"<span class="visually-hidden">" your comment"</span></a> })}
                            {can_delete
                                .then(|| view! { <a class="text-button danger" href=paths::delete_comment(id)>"Delete"<span class="visually-hidden">" this comment"</span></a> })}
                        </div>
                    }
                })}
        </article>
    }
}

/// When something was said. What a blog without dates brought has that of its post, which says nothing.
#[component]
pub fn CommentTime(at: Timestamp, unknown: bool) -> impl IntoView {
    if unknown {
        view! { <span>"date unknown"</span> }.into_any()
    } else {
        view! { <WhenExact at/> }.into_any()
    }
}
