//! Posts arrive: published, under the date they had, with an address made from their title.

use super::{Arrival, known::Kind};
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::import::blog::Post;
use crate::import::{Counts, Progress};
use crate::posts::slugs::Dispenser;
use crate::{Error, html, posts};
use domain::Slug;
use domain::post::{Format, Status};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, TryInsertResult};

pub(super) async fn bring<P: FnMut(Progress)>(
    arrival: &mut Arrival<'_, P>,
) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    let mut slugs = Slugs(Dispenser::new(arrival.tx).await?);
    for post in &arrival.blog.posts {
        arrival.step();
        if arrival.known.local(Kind::Post, post.id).is_some() {
            counts.already_there += 1;
            continue;
        }
        let row = row(post, arrival.known.person(post.author));
        let id = slugs.insert(arrival.tx, post, row).await?;
        arrival.known.add(Kind::Post, post.id, id);
        counts.brought += 1;
    }
    posts::recount(arrival.tx).await?;
    Ok(counts)
}

/// Knows which number was the last that a slug got, so that a thousand untitled posts are not a million tries.
struct Slugs(Dispenser);

impl Slugs {
    async fn insert(
        &mut self,
        tx: &DatabaseTransaction,
        post: &Post,
        mut row: ActiveModel,
    ) -> Result<i64, Error> {
        let wanted = Slug::from_title(post.title.as_str());
        loop {
            row.slug = Set(self.0.next(&wanted).as_str().to_owned());
            let inserted = Entity::insert(row.clone())
                .on_conflict_do_nothing_on([Column::Slug])
                .exec(tx)
                .await?;
            if let TryInsertResult::Inserted(inserted) = inserted {
                return Ok(inserted.last_insert_id);
            }
        }
    }
}

fn row(post: &Post, author: Option<i64>) -> ActiveModel {
    let date = post.date.millis();
    ActiveModel {
        author_id: Set(author),
        title: Set(post.title.to_string()),
        subtitle: Set(post.subtitle.to_string()),
        body: Set(post.html.as_str().to_owned()),
        format: Set(Format::Html.word().to_owned()),
        html: Set(post.html.as_str().to_owned()),
        html_version: Set(html::VERSION),
        minutes: Set(posts::minutes(Format::Html, post.html.as_str())),
        cover_url: Set(post.cover.as_ref().map(|cover| cover.url.clone())),
        cover_alt: Set(String::new()),
        status: Set(Status::Published.word().to_owned()),
        version: Set(1),
        created: Set(date),
        published: Set(Some(date)),
        updated: Set(date),
        ..ActiveModel::default()
    }
}
