//! What opens an account. Another way to log in is another line here, and whoever asks counts it from then on.

use crate::entity::identity;
use crate::entity::person::Column;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Query};

/// The condition that somebody can log in at all: with a password, or by way of a provider.
pub(crate) fn there_is_one() -> Condition {
    let linked = Query::select()
        .column(identity::Column::PersonId)
        .from(identity::Entity)
        .to_owned();
    Condition::any()
        .add(Column::PasswordHash.is_not_null())
        .add(Column::Id.in_subquery(linked))
}
