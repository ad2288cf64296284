//! One thing that happened, on its way into the table and into the log.

use super::Actor;
use super::actor::network;
use super::one_line::on_one_line;
use crate::entity::audit::{ActiveModel, Entity};
use crate::entity::person;
use crate::{Error, Store};
use domain::{Event, Timestamp, UserId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use std::collections::HashMap;

/// Longest detail that is kept, in characters.
const DETAIL: usize = 300;

/// An event, to whom it happened, and what else there is to say. Who did it and from where, the store knows.
#[derive(Clone, Debug)]
#[must_use = "nothing is told before `commit` or `note`"]
pub(crate) struct Happened {
    event: Event,
    subject: Option<UserId>,
    detail: String,
}

impl Happened {
    pub(crate) fn new(event: Event) -> Self {
        Self {
            event,
            subject: None,
            detail: String::new(),
        }
    }

    /// To whom.
    pub(crate) fn to(mut self, person: UserId) -> Self {
        self.subject = Some(person);
        self
    }

    /// What else there is to say. Typed text is welcome: it stays on its line. Secrets are not.
    pub(crate) fn detail(mut self, detail: impl AsRef<str>) -> Self {
        self.detail = on_one_line(detail.as_ref()).chars().take(DETAIL).collect();
        self
    }

    /// The word of the event.
    pub(crate) const fn word(&self) -> &'static str {
        self.event.word()
    }

    /// Writes it down in `tx`, commits that, and tells the log.
    pub(crate) async fn commit(self, store: &Store, tx: DatabaseTransaction) -> Result<(), Error> {
        commit_all(store, tx, &[self]).await
    }

    /// The same in a transaction of its own, for what has none: a refusal. Nobody waits for it in vain: if it cannot be
    /// written down now, the log has it all the same.
    pub(crate) async fn note(self, store: &Store) {
        self.tell(store.actor());
        let written = async {
            let tx = store.begin().await?;
            keep(store, &tx, std::slice::from_ref(&self)).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, event = self.event.word(), "an event is in the log only");
        }
    }

    /// The line in the security log, which has the tracing target `security`, to be kept apart from the rest.
    pub(crate) fn tell(&self, actor: &Actor) {
        let event = self.event.word();
        let by = actor.person.or(self.subject.filter(|_| actor.is_nobody()));
        let by = by.map(|by| by.0);
        let person = self.subject.map(|person| person.0);
        let (ip, request) = (actor.ip.map(tracing::field::display), &actor.request);
        let (detail, label) = (&self.detail, self.event.label());
        if self.event.is_refusal() {
            tracing::warn!(target: "security", event, by, person, ip, %request, %detail, "{label}");
        } else {
            tracing::info!(target: "security", event, by, person, ip, %request, %detail, "{label}");
        }
    }
}

/// Writes several things down that happened together, commits, and tells the log.
pub(crate) async fn commit_all(
    store: &Store,
    tx: DatabaseTransaction,
    happened: &[Happened],
) -> Result<(), Error> {
    keep(store, &tx, happened).await?;
    tx.commit().await?;
    for one in happened {
        one.tell(store.actor());
    }
    Ok(())
}

/// The rows. Whom it is about has to be there still.
pub(crate) async fn keep(
    store: &Store,
    tx: &DatabaseTransaction,
    happened: &[Happened],
) -> Result<(), Error> {
    if happened.is_empty() {
        return Ok(());
    }
    let names = names(tx, happened.iter().filter_map(|one| one.subject)).await?;
    let rows = happened
        .iter()
        .map(|one| row(store.actor(), store.now(), one, &names));
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn names(
    tx: &DatabaseTransaction,
    people: impl Iterator<Item = UserId>,
) -> Result<HashMap<i64, String>, Error> {
    let people: Vec<i64> = people.map(|person| person.0).collect();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String)> = person::Entity::find()
        .filter(person::Column::Id.is_in(people))
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().collect())
}

fn row(
    actor: &Actor,
    now: Timestamp,
    happened: &Happened,
    names: &HashMap<i64, String>,
) -> ActiveModel {
    let subject_id = happened.subject.map(|person| person.0);
    let subject = subject_id.and_then(|id| names.get(&id)).cloned();
    let subject = subject.unwrap_or_default();
    // A refusal is nobody's own doing: the name was only given.
    let themselves = actor.is_nobody() && !happened.event.is_refusal();
    let (actor_id, name) = if themselves {
        (subject_id, subject.clone())
    } else {
        (actor.person.map(|person| person.0), actor.name.clone())
    };
    ActiveModel {
        id: NotSet,
        at: Set(now.millis()),
        event: Set(happened.event.word().to_owned()),
        actor_id: Set(actor_id),
        actor: Set(name),
        subject_id: Set(subject_id),
        subject: Set(subject),
        network: Set(actor.ip.map(network).unwrap_or_default()),
        request: Set(actor.request.clone()),
        detail: Set(happened.detail.clone()),
    }
}
