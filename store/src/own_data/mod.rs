//! Everything that the site knows about a person, for them to take away.

mod posts;
mod unsaved;

use crate::entity::{
    browser, comment, letter, passkey, person, picture, post, recovery_code, session, token, totp,
};
use crate::{Error, Store, api_tokens, audit, events};
use domain::{Device, Timestamp, UserId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value, json};

/// Most entries of the audit log that are given.
const ENTRIES: u64 = 100_000;

/// All of it as one JSON object, a key for each kind of thing. A table that knows something about people gets its line
/// here. Secrets and their hashes stay: they are not about the person.
pub async fn of(store: &Store, id: UserId) -> Result<Value, Error> {
    let parts = [
        ("account", account(store, id).await?),
        ("posts", posts::of(store, id).await?),
        ("unsaved", unsaved::copies(store, id).await?),
        ("versions", unsaved::versions(store, id).await?),
        ("comments", comments(store, id).await?),
        ("pictures", pictures(store, id).await?),
        ("sessions", sessions(store, id).await?),
        ("browsers", browsers(store, id).await?),
        ("api_tokens", tokens(store, id).await?),
        ("second_factor", second_factor(store, id).await?),
        ("passkeys", passkeys(store, id).await?),
        ("letters", letters(store, id).await?),
        ("links", links(store, id).await?),
        ("log", log(store, id).await?),
    ];
    let parts = parts.map(|(name, part)| (name.to_owned(), part));
    Ok(Value::Object(Map::from_iter(parts)))
}

/// Writes down that somebody takes their data away.
pub async fn note(store: &Store, id: UserId) {
    events::exported(id).note(store).await;
}

async fn account(store: &Store, id: UserId) -> Result<Value, Error> {
    let row = person::Entity::find_by_id(id.0).one(store.reader()).await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(json!({
        "number": row.id,
        "email": row.email,
        "email_verified": row.email_verified.map(moment),
        "name": row.name,
        "handle": row.handle,
        "role": row.role,
        "about": row.about,
        "language": row.language,
        "since": moment(row.created),
        "last_login": row.last_login.map(moment),
        "disabled": row.disabled.map(moment),
        "has_password": row.password_hash.is_some(),
    }))
}

async fn comments(store: &Store, id: UserId) -> Result<Value, Error> {
    type Row = (String, String, String, i64, Option<i64>);
    use comment::Column::{AuthorId, Body, Created, Edited, Format, Id};
    let rows: Vec<Row> = comment::Entity::find()
        .filter(AuthorId.eq(id.0))
        .inner_join(post::Entity)
        .order_by_asc(Id)
        .select_only()
        .column(post::Column::Slug)
        .columns([Format, Body, Created, Edited])
        .into_tuple()
        .all(store.reader())
        .await?;
    let comments = rows
        .into_iter()
        .map(|(slug, format, text, created, edited)| {
            json!({
                "under": format!("/posts/{slug}"),
                "format": format,
                "text": text,
                "created": moment(created),
                "edited": edited.map(moment),
            })
        });
    Ok(comments.collect())
}

async fn pictures(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = picture::Entity::find()
        .filter(picture::Column::Owner.eq(id.0))
        .order_by_asc(picture::Column::Id)
        .all(store.reader())
        .await?;
    let pictures = rows.into_iter().map(|row| {
        json!({
            "address": format!("/media/{}.{}", row.hash, row.kind),
            "width": row.width,
            "height": row.height,
            "bytes": row.bytes,
            "description": row.alt,
            "uploaded": moment(row.created),
        })
    });
    Ok(pictures.collect())
}

async fn sessions(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::UserId.eq(id.0))
        .order_by_asc(session::Column::Created)
        .all(store.reader())
        .await?;
    let sessions = rows.into_iter().map(|row| {
        json!({
            "device": Device::from_user_agent(&row.user_agent).to_string(),
            "browser": row.user_agent,
            "network": row.ip,
            "since": moment(row.created),
            "last_used": moment(row.seen),
            "remembered": row.remember,
        })
    });
    Ok(sessions.collect())
}

/// Browsers that are known again when somebody logs in.
async fn browsers(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = browser::Entity::find()
        .filter(browser::Column::Person.eq(id.0))
        .order_by_asc(browser::Column::Created)
        .all(store.reader())
        .await?;
    let browsers = rows
        .into_iter()
        .map(|row| json!({"since": moment(row.created), "last_used": moment(row.seen)}));
    Ok(browsers.collect())
}

/// What programs act with: never what lets them in.
async fn tokens(store: &Store, id: UserId) -> Result<Value, Error> {
    let tokens = api_tokens::of(store, id).await?.into_iter().map(|token| {
        json!({
            "name": token.name,
            "scope": token.scope.word(),
            "since": token.created.rfc3339(),
            "ends": token.expires.rfc3339(),
            "last_used": token.used.map(Timestamp::rfc3339),
        })
    });
    Ok(tokens.collect())
}

/// An authenticator app, and how many codes stand in for it; never what it makes its codes from.
async fn second_factor(store: &Store, id: UserId) -> Result<Value, Error> {
    let app = totp::Entity::find_by_id(id.0).one(store.reader()).await?;
    let codes = recovery_code::Entity::find()
        .filter(recovery_code::Column::Person.eq(id.0))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(store.reader())
        .await?;
    Ok(json!({
        "app_since": app.and_then(|app| app.confirmed_at).map(moment),
        "recovery_codes_left": codes,
    }))
}

/// What the person calls them, and when they were used; the keys themselves are on the person's own devices.
async fn passkeys(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::Person.eq(id.0))
        .order_by_asc(passkey::Column::Id)
        .all(store.reader())
        .await?;
    let passkeys = rows.into_iter().map(|row| {
        json!({
            "name": row.name,
            "since": moment(row.created),
            "last_used": row.last_used.map(moment),
        })
    });
    Ok(passkeys.collect())
}

/// Letters that were not sent yet. What was sent is not kept.
async fn letters(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = letter::Entity::find()
        .filter(letter::Column::Person.eq(id.0))
        .order_by_asc(letter::Column::Id)
        .all(store.reader())
        .await?;
    let letters = rows.into_iter().map(|row| {
        json!({
            "to": row.recipient,
            "name": row.name,
            "language": row.language,
            "written": moment(row.created),
            "given_up": row.gave_up.map(moment),
        })
    });
    Ok(letters.collect())
}

/// Links in letters that were not followed yet: what for, not what they are.
async fn links(store: &Store, id: UserId) -> Result<Value, Error> {
    let rows = token::Entity::find()
        .filter(token::Column::Person.eq(id.0))
        .order_by_asc(token::Column::Id)
        .all(store.reader())
        .await?;
    let links = rows.into_iter().map(
        |row| json!({"for": row.purpose, "made": moment(row.created), "ends": moment(row.expires)}),
    );
    Ok(links.collect())
}

/// What was done by the person or to them. Of an admin's own deeds the names of others stay out.
async fn log(store: &Store, id: UserId) -> Result<Value, Error> {
    let entries = audit::about(store, id, ENTRIES).await?;
    let entries = entries.into_iter().map(|entry| {
        json!({
            "at": entry.at.rfc3339(),
            "event": entry.event,
            "by_you": entry.by.id == Some(id),
            "about_you": entry.to.id == Some(id),
            "network": if entry.by.id == Some(id) { entry.network } else { String::new() },
            "detail": entry.detail,
        })
    });
    Ok(entries.collect())
}

fn moment(millis: i64) -> String {
    Timestamp::from_millis(millis).rfc3339()
}
