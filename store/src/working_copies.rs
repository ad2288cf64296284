//! What somebody has typed and not saved, one copy for each person and post. Nobody else ever sees it, and a post never
//! changes by it.

use crate::entity::working_copy::{ActiveModel, Column, Entity, Model};
use crate::posts::source_in;
use crate::submissions::Submission;
use crate::{Error, Store, code, revisions};
use domain::post::PostForm;
use domain::unsaved::{Kept, Place, Since, WorkingCopy};
use domain::{PostId, Timestamp, UserId};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, Order, QueryFilter,
    QueryOrder, QuerySelect,
};

/// Most new posts that a person has begun and saved nowhere, the latest of them.
const NEW_POSTS: u64 = 100;

/// Keeps what somebody has typed.
///
/// [`Error::Stale`] where they keep another text than the one that this one followed on: they
/// write in two places at once, and then nothing is changed. The same text again is kept already.
pub async fn keep(store: &Store, person: UserId, form: &PostForm) -> Result<Kept, Error> {
    let place = Place::of(form).ok_or(Error::NotFound)?;
    let text = json(form)?;
    let tx = store.begin().await?;
    // What arrives after its post was saved comes too late.
    if place.post().is_none() && Submission::saved(person, &form.key).is_done(&tx).await? {
        return Err(Error::Stale);
    }
    let former = find(&tx, person, &place).await?;
    let (number, saved) = match former {
        Some(former) if former.form == text => (former.number, former.saved),
        Some(former) if former.number != form.copy_known() => return Err(Error::Stale),
        former => {
            let number = former.as_ref().map_or(0, |former| former.number) + 1;
            if let Some(former) = former {
                save_aside(&tx, &former, form).await?;
            }
            let row = row(person, &place, number, store.now(), text);
            put(&tx, row, number).await?;
            (number, store.now().millis())
        }
    };
    if place.post().is_none() {
        trim(&tx, person).await?;
    }
    let version = match place.post() {
        Some(post) => source_in(&tx, post).await?.ok_or(Error::NotFound)?.version,
        None => 0,
    };
    tx.commit().await?;
    let since = match place.post() {
        Some(post) if version != form.base().version => whose(store, post, person).await?,
        _ => Since::Nobody,
    };
    Ok(Kept {
        number,
        saved: Timestamp::from_millis(saved),
        since,
    })
}

async fn whose(store: &Store, post: PostId, person: UserId) -> Result<Since, Error> {
    let by = revisions::last_saved_by(store, post).await?;
    Ok(if by == Some(person) {
        Since::Yourself
    } else {
        Since::Others
    })
}

/// The text that is about to go, where its author may want it back: it was typed in another editor, or much of it is missing
/// in the one that comes. It becomes a version of its post or, of a new one, a copy of its own.
async fn save_aside(
    tx: &DatabaseTransaction,
    former: &Model,
    form: &PostForm,
) -> Result<(), Error> {
    let text: PostForm = serde_json::from_str(&former.form)?;
    let is_other = text.key != form.key && !text.says_the_same(form);
    if !is_other && !form.lost_much_of(&text) {
        return Ok(());
    }
    let (person, saved) = (UserId(former.person), Timestamp::from_millis(former.saved));
    match former.post {
        Some(post) => revisions::unsaved(tx, PostId(post), person, saved, &text).await,
        None => {
            let key = code::generate(5, 5);
            let place = Place::New(key.clone());
            let row = row(person, &place, 1, saved, json(&PostForm { key, ..text })?);
            put(tx, row, 1).await
        }
    }
}

/// [`Error::Stale`] where somebody else puts the first one there at the same moment.
async fn put(tx: &DatabaseTransaction, row: ActiveModel, number: i64) -> Result<(), Error> {
    if number > 1 {
        Entity::update(row).exec(tx).await?;
        return Ok(());
    }
    let taken = OnConflict::columns([Column::Person, Column::Place])
        .do_nothing()
        .to_owned();
    let inserted = Entity::insert(row).on_conflict(taken);
    match inserted.exec_without_returning(tx).await? {
        1 => Ok(()),
        _ => Err(Error::Stale),
    }
}

/// What somebody keeps at a place.
pub async fn of(
    store: &Store,
    person: UserId,
    place: &Place,
) -> Result<Option<WorkingCopy>, Error> {
    let row = Entity::find_by_id((person.0, place.to_string()))
        .one(store.reader())
        .await?;
    row.map(copy).transpose()
}

/// The new posts that somebody has begun and saved nowhere, the latest first.
pub async fn new_posts(store: &Store, person: UserId) -> Result<Vec<WorkingCopy>, Error> {
    let rows = Entity::find()
        .filter(Column::Person.eq(person.0))
        .filter(Column::Post.is_null())
        .order_by_desc(Column::Saved)
        .all(store.reader())
        .await?;
    rows.into_iter().map(copy).collect()
}

/// Throws away the copy that somebody has looked at. [`Error::Stale`] where it is another by now.
pub async fn throw_away(
    store: &Store,
    person: UserId,
    place: &Place,
    number: i64,
) -> Result<(), Error> {
    let tx = store.begin().await?;
    match find(&tx, person, place).await? {
        None => return Ok(()),
        Some(copy) if copy.number != number => return Err(Error::Stale),
        Some(_) => {}
    }
    remove(&tx, person, place).await?;
    Ok(tx.commit().await?)
}

/// After a save nothing is left unsaved. What its author had kept and did not save now becomes a version of the post.
pub(crate) async fn settle(
    tx: &DatabaseTransaction,
    person: UserId,
    place: &Place,
    form: &PostForm,
    post: PostId,
) -> Result<(), Error> {
    let Some(copy) = find(tx, person, place).await? else {
        return Ok(());
    };
    let text: PostForm = serde_json::from_str(&copy.form)?;
    let is_known = copy.number == form.copy_known() && !form.lost_much_of(&text);
    if !is_known && !text.says_the_same(form) {
        let saved = Timestamp::from_millis(copy.saved);
        revisions::unsaved(tx, post, person, saved, &text).await?;
    }
    remove(tx, person, place).await
}

async fn find(
    tx: &DatabaseTransaction,
    person: UserId,
    place: &Place,
) -> Result<Option<Model>, Error> {
    let row = Entity::find_by_id((person.0, place.to_string()))
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(row)
}

async fn remove(tx: &DatabaseTransaction, person: UserId, place: &Place) -> Result<(), Error> {
    Entity::delete_by_id((person.0, place.to_string()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets go of the oldest beyond so many.
async fn trim(tx: &DatabaseTransaction, person: UserId) -> Result<(), Error> {
    let newest = Query::select()
        .column(Column::Place)
        .from(Entity)
        .and_where(Column::Person.eq(person.0))
        .and_where(Column::Post.is_null())
        .order_by(Column::Saved, Order::Desc)
        .limit(NEW_POSTS)
        .to_owned();
    Entity::delete_many()
        .filter(Column::Person.eq(person.0))
        .filter(Column::Post.is_null())
        .filter(Column::Place.not_in_subquery(newest))
        .exec(tx)
        .await?;
    Ok(())
}

fn row(person: UserId, place: &Place, number: i64, saved: Timestamp, form: String) -> ActiveModel {
    ActiveModel {
        person: Set(person.0),
        place: Set(place.to_string()),
        post: Set(place.post().map(|post| post.0)),
        number: Set(number),
        saved: Set(saved.millis()),
        form: Set(form),
    }
}

/// The number is a column of its own.
fn json(form: &PostForm) -> Result<String, Error> {
    Ok(serde_json::to_string(&PostForm {
        copy: String::new(),
        ..form.clone()
    })?)
}

fn copy(row: Model) -> Result<WorkingCopy, Error> {
    let mut form: PostForm = serde_json::from_str(&row.form)?;
    form.copy = row.number.to_string();
    Ok(WorkingCopy {
        place: row.place,
        number: row.number,
        saved: Timestamp::from_millis(row.saved),
        form,
    })
}
