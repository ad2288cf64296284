//! Links that show a draft to whoever has them: one for each post, made and taken back by whoever may edit it.
//!
//! Of a link's secret only a hash is kept, so it is seen once. What it shows is what whoever made it may edit: when their
//! account is disabled, or the post is no longer theirs, the link shows nothing.

use crate::entity::preview::{ActiveModel, Column, Entity};
use crate::{Error, Store, accounts, hash, limits, posts};
use domain::post::Post;
use domain::{LinkSecret, PostId, Timestamp, UserId, policy};
use rand::RngExt;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::net::IpAddr;

/// Makes a link, in the place of an earlier one to the same post.
pub async fn make(store: &Store, post: PostId, by: UserId) -> Result<LinkSecret, Error> {
    let secret = LinkSecret::from_bytes(rand::rng().random());
    let row = ActiveModel {
        post_id: Set(post.0),
        hash: Set(hash_of(&secret)),
        person: Set(by.0),
        created: Set(store.now().millis()),
    };
    let tx = store.begin().await?;
    Entity::delete_by_id(post.0).exec(&tx).await?;
    Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(secret)
}

/// When the link to a post was made, if there is one.
pub async fn made(store: &Store, post: PostId) -> Result<Option<Timestamp>, Error> {
    let row = Entity::find_by_id(post.0).one(store.reader()).await?;
    Ok(row.map(|row| Timestamp::from_millis(row.created)))
}

/// Takes the link to a post back. [`Error::NotFound`] if there is none.
pub async fn revoke(store: &Store, post: PostId) -> Result<(), Error> {
    let tx = store.begin().await?;
    let gone = Entity::delete_by_id(post.0).exec(&tx).await?;
    if gone.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}

/// What a link shows, to somebody who comes from `ip`: so many a minute and no more.
pub async fn open(store: &Store, secret: &LinkSecret, ip: IpAddr) -> Result<Post, Error> {
    limits::shared_draft(store, ip).await?;
    let row = Entity::find()
        .filter(Column::Hash.eq(hash_of(secret)))
        .one(store.reader())
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    let maker = accounts::viewer(store, UserId(row.person)).await?;
    let post = posts::find_by_id(store, maker.as_ref(), PostId(row.post_id)).await?;
    if policy::can_share_draft(maker.as_ref(), &post) {
        Ok(post)
    } else {
        Err(Error::NotFound)
    }
}

fn hash_of(secret: &LinkSecret) -> String {
    hash::of(&[b"preview", secret.as_str().as_bytes()])
}
