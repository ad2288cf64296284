//! Tokens with which programs act for people. A token itself is shown once and kept nowhere; only its hash is. It is 192
//! random bits, so there is nothing to guess, and a plain hash will do.

use crate::entity::api_token::{ActiveModel, Column, Entity, Model};
use crate::{Error, Store, accounts, events, hash};
use domain::api_token::{ApiToken, ApiTokenForm, ApiTokenSecret, Bearer, NewApiToken, Scope};
use domain::{Field, Timestamp, UserId};
use rand::RngExt;
use sea_orm::sea_query::{Cond, Condition, Expr};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long a token is shown after its end, for its owner to see why a program has stopped working.
const REMEMBERED: i64 = 30 * DAY;
/// That a token is used is written down at most this often, in milliseconds.
const PACE: i64 = 5 * 60 * 1000;
/// The most that are shown.
const MOST: u64 = 200;

/// Makes a token. This is the one chance to show it. [`Error::Full`] when there are too many.
pub async fn make(
    store: &Store,
    owner: UserId,
    token: &NewApiToken,
) -> Result<ApiTokenSecret, Error> {
    let now = store.now();
    let secret = fresh();
    let row = ActiveModel {
        id: NotSet,
        person: Set(owner.0),
        name: Set(token.name.clone()),
        scope: Set(token.scope.word().to_owned()),
        hash: Set(hash_of(&secret)),
        created: Set(now.millis()),
        expires: Set(now.plus_millis(token.days * DAY).millis()),
        used: Set(None),
    };
    let tx = store.begin().await?;
    let alive = Entity::find()
        .filter(Column::Person.eq(owner.0))
        .filter(Column::Expires.gt(now.millis()))
        .count(&tx)
        .await?;
    if alive >= ApiTokenForm::MAX_TOKENS as u64 {
        return Err(Error::Full(Field::Name, ApiTokenForm::MAX_TOKENS));
    }
    Entity::insert(row).exec_without_returning(&tx).await?;
    events::token_made(owner, &token.name, token.scope)
        .commit(store, tx)
        .await?;
    Ok(secret)
}

/// Somebody's tokens, the newest first.
pub async fn of(store: &Store, owner: UserId) -> Result<Vec<ApiToken>, Error> {
    let now = store.now();
    let rows = Entity::find()
        .filter(Column::Person.eq(owner.0))
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(|row| shown(row, now)).collect())
}

/// Takes a token back: [`Error::NotFound`] if its owner has none of that number.
pub async fn revoke(store: &Store, owner: UserId, id: i64) -> Result<(), Error> {
    let tx = store.begin().await?;
    let row = Entity::find_by_id(id)
        .filter(Column::Person.eq(owner.0))
        .one(&tx)
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    Entity::delete_by_id(row.id).exec(&tx).await?;
    events::token_revoked(owner, &row.name)
        .commit(store, tx)
        .await
}

/// Takes all of them back, for an account that its owner has only just got back into their hands.
pub(crate) async fn revoke_all_in(tx: &DatabaseTransaction, owner: UserId) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Person.eq(owner.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Who a program acts for, if what it shows is a token that counts. What has not the form of one costs no query.
pub async fn bearer(store: &Store, secret: &ApiTokenSecret) -> Result<Option<Bearer>, Error> {
    if !is_whole(secret) {
        return Ok(None);
    }
    let now = store.now();
    let row = Entity::find()
        .filter(Column::Hash.eq(hash_of(secret)))
        .filter(Column::Expires.gt(now.millis()))
        .one(store.reader())
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let Some(owner) = accounts::viewer(store, UserId(row.person)).await? else {
        return Ok(None);
    };
    if is_due(row.used, now) {
        touch(store, row.id, now).await?;
    }
    let token = shown(row, now);
    Ok(Some(Bearer { token, owner }))
}

/// Of many requests at once one writes.
async fn touch(store: &Store, id: i64, now: Timestamp) -> Result<(), Error> {
    let tx = store.begin().await?;
    Entity::update_many()
        .col_expr(Column::Used, Expr::value(now.millis()))
        .filter(Column::Id.eq(id))
        .filter(due(now))
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

fn is_due(used: Option<i64>, now: Timestamp) -> bool {
    used.is_none_or(|used| used <= now.plus_millis(-PACE).millis())
}

fn due(now: Timestamp) -> Condition {
    Cond::any()
        .add(Column::Used.is_null())
        .add(Column::Used.lte(now.plus_millis(-PACE).millis()))
}

/// Removes what ended some time ago. For every few minutes; returns how many went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let forgotten = store.now().plus_millis(-REMEMBERED).millis();
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::Expires.lt(forgotten))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

fn shown(row: Model, now: Timestamp) -> ApiToken {
    ApiToken {
        id: row.id,
        name: row.name,
        scope: Scope::from_word(&row.scope),
        created: Timestamp::from_millis(row.created),
        expires: Timestamp::from_millis(row.expires),
        used: row.used.map(Timestamp::from_millis),
        is_over: row.expires <= now.millis(),
    }
}

fn fresh() -> ApiTokenSecret {
    let bytes: [u8; ApiTokenSecret::RANDOM / 2] = rand::rng().random();
    let random: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (prefix, checksum) = (ApiTokenSecret::PREFIX, checksum(&random));
    ApiTokenSecret::new(format!("{prefix}{random}{checksum}"))
}

/// Whether every letter is there: what somebody mistyped or cut off is told from a token by that alone.
fn is_whole(secret: &ApiTokenSecret) -> bool {
    secret
        .parts()
        .is_some_and(|(random, given)| checksum(random) == given)
}

fn checksum(random: &str) -> String {
    let mut digits = hash::of(&[b"api token checksum", random.as_bytes()]);
    digits.truncate(ApiTokenSecret::CHECKSUM);
    digits
}

fn hash_of(secret: &ApiTokenSecret) -> String {
    hash::of(&[b"api token", secret.as_str().as_bytes()])
}
