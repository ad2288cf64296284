//! Storing new posts.

use super::writing::{TRIES, address, note_pictures, submission, text};
use super::{beside, recount, slugs};
use crate::entity::post::{ActiveModel, Column, Entity};
use crate::render::{self, Part};
use crate::submissions::Submission;
use crate::{Error, Store, revisions, working_copies};
use domain::post::{Format, NewPost, PostForm};
use domain::unsaved::Place;
use domain::{Field, PostId, Slug, UserId};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, TryInsertResult};

/// Stores a new post. Says where it is. [`Error::Taken`] if its author chose an address that another post has.
pub async fn create(store: &Store, author: UserId, post: &NewPost) -> Result<Slug, Error> {
    create_once(store, author, post, &PostForm::default()).await
}

/// The same for the form that the post was typed in: sent twice, it makes one post, and nothing of it is left unsaved.
pub async fn create_once(
    store: &Store,
    author: UserId,
    post: &NewPost,
    form: &PostForm,
) -> Result<Slug, Error> {
    let part = Part::Post(store.punctuation());
    let rendered = render::aside(part, Format::Markdown, post.body.as_str()).await?;
    let now = store.now();
    let post = post.clone().at(now);
    let mut row = text(
        &post,
        Format::Markdown,
        post.body.as_str(),
        rendered,
        now.millis(),
    );
    row.author_id = Set(Some(author.0));
    row.format = Set(Format::Markdown.word().to_owned());
    row.created = Set(now.millis());
    row.version = Set(1);
    row.published = Set(post.status.is_readable().then_some(now.millis()));
    row.slug_chosen = Set(post.settings.slug.is_some());
    for _ in 0..TRIES {
        match try_create(store, author, &post, form, row.clone()).await {
            Err(Error::Taken(Field::Slug)) if post.settings.slug.is_none() => {}
            done => return done,
        }
    }
    Err(Error::Busy)
}

async fn try_create(
    store: &Store,
    author: UserId,
    post: &NewPost,
    form: &PostForm,
    row: ActiveModel,
) -> Result<Slug, Error> {
    let sent = submission(author, form);
    let tx = store.begin().await?;
    if let Some(slug) = made_before(store, &tx, &sent).await? {
        return Ok(slug);
    }
    let (id, slug) = match &post.settings.slug {
        Some(chosen) => insert(&tx, row, chosen.clone(), chosen, 1).await?,
        None => {
            let wanted = Slug::from_title(post.title.as_str());
            let free = slugs::first_free(&tx, &wanted).await?;
            insert(&tx, row, free, &wanted, TRIES).await?
        }
    };
    slugs::must_be_no_others(&tx, id, &slug).await?;
    beside::add(&tx, &[(id, &post.settings)]).await?;
    note_pictures(&tx, id, post).await?;
    revisions::current(store, &tx, id).await?;
    settle(store, &tx, author, form, id).await?;
    sent.comes_to(&tx, id.0).await?;
    recount(&tx).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Where the post is that the same form made before. One that is gone by now does not stand in the way of another.
async fn made_before(
    store: &Store,
    tx: &DatabaseTransaction,
    sent: &Submission,
) -> Result<Option<Slug>, Error> {
    let Some(id) = sent.came_to(store, tx).await? else {
        return Ok(None);
    };
    match address(tx, PostId(id)).await {
        Ok((slug, _)) => Ok(Some(slug)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Inserts under a slug that is free. Of two who want the same at once, one comes first and the other goes on.
async fn insert(
    tx: &DatabaseTransaction,
    row: ActiveModel,
    mut slug: Slug,
    wanted: &Slug,
    tries: u32,
) -> Result<(PostId, Slug), Error> {
    for _ in 0..tries {
        let row = ActiveModel {
            slug: Set(slug.as_str().to_owned()),
            ..row.clone()
        };
        let inserted = Entity::insert(row)
            .on_conflict_do_nothing_on([Column::Slug])
            .exec(tx)
            .await?;
        if let TryInsertResult::Inserted(inserted) = inserted {
            return Ok((PostId(inserted.last_insert_id), slug));
        }
        slug = slugs::first_free(tx, wanted).await?;
    }
    Err(Error::Taken(Field::Slug))
}

/// What its editor kept is the post's now, and what it still sends comes too late.
async fn settle(
    store: &Store,
    tx: &DatabaseTransaction,
    author: UserId,
    form: &PostForm,
    id: PostId,
) -> Result<(), Error> {
    let Some(place) = Place::keyed(&form.key) else {
        return Ok(());
    };
    working_copies::settle(tx, author, &place, form, id).await?;
    let saved = Submission::saved(author, &form.key);
    if saved.came_to(store, tx).await?.is_none() {
        saved.comes_to(tx, id.0).await?;
    }
    Ok(())
}
