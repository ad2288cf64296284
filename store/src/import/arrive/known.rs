//! Where the people, posts and comments of an old blog are here, if they came before.

use crate::Error;
use crate::entity::{import, person, post};
use crate::import::blog::Blog;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};
use std::collections::{HashMap, HashSet};

/// The three kinds of things that come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Person,
    Post,
    Comment,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Person, Self::Post, Self::Comment];

    /// The word in the database.
    const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Comment => "comment",
        }
    }
}

/// Old numbers and new ones.
pub(super) struct Known {
    source: String,
    local: HashMap<(Kind, i64), i64>,
    fresh: Vec<(Kind, i64, i64)>,
    /// People who are still here.
    people: HashSet<i64>,
    /// Posts that are still here, and when they were made.
    posts: HashMap<i64, i64>,
}

impl Known {
    /// Rows of an insert: SQLite takes some 32,000 values in a statement, PostgreSQL twice as many.
    const BATCH: usize = 1000;

    /// Finds out whether this blog was here before, under which name, and what of it.
    pub(super) async fn of(tx: &DatabaseTransaction, blog: &Blog) -> Result<Self, Error> {
        let mut known = Self {
            source: String::new(),
            local: HashMap::new(),
            fresh: Vec::new(),
            people: people(tx).await?,
            posts: posts(tx).await?,
        };
        let mut number = 1;
        loop {
            known.source = match number {
                1 => blog.identity.clone(),
                _ => format!("{}-{number}", blog.identity),
            };
            known.local = local(tx, &known.source).await?;
            if known.local.is_empty() || known.is_of(blog) {
                return Ok(known);
            }
            number += 1;
        }
    }

    /// Two blogs can begin with the same person. Their posts were not written at the same moments; and the moment a post
    /// was made is what nobody can change here.
    fn is_of(&self, blog: &Blog) -> bool {
        let dated = blog.posts.iter().filter(|post| post.is_dated);
        let both = dated.filter_map(|post| {
            let local = self.local(Kind::Post, post.id)?;
            Some(self.posts.get(&local)? == &post.date.millis())
        });
        let same: Vec<bool> = both.collect();
        2 * same.iter().filter(|same| **same).count() >= same.len()
    }

    /// The new number of something that came before, or just now, whether it is still here or not.
    pub(super) fn local(&self, kind: Kind, old: i64) -> Option<i64> {
        self.local.get(&(kind, old)).copied()
    }

    /// The new number of a person who is still here.
    pub(super) fn person(&self, old: Option<i64>) -> Option<i64> {
        let local = self.local(Kind::Person, old?)?;
        self.people.contains(&local).then_some(local)
    }

    /// The new number of a post that is still here.
    pub(super) fn post(&self, old: i64) -> Option<i64> {
        let local = self.local(Kind::Post, old)?;
        self.posts.contains_key(&local).then_some(local)
    }

    /// Remembers where something went.
    pub(super) fn add(&mut self, kind: Kind, old: i64, new: i64) {
        self.local.insert((kind, old), new);
        self.fresh.push((kind, old, new));
        match kind {
            Kind::Person => {
                self.people.insert(new);
            }
            Kind::Post => {
                self.posts.insert(new, 0);
            }
            Kind::Comment => {}
        }
    }

    /// Keeps what was added.
    pub(super) async fn save(&self, tx: &DatabaseTransaction) -> Result<(), Error> {
        for batch in self.fresh.chunks(Self::BATCH) {
            let rows = batch.iter().map(|(kind, old, new)| import::ActiveModel {
                source: Set(self.source.clone()),
                kind: Set(kind.word().to_owned()),
                legacy_id: Set(*old),
                local_id: Set(*new),
            });
            import::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
        Ok(())
    }
}

async fn local(tx: &DatabaseTransaction, source: &str) -> Result<HashMap<(Kind, i64), i64>, Error> {
    let rows = import::Entity::find()
        .filter(import::Column::Source.eq(source))
        .all(tx)
        .await?;
    let kind = |word: &str| Kind::ALL.into_iter().find(|kind| kind.word() == word);
    let pairs = rows
        .into_iter()
        .filter_map(|row| Some(((kind(&row.kind)?, row.legacy_id), row.local_id)));
    Ok(pairs.collect())
}

async fn people(tx: &DatabaseTransaction) -> Result<HashSet<i64>, Error> {
    let ids = person::Entity::find()
        .select_only()
        .column(person::Column::Id);
    Ok(ids.into_tuple().all(tx).await?.into_iter().collect())
}

async fn posts(tx: &DatabaseTransaction) -> Result<HashMap<i64, i64>, Error> {
    let rows = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::Created]);
    Ok(rows.into_tuple().all(tx).await?.into_iter().collect())
}
