//! What people in tests write.

use super::{Outcome, TestDb};
use crate::{Error, comments, posts};
use domain::comment::{Comment, CommentForm};
use domain::post::{NewPost, Post, PostForm, Status};
use domain::{CommentBody, Slug, Viewer};

/// A post as its author's form would send it.
pub fn post(title: &str, body: &str, status: Status) -> Outcome<NewPost> {
    let form = PostForm {
        title: title.to_owned(),
        body: body.to_owned(),
        status: status.word().to_owned(),
        ..PostForm::default()
    };
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

/// A comment as its form would send it.
pub fn comment(body: &str) -> Outcome<CommentBody> {
    let form = CommentForm {
        body: body.to_owned(),
        ..CommentForm::default()
    };
    form.parse().map_err(|wrong| format!("{wrong:?}").into())
}

impl TestDb {
    /// Writes a post of one sentence for everybody to read.
    pub async fn published(&self, author: &Viewer, title: &str) -> Outcome<Post> {
        self.written(author, title, Status::Published).await
    }

    /// Writes a post of one sentence for the author alone.
    pub async fn drafted(&self, author: &Viewer, title: &str) -> Outcome<Post> {
        self.written(author, title, Status::Draft).await
    }

    async fn written(&self, author: &Viewer, title: &str, status: Status) -> Outcome<Post> {
        let new = post(title, "We set out before six.", status)?;
        let slug = posts::create(&self.store, author.id, &new).await?;
        Ok(posts::find(&self.store, Some(author), &slug).await?)
    }

    /// Says something under a post.
    pub async fn said(&self, author: &Viewer, under: &Post, body: &str) -> Outcome<Comment> {
        Ok(comments::add(&self.store, under.id, author.id, &comment(body)?).await?)
    }

    /// The post at an address, as somebody sees it.
    pub async fn seen(&self, viewer: Option<&Viewer>, slug: &str) -> Result<Post, Error> {
        posts::find(&self.store, viewer, &Slug::from_path(slug)).await
    }
}
