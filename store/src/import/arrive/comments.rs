//! Comments arrive under their posts.

use super::{Arrival, known::Kind};
use crate::entity::comment::{ActiveModel, Entity};
use crate::import::blog::Comment;
use crate::import::{Counts, Progress};
use crate::{Error, html};
use domain::Timestamp;
use domain::post::Format;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};
use std::collections::HashMap;

pub(super) async fn bring<P: FnMut(Progress)>(
    arrival: &mut Arrival<'_, P>,
) -> Result<Counts, Error> {
    let dates = arrival.blog.posts.iter().map(|post| (post.id, post.date));
    let dates: HashMap<i64, Timestamp> = dates.collect();
    let mut counts = Counts::default();
    for comment in &arrival.blog.comments {
        arrival.step();
        if arrival.known.local(Kind::Comment, comment.id).is_some() {
            counts.already_there += 1;
            continue;
        }
        let Some(post) = arrival.known.post(comment.post) else {
            arrival.notes.add(
                "These belong to posts that came before and were deleted here since",
                format!("comment {}", comment.id),
            );
            counts.skipped += 1;
            continue;
        };
        let date = comment.date.or(dates.get(&comment.post).copied());
        let author = arrival.known.person(comment.author);
        let row = row(comment, post, author, date.unwrap_or(arrival.now));
        let inserted = Entity::insert(row).exec(arrival.tx).await?;
        arrival
            .known
            .add(Kind::Comment, comment.id, inserted.last_insert_id);
        counts.brought += 1;
    }
    Ok(counts)
}

fn row(comment: &Comment, post: i64, author: Option<i64>, date: Timestamp) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        post_id: Set(post),
        author_id: Set(author),
        body: Set(comment.html.as_str().to_owned()),
        format: Set(Format::Html.word().to_owned()),
        html: Set(comment.html.as_str().to_owned()),
        html_version: Set(html::VERSION),
        created: Set(date.millis()),
        edited: NotSet,
        date_unknown: Set(comment.date.is_none()),
    }
}
