//! The comments of a Flask blog.

use super::authors::Authors;
use super::columns::comment;
use super::dates::{self, Reading};
use super::posts::Manner;
use super::rows::{Row, Rows};
use super::text;
use crate::html;
use crate::import::blog::{Comment, Post};
use crate::import::notes::Notes;
use domain::{CommentBody, Timestamp};
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
    comments.collect()
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
        date: date(row, manner, notes),
    })
}

/// Without one a comment carries that of its post.
fn date(row: &Row, manner: &Manner, notes: &mut Notes) -> Option<Timestamp> {
    let raw = row.text(comment::DATE).trim();
    let reading = dates::read(raw);
    let date = reading.with(manner.date_format);
    let case = || format!("{} of comment {}", text::line(raw, 40).0, row.id);
    match reading {
        _ if date.is_some() => {}
        _ if raw.is_empty() => notes.say_once(
            "Comments that the old blog kept no date of carry that of their post, and say so",
        ),
        Reading::Unreadable => notes.add(
            "These dates cannot be read, so the comments carry that of their post, and say so",
            case(),
        ),
        _ => notes.add(
            "These dates can be read in two ways, so the comments carry that of their post, and say so; \
             --date-format day-first or month-first decides, if it is given with the first import",
            case(),
        ),
    }
    date
}
