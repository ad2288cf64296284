//! Browsers that people have logged in with before, known by a cookie that outlives their sessions. Whoever logs in with
//! another one causes a letter to the owner of the account.

use crate::entity::browser::{ActiveModel, Column, Entity, Model};
use crate::letters::{self, Recipient};
use crate::{Error, Store, accounts, audit, hash};
use domain::{Device, Letter, UserId};
use rand::RngExt;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};
use std::net::IpAddr;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// As long as browsers keep a cookie at most (400 days, RFC 6265bis), in milliseconds.
const MEMORY: i64 = 400 * DAY;

/// What a browser that has no cookie of ours is given: 128 random bits.
#[must_use]
pub fn fresh() -> String {
    format!("{:032x}", rand::rng().random::<u128>())
}

/// Notes that somebody is logged in with this browser. If it is new to an account that was logged in to before, its owner is
/// told by letter.
pub async fn note(
    store: &Store,
    person: UserId,
    cookie: &str,
    user_agent: &str,
    ip: IpAddr,
) -> Result<(), Error> {
    let now = store.now();
    let key = hash_of(person, cookie);
    let row = ActiveModel {
        hash: Set(key.clone()),
        person: Set(person.0),
        created: Set(now.millis()),
        seen: Set(now.millis()),
        failures: NotSet,
    };
    let tx = store.begin().await?;
    let new = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Hash).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    if new == 0 {
        Entity::update_many()
            .col_expr(Column::Seen, Expr::value(now.millis()))
            .filter(Column::Hash.eq(key))
            .exec(&tx)
            .await?;
        return Ok(tx.commit().await?);
    }
    let owner = accounts::by_id(&tx, person).await?;
    let recipient = Recipient::of(&owner).filter(|_| owner.last_login.is_some());
    if let Some(recipient) = recipient {
        let letter = Letter::NewDevice {
            device: Device::from_user_agent(user_agent).to_string(),
            network: audit::network(ip),
            at: now,
        };
        letters::queue(&tx, now, recipient, &letter, None).await?;
    }
    tx.commit().await?;
    letters::announce(store);
    Ok(())
}

/// The browser of whoever asks, if this person has logged in with it before.
pub(crate) async fn known(store: &Store, person: UserId) -> Result<Option<Model>, Error> {
    let Some(cookie) = store.actor().browser() else {
        return Ok(None);
    };
    let key = hash_of(person, cookie);
    Ok(Entity::find_by_id(key).one(store.reader()).await?)
}

/// Forgets browsers that nobody has used for so long that they have forgotten us. Returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let forgotten = store.now().plus_millis(-MEMORY).millis();
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::Seen.lt(forgotten))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

fn hash_of(person: UserId, cookie: &str) -> String {
    hash::of(&[b"browser", &person.0.to_be_bytes(), cookie.as_bytes()])
}
