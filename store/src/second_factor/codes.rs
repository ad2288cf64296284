//! Recovery codes: ten at a time, each good once.

use crate::entity::recovery_code::{ActiveModel, Column, Entity};
use crate::{Error, Store, accounts, code, events, hash, letters};
use domain::second_factor::{CodeForm, RecoveryCodes};
use domain::{Factor, UserId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};

/// 24 letters, 118 bits: enough that a plain hash of them may be kept (OWASP ASVS 6.5.2 asks for 112).
const GROUPS: usize = 4;

/// Makes ten new codes in the place of those that were made at `made`, or of none. [`Error::Stale`] if they were replaced
/// since, and [`Error::NotFound`] where there is nothing to recover from.
pub async fn renew(
    store: &Store,
    person: UserId,
    made: Option<i64>,
) -> Result<RecoveryCodes, Error> {
    let tx = store.begin().await?;
    if !super::is_on_in(&tx, person).await? {
        return Err(Error::NotFound);
    }
    let (_, current) = left(&tx, person).await?;
    if current != made {
        return Err(Error::Stale);
    }
    let codes = make(store, &tx, person).await?;
    let owner = accounts::by_id(&tx, person).await?;
    super::tell_owner(&tx, store.now(), &owner, Factor::NewRecoveryCodes).await?;
    events::recovery_codes_made(person)
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(codes)
}

/// The same for whoever has just set up what they recover from.
pub(crate) async fn make(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
) -> Result<RecoveryCodes, Error> {
    forget(tx, person).await?;
    let letters = CodeForm::RECOVERY / GROUPS;
    let codes: Vec<String> = (0..RecoveryCodes::COUNT)
        .map(|_| code::generate(GROUPS, letters))
        .collect();
    let rows = codes.iter().map(|code| ActiveModel {
        hash: Set(hash_of(person, code)),
        person: Set(person.0),
        made: Set(store.now().millis()),
        used_at: NotSet,
    });
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(RecoveryCodes(codes))
}

/// Uses up a code. Of many who try the same at once one is told that it counts: the database decides.
pub(super) async fn take(
    store: &Store,
    tx: &DatabaseTransaction,
    person: UserId,
    code: &str,
) -> Result<bool, Error> {
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(store.now().millis()))
        .filter(Column::Hash.eq(hash_of(person, code)))
        .filter(Column::Person.eq(person.0))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// How many codes nobody has used yet, and when they were made.
pub(super) async fn left(
    db: &impl ConnectionTrait,
    person: UserId,
) -> Result<(u64, Option<i64>), Error> {
    let theirs = Entity::find().filter(Column::Person.eq(person.0));
    let left = theirs.clone().filter(Column::UsedAt.is_null());
    let made: Option<Option<i64>> = theirs
        .select_only()
        .column_as(Column::Made.max(), "made")
        .into_tuple()
        .one(db)
        .await?;
    Ok((left.count(db).await?, made.flatten()))
}

pub(super) async fn forget(tx: &DatabaseTransaction, person: UserId) -> Result<(), Error> {
    Entity::delete_many()
        .filter(Column::Person.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn hash_of(person: UserId, typed: &str) -> String {
    let letters = code::letters(typed);
    hash::of(&[
        b"recovery code",
        &person.0.to_be_bytes(),
        letters.as_bytes(),
    ])
}
