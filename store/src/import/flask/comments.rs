//! The comments of a Flask blog.

use super::authors::Authors;
use super::columns::comment;
use super::dates;
use super::posts::Manner;
use super::rows::{Row, Rows};
use super::text;
use crate::html;
use crate::import::blog::{Comment, Post};
use crate::import::notes::Notes;
use domain::CommentBody;
use std::collections::HashSet;

/// Reads the rows. `step` is called after each.
pub(super) fn read(
    rows: &Rows,
    manner: &Manner,
    posts: &[Post],
    authors: &Authors,
    notes: &mut Notes,
    mut step: impl FnMut(),
) -> Vec<Comment> {
    let posts: HashSet<i64> = posts.iter().map(|post| post.id).collect();
    let comments = rows.rows.iter().filter_map(|row| {
        step();
        read_one(row, manner, &posts, authors, notes)
    });
    let comments: Vec<Comment> = comments.collect();
    if comments.iter().any(|comment| comment.date.is_none()) {
        notes
            .say("Comments that the old blog kept no date of carry that of their post, and say so");
    }
    comments
}

fn read_one(
    row: &Row,
    manner: &Manner,
    posts: &HashSet<i64>,
    authors: &Authors,
    notes: &mut Notes,
) -> Option<Comment> {
    let case = format!("comment {}", row.id);
    let Some(post) = row
        .number(comment::POST_ID)
        .filter(|post| posts.contains(post))
    else {
        notes.add(
            "These belong to a post that is not in the old blog, and stay there",
            case,
        );
        return None;
    };
    let written = text::html_of(row.text(comment::TEXT), manner.is_html);
    if text::can_run(&written) {
        notes.add(
            "Parts of these that a browser would run were taken out",
            &case,
        );
    }
    let safe = html::sanitise_comment(&written);
    if safe.as_str().trim().is_empty() {
        notes.add(
            "Nothing is left of these, and they stay in the old blog",
            case,
        );
        return None;
    }
    if safe.as_str().len() > CommentBody::MAX {
        notes.add(
            "These have more than 16 KB and cannot be saved again before they are shortened",
            &case,
        );
    }
    let author = authors.by_number(row.number(comment::AUTHOR_ID));
    if author.is_none() {
        notes.add(
            "These are by nobody who is in the old blog, and come without a name",
            case,
        );
    }
    Some(Comment {
        id: row.id,
        post,
        author,
        html: safe,
        date: dates::read(row.text(comment::DATE)).with(manner.date_format),
    })
}
