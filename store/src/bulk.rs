//! Bringing in many people, posts and comments at once, in one transaction: all or nothing. What is made in the same order
//! in an empty database always gets the same numbers.

use crate::accounts::{self, NewPerson, setup_code};
use crate::entity::{comment, person, post};
use crate::password::Hash;
use crate::posts::slugs::Dispenser;
use crate::posts::{beside, minutes, recount};
use crate::render::{self, Part, Rendered};
use crate::{Error, Store};
use domain::post::{Format, NewPost};
use domain::{
    CommentBody, EmailAddress, PersonName, PostId, Role, Slug, Timestamp, UserId, Viewer,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use std::collections::HashMap;

/// Somebody who cannot log in until an admin gives them a password, unless they come as a [member](Bulk::member).
#[derive(Clone, Debug)]
pub struct Person {
    pub name: PersonName,
    pub role: Role,
    pub about: String,
    pub joined: Timestamp,
}

/// A post, written and published (or last changed) at one moment.
#[derive(Clone, Debug)]
pub struct Post {
    pub author: UserId,
    pub post: NewPost,
    pub at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Comment {
    pub post: PostId,
    pub author: UserId,
    pub body: CommentBody,
    pub at: Timestamp,
}

/// A transaction that fills a site. Dropped without [`finish`](Self::finish), nothing has happened.
pub struct Bulk {
    tx: DatabaseTransaction,
    slugs: Dispenser,
    /// How posts are rendered.
    posts: Part,
    rendered: HashMap<(Part, String), Rendered>,
}

impl Bulk {
    /// Rows in one statement: databases limit how many values it may have.
    const ROWS: usize = 500;
    /// Texts whose HTML is kept in case they come again.
    const REMEMBERED: usize = 500;

    pub async fn begin(store: &Store) -> Result<Self, Error> {
        let tx = store.begin().await?;
        Ok(Self {
            slugs: Dispenser::new(&tx).await?,
            tx,
            posts: Part::Post(store.punctuation()),
            rendered: HashMap::new(),
        })
    }

    /// Whether there was a post, published or not, before this began.
    #[must_use]
    pub fn found_posts(&self) -> bool {
        self.slugs.found_any()
    }

    /// Makes somebody's account. The first one that is ever made on a site is its admin, as everywhere.
    pub async fn person(&mut self, person: &Person) -> Result<Viewer, Error> {
        self.account(person, None, None).await
    }

    /// The same for somebody who can log in.
    pub async fn member(
        &mut self,
        person: &Person,
        email: &EmailAddress,
        password: Hash,
    ) -> Result<Viewer, Error> {
        let email = email.as_str().to_owned();
        self.account(person, Some(email), Some(password.into()))
            .await
    }

    async fn account(
        &mut self,
        person: &Person,
        email: Option<String>,
        password_hash: Option<String>,
    ) -> Result<Viewer, Error> {
        let number = accounts::next_number(&self.tx).await?;
        let first = number == 1;
        if first {
            setup_code::forget(&self.tx).await?;
        }
        let new = NewPerson {
            email,
            name: person.name.as_str().to_owned(),
            role: if first { Role::Admin } else { person.role },
            password_hash,
            created: person.joined,
            email_verified: None,
        };
        let made = accounts::insert(&self.tx, number, new).await?;
        let about = person::ActiveModel {
            about: Set(person.about.clone()),
            ..Default::default()
        };
        let update = person::Entity::update_many().set(about);
        update
            .filter(person::Column::Id.eq(number))
            .exec(&self.tx)
            .await?;
        Ok(made)
    }

    /// Stores posts, and says their numbers in the same order.
    pub async fn posts(&mut self, posts: &[Post]) -> Result<Vec<PostId>, Error> {
        let mut ids = Vec::with_capacity(posts.len());
        for chunk in posts.chunks(Self::ROWS) {
            let mut rows = Vec::with_capacity(chunk.len());
            for post in chunk {
                rows.push(self.post_row(post).await?);
            }
            let insert = post::Entity::insert_many(rows);
            let mut keys: Vec<i64> = insert.exec_with_returning_keys(&self.tx).await?;
            keys.sort_unstable();
            let settings = chunk.iter().map(|post| &post.post.settings);
            let beside: Vec<_> = keys.iter().map(|id| PostId(*id)).zip(settings).collect();
            beside::add(&self.tx, &beside).await?;
            ids.extend(keys.into_iter().map(PostId));
        }
        Ok(ids)
    }

    /// Stores comments in the order that they are given in.
    pub async fn comments(&mut self, comments: &[Comment]) -> Result<(), Error> {
        for chunk in comments.chunks(Self::ROWS) {
            let mut rows = Vec::with_capacity(chunk.len());
            for comment in chunk {
                rows.push(self.comment_row(comment).await?);
            }
            let insert = comment::Entity::insert_many(rows);
            insert.exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// Makes everything so far visible at once.
    pub async fn finish(self) -> Result<(), Error> {
        recount(&self.tx).await?;
        Ok(self.tx.commit().await?)
    }

    async fn post_row(&mut self, post: &Post) -> Result<post::ActiveModel, Error> {
        let NewPost {
            title,
            subtitle,
            body,
            cover,
            status,
            settings,
        } = &post.post;
        let rendered = self.render(self.posts, body.as_str()).await?;
        let at = post.at.millis();
        let wanted = settings.slug.clone();
        let wanted = wanted.unwrap_or_else(|| Slug::from_title(title.as_str()));
        let cover = cover.clone();
        let (url, alt, caption) = cover
            .map(|cover| (Some(cover.url), cover.alt, cover.caption))
            .unwrap_or_default();
        Ok(post::ActiveModel {
            id: NotSet,
            author_id: Set(Some(post.author.0)),
            slug: Set(self.slugs.next(&wanted).as_str().to_owned()),
            slug_chosen: Set(settings.slug.is_some()),
            title: Set(title.as_str().to_owned()),
            subtitle: Set(subtitle.as_str().to_owned()),
            format: Set(Format::Markdown.word().to_owned()),
            html_version: Set(rendered.version),
            html: Set(rendered.html),
            minutes: Set(minutes(Format::Markdown, body.as_str())),
            body: Set(body.as_str().to_owned()),
            cover_url: Set(url),
            cover_alt: Set(alt),
            cover_caption: Set(caption),
            status: Set(status.word().to_owned()),
            version: Set(1),
            created: Set(at),
            published: Set(status.is_readable().then_some(at)),
            updated: Set(at),
            publish_at: Set(settings.publish_at.map(Timestamp::millis)),
            canonical: Set(settings
                .canonical
                .as_ref()
                .map(|address| address.as_str().to_owned())),
            comments_until: Set(settings.comments_until.map(Timestamp::millis)),
            binned: NotSet,
            binned_by: NotSet,
            before_bin: NotSet,
        })
    }

    async fn comment_row(&mut self, comment: &Comment) -> Result<comment::ActiveModel, Error> {
        let rendered = self.render(Part::Comment, comment.body.as_str()).await?;
        Ok(comment::ActiveModel {
            id: NotSet,
            post_id: Set(comment.post.0),
            author_id: Set(Some(comment.author.0)),
            format: Set(Format::Markdown.word().to_owned()),
            html_version: Set(rendered.version),
            html: Set(rendered.html),
            body: Set(comment.body.as_str().to_owned()),
            created: Set(comment.at.millis()),
            edited: Set(None),
            date_unknown: Set(false),
        })
    }

    async fn render(&mut self, part: Part, source: &str) -> Result<Rendered, Error> {
        let key = (part, source.to_owned());
        if let Some(rendered) = self.rendered.get(&key) {
            return Ok(rendered.clone());
        }
        let rendered = render::aside(part, Format::Markdown, source).await?;
        if self.rendered.len() < Self::REMEMBERED {
            self.rendered.insert(key, rendered.clone());
        }
        Ok(rendered)
    }
}
