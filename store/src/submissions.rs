//! Forms that were sent: who sends the same from the same form again, because the answer was lost or a finger was quick, gets
//! the first answer and makes nothing new.

use crate::entity::submission::{ActiveModel, Column, Entity};
use crate::{Error, Store, hash};
use domain::UserId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::Serialize;

/// For how long a form is known again, in milliseconds.
const MEMORY: i64 = 24 * 60 * 60 * 1000;

/// What tells a form that was sent from all others: who sent it, the key of the form, and every word in it.
///
/// A form without a key is new each time, and so is one whose words changed: those must not be lost.
#[derive(Clone, Debug, Default)]
pub struct Submission(Option<String>);

impl Submission {
    #[must_use]
    pub fn of(person: UserId, key: &str, form: &impl Serialize) -> Self {
        let words = serde_json::to_vec(form).ok().filter(|_| !key.is_empty());
        Self(words.map(|words| {
            let person = person.to_string();
            hash::of(&[person.as_bytes(), key.as_bytes(), &words])
        }))
    }

    /// That the post of a new editor is saved, whatever was in it.
    #[must_use]
    pub(crate) fn saved(person: UserId, key: &str) -> Self {
        Self::of(person, key, &"saved")
    }

    /// Whether it came to anything yet.
    pub(crate) async fn is_done(&self, tx: &DatabaseTransaction) -> Result<bool, Error> {
        let Some(mark) = &self.0 else {
            return Ok(false);
        };
        Ok(Entity::find_by_id(mark.clone()).one(tx).await?.is_some())
    }

    /// What came of it when it was sent before. Of two at one moment the second waits here until the first is through.
    pub(crate) async fn came_to(
        &self,
        store: &Store,
        tx: &DatabaseTransaction,
    ) -> Result<Option<i64>, Error> {
        let Some(mark) = &self.0 else {
            return Ok(None);
        };
        let row = ActiveModel {
            mark: Set(mark.clone()),
            target: Set(0),
            at: Set(store.now().millis()),
        };
        let known = OnConflict::column(Column::Mark).do_nothing().to_owned();
        let new = Entity::insert(row).on_conflict(known);
        if new.exec_without_returning(tx).await? == 1 {
            return Ok(None);
        }
        let row = Entity::find_by_id(mark.clone()).one(tx).await?;
        Ok(row.map(|row| row.target))
    }

    /// Notes what came of it.
    pub(crate) async fn comes_to(
        &self,
        tx: &DatabaseTransaction,
        target: i64,
    ) -> Result<(), Error> {
        let Some(mark) = &self.0 else {
            return Ok(());
        };
        let row = ActiveModel {
            mark: Set(mark.clone()),
            target: Set(target),
            ..Default::default()
        };
        Entity::update(row).exec(tx).await?;
        Ok(())
    }
}

/// Forgets forms that nobody sends again. Says how many.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let tx = store.begin().await?;
    let swept = Entity::delete_many()
        .filter(Column::At.lt(store.now().millis() - MEMORY))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}
