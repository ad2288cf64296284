//! Reading the audit log, newest first.

use crate::accounts::by_login;
use crate::entity::audit::{Column, Entity, Model};
use crate::{Error, Store};
use domain::audit::{AuditFilter, ENTRIES_IN_A_FILE, ENTRIES_ON_A_PAGE, Entry, Named};
use domain::{Page, Timestamp, UserId};
use sea_orm::sea_query::Condition;
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// A page of the entries that fit. [`Error::NotFound`] beyond the last page.
pub async fn page(store: &Store, filter: &AuditFilter) -> Result<Page<Entry>, Error> {
    let fitting = fitting(store, filter).await?;
    let total = fitting.clone().count(store.reader()).await?;
    let rows = newest_first(fitting)
        .offset(filter.page.offset_of(ENTRIES_ON_A_PAGE))
        .limit(ENTRIES_ON_A_PAGE)
        .all(store.reader())
        .await?;
    let page = Page {
        items: rows.into_iter().map(Entry::from).collect(),
        number: filter.page,
        total,
        size: ENTRIES_ON_A_PAGE,
    };
    if page.is_beyond_the_last() {
        return Err(Error::NotFound);
    }
    Ok(page)
}

/// All entries that fit, as many as a file may hold.
pub async fn all(store: &Store, filter: &AuditFilter) -> Result<Vec<Entry>, Error> {
    let rows = newest_first(fitting(store, filter).await?)
        .limit(ENTRIES_IN_A_FILE)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The newest entries by somebody or about them.
pub async fn about(store: &Store, person: UserId, most: u64) -> Result<Vec<Entry>, Error> {
    let rows = newest_first(Entity::find().filter(concerns(person.0)))
        .limit(most)
        .all(store.reader())
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

async fn fitting(store: &Store, filter: &AuditFilter) -> Result<Select<Entity>, Error> {
    let mut fits = Condition::all();
    if let Some(event) = filter.event {
        fits = fits.add(Column::Event.eq(event.word()));
    }
    if let Some(person) = &filter.person {
        fits = fits.add(match by_login(store.reader(), person).await? {
            Some(person) => concerns(person.id),
            // Somebody who is gone has left their name.
            None => Condition::any()
                .add(Column::Actor.eq(person))
                .add(Column::Subject.eq(person)),
        });
    }
    if let Some(from) = filter.from {
        fits = fits.add(Column::At.gte(from.millis()));
    }
    if let Some(until) = filter.until {
        fits = fits.add(Column::At.lt(until.millis()));
    }
    Ok(Entity::find().filter(fits))
}

fn concerns(person: i64) -> Condition {
    Condition::any()
        .add(Column::ActorId.eq(person))
        .add(Column::SubjectId.eq(person))
}

fn newest_first(entries: Select<Entity>) -> Select<Entity> {
    entries.order_by_desc(Column::At).order_by_desc(Column::Id)
}

impl From<Model> for Entry {
    fn from(row: Model) -> Self {
        Self {
            at: Timestamp::from_millis(row.at),
            event: row.event,
            by: Named {
                id: row.actor_id.map(UserId),
                name: row.actor,
            },
            to: Named {
                id: row.subject_id.map(UserId),
                name: row.subject,
            },
            network: row.network,
            request: row.request,
            detail: row.detail,
        }
    }
}
