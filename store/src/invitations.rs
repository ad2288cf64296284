//! Invitations: links that make one account each, with the role that an admin chose.

use crate::accounts::{self, NewPerson};
use crate::entity::token::{Column, Entity, Model};
use crate::letters::{self, Recipient};
use crate::links::{self, NewLink, Purpose};
use crate::{Error, Store, events, limits};
use domain::account::NewAccount;
use domain::invitation::{Invited, NewInvitation, OpenInvitation};
use domain::{Letter, LinkSecret, Role, Timestamp, Viewer, context_words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// The most that are shown.
const MOST: u64 = 200;

/// What is kept with the link.
#[derive(Serialize, Deserialize)]
struct Data {
    role: Role,
    by: String,
    address: Option<String>,
}

/// Makes an invitation. With an address its link goes there by letter; without, this is the one chance to show it.
pub async fn make(
    store: &Store,
    by: &Viewer,
    invitation: &NewInvitation,
) -> Result<Option<LinkSecret>, Error> {
    if invitation.address.is_some() {
        limits::invitation(store, by.id).await?;
    }
    let now = store.now();
    let address = invitation
        .address
        .as_ref()
        .map(|address| address.as_str().to_owned());
    let data = Data {
        role: invitation.role,
        by: by.name.clone(),
        address: address.clone(),
    };
    let link = NewLink {
        purpose: Purpose::Invitation,
        person: None,
        // Any number of them may be open.
        subject: crate::browsers::fresh(),
        data: serde_json::to_string(&data).map_err(|_shape| Error::NotFound)?,
        expires: Some(now.plus_millis(invitation.days * DAY)),
    };
    let tx = store.begin().await?;
    let id = links::make(&tx, now, link).await?;
    let secret = match &address {
        None => links::arm(&tx, id, now).await?,
        Some(address) => {
            let letter = Letter::Invitation {
                by: by.name.clone(),
            };
            letters::queue(&tx, now, Recipient::at(address), &letter, Some(id)).await?;
            None
        }
    };
    let whom = address.as_deref().unwrap_or_default();
    events::invite_made(invitation.role, whom)
        .commit(store, tx)
        .await?;
    letters::announce(store);
    Ok(secret)
}

/// Those that are neither used nor too old, the newest first.
pub async fn open(store: &Store) -> Result<Vec<OpenInvitation>, Error> {
    let rows = Entity::find()
        .filter(Column::Purpose.eq(Purpose::Invitation.word()))
        .filter(Column::Expires.gt(store.now().millis()))
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(store.reader())
        .await?;
    rows.into_iter().map(shown).collect()
}

fn shown(row: Model) -> Result<OpenInvitation, Error> {
    let data = read(&row)?;
    Ok(OpenInvitation {
        id: row.id,
        role: data.role,
        address: data.address,
        by: data.by,
        created: Timestamp::from_millis(row.created),
        expires: Timestamp::from_millis(row.expires),
    })
}

/// Takes an invitation back.
pub async fn revoke(store: &Store, id: i64) -> Result<(), Error> {
    let tx = store.begin().await?;
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::Purpose.eq(Purpose::Invitation.word()))
        .exec(&tx)
        .await?;
    if gone.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    events::invite_revoked().commit(store, tx).await
}

/// What a link invites to. Looking at it does not use it up.
pub async fn invited(store: &Store, secret: &LinkSecret) -> Result<Invited, Error> {
    let purposes = [Purpose::Invitation];
    let row = links::find(store.reader(), &purposes, secret, store.now()).await?;
    let Data { role, by, address } = read(&row)?;
    Ok(Invited { by, role, address })
}

/// Makes the account of somebody who was invited, and uses the link up: of many who follow it at once one has an account.
/// If the address is taken ([`Error::Taken`]) the link stays.
pub async fn accept(
    store: &Store,
    account: &NewAccount,
    site_title: &str,
    secret: &LinkSecret,
) -> Result<Viewer, Error> {
    invited(store, secret).await?;
    let about = context_words(Some(&account.email), Some(&account.name), site_title);
    let hash = store
        .passwords()
        .hash_new(&account.password, &about)
        .await?;
    let now = store.now();
    let tx = store.begin().await?;
    let row = links::consume(&tx, &[Purpose::Invitation], secret, now).await?;
    let data = read(&row)?;
    // Whoever has the link that went to an address can read what comes there.
    let sent_there = data
        .address
        .is_some_and(|sent| sent.to_lowercase() == account.email.key());
    let number = accounts::next_number(&tx).await?;
    let person = NewPerson {
        email: Some(account.email.as_str().to_owned()),
        name: account.name.as_str().to_owned(),
        role: data.role,
        password_hash: Some(hash.into()),
        created: now,
        email_verified: sent_there.then_some(now),
    };
    let viewer = accounts::insert(&tx, number, person).await?;
    events::invite_used(viewer.id, data.role)
        .commit(store, tx)
        .await?;
    Ok(viewer)
}

fn read(row: &Model) -> Result<Data, Error> {
    serde_json::from_str(&row.data).map_err(|_unreadable| Error::NotFound)
}
