//! People arrive: as readers, or as authors if they wrote posts.

use super::{Arrival, known::Kind};
use crate::accounts::{self, NewPerson};
use crate::entity::person::{Column, Entity};
use crate::import::blog::Person;
use crate::import::{Counts, Progress};
use crate::{Error, settings};
use domain::{EmailAddress, Handle, Role, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use std::collections::{HashMap, HashSet};

pub(super) async fn bring<P: FnMut(Progress)>(
    arrival: &mut Arrival<'_, P>,
) -> Result<Counts, Error> {
    let authors: HashSet<i64> = arrival
        .blog
        .posts
        .iter()
        .filter_map(|post| post.author)
        .collect();
    let mut has_admin = has_admin(arrival.tx).await?;
    let mut counts = Counts::default();
    for person in &arrival.blog.people {
        arrival.step();
        if arrival.known.local(Kind::Person, person.id).is_some() {
            counts.already_there += 1;
            continue;
        }
        if let Some(id) = account_of(arrival.tx, person.email.as_ref()).await? {
            arrival.known.add(Kind::Person, person.id, id);
            arrival.notes.add(
                "These people have an account here under the same address, and keep it as it is",
                format!("{} ({})", person.name, person.id),
            );
            counts.already_there += 1;
            continue;
        }
        let number = accounts::next_number(arrival.tx).await?;
        let role = if !has_admin && is_the_owner(person, number) {
            has_admin = true;
            Role::Admin
        } else if authors.contains(&person.id) {
            Role::Author
        } else {
            Role::Reader
        };
        let viewer = make(arrival, person, number, role).await?;
        arrival.known.add(Kind::Person, person.id, viewer.id.0);
        counts.brought += 1;
    }
    settle(arrival, &authors, has_admin, counts).await?;
    Ok(counts)
}

/// Who looks after the site from now on: the first person of the old blog; or, where it knew its authors by name only, the
/// first account. To that one nobody can log in before its owner was given a password, so no stranger becomes the admin.
const fn is_the_owner(person: &Person, number: i64) -> bool {
    person.id == 1 || (number == 1 && person.password_hash.is_none())
}

async fn has_admin(tx: &DatabaseTransaction) -> Result<bool, Error> {
    let admins = Entity::find().filter(Column::Role.eq(Role::Admin.word()));
    Ok(admins.count(tx).await? > 0)
}

/// Whoever has an account here under that address already.
async fn account_of(
    tx: &DatabaseTransaction,
    email: Option<&EmailAddress>,
) -> Result<Option<i64>, Error> {
    let Some(email) = email else {
        return Ok(None);
    };
    let same = Entity::find().filter(Column::EmailKey.eq(email.key()));
    Ok(same
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .one(tx)
        .await?)
}

async fn make<P: FnMut(Progress)>(
    arrival: &mut Arrival<'_, P>,
    person: &Person,
    number: i64,
    role: Role,
) -> Result<Viewer, Error> {
    let new = NewPerson {
        email: person.email.as_ref().map(ToString::to_string),
        name: person.name.to_string(),
        role,
        password_hash: person.password_hash.clone(),
        created: arrival.now,
        email_verified: None,
    };
    let viewer = accounts::insert(arrival.tx, number, new).await?;
    if !person.about.is_empty() {
        Entity::update_many()
            .col_expr(Column::About, Expr::value(&person.about))
            .filter(Column::Id.eq(number))
            .exec(arrival.tx)
            .await?;
    }
    if role == Role::Admin && person.password_hash.is_none() {
        arrival.notes.say(format!(
            "The admin is {}, who has no password yet: `quire user password {}` sets one",
            viewer.name, viewer.handle
        ));
    }
    if let Some(login) = &person.login
        && Handle::from_input(login) != viewer.handle
    {
        arrival.notes.add(
            "These people log in by a handle that is not the name they logged in with before",
            format!("{login} is now {}", viewer.handle),
        );
    }
    Ok(viewer)
}

/// What has to be right, or said, once everybody is here.
async fn settle<P: FnMut(Progress)>(
    arrival: &mut Arrival<'_, P>,
    authors: &HashSet<i64>,
    has_admin: bool,
    counts: Counts,
) -> Result<(), Error> {
    if counts.brought > 0 {
        // There are accounts now: nobody makes the first one any more.
        settings::remove(arrival.tx, settings::SETUP_CODE).await?;
    }
    if !has_admin {
        arrival
            .notes
            .say("Nobody here is an admin yet: `quire user role` makes somebody one");
    }
    let roles: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Role])
        .into_tuple()
        .all(arrival.tx)
        .await?;
    let roles: HashMap<i64, String> = roles.into_iter().collect();
    for person in arrival
        .blog
        .people
        .iter()
        .filter(|person| authors.contains(&person.id))
    {
        let role = arrival
            .known
            .person(Some(person.id))
            .and_then(|id| roles.get(&id));
        if role.is_some_and(|role| role == Role::Reader.word()) {
            arrival.notes.add(
                "These people wrote posts and are readers here, who may not change them: `quire user role` makes them authors",
                person.name.to_string(),
            );
        }
    }
    Ok(())
}
